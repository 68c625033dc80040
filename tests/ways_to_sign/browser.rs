//! The pages in a real browser, at the size of a phone: Chromium without a window, steered through the `DevTools`
//! protocol over two pipes.
//!
//! Where there is no Chromium these tests say so and check nothing. `CUSTODY_SCREENSHOTS=DIR` keeps pictures of what
//! the browser showed.

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use custody::signing::page::{self, Ending, Offer, Photos, Picture, Sign, Signed};
use custody::signing::{Language, Terms};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::client::Phone;
use super::session::Seat;
use super::world::{offer, options, terms};
use crate::common::program::{Home, small_picture};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Browsers are slow on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&path)
        .flat_map(|folder| NAMES.map(|name| folder.join(name)))
        .find(|program| program.is_file());
    if found.is_none() {
        use std::io::stderr;
        // The harness hides what a test prints that succeeds; this must be seen.
        let _ =
            writeln!(stderr(), "skipped: no Chromium here, so no page was looked at in a browser");
    }
    found
}

/// A browser with one page.
struct Browser {
    program: Child,
    asks: File,
    hears: BufReader<File>,
    session: Value,
    asked: u64,
    _folder: TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn pipe(path: &Path) {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    mknodat(CWD, path, FileType::Fifo, Mode::RWXU, 0).expect("a pipe can be made");
}

impl Browser {
    fn start(chromium: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (asks, hears) = (folder.path().join("asks"), folder.path().join("hears"));
        pipe(&asks);
        pipe(&hears);
        // The protocol is spoken over descriptors 3 and 4, which a shell can hand on.
        let program = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<\"$ASKS\" 4>\"$HEARS\""])
            .arg(chromium)
            .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
            .args(["--no-first-run", "--disable-extensions", "--disable-background-networking"])
            .args(["--disable-component-update", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
            .envs([("ASKS", &asks), ("HEARS", &hears)])
            .env("HOME", folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell");
        let asks = OpenOptions::new().write(true).open(&asks).expect("the shell opens it, too");
        let hears = BufReader::new(File::open(&hears).expect("the shell opens it, too"));
        let session = Value::Null;
        let mut browser = Self { program, asks, hears, session, asked: 0, _folder: folder };
        let page = browser.ask("Target.createTarget", json!({"url": "about:blank"}));
        let to = json!({"targetId": page["targetId"], "flatten": true});
        browser.session = browser.ask("Target.attachToTarget", to)["sessionId"].clone();
        browser.ask("Page.enable", json!({}));
        browser.ask("Runtime.enable", json!({}));
        // The operator's word for it is the fingerprint, which a browser without a window cannot be shown.
        browser.ask("Security.setIgnoreCertificateErrors", json!({"ignore": true}));
        let size = json!({"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true});
        browser.ask("Emulation.setDeviceMetricsOverride", size);
        browser.ask("Emulation.setTouchEmulationEnabled", json!({"enabled": true}));
        browser
    }

    /// Asks, and waits for the answer; whatever else is told meanwhile is not of interest.
    #[track_caller]
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let mut message = json!({"id": self.asked, "method": method, "params": params});
        if !self.session.is_null() {
            message["sessionId"] = self.session.clone();
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.asks.write_all(&bytes).expect("the browser listens");
        loop {
            let mut heard = Vec::new();
            let count = self.hears.read_until(0, &mut heard).expect("the browser answers");
            assert!(count > 0, "the browser has gone");
            heard.pop();
            let heard: Value = serde_json::from_slice(&heard).expect("the browser speaks JSON");
            if heard["id"] == self.asked {
                assert!(heard["error"].is_null(), "{method}: {heard}");
                return heard["result"].clone();
            }
        }
    }

    #[track_caller]
    fn evaluates(&mut self, script: &str) -> Value {
        let answer =
            self.ask("Runtime.evaluate", json!({"expression": script, "returnByValue": true}));
        assert!(answer["exceptionDetails"].is_null(), "{script}: {answer}");
        answer["result"]["value"].clone()
    }

    #[track_caller]
    fn opens(&mut self, url: &str) {
        self.ask("Page.navigate", json!({"url": url}));
        self.comes_true("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    #[track_caller]
    fn comes_true(&mut self, script: &str) {
        let begun = Instant::now();
        while self.evaluates(script) != true {
            let is_early = begun.elapsed() < PATIENCE;
            assert!(is_early, "{script}: {}", self.evaluates("document.body.innerText"));
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Where the middle of something is on the screen, after scrolling to it.
    #[track_caller]
    fn finds(&mut self, selector: &str) -> (f64, f64, f64, f64) {
        let script = format!(
            "(() => {{ const e = document.querySelector('{selector}'); e.scrollIntoView({{block: 'center'}});
             const r = e.getBoundingClientRect(); return [r.left, r.top, r.width, r.height]; }})()"
        );
        let found = self.evaluates(&script);
        let side = |at: usize| found[at].as_f64().expect("a number");
        (side(0), side(1), side(2), side(3))
    }

    fn touch(&mut self, kind: &str, at: Option<(f64, f64)>) {
        let points: Vec<Value> = at.iter().map(|(x, y)| json!({"x": x, "y": y})).collect();
        self.ask("Input.dispatchTouchEvent", json!({"type": kind, "touchPoints": points}));
    }

    /// Taps until it shows: a busy machine may take a tap for a long press, which means something else.
    #[track_caller]
    fn taps_until(&mut self, selector: &str, script: &str) {
        let begun = Instant::now();
        while self.evaluates(script) != true {
            assert!(begun.elapsed() < PATIENCE, "{selector}: {script}");
            self.taps(selector);
            let tapped = Instant::now();
            while tapped.elapsed() < Duration::from_secs(1) && self.evaluates(script) != true {
                thread::sleep(Duration::from_millis(10));
            }
        }
    }

    #[track_caller]
    fn clicks(&mut self, selector: &str) {
        self.evaluates(&format!("document.querySelector('{selector}').click()"));
    }

    fn taps(&mut self, selector: &str) {
        let (left, top, width, height) = self.finds(selector);
        self.touch("touchStart", Some((left + width / 2.0, top + height / 2.0)));
        self.touch("touchEnd", None);
    }

    /// Draws with a finger; places are thousandths of the canvas.
    #[track_caller]
    fn draws(&mut self, line: &[(f64, f64)]) {
        let (left, top, width, height) = self.finds("#canvas");
        let place = |&(x, y): &(f64, f64)| (left + x * width / 1e3, top + y * height / 1e3);
        self.touch("touchStart", Some(place(&line[0])));
        for pair in line.windows(2) {
            for step in 1..=4 {
                let part = f64::from(step) / 4.0;
                let along = |a: f64, b: f64| a + (b - a) * part;
                let to = (along(pair[0].0, pair[1].0), along(pair[0].1, pair[1].1));
                self.touch("touchMove", Some(place(&to)));
            }
        }
        self.touch("touchEnd", None);
    }

    /// Chooses a file, as its camera would.
    #[track_caller]
    fn takes(&mut self, file: &Path) {
        self.ask("DOM.enable", json!({}));
        let root = self.ask("DOM.getDocument", json!({}))["root"]["nodeId"].clone();
        let input = json!({"nodeId": root, "selector": "#file"});
        let input = self.ask("DOM.querySelector", input)["nodeId"].clone();
        self.ask("DOM.setFileInputFiles", json!({"nodeId": input, "files": [file]}));
    }

    /// Keeps a picture of the screen, or of the whole page, if somebody wants to look at it.
    fn shows(&mut self, name: &str, whole: bool) {
        let Some(folder) = std::env::var_os("CUSTODY_SCREENSHOTS") else { return };
        let picture = self.ask(
            "Page.captureScreenshot",
            json!({"format": "png", "captureBeyondViewport": whole}),
        );
        let picture = picture["data"].as_str().expect("base 64").as_bytes();
        let picture = data_encoding::BASE64.decode(picture).expect("base 64");
        fs::write(Path::new(&folder).join(format!("{name}.png")), picture).expect("a folder");
    }
}

/// An A, as far as a finger can tell.
const A: [&[(f64, f64)]; 2] = [
    &[
        (150.0, 750.0),
        (230.0, 420.0),
        (300.0, 180.0),
        (360.0, 430.0),
        (440.0, 760.0),
        (560.0, 500.0),
        (640.0, 700.0),
        (760.0, 480.0),
        (880.0, 620.0),
    ],
    &[(190.0, 560.0), (420.0, 540.0)],
];

fn waits<S>(offer: &Offer<S>) -> Result<page::Answer<S>, Ending> {
    let begun = Instant::now();
    offer.wait(|_| begun.elapsed() < PATIENCE)
}

#[test]
fn somebody_signs_with_a_finger() {
    let Some(chromium) = chromium() else { return };
    let offer = offer();
    let mut browser = Browser::start(&chromium);
    browser.opens(offer.url());
    browser.shows("sign-top", false);
    assert_eq!(browser.evaluates("document.querySelectorAll('.items > li').length"), 3);
    let fits = "document.documentElement.scrollWidth <= window.innerWidth";
    assert_eq!(browser.evaluates(fits), true, "nothing hangs over the side");

    // Nothing is sent while something is missing, and the page says what.
    browser.taps_until("#send", "!document.getElementById('problem').hidden");
    browser.shows("sign-missing", false);
    let told = browser.evaluates("document.getElementById('problem').textContent");
    assert!(
        told.as_str().is_some_and(|told| told.contains("draw") && told.contains("tick")),
        "{told}"
    );

    // A dot is no signature: the server says so, and what is on the page stays there.
    browser.taps_until("#consent", "document.getElementById('consent').checked");
    browser.taps_until("#canvas", "document.getElementById('placeholder').hidden");
    browser.clicks("#send");
    browser.comes_true("document.getElementById('problem').textContent.includes('too little')");
    assert_eq!(browser.evaluates("document.getElementById('consent').checked"), true);
    browser.clicks("#clear");
    for line in A {
        browser.draws(line);
    }
    browser.draws(&[(900.0, 100.0), (990.0, 20.0)]);
    browser.clicks("#undo");
    browser.shows("sign-drawn", false);
    browser.shows("sign-whole", true);
    browser.clicks("#send");

    let (signed, reply) = waits(&offer).expect("a signature").take();
    assert_eq!(signed.name.as_str(), "Ada Lovelace");
    let strokes = signed.strokes.expect("it was drawn");
    assert_eq!(strokes.lines().len(), 2, "what was undone and cleared is not in it");
    assert!(strokes.lines()[0].len() > 20, "every point: {}", strokes.lines()[0].len());
    let (width, height) = strokes.size();
    assert!((3000..3700).contains(&width) && (1900..2300).contains(&height), "{width} x {height}");
    let last = strokes.lines()[1].last().expect("a point");
    assert!(last.t_ms > 0, "with times");
    reply.accepted();
    browser.comes_true("document.body.textContent.includes('has been recorded')");
    browser.shows("sign-thanks", false);

    browser.opens(offer.url());
    let shown = browser.evaluates("document.body.textContent");
    assert_eq!(shown, "Not found\n", "the code is used up");
}

#[test]
fn a_hostile_item_and_a_lost_server_are_shown_as_what_they_are() {
    let Some(chromium) = chromium() else { return };
    let script =
        "<script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\">";
    let mut hostile = Terms { language: Language::De, ..terms() };
    script.clone_into(&mut hostile.items[0].title);
    script.clone_into(&mut hostile.signer);
    hostile.statement.push(format!("javascript:alert(1) {script}"));
    let offer: Offer<Signed> = page::offer(Sign::new(hostile), &options()).expect("a port");
    let mut browser = Browser::start(&chromium);
    browser.opens(offer.url());
    browser.shows("sign-hostile", true);
    assert_eq!(browser.evaluates("document.title"), "Bitte unterschreiben Sie, was Sie erhalten");
    assert_eq!(browser.evaluates("document.querySelector('.items strong').textContent"), script);
    assert_eq!(browser.evaluates("document.getElementById('name').value"), script);
    // Nothing else may run, wherever it came from.
    browser.evaluates(
        "(() => { const s = document.createElement('script'); s.textContent = 'document.title = \"owned\"';
         document.body.append(s); document.body.setAttribute('onclick', 'document.title = \"owned\"'); document.body.click(); })()",
    );
    assert_eq!(browser.evaluates("document.title"), "Bitte unterschreiben Sie, was Sie erhalten");
    browser.taps_until("#consent", "document.getElementById('consent').checked");
    for line in A {
        browser.draws(line);
    }
    // The program ends before the form is sent.
    let phone = Phone::of(&offer);
    drop(offer);
    thread::spawn(move || phone.get("/")).join().expect_err("nobody answers");
    browser.clicks("#send");
    browser.comes_true("document.body.textContent.includes('brach ab')");
    browser.shows("sign-lost", false);
}

#[test]
fn a_phone_sends_pictures_of_labels() {
    let Some(chromium) = chromium() else { return };
    let photos = Photos {
        language: Language::En,
        tenant: "Acme Robotics".to_owned(),
        facility: "Mailroom HQ".to_owned(),
        purpose: "Labels for the session of olga at dock-1".to_owned(),
    };
    let offer: Offer<Picture> = page::offer(photos, &options()).expect("a port");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("label.png");
    fs::write(&file, small_picture(7)).expect("a folder");
    let mut browser = Browser::start(&chromium);
    browser.opens(offer.url());
    for is_good in [true, false] {
        browser.takes(&file);
        let (picture, reply) = waits(&offer).expect("a picture").take();
        assert!(picture == Picture::Taken(small_picture(7)), "as the phone has it");
        if is_good {
            reply.accepted();
            browser.comes_true(
                "document.querySelector('#sent li')?.textContent.includes('has arrived') === true",
            );
        } else {
            reply.refused("there is no code on it");
            browser.comes_true(
                "document.querySelector('#sent li.bad')?.textContent.includes('no code on it') === true",
            );
        }
    }
    browser.shows("photos", false);
    browser.clicks("#done");
    let (picture, reply) = waits(&offer).expect("the end").take();
    assert!(picture == Picture::NoMore);
    reply.accepted();
    browser.comes_true("document.body.textContent.includes('Thank you')");
}

#[test]
fn a_phone_receives_a_box_in_a_session() {
    let Some(chromium) = chromium() else { return };
    let home = Home::staffed();
    home.has_pictures();
    let mut seat = Seat::take(&home, "scan --phone --listen 127.0.0.1");
    let phone = seat.phone();
    let mut browser = Browser::start(&chromium);
    browser.opens(&format!("https://{}{}", phone.address, phone.path));
    assert_eq!(browser.evaluates("document.body.textContent.includes('dock-1 (ada)')"), true);
    browser.takes(&home.path("parcel-ups.png"));
    seat.says("Parcel received from UPS");
    browser.comes_true(
        "document.querySelector('#sent li')?.textContent.includes('has arrived') === true",
    );
    fs::write(home.path("nothing.png"), small_picture(7)).expect("the home can be written");
    browser.takes(&home.path("nothing.png"));
    seat.says("no tracking number that can be read");
    browser.comes_true(
        "document.querySelector('#sent li.bad')?.textContent.includes('no tracking number') === true",
    );
    browser.shows("photos-session", false);
    browser.clicks("#done");
    browser.comes_true("document.body.textContent.includes('Thank you')");
    seat.says("the page of the phone is closed");
    assert_eq!(home.items().len(), 1);
}
