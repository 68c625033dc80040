//! Who signed for what, and how they were known: as an operator asks for it, and as it stands in the record.

use serde_json::Value;

use crate::common::program::{Home, PASSWORD, small_picture};

const SVG: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0L9 9'/></svg>";

/// Three items that belong together.
fn set() -> Home {
    let home = Home::staffed();
    home.write("sign.svg", SVG);
    for (serial, model) in [("SN-1001", "laptop"), ("SN-1002", "dock"), ("SN-1003", "charger")] {
        home.does(&format!(
            "serialize --no-parcel stock --serial {serial} --maker Dell --model {model}"
        ));
    }
    home
}

/// What the entry of an event says of proof, and what it commits to.
fn entry(home: &Home, event: u64) -> Value {
    home.does(&format!("receipt {event} --json")).json()["entry"].clone()
}

fn events(home: &Home, item: &str) -> Vec<(u64, String)> {
    let history = home.does(&format!("history {item} --format jsonl")).json_lines();
    let one = |event: &Value| {
        (event["seq"].as_u64().unwrap_or(0), event["kind"].as_str().unwrap_or("").to_owned())
    };
    history.iter().map(one).collect()
}

fn last(home: &Home, item: &str) -> u64 {
    events(home, item).last().expect("it has a history").0
}

#[test]
fn one_signature_is_for_the_whole_list_and_every_entry_names_it() {
    let home = set();
    home.does("hand-off SN-1001 SN-1002 SN-1003 --to 1815 --signature sign.svg --with cable");
    let proofs: Vec<Value> = ["SN-1001", "SN-1002", "SN-1003"]
        .iter()
        .map(|item| entry(&home, last(&home, item))["data"]["proof"].clone())
        .collect();
    assert!(proofs.iter().all(|proof| proof == &proofs[0]), "{proofs:?}");
    let proof = &proofs[0];
    assert_eq!(proof["manifest"].as_str().map(str::len), Some(64));
    assert_eq!(proof["signing"]["way"], "file");
    assert_eq!(proof["signing"]["capacity"], "receiver");
    assert_eq!(proof["signing"]["language"], "en");
    assert_eq!(proof["signature"]["kind"], "signature");
    home.does("return SN-1001 SN-1002 --from 1815 --condition good --with cable");
    let back = entry(&home, last(&home, "SN-1001"));
    assert_ne!(back["data"]["proof"]["manifest"], proof["manifest"], "another list");
    home.verifies();
}

#[test]
fn what_waits_for_the_same_person_is_said_and_what_they_decline_is_on_record() {
    let home = set();
    home.does("receive 1Z999AA10123456784 --to 1815");
    home.does("hand-off SN-1001 --declined 'SN-1002=the wrong one' --to 1815 --signature sign.svg")
        .says("handed off to Ada Lovelace")
        .says("declined by the recipient: the wrong one")
        .warns("still here for them: 1Z999AA10123456784");
    assert_eq!(events(&home, "SN-1002").last().map(|event| event.1.clone()).unwrap(), "declined");
    home.tries("hand-off SN-1003 --declined SN-1002 --to 1815")
        .ends(2)
        .warns("write it as ITEM=REASON");
    home.verifies();
}

#[test]
fn a_name_and_a_pin_sign_and_wrong_pins_lock() {
    let home = set();
    home.tries("hand-off SN-1001 --to 1815 --type-name").ends(2);
    home.feeds("hand-off SN-1001 --to 1815 --type-name", "Ada Lovelace\n4711\n")
        .ends(1)
        .warns("they have no PIN");
    home.feeds("person pin 1815 --pin-stdin", "1234\n").ends(2).warns("not counted up or down");
    home.feeds("person pin 1815 --pin-stdin", "4711\n").ends(0).says("Ada Lovelace has a PIN");
    home.feeds("hand-off SN-1001 --to 1815 --type-name", "Grace Hopper\n4711\n")
        .ends(1)
        .warns("that is not the name of Ada Lovelace");
    home.feeds("hand-off SN-1001 --to 1815 --type-name", "lovelace ada\n4712\n")
        .ends(1)
        .warns("the PIN is wrong");
    let signed =
        home.feeds("hand-off SN-1001 --to 1815 --type-name", "lovelace ada\n4711\n").ends(0);
    signed.says("signed by typing their name and PIN").warns("I have received the items listed");
    let entry = entry(&home, last(&home, "SN-1001"));
    assert_eq!(entry["data"]["proof"]["signing"]["way"], "typed");
    assert_eq!(entry["data"]["proof"]["pin"], true);
    assert!(entry["pii"]["signer.name"].is_string(), "{entry}");
    for _ in 0..4 {
        home.feeds("hand-off SN-1002 --to 1815 --pin --signature sign.svg", "0815\n").ends(1);
    }
    home.feeds("hand-off SN-1002 --to 1815 --pin --signature sign.svg", "0815\n")
        .ends(1)
        .warns("it was wrong too often");
    home.feeds("hand-off SN-1002 --to 1815 --pin --signature sign.svg", "4711\n")
        .ends(1)
        .warns("it was wrong too often");
    home.feeds("person pin 1815 --pin-stdin", "9031\n").ends(0);
    home.feeds("hand-off SN-1002 --to 1815 --pin --signature sign.svg", "9031\n")
        .ends(0)
        .says("PIN entered");
    home.verifies();
}

#[test]
fn a_badge_a_document_and_a_second_operator_are_asked_for_by_class_and_worth() {
    let home = Home::staffed();
    home.write("sign.svg", SVG);
    let profile = home.path("config/profiles/acme.toml");
    let mut text = std::fs::read_to_string(&profile).expect("the profile is there");
    text += "\n[[proof]]\nwhen = \"handed_off\"\ncategory = \"laptop\"\nworth_at_least = 2000\nneeds = \"signature+id_document+badge+second_operator\"\n";
    home.write("config/profiles/acme.toml", text);
    home.does("serialize --no-parcel stock --serial SN-1001 --category Laptop --worth 1999");
    home.does("serialize --no-parcel stock --serial SN-1002 --category Laptop --worth 2000");
    home.does("hand-off SN-1001 --to 1815 --signature sign.svg");
    home.tries("hand-off SN-1002 --to 1815 --signature sign.svg")
        .ends(1)
        .warns("their badge and an identity document and a second operator are needed");
    home.tries("hand-off SN-1002 --to 1815 --signature sign.svg --badge B-1")
        .ends(1)
        .warns("is not the badge of whoever signs");
    home.does("person badge 1815 B-1").says("is the badge of Ada Lovelace");
    home.tries("person badge 1906 b-1").ends(1).warns("somebody else's");
    home.tries("hand-off SN-1002 --to 1815 --signature sign.svg --id-document passport:123456")
        .ends(2)
        .warns("only the last four characters are taken");
    let whole = "hand-off SN-1002 --to 1815 --signature sign.svg --badge B-1 --id-document passport:47A1 --witness olga";
    home.feeds(whole, "wrong wrong wrong\n").ends(77).warns("does not fit");
    home.feeds(&whole.replace("olga", "ada"), format!("{PASSWORD}\n"))
        .ends(1)
        .warns("whoever asks for it cannot approve it");
    home.feeds(whole, format!("{PASSWORD}\n"))
        .ends(0)
        .says("badge read, passport shown, olga standing by");
    let entry = entry(&home, last(&home, "SN-1002"));
    let proof = &entry["data"]["proof"];
    assert_eq!((&proof["document"], &proof["witness"]), (&"passport".into(), &"olga".into()));
    assert!(entry["pii"]["signer.document"].is_string(), "{entry}");
    assert!(!entry.to_string().contains("47A1"), "only a commitment");
    home.does("person badge 1906 1906");
    home.does("serialize --no-parcel stock --serial SN-1003");
    home.does("hand-off SN-1003 --to 1815 --signature sign.svg --badge 1815").says("badge read");
    home.verifies();
}

#[test]
fn what_is_owed_is_listed_until_it_is_signed_on_paper_or_otherwise() {
    let home = set();
    home.does("hand-off SN-1001 SN-1002 --to 1815 --on-paper")
        .says("signing on paper")
        .warns("custody attach dock-1-");
    home.does("hand-off SN-1003 --to 1815 --sign-later 'the pad is broken'")
        .says("signature owed (the pad is broken)")
        .warns("custody sign dock-1-");
    let owed = || home.does("list --unsigned --format jsonl").json_lines().len();
    assert_eq!(owed(), 3);
    home.does("show SN-1003").says("owed for event");
    let paper = last(&home, "SN-1001");
    home.write("paper.png", small_picture(7));
    home.does(&format!("attach {paper} paper.png")).says("paper");
    assert_eq!(owed(), 1, "one paper is for all that passed with it");
    home.does(&format!("attach {paper} paper.png")).says("already so");
    let later = last(&home, "SN-1003");
    home.tries(&format!("sign {later}")).ends(2).warns("nothing says how they sign");
    home.does(&format!("sign {later} --signature sign.svg"));
    assert_eq!(owed(), 0);
    home.does(&format!("sign {later} --signature sign.svg")).says("already so");
    home.does("rebuild");
    home.verifies();
}

#[test]
fn a_proxy_has_an_authority_with_an_end_and_the_principal_is_named() {
    let home = set();
    let by = "--by 1906 --authority 'asked by mail' --authority-given email --scope 'the laptop'";
    home.tries(&format!(
        "hand-off SN-1001 --to 1815 {by} --authority-until 2020-01-01 --signature sign.svg"
    ))
    .ends(1)
    .warns("was allowed to until 2020-01-01");
    home.does(&format!(
        "hand-off SN-1001 --to 1815 {by} --authority-until 2099-01-01 --signature sign.svg"
    ))
    .warns("tell Ada Lovelace that Grace Hopper collected for them");
    let entry = entry(&home, last(&home, "SN-1001"));
    assert_eq!(entry["data"]["by"]["how"], "email");
    assert_eq!(entry["data"]["by"]["scope"], "the laptop");
    assert_eq!(entry["data"]["proof"]["signing"]["capacity"], "proxy");
    home.verifies();
}

#[test]
fn the_statement_is_in_the_language_that_was_asked_for_and_kept_word_for_word() {
    let home = set();
    home.does("hand-off SN-1001 --to 1815 --signature sign.svg --language de");
    home.tries("hand-off SN-1002 --to 1815 --signature sign.svg --language tlh")
        .ends(2)
        .warns("there is no statement in \"tlh\"");
    home.tries("profile set statement.language q").ends(2);
    home.does("profile set statement.language fr");
    home.does("hand-off SN-1002 --to 1815 --signature sign.svg");
    let languages: Vec<Value> = ["SN-1001", "SN-1002"]
        .iter()
        .map(|item| entry(&home, last(&home, item))["data"]["proof"]["signing"]["language"].clone())
        .collect();
    assert_eq!(languages, ["de", "fr"]);
    let ledger = rusqlite::Connection::open(home.ledger()).expect("the ledger opens");
    let texts: i64 = ledger.query_row("SELECT count(*) FROM statement", (), |r| r.get(0)).unwrap();
    assert_eq!(texts, 2);
    ledger.execute("UPDATE statement SET text = text || '!' WHERE language = 'de'", ()).unwrap();
    drop(ledger);
    home.tries("verify").ends(3).says("the text that was signed was changed");
}

#[test]
fn what_goes_with_an_item_is_asked_for_when_it_comes_back() {
    let home = set();
    home.does("hand-off SN-1001 --to 1815 --with bag --with charger --signature sign.svg")
        .says("with bag, charger");
    home.does("show SN-1001").says("bag, charger");
    home.does("return SN-1001 --from 1815 --with bag --signature sign.svg")
        .says("with bag")
        .warns("handed off with charger; say --with or --missing for each");
    home.verifies();
}

#[test]
fn a_later_correction_does_not_change_what_was_signed() {
    let home = set();
    home.does("hand-off SN-1001 --to 1815 --signature sign.svg");
    home.does("reidentify SN-1001 --serial SN-1009 --reason misread");
    let first = events(&home, "SN-1009")[0].0;
    home.does(&format!("correct {first} --set model=tablet --reason misread"));
    home.verifies();
}

#[test]
fn an_unseen_device_that_comes_back_is_on_the_list_that_is_signed() {
    let home = set();
    home.does("hand-off SN-1001 --to 1815 --signature sign.svg");
    home.does("return SN-1001 --unknown SN-1077 --from 1815 --condition good --signature sign.svg");
    let lists: Vec<Value> = ["SN-1001", "SN-1077"]
        .iter()
        .map(|item| {
            let returned = events(&home, item).into_iter().rfind(|event| event.1 == "returned");
            entry(&home, returned.expect("it came back").0)["data"]["proof"]["manifest"].clone()
        })
        .collect();
    assert_eq!(lists[0], lists[1]);
    home.verifies();
}

#[test]
fn whoever_is_erased_leaves_no_pin_and_no_badge() {
    let home = set();
    home.feeds("person pin 1815 --pin-stdin", "4711\n").ends(0);
    home.does("person badge 1815 B-1");
    home.does("person erase 1815");
    home.does("person add 'Ada Two' --number 77");
    home.does("person badge 77 B-1").says("is the badge of Ada Two");
}
