//! Completions and manual pages are checked in as the program writes them.
//!
//! `CUSTODY_BLESS=1 cargo test generated` writes them anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::program::Home;

type Files = BTreeMap<String, String>;

const SHELLS: [(&str, &str); 5] = [
    ("bash", "custody.bash"),
    ("elvish", "custody.elv"),
    ("fish", "custody.fish"),
    ("powershell", "custody.ps1"),
    ("zsh", "_custody"),
];

fn read_folder(folder: &Path) -> Files {
    let Ok(entries) = fs::read_dir(folder) else { return Files::new() };
    entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("text"))
        })
        .collect()
}

/// Compares what is checked in with what the program writes, or checks it in.
fn hold_against(folder: &str, written: &Files) {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    if std::env::var_os("CUSTODY_BLESS").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the sources can be written");
        for (name, text) in written {
            fs::write(folder.join(name), text).expect("the sources can be written");
        }
    }
    let kept = read_folder(&folder);
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    let advice = "run CUSTODY_BLESS=1 cargo test generated";
    assert_eq!(names(&kept), names(written), "{}: {advice}", folder.display());
    for (name, text) in written {
        assert!(kept[name] == *text, "{} is stale: {advice}", folder.join(name).display());
    }
}

#[test]
fn the_completions_are_those_that_the_program_writes() {
    let home = Home::empty();
    let write = |(shell, file): &(&str, &str)| {
        ((*file).to_owned(), home.does(&format!("completions {shell}")).out)
    };
    hold_against("completions", &SHELLS.iter().map(write).collect());
}

#[test]
fn the_manual_pages_are_those_that_the_program_writes() {
    let home = Home::empty();
    home.does("man pages");
    let written = read_folder(&home.path("pages"));
    for command in custody::cli::grammar().get_subcommands() {
        let page = format!("custody-{}.1", command.get_name());
        assert!(written.contains_key(&page), "{page} is not written");
    }
    assert_eq!(written["custody.1"].trim_end(), home.does("man").out.trim_end());
    hold_against("man", &written);
}

#[test]
fn every_shell_that_the_program_knows_is_checked_in() {
    let grammar = custody::cli::grammar();
    let completions = grammar.find_subcommand("completions").expect("a command");
    let shell = completions.get_positionals().next().expect("an argument");
    let known: Vec<String> =
        shell.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    assert_eq!(known, SHELLS.map(|(shell, _)| shell));
}
