//! The dock session on the terminals that docks have: small, without colours, without UTF-8, resized, as a login shell;
//! and trying a scanner out on one.

use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use custody::scan::wedge::KNOWN;
use serde_json::json;

use crate::common::line::{PtyLine, until};
use crate::common::program::{Home, ups};
use crate::ways_to_sign::Screen;

/// Longer than any time between two keys of a scanner.
const BY_HAND: Duration = Duration::from_millis(48);

/// A program and its terminal.
struct Dock {
    line: PtyLine,
    screen: Screen,
    child: Child,
}

impl Drop for Dock {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Dock {
    fn begin(home: &Home, words: &str, env: &[(&str, &str)]) -> Self {
        let mut command = home.command(words);
        for name in ["LANG", "LC_ALL", "LC_CTYPE"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color").envs(env.iter().copied());
        Self::of(command)
    }

    fn of(mut command: Command) -> Self {
        let line = PtyLine::new();
        line.resize(80, 24);
        let screen = Screen::of(&line);
        command.stdin(line.stdin()).stdout(line.stdin()).stderr(line.stdin());
        let child = command.spawn().expect("it starts");
        line.becomes_raw();
        Self { line, screen, child }
    }

    #[track_caller]
    fn scans(&mut self, text: &str, answer: &str) {
        let before = self.screen.text().len();
        self.line.types(format!("{text}\r"));
        until(|| self.screen.text()[before..].contains(answer));
    }

    #[track_caller]
    fn shows(&self, text: &str) {
        let begun = Instant::now();
        while !self.screen.text().contains(text) {
            let is_early = begun.elapsed() < Duration::from_secs(20);
            assert!(is_early, "no {text:?} in {:?}", self.screen.text());
            sleep(Duration::from_millis(5));
        }
    }

    /// Presses keys one after the other, as a hand does.
    fn presses(&mut self, keys: &str) {
        for key in keys.chars() {
            sleep(BY_HAND);
            self.line.types(key.to_string());
        }
        // A scan that follows within a tenth of a second would belong to what was typed.
        sleep(3 * BY_HAND);
    }

    fn ends(&mut self) -> Option<i32> {
        self.presses("\u{4}");
        self.child.wait().expect("it ends").code()
    }
}

#[test]
fn a_serial_console_is_sent_ascii_and_nothing_that_it_does_not_know() {
    let home = Home::staffed();
    home.does("person add 'Zoë Müller' --number 2001");
    let vt100: &[(&str, &str)] = &[("TERM", "vt100")];
    let mut dock = Dock::begin(&home, "scan --act hand-off", vt100);
    dock.scans("/2001", "refused:");
    dock.scans("2001", "to: Zo\\u{eb} M\\u{fc}ller");
    dock.scans("1Z999", "nothing by that number is on record");
    assert_eq!(dock.ends(), Some(0));
    let text = dock.screen.text();
    assert!(text.is_ascii(), "{text}");
    let escapes: Vec<&str> =
        text.split('\u{1b}').skip(1).filter(|s| !s.starts_with("[2K")).collect();
    assert!(escapes.is_empty(), "{escapes:?}");
    // Where the locale says UTF-8 the terminal is somebody's window.
    let mut dock =
        Dock::begin(&home, "scan --act hand-off", &[("TERM", "vt220"), ("LANG", "C.UTF-8")]);
    dock.scans("2001", "to: Zoë Müller");
    assert_eq!(dock.ends(), Some(0));
}

#[test]
fn no_sign_needs_its_colour_and_a_dumb_terminal_gets_lines_only() {
    let home = Home::staffed();
    let colours = |text: &str| text.contains("\u{1b}[1;") || text.contains("\u{1b}[3");
    let mut dock = Dock::begin(&home, "scan", &[]);
    dock.scans("hello world", "refused:");
    assert!(colours(&dock.screen.text()));
    let mut dock = Dock::begin(&home, "scan --phone --listen 127.0.0.1", &[("NO_COLOR", "1")]);
    dock.scans("hello world", "refused:");
    assert!(!colours(&dock.screen.text()), "{}", dock.screen.text());
    for (words, env) in [("scan", [("TERM", "dumb")]), ("scan --plain", [("NO_COLOR", "1")])] {
        let mut dock = Dock::begin(&home, words, &env);
        dock.scans("hello world", "refused:");
        dock.presses("/nothing\r");
        until(|| dock.screen.text().contains("type / and one of"));
        assert_eq!(dock.ends(), Some(0));
        assert!(!dock.screen.text().contains('\u{1b}'), "{}", dock.screen.text());
    }
}

#[test]
fn the_window_may_change_its_size_while_somebody_types() {
    let home = Home::staffed();
    home.does("place add 'building 7 second floor shelf 12'");
    let mut dock = Dock::begin(&home, "scan", &[]);
    dock.scans("building 7 second floor shelf 12", "shelf 12 | 0 done> ");
    dock.presses("/un");
    let before = dock.screen.text().len();
    dock.line.resize(40, 12);
    // What does not fit is left out, and what was typed stands there again.
    until(|| dock.screen.text()[before..].contains("ada | receive> /un"));
    assert!(!dock.screen.text()[before..].contains("shelf"));
    dock.presses("do\r");
    until(|| dock.screen.text()[before..].contains("this session has recorded nothing"));
    let before = dock.screen.text().len();
    dock.line.resize(100, 30);
    until(|| dock.screen.text()[before..].contains("shelf 12 | 0 done> "));
    assert_eq!(dock.ends(), Some(0));
}

#[test]
fn as_a_login_shell_it_ends_with_the_login_and_there_is_no_way_around_it() {
    let home = Home::staffed();
    // The very lines of the guide.
    let guide = include_str!("../docs/dock.md");
    let script = guide.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next());
    let program = home.command("").get_program().to_str().expect("a path").to_owned();
    home.write("dock", script.expect("the guide has it").replace("custody", &program));
    let mut command = home.command("");
    let mut shell = Command::new("setsid");
    for (name, value) in command.env("TERM", "xterm").get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    // A session of its own, whose signals come from this terminal.
    shell.args(["--ctty", "--wait", "sh"]).arg(home.path("dock")).args(["-c", "touch broken"]);
    shell.current_dir(home.path(""));
    let mut dock = Dock::of(shell);
    dock.shows("ada | receive");
    dock.presses("\u{1a}\u{1c}\u{1a}");
    dock.scans(&ups(1), "received from UPS");
    dock.presses("\u{3}");
    assert_eq!(dock.child.wait().expect("it ends").code(), Some(130));
    dock.line.types("touch broken\r");
    sleep(BY_HAND);
    assert!(!home.path("broken").exists());
    home.verifies();
}

#[test]
fn a_scanner_is_tried_out_before_there_is_a_profile() {
    let home = Home::empty();
    let mut dock = Dock::begin(&home, "scan --test", &[("LANG", "C.UTF-8")]);
    until(|| dock.screen.text().contains("Nothing is recorded here"));
    let rows = dock.screen.text().lines().filter(|line| line.contains("\u{1b}[30;47m")).count();
    assert!((10..21).contains(&rows), "the code fits the screen: {rows} rows");
    dock.scans(KNOWN, "the one on the screen, unchanged");
    dock.scans(&format!("<<]Q1{KNOWN}#"), "scanner.suffix '#\\r'");
    let text = dock.screen.text();
    for said in
        ["scanner.prefix '<<'", "AIM    ]Q1", "43 55 53 54", "ended by CR", "no AIM identifier"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    dock.scans(&ups(1), "means  a tracking number 1Z");
    dock.presses("SN-1001\r");
    until(|| {
        dock.screen.text().contains("typed line 4") && dock.screen.text().contains("scanner.key_ms")
    });
    dock.line.types(KNOWN);
    until(|| dock.screen.text().contains("no key ends the scan"));
    assert_eq!(dock.ends(), Some(0));
    assert!(dock.screen.text().contains("5 scans, nothing recorded"));
    assert!(!home.path("data").exists(), "nothing was made");
}

#[test]
fn a_mangled_keyboard_is_named_for_programs_too() {
    let home = Home::staffed();
    let typed: String = KNOWN
        .chars()
        .filter_map(|c| match c {
            'y' => Some('z'),
            'z' => Some('y'),
            'Y' => Some('Z'),
            'Z' => Some('Y'),
            '/' => Some('-'),
            '-' => Some('ß'),
            ':' => Some('Ö'),
            '#' => Some('§'),
            '_' => Some('?'),
            '*' => Some('('),
            ']' => Some('+'),
            '[' => Some('ü'),
            '=' | '+' => None,
            other => Some(other),
        })
        .collect();
    let german = format!("+Q1{typed}");
    let answer = home.feeds("scan --test --json", format!("{german}\n{}\n", ups(1))).ends(0);
    let lines = answer.json_lines();
    let seen = &lines[0]["calibration"];
    assert_eq!((&seen["layouts"][0], &seen["lost"]), (&json!("de"), &json!("+=")), "{lines:?}");
    assert_eq!((&lines[0]["aim"], &seen["prefix"]), (&json!("]Q1"), &json!("")));
    assert!(lines[0]["advice"].as_array().expect("a list").iter().any(|one| one["value"] == "de"));
    assert_eq!((&lines[1]["calibration"], &lines[1]["class"]), (&json!(null), &json!("tracking")));
    assert_eq!(home.verifies(), home.verifies());
    home.tries("scan --test --phone").ends(2);
}

#[test]
fn a_short_shift_with_a_power_cut_in_the_middle_of_a_burst() {
    let home = Home::staffed();
    let boxes: Vec<String> = (1..=12).map(ups).collect();
    let burst: String = boxes.iter().flat_map(|scan| [scan.as_str(), "\r"]).collect();
    let answered = |dock: &Dock| dock.screen.text().matches("Parcel received").count();
    let mut dock = Dock::begin(&home, "scan --sign-with later", &[]);
    dock.line.types(&burst);
    until(|| answered(&dock) >= 3);
    dock.child.kill().expect("it runs");
    dock.child.wait().expect("it has ended");
    let there = home.items().len();
    assert!(there >= answered(&dock), "{there} on record, {} answered", answered(&dock));
    home.verifies();

    // The same boxes again from the first: none is lost, none is there twice.
    let mut dock = Dock::begin(&home, "scan --sign-with later", &[]);
    dock.line.types(&burst);
    dock.shows(&format!("{} done> ", 12 - there));
    until(|| home.items().len() == 12);
    dock.scans("\u{1b}[2J'); DROP TABLE entry;--", "control character U+001B");
    dock.scans("=HYPERLINK(\"x\")", "refused:");
    let code = |verb| custody::scan::Command { verb, argument: None }.code();
    dock.scans(&code("SER"), "scan the tracking number of the box");
    dock.scans(&boxes[0], "is open");
    for (serial, tag) in [("5CG1234ABC", "IT-00001"), ("5CG1234ABD", "IT-00002")] {
        dock.scans(serial, &format!("tag of {serial}?"));
        dock.scans(tag, &format!("{tag}  receipt"));
    }
    dock.scans(&code("DONE"), "Parcel counted: 2 in it");
    dock.scans(&code("GIVE"), "scan the person");
    dock.scans("1815", "to: Ada Lovelace");
    dock.scans("5CG1234ABC", "1 in the batch");
    dock.scans("IT-00002", "2 in the batch");
    dock.scans(&code("DONE"), "OK or NO?> ");
    dock.scans(&code("OK"), "handed off to Ada Lovelace");
    dock.scans(&code("RETURN"), "scan the items");
    dock.scans("IT-00002", "1 in the batch");
    dock.scans(&code("DONE"), "OK or NO?> ");
    dock.scans(&code("OK"), "received from Ada Lovelace");
    dock.scans(&code("UNDO"), "taken back in the session");
    assert_eq!(dock.ends(), Some(0));
    for item in ["5CG1234ABC", "5CG1234ABD"] {
        assert_eq!(home.does(&format!("show {item} --json")).json()["standing"], "out");
    }
    home.does("report activity").says("voided");
    home.verifies();
}
