//! What the signed log is for: receipts, heads, anchors, backups and erasure, as people use them.

mod anchors;
mod backups;
mod erasure;
mod receipts;

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::common::program::Home;

const SIGNATURE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg"/>"#;

/// A home where olga has handed a laptop to Ada Lovelace, and its number.
pub fn after_a_hand_off() -> (Home, String) {
    let home = Home::staffed();
    home.write("sign.svg", SIGNATURE);
    home.does("adopt --serial 5CG1234XYZ --maker HP --model EliteBook --surplus --note stock");
    home.does("release 5CG1234XYZ --code identity");
    let answer = home.does("--as olga hand-off 5CG1234XYZ --to 1815 --signature sign.svg --json");
    let receipt = receipt_in(&answer.json());
    (home, receipt)
}

/// The receipt number in an answer, wherever it stands.
fn receipt_in(answer: &Value) -> String {
    match answer {
        Value::Object(fields) => match fields.get("receipt").and_then(Value::as_str) {
            Some(receipt) => receipt.to_owned(),
            None => fields.values().map(receipt_in).find(|r| !r.is_empty()).unwrap_or_default(),
        },
        Value::Array(values) => {
            values.iter().map(receipt_in).find(|r| !r.is_empty()).unwrap_or_default()
        }
        _no_receipt => String::new(),
    }
}

/// The public keys of a home: of the log's last epoch, and of an operator.
fn keys(home: &Home, operator: &str) -> (String, String) {
    let keys = home.does("keys --json").json();
    let find = |kind: &str, name: Option<&str>| {
        let of_kind = keys["keys"].as_array().expect("a list").iter().rev();
        let mut of_kind = of_kind.filter(|key| key["kind"] == kind);
        let key = of_kind.find(|key| name.is_none_or(|name| key["name"] == name));
        key.expect("there is a key")["key"].as_str().expect("a text").to_owned()
    };
    (find("log", None), find("session", Some(operator)))
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("the file can be copied");
        }
    }
}

/// The rules that `verify` names.
fn broken_rules(home: &Home, arguments: &str) -> Vec<String> {
    let verdict = home.tries(&format!("verify --json {arguments}")).ends(3).json();
    let problems = verdict["problems"].as_array().expect("a list");
    problems.iter().map(|p| p["rule"].as_str().expect("a rule").to_owned()).collect()
}
