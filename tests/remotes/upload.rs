//! Files of runs go to ServiceNow once, whole, and as the manifest has them; and whoever cannot know says so.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, Write as _};
use std::net::TcpListener;
use std::time::Duration;

use custody::domain::names::Timestamp;
use custody::remote::http::{Address, Client};
use custody::remote::{Credential, LoadFile, NotLoaded, Options, ServiceNow, Setback};
use data_encoding::HEXLOWER;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::counterparts::service_now;
use super::server::{Mishap, Outcome, Server};
use crate::common::program::Home;

const SERIES: &str = "export events --for servicenow --since-last snow --out out";
const UPLOAD: &str = "export upload 1 --remote snow --folder out";
const SECRET: &str = "canary secret&+";

/// A station with an exported run, and an instance that it may sign in to.
fn with_a_run() -> (Home, Server<service_now::ServiceNow>) {
    let (home, server) = (Home::staffed(), Server::start(service_now::ServiceNow::default()));
    add(&home, &server.url(), "");
    for number in 1001..1004 {
        home.does(&format!(
            "serialize --no-parcel stock --serial SN-{number} --model 'Latitude 5440'"
        ));
    }
    home.does(SERIES);
    (home, server)
}

fn add(home: &Home, url: &str, more: &str) {
    let line = format!(
        "remote add snow --kind servicenow --url {url} --secret-stdin --option staging=u_custody \
         --option user=push {more}"
    );
    home.feeds(&line, SECRET).ends(0);
}

/// The one file of a run, as it stands in the folder.
fn the_file(home: &Home) -> (String, Vec<u8>) {
    let entries = fs::read_dir(home.path("out")).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .map(|path| path.file_name().expect("a name").to_string_lossy().into_owned())
        .collect();
    names.sort();
    let name = names.into_iter().next().expect("a file");
    let bytes = home.read(&format!("out/{name}"));
    (name, bytes)
}

/// What is on record of uploads of the first run.
fn uploads(home: &Home) -> serde_json::Value {
    home.does("export runs --json").json()[0]["uploads"].clone()
}

fn page(status: u16, body: &str) -> Mishap {
    Mishap::Instead(Outcome { status, headers: Vec::new(), body: body.as_bytes().to_vec() })
}

#[test]
fn a_file_arrives_byte_for_byte_and_is_not_sent_twice_by_accident() {
    let (home, server) = with_a_run();
    let (name, bytes) = the_file(&home);
    let said = home.does(UPLOAD).says("Run 1 is uploaded to snow: 3 rows");
    assert!(said.err.contains("custody export ack 1 --rows 3 --sha256"), "{}", said.err);
    server.with(|there| {
        assert_eq!(there.files, [(name, bytes)]);
        assert_eq!(there.assets.keys().collect::<Vec<_>>(), ["SN-1001", "SN-1002", "SN-1003"]);
        assert_eq!(there.assets["SN-1002"]["state"], "In stock");
    });
    let upload = &uploads(&home)[0];
    assert_eq!((&upload["remote"], &upload["state"]), (&json!("snow"), &json!("taken")));
    assert_eq!((&upload["status"], &upload["by"]), (&json!(200), &json!("ada")));
    home.does("export runs --format csv").says(",snow\r\n");
    let seen = server.seen();
    home.tries(UPLOAD)
        .ends(1)
        .warns("run 1 was uploaded to snow on")
        .warns("--again sends it once more");
    assert_eq!(server.seen(), seen, "nobody was asked");

    let before = server.with(|there| there.assets.clone());
    let said = home.does(&format!("{UPLOAD} --again --json")).json();
    assert_eq!((&said["schema"], &said["rows"]), (&json!("custody.export_upload.v1"), &json!(3)));
    server.with(|there| {
        assert_eq!((there.files.len(), there.rows.len(), there.applied.len()), (2, 6, 3));
        assert_eq!(there.assets, before, "its rows came twice, its events did not");
    });
    // A push tells of the same events, and changes nothing either.
    home.does("push").says("snow: 3 events pushed");
    server.with(|there| assert_eq!((there.rows.len(), there.applied.len()), (9, 3)));
    home.verifies();
}

#[test]
fn what_was_surely_not_taken_is_not_on_record_and_goes_out_with_the_next_try() {
    let (home, server) = with_a_run();
    let sent = |before: &[Mishap], code: i32, why: &str| {
        server.plan(before.iter().cloned());
        home.tries(UPLOAD).ends(code).warns(why);
        assert_eq!(uploads(&home), json!([]), "{why}");
        assert_eq!(server.with(|there| there.rows.len()), 0, "{why}");
        server.calm();
    };
    sent(&[Mishap::LostOnTheWay], 69, "error");
    sent(&[page(302, "")], 69, "redirect, which is not followed");
    sent(
        &[page(200, "<html>login.do</html>")],
        69,
        "did not answer with rows of the staging table",
    );
    for (answer, why) in [
        (page(302, ""), "redirect, which is not followed"),
        (page(401, "User Not Authenticated"), "401 User Not Authenticated"),
        (page(403, ""), "403"),
        (page(413, "Request Entity Too Large"), "413"),
        (page(429, "busy"), "429 busy"),
        (page(200, "<!DOCTYPE html><html><form action=\"login.do\">"), "login page"),
        (page(200, "User Not Authenticated"), "not let in"),
    ] {
        sent(&[Mishap::None, answer], 69, why);
    }
    home.does(UPLOAD).says("Run 1 is uploaded to snow: 3 rows");
    server.with(|there| assert_eq!((there.files.len(), there.rows.len()), (1, 3)));
}

#[test]
fn nobody_listening_is_an_outage_and_nothing_is_noted() {
    let (home, server) = with_a_run();
    drop(server);
    home.tries(UPLOAD).ends(69).warns("no connection to 127.0.0.1").warns("nothing was loaded");
    assert_eq!(uploads(&home), json!([]));
}

#[test]
fn what_may_have_arrived_is_said_to_be_unsure_and_not_sent_again_by_itself() {
    for (mishap, arrives) in [
        (Mishap::AnswerLost, true),
        (Mishap::AnswerCut, true),
        (Mishap::DoneThenFailed, true),
        (Mishap::LostOnTheWay, false),
        (page(504, "Gateway Timeout"), false),
        (page(202, ""), false),
        (page(200, "<html><title>ServiceNow</title></html>"), false),
        (page(200, "Error while loading: table is locked"), false),
        (page(201, r#"{"error":{"message":"Invalid table"},"status":"failure"}"#), false),
    ] {
        let (home, server) = with_a_run();
        let what = format!("{mishap:?}");
        // An answer without a body cannot be cut.
        if mishap == Mishap::AnswerCut {
            server.with(|there| there.says_after_loading = "Import set ISET0010001".to_owned());
        }
        server.plan([Mishap::None, mishap]);
        let answer = home.tries(UPLOAD).ends(69).warns("nobody knows whether snow has taken run 1");
        assert!(answer.err.contains("--again"), "{what}: {}", answer.err);
        assert_eq!(uploads(&home)[0]["state"], "unsure", "{what}");
        home.does("export runs --format csv").says(",snow (unsure)\r\n");
        let seen = server.seen();
        home.tries(UPLOAD).ends(1).warns("nobody knows whether it was taken");
        assert_eq!(server.seen(), seen, "{what}: it is not repeated by itself");
        home.does(&format!("{UPLOAD} --again"));
        assert_eq!(uploads(&home)[0]["state"], "taken", "{what}");
        server.with(|there| {
            assert_eq!(there.files.len(), if arrives { 2 } else { 1 }, "{what}");
            assert_eq!(there.applied.len(), 3, "{what}: every event once");
        });
    }
}

#[test]
fn a_second_try_that_surely_failed_leaves_what_was_known_of_the_first() {
    let (home, server) = with_a_run();
    home.does(UPLOAD);
    let before = uploads(&home);
    server.plan([Mishap::None, page(403, "")]);
    home.tries(&format!("{UPLOAD} --again")).ends(69).warns("403");
    assert_eq!(uploads(&home), before);
}

#[test]
fn an_upload_that_is_killed_may_have_arrived() {
    let (home, server) = with_a_run();
    server.plan([Mishap::None, Mishap::TooSlow]);
    let mut child = home.starts(UPLOAD);
    while server.seen() < 2 {
        std::thread::yield_now();
    }
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    home.tries(UPLOAD).ends(1).warns("nobody knows whether it was taken");
    assert_eq!(server.with(|there| there.files.len()), 1);
}

#[test]
fn a_file_that_is_not_that_of_the_run_stays_here() {
    let (home, server) = with_a_run();
    let (name, bytes) = the_file(&home);
    home.tries("export upload 1 --remote snow").ends(66).warns(&name).warns("--folder");
    let mut other = bytes.clone();
    other.extend_from_slice(b"1,2,3\r\n");
    for content in [&other, &bytes[..bytes.len() - 1], b""] {
        home.write(&format!("out/{name}"), content);
        home.tries(UPLOAD).ends(3).warns("is not the file of run 1; nothing was loaded");
    }
    assert_eq!((server.seen(), uploads(&home)), (0, json!([])));
    fs::remove_file(home.path(&format!("out/{name}"))).expect("it is there");
    home.does("export --replay 1 --out out");
    home.does(UPLOAD);
    server.with(|there| assert_eq!(there.files[0].1, bytes));
}

#[test]
fn only_files_that_the_other_side_can_load_are_sent() {
    let (home, server) = with_a_run();
    home.feeds("remote add itsm --kind webhook --url https://example.com --make-key", "").ends(0);
    for (line, code, why) in [
        ("export upload 2 --remote snow", 1, "there is no run 2"),
        ("export upload 1 --remote rain", 1, "there is no remote rain"),
        ("export upload 1 --remote itsm", 2, "itsm is of kind webhook, which takes no files"),
        ("export upload 1 --remote snow --wait 0", 2, "0 is not in 1..=3600"),
    ] {
        home.tries(line).ends(code).warns(why);
    }
    home.does("export events --for generic --since-last all --out out");
    home.does("export events --for servicenow --format jsonl --since-last lines --out out");
    for run in [2, 3] {
        home.tries(&format!("export upload {run} --remote snow --folder out"))
            .ends(2)
            .warns(&format!("run {run} is not a CSV file for ServiceNow"));
    }
    // An increment without rows is made all the same, and not worth a request.
    home.does(SERIES);
    home.does(SERIES);
    home.does("export upload 4 --remote snow --folder out");
    assert_eq!((server.seen(), uploads(&home)), (0, json!([])));
}

#[test]
fn a_series_goes_out_in_its_order() {
    let (home, server) = with_a_run();
    home.has_pictures();
    home.does("hand-off SN-1001 --to 1815 --signature signature.png");
    home.does(SERIES);
    home.does("export upload 2 --remote snow --folder out --quiet");
    server.with(|there| assert_eq!(there.assets["SN-1001"]["state"], "In use"));
    home.tries(UPLOAD).ends(1).warns("run 2 of the same series was sent to snow already");
    server.with(|there| assert_eq!(there.assets["SN-1001"]["state"], "In use"));
    let (home, _server) = with_a_run();
    home.does("serialize --no-parcel stock --serial SN-2001");
    home.does(SERIES);
    let said = home.does("export upload 2 --remote snow --folder out");
    assert!(said.err.contains("note: run 1 of the series comes before it"), "{}", said.err);
}

#[test]
fn it_signs_in_like_a_push_and_shows_no_secret() {
    let (home, server) = (Home::staffed(), Server::start(service_now::ServiceNow::default()));
    add(&home, &server.url(), "--option sign_in=oauth");
    home.does("serialize --no-parcel stock --serial SN-1001");
    home.does(SERIES);
    let said = home.does(UPLOAD);
    assert_eq!(server.with(|there| (there.tokens, there.files.len())), (1, 1));
    server.with(|there| there.tokens = 5);
    server.plan([Mishap::None, Mishap::None, page(500, "oops")]);
    let unsure = home.tries(&format!("{UPLOAD} --again")).ends(69);
    for text in [said.out, said.err, unsure.out, unsure.err] {
        assert!(!text.contains("canary") && !text.contains("token-"), "{text}");
    }
}

/// An instance at an address, and a file of so many bytes to send to it.
fn at(url: &str, bytes: usize) -> (ServiceNow, File, String) {
    let address = Address::parse(url).expect("an address");
    let client = Client::new(&address, None, Duration::from_secs(5)).expect("a client");
    let pairs = [("staging", "u_custody"), ("user", "push")];
    let options: Options =
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    let there = ServiceNow::new(client, address, Credential::new(SECRET.to_owned()), options);
    let content = vec![b'x'; bytes];
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(&content).expect("room");
    file.rewind().expect("a file");
    (there, file, HEXLOWER.encode(&Sha256::digest(&content)))
}

#[test]
fn an_answer_that_does_not_come_in_time_leaves_it_open() {
    let server = Server::start(service_now::ServiceNow::default());
    server.plan([Mishap::TooSlow]);
    let (mut there, _, _) = at(&server.url(), 0);
    let text = b"event_id,serial_number\r\nA,SN-1\r\n";
    let mut content = tempfile::tempfile().expect("a file");
    content.write_all(text).expect("room");
    content.rewind().expect("a file");
    let sha256 = HEXLOWER.encode(&Sha256::digest(text));
    let file = LoadFile { name: "a.csv", bytes: 32, sha256: &sha256, content };
    let ended = there.load(file, Duration::from_millis(40), Timestamp::from_millis(0));
    match ended {
        Err(NotLoaded::Unsure { why }) => assert!(why.contains("gave no answer in time"), "{why}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(server.with(|there| there.files.len()), 1, "and it was there");
}

#[test]
fn a_line_that_breaks_in_the_middle_of_the_file_leaves_nothing_open() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let other_end = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("somebody comes");
        stream.read_exact(&mut [0; 1024]).expect("it begins");
    });
    // More than a socket of this machine holds for somebody who does not read.
    let (mut there, content, sha256) = at(&url, 24 * 1024 * 1024);
    let file = LoadFile { name: "a.csv", bytes: 24 * 1024 * 1024, sha256: &sha256, content };
    match there.load(file, Duration::from_secs(5), Timestamp::from_millis(0)) {
        Err(NotLoaded::Setback(Setback::Unavailable { why, .. })) => {
            assert!(why.contains("the file was not sent to its end"), "{why}");
        }
        other => panic!("{other:?}"),
    }
    other_end.join().expect("no panic");
}

#[test]
fn a_file_that_changes_while_it_is_sent_never_arrives_whole() {
    let server = Server::start(service_now::ServiceNow::default());
    let (mut there, content, _) = at(&server.url(), 100_000);
    let other = HEXLOWER.encode(&Sha256::digest(b"what it was"));
    let file = LoadFile { name: "a.csv", bytes: 100_000, sha256: &other, content };
    let ended = there.load(file, Duration::from_secs(5), Timestamp::from_millis(0));
    assert!(matches!(ended, Err(NotLoaded::Changed)), "{ended:?}");
    assert_eq!((server.seen(), server.with(|there| there.files.len())), (0, 0));
}
