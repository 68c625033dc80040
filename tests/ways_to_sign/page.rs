//! The page on which somebody signs, and everybody who should not.

use std::io::Write as _;
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use custody::signing::page::{
    self, Answer, Ending, Listen, Noticed, Offer, Options, PageError, Sign,
};
use custody::signing::{Act, Detail, Language, Shown, Terms};
use serde_json::json;

use super::client::{Phone, Reply, form_of, hears};
use super::world::{PATIENCE, filled, offer, offer_of, options, terms};

fn body() -> Vec<u8> {
    filled().to_string().into_bytes()
}

/// Waits for a signature.
#[track_caller]
fn comes<S>(offer: &Offer<S>) -> Answer<S> {
    let begun = Instant::now();
    let come = offer.wait(|_| begun.elapsed() < Duration::from_secs(20));
    come.unwrap_or_else(|ending| panic!("nothing came: {ending:?}"))
}

/// Nothing has come in, and the page is open.
#[track_caller]
fn nothing_came<S: std::fmt::Debug>(offer: &Offer<S>) {
    let answer = offer.wait(|_| false);
    assert!(matches!(answer, Err(Ending::GivenUp)), "{answer:?}");
}

/// Sends a signature from a thread of its own: the answer comes when the caller has decided.
fn sends(phone: &Phone, form: &str) -> thread::JoinHandle<Reply> {
    let (phone, form) = (phone.clone(), form.to_owned());
    thread::spawn(move || phone.post(&form, &body()))
}

#[track_caller]
fn is_gone(reply: &Reply) {
    assert_eq!((reply.status, reply.body.as_str()), (404, "Not found\n"), "{reply:?}");
}

#[test]
fn a_phone_is_thanked_only_when_the_signature_was_recorded() {
    let offer = offer();
    let phone = Phone::of(&offer);
    let sending = sends(&phone, &phone.opens());
    let (signed, reply) = comes(&offer).take();
    assert_eq!(signed.name.as_str(), "Ada Lovelace");
    let svg = signed.strokes.expect("drawn").to_svg();
    assert!(svg.contains("M200 1500L700 300L1200 1500\" data-t=\"0 90 180\""), "{svg}");
    thread::sleep(Duration::from_millis(30));
    assert!(!sending.is_finished(), "nobody is thanked for what is not recorded");
    reply.accepted();
    let told = sending.join().expect("it is told");
    assert_eq!(told.status, 200);
    assert_eq!(told.json()["heading"], "Thank you");
}

#[test]
fn a_phone_hears_that_nothing_was_recorded_and_why() {
    let offer = offer();
    let phone = Phone::of(&offer);
    let sending = sends(&phone, &phone.opens());
    comes(&offer).take().1.refused("the laptop is on hold");
    let told = sending.join().expect("it is told");
    assert_eq!(
        (told.status, told.json()["lines"][0].as_str()),
        (409, Some("the laptop is on hold"))
    );
    is_gone(&phone.get(&phone.path));
}

#[test]
fn a_phone_is_told_to_ask_when_nobody_decides() {
    let offer = offer();
    let phone = Phone::of(&offer);
    let sending = sends(&phone, &phone.opens());
    drop(comes(&offer));
    let told = sending.join().expect("it is told");
    assert_eq!(told.status, 503);
    assert!(told.body.contains("ask at the counter"), "{told:?}");
}

#[test]
fn the_answer_reaches_the_phone_though_the_program_ends_at_once() {
    let offer = offer();
    let phone = Phone::of(&offer);
    let sending = sends(&phone, &phone.opens());
    comes(&offer).take().1.accepted();
    drop(offer);
    assert_eq!(sending.join().expect("it is told").status, 200);
    assert!(TcpStream::connect(phone.address).is_err(), "nobody listens any more");
}

#[test]
fn a_token_is_good_for_one_signature() {
    let offer = offer();
    let phone = Phone::of(&offer);
    let form = phone.opens();
    let sending = sends(&phone, &form);
    comes(&offer).take().1.accepted();
    assert_eq!(sending.join().expect("it is told").status, 200);
    is_gone(&phone.post(&form, &body()));
    is_gone(&phone.get(&phone.path));
    assert!(matches!(offer.wait(|_| true), Err(Ending::Over)));
}

#[test]
fn an_expired_token_is_no_token() {
    let offer = offer_of(terms(), &Options { open_for: Duration::from_millis(300), ..options() });
    let phone = Phone::of(&offer);
    let form = phone.opens();
    assert!(matches!(offer.wait(|_| true), Err(Ending::Over)), "the time is over");
    is_gone(&phone.get(&phone.path));
    is_gone(&phone.post(&form, &body()));
}

/// All of these get the same bytes, header fields included.
#[test]
fn whoever_has_no_right_to_the_page_cannot_tell_why() {
    let (ours, theirs) = (offer(), offer());
    let (phone, other) = (Phone::of(&ours), Phone::of(&theirs));
    let form = phone.opens();
    let reference = phone.get("/s/GUESSED");
    is_gone(&reference);
    let with = |more: &[(&str, &str)], path: &str, method| {
        phone.says(&phone.request(method, path, more, &body())).expect("it answers")
    };
    let (none, evil) = (("Origin", ""), ("Origin", "https://evil.example"));
    let elsewhere = format!("{}/{}", phone.path, "A".repeat(52));
    for (what, reply) in [
        ("the token of another profile's page", phone.get(&other.path)),
        ("no token", phone.get("/s/")),
        ("the root", phone.get("/")),
        ("a path of others", phone.get("/favicon.ico")),
        ("a token cut short", phone.get(&phone.path[..phone.path.len() - 1])),
        ("a form that is looked at", phone.get(&form)),
        ("another host", with(&[("Host", "evil.example")], &phone.path, "GET")),
        ("no host", with(&[("Host", "")], &phone.path, "GET")),
        ("the host without its port", with(&[("Host", "127.0.0.1")], &phone.path, "GET")),
        ("a form of another page", phone.post(&other.opens(), &body())),
        ("a guessed form", phone.post(&elsewhere, &body())),
        ("the page as a form", phone.post(&phone.path, &body())),
        ("a form from elsewhere", with(&[evil], &form, "POST")),
        ("a form from nowhere", with(&[("Origin", "null")], &form, "POST")),
        ("a form for another host", with(&[none, ("Host", "evil.example")], &form, "POST")),
    ] {
        assert_eq!(reply, reference, "{what}");
    }
    nothing_came(&ours);
    nothing_came(&theirs);
    // And the page is none the worse for it.
    assert_eq!(phone.get(&phone.path).status, 200);
}

#[test]
fn who_guesses_is_not_answered_any_more() {
    let offer = offer();
    let phone = Phone::of(&offer);
    phone.opens();
    for guess in 0..10 {
        is_gone(&phone.get(&format!("/s/{guess}")));
    }
    let cut = phone.says(&phone.request("GET", &phone.path, &[], b""));
    assert!(cut.is_err(), "{cut:?}");
    let mut noticed = Noticed::default();
    let _ = offer.wait(|seen| {
        noticed = seen;
        false
    });
    assert_eq!((noticed.opened, noticed.wrong), (1, 10));
    assert_eq!(noticed.last, Some(phone.address.ip()));
}

#[test]
fn other_methods_are_refused() {
    let offer = offer();
    let phone = Phone::of(&offer);
    for method in ["PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "BREW"] {
        for path in [phone.path.as_str(), "/s/GUESSED"] {
            let reply = phone.says(&phone.request(method, path, &[], b"")).expect("it answers");
            assert_eq!(
                (reply.status, reply.header("allow")),
                (405, "GET, POST"),
                "{method} {path}"
            );
        }
    }
}

#[test]
fn what_is_missing_is_named_and_the_page_stays_usable() {
    let offer = offer();
    let phone = Phone::of(&offer);
    let form = phone.opens();
    let with = |key: &str, value| {
        let mut filled = filled();
        filled[key] = value;
        phone.post(&form, filled.to_string().as_bytes())
    };
    let dot = json!({"width": 3580, "height": 2080, "lines": [[[5, 5, 0]]]});
    for (reply, missing) in [
        (with("name", json!("")), "name"),
        (with("name", json!(" \t ")), "name"),
        (with("name", json!("Ada\nLovelace")), "name"),
        (with("name", json!("\u{202e}adA")), "name"),
        (with("name", json!("x".repeat(121))), "name"),
        (with("consent", json!(false)), "consent"),
        (with("strokes", json!(null)), "strokes"),
        (with("strokes", dot), "strokes"),
    ] {
        assert_eq!((reply.status, &reply.json()["missing"]), (422, &json!([missing])), "{reply:?}");
        assert_eq!(reply.json()["lines"].as_array().map(Vec::len), Some(1));
    }
    let nothing = phone.post(&form, br#"{"name":"","consent":false,"strokes":null}"#);
    assert_eq!(nothing.json()["missing"], json!(["name", "strokes", "consent"]));
    for odd in [
        &b""[..],
        b"{}",
        b"[]",
        b"\xff\xfe",
        br#"{"name":"A","consent":"yes","strokes":null}"#,
        br#"{"name":"A","consent":true,"strokes":null,"more":1}"#,
        br#"{"name":"A","consent":true,"strokes":{"width":9,"height":9,"lines":[[[NaN,0,0]]]}}"#,
    ] {
        assert_eq!(phone.post(&form, odd).status, 400, "{odd:?}");
    }
    nothing_came(&offer);
    let sending = sends(&phone, &form);
    comes(&offer).take().1.accepted();
    assert_eq!(sending.join().expect("it is told").status, 200);
}

#[test]
fn ten_megabytes_of_strokes_are_refused_and_the_page_stays_usable() {
    let offer = offer();
    let phone = Phone::of(&offer);
    let form = phone.opens();
    let large = vec![b'['; 10 * 1024 * 1024];
    let reply = phone.post(&form, &large);
    assert_eq!(reply.status, 413, "{reply:?}");
    assert!(reply.json()["lines"][0].as_str().is_some_and(|text| text.contains("too much")));
    // Without saying beforehand how many there are.
    let chunked = [("Transfer-Encoding", "chunked"), ("Content-Length", "")];
    let mut bytes = phone.request("POST", &form, &chunked, b"");
    for _ in 0..10 {
        bytes.extend(b"4000\r\n".iter().chain(&[b'['; 0x4000]).chain(b"\r\n"));
    }
    bytes.extend(b"0\r\n\r\n");
    assert_eq!(phone.says(&bytes).expect("it answers").status, 413);
    // Few bytes that are more than anybody draws.
    let dots: Vec<_> = (0..600).map(|_| json!([[1, 1, 0]])).collect();
    let many = json!({"name": "Ada", "consent": true,
        "strokes": {"width": 3580, "height": 2080, "lines": dots}});
    assert_eq!(phone.post(&form, many.to_string().as_bytes()).status, 413);
    nothing_came(&offer);
    let sending = sends(&phone, &form);
    comes(&offer).take().1.accepted();
    assert_eq!(sending.join().expect("it is told").status, 200);
}

#[test]
fn headers_without_end_are_refused() {
    let offer = offer();
    let phone = Phone::of(&offer);
    let long = "x".repeat(64 * 1024);
    let reply = phone.says(&phone.request("GET", &phone.path, &[("X-Long", &long)], b""));
    assert!(matches!(&reply, Ok(Reply { status: 431, .. }) | Err(_)), "{reply:?}");
    let path = format!("/s/{long}");
    let reply = phone.says(&phone.request("GET", &path, &[], b""));
    assert!(matches!(&reply, Ok(Reply { status: 414 | 431, .. }) | Err(_)), "{reply:?}");
    let many: Vec<(String, &str)> = (0..200).map(|n| (format!("X-{n}"), "1")).collect();
    let many: Vec<(&str, &str)> =
        many.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let reply = phone.says(&phone.request("GET", &phone.path, &many, b""));
    assert!(matches!(&reply, Ok(Reply { status: 431, .. }) | Err(_)), "{reply:?}");
    let odd = phone.says(b"\x16\x03\x01 this is no HTTP\r\n\r\n");
    assert!(matches!(&odd, Ok(Reply { status: 400, .. }) | Err(_)), "{odd:?}");
    phone.opens();
}

/// Slow visitors are dropped at every step, and keep nobody else waiting.
#[test]
fn who_is_too_slow_is_dropped_and_holds_up_nobody() {
    let offer = offer_of(terms(), &Options { patience: PATIENCE, ..options() });
    let phone = Phone::of(&offer);
    let begun = Instant::now();
    let mut silent = TcpStream::connect(phone.address).expect("it listens");
    let mut greets = phone.connect().expect("it greets");
    let mut drips = phone.connect().expect("it greets");
    drips.write_all(b"GET /s/").expect("it listens");
    let form = phone.opens();
    let mut stalls = phone.connect().expect("it greets");
    let whole = phone.request("POST", &form, &[], &body());
    stalls.write_all(&whole[..whole.len() - 40]).expect("it listens");
    stalls.flush().expect("it listens");
    assert!(begun.elapsed() < PATIENCE * 3, "they hold up nobody");
    assert_eq!(hears(&mut stalls).expect("it says so").status, 408);
    assert!(!matches!(hears(&mut drips), Ok(Reply { status: 200, .. })));
    hears(&mut greets).expect_err("it never asked");
    silent.set_read_timeout(Some(Duration::from_secs(10))).expect("it can be set");
    assert_eq!(std::io::Read::read(&mut silent, &mut [0; 8]).unwrap_or(0), 0, "it was dropped");
    nothing_came(&offer);
}

#[test]
fn a_form_that_breaks_off_records_nothing() {
    let offer = offer();
    let phone = Phone::of(&offer);
    let form = phone.opens();
    let whole = phone.request("POST", &form, &[], &body());
    for end in [whole.len() - 1, whole.len() - 60] {
        let mut line = phone.connect().expect("it greets");
        line.write_all(&whole[..end]).and_then(|()| line.flush()).expect("it listens");
        line.sock.shutdown(std::net::Shutdown::Both).expect("it was open");
    }
    nothing_came(&offer);
    let sending = sends(&phone, &form);
    comes(&offer).take().1.accepted();
    assert_eq!(sending.join().expect("it is told").status, 200);
}

#[test]
fn of_two_phones_one_wins() {
    let offer = offer();
    let phone = Phone::of(&offer);
    let (one, two) = (phone.opens(), phone.opens());
    assert_ne!(one, two, "each page has a form of its own");
    let first = sends(&phone, &one);
    let (_, reply) = comes(&offer).take();
    is_gone(&sends(&phone, &two).join().expect("it is told"));
    reply.accepted();
    assert_eq!(first.join().expect("it is told").status, 200);
    assert!(matches!(offer.wait(|_| true), Err(Ending::Over)), "and nothing else comes in");
}

#[test]
fn everything_on_the_page_is_escaped() {
    let script = "</title><script>alert(1)</script>\"'&<img src=x onerror=alert(1)>";
    let hostile = Terms {
        language: Language::En,
        act: Act::Return,
        tenant: script.to_owned(),
        facility: script.to_owned(),
        from: script.to_owned(),
        to: script.to_owned(),
        through: Some(script.to_owned()),
        items: vec![Shown {
            title: script.to_owned(),
            details: vec![(Detail::Serial, script.to_owned())],
        }],
        statement: vec![script.to_owned()],
        signer: script.to_owned(),
    };
    let offer = offer_of(hostile, &options());
    let phone = Phone::of(&offer);
    let page = phone.get(&phone.path).body;
    assert_eq!(page.matches("<script").count(), 1, "its own");
    assert!(!page.contains("<img") && !page.contains("\"'&"), "{page}");
    assert_eq!(page.matches("&lt;script&gt;alert(1)").count(), 9, "each is shown");
    // And a name with a script in it is a name.
    let mut filled = filled();
    filled["name"] = json!("<script>alert(1)</script>");
    let (form, sender) = (form_of(&page), phone.clone());
    let sending = thread::spawn(move || sender.post(&form, filled.to_string().as_bytes()));
    let (signed, reply) = comes(&offer).take();
    assert_eq!(signed.name.as_str(), "<script>alert(1)</script>");
    reply.refused("<b>no</b>");
    let told = sending.join().expect("it is told");
    assert_eq!(told.header("content-type"), "application/json");
    assert_eq!(told.json()["lines"][0], "<b>no</b>");
}

#[test]
fn the_page_asks_for_nothing_and_lets_nothing_else_run() {
    let offer = offer();
    let phone = Phone::of(&offer);
    let (one, two) = (phone.get(&phone.path), phone.get(&phone.path));
    let policy = one.header("content-security-policy");
    let (_, nonce) = policy.split_once("script-src 'nonce-").expect("it has a nonce");
    let (nonce, _) = nonce.split_once('\'').expect("it ends");
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; \
             form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
    );
    assert_ne!(policy, two.header("content-security-policy"), "each answer has a nonce of its own");
    assert_eq!(one.body.matches(&format!("nonce=\"{nonce}\"")).count(), 2);
    for outside in ["http://", "src=", "url(", "@import", "<link", " style=", "onclick"] {
        assert!(!one.body.contains(outside), "{outside}");
    }
    for (name, value) in [
        ("cache-control", "no-store"),
        ("referrer-policy", "same-origin"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("server", ""),
    ] {
        assert_eq!(one.header(name), value, "{name}");
    }
    let shown = offer.fingerprint().to_string();
    assert!(shown.len() == 95 && one.body.replace("<wbr>", "").contains(&shown), "{shown}");
    assert!(one.body.len() < 24 * 1024, "{} bytes", one.body.len());
}

#[test]
fn the_page_speaks_the_language_of_the_statement() {
    for (language, heading) in [
        (Language::En, "Please sign for what you receive"),
        (Language::De, "Bitte unterschreiben Sie, was Sie erhalten"),
        (Language::Fr, "Veuillez signer pour ce que vous recevez"),
        (Language::Es, "Firme, por favor, lo que recibe"),
    ] {
        let offer = offer_of(Terms { language, ..terms() }, &options());
        let phone = Phone::of(&offer);
        let page = phone.get(&phone.path).body;
        assert!(page.contains(&format!("<html lang=\"{}\">", language.tag())));
        assert!(page.contains(&format!("<h1>{heading}</h1>")), "{language:?}");
    }
}

#[test]
fn without_scripts_a_typed_name_signs_only_where_it_is_enough() {
    let fields = [("Content-Type", "application/x-www-form-urlencoded")];
    let body = b"name=Ada+Lovelace%20%26+Co&consent=yes";
    let strict = offer();
    let phone = Phone::of(&strict);
    let page = phone.get(&phone.path).body;
    assert!(page.contains("needs JavaScript") && page.contains("id=\"agreeing\" hidden"));
    let reply =
        phone.says(&phone.request("POST", &form_of(&page), &fields, body)).expect("an answer");
    assert_eq!((reply.status, reply.header("content-type")), (422, "text/html; charset=utf-8"));
    assert!(reply.body.contains("Please draw your signature"), "{}", reply.body);
    nothing_came(&strict);

    let lenient = page::offer(Sign::new(terms()).or_typed_name(), &options()).expect("a port");
    let phone = Phone::of(&lenient);
    let page = phone.get(&phone.path).body;
    assert!(!page.contains("needs JavaScript to") || page.contains("id=\"agreeing\">"));
    let form = form_of(&page);
    let none = phone.says(&phone.request("POST", &form, &fields, b"name=Ada")).expect("an answer");
    assert_eq!(none.status, 422, "without consent");
    let (sender, to) = (phone.clone(), form.clone());
    let sending = thread::spawn(move || sender.says(&sender.request("POST", &to, &fields, body)));
    let (signed, reply) = comes(&lenient).take();
    assert_eq!((signed.name.as_str(), signed.strokes), ("Ada Lovelace & Co", None));
    reply.accepted();
    let told = sending.join().expect("it is told").expect("an answer");
    assert_eq!(told.status, 200);
    assert!(told.body.contains("<h1>Thank you</h1>"), "{}", told.body);
}

#[test]
fn the_address_may_be_in_capitals_as_its_qr_code_has_it() {
    let offer = offer();
    let mut phone = Phone::of(&offer);
    phone.path = phone.path.to_uppercase();
    assert!(offer.url().to_uppercase().ends_with(&phone.path));
    phone.opens();
}

#[test]
fn tls_1_2_and_1_3_are_spoken_and_nothing_older() {
    let offer = offer();
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        Phone::with(&offer, &[version]).opens();
    }
    // A greeting of TLS 1.1 (RFC 4346, 7.4.1.2), and one that is no TLS at all.
    let mut hello = vec![22, 3, 1, 0, 47, 1, 0, 0, 43, 3, 2];
    hello.extend([7; 32]);
    hello.extend([0, 0, 4, 0xC0, 0x13, 0, 0x2F, 1, 0]);
    for bytes in [hello.as_slice(), b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"] {
        let mut stream = TcpStream::connect(offer.address()).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("it can be set");
        stream.write_all(bytes).expect("it listens");
        let mut answer = Vec::new();
        let _ = std::io::Read::read_to_end(&mut stream, &mut answer);
        assert!(answer.is_empty() || answer[0] == 21, "an alert: {answer:?}");
    }
}

#[test]
fn a_port_that_is_taken_is_named() {
    let offer = offer();
    let listen: Listen = offer.address().to_string().parse().expect("an address");
    let error = page::offer(Sign::new(terms()), &Options { listen, ..options() }).err();
    assert!(matches!(error, Some(PageError::Listen { address, .. }) if address == offer.address()));
}

#[test]
fn whoever_sees_debug_output_sees_no_token() {
    let offer = offer();
    let token = offer.url().rsplit('/').next().expect("a token").to_owned();
    assert!(!format!("{offer:?}").contains(&token));
}
