//! Who acts, who may, and whom a name means.

use crate::common::program::{Home, STAFFED};

#[test]
fn the_operator_who_is_named_stands_in_the_record() {
    let home = Home::staffed();
    home.does("receive 1Z999AA10123456784 --as olga").says("1Z999AA10123456784");
    let history = home.does("history 1Z999AA10123456784 --json").json();
    assert_eq!(history[0]["actor"], "olga");
    let status = home
        .command("receive 123456789012 --json")
        .env("CUSTODY_OPERATOR", "olga")
        .output()
        .expect("custody starts");
    assert!(String::from_utf8_lossy(&status.stdout).contains("\"actor\":\"olga\""));
}

#[test]
fn somebody_who_is_no_operator_of_the_station_may_do_nothing() {
    let home = Home::staffed();
    for line in ["receive 1Z999AA10123456784", "list", "backup --out b", "operator list"] {
        home.tries(&format!("{line} --as mallory"))
            .ends(77)
            .warns("mallory is not logged in at this station");
    }
    assert!(home.items().is_empty());
}

#[test]
fn a_viewer_looks_and_records_nothing_not_even_in_the_lists() {
    let home = Home::staffed();
    home.has_pictures();
    home.does("receive 123456789012");
    home.does("serialize --no-parcel stock --serial SN-1001");
    home.write("people.csv", "name\nMallory\n");
    for line in [
        "receive 1Z999AA10123456784",
        "receive",
        "refuse 1Z999AA10123456784 --reason x",
        "match 123456789012 --to 1815",
        "move SN-1001 --at dock-1",
        "hand-off 123456789012 --to 1815 --by Mallory --authority none",
        "hand-off SN-1001 --to 1815 --signature signature.png",
        "return SN-1001 --from 1815 --by Mallory --authority none",
        "correct 0 --void --reason x",
        "person add Mallory",
        "place add shelf-1",
        "operator add mallory",
        "import people.csv --kind people",
        "expect people.csv",
        "rebuild",
    ] {
        home.tries(&format!("{line} --as vera")).ends(77).warns("vera is viewer");
    }
    home.does("list --as vera").says("SN-1001");
    // Each of the fifteen denials is on record.
    home.does("verify").says(&format!("ok: {} entries", STAFFED + 2 + 15));
    home.tries("person show Mallory").ends(1);
    assert!(!home.path("data/acme/evidence").exists(), "no evidence for what was not recorded");
}

#[test]
fn only_an_admin_lets_somebody_new_act() {
    let home = Home::staffed();
    home.tries("operator add otto --as olga").ends(77).warns("only an admin may do that");
    home.does("operator add otto --as ada");
    home.does("operator list").says("otto").says("viewer");
}

#[test]
fn a_name_that_two_people_bear_is_not_guessed() {
    let home = Home::new();
    home.does("person add 'Ada Lovelace' --number 1 --department Engineering");
    home.does("person add 'Ada Lovelace' --number 2 --email ada@example.com");
    let answer = home.tries("receive 1Z999AA10123456784 --to 'ada lovelace'").ends(1);
    answer.warns("may be any of 2 people").warns("(1, Engineering)").warns("(2, ada@example.com)");
    assert!(home.items().is_empty());
    for to in ["2", "ADA@example.com"] {
        home.does(&format!("receive 1Z999AA10123456784 --to {to}")).says("Ada Lovelace");
    }
    home.does("person add 'Ada Lovelace' --number 1 --inactive");
    home.does("person show 'Ada Lovelace'").says("ada@example.com");
}

#[test]
fn a_mistyped_name_is_answered_with_whom_it_may_mean() {
    let home = Home::staffed();
    home.tries("receive 1Z999AA10123456784 --to lovelace")
        .ends(1)
        .warns("did you mean Ada Lovelace (1815, ada@example.com)?");
}

#[test]
fn an_identifier_that_two_items_bear_is_not_guessed() {
    let home = Home::new();
    home.does("adopt --serial SN-1001 --maker Dell");
    home.does("adopt --serial SN-1001 --maker Lenovo");
    let answer = home.tries("move SN-1001 --at dock-1").ends(1);
    let answer = answer.warns("SN-1001 means 2 items; name one by its id");
    assert!(answer.err.contains("Dell") && answer.err.contains("Lenovo"), "{}", answer.err);
    let id = answer.err.lines().find_map(|line| {
        line.strip_prefix("hint: ")?.contains("Dell").then(|| line.split(' ').nth(1))?
    });
    let id = id.expect("a hint names the id");
    home.does(&format!("show {id}")).says("Dell");
}
