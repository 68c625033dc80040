//! What independent programs make of our files: `docs/check_exports.py` with frictionless and openpyxl.

use std::process::Command;

use super::{home_with_a_laptop, say};

#[test]
fn independent_readers_find_what_was_written() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/check_exports.py");
    let home = home_with_a_laptop();
    home.does("serialize --no-parcel stock --serial SN-2001 --tag 0042 --maker 'Müller, Söhne' --model '=1+1'");
    home.does("hand-off AT-1 --to 1815 --signature signature.png");
    for kind in ["events", "assets", "handoffs", "parcels", "people"] {
        home.does(&format!("export {kind} --out files"));
        home.does(&format!("export {kind} --for excel --out files"));
    }
    home.does("export events --for servicenow --out files");
    home.does("export assets --for jira-assets --out files");
    home.tries("export events --for snipe-it --out files");
    let output = match Command::new("python3").arg(script).arg(home.path("files")).output() {
        Ok(output) => output,
        Err(error) => {
            say(&format!("skipped: python3: {error}"));
            return;
        }
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.code() == Some(69) {
        say(&format!("skipped: {text}"));
        return;
    }
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.contains("00012E5 is intact"), "{text}");
}
