//! Passwords, PINs and tokens: where they come from, and where they never are.

use std::fs;
use std::path::Path;

use crate::common::program::{Home, PASSWORD};

#[test]
fn a_password_is_read_from_standard_input_and_never_from_the_command_line() {
    let home = Home::empty();
    let line = "init --tenant acme --facility hq --station dock-1 --zone UTC --admin ada";
    for line in [format!("{line} --password secret"), format!("{line} --password-stdin secret")] {
        home.tries_words(&line.split(' ').collect::<Vec<_>>()).ends(2);
    }
    let bare: Vec<&str> = line.split(' ').collect();
    home.tries_words(&bare).ends(2).warns("--password-stdin is missing");
    for (typed, why) in [
        ("", "no secret on standard input"),
        ("short\n", "at least 10 characters"),
        ("aaaaaaaaaaaaaaa\n", "one character over and over"),
        ("\u{fffd}\u{fffd}\n", "at least 10 characters"),
    ] {
        home.feeds(&format!("{line} --password-stdin"), typed).ends(2).warns(why);
    }
    let not_text = [b"\xff\xfe".repeat(10), b"\n".to_vec()].concat();
    home.feeds(&format!("{line} --password-stdin"), not_text).ends(2).warns("not UTF-8");
    home.feeds(&format!("{line} --password-stdin"), vec![b'x'; 5_000]).ends(2).warns("at most");
    assert!(!home.path("data").exists() && !home.path("config").exists(), "nothing was begun");
    // A scanner or Windows ends the line its own way; what comes after it is not the password.
    home.feeds(&format!("{line} --password-stdin"), format!("{PASSWORD}\r\nmore\n")).ends(0);
    home.feeds("login ada --password-stdin", PASSWORD).ends(0);
}

#[test]
fn whoever_chooses_a_new_password_shows_the_present_one() {
    let home = Home::staffed();
    let change = |old: &str, new: &str| {
        home.feeds("operator password --password-stdin --as olga", format!("{old}\n{new}\n"))
    };
    change("a wrong password", "another good one").ends(77);
    change(PASSWORD, "short").ends(2);
    change(PASSWORD, "another good one").ends(0).says("olga has a new password");
    home.does("list --as olga");
    home.tries("login olga").ends(77);
    home.feeds("login olga --password-stdin", "another good one\n").ends(0);
    home.does("receive 123456789012 --as olga");
    home.verifies();
}

#[test]
fn an_admin_gives_a_new_password_to_whoever_lost_theirs() {
    let home = Home::staffed();
    home.feeds("operator password vera --password-stdin --as olga", "a given password\n").ends(77);
    home.feeds("operator password olga --password-stdin", "a given password\n").ends(0);
    home.tries("list --as olga").ends(77).warns("has ended");
    let login = home.feeds("login olga --password-stdin", "a given password\n").ends(0);
    login.warns("ada chose this password");
    home.tries("operator password nobody --password-stdin --as ada").ends(1);
    home.verifies();
}

/// Every file below a folder.
fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            files(&entry.path(), found);
        } else {
            found.push(entry.path());
        }
    }
}

#[test]
fn no_secret_is_in_any_answer_or_file() {
    const SECRET: &str = "canary sings at midnight";
    const PIN: &str = "71828182";
    let home = Home::staffed();
    home.has_pictures();
    let (mut said, mut secrets) = (String::new(), vec![SECRET.to_owned(), PIN.to_owned()]);
    let mut run = |line: &str, input: String| {
        let answer = home.feeds(line, input);
        said.push_str(&answer.out);
        said.push_str(&answer.err);
    };
    run("operator password --password-stdin", format!("{PASSWORD}\n{SECRET}\n"));
    run("operator pin --pin-stdin", format!("{SECRET}\n{PIN}\n"));
    run("operator add otto --password-stdin", format!("{SECRET}\n"));
    run("login otto --password-stdin", format!("{SECRET} wrong\n"));
    run("login ada --password-stdin", format!("{SECRET}\n"));
    run("login ada --pin-stdin", format!("{PIN}\n"));
    run("login ada --pin-stdin", format!("{PIN}9\n"));
    run("token create bot --out bot.token", String::new());
    let token = fs::read_to_string(home.path("bot.token")).unwrap();
    secrets.push(token.trim().rsplit(':').next().unwrap().to_owned());
    for who in ["ada", "olga"] {
        let session = fs::read_to_string(home.path(&format!("runtime/acme/session-{who}.json")));
        let session: serde_json::Value = serde_json::from_str(&session.unwrap()).unwrap();
        secrets.push(session["secret"].as_str().unwrap().to_owned());
    }
    for line in crate::cli_commands::verbs::lines() {
        // What ends sessions or makes other files would hide what is looked for.
        if ["logout", "restore", "demo", "init", "operator", "login", "token create", "man "]
            .iter()
            .any(|word| line.starts_with(word))
        {
            continue;
        }
        for more in ["", " --json", " --quiet", " --format jsonl"] {
            let line = format!("{line}{more}");
            run(&line, String::new());
            run(&format!("{line} --token-file bot.token"), String::new());
        }
    }
    for secret in &secrets {
        assert!(!said.contains(secret.as_str()), "a secret was said");
    }
    let mut found = Vec::new();
    files(&home.path(""), &mut found);
    assert!(found.len() > 20, "{}", found.len());
    for file in found {
        let is_theirs = file.ends_with("bot.token") || file.starts_with(home.path("runtime"));
        let bytes = fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for secret in secrets.iter().filter(|_| !is_theirs) {
            assert!(!text.contains(secret.as_str()), "a secret is in {}", file.display());
        }
        assert!(!text.contains("$2b$"), "a bare hash is in {}", file.display());
    }
}
