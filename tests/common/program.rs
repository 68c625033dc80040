//! The program itself, run as a person or a script runs it, in a home that goes away with the test.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// How many entries a new ledger begins with: the one that founds it, and the admin's log-in.
pub const FOUNDING: u64 = 2;

/// How many entries the ledger of [`Home::staffed`] begins with: two operators were enrolled, and logged
/// in, too.
pub const STAFFED: u64 = FOUNDING + 4;

/// The password of everybody here.
pub const PASSWORD: &str = "correct horse battery";

/// The line with which a profile is made.
pub const INIT: &str =
    "init --tenant acme --facility hq --station dock-1 --zone Europe/London --admin ada";

/// What custody said, and how it ended.
#[derive(Debug)]
pub struct Answer {
    /// The command line, for messages.
    line: String,
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Answer {
    fn of(line: &str, output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("output is UTF-8");
        Self {
            line: line.to_owned(),
            code: output.status.code(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    /// Waits for a command that was started.
    #[track_caller]
    pub fn when_done(line: &str, child: Child) -> Self {
        Self::of(line, &child.wait_with_output().expect("custody ends"))
    }

    /// Demands an exit code.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "custody {}\n{}{}", self.line, self.out, self.err);
        self
    }

    /// Demands a text in the answer.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        assert!(self.out.contains(text), "no `{text}` in: {}\n{}", self.line, self.out);
        self
    }

    /// Demands a text beside the answer.
    #[track_caller]
    pub fn warns(self, text: &str) -> Self {
        assert!(self.err.contains(text), "no `{text}` in: {}\n{}", self.line, self.err);
        self
    }

    /// The answer as one JSON document.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("{}: {error}\n{}{}", self.line, self.out, self.err))
    }

    /// The answer as one JSON object a line.
    #[track_caller]
    pub fn json_lines(&self) -> Vec<Value> {
        json_lines(&self.out)
    }
}

/// Reads one JSON object a line.
#[track_caller]
pub fn json_lines(text: &str) -> Vec<Value> {
    let read = |line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
    text.lines().map(read).collect()
}

/// A home of its own, with or without a profile.
#[derive(Debug)]
pub struct Home {
    folder: TempDir,
}

impl Home {
    /// Nothing is there yet.
    pub fn empty() -> Self {
        Self { folder: TempDir::new().expect("a folder for the test") }
    }

    /// A station `dock-1` of `acme`, where `ada` is the admin and logged in. Passwords are slow to
    /// make, so it is a copy: two of them are one station.
    pub fn new() -> Self {
        Self::copy_of("new", |home| {
            home.does(INIT);
        })
    }

    /// The same with `olga`, an operator, `vera`, a viewer, and two people in the directory.
    pub fn staffed() -> Self {
        Self::copy_of("staffed", |home| {
            home.does(INIT);
            home.does("operator add olga");
            home.does("operator add vera --role viewer");
            home.does("person add 'Ada Lovelace' --number 1815 --email ada@example.com");
            home.does("person add 'Grace Hopper' --number 1906 --email grace@example.com");
            home.does("login olga");
            home.does("login vera");
            home.sits("ada");
        })
    }

    /// The same as [`Home::new`], and another station.
    pub fn other() -> Self {
        let home = Self::empty();
        home.does(INIT);
        home
    }

    fn copy_of(kind: &str, make: impl FnOnce(&Self)) -> Self {
        let home = Self::empty();
        super::templates::copy(kind, home.folder.path(), |folder| {
            let template = Self { folder: TempDir::new_in(folder).expect("a folder in there") };
            make(&template);
            template.folder.keep()
        });
        home
    }

    /// Makes the session of somebody who is logged in the one that is meant.
    pub fn sits(&self, who: &str) {
        self.write("runtime/acme/current", format!("{who}\n"));
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the home, which is also the folder where commands run.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("the home can be written");
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the file is there")
    }

    pub fn ledger(&self) -> PathBuf {
        self.path("data/acme/ledger.db")
    }

    /// A command line that is not run yet.
    pub fn command(&self, line: &str) -> Command {
        self.command_of(&words(line))
    }

    /// The same, for words that cannot be written on a line.
    pub fn command_of<S: AsRef<std::ffi::OsStr>>(&self, words: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_custody"));
        for name in [
            "CUSTODY_PROFILE",
            "CUSTODY_OPERATOR",
            "CUSTODY_TOKEN_FILE",
            "NO_COLOR",
            "CLICOLOR_FORCE",
        ] {
            command.env_remove(name);
        }
        command
            .env("CUSTODY_HOME", self.folder.path())
            .current_dir(self.folder.path())
            .args(words)
            .stdin(Stdio::null());
        command
    }

    /// Runs a command line, however it ends. Where a person would be asked for a password, this one says
    /// [`PASSWORD`].
    #[track_caller]
    pub fn tries(&self, line: &str) -> Answer {
        let asks = ["init ", "login ", "operator add ", "restore "];
        if asks.iter().any(|words| line.starts_with(words)) && !line.contains("-stdin") {
            return self.feeds(&format!("{line} --password-stdin"), format!("{PASSWORD}\n"));
        }
        let output = self.command(line).output().expect("custody starts");
        Answer::of(line, &output)
    }

    /// The same, for words that cannot be written on a line.
    #[track_caller]
    pub fn tries_words(&self, words: &[&str]) -> Answer {
        let output = self.command_of(words).output().expect("custody starts");
        Answer::of(&format!("{words:?}"), &output)
    }

    /// Runs a command line that has to succeed.
    #[track_caller]
    pub fn does(&self, line: &str) -> Answer {
        self.tries(line).ends(0)
    }

    /// Runs a command line with something on stdin, however it ends.
    #[track_caller]
    pub fn feeds(&self, line: &str, input: impl Into<Vec<u8>>) -> Answer {
        let output = assert_cmd::Command::from_std(self.command(line)).write_stdin(input).output();
        Answer::of(line, &output.expect("custody starts"))
    }

    /// Starts a command that goes on by itself, with all its ends in our hands.
    pub fn starts(&self, line: &str) -> Child {
        self.command(line)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("custody starts")
    }

    /// Every item, as programs see it.
    #[track_caller]
    pub fn items(&self) -> Vec<Value> {
        self.does("list --format jsonl").json_lines()
    }

    /// Demands that the whole record verifies, and tells how many entries follow the founding.
    #[track_caller]
    pub fn verifies(&self) -> u64 {
        let verdict = self.does("verify --json").json();
        assert_eq!(verdict["verdict"], "ok", "{verdict}");
        verdict["entries"].as_u64().expect("a number of entries") - FOUNDING
    }

    /// Puts the sample pictures and a signature into the home.
    pub fn has_pictures(&self) {
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/demo");
        for entry in fs::read_dir(samples).expect("the demo has samples") {
            let from = entry.expect("a sample").path();
            let name = from.file_name().expect("a name").to_owned();
            fs::copy(&from, self.folder.path().join(name)).expect("the home can be written");
        }
    }
}

/// Splits a line as a shell does, as far as single quotes go.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for (at, part) in line.split('\'').enumerate() {
        let quoted = at % 2 == 1;
        for (nth, piece) in part.split(' ').enumerate() {
            let here = words.len() - 1;
            match (quoted, nth) {
                (true, 1..) => {
                    words[here].push(' ');
                    words[here].push_str(piece);
                }
                (false, 1..) => words.push(piece.to_owned()),
                (_, 0) => words[here].push_str(piece),
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The n-th tracking number of a shipper at UPS, with the check digit that belongs to it.
pub fn ups(n: u32) -> String {
    let body = format!("999AA101{n:07}");
    // UPS counts letters on from 2 for A, doubles every second place, and fills up to the next ten.
    let value = |c: char| c.to_digit(10).unwrap_or_else(|| (u32::from(c) - 63) % 10);
    let sum: u32 = body.chars().zip([1, 2].into_iter().cycle()).map(|(c, by)| value(c) * by).sum();
    format!("1Z{body}{}", (10 - sum % 10) % 10)
}

/// A picture of its own for every seed.
pub fn small_picture(seed: u8) -> Vec<u8> {
    let picture = image::GrayImage::from_fn(16, 16, |x, y| {
        image::Luma([seed.wrapping_add(u8::try_from(x * y).expect("it is small"))])
    });
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, image::ImageFormat::Png).expect("a picture can be encoded");
    file.into_inner()
}
