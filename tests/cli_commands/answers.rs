//! Answers for programs: the fields that scripts rely on, and their shape.

use serde_json::{Value, json};

use crate::common::program::{Home, STAFFED};

#[track_caller]
fn has_fields(value: &Value, fields: &[&str]) {
    let object = value.as_object().unwrap_or_else(|| panic!("not an object: {value}"));
    for field in fields {
        assert!(object.contains_key(*field), "no {field} in {value}");
    }
}

fn one_of_everything() -> Home {
    let home = Home::staffed();
    home.has_pictures();
    home.does("receive 1Z999AA10123456784 --to 1815 --contents 1");
    home.does("serialize 1Z999AA10123456784 --serial SN-1001 --tag AT-1 --maker Dell");
    home.does("hand-off AT-1 --to 1815 --signature signature.png --due 2027-01-01");
    home
}

#[test]
fn an_answer_names_the_item_the_event_and_the_receipt() {
    let home = Home::staffed();
    let recorded = home.does("receive 1Z999AA10123456784 --json").json();
    let fields = ["schema", "outcome", "item", "event", "seq", "receipt", "at", "actor", "made"];
    has_fields(&recorded, &fields);
    assert_eq!(recorded["schema"], "custody.answer.v1");
    assert_eq!(recorded["outcome"], "recorded");
    assert_eq!(recorded["made"], serde_json::json!([STAFFED]));
    let unchanged = home.does("receive 1Z999AA10123456784 --json").json();
    assert_eq!(unchanged["outcome"], "unchanged");
    assert_eq!(unchanged["made"], serde_json::json!([]));
    for field in ["item", "event", "seq", "receipt", "at"] {
        assert_eq!(unchanged[field], recorded[field], "{field}");
    }
    let passed_on = home.does("hand-off 1Z999AA10123456784 --to 1815 --json --as olga").json();
    assert_eq!((&passed_on["kind"], &passed_on["actor"]), (&"handed_off".into(), &"olga".into()));
    let refused = home.tries("hand-off 1Z999AA10123456784 --to 1906 --json").ends(1).json();
    has_fields(&refused, &["schema", "outcome", "subject", "item", "code", "message", "hint"]);
    assert_eq!(refused["outcome"], "refused");
    assert_eq!(refused["code"], "refused.not_held");
    assert_eq!(refused["item"], recorded["item"]);
}

#[test]
fn several_items_are_handed_off_together_or_not_at_all_with_an_answer_each() {
    let home = Home::staffed();
    home.does("receive 1Z999AA10123456784 123456789012");
    home.does("hold 123456789012 --code damage");
    let line = "hand-off 1Z999AA10123456784 123456789012 --to 1815 --json";
    let refused = home.tries(line).ends(1).json_lines();
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0]["subject"], "123456789012");
    assert_eq!(home.does("list --standing held --format jsonl").json_lines().len(), 2);
    home.does("release 123456789012 --code damage");
    let answers = home.does(line).json_lines();
    let outcomes: Vec<_> = answers.iter().map(|answer| &answer["outcome"]).collect();
    assert_eq!(outcomes, ["recorded", "recorded"]);
}

#[test]
fn show_describes_an_item_the_same_by_whatever_identifier() {
    let home = one_of_everything();
    let shown = home.does("show AT-1 --json").json();
    has_fields(
        &shown,
        &[
            "schema",
            "item",
            "kind",
            "standing",
            "word",
            "custodian",
            "place",
            "condition",
            "holds",
            "tracking",
            "carrier",
            "serial",
            "tag",
            "maker",
            "model",
            "origin_parcel",
            "disputed",
            "last_event",
        ],
    );
    has_fields(&shown["custodian"], &["type", "id", "name"]);
    assert_eq!(shown["schema"], "custody.item.v1");
    assert_eq!((&shown["standing"], &shown["word"]), (&"out".into(), &"issued".into()));
    assert_eq!(shown["custodian"]["type"], "person");
    assert_eq!(shown["custodian"]["name"], "Ada Lovelace");
    assert_eq!(shown["due"], "2027-01-01T23:59:59.000Z");
    for name in ["sn-1001", "SN-1001", "at-1", shown["item"].as_str().expect("an id")] {
        assert_eq!(home.does(&format!("show {name} --json")).json(), shown, "{name}");
    }
    let parcel = home.does("show 1Z999AA10123456784 --json").json();
    assert_eq!(shown["origin_parcel"], parcel["item"]);
    assert_eq!(parcel["closed_how"], "converted");
}

#[test]
fn history_lists_every_event_with_its_data() {
    let home = one_of_everything();
    let history = home.does("history AT-1 --json").json();
    let events = history.as_array().expect("a list");
    assert_eq!(events.len(), 2);
    for event in events {
        has_fields(
            event,
            &[
                "seq",
                "event",
                "kind",
                "at",
                "occurred_at",
                "late",
                "actor",
                "station",
                "summary",
                "data",
                "voided_by",
            ],
        );
        assert_eq!(event["schema"], "custody.event.v1");
        assert_eq!(event["late"], false);
    }
    assert_eq!(events[1]["kind"], "handed_off");
    let summary = "Asset handed off to Ada Lovelace, signed, due back 2027-01-01";
    assert_eq!(events[1]["summary"], summary);
    let (handed_off, voided) = (STAFFED + 4, STAFFED + 5);
    home.does(&format!("correct {handed_off} --void --reason mistake"));
    let history = home.does("history AT-1 --json").json();
    assert_eq!(history[1]["voided_by"], voided);
    home.does("history AT-1").says(&format!("[does not count: see {voided}]"));
}

#[test]
fn one_object_a_line_means_one_object_a_line_for_every_list() {
    let home = one_of_everything();
    for (line, count) in [("list", 2), ("history AT-1", 2), ("find 1", 2), ("holdings 1815", 1)] {
        let answers = home.does(&format!("{line} --format jsonl")).json_lines();
        assert_eq!(answers.len(), count, "{line}");
        assert!(answers.iter().all(Value::is_object), "{line}");
    }
    let answers = home.does("decode tag-asset.png signature.png --format jsonl").json_lines();
    assert_eq!(answers.len(), 2);
}

#[test]
fn every_table_can_be_had_as_csv() {
    let home = one_of_everything();
    for line in ["list", "find 1", "holdings 1815", "person list", "place list", "operator list"] {
        let csv = home.does(&format!("{line} --format csv")).out;
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let columns = reader.headers().expect("a header").len();
        let rows: Vec<_> = reader.records().map(|row| row.expect("a row").len()).collect();
        assert!(!rows.is_empty(), "{line}");
        assert!(rows.iter().all(|cells| *cells == columns), "{line}: {csv}");
        assert!(csv.lines().count() > 1 && csv.contains("\r\n"), "{line}: {csv:?}");
    }
}

#[test]
fn decode_tells_what_every_code_on_a_picture_is() {
    let home = Home::empty();
    home.has_pictures();
    let files = home.does("decode box-laptop.png --json").json();
    assert_eq!(files[0]["file"], "box-laptop.png");
    let codes = files[0]["codes"].as_array().expect("codes");
    assert_eq!(codes.len(), 4);
    for code in codes {
        has_fields(code, &["symbology", "text", "aim", "class", "fields", "confidence", "box"]);
    }
    assert!(codes.iter().any(|code| code["class"] == "part_number"), "{files}");
}

#[test]
fn decoded_lines_have_the_same_fields_whether_they_can_be_read_or_not() {
    let home = Home::empty();
    let input = b"1Z999AA10123456784\nAB\x07C\n\xff\nhttps://example.com\n".to_vec();
    let lines = home.feeds("decode --lines --json", input).ends(0).json_lines();
    assert_eq!(lines.len(), 4);
    for line in &lines {
        has_fields(
            line,
            &[
                "raw",
                "value",
                "class",
                "carrier",
                "fields",
                "confidence",
                "alternatives",
                "reasons",
                "refused",
            ],
        );
    }
    assert_eq!(lines[0]["class"], "tracking");
    assert_eq!(lines[0]["refused"], Value::Null);
    assert_eq!(lines[1]["class"], "unknown");
    assert!(lines[1]["refused"].as_str().is_some_and(|why| why.contains("U+0007")));
    assert_eq!(lines[3]["class"], "url");
}

#[test]
fn verify_gives_a_verdict_and_every_problem() {
    let home = one_of_everything();
    let verdict = home.does("verify --json").json();
    has_fields(&verdict, &["verdict", "level", "entries", "checkpoints", "problems"]);
    assert_eq!(verdict["verdict"], "ok");
    assert_eq!(verdict["entries"], STAFFED + 5);
    let ledger = rusqlite::Connection::open(home.ledger()).expect("a ledger");
    ledger.execute("UPDATE item SET place = 'elsewhere'", ()).expect("the present is no fact");
    drop(ledger);
    let verdict = home.tries("verify --json").ends(3).json();
    assert_eq!(verdict["verdict"], "broken");
    let problems = verdict["problems"].as_array().expect("problems");
    assert!(!problems.is_empty());
    for problem in problems {
        has_fields(problem, &["seq", "rule", "message"]);
        assert_eq!(problem["rule"], "projection");
    }
    home.tries("verify").ends(3).warns("compare both with a backup before `custody rebuild`");
    home.does("rebuild");
    home.verifies();
}

#[test]
fn an_error_in_json_is_one_object_on_stderr() {
    let home = Home::staffed();
    for (line, kind) in [
        ("show AT-1", "no"),
        ("import nothing.csv --kind people", "input_missing"),
        ("list --profile other", "config"),
        ("list --as mallory", "not_allowed"),
    ] {
        let answer = home.tries(&format!("{line} --json"));
        let error: Value = serde_json::from_str(&answer.err).expect("one object");
        has_fields(&error, &["schema", "kind", "message", "causes", "hints"]);
        assert_eq!(error["schema"], "custody.error.v1");
        assert_eq!(error["kind"], kind, "{line}");
        assert_eq!(answer.out, "", "{line}");
    }
}

#[test]
fn a_command_line_that_cannot_be_read_is_answered_in_json_if_it_asks_for_that() {
    let home = Home::new();
    for (line, said) in [
        ("shwo AT-1 --json", "unrecognized subcommand 'shwo'"),
        ("list --json --kind sofa", "invalid value 'sofa' for '--kind <KIND>'"),
        ("import --format jsonl", "required arguments were not provided: --kind <KIND> <FILE>"),
        ("--format=json", "'custody' requires a subcommand but one was not provided"),
    ] {
        let answer = home.tries(line).ends(2);
        let error: Value = serde_json::from_str(&answer.err).expect("one object");
        has_fields(&error, &["schema", "kind", "message", "causes", "hints"]);
        assert_eq!(
            (&error["schema"], &error["kind"]),
            (&json!("custody.error.v1"), &json!("usage"))
        );
        assert!(error["message"].as_str().is_some_and(|text| text.contains(said)), "{error}");
        assert!(error["hints"].as_array().is_some_and(|hints| !hints.is_empty()), "{error}");
        assert_eq!(answer.out, "", "{line}");
    }
    // What stands behind `--` is no flag, and help is an answer.
    home.tries("shwo -- --json").ends(2).warns("error: unrecognized subcommand 'shwo'");
    assert!(home.does("--json --help").out.contains("Usage: "));
}
