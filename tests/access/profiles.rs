//! Two tenants on one machine: what one has, the other has never heard of.

use custody::domain::names::ProfileName;

use crate::common::program::{Home, INIT};

/// Everything by which something of `acme` can be named.
fn known_by_acme(home: &Home) -> Vec<String> {
    home.does("receive 1Z999AA10123456784 --to 1815 --profile acme");
    home.does("serialize 1Z999AA10123456784 --serial SN-1001 --tag AT-1 --profile acme");
    home.does("alias AT-1 --kind imei 490154203237518 --profile acme");
    let item = home.does("show AT-1 --json --profile acme").json();
    let item = item["item"].as_str().expect("an id").to_owned();
    let known = ["1Z999AA10123456784", "SN-1001", "AT-1", "490154203237518"];
    known.into_iter().map(str::to_owned).chain([item]).collect()
}

#[test]
fn what_one_tenant_has_is_to_the_other_as_if_it_were_nowhere() {
    let home = Home::staffed();
    let known = known_by_acme(&home);
    let other = INIT.replace("--tenant acme", "--tenant globex");
    home.does(&format!("{other} --profile globex"));
    let globex = ProfileName::parse("globex").expect("a good name");
    let answers = |line: &str, name: &str| {
        let answer = home.tries(&format!("{line} --profile {globex}"));
        // The name that was asked for stands in the answer; nothing else may differ.
        (answer.code, answer.out.replace(name, "X"), answer.err.replace(name, "X"))
    };
    for line in ["show X", "history X", "show X --json", "move X --at dock-1", "find X"] {
        // A name of the same shape that nobody has.
        for name in &known {
            let nowhere: String =
                name.chars().map(|c| if c.is_ascii_digit() { '7' } else { c }).collect();
            let theirs = answers(&line.replace('X', name), name);
            let nobodys = answers(&line.replace('X', &nowhere), &nowhere);
            assert_eq!(theirs, nobodys, "{line} {name}");
            assert_eq!(theirs.0, Some(1), "{line} {name}: {theirs:?}");
        }
    }
    for line in ["list --format jsonl", "person list --format jsonl"] {
        assert_eq!(home.does(&format!("{line} --profile globex")).out, "", "{line}");
    }
    // Nobody of the one is logged in at the other, and no key of the one opens the other's box.
    home.tries("list --as olga --profile globex").ends(77).warns("olga is not logged in");
    let own = home.read("data/globex/vault.json");
    home.write("data/globex/vault.json", home.read("data/acme/vault.json"));
    home.tries("receive 123456789012 --profile globex").ends(78);
    home.write("data/globex/vault.json", own);
    home.tries("list --profile initech").ends(78).warns("there is no profile initech");
    home.does("verify --profile globex");
    home.does("verify --profile acme");
}

#[test]
fn a_training_profile_is_never_taken_for_the_real_one() {
    let home = Home::empty();
    home.does(&format!("{INIT} --training"));
    for line in ["receive 1Z999AA10123456784 --quiet", "list --json", "verify", "doctor"] {
        let answer = home.does(line);
        let is_said = answer.err.contains("TRAINING") || line == "verify";
        assert!(is_said, "{line}: {answer:?}");
    }
    home.does("checkpoint").says("acme/custody-training/hq/dock-1/e0");
    home.does("receipt 2 --proof r.tlog-proof");
    let proof = String::from_utf8(home.read("r.tlog-proof")).expect("it is text");
    assert!(proof.contains("custody-training"), "the receipt says so, too");
    home.verifies();
}
