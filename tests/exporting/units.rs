//! The examples in `contrib/` are what systemd and cron read.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::say;

fn contrib(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("contrib").join(name)
}

fn text(name: &str) -> String {
    fs::read_to_string(contrib(name)).expect("the example is there")
}

/// The arguments of every `custody` command in a text.
fn commands(text: &str) -> Vec<Vec<String>> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    let calls = lines.filter_map(|line| line.split_once("custody ").map(|(_, rest)| rest));
    let words = |rest: &str| {
        let rest =
            rest.split(" ||").next().unwrap_or_default().split(" >").next().unwrap_or_default();
        std::iter::once("custody".to_owned()).chain(rest.split(' ').map(str::to_owned)).collect()
    };
    calls.map(words).collect()
}

#[test]
fn every_command_in_the_examples_is_one_that_the_program_knows() {
    let mut found = 0;
    for name in ["custody-export@.service", "custody.crontab"] {
        for words in commands(&text(name)) {
            found += 1;
            // %i is the name of the instance.
            let words: Vec<String> = words
                .iter()
                .map(|word| word.replace("%i", "servicenow").replace("${KIND}", "events"))
                .map(|word| word.replace("${TARGET}", "servicenow"))
                .collect();
            custody::cli::grammar()
                .try_get_matches_from(&words)
                .unwrap_or_else(|error| panic!("{name}: {words:?}: {error}"));
        }
    }
    assert!(found >= 4, "only {found} commands were found");
}

#[test]
fn systemd_reads_the_units() {
    for name in ["custody-export@.service", "custody-export@.timer"] {
        let text = text(name);
        for (number, line) in text.lines().enumerate() {
            let is_section = line.starts_with('[') && line.ends_with(']');
            let is_setting =
                line.split_once('=').is_some_and(|(key, _)| key.chars().all(char::is_alphanumeric));
            let is_rest = line.is_empty() || line.starts_with('#') || line.starts_with("  ");
            assert!(is_section || is_setting || is_rest, "{name}:{}: {line}", number + 1);
        }
        assert!(text.contains("[Unit]"), "{name}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["custody-export@servicenow.service", "custody-export@servicenow.timer"] {
        let from = contrib(&name.replace("servicenow", ""));
        // The program is not installed where tests run.
        let unit = fs::read_to_string(from).expect("a unit");
        fs::write(folder.path().join(name), unit.replace("/usr/bin/custody", "/bin/true"))
            .expect("a copy");
    }
    let verify = Command::new("systemd-analyze")
        .args(["verify", "--man=no"])
        .arg(folder.path().join("custody-export@servicenow.service"))
        .arg(folder.path().join("custody-export@servicenow.timer"))
        .output();
    let Ok(output) = verify else {
        say("skipped: systemd-analyze is not installed");
        return;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    let about_us: Vec<&str> = said.lines().filter(|line| line.contains("custody-export")).collect();
    assert!(about_us.is_empty(), "{about_us:#?}");
}
