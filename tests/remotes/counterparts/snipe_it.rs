//! Snipe-IT, REST v1: assets, users, and an activity log; errors that come as success; strings that are escaped
//! for web pages.

use serde_json::{Value, json};

use crate::remotes::server::{Incoming, Outcome, Service};

pub const AVAILABLE: u64 = 2;
pub const RETURNED: u64 = 3;
pub const HELD: u64 = 4;
pub const MISSING: u64 = 5;
pub const RETIRED: u64 = 6;
pub const TRANSIT: u64 = 9;

#[derive(Debug, Clone)]
pub struct Asset {
    pub id: u64,
    pub tag: String,
    pub serial: String,
    pub status: u64,
    pub assigned: Option<(String, u64)>,
    pub notes: String,
}

/// Somebody did something to an asset.
#[derive(Debug, Clone)]
pub struct Activity {
    pub item: u64,
    pub action: &'static str,
    pub target: Option<(String, u64)>,
    pub note: String,
}

#[derive(Debug, Default)]
pub struct SnipeIt {
    pub assets: Vec<Asset>,
    pub activity: Vec<Activity>,
    /// Whether its page of people is empty.
    pub nobody: bool,
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace('\'', "&#039;")
}

fn error(messages: impl Into<Value>) -> Outcome {
    Outcome::json(200, &json!({"status": "error", "messages": messages.into(), "payload": null}))
}

fn success(payload: &Value) -> Outcome {
    Outcome::json(200, &json!({"status": "success", "messages": "Done", "payload": payload}))
}

fn shown(asset: &Asset) -> Value {
    let assigned = asset.assigned.as_ref().map(|(kind, id)| json!({"type": kind, "id": id}));
    json!({
        "id": asset.id,
        "asset_tag": escaped(&asset.tag),
        "serial": escaped(&asset.serial),
        "status_label": {"id": asset.status, "name": format!("label {}", asset.status)},
        "assigned_to": assigned,
        "notes": escaped(&asset.notes),
    })
}

fn list(rows: Vec<Value>) -> Outcome {
    Outcome::json(200, &json!({"total": rows.len(), "rows": rows}))
}

impl SnipeIt {
    fn create(&mut self, body: &Value) -> Outcome {
        let text = |key: &str| body[key].as_str().unwrap_or_default().to_owned();
        let tag = text("asset_tag");
        if self.assets.iter().any(|asset| asset.tag == tag) {
            return error(json!({"asset_tag": ["The asset tag has already been taken."]}));
        }
        if body["model_id"].as_u64() != Some(12) {
            return error(json!({"model_id": ["The selected model id is invalid."]}));
        }
        let id = 100 + u64::try_from(self.assets.len()).expect("few");
        let (serial, notes) = (text("serial"), text("notes"));
        let status = body["status_id"].as_u64().unwrap_or(0);
        let asset = Asset { id, tag, serial, status, assigned: None, notes: notes.clone() };
        self.activity.push(Activity { item: id, action: "create", target: None, note: notes });
        self.assets.push(asset);
        success(&json!({"id": id}))
    }

    fn checkout(&mut self, id: u64, body: &Value) -> Outcome {
        let kind = body["checkout_to_type"].as_str().unwrap_or("user").to_owned();
        let target = body[format!("assigned_{kind}")].as_u64();
        let Some(asset) = self.assets.iter_mut().find(|asset| asset.id == id) else {
            return error("Asset does not exist.");
        };
        if asset.assigned.is_some() || asset.status != AVAILABLE {
            return error("That asset is not available for checkout!");
        }
        let Some(target) = target.filter(|target| (kind == "user") == (*target < TRANSIT)) else {
            return error(json!({"assigned_user": ["That user does not exist"]}));
        };
        asset.assigned = Some((kind.clone(), target));
        let note = body["note"].as_str().unwrap_or_default().to_owned();
        let target = Some((kind, target));
        self.activity.push(Activity { item: id, action: "checkout", target, note });
        success(&json!({"asset": "x"}))
    }

    fn checkin(&mut self, id: u64, body: &Value) -> Outcome {
        let Some(asset) = self.assets.iter_mut().find(|asset| asset.id == id) else {
            return error("Asset does not exist.");
        };
        let Some(target) = asset.assigned.take() else {
            return error("That asset is already checked in.");
        };
        asset.status = body["status_id"].as_u64().unwrap_or(asset.status);
        let note = body["note"].as_str().unwrap_or_default().to_owned();
        let target = Some(target);
        self.activity.push(Activity { item: id, action: "checkin", target, note });
        success(&json!({"asset": "x"}))
    }

    fn report(&self, request: &Incoming) -> Outcome {
        let (item, search) = (request.asks("item_id"), request.asks("search"));
        let found = self
            .activity
            .iter()
            .filter(|activity| activity.item.to_string() == item && activity.note.contains(search));
        list(found.map(|a| json!({"action_type": a.action, "note": escaped(&a.note)})).collect())
    }
}

impl Service for SnipeIt {
    fn handle(&mut self, request: &Incoming) -> Outcome {
        assert_eq!(request.header("accept"), "application/json");
        if request.header("authorization") != "Bearer canary-token" {
            return Outcome::json(401, &json!({"error": "Unauthorized or unauthenticated."}));
        }
        let path: Vec<&str> = request.path.iter().map(String::as_str).collect();
        let Some(path) = path.strip_prefix(&["api", "v1"]) else {
            return Outcome { status: 404, headers: Vec::new(), body: b"<html>".to_vec() };
        };
        let body = request.json();
        let number = |text: &str| text.parse::<u64>().unwrap_or(0);
        match (request.method.as_str(), path) {
            ("GET", ["users", "me"]) => {
                Outcome::json(200, &json!({"id": 1, "username": "o&#039;hara"}))
            }
            ("GET", ["statuslabels" | "models" | "locations", id]) => {
                Outcome::json(200, &json!({"id": number(id), "name": format!("thing {id}")}))
            }
            ("GET", ["users"]) if self.nobody => list(Vec::new()),
            ("GET", ["users"]) => {
                let email = request.asks("email");
                let users = (1..=3).map(|n| (n, format!("p{n}@example.com")));
                let found = users.filter(|(_, own)| own == email);
                list(found.map(|(id, email)| json!({"id": id, "email": email})).collect())
            }
            ("GET", ["hardware", "bytag", tag]) => {
                match self.assets.iter().find(|asset| asset.tag == *tag) {
                    Some(asset) => Outcome::json(200, &shown(asset)),
                    None => error("Asset does not exist."),
                }
            }
            ("GET", ["hardware", "byserial", serial]) => {
                let found = self.assets.iter().filter(|asset| asset.serial == *serial);
                list(found.map(shown).collect())
            }
            ("GET", ["reports", "activity"]) => self.report(request),
            ("POST", ["hardware"]) => self.create(&body),
            ("POST", ["hardware", id, "checkout"]) => self.checkout(number(id), &body),
            ("POST", ["hardware", id, "checkin"]) => self.checkin(number(id), &body),
            ("PATCH", ["hardware", id]) => {
                let id = number(id);
                let Some(asset) = self.assets.iter_mut().find(|asset| asset.id == id) else {
                    return error("Asset does not exist.");
                };
                asset.status = body["status_id"].as_u64().unwrap_or(asset.status);
                success(&shown(asset))
            }
            _other => Outcome { status: 404, headers: Vec::new(), body: b"<html>".to_vec() },
        }
    }
}
