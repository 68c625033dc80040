//! `custody case`: a leaver gives things back, and what is not so is refused or noticed.

use custody::domain::authority::LogEvent;
use custody::domain::cases::{CaseKind, CaseOpening, CaseVerdict, LineSettlement, LineWish};
use custody::domain::names::OperatorName;
use custody::domain::party::Role;
use custody::ledger::{Mode, NewCase};
use serde_json::Value;

use crate::common::desk::{Desk, asset};
use crate::common::program::Home;
use crate::common::{commands as c, name, operator, person};

/// Grace has `SN-1001`, `SN-1002` and so on, `n` of them.
fn grace_has(n: u32) -> Home {
    let home = Home::staffed();
    let serials: Vec<String> = (1..=n).map(|n| format!("SN-100{n}")).collect();
    for serial in &serials {
        home.does(&format!("serialize --no-parcel stock --serial {serial}"));
    }
    home.does(&format!("hand-off {} --to 1906 --sign-later later", serials.join(" ")));
    home
}

/// The number of the last case that was opened.
fn last_case(home: &Home) -> u64 {
    let cases = home.does("case list --json").json();
    let last = cases["cases"].as_array().and_then(|cases| cases.last().cloned());
    last.and_then(|case| case["case"].as_u64()).expect("there is a case")
}

#[test]
fn a_leaver_with_five_assets_gives_them_back_and_another_operator_closes() {
    let home = grace_has(5);
    home.write("hr.csv", "number,name,status\n1906,Grace Hopper,inactive\n");
    home.does("import hr.csv --kind people --delta").warns("`custody case open --from-leavers`");
    home.does("case open --from-leavers --due 2026-12-24 --as olga")
        .says("leaver of Grace Hopper, due 2026-12-24, 5 items: SN-1001, SN-1002, SN-1003, SN-1004, SN-1005");
    let n = last_case(&home);
    home.does("case open --from-leavers").warns("has an open case");
    home.does("import hr.csv --kind people --delta");

    home.does("return SN-1001 SN-1002 --from 1906 --sign-later later --as olga")
        .warns(&format!("`custody case settle {n} SN-1001 --verdict returned`"));
    home.does("return SN-1003 --from 1906 --condition damaged --sign-later later --as olga")
        .warns(&format!("`custody case settle {n} SN-1003 --verdict damaged`"));
    home.does(&format!("case settle {n} SN-1001 SN-1002 --verdict returned --as olga"))
        .says("+ SN-1002  settled as returned")
        .warns("3 lines of case");
    home.tries(&format!("case settle {n} SN-1003 --verdict returned --as olga"))
        .ends(1)
        .warns("returned is not what was recorded");
    home.tries(&format!("case settle {n} SN-1003 --verdict not_held --note x"))
        .ends(1)
        .warns("it was taken back");
    home.does(&format!("case settle {n} SN-1003 --verdict damaged --as olga"));
    home.does(&format!(
        "case settle {n} SN-1004 --verdict missing --note 'lost on a train' --as olga"
    ))
    .says("settled as missing");
    home.does("history SN-1004").says("Asset reported missing: lost on a train");
    home.does(&format!("case settle {n} SN-1005 --verdict waived --note 'worth nothing'"))
        .warns("by the record, Grace Hopper still has SN-1005")
        .warns("every line is settled");
    home.tries(&format!("case close {n} --as olga")).ends(1).warns("does not close it");
    let closed = home.does(&format!("case close {n}")).says("of Grace Hopper closed");
    let certificate = closed.err.split('`').find(|text| text.starts_with("custody certificate"));
    let certificate = certificate.expect("it says how to get the certificate");
    let certificate = certificate.replace("custody ", "").replace("FILE", "grace.pdf");
    home.does(&certificate).says("3 returned, 2 still held");
    let text = home.does(&format!("certificate --case {n} --text"));
    for said in ["lost on a train", "worth nothing", "waived", "damaged", "by ada, entry"] {
        assert!(text.out.contains(said), "{said}: {}", text.out);
    }
    home.tries(&format!("certificate 1815 --case {n}")).ends(1).warns("is not a case of Ada");
    home.tries(&format!("certificate 1906 --case {n} --since 2026-01-01")).ends(2);
    let key = home.does("keys --json").json()["keys"][0]["key"].to_string().replace('"', "");
    home.does(&format!("verify --receipt grace.pdf --key {key}"));
    home.does(&format!("certificate --case {n} --html grace.html"));
    home.does(&format!("verify --receipt grace.html --key {key}"));
    let page = String::from_utf8(home.read("grace.html")).expect("it is text");
    home.write("forged.html", page.replacen(">waived<", ">returned<", 1));
    home.tries(&format!("verify --receipt forged.html --key {key}")).ends(3);
    home.does(&format!("case close {n}")).says("already so: closed");

    let case = home.does(&format!("case show {n} --json")).json();
    assert_eq!(case["closed"]["by"], "ada");
    assert_eq!(case["closed"]["override"], Value::Null);
    let verdicts: Vec<&str> = case["lines"]
        .as_array()
        .expect("it has lines")
        .iter()
        .map(|line| line["verdict"].as_str().expect("it is settled"))
        .collect();
    assert_eq!(verdicts, ["returned", "returned", "damaged", "missing", "waived"]);
    home.does(&format!("case show {n}")).says("lost on a train").says("closed on");
    home.does("case list").says("closed  5 of 5");
    assert_eq!(home.does("case list --open --json").json()["cases"], serde_json::json!([]));
    // What was waived or lost is not asked for once more, unless they get it anew.
    home.does("case open --from-leavers").warns("everybody who has left");
    home.tries("case open 1906").ends(1).warns("nothing that has to come back");
    home.does("subject export 1906 --out grace.json");
    let told: Value = serde_json::from_slice(&home.read("grace.json")).expect("it is JSON");
    assert_eq!(told["cases"][0]["lines"][4]["verdict"], "waived");
    home.verifies();
    home.does("rebuild");
    home.verifies();
    assert_eq!(home.does(&format!("case show {n} --json")).json(), case);
}

#[test]
fn what_the_rules_of_a_case_forbid_is_refused_and_recorded_nowhere() {
    let home = grace_has(2);
    home.does("case open 1906 --item SN-1001 --kind recall --reason 'battery' --as olga");
    let n = last_case(&home);
    home.does("case open 1906 --kind mover").says("1 item: SN-1002");
    home.does("serialize --no-parcel stock --serial SN-1009");
    let before = home.verifies();
    for (line, code, text) in [
        ("case open 1906", 1, "it is on the list of case"),
        ("case open 1906 --item SN-1001", 1, "it is on the list of case"),
        ("case open 1906 --item SN-1009", 1, "they do not have it"),
        ("case open 1815", 1, "they have nothing that has to come back"),
        ("case open nobody", 1, "nobody is known as nobody"),
        ("case open", 2, "required"),
        ("case open 1906 --from-leavers", 2, "cannot be used with"),
        ("case show 3", 1, "there is no case 3"),
        ("case settle CASE SN-1001 --verdict returned", 1, "nobody has taken it back since"),
        ("case settle CASE SN-1001 --verdict incomplete", 1, "custody return ITEM --from PERSON"),
        ("case settle CASE SN-1009 --verdict missing", 1, "it is not on the list of case"),
        (
            "case settle CASE SN-1002 --verdict not_held --note x",
            1,
            "it is not on the list of case",
        ),
        ("case settle CASE SN-1001 --verdict waived --note x --as olga", 1, "only an admin may"),
        ("case settle CASE SN-1001 --verdict not_held", 1, "not_held needs a reason"),
        ("case settle CASE SN-1001 --verdict lost", 2, "invalid value 'lost'"),
        ("case close CASE", 1, "1 line is not settled"),
        ("case close CASE --override haste", 1, "1 line is not settled"),
    ] {
        home.tries(&line.replace("CASE", &n.to_string())).ends(code).warns(text);
    }
    assert_eq!(home.verifies(), before, "nothing was recorded");

    home.does("return SN-1001 --from 1906 --sign-later later");
    home.does(&format!("case settle {n} SN-1001 --verdict returned"));
    home.does(&format!("case settle {n} SN-1001 --verdict returned")).says("already so");
    home.tries(&format!("case settle {n} SN-1001 --verdict damaged --note x --as olga"))
        .ends(1)
        .warns("it is settled as returned");
    home.does(&format!("case settle {n} SN-1001 --verdict damaged --note 'a second look'"));
    home.tries(&format!("case close {n}")).ends(1).warns("another operator closes it");
    let refused = home.tries(&format!("case close {n} --json")).ends(1).json();
    assert_eq!(refused["code"], "refused.case_closer_is_collector");
    home.does(&format!("case close {n} --override 'nobody else is here'"));
    home.does(&format!("case show {n}")).says("who took things back: nobody else is here");
    home.tries(&format!("case settle {n} SN-1001 --verdict returned --note x"))
        .ends(1)
        .warns("the case was closed on");
    home.verifies();
}

#[test]
fn what_is_handed_off_after_the_opening_is_not_on_the_list_and_that_is_said() {
    let home = grace_has(1);
    home.does("case open 1906");
    let n = last_case(&home);
    home.does("serialize --no-parcel stock --serial SN-1007");
    home.does("hand-off SN-1007 --to 1906 --sign-later later")
        .warns(&format!("Grace Hopper has the open case {n} (leaver)"));
    home.does(&format!("case show {n}")).warns("they also have, not on this list: SN-1007");
    let case = home.does(&format!("case show {n} --json")).json();
    assert_eq!(case["lines"].as_array().map(Vec::len), Some(1));
    assert_eq!(case["not_listed"].as_array().map(Vec::len), Some(1));
}

#[test]
fn changed_tables_of_cases_are_noticed_and_made_anew() {
    let home = grace_has(2);
    home.does("case open 1906");
    let n = last_case(&home);
    home.does(&format!("case settle {n} SN-1001 --verdict waived --note old"));
    for sql in [
        "UPDATE return_case SET closed = 1",
        "UPDATE return_case SET person = zeroblob(16)",
        "DELETE FROM return_case",
        "INSERT INTO return_case VALUES (2, zeroblob(16), 0)",
        "DELETE FROM case_item",
        "UPDATE case_item SET item = zeroblob(16) WHERE item = (SELECT min(item) FROM case_item)",
        "DELETE FROM case_entry WHERE seq > opened",
        "INSERT INTO case_entry SELECT opened, 1 FROM return_case",
    ] {
        let raw = rusqlite::Connection::open(home.ledger()).expect("the file is there");
        assert!(raw.execute(sql, ()).expect("it is SQL") > 0, "{sql}");
        drop(raw);
        let verdict = home.tries("verify --json").ends(3).json();
        assert!(verdict.to_string().contains("the list of cases"), "{sql}: {verdict}");
        home.does("rebuild");
        home.verifies();
    }
}

/// Entries that the rules would not have made: whoever writes them has a program of their own.
#[test]
fn an_entry_of_a_case_that_breaks_its_rules_is_noticed() {
    let mut desk = Desk::new();
    let laptop = desk.does(asset("SN0001"), c::serialize_loose("SN0001")).item;
    desk.does(asset("SN0001"), c::hand_off(person(1)));
    let ada = operator("ada", Role::Admin);
    let new = NewCase {
        person: person(1),
        kind: CaseKind::Leaver,
        reason: None,
        due: None,
        items: Vec::new(),
    };
    let mut batch = desk.ledger.batch().expect("the ledger is free");
    let case = batch.open_case(&ada, new).expect("it answers").expect("nothing speaks against it");
    batch.commit().expect("it is written");
    assert_eq!(desk.ledger.verify(&mut |_| {}).expect("it can be read").problems, []);
    let said = |verdict| LineSettlement {
        case: case.id,
        item: laptop,
        verdict,
        note: None,
        lacking: Vec::new(),
        rests_on: None,
        instead: None,
    };
    let by: OperatorName = name("olga");
    let listing =
        |items: Vec<_>| LogEvent::CaseOpened(CaseOpening { items, ..case.opening.clone() });
    for (event, text) in [
        (listing(Vec::new()), "a list of 0 items"),
        (listing(vec![laptop; 2]), "lists an item twice"),
        (listing(vec![laptop; 1001]), "a list of 1001 items"),
        (LogEvent::CaseLineSettled(said(CaseVerdict::Returned)), "against refused.case_not_seen"),
        (LogEvent::CaseOpened(case.opening.clone()), "against refused.case_in_another"),
        (LogEvent::CaseClosed { case: case.id, overriding: None }, ""),
    ] {
        let before = desk.ledger.verify(&mut |_| {}).expect("it can be read").problems.len();
        desk.ledger.note(&by, event).expect("it is written");
        let problems = desk.ledger.verify(&mut |_| {}).expect("it can be read").problems;
        if text.is_empty() {
            // The forged line is settled, and nobody took anything back: closing it breaks no rule.
            assert_eq!(problems.len(), before);
            continue;
        }
        let last = problems.last().expect("it is noticed");
        assert_eq!((problems.len(), last.rule), (before + 1, "cases"), "{problems:?}");
        assert!(last.message.contains(text), "{last:?}");
    }
    let ledger = desk.open(Mode::Read).expect("it can be opened");
    let wish =
        LineWish { item: laptop, verdict: CaseVerdict::Missing, note: None, lacking: Vec::new() };
    let closed = ledger.cases().case(case.id).expect("it answers").expect("it is there");
    assert!(closed.settle(&wish, Role::Admin, &[]).is_err(), "what is closed stays closed");
}
