//! `custody report`: each list has what belongs into it and nothing else, in every form.

use serde_json::Value;

use crate::common::program::Home;

/// A station at which a little of everything has happened.
fn busy() -> Home {
    let home = Home::staffed();
    home.has_pictures();
    home.does(
        "receive 1Z999AA10123456784 --to 1815 --occurred-at 2026-01-05T09:00:00Z --reason outage",
    );
    home.does("receive PKG00001 --confirm --note plain");
    home.does("serialize --no-parcel stock --serial SN-2001 --maker Dell --model XPS");
    home.does("serialize --no-parcel stock --serial SN-2002");
    home.does("serialize --no-parcel stock --serial SN-2003");
    home.does("hand-off SN-2001 --to 1815 --signature signature.png --due 2026-01-31");
    home.does("hand-off SN-2002 --to 1906 --override 'signed on paper'");
    home.does("missing SN-2003 --reason 'not on its shelf' --as olga");
    home
}

fn rows(home: &Home, line: &str) -> Vec<Value> {
    home.does(&format!("{line} --format jsonl")).json_lines()
}

fn column(rows: &[Value], name: &str) -> Vec<String> {
    rows.iter().map(|row| row[name].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn ageing_lists_what_waits_here_and_the_oldest_first() {
    let home = busy();
    let found = rows(&home, "report ageing");
    assert_eq!(column(&found, "item"), ["1Z999AA10123456784", "PKG00001"]);
    assert_eq!(column(&found, "for"), ["Ada Lovelace", ""]);
    assert!(found[0]["days"].as_i64().expect("days") > 90, "counted from when it came in");
    assert_eq!(column(&found, "age"), ["over 90 days", "0-2 days"]);
    let until = rows(&home, "report ageing --to 2026-02-01T00:00:00Z");
    assert_eq!(column(&until, "item"), ["1Z999AA10123456784"]);
    home.does("report ageing").says("AGE").says("over 90 days");
}

#[test]
fn overdue_is_what_is_out_past_its_date() {
    let home = busy();
    let found = rows(&home, "report overdue");
    assert_eq!(column(&found, "item"), ["SN-2001"]);
    assert_eq!(column(&found, "email"), ["ada@example.com"]);
    assert_eq!(found[0]["due_at"], "2026-01-31T23:59:59.000Z");
    home.does("return SN-2001 --from 1815 --signature signature.png");
    assert!(rows(&home, "report overdue").is_empty());
    home.does("report overdue").warns("nothing to show");
}

#[test]
fn gaps_are_what_is_missing_and_what_was_passed_on_without_proof() {
    let home = busy();
    let found = rows(&home, "report gaps");
    let gaps = column(&found, "gap");
    assert_eq!(gaps[0], "missing");
    assert_eq!(column(&found, "item")[0], "SN-2003");
    assert!(gaps.iter().any(|gap| gap == "handed off without a signature"), "{gaps:?}");
    assert!(gaps.iter().any(|gap| gap == "a rule was set aside"), "{gaps:?}");
    assert!(!column(&found, "item").contains(&"SN-2001".to_owned()), "it was signed for");
    let event = found.iter().find(|row| row["gap"] == "handed off without a signature");
    let event = event.expect("the hand-off")["seq"].as_u64().expect("a number");
    home.does(&format!("correct {event} --void --reason 'never happened'"));
    let gaps = column(&rows(&home, "report gaps"), "gap");
    assert!(!gaps.iter().any(|gap| gap == "handed off without a signature"), "{gaps:?}");
}

#[test]
fn late_entries_say_how_late_and_why() {
    let home = busy();
    let found = rows(&home, "report late-entries");
    assert_eq!(column(&found, "item"), ["1Z999AA10123456784"]);
    assert_eq!(column(&found, "reason"), ["outage"]);
    assert_eq!(column(&found, "occurred_at"), ["2026-01-05T09:00:00.000Z"]);
    assert!(found[0]["minutes_late"].as_i64().expect("minutes") > 60 * 24 * 90);
}

#[test]
fn activity_counts_by_operator_and_kind() {
    let home = busy();
    let found = rows(&home, "report activity");
    let of = |operator: &str, kind: &str| {
        let row = found.iter().find(|r| r["operator"] == operator && r["event_type"] == kind);
        row.map_or(0, |row| row["events"].as_i64().expect("a number"))
    };
    assert_eq!((of("ada", "received"), of("ada", "serialized")), (2, 3));
    assert_eq!((of("olga", "reported_missing"), of("ada", "reported_missing")), (1, 0));
    assert!(rows(&home, "report activity --to 2026-02-01").is_empty(), "recorded later than that");
}

#[test]
fn every_report_has_the_same_columns_in_csv_and_json() {
    let home = busy();
    for report in ["ageing", "gaps", "overdue", "late-entries", "activity"] {
        let csv = home.does(&format!("report {report} --format csv")).out;
        let header: Vec<&str> =
            csv.lines().next().expect("a header").trim_end().split(',').collect();
        let rows = rows(&home, &format!("report {report}"));
        assert!(!rows.is_empty(), "{report}");
        assert_eq!(csv.matches("\r\n").count(), rows.len() + 1, "{report}");
        for row in &rows {
            let mut keys: Vec<&str> =
                row.as_object().expect("an object").keys().map(String::as_str).collect();
            keys.retain(|key| *key != "schema");
            let mut wanted = header.clone();
            wanted.sort_unstable();
            keys.sort_unstable();
            assert_eq!(keys, wanted, "{report}");
        }
    }
    home.tries("report ageing --from yesterday").ends(2).warns("is not a time");
    home.does("report gaps --as vera");
}
