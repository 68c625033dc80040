//! What we send, read by programs that are not ours.
#![expect(clippy::print_stderr, reason = "whoever runs the tests is told what was not there")]

use std::process::{Command, Stdio};

use super::counterparts::webhook::{Receiver, SECRET};
use super::server::Server;
use crate::common::program::Home;

/// Verifies a signature with `standardwebhooks` and reads the body with the SDK of `CloudEvents`, both published for Python.
const CHECK: &str = r#"
import json, sys
from importlib.metadata import version
from standardwebhooks import Webhook, WebhookVerificationError
from cloudevents.core.bindings.http import HTTPMessage, from_structured_event

given = json.load(sys.stdin)
body, headers = given["body"], given["headers"]
Webhook(given["secret"]).verify(body, headers)
try:
    Webhook(given["secret"]).verify(body.replace("received", "forged"), headers)
    sys.exit("a forged body verifies")
except WebhookVerificationError:
    pass
event = from_structured_event(HTTPMessage(headers=headers, body=body.encode()))
print(json.dumps({
    "versions": f"standardwebhooks {version('standardwebhooks')}, cloudevents {version('cloudevents')}",
    "id": event.get_id(), "type": event.get_type(), "source": event.get_source(),
    "subject": event.get_subject(), "specversion": event.get_specversion(),
    "time": event.get_time().isoformat(), "data": event.get_data(),
}))
"#;

#[test]
fn a_published_library_verifies_our_signatures_and_another_reads_our_events() {
    let has = |module: &str| {
        let ask = Command::new("python3").args(["-c", &format!("import {module}")]).output();
        ask.is_ok_and(|output| output.status.success())
    };
    if !has("standardwebhooks, cloudevents.core.bindings.http") {
        eprintln!("skipped: `pip install standardwebhooks cloudevents` is not there");
        return;
    }
    let server = Server::start(Receiver::default());
    let home = Home::staffed();
    let line = format!("remote add itsm --kind webhook --url {} --secret-stdin", server.url());
    home.feeds(&line, SECRET).ends(0);
    home.does("receive 1Z999AA10123456784 --carrier 'Jürgen & Söhne'");
    home.does("push").says("itsm: 1 event pushed");
    let request = server.with(|receiver| receiver.last.clone()).expect("a request");
    let given = serde_json::json!({
        "secret": SECRET,
        "headers": request.headers,
        "body": String::from_utf8(request.body.clone()).expect("JSON is UTF-8"),
    });
    let mut check = Command::new("python3")
        .args(["-c", CHECK])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("python3 starts");
    let stdin = check.stdin.take().expect("a pipe");
    serde_json::to_writer(stdin, &given).expect("python3 reads");
    let output = check.wait_with_output().expect("python3 ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    eprintln!("{}", read["versions"]);
    let sent = request.json();
    for field in ["id", "type", "source", "subject", "specversion"] {
        assert_eq!(read[field], sent[field], "{field}");
    }
    assert_eq!(read["type"], "custody.received.v1");
    assert_eq!(read["data"]["said"]["carrier"], "Jürgen & Söhne");
}
