//! Holds the floor plan of the architecture by reading the sources: who may use whom, where each
//! third-party crate lives, who may print, and what the rules may not know.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Which of our modules each module may use, besides itself.
const MAY_USE: [(&str, &[&str]); 20] = [
    ("domain", &[]),
    ("durable", &[]),
    ("ledger", &["domain", "durable"]),
    ("scan", &["domain"]),
    ("exchange", &["domain"]),
    ("access", &["domain", "durable", "vault"]),
    ("dialog", &["scan", "domain"]),
    ("evidence", &["domain", "durable"]),
    ("vault", &["domain", "durable"]),
    ("config", &["domain", "durable"]),
    ("press", &[]),
    ("label", &["domain", "press"]),
    ("paper", &["domain", "press"]),
    ("recipients", &["domain"]),
    ("net", &[]),
    ("remote", &["net", "domain"]),
    ("notices", &["net", "domain"]),
    ("signing", &["domain", "durable"]),
    (
        "cli",
        &[
            "dialog",
            "ledger",
            "scan",
            "exchange",
            "evidence",
            "access",
            "vault",
            "config",
            "label",
            "paper",
            "press",
            "recipients",
            "remote",
            "notices",
            "net",
            "signing",
            "domain",
            "durable",
        ],
    ),
    ("main", &["cli"]),
];

/// Where a third-party crate may be named; a path ending in `/` is a folder.
const HOMES: [(&str, &[&str]); 37] = [
    ("clap", &["src/cli/"]),
    ("dialoguer", &["src/cli/"]),
    ("comfy_table", &["src/cli/"]),
    ("indicatif", &["src/cli/"]),
    (
        "rusqlite",
        &["src/ledger/", "src/access/credentials", "src/access/people", "src/access/tries"],
    ),
    ("bcrypt", &["src/access/password"]),
    ("rxing", &["src/scan/image", "src/scan/locate", "src/press/symbol", "src/evidence"]),
    ("image", &["src/scan/image", "src/scan/locate", "src/evidence", "src/paper/picture"]),
    ("evdev", &["src/scan/source/grabbed"]),
    ("signal_hook", &["src/scan/source/signals", "src/signing/terminal/screen"]),
    ("heifer", &["src/scan/image/heic", "src/evidence/picture"]),
    ("png", &["src/label/png", "src/paper/html"]),
    ("pdf_writer", &["src/label/pdf", "src/press/embed", "src/paper/pdf"]),
    ("miniz_oxide", &["src/press/embed", "src/paper/", "src/evidence/document"]),
    ("subsetter", &["src/press/embed"]),
    ("usvg", &["src/paper/drawing"]),
    ("escpos", &["src/paper/thermal"]),
    ("base45", &["src/paper/code"]),
    ("quick_xml", &["src/evidence/drawing", "src/exchange/export/template"]),
    ("rust_xlsxwriter", &["src/exchange/export/"]),
    ("reqwest", &["src/net/http"]),
    ("lettre", &["src/net/smtp"]),
    ("rustls", &["src/net/", "src/signing/page/certificate"]),
    ("tokio_rustls", &["src/signing/page/"]),
    ("tokio", &["src/signing/page/"]),
    ("hyper", &["src/signing/page/"]),
    ("hyper_util", &["src/signing/page/"]),
    ("rcgen", &["src/signing/page/certificate"]),
    ("minijinja", &["src/signing/page/template", "src/notices/template"]),
    ("keyring", &["src/vault"]),
    ("keyring_core", &["src/vault"]),
    ("argon2", &["src/vault"]),
    ("aes_gcm", &["src/vault"]),
    ("calamine", &["src/exchange/table/", "src/exchange/export/"]),
    ("zip", &["src/exchange/table/", "src/exchange/export/template"]),
    ("encoding_rs", &["src/exchange/table/"]),
    ("chardetng", &["src/exchange/table/"]),
];

/// What would let input, output, a clock or a storage format into the rules.
const NOT_IN_DOMAIN: [&str; 10] = [
    "serde",
    "serde_json",
    "SystemTime",
    "Instant",
    "std::fs",
    "std::io",
    "std::env",
    "std::net",
    "std::time",
    "std::process",
];

/// One line of code, without comments and the insides of strings.
struct Line {
    number: usize,
    code: String,
}

struct Source {
    /// With `/`, from the root of the repository: `src/ledger/codec.rs`.
    path: String,
    text: String,
    lines: Vec<Line>,
}

impl Source {
    /// The module that it belongs to, at the top: `ledger`.
    fn module(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split(['/', '.']).next().unwrap_or(inside)
    }

    /// How many modules lie between it and the crate.
    fn depth(&self) -> usize {
        let folders = self.path.matches('/').count();
        if self.path.ends_with("/mod.rs") { folders - 1 } else { folders }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a source folder can be read") {
        let path = entry.expect("a folder entry can be read").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    rust_files(&root().join("src"), &mut paths);
    paths.sort();
    let source = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a source file can be read");
        let relative = path.strip_prefix(root()).expect("it lies in the repository");
        let path = relative.to_string_lossy().replace('\\', "/");
        let lines = code_lines(&text);
        Source { path, text, lines }
    };
    paths.into_iter().map(source).collect()
}

/// Blanks comments, strings and character literals, so that what is left is code.
fn code_lines(text: &str) -> Vec<Line> {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skip = literal_or_comment(rest);
        if skip > 0 {
            let skipped = &rest[..skip];
            code.extend(skipped.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = &rest[skip..];
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    let number = |(at, code): (usize, &str)| Line { number: at + 1, code: code.to_owned() };
    code.lines().enumerate().map(number).collect()
}

/// The length in bytes of the comment or literal that begins here, 0 if none does.
fn literal_or_comment(text: &str) -> usize {
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return text.find("*/").map_or(text.len(), |end| end + 2);
    }
    if let Some(raw) = text.strip_prefix("r#\"") {
        return raw.find("\"#").map_or(text.len(), |end| end + 5);
    }
    if text.starts_with('"') {
        return quoted(text, '"');
    }
    // A character literal, and not a lifetime: `'x'`, `'\n'`, `'\u{7f}'`.
    let mut characters = text.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some('\''), Some('\\'), _) => quoted(text, '\''),
        (Some('\''), Some(c), Some('\'')) => 2 + c.len_utf8(),
        _others => 0,
    }
}

/// The length of a literal in quotes, escapes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where a word stands in code, as a word of its own.
fn word_at(code: &str, word: &str) -> Option<usize> {
    code.match_indices(word).map(|(at, _)| at).find(|&at| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

fn leading_word(code: &str) -> &str {
    let end = code.find(|c| !is_word(c)).unwrap_or(code.len());
    &code[..end]
}

/// The names right behind a path prefix: one, or those of a group in braces.
fn names_behind(code: &str) -> Vec<String> {
    let Some(group) = code.strip_prefix('{') else { return vec![leading_word(code).to_owned()] };
    let mut depth = 0;
    let mut names = Vec::new();
    let mut at_start = true;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_start = true,
            c if at_start && is_word(c) => {
                names.push(leading_word(&group[at..]).to_owned());
                at_start = false;
            }
            _ => {}
        }
    }
    names
}

/// Every module at the top of the crate that a source names, with the line.
fn used_modules(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (index, line) in source.lines.iter().enumerate() {
        // A group may go on over the next lines.
        let tail = |at: usize| {
            let rest = source.lines[index + 1..].iter().take(40).map(|line| line.code.trim());
            let first = std::iter::once(line.code[at..].trim_end());
            first.chain(rest).collect::<Vec<_>>().join(" ")
        };
        let prefixes = ["crate::", "custody::"];
        for prefix in prefixes {
            for (at, _) in line.code.match_indices(prefix) {
                let own_word = !line.code[..at].chars().next_back().is_some_and(is_word);
                if own_word {
                    let names = names_behind(tail(at + prefix.len()).trim_start());
                    found.extend(names.into_iter().map(|name| (line.number, name)));
                }
            }
        }
        let to_the_crate = source.depth() + usize::from(in_inline_module(source, index));
        if let Some((at, levels)) = supers(&line.code)
            && levels >= to_the_crate
        {
            let names = names_behind(tail(at).trim_start());
            found.extend(names.into_iter().map(|name| (line.number, name)));
        }
    }
    found
}

/// Where a chain of `super::` ends, and how long it is.
fn supers(code: &str) -> Option<(usize, usize)> {
    let start = code.find("super::")?;
    let levels = code[start..].split("super::").take_while(|between| between.is_empty()).count();
    Some((start + levels * "super::".len(), levels))
}

fn in_inline_module(source: &Source, index: usize) -> bool {
    source.lines[..index]
        .iter()
        .any(|line| line.code.starts_with("mod ") && line.code.ends_with('{'))
}

fn assert_none(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}\n{}", broken.join("\n"));
}

#[test]
fn modules_use_only_what_lies_to_their_right() {
    let mut broken = Vec::new();
    let ours: BTreeSet<&str> = MAY_USE.iter().map(|(module, _)| *module).collect();
    for source in sources() {
        let module = source.module();
        if module == "lib" {
            continue;
        }
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            broken.push(format!("{}: the floor plan has no module {module}", source.path));
            continue;
        };
        for (line, used) in used_modules(&source) {
            if ours.contains(used.as_str()) && used != module && !allowed.contains(&used.as_str()) {
                broken.push(format!("{}:{line}: {module} uses {used}", source.path));
            }
        }
    }
    assert_none(&broken, "left may use right, never the other way, and siblings never meet");
}

/// Whether the name means a module of ours in this file.
fn has_module_called(source: &Source, name: &str) -> bool {
    let ours = ["use crate::", "use super::", "mod "];
    source.lines.iter().any(|line| {
        let code = line.code.trim_start().trim_start_matches("pub ");
        ours.iter().any(|start| code.starts_with(start)) && word_at(code, name).is_some()
    })
}

#[test]
fn third_party_crates_stay_at_home() {
    let mut broken = Vec::new();
    for source in sources() {
        for (name, homes) in HOMES {
            let at_home = homes.iter().any(|home| source.path.starts_with(home));
            if at_home || has_module_called(&source, name) {
                continue;
            }
            for line in &source.lines {
                let foreign = |at: usize| {
                    let (before, after) = (&line.code[..at], &line.code[at + name.len()..]);
                    let declared = before.trim_end().ends_with("use") && after.starts_with(';');
                    declared || (after.starts_with("::") && !before.ends_with("::"))
                };
                if word_at(&line.code, name).is_some_and(foreign) {
                    let at = format!("{}:{}", source.path, line.number);
                    broken.push(format!("{at}: {name} belongs in {}", homes.join(", ")));
                }
            }
        }
    }
    assert_none(&broken, "each third-party crate has a home");
}

#[test]
fn the_rules_know_no_clock_no_file_and_no_storage_format() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.module() == "domain") {
        for line in &source.lines {
            for word in NOT_IN_DOMAIN.iter().filter(|word| word_at(&line.code, word).is_some()) {
                broken.push(format!("{}:{}: {word}", source.path, line.number));
            }
        }
    }
    assert_none(&broken, "the domain has no input, no output, no clock and no serde");
}

#[test]
fn only_the_sources_of_scans_read_a_clock_below_the_command_line() {
    let mut broken = Vec::new();
    let may = |source: &&Source| {
        !matches!(source.module(), "cli" | "main") && !source.path.starts_with("src/scan/source/")
    };
    for source in sources().iter().filter(may) {
        for line in &source.lines {
            for word in ["SystemTime::now", "Instant::now", "Timestamp::now", "Zoned::now"] {
                if line.code.contains(word) {
                    broken.push(format!("{}:{}: {word}", source.path, line.number));
                }
            }
        }
    }
    assert_none(&broken, "a clock is passed down, and only a key is timed where it arrives");
}

#[test]
fn no_rule_has_a_wildcard_arm() {
    let mut broken = Vec::new();
    let rules = |source: &&Source| source.path.starts_with("src/domain/decide");
    for source in sources().iter().filter(rules) {
        for line in &source.lines {
            let arm = line.code.trim_start();
            if arm.starts_with("_ =>") || arm.starts_with("_ if ") || arm.contains("| _ =>") {
                broken.push(format!("{}:{}: {arm}", source.path, line.number));
            }
        }
    }
    assert_none(&broken, "a new standing or command must not compile until every rule answers");
}

#[test]
fn only_one_door_leads_to_the_terminal() {
    let mut broken = Vec::new();
    // A file of unit tests speaks to whoever runs them.
    let inside =
        |source: &&Source| source.path != "src/cli/ui.rs" && !source.path.ends_with("/tests.rs");
    for source in sources().iter().filter(inside) {
        for line in &source.lines {
            for print in ["println!", "eprintln!", "print!", "eprint!", "dbg!"] {
                let alone = line
                    .code
                    .match_indices(print)
                    .any(|(at, _)| !line.code[..at].chars().next_back().is_some_and(is_word));
                if alone {
                    broken.push(format!("{}:{}: {print}", source.path, line.number));
                }
            }
            for stream in ["io::stdout", "io::stderr", "stdout()", "stderr()", ".print()"] {
                // Asking the door for it is what everybody else does.
                let code = line.code.replace("ui.stdout()", "");
                if code.contains(stream) {
                    broken.push(format!("{}:{}: {stream}", source.path, line.number));
                }
            }
        }
    }
    assert_none(&broken, "only src/cli/ui.rs prints");
}

/// Every string literal of a source that stands right behind `format!(` or `write!(…, `, with its line.
fn formatted_texts(source: &Source) -> Vec<(usize, &str)> {
    let text = source.text.as_str();
    let mut found = Vec::new();
    for (at, _) in text.match_indices("format!(") {
        let behind = &text[at + "format!(".len()..];
        let start = behind.len() - behind.trim_start().len();
        let literal = &behind[start..];
        if literal.starts_with('"') {
            let line = text[..at].matches('\n').count() + 1;
            found.push((line, &literal[..quoted(literal, '"')]));
        }
    }
    found
}

fn is_sql(text: &str) -> bool {
    let bare = text.trim_start_matches(['"', ' ']);
    let verbs = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "PRAGMA ", "ATTACH "];
    let clauses = [" WHERE ", " FROM ", " ORDER BY ", " VALUES ", " LIMIT "];
    verbs.iter().any(|verb| bare.starts_with(verb)) || clauses.iter().any(|c| text.contains(c))
}

/// What stands in the braces of a format string.
fn placeholders(text: &str) -> Vec<&str> {
    let behind = text.split('{').skip(1);
    behind.map(|part| part.split('}').next().unwrap_or_default()).collect()
}

#[test]
fn sql_is_put_together_from_constants_only() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.module() == "ledger") {
        for (line, text) in formatted_texts(source).into_iter().filter(|(_, text)| is_sql(text)) {
            for name in placeholders(text) {
                let constant =
                    !name.is_empty() && name.bytes().all(|b| b == b'_' || b.is_ascii_uppercase());
                if !constant {
                    broken.push(format!("{}:{line}: {{{name}}} is not a constant", source.path));
                }
            }
        }
        for (at, line) in source.text.lines().enumerate() {
            if line.contains("push_str(") && is_sql(&line.replace('"', " ")) {
                broken.push(format!("{}:{}: SQL is pieced together", source.path, at + 1));
            }
        }
    }
    assert_none(&broken, "no SQL is built from values");
}

#[test]
fn the_architecture_page_stays_short_enough_to_be_read() {
    let Ok(page) = fs::read_to_string(root().join("ARCHITECTURE.md")) else { return };
    let lines = page.lines().count();
    assert!(lines <= 280, "ARCHITECTURE.md has {lines} lines, more than 280");
}

#[test]
fn the_reader_of_sources_sees_what_it_should() {
    let source = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
        lines: code_lines(text),
    };
    let modules = |path: &str, text: &str| -> Vec<String> {
        used_modules(&source(path, text)).into_iter().map(|(_, name)| name).collect()
    };
    let group = "use crate::{\n    domain::names::{Label, Note},\n    ledger,\n};";
    assert_eq!(modules("src/scan/line.rs", group), ["domain", "ledger"]);
    assert_eq!(modules("src/scan/line.rs", "use super::super::ledger::Ledger;"), ["ledger"]);
    assert_eq!(modules("src/scan/mod.rs", "use super::ledger::Ledger;"), ["ledger"]);
    assert!(modules("src/scan/line.rs", "use super::image; // crate::ledger").is_empty());
    assert!(modules("src/scan/line.rs", "let x = \"crate::ledger\";").is_empty());
    assert_eq!(code_lines("a '\"' b \"// c\" d").first().unwrap().code.replace(' ', ""), "abd");
    assert_eq!(word_at("serde_json::x", "serde"), None);
    assert!(is_sql("\"SELECT a FROM b\""));
    assert_eq!(placeholders("{SELECT_ITEM} WHERE {id}"), ["SELECT_ITEM", "id"]);
}
