//! ServiceNow: a staging table, its transform map, and two ways in.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::multipart;
use crate::remotes::server::{Incoming, Outcome, Service, form};

#[derive(Debug, Clone)]
pub struct Row {
    pub fields: BTreeMap<String, String>,
    pub state: &'static str,
    pub comment: String,
}

#[derive(Debug, Default)]
pub struct ServiceNow {
    pub rows: Vec<Row>,
    /// Assets by serial number.
    pub assets: BTreeMap<String, BTreeMap<String, String>>,
    /// Event ids in the order in which they changed an asset.
    pub applied: Vec<String>,
    /// Rows of `insertMultiple` are transformed when they are looked at this many times.
    pub slow_transform: u32,
    pub tokens: u32,
    /// A serial number that the transform map takes for an error.
    pub cursed: Option<String>,
    /// Files that were loaded: name and content.
    pub files: Vec<(String, Vec<u8>)>,
    /// What it answers after that.
    pub says_after_loading: String,
}

const LABELS: [&str; 21] = [
    "row_no",
    "event_id",
    "event_type",
    "event_time",
    "asset_tag",
    "serial_number",
    "manufacturer",
    "model_name",
    "model_number",
    "model_category",
    "state",
    "substate",
    "assigned_to",
    "reserved_for",
    "stockroom",
    "location",
    "carrier",
    "tracking_number",
    "po_number",
    "comments",
    "evidence_sha256",
];

impl ServiceNow {
    /// Takes a row whose keys are labels, or names with `u_` before them.
    fn stage(&mut self, record: &Map<String, Value>, by_label: bool) -> usize {
        let mut fields = BTreeMap::new();
        for (key, value) in record {
            let label = if by_label { Some(key.as_str()) } else { key.strip_prefix("u_") };
            let label = label.filter(|label| LABELS.contains(label));
            let label = label.unwrap_or_else(|| panic!("{key} is no column here"));
            fields.insert(label.to_owned(), value.as_str().expect("texts only").to_owned());
        }
        let length: usize = fields.iter().map(|(key, value)| key.len() + value.len()).sum();
        assert!(length <= 8_126, "a longer row would be skipped without a word");
        self.rows.push(Row { fields, state: "pending", comment: String::new() });
        self.rows.len() - 1
    }

    /// Loads a file into the staging table and transforms it, as `sys_import.do` does.
    fn load(&mut self, request: &Incoming) -> Outcome {
        assert_eq!(request.asks("sysparm_import_set_tablename"), "u_custody");
        assert_eq!(request.asks("sysparm_transform_after_load"), "true");
        assert_eq!(request.header("content-length"), request.body.len().to_string());
        let field = multipart::only_field(request.header("content-type"), &request.body);
        assert_eq!(
            (field.name.as_str(), field.media_type.as_str()),
            ("uploadFile", "text/csv; charset=utf-8")
        );
        let mut table = csv::Reader::from_reader(field.content.as_slice());
        let header = table.headers().expect("a header").clone();
        for row in table.records() {
            let row = row.expect("as many cells as labels");
            let cell = |(label, value): (&str, &str)| (label.to_owned(), Value::from(value));
            let row: Map<String, Value> = header.iter().zip(&row).map(cell).collect();
            self.stage(&row, true);
        }
        (0..self.rows.len()).for_each(|at| self.transform(at));
        self.files.push((field.file_name, field.content));
        Outcome {
            status: 200,
            headers: Vec::new(),
            body: self.says_after_loading.clone().into_bytes(),
        }
    }

    /// The transform map with its script: a row whose event has been applied is ignored.
    fn transform(&mut self, at: usize) {
        let row = &self.rows[at];
        if row.state != "pending" {
            return;
        }
        let id = row.fields["event_id"].clone();
        let serial = row.fields.get("serial_number").cloned().unwrap_or_default();
        let (state, comment) = if self.cursed.as_ref() == Some(&serial) {
            ("error", "Invalid choice: substate".to_owned())
        } else if self.applied.contains(&id) {
            ("ignored", String::new())
        } else {
            let state = if self.assets.contains_key(&serial) { "updated" } else { "inserted" };
            let fields = row.fields.clone();
            self.assets.entry(serial).or_default().extend(fields);
            self.applied.push(id);
            (state, String::new())
        };
        (self.rows[at].state, self.rows[at].comment) = (state, comment);
    }

    fn result(&self, at: usize) -> Value {
        let row = &self.rows[at];
        let serial = row.fields.get("serial_number").cloned().unwrap_or_default();
        match row.state {
            "error" => json!({
                "transform_map": "custody", "table": "alm_hardware", "status": "error",
                "error_message": row.comment,
            }),
            state => json!({
                "transform_map": "custody", "table": "alm_hardware", "status": state,
                "display_name": "serial_number", "display_value": serial, "sys_id": format!("s{serial}"),
            }),
        }
    }

    fn staging(&mut self, request: &Incoming) -> Outcome {
        let query = request.asks("sysparm_query");
        let ids = query.strip_prefix("u_event_idIN").and_then(|q| q.split('^').next());
        let ids: Vec<&str> = ids.unwrap_or_default().split(',').collect();
        if self.slow_transform > 0 {
            self.slow_transform -= 1;
        } else {
            (0..self.rows.len()).for_each(|at| self.transform(at));
        }
        let found = self.rows.iter().filter(|row| ids.contains(&row.fields["event_id"].as_str()));
        let row = |row: &Row| {
            let serial = row.fields.get("serial_number").cloned().unwrap_or_default();
            json!({
                "u_event_id": row.fields["event_id"],
                "sys_import_state": row.state,
                "sys_import_state_comment": row.comment,
                "sys_target_sys_id": {"link": "https://x", "value": format!("s{serial}")},
            })
        };
        Outcome::json(200, &json!({"result": found.map(row).collect::<Vec<_>>()}))
    }
}

impl Service for ServiceNow {
    fn handle(&mut self, request: &Incoming) -> Outcome {
        let path: Vec<&str> = request.path.iter().map(String::as_str).collect();
        if path == ["oauth_token.do"] {
            let fields = form(&String::from_utf8_lossy(&request.body));
            if fields.get("client_secret").map(String::as_str) != Some("canary secret&+") {
                return Outcome::json(
                    401,
                    &json!({"error": "access_denied", "error_description": "no"}),
                );
            }
            self.tokens += 1;
            return Outcome::json(
                200,
                &json!({
                    "access_token": format!("token-{}", self.tokens), "expires_in": 1799, "token_type": "Bearer",
                }),
            );
        }
        let basic = data_encoding::BASE64.encode(b"push:canary secret&+");
        let good = [format!("Basic {basic}"), format!("Bearer token-{}", self.tokens)];
        if !good.iter().any(|one| one == request.header("authorization")) {
            return Outcome::json(
                401,
                &json!({"error": {"message": "User Not Authenticated"}, "status": "failure"}),
            );
        }
        let body = request.json();
        match (request.method.as_str(), path.as_slice()) {
            ("POST", ["api", "now", "import", "u_custody"]) => {
                let at = self.stage(body.as_object().expect("an object"), false);
                // Rows that came before are worked through first.
                (0..=at).for_each(|at| self.transform(at));
                let result = json!({"import_set": "ISET1", "staging_table": "u_custody", "result": [self.result(at)]});
                Outcome::json(201, &result)
            }
            ("POST", ["api", "now", "import", "u_custody", "insertMultiple"]) => {
                let records = body["records"].as_array().expect("records");
                assert!(records.len() <= 200);
                for record in records {
                    self.stage(record.as_object().expect("an object"), true);
                }
                Outcome::json(201, &json!({"import_set_id": "i", "multi_import_set_id": "m"}))
            }
            ("POST", ["sys_import.do"]) => self.load(request),
            ("GET", ["api", "now", "table", "u_custody"]) => self.staging(request),
            ("GET", ["api", "now", "table", "alm_hardware"]) => {
                let query = request.asks("sysparm_query");
                let serial = query.strip_prefix("serial_number=").unwrap_or_default();
                let row = |fields: &BTreeMap<String, String>| json!({"install_status": fields["state"], "substatus": fields["substate"]});
                let found: Vec<Value> = self.assets.get(serial).map(row).into_iter().collect();
                Outcome::json(200, &json!({ "result": found }))
            }
            _other => Outcome::json(404, &json!({"error": {"message": "no such table"}})),
        }
    }
}
