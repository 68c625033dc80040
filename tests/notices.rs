//! Notices: mail, text messages and chats, sent by the program to counterparts on this machine.

mod ladder;
mod mail;
mod server;
mod ways;

use crate::common::program::Home;

pub const TRACKING: &str = "1Z999AA10123456784";

/// A station whose notices go out at any hour; `ways` is what the profile says besides.
pub fn home(ways: &str) -> Home {
    let home = Home::staffed();
    sets(&home, ways);
    home
}

pub fn sets(home: &Home, ways: &str) {
    let file = "config/profiles/acme.toml";
    let mut profile = String::from_utf8(home.read(file)).expect("a profile is text");
    let begin = profile.find("\n[notices]").unwrap_or(profile.len());
    profile.truncate(begin);
    profile.push_str("\n[notices]\nquiet_hours = \"\"\nweekends = true\n");
    profile.push_str(ways);
    home.write(file, profile);
}

/// Mail by a server on this machine.
pub fn by_mail(port: u16) -> String {
    format!(
        "desk = \"desk@example.com\"\n[notices.email]\nhost = \"127.0.0.1\"\nport = {port}\ntls = \"none\"\n\
         from = \"Mailroom <mailroom@example.com>\"\ntimeout = 1\n"
    )
}

/// What was recorded of notices about an item: result, rung and about, in order.
pub fn recorded(home: &Home, item: &str) -> Vec<(String, u64, String)> {
    let history = home.does(&format!("history {item} --json")).json();
    let facts = history.as_array().expect("a list of facts");
    let told = facts.iter().filter(|fact| fact["kind"] == "notified");
    told.map(|fact| {
        let text = |key: &str| fact["data"][key].as_str().unwrap_or_default().to_owned();
        (text("result"), fact["data"]["rung"].as_u64().unwrap_or(99), text("about"))
    })
    .collect()
}
