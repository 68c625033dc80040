//! Receipts as they leave the station and are checked elsewhere: whatever of them was changed is refused.

use std::io::Cursor;

use crate::common::program::Home;
use crate::label::rendered;

/// A picture of nothing in particular.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let is_thing = |x: u32, y: u32| (width / 4..width / 2).contains(&x) && y > height / 3;
    let shade = |x: u32, y: u32| image::Luma([if is_thing(x, y) { 70 } else { 200 }]);
    let picture = image::GrayImage::from_fn(width, height, shade);
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, image::ImageFormat::Png).expect("a PNG");
    file.into_inner()
}

/// A station where a laptop with a photo was handed off; the number of that event.
fn handed_off() -> (Home, u64) {
    let home = Home::staffed();
    home.write("photo.png", png(400, 300));
    home.write("sign.svg", super::made_up::SIGNATURE_SVG);
    home.does("receive 1Z999AA10123456784 --to ada@example.com --photo photo.png");
    home.does("serialize 1Z999AA10123456784 --serial 5CG1234XYZ --tag AT-1 --maker Dell --model Latitude --last");
    home.does("inspect 5CG1234XYZ --condition good --photo photo.png");
    let answer =
        home.does("hand-off 5CG1234XYZ --to ada@example.com --signature sign.svg --json").json();
    let seq = answer["seq"].as_u64().expect("a number");
    (home, seq)
}

fn key(home: &Home) -> String {
    let keys = home.does("keys --format jsonl").json_lines();
    let log = keys.iter().find(|key| key["kind"] == "log").expect("the log has a key");
    log["key"].as_str().expect("text").to_owned()
}

#[test]
fn a_receipt_verifies_in_every_form_and_anywhere() {
    let (home, seq) = handed_off();
    home.does(&format!(
        "receipt {seq} --html r.html --pdf r.pdf --proof r.tlog-proof --escpos r.bin"
    ))
    .warns("The page as PDF is r.pdf");
    let elsewhere = Home::empty();
    let key = key(&home);
    for file in ["r.html", "r.pdf", "r.tlog-proof"] {
        elsewhere.write(file, home.read(file));
        elsewhere
            .does(&format!("verify --receipt {file} --key {key}"))
            .says(&format!("ok: entry {seq} is in the log acme/custody/hq/dock-1/e0"))
            .says("to.name     Ada Lovelace");
    }
    let verdict = elsewhere.does(&format!("verify --receipt r.pdf --key {key} --json")).json();
    assert_eq!(verdict["page_compared"], true, "{verdict}");
    assert_eq!(verdict["form"], "pdf");
    // The code of the page, photographed, and as the text that a scanner gives.
    let printed = super::printer::read(&home.read("r.bin"));
    elsewhere.write("code.txt", format!("{}\n", printed.codes[0]));
    let verdict = elsewhere.does(&format!("verify --receipt code.txt --key {key} --json")).json();
    assert_eq!((&verdict["form"], &verdict["seq"]), (&"code".into(), &seq.into()));
    if let Some(pages) = rendered(&home.read("r.pdf"), 200) {
        // The proof stands at the end.
        elsewhere.write("page.png", pages.last().expect("a page"));
        elsewhere.does(&format!("verify --receipt page.png --key {key}")).says("Ada Lovelace");
    }
    elsewhere.write("photo.png", home.read("photo.png"));
    elsewhere
        .tries(&format!("verify --receipt photo.png --key {key}"))
        .ends(3)
        .warns("there is no code of a receipt on the picture");
    elsewhere.write("place.txt", "custody receipt dock-1-7 log acme/custody/hq/dock-1/e0 leaf 00");
    elsewhere
        .tries(&format!("verify --receipt place.txt --key {key}"))
        .ends(3)
        .warns("the code only says where the proof is");
}

#[test]
fn the_same_event_gives_the_same_bytes_whatever_happens_afterwards() {
    let (home, seq) = handed_off();
    home.does(&format!("receipt {seq} --html a.html --pdf a.pdf --escpos a.bin"));
    home.does("return 5CG1234XYZ --from ada@example.com --condition damaged");
    home.does("person add 'Somebody Else'");
    home.does(&format!("receipt dock-1-{seq} --html b.html --pdf b.pdf --escpos b.bin --as vera"));
    for kind in ["html", "pdf", "bin"] {
        assert_eq!(home.read(&format!("a.{kind}")), home.read(&format!("b.{kind}")), "{kind}");
    }
}

#[test]
fn whatever_is_changed_on_a_page_is_refused() {
    let (home, seq) = handed_off();
    home.does(&format!("receipt {seq} --html r.html --pdf r.pdf"));
    let key = key(&home);
    let html = String::from_utf8(home.read("r.html")).expect("text");
    let verify = format!("verify --receipt t.html --key {key}");
    let json = html.split("id=\"receipt\">").nth(1).expect("a bundle");
    let picture =
        json.split("\"bytes\":\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let signature =
        html.split("image/svg+xml;base64,").nth(1).and_then(|r| r.split('"').next()).unwrap();
    let in_bundle = format!("\"bytes\":\"{picture}");
    // What stands on the page comes before the bundle that it carries.
    let changes: [(&str, &str, &str); 9] = [
        (
            "<p class=\"name\">Ada Lovelace",
            "<p class=\"name\">Mallory",
            "not the one that its proof gives",
        ),
        (">5CG1234XYZ<", ">5CG1234XYY<", "not the one that its proof gives"),
        (">AT-1<", ">AT-2<", "not the one that its proof gives"),
        (signature, "PHN2Zy8+", "not the one that its proof gives"),
        ("</main>", "<p>and a monitor</p></main>", "not the one that its proof gives"),
        (
            "\"zone\":\"Europe/London\"",
            "\"zone\":\"Asia/Tokyo\"",
            "not the one that its proof gives",
        ),
        (
            &in_bundle,
            "\"bytes\":\"PHN2Zy8+",
            "the picture is not the one that the entry commits to",
        ),
        (
            &format!("\"key\":\"{key}"),
            "\"key\":\"acme/custody/hq/dock-1/e0+00000000+AAAA",
            "the key that is printed",
        ),
        ("\"layout\":1", "\"layout\":01", "malformed"),
    ];
    for (from, to, wanted) in changes {
        assert!(html.contains(from), "{from}");
        home.write("t.html", html.replacen(from, to, 1));
        home.tries(&verify).ends(3).warns(wanted);
    }
    // Another name in the proof itself.
    let proof =
        json.split("\"proofs\":[\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let extra = proof.split("extra ").nth(1).and_then(|rest| rest.split("\\n").next()).unwrap();
    let said = data_encoding::BASE64.decode(extra.as_bytes()).expect("base64");
    let said = String::from_utf8(said).expect("text").replace("Ada Lovelace", "Eve Lovelace");
    let other = data_encoding::BASE64.encode(said.as_bytes());
    home.write("t.html", html.replace(extra, &other));
    home.tries(&verify)
        .ends(3)
        .warns("the value of to.name is not the one that the entry commits to");

    let pdf = home.read("r.pdf");
    for at in (0..pdf.len()).step_by(pdf.len() / 60) {
        let mut flipped = pdf.clone();
        flipped[at] ^= 1;
        home.write("t.pdf", &flipped);
        home.tries(&format!("verify --receipt t.pdf --key {key}")).ends(3);
    }
    home.write("t.pdf", &pdf[..pdf.len() - 1]);
    home.tries(&format!("verify --receipt t.pdf --key {key}")).ends(3);
}

#[test]
fn a_page_of_another_layout_is_not_compared_and_says_so() {
    let (home, seq) = handed_off();
    home.does(&format!("receipt {seq} --html r.html"));
    let html = String::from_utf8(home.read("r.html")).expect("text");
    home.write(
        "t.html",
        html.replace("\"layout\":1", "\"layout\":2").replace("<h1>", "<h1 id=\"new\">"),
    );
    let answer = home.tries(&format!("verify --receipt t.html --key {}", key(&home))).ends(0);
    answer.says("not compared").warns("so it was not compared");
}

#[test]
fn every_kind_of_event_has_a_receipt() {
    let (home, seq) = handed_off();
    home.does("hold 5CG1234XYZ --code legal --note 'case 7'");
    let key = key(&home);
    for event in 0..=seq + 1 {
        let text = home.does(&format!("receipt {event} --text"));
        assert!(text.out.contains(&format!("Receipt dock-1-{event}")), "{}", text.out);
        assert!(text.out.lines().all(|line| line.chars().count() <= 80), "{}", text.out);
        home.does(&format!("receipt {event} --pdf r.pdf"));
        home.does(&format!("verify --receipt r.pdf --key {key}"));
    }
    home.does(&format!("receipt {} --text", seq + 1)).says("case 7");
}

#[test]
fn names_can_be_kept_back() {
    let (home, seq) = handed_off();
    home.does(&format!("receipt {seq} --disclose none --html r.html --text"))
        .says("(name not shown)");
    assert!(!String::from_utf8_lossy(&home.read("r.html")).contains("Lovelace"));
    home.does(&format!("verify --receipt r.html --key {}", key(&home)));
    home.does(&format!("receipt {seq} --disclose all --text")).says("number 1815");
}

#[test]
fn a_picture_that_is_lost_is_no_receipt_without_it() {
    let (home, seq) = handed_off();
    for name in ["data/acme/evidence", "x"] {
        let Ok(folder) = std::fs::read_dir(home.path(name)) else { continue };
        for file in folder {
            std::fs::remove_file(file.expect("an entry").path()).expect("a file");
        }
    }
    home.tries(&format!("receipt {seq} --pdf r.pdf")).ends(3).warns("its sealed file is not there");
    assert!(!home.path("r.pdf").exists(), "nothing is written by halves");
}

/// Three things handed over with one signature; the first of the events.
fn three_handed_off(home: &Home, more: &str) -> u64 {
    for (serial, tag, model) in [
        ("5CG1234XYZ", "AT-1", "Latitude"),
        ("CN0M4TJG", "AT-2", "Dock"),
        ("V30B0T1C", "AT-3", "Screen"),
    ] {
        home.does(&format!(
            "serialize --no-parcel stock --serial {serial} --tag {tag} --maker Dell --model {model}"
        ));
    }
    home.write("sign.svg", super::made_up::SIGNATURE_SVG);
    let line = format!("hand-off AT-1 AT-2 AT-3 --to ada@example.com --with charger {more} --json");
    let answers = home.does(&line).json_lines();
    let seqs = answers.iter().filter_map(|answer| answer["seq"].as_u64());
    seqs.min().unwrap_or_else(|| panic!("{answers:?}"))
}

#[test]
fn one_signature_for_three_things_is_on_the_receipt_of_each() {
    let home = Home::staffed();
    let first = three_handed_off(&home, "--signature sign.svg");
    let key = key(&home);
    for event in first..first + 3 {
        let page = home.does(&format!("receipt {event} --text --html r.html"));
        page.says("Hand-off of 3 items")
            .says("5CG1234XYZ")
            .says("CN0M4TJG")
            .says("V30B0T1C")
            .says("charger")
            .says("Statement")
            .says("I have received the items listed")
            .says("Version custody-1, language en")
            .says("Ada Lovelace, as the one who received")
            .says("with a picture of the signature")
            .says("simple electronic signature with change detection");
        home.does(&format!("verify --receipt r.html --key {key}"));
    }
    let html = String::from_utf8(home.read("r.html")).expect("text");
    for (from, to, wanted) in [
        (
            "\\\"serial\\\":\\\"CN0M4TJG\\\"",
            "\\\"serial\\\":\\\"CN0M4TJX\\\"",
            "the list of items is not the one",
        ),
        (
            "\"statements\":[\"I have",
            "\"statements\":[\"I have not",
            "the statement is not the one",
        ),
        (">CN0M4TJG<", ">CN0M4TJX<", "not the one that its proof gives"),
        ("<blockquote>I have", "<blockquote>I have not", "not the one that its proof gives"),
    ] {
        assert!(html.contains(from), "{from}: {html}");
        home.write("t.html", html.replacen(from, to, 1));
        home.tries(&format!("verify --receipt t.html --key {key}")).ends(3).warns(wanted);
    }
}

#[test]
fn a_signature_on_paper_has_lines_to_sign_on_and_what_came_later_shows_what_it_belongs_to() {
    let home = Home::staffed();
    let first = three_handed_off(&home, "--on-paper");
    let page = home.does(&format!("receipt {first} --text --pdf r.pdf"));
    page.says("To sign").says("________").says("Signature owed");
    home.write("paper.pdf", "%PDF-1.7\nscanned");
    let attached = home.does(&format!("attach dock-1-{first} paper.pdf --json")).json_lines();
    home.does(&format!("receipt {first}"))
        .warns("something was attached since: see `custody receipt dock-1-");
    let later = attached[0]["seq"].as_u64().expect("a number");
    let page = home.does(&format!("receipt {later} --text --html r.html"));
    page.says("Hand-off of").says("Ada Lovelace").says("CN0M4TJG");
    home.does(&format!("verify --receipt r.html --key {}", key(&home)));
}

#[test]
fn a_certificate_names_what_came_back_and_what_did_not() {
    let home = Home::staffed();
    three_handed_off(&home, "--signature sign.svg");
    home.does("return AT-1 AT-2 --from ada@example.com --condition good --missing charger --signature sign.svg");
    let page =
        home.does("certificate ada@example.com --html c.html --pdf c.pdf --text --copies-to-sign");
    let text = &page.out;
    let (returned, held) = text.split_once("Still held\n---").expect("both");
    assert!(returned.contains("5CG1234XYZ") && returned.contains("CN0M4TJG"), "{text}");
    assert!(held.contains("V30B0T1C") && !held.contains("5CG1234XYZ"), "{text}");
    let words: String = text.split_whitespace().collect();
    assert!(returned.contains("charger") && words.contains("onlythewholelogcanshow"), "{text}");
    let key = key(&home);
    for file in ["c.html", "c.pdf"] {
        home.does(&format!("verify --receipt {file} --key {key}"))
            .says("Certificate of return for Ada Lovelace");
    }
    let html = String::from_utf8(home.read("c.html")).expect("text");
    home.write("t.html", html.replacen(">V30B0T1C<", ">V30B0T1D<", 1));
    home.tries(&format!("verify --receipt t.html --key {key}")).ends(3).warns("not the one");
    // An entry left out, and the page laid out without it, is another certificate: the head is what it is held against.
    home.does("missing AT-3 --reason 'not at the desk'");
    home.does("certificate ada@example.com --text").says("reported missing");
    home.tries("certificate grace@example.com").ends(1).warns("nothing is on record");
    home.does("found AT-3 --at dock-1");
    home.does("release AT-3 --code identity");
    home.does("hand-off AT-3 --to grace@example.com --signature sign.svg");
    home.does("transfer AT-3 --from grace@example.com --to ada@example.com --signature sign.svg");
    home.does("certificate grace@example.com --text").says("Passed on to somebody else");
    home.does("certificate ada@example.com --since 2099-01-01T00:00:00Z --text").says("Nothing.");
}

/// The receipts that were handed out by earlier versions: they verify with every later one, and as long as pages are laid
/// out as they were then, byte for byte.
#[test]
fn a_receipt_that_was_handed_out_is_laid_out_the_same_for_ever() {
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    let home = Home::empty();
    for layout in 1..=custody::paper::LAYOUT {
        let key = format!("{golden}/receipt-{layout}.key");
        for kind in ["pdf", "html"] {
            let line =
                format!("verify --receipt {golden}/receipt-{layout}.{kind} --key {key} --json");
            let verdict = home.does(&line).json();
            assert_eq!(verdict["page_compared"], layout == custody::paper::LAYOUT, "{verdict}");
        }
    }
}
