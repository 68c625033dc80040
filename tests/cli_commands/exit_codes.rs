//! The exit codes are an interface: one provoked case for each kind of failure, and the closed pipe.

use std::fs::File;
use std::io::pipe;

use custody::cli::FailureKind as Kind;
use rusqlite::Connection;

use crate::common::line::PtyLine;
use crate::common::program::{Home, ups};

/// Makes a command fail in one way; nothing if no input can.
fn provoke(kind: Kind, home: &Home) -> Option<i32> {
    match kind {
        Kind::No => home.tries("show AT-1").code,
        Kind::Usage => home.tries("show").code,
        Kind::NotVerified => {
            home.has_pictures();
            home.does("serialize --no-parcel stock --serial SN-1001");
            home.does("hand-off SN-1001 --to 1815 --signature signature.png");
            let evidence = home.path("data/acme/evidence").read_dir().expect("evidence is kept");
            for file in evidence {
                std::fs::write(file.expect("a file").path(), "another").expect("ours to write");
            }
            home.tries("verify").says("the signature was changed").code
        }
        Kind::RowsRejected => home.feeds("receive", "?\n").code,
        Kind::InputMissing => home.tries("import nothing.csv --kind people").code,
        Kind::Unavailable => {
            // Nobody listens on a port that was just given back.
            let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|one| one.local_addr());
            let port = port.expect("a port").port();
            let line = format!(
                "remote add nobody --kind webhook --url http://127.0.0.1:{port} --make-key"
            );
            home.does(&line);
            home.does("receive 1Z999AA10123456784");
            home.tries("push").warns("everything is safe here").code
        }
        // A bug that could be provoked on purpose would be mended instead.
        Kind::Bug => None,
        Kind::CannotCreate => home.tries("export events --output nowhere/x.csv").code,
        Kind::Io => {
            let full = File::options().write(true).open("/dev/full").expect("Linux has it");
            home.command("place list").stdout(full).status().expect("custody starts").code()
        }
        Kind::Busy => {
            let writer = Connection::open(home.ledger()).expect("a ledger");
            writer.execute_batch("BEGIN IMMEDIATE").expect("nobody else writes");
            let answer = home.tries("place add shelf-1").warns("another process is writing");
            assert!(!answer.err.contains("locked"), "{}", answer.err);
            answer.code
        }
        Kind::NotAllowed => home.tries("operator add otto --as olga").code,
        Kind::Config => home.tries("list --profile other").code,
        Kind::Interrupted => {
            let mut line = PtyLine::new();
            let mut command = home.command("receive --quiet");
            let mut child = command.stdin(line.stdin()).spawn().expect("custody starts");
            line.becomes_raw();
            line.types("\x03");
            child.wait().expect("custody ends").code()
        }
        Kind::PipeClosed => Some(with_closed_pipe(home, "place list")),
    }
}

/// Runs a command whose reader has gone before the first word.
fn with_closed_pipe(home: &Home, line: &str) -> i32 {
    let (reader, writer) = pipe().expect("a pipe");
    drop(reader);
    let output = home.command(line).stdout(writer).output().expect("custody starts");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
    output.status.code().expect("not killed by a signal")
}

#[test]
fn every_kind_of_failure_that_can_be_provoked_ends_with_its_code() {
    let home = Home::staffed();
    for kind in Kind::ALL {
        if let Some(provoked) = provoke(*kind, &home) {
            assert_eq!(provoked, i32::from(kind.exit_code()), "{kind:?}");
        } else {
            assert_eq!(*kind, Kind::Bug, "every other kind can be provoked");
        }
    }
}

#[test]
fn the_readme_has_every_code_with_the_meaning_that_the_manual_gives() {
    let mut kinds = Kind::ALL.to_vec();
    kinds.sort_by_key(|kind| kind.exit_code());
    let codes: Vec<u8> = kinds.iter().map(|kind| kind.exit_code()).collect();
    assert_eq!(
        codes,
        [0, 1, 2, 3, 65, 66, 69, 70, 73, 74, 75, 77, 78, 130],
        "scripts rely on them"
    );
    let row = |kind: &Kind| format!("| {} | {} |\n", kind.exit_code(), kind.meaning());
    let table: String = kinds.iter().map(row).collect();
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&format!("|---|---|\n{table}\n")), "README.md should have\n{table}");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure_in_any_format() {
    let home = Home::new();
    let rows: String = (0..400).map(|n| ups(n) + "\n").collect();
    home.feeds("import - --kind parcels", format!("tracking\n{rows}")).ends(0);
    let history = format!("history {}", ups(1));
    for line in [
        "list",
        "list --json",
        "list --format jsonl",
        "list --format csv",
        "export events --output -",
        "export events --output - --format jsonl",
        &history,
        "find 1Z",
        "find 1Z --format csv",
        "verify",
        "completions bash",
        "man",
        "help",
        "help receive",
        "--version",
    ] {
        assert_eq!(with_closed_pipe(&home, line), 0, "{line}");
    }
}

#[test]
fn a_closed_stderr_takes_nothing_from_the_answer() {
    let home = Home::new();
    let (reader, writer) = pipe().expect("a pipe");
    drop(reader);
    let mut command = home.command("receive 1Z999AA10123456784 1Z999AA10123456785");
    let output = command.stderr(writer).output().expect("custody starts");
    assert_eq!(output.status.code(), Some(1), "one of the two was refused");
    assert!(String::from_utf8_lossy(&output.stdout).contains("1Z999AA10123456784"));
}
