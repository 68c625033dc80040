//! The commands, run as a person or cron runs them, against counterparts on this machine.

use std::fs::{self, File};
use std::path::Path;

use serde_json::json;

use super::counterparts::{hub, service_now, snipe_it, webhook};
use super::server::{Mishap, Outcome, Server};
use crate::common::program::{Answer, Home};

const TRACKING: &str = "1Z999AA10123456784";

/// A station with a webhook, and who is behind it.
fn with_webhook() -> (Home, Server<webhook::Receiver>) {
    let (home, server) = (Home::staffed(), Server::start(webhook::Receiver::default()));
    let line = format!("remote add itsm --kind webhook --url {} --secret-stdin", server.url());
    home.feeds(&line, webhook::SECRET).ends(0).says("itsm added");
    (home, server)
}

/// Quiet on both sides.
fn says_nothing(answer: &Answer) {
    assert!(answer.out.is_empty() && answer.err.is_empty(), "{answer:?}");
}

fn snipe_it_line(url: &str) -> String {
    format!(
        "remote add assets --kind snipe-it --url {url} --secret-stdin --option status.available=2 \
         --option status.returned=3 --option status.missing=5 --option status.retired=6 \
         --option 'model.Latitude 5440=12'"
    )
}

#[test]
fn cron_pushes_what_there_is_and_is_quiet_when_there_is_nothing() {
    let (home, server) = with_webhook();
    says_nothing(&home.does("push"));
    home.does(&format!("receive {TRACKING}"));
    home.does("serialize --no-parcel stock --serial SN-1001");
    home.does("push").says("itsm: 2 events pushed");
    says_nothing(&home.does("push"));
    let seen = server.seen();
    says_nothing(&home.does("push --remote itsm --quiet"));
    assert_eq!((server.seen(), seen), (2, 2));
    let shown = home.does("remote show itsm --json").json();
    assert_eq!(
        (&shown["standing"], &shown["answered"], &shown["left"]),
        (&json!("up to date"), &json!(2), &json!(0))
    );
    assert_eq!(shown["receipts"][0]["status"], 204);
    assert_eq!(shown["receipts"][0]["verdict"], "accepted");
    home.verifies();
}

#[test]
fn offline_loses_nothing_and_says_so() {
    let (home, server) = with_webhook();
    home.does(&format!("receive {TRACKING}"));
    server.plan([Mishap::LostOnTheWay]);
    home.tries("push").ends(69).warns("everything is safe here: 1 entry is sent by a later run");
    home.tries("push").ends(69).warns("the next try is due on");
    assert_eq!(server.seen(), 1, "it is not due yet");
    assert_eq!(home.does("remote list --json").json()["remotes"][0]["standing"], "failing");
    home.does("push --now").says("itsm: 1 event pushed");
    assert_eq!(server.with(|receiver| receiver.taken.len()), 1);
}

#[test]
fn a_push_that_is_killed_before_it_has_its_answer_sends_the_same_again() {
    let (home, server) = with_webhook();
    home.does(&format!("receive {TRACKING}"));
    server.plan([Mishap::TooSlow]);
    let mut child = home.starts("push");
    while server.seen() == 0 {
        std::thread::yield_now();
    }
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    home.does("push").says("itsm: 1 event pushed");
    server.with(|receiver| assert_eq!((receiver.taken.len(), receiver.resent), (1, 1)));
}

#[test]
fn two_pushes_to_one_remote_do_not_meet() {
    let (home, server) = with_webhook();
    home.does(&format!("receive {TRACKING}"));
    home.does("remote list");
    let lock = File::options().write(true).open(home.path("state/acme/push-itsm.lock"));
    let lock = lock.expect("adding made it");
    lock.try_lock().expect("nobody pushes");
    home.tries("push").ends(75).warns("another process is pushing to itsm");
    assert_eq!(server.seen(), 0);
    drop(lock);
    home.does("push").says("1 event pushed");
}

#[test]
fn a_dry_run_shows_what_would_be_sent_and_sends_nothing() {
    let (home, server) = with_webhook();
    home.does(&format!("receive {TRACKING} --to 1815"));
    let preview = home.does("push --dry-run --json").json();
    assert_eq!((&preview["kind"], &preview["refused"]), (&json!("received"), &json!(false)));
    let sends = preview["sends"].as_str().expect("text");
    assert!(sends.contains("custody.received.v1"));
    for name in ["Lovelace", "ada@example.com", "1815"] {
        assert!(!sends.contains(name), "{name} is nobody's business: {sends}");
    }
    assert_eq!(server.seen(), 0);
    assert_eq!(home.does("remote show itsm --json").json()["next_seq"], 0);
}

#[test]
fn what_is_said_of_people_is_what_the_remote_was_allowed() {
    let (home, server) = (Home::staffed(), Server::start(webhook::Receiver::default()));
    let line = format!(
        "remote add itsm --kind webhook --url {} --secret-stdin --option people=email",
        server.url()
    );
    home.feeds(&line, webhook::SECRET).ends(0);
    home.does(&format!("receive {TRACKING} --to 1815"));
    home.does("push");
    let body = server.with(|receiver| receiver.taken[0].1.clone());
    let body = String::from_utf8(body).expect("JSON");
    assert!(
        body.contains("ada@example.com") && !body.contains("Lovelace") && !body.contains("1815"),
        "{body}"
    );
}

#[test]
fn a_remote_that_wants_no_more_is_left_alone_until_an_admin_resumes_it() {
    let (home, server) = with_webhook();
    home.does(&format!("receive {TRACKING}"));
    server.plan([Mishap::Instead(Outcome { status: 410, headers: Vec::new(), body: Vec::new() })]);
    home.tries("push").ends(1).warns("wants nothing any more").warns("remote resume itsm");
    home.tries("push --now").ends(1).warns("itsm is stopped");
    assert_eq!(server.seen(), 1);
    home.tries("remote resume itsm --as olga").ends(77);
    home.does("remote resume itsm");
    home.does("push").says("1 event pushed");
}

#[test]
fn who_may_do_what_with_remotes() {
    let (home, server) = with_webhook();
    home.does(&format!("receive {TRACKING}"));
    home.tries("push --as vera").ends(77);
    home.does("remote list --as vera").says("itsm");
    home.does("remote test itsm --as olga").says("custody.test.v1");
    let line =
        format!("remote add other --kind webhook --url {} --make-key --as olga", server.url());
    home.tries(&line).ends(77);
    home.tries("remote remove itsm --as olga").ends(77);
    home.does("push --as olga").says("1 event pushed");
}

#[test]
fn a_remote_is_added_whole_or_not_at_all() {
    let home = Home::staffed();
    for (line, code, why) in [
        ("--kind webhook --url http://hub.example.com --make-key", 2, "only https is used"),
        (
            "--kind webhook --url https://a:canary@example.com --make-key",
            2,
            "belongs into the vault",
        ),
        ("--kind webhook --url https://example.com", 2, "pipe it in with --secret-stdin"),
        ("--kind snipe-it --url https://example.com --make-key", 2, "status.available"),
        (
            "--kind snipe-it --url https://example.com --option status.availible=2",
            2,
            "did you mean status.available?",
        ),
        (
            "--kind servicenow --url https://example.com --option staging=u_x",
            2,
            "needs the option user",
        ),
        ("--kind webhook --url https://example.com --option people=name --make-key", 2, "must be"),
        ("--kind teapot --url https://example.com", 2, "teapot"),
    ] {
        let answer = home.tries(&format!("remote add odd {line}")).ends(code).warns(why);
        assert!(!answer.err.contains("canary"), "{}", answer.err);
    }
    for bad in ["", "hunter2", "two\nlines", "whsec_dG9vc2hvcnQ="] {
        let line = "remote add odd --kind webhook --url https://example.com --secret-stdin";
        let answer = home.feeds(line, bad).ends(2);
        assert!(bad.is_empty() || !answer.err.contains(bad), "{}", answer.err);
    }
    assert_eq!(home.does("remote list --json").json()["remotes"], json!([]));
    home.does("remote add good --kind webhook --url https://example.com --make-key")
        .says("public key: whpk_");
    home.tries("remote add good --kind webhook --url https://example.com --make-key").ends(1);
    home.does("remote remove good");
    home.tries("remote show good").ends(1).warns("there is no remote good");
}

/// Every file below a folder.
fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path())
    {
        if entry.is_dir() { files(&entry, found) } else { found.push(entry) }
    }
}

#[test]
fn a_secret_shows_nowhere() {
    let (home, server) = (Home::staffed(), Server::start(snipe_it::SnipeIt::default()));
    let mut said: Vec<String> = Vec::new();
    let all_of = |answer: Answer| format!("{}{}", answer.out, answer.err);
    said.push(all_of(home.feeds(&snipe_it_line(&server.url()), "canary-token\n").ends(0)));
    home.does("serialize --no-parcel stock --serial SN-1001 --model 'Latitude 5440'");
    server.plan([Mishap::Instead(Outcome::json(401, &json!({"error": "Unauthorized: canary"})))]);
    said.push(all_of(home.tries("push").ends(69)));
    for line in [
        "push --now",
        "remote list",
        "remote show assets --json",
        "remote test assets",
        "reconcile --all",
        "vault show --json",
        "history SN-1001 --json",
        "doctor",
    ] {
        said.push(all_of(home.tries(line)));
    }
    let said = said.concat();
    assert!(said.contains("Unauthorized: canary"), "what they say is shown: {said}");
    assert!(!said.contains("canary-token"), "{said}");
    let mut all = Vec::new();
    files(&home.path("."), &mut all);
    assert!(all.len() > 5);
    for file in all {
        let bytes = fs::read(&file).expect("ours to read");
        assert!(!bytes.windows(12).any(|w| w == b"canary-token"), "{}", file.display());
    }
}

#[test]
fn snipe_it_shows_who_has_a_laptop_and_reconcile_finds_what_differs() {
    let (home, server) = (Home::staffed(), Server::start(snipe_it::SnipeIt::default()));
    home.has_pictures();
    home.feeds(&snipe_it_line(&server.url()), "canary-token").ends(0);
    home.does("remote test assets").says("status.available is thing 2").says("acts as o'hara");
    home.does("person add 'Pia One' --email p1@example.com");
    home.does("serialize --no-parcel stock --serial SN-1001 --tag AT-1 --maker Dell --model 'Latitude 5440'");
    home.does("hand-off AT-1 --to p1@example.com --signature signature.png");
    home.does("push --dry-run").says("SN-1001: make the asset").says("check it out to person");
    home.does("push").says("assets: 2 events pushed");
    server.with(|there| {
        let asset = &there.assets[0];
        assert_eq!((asset.tag.as_str(), asset.serial.as_str()), ("AT-1", "SN-1001"));
        assert_eq!(asset.assigned, Some(("user".to_owned(), 1)));
    });
    home.does("reconcile --all --format csv").says("SN-1001").says("same");
    // To take a record back is to lead back to what was before.
    let history = home.does("history AT-1 --json").json();
    let handed =
        history[1]["event"].as_str().or_else(|| history[1]["id"].as_str()).map(ToOwned::to_owned);
    let event = handed.unwrap_or_else(|| history[1]["seq"].to_string());
    home.does(&format!("correct {event} --void --reason 'wrong person'"));
    home.does("push").says("1 event pushed");
    server.with(|there| {
        assert_eq!(there.assets[0].assigned, None);
        let note = &there.activity.last().expect("a check-in").note;
        assert!(note.contains("voids"), "{note}");
        there.assets[0].assigned = Some(("user".to_owned(), 2));
    });
    home.tries("reconcile").ends(1).says("checked out to user 2").says("differs");
}

#[test]
fn an_event_that_is_refused_waits_for_a_remedy_or_is_left_out_aloud() {
    let (home, server) = (Home::staffed(), Server::start(snipe_it::SnipeIt::default()));
    home.feeds(&snipe_it_line(&server.url()), "canary-token").ends(0);
    home.does("serialize --no-parcel stock --serial SN-1001 --model 'Unknown 9000'");
    home.does("serialize --no-parcel stock --serial SN-1002 --model 'Latitude 5440'");
    let answer = home.tries("push").ends(65).warns("no model is mapped for Unknown 9000");
    assert_eq!(server.with(|there| there.assets.len()), 0, "nothing is made by accident");
    let hint = answer.err.split("--leave-out ").nth(1).expect("a hint").split('`').next();
    let number = hint.expect("a number").to_owned();
    home.tries("remote resume assets --leave-out 1")
        .ends(1)
        .warns(&format!("the next one is {number}"));
    home.does(&format!("remote resume assets --leave-out {number}"));
    home.does("push").says("1 event pushed");
    let shown = home.does("remote show assets --json").json();
    assert_eq!(shown["receipts"][1]["verdict"], "left_out");
    assert_eq!(server.with(|there| there.assets[0].serial.clone()), "SN-1002");
}

#[test]
fn servicenow_gets_rows_in_its_own_words() {
    let (home, server) = (Home::staffed(), Server::start(service_now::ServiceNow::default()));
    home.has_pictures();
    let line = format!(
        "remote add snow --kind servicenow --url {} --secret-stdin --option staging=u_custody \
         --option user=push --option sign_in=oauth --option stockroom=HQ --option 'state.returned=In stock/To be wiped'",
        server.url()
    );
    home.feeds(&line, "canary secret&+").ends(0);
    home.does("remote test snow").says("u_custody can be read");
    home.does("serialize --no-parcel stock --serial SN-1001 --tag AT-1 --maker Dell");
    home.does("push").says("snow: 1 event pushed");
    home.does("hand-off AT-1 --to 1815 --signature signature.png");
    home.does("return AT-1 --from 1815 --condition good");
    home.does("push").says("snow: 2 events pushed");
    server.with(|there| {
        let row = |n: usize| there.rows[n].fields.clone();
        assert_eq!(
            (&*row(0)["state"], &*row(0)["substate"], &*row(0)["stockroom"]),
            ("In stock", "Available", "HQ")
        );
        assert_eq!((&*row(1)["state"], &*row(1)["assigned_to"]), ("In use", "ada@example.com"));
        assert_eq!(row(1)["evidence_sha256"].len(), 64);
        assert_eq!((&*row(2)["substate"], &*row(2)["assigned_to"]), ("To be wiped", ""));
        assert_eq!(row(2)["event_time"].len(), "2026-05-28 20:26:40".len());
    });
    home.does("reconcile --all").says("In stock / To be wiped").says("same");
}

#[test]
fn a_hub_takes_the_log_as_it_is_and_a_fork_ends_it() {
    let (home, server) = (Home::staffed(), Server::start(hub::Hub::default()));
    let line = format!("remote add hq --kind hub --url {} --secret-stdin", server.url());
    home.feeds(&line, "an old code").ends(69).warns("this code is used up");
    assert_eq!(home.does("remote list --json").json()["remotes"], json!([]));
    home.feeds(&line, hub::CODE).ends(0);
    home.does("remote test hq").says("st-1");
    home.does(&format!("receive {TRACKING}"));
    home.does("push").says("hq: 7 events pushed");
    let (entries, witnessed) = server.with(|hub| (hub.entries.clone(), hub.witnessed));
    let receipt = home.does("receipt 6 --json").json();
    let received: serde_json::Value = serde_json::from_slice(&entries[6]).expect("JSON");
    assert_eq!((received, witnessed), (receipt["entry"].clone(), 7));
    assert_eq!(server.with(|hub| hub.enrolled["origin"].clone()), "acme/custody/hq/dock-1/e0");
    home.does("reconcile --all").says("7 entries").says("same");
    // The hub is put back to an older state, and somebody else has written there since.
    home.does("serialize --no-parcel stock --serial SN-1001");
    server.with(|hub| hub.entries.push(b"{\"seq\":7}".to_vec()));
    home.tries("reconcile").ends(1).says("another one");
    home.tries("push").ends(3).warns("another entry in place 7").warns("fork-hq-7.json");
    let evidence = fs::read_to_string(home.path("state/acme/fork-hq-7.json")).expect("it is kept");
    assert!(evidence.contains("SN-1001") && evidence.contains("theirs"));
    home.tries("push").ends(1).warns("hq is stopped");
    home.verifies();
}

#[test]
fn a_hub_that_is_a_witness_cosigns_heads_and_receipts_show_it() {
    let witness = hub::Hub { witness: Some([9; 32]), ..hub::Hub::default() };
    let (home, server) = (Home::staffed(), Server::start(witness));
    let line = format!("remote add hq --kind hub --url {} --secret-stdin", server.url());
    home.feeds(&line, hub::CODE).ends(0);
    home.does(&format!("receive {TRACKING}"));
    home.tries("receipt 6 --proof r.tlog-proof --witnessed").ends(1).warns("no witness has signed");
    server.with(|hub| hub.witness_lies = true);
    home.does("push").warns("did not witness the head of 7 entries");
    assert!(!home.does("verify").out.contains("witnessed"));
    server.with(|hub| hub.witness_lies = false);
    home.does("serialize --no-parcel stock --serial SN-1001");
    home.does("push");
    home.does("verify").says(&format!("witnessed: the first 8 entries, by {}", hub::WITNESS));
    home.does("checkpoint").says(&format!("— {} ", hub::WITNESS));

    let log_key = home.does("keys --json").json()["keys"][0]["key"].clone();
    let log_key = log_key.as_str().expect("a key");
    let key = hub::witness_key(&[9; 32]);
    home.does("keys").says(&key);
    // Under the first head over it, which nobody witnessed, and under the one that somebody did.
    home.does("receipt 6 --proof own.tlog-proof --pdf own.pdf");
    home.does("receipt 6 --proof seen.tlog-proof --pdf seen.pdf --witnessed");
    for (file, code) in
        [("own.tlog-proof", 3), ("own.pdf", 3), ("seen.tlog-proof", 0), ("seen.pdf", 0)]
    {
        home.does(&format!("verify --receipt {file} --key {log_key}"));
        home.tries(&format!("verify --receipt {file} --key {log_key} --key {key}")).ends(code);
    }
    let other = hub::witness_key(&[8; 32]);
    home.tries(&format!("verify --receipt seen.pdf --key {log_key} --key {other}")).ends(3);

    for sql in [
        "UPDATE cosignature SET size = 7",
        "UPDATE cosignature SET line = '— hub.example.com/witness AAAAAAAA'",
        "UPDATE cosignature SET key = 'nobody'",
    ] {
        let raw = rusqlite::Connection::open(home.ledger()).expect("the file is there");
        raw.execute_batch(
            "DROP TABLE IF EXISTS temp.kept; CREATE TEMP TABLE kept AS SELECT * FROM cosignature",
        )
        .expect("SQL");
        assert_eq!(raw.execute(sql, ()).expect("SQL"), 1);
        home.tries("verify").ends(3).says("[cosignature] a cosignature of");
        raw.execute_batch("DELETE FROM cosignature; INSERT INTO cosignature SELECT * FROM kept")
            .expect("SQL");
    }
    home.verifies();
}

#[test]
fn one_remote_in_trouble_does_not_keep_the_others_waiting() {
    let (home, server) = with_webhook();
    home.does("remote add aside --kind webhook --url http://127.0.0.1:1 --make-key");
    home.does(&format!("receive {TRACKING}"));
    home.tries("push").ends(69).says("itsm: 1 event pushed").warns("aside");
    assert_eq!(server.with(|receiver| receiver.taken.len()), 1);
}

#[test]
fn a_secret_can_be_changed_and_no_backup_has_one() {
    let (home, server) = with_webhook();
    home.does("remote secret itsm --make-key").says("public key: whpk_");
    home.does(&format!("receive {TRACKING}"));
    home.tries("push").ends(69).warns("401 bad signature");
    home.feeds("remote secret itsm --secret-stdin --as olga", webhook::SECRET).ends(77);
    // While it is changed, both sign.
    let both = format!("whsec_{} {}", data_encoding::BASE64.encode(&[7; 32]), webhook::SECRET);
    home.feeds("remote secret itsm --secret-stdin", both).ends(0);
    home.does("push --now").says("1 event pushed");
    assert_eq!(server.with(|receiver| receiver.taken.len()), 1);
    home.does("backup --out copies");
    let mut all = Vec::new();
    files(&home.path("copies"), &mut all);
    let vaults: Vec<_> = all.iter().filter(|file| file.ends_with("vault.json")).collect();
    assert_eq!(vaults.len(), 1);
    let vault = fs::read_to_string(vaults[0]).expect("text");
    assert!(!vault.contains("remote/itsm"), "{vault}");
}

#[test]
fn what_was_before_is_not_told_if_nobody_wants_it() {
    let (home, server) = (Home::staffed(), Server::start(webhook::Receiver::default()));
    home.does(&format!("receive {TRACKING}"));
    let line =
        format!("remote add itsm --kind webhook --url {} --secret-stdin --from-now", server.url());
    home.feeds(&line, webhook::SECRET).ends(0);
    says_nothing(&home.does("push"));
    home.does("serialize --no-parcel stock --serial SN-1001");
    home.does("push").says("1 event pushed");
}
