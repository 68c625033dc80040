//! The only door to stdout and stderr.
//!
//! stdout carries the answer and nothing else; stderr carries status, hints, refusals and progress.
//! Whatever passes is escaped here, so that no label, file or name can steer a terminal.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, IsTerminal, Write as _};
use std::os::fd::AsFd as _;

use clap::ValueEnum;
use comfy_table::{ContentArrangement, Table, presets};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::Value;

use super::failure::{Failure, Kind};
use crate::domain::names::steers;
use crate::exchange::export::io_error;

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Table,
    /// One JSON document.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Comma-separated values, RFC 4180.
    Csv,
}

/// When colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// How this run speaks.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something that the terminal can or cannot"
)]
pub struct Ui {
    pub format: Format,
    quiet: bool,
    color: bool,
    prompts: bool,
    /// The terminal shows ASCII only.
    ascii: bool,
    distrusted: Cell<bool>,
}

/// Rows of a table that are shown before the rest is left to the other formats.
const TABLE_ROWS_MAX: usize = 1000;

impl Ui {
    /// Sets up how this run speaks, from the flags and from what the terminal can do.
    #[must_use]
    pub fn new(format: Format, quiet: bool, color: Color, no_input: bool) -> Self {
        let stderr_is_terminal = io::stderr().is_terminal();
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        // no-color.org and bixense.com/clicolors
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if set("NO_COLOR") => false,
            Color::Auto if set("CLICOLOR_FORCE") => true,
            Color::Auto => {
                let term = std::env::var("TERM").unwrap_or_default();
                stderr_is_terminal && term != "dumb" && !term.starts_with("vt")
            }
        };
        // dialoguer looks at stderr only, and would ask a question that nobody can answer.
        let prompts = !no_input && stderr_is_terminal && io::stdin().is_terminal();
        let ascii = is_ascii_terminal(|name| std::env::var(name).ok());
        Self { format, quiet, color, prompts, ascii, distrusted: Cell::new(false) }
    }

    /// Takes note that the answer comes from a ledger that cannot be trusted.
    pub fn distrust(&self) {
        self.distrusted.set(true);
    }

    /// Whether the answer came from a ledger that cannot be trusted.
    #[must_use]
    pub const fn is_distrusted(&self) -> bool {
        self.distrusted.get()
    }

    /// Whether colours are used.
    #[must_use]
    pub const fn has_colors(&self) -> bool {
        self.color
    }

    /// Whether answers are for programs.
    #[must_use]
    pub const fn is_json(&self) -> bool {
        matches!(self.format, Format::Json | Format::Jsonl)
    }

    /// The same, but never asking: while scans come in, the next one would be taken for the answer.
    #[must_use]
    pub fn without_questions(&self) -> Self {
        Self { prompts: false, ..self.clone() }
    }

    /// Whether a person is there to be asked.
    #[must_use]
    pub const fn can_ask(&self) -> bool {
        self.prompts
    }

    /// Writes one line of the answer, at once.
    pub fn line(&self, text: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        let text = if out.is_terminal() { self.shown(text) } else { safe(text) };
        writeln!(out, "{text}").and_then(|()| out.flush()).map_err(Failure::stdout)
    }

    /// How many columns a page of text may have: those of the terminal, or 80.
    #[must_use]
    #[expect(clippy::unused_self, reason = "whoever asks must have been given the door")]
    pub fn columns(&self) -> usize {
        let out = io::stdout();
        let size = rustix::termios::tcgetwinsize(&out).ok().filter(|_| out.is_terminal());
        // A terminal of no width does not know its own.
        let columns = size.map_or(0, |size| usize::from(size.ws_col));
        if columns == 0 { 80 } else { columns.min(100) }
    }

    /// Writes one JSON answer, at once: indented, or one object a line.
    pub fn json(&self, value: &Value) -> Result<(), Failure> {
        match (self.format, value) {
            (Format::Json, _) => {
                let text = serde_json::to_string_pretty(value).unwrap_or_default();
                self.raw(&safe_json(&text))
            }
            (_one_a_line, Value::Array(list)) => list.iter().try_for_each(|v| self.json_line(v)),
            (_one_a_line, _) => self.json_line(value),
        }
    }

    /// Writes one JSON answer of several on one line, at once.
    pub fn json_line(&self, value: &Value) -> Result<(), Failure> {
        self.raw(&safe_json(&value.to_string()))
    }

    /// Writes a list: one object a line, or one document with all of them.
    pub fn json_list(
        &self,
        list: Vec<Value>,
        whole: impl FnOnce(Vec<Value>) -> Value,
    ) -> Result<(), Failure> {
        if self.format == Format::Jsonl {
            return list.iter().try_for_each(|value| self.json_line(value));
        }
        self.json(&whole(list))
    }

    #[expect(clippy::unused_self, reason = "whoever writes must have been given the door")]
    /// Writes text that is already safe: escaped JSON, or generated pages and scripts.
    pub fn raw(&self, text: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        writeln!(out, "{text}").and_then(|()| out.flush()).map_err(Failure::stdout)
    }

    /// Hands out stdout for the bytes of a whole file.
    #[must_use]
    pub fn stdout(&self) -> Out {
        let out = io::stdout();
        let escaping =
            out.is_terminal().then(|| Escaping { json: self.is_json(), held: Vec::new() });
        Out { to: out, escaping }
    }

    /// Says what the grammar has to say: help on stdout, what is wrong with a command line on stderr.
    pub fn grammar(&self, error: &clap::Error) -> Kind {
        let text = error.render().to_string();
        let lines: Vec<Cow<'_, str>> = text.trim_end().split('\n').map(safe).collect();
        if !error.use_stderr() {
            // A closed pipe while help is printed is no failure.
            let _ = self.raw(&lines.join("\n"));
            return Kind::PipeClosed;
        }
        let text = lines.join("\n");
        match text.strip_prefix("error:") {
            Some(rest) => self.stderr(&format!("{}{rest}", self.paint("1;31", "error:"))),
            None => self.stderr(&text),
        }
        Kind::Usage
    }

    /// Writes a file to stdout: as it is, but not what is no text to a terminal.
    #[expect(clippy::unused_self, reason = "whoever writes must have been given the door")]
    pub fn bytes(&self, bytes: &[u8], is_binary: bool) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        if is_binary && out.is_terminal() {
            return Err(Failure::new(Kind::Usage, "a terminal cannot show this kind of file")
                .hint("name a file, or pass it on with `| program` or `> file`"));
        }
        out.write_all(bytes).and_then(|()| out.flush()).map_err(Failure::stdout)
    }

    /// Writes a table, or says that there is nothing to show.
    pub fn table(&self, header: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
        if self.format == Format::Csv {
            return self.csv(header, rows);
        }
        if rows.is_empty() {
            self.status("nothing to show");
            return Ok(());
        }
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
        table.set_header(header.iter().map(|name| name.to_uppercase()));
        for row in rows.iter().take(TABLE_ROWS_MAX) {
            table.add_row(row.iter().map(|cell| safe(cell).into_owned()));
        }
        let text: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
        let mut out = io::stdout().lock();
        for line in text {
            writeln!(out, "{}", line.strip_prefix(' ').unwrap_or(&line))
                .map_err(Failure::stdout)?;
        }
        out.flush().map_err(Failure::stdout)?;
        if rows.len() > TABLE_ROWS_MAX {
            self.status(&format!(
                "{TABLE_ROWS_MAX} of {} rows shown; --format csv or jsonl writes all of them",
                rows.len()
            ));
        }
        Ok(())
    }

    /// Writes rows for other programs, all of them, and the header even if there is none.
    fn csv(&self, header: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
        let mut csv = self.csv_writer();
        csv.write_record(header)
            .and_then(|()| rows.iter().try_for_each(|row| csv.write_record(row)))
            .map_err(io_error)
            .and_then(|()| csv.flush())
            .map_err(Failure::stdout)
    }

    /// Begins CSV as RFC 4180 has it.
    #[must_use]
    pub fn csv_writer(&self) -> csv::Writer<Out> {
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(self.stdout())
    }

    /// Tells the operator something that is not the answer.
    pub fn status(&self, text: &str) {
        if !self.quiet {
            self.stderr(&safe(text));
        }
    }

    /// Says what nobody may overlook, not even a script.
    pub fn banner(&self, text: &str) {
        self.stderr(&self.paint("1;33", &format!("*** {text} ***")));
    }

    /// Says what can be done next.
    pub fn hint(&self, text: &str) {
        self.stderr(&format!("{} {}", self.paint("36", "hint:"), safe(text)));
    }

    /// Says that a rule said no.
    pub fn refused(&self, subject: &str, sentence: &str, hint: Option<&str>) {
        let about = if subject.is_empty() { String::new() } else { format!("{subject}: ") };
        self.stderr(&format!(
            "{} {}",
            self.paint("1;33", "refused:"),
            safe(&format!("{about}{sentence}"))
        ));
        if let Some(hint) = hint {
            self.hint(hint);
        }
    }

    /// Says that something went wrong.
    pub fn error(&self, text: &str) {
        self.stderr(&format!("{} {}", self.paint("1;31", "error:"), safe(text)));
    }

    /// Writes further lines of an error, indented below a word of their own.
    pub fn cause(&self, text: &str) {
        self.stderr("caused by:");
        // A cause may have several lines, as a TOML error with its caret has.
        for line in text.lines() {
            self.stderr(&format!("  {}", safe(line)));
        }
    }

    /// Leaves a line empty on stderr, between what went wrong and what can be done.
    pub fn gap(&self) {
        self.stderr("");
    }

    /// Writes what went wrong for a program.
    pub fn json_error(&self, value: &Value) {
        self.stderr(&safe_json(&value.to_string()));
    }

    /// Writes a line to stderr; a closed stderr is nobody's loss.
    fn stderr(&self, text: &str) {
        let mut err = io::stderr().lock();
        let ascii = self.ascii && err.is_terminal();
        let text = if ascii { in_ascii(text) } else { Cow::Borrowed(text) };
        let _ = writeln!(err, "{text}");
    }

    /// A text as this terminal can show it, and harmless.
    #[must_use]
    pub fn shown<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let text = safe(text);
        if self.ascii { Cow::Owned(in_ascii(&text).into_owned()) } else { text }
    }

    /// Shows what somebody types at the terminal, as far as it is shown at all.
    #[expect(clippy::unused_self, reason = "whoever writes must have been given the door")]
    pub fn echo(&self, shown: &str) {
        let mut err = io::stderr().lock();
        if !shown.is_empty() && err.is_terminal() {
            let _ = write!(err, "{shown}").and_then(|()| err.flush());
        }
    }

    /// Hands out the terminal to a program of its own, as it were: what is typed, and where to show something. It
    /// is on stderr, where everything is that is not the answer.
    #[expect(clippy::unused_self, reason = "whoever writes must have been given the door")]
    pub fn screen(&self) -> io::Result<(File, File)> {
        let input = io::stdin().as_fd().try_clone_to_owned()?;
        let output = io::stderr().as_fd().try_clone_to_owned()?;
        Ok((input.into(), output.into()))
    }

    /// Shows rows of a picture, if there is a terminal to show them on. They may set colours: a code that has those of
    /// the terminal can be read on half of them.
    #[expect(clippy::unused_self, reason = "whoever writes must have been given the door")]
    pub fn picture(&self, rows: &[String]) {
        let mut err = io::stderr().lock();
        if err.is_terminal() {
            let _ = writeln!(err, "{}", rows.join("\n"));
        }
    }

    fn paint<'t>(&self, sgr: &str, text: &'t str) -> Cow<'t, str> {
        if self.color {
            Cow::Owned(format!("\u{1b}[{sgr}m{text}\u{1b}[0m"))
        } else {
            Cow::Borrowed(text)
        }
    }

    /// Shows how far long work has come, on a terminal only, and only if it takes a while.
    #[must_use]
    pub fn progress(&self, total: u64, what: &'static str) -> ProgressBar {
        let hidden = self.quiet || self.is_json() || !io::stderr().is_terminal();
        let target = if hidden {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr_with_hz(5)
        };
        let bar = ProgressBar::with_draw_target(Some(total), target).with_message(what);
        if let Ok(style) =
            ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {eta}")
        {
            bar.set_style(style);
        }
        bar
    }

    /// Asks for a text until it passes the check; `None` if nobody is there.
    pub fn ask(
        &self,
        question: &str,
        default: Option<&str>,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> Option<String> {
        if !self.prompts {
            return None;
        }
        let mut input = dialoguer::Input::<String>::new()
            .with_prompt(question)
            .validate_with(|text: &String| check(text));
        if let Some(default) = default {
            input = input.default(default.to_owned());
        }
        input.interact_text().ok()
    }

    /// Asks yes or no; `None` if nobody is there.
    pub fn confirm(&self, question: &str) -> Option<bool> {
        if !self.prompts {
            return None;
        }
        dialoguer::Confirm::new().with_prompt(safe(question)).default(false).interact().ok()
    }

    /// Asks to choose one of several; `None` if nobody is there or nothing was chosen.
    pub fn choose(&self, question: &str, options: &[String]) -> Option<usize> {
        if !self.prompts {
            return None;
        }
        let shown: Vec<Cow<'_, str>> = options.iter().map(|option| safe(option)).collect();
        dialoguer::Select::new()
            .with_prompt(question)
            .items(&shown)
            .default(0)
            .interact_opt()
            .ok()?
    }
}

/// Asks for something that is not shown while it is typed; twice if it is new.
#[must_use]
pub fn ask_secret(question: &str, is_new: bool) -> Option<String> {
    let mut question = dialoguer::Password::new().with_prompt(question);
    if is_new {
        question = question.with_confirmation("Once more", "They differ; type it twice again");
    }
    question.interact().ok()
}

/// Makes untrusted text harmless on a terminal: control characters, bidirectional overrides and
/// invisible characters are shown as escapes (Unicode TR 36, section 2.5).
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(steers) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if steers(c) {
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Whether a terminal shows ASCII only: its locale says another encoding than UTF-8, or it is a real terminal of old, such
/// as a serial console without a locale is taken for.
pub fn is_ascii_terminal(set: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &str| set(name).filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG"));
    match locale.map(|locale| locale.to_ascii_lowercase()) {
        Some(locale) => !locale.contains("utf-8") && !locale.contains("utf8"),
        None => set("TERM").is_some_and(|term| term.starts_with("vt")),
    }
}

/// Writes what is not ASCII as escapes, as what could steer a terminal is written: nothing is lost, and nothing taken for
/// something else.
fn in_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| if c.is_ascii() { c.to_string() } else { c.escape_unicode().to_string() };
    Cow::Owned(text.chars().map(shown).collect())
}

/// Makes JSON harmless on a terminal, and leaves it the same JSON: a serializer escapes U+0000 to U+001F
/// and nothing above, and outside of strings there is nothing above.
fn safe_json(json: &str) -> Cow<'_, str> {
    let harmful = |c: char| c > '\u{1f}' && steers(c);
    if !json.chars().any(harmful) {
        return Cow::Borrowed(json);
    }
    let mut shown = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if harmful(c) {
            // Above U+FFFF these are two, a surrogate pair.
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(shown, "\\u{unit:04x}");
            }
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Takes a file's worth of text to stdout: bytes as they are into a pipe or file, escaped onto a terminal.
#[derive(Debug)]
pub struct Out {
    to: io::Stdout,
    escaping: Option<Escaping>,
}

/// How text is escaped on its way to a terminal.
#[derive(Debug)]
struct Escaping {
    json: bool,
    /// The beginning of a character, or of CRLF, whose rest has not come yet.
    held: Vec<u8>,
}

impl Escaping {
    fn escape(&mut self, bytes: &[u8]) -> String {
        self.held.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.held) {
            // Half a character at the end; anything else that is no text is shown as such.
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Ok(_) | Err(_) => self.held.len(),
        };
        let whole = if self.held[..whole].ends_with(b"\r") { whole - 1 } else { whole };
        let rest = self.held.split_off(whole);
        let text = String::from_utf8_lossy(&self.held).into_owned();
        self.held = rest;
        if self.json {
            return safe_json(&text).into_owned();
        }
        // The ends of lines belong to the file; a CR alone would write over its line.
        let lines: Vec<Cow<'_, str>> =
            text.split('\n').map(|line| safe(line.strip_suffix('\r').unwrap_or(line))).collect();
        lines.join("\r\n")
    }
}

impl io::Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.escaping {
            None => self.to.write(bytes),
            Some(escaping) => {
                self.to.write_all(escaping.escape(bytes).as_bytes()).map(|()| bytes.len())
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::{Escaping, in_ascii, is_ascii_terminal, safe, safe_json};

    #[test]
    fn a_terminal_without_utf_8_is_sent_ascii() {
        let with = |said: &'static [(&str, &str)]| {
            is_ascii_terminal(|name| {
                said.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert!(!with(&[("TERM", "xterm-256color")]), "nothing is said against it");
        assert!(with(&[("TERM", "vt100")]) && with(&[("TERM", "vt220"), ("LANG", "")]));
        assert!(!with(&[("TERM", "vt220"), ("LANG", "en_GB.UTF-8")]));
        assert!(with(&[("LC_ALL", "C"), ("LANG", "de_DE.utf8")]) && with(&[("LANG", "de_DE")]));
        assert_eq!(in_ascii("Zo\u{eb} K."), "Zo\\u{eb} K.");
    }

    #[test]
    fn json_stays_the_same_json_and_is_safe_to_look_at() {
        let name = "Zoë\u{202e}\u{9b}2J\u{7f}\u{e0041}";
        let json = serde_json::to_string_pretty(&serde_json::json!({ "name": name })).unwrap();
        let shown = safe_json(&json);
        assert!(shown.contains(r"Zoë\u202e\u009b2J\u007f\udb40\udc41"), "{shown}");
        let read: serde_json::Value = serde_json::from_str(&shown).unwrap();
        assert_eq!(read["name"], name);
    }

    #[test]
    fn a_file_on_a_terminal_is_escaped_wherever_its_pieces_are_cut() {
        let text = "a,\u{1b}[2J\r\nß\u{202e},\rb\r\n";
        for size in 1..=text.len() {
            let mut escaping = Escaping { json: false, held: Vec::new() };
            let shown: String =
                text.as_bytes().chunks(size).map(|piece| escaping.escape(piece)).collect();
            assert_eq!(shown, "a,\\u{1b}[2J\r\nß\\u{202e},\\u{d}b\r\n", "{size}");
        }
    }

    #[test]
    fn text_that_could_steer_a_terminal_is_shown_escaped() {
        assert_eq!(safe("Zoë Miller, 4th floor"), "Zoë Miller, 4th floor");
        assert_eq!(safe("\u{1b}[2Jgone\u{7}"), "\\u{1b}[2Jgone\\u{7}");
        assert_eq!(safe("a\u{202e}b\u{200b}c\u{9b}d"), "a\\u{202e}b\\u{200b}c\\u{9b}d");
    }
}
