//! What an operator says about a remote: a closed list of keys for each kind, checked before it is kept.
//!
//! What stands on the other side is named here by the operator or not at all: an unknown model, status or
//! person is a refusal, never something new over there.

use std::collections::BTreeMap;

use super::Kind;

/// The options of one remote.
pub type Options = BTreeMap<String, String>;

/// Why an option is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OptionError {
    #[error("a {kind} remote has no option {key}")]
    Unknown { kind: Kind, key: String, near: Vec<&'static str> },
    #[error("the option {key} {problem}")]
    Bad { key: String, problem: &'static str },
    #[error("a {kind} remote needs the option {key}")]
    Missing { kind: Kind, key: &'static str },
}

/// What a value must be.
#[derive(Clone, Copy)]
enum Shape {
    /// Any text.
    Text,
    /// The number that something has over there.
    Id,
    /// `State/Substate`.
    State,
    /// By what people are found.
    People,
    /// The name of a table or of a column's beginning.
    TableName,
    /// From 1 to 600.
    Rate,
    /// From 1 to 200.
    Batch,
    /// From 1 to 300.
    Seconds,
    /// `basic` or `oauth`.
    Sign,
}

/// A key, or the beginning of one that ends with a name of the facility's own; and whether it must be there.
type Rule = (&'static str, Shape, bool);

const COMMON: &[Rule] = &[("ca_file", Shape::Text, false), ("timeout", Shape::Seconds, false)];

const WEBHOOK: &[Rule] = &[("people", Shape::People, false)];

const HUB: &[Rule] = &[("station", Shape::Text, true), ("witness", Shape::Text, false)];

const SNIPE_IT: &[Rule] = &[
    ("people", Shape::People, false),
    ("rate", Shape::Rate, false),
    ("status.available", Shape::Id, true),
    ("status.reserved", Shape::Id, false),
    ("status.returned", Shape::Id, false),
    ("status.held", Shape::Id, false),
    ("status.legal_hold", Shape::Id, false),
    ("status.missing", Shape::Id, false),
    ("status.retired", Shape::Id, false),
    ("location.transit", Shape::Id, false),
    ("model.*", Shape::Id, true),
];

const SERVICE_NOW: &[Rule] = &[
    ("staging", Shape::TableName, true),
    ("table", Shape::TableName, false),
    ("prefix", Shape::TableName, false),
    ("sign_in", Shape::Sign, false),
    ("user", Shape::Text, true),
    ("people", Shape::People, false),
    ("batch", Shape::Batch, false),
    ("stockroom", Shape::Text, false),
    ("stockroom.*", Shape::Text, false),
    ("state.available", Shape::State, false),
    ("state.reserved", Shape::State, false),
    ("state.returned", Shape::State, false),
    ("state.held", Shape::State, false),
    ("state.legal_hold", Shape::State, false),
    ("state.issued", Shape::State, false),
    ("state.in_transit", Shape::State, false),
    ("state.missing", Shape::State, false),
    ("state.retired", Shape::State, false),
];

const fn rules(kind: Kind) -> &'static [Rule] {
    match kind {
        Kind::Webhook => WEBHOOK,
        Kind::Hub => HUB,
        Kind::SnipeIt => SNIPE_IT,
        Kind::ServiceNow => SERVICE_NOW,
    }
}

fn rule_of(kind: Kind, key: &str) -> Option<&'static Rule> {
    let all = || rules(kind).iter().chain(COMMON);
    let open = |rule: &&Rule| {
        let begin = rule.0.strip_suffix('*');
        begin.is_some_and(|begin| key.len() > begin.len() && key.starts_with(begin))
    };
    all().find(|rule| rule.0 == key).or_else(|| all().find(open))
}

/// Checks all options of a remote.
pub fn fits(kind: Kind, options: &Options) -> Result<(), OptionError> {
    for (key, value) in options {
        let Some((_, shape, _)) = rule_of(kind, key) else {
            let near = rules(kind).iter().chain(COMMON).map(|rule| rule.0).collect();
            return Err(OptionError::Unknown { kind, key: key.clone(), near });
        };
        check(*shape, value).map_err(|problem| OptionError::Bad { key: key.clone(), problem })?;
    }
    for (key, _, needed) in rules(kind) {
        let begin = key.strip_suffix('*');
        let is_there = match begin {
            Some(begin) => options.keys().any(|k| k.starts_with(begin)),
            None => options.contains_key(*key),
        };
        if *needed && !is_there {
            return Err(OptionError::Missing { kind, key });
        }
    }
    Ok(())
}

fn check(shape: Shape, value: &str) -> Result<(), &'static str> {
    let in_range = |most: u32| value.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
    let good = |is_good: bool, problem| if is_good { Ok(()) } else { Err(problem) };
    if value.is_empty() || value.len() > 500 || value.chars().any(char::is_control) {
        return Err("must be a text of at most 500 characters, on one line");
    }
    match shape {
        Shape::Text => Ok(()),
        Shape::Id => good(in_range(u32::MAX), "must be the number that it has over there"),
        Shape::State => {
            let halves = value.split('/').map(str::trim).collect::<Vec<_>>();
            let two = halves.len() == 2 && halves.iter().all(|half| !half.is_empty());
            good(two, "must be a state and a substate: \"In stock/Available\"")
        }
        Shape::People => good(
            ["email", "number", "none"].contains(&value),
            "must be \"email\", \"number\" or \"none\"",
        ),
        Shape::TableName => good(
            value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'),
            "must be a name of lower-case letters, digits and underscores",
        ),
        Shape::Rate => good(in_range(600), "must be a number from 1 to 600"),
        Shape::Batch => good(in_range(200), "must be a number from 1 to 200"),
        Shape::Seconds => good(in_range(300), "must be a number of seconds from 1 to 300"),
        Shape::Sign => good(["basic", "oauth"].contains(&value), "must be \"basic\" or \"oauth\""),
    }
}

/// A number among the options that were checked.
#[must_use]
pub(super) fn number(options: &Options, key: &str) -> Option<u32> {
    options.get(key)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, &str)]) -> Options {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn only_what_is_on_the_list_is_taken() {
        let snipe = [("status.available", "2"), ("model.Latitude 5440", "12")];
        assert_eq!(fits(Kind::SnipeIt, &of(&snipe)), Ok(()));
        assert_eq!(
            fits(Kind::Webhook, &of(&[("people", "email"), ("ca_file", "/etc/ca.pem")])),
            Ok(())
        );
        assert!(matches!(
            fits(Kind::Webhook, &of(&[("status.available", "2")])),
            Err(OptionError::Unknown { .. })
        ));
        for key in ["model.", "status.", "status.lost", "model"] {
            let odd = [snipe[0], snipe[1], (key, "3")];
            assert!(
                matches!(fits(Kind::SnipeIt, &of(&odd)), Err(OptionError::Unknown { .. })),
                "{key}"
            );
        }
        for (key, value) in [
            ("rate", "0"),
            ("rate", "601"),
            ("people", "name"),
            ("model.X", "Laptop"),
            ("timeout", "1h"),
            ("ca_file", ""),
        ] {
            let odd = [snipe[0], snipe[1], (key, value)];
            assert!(
                matches!(fits(Kind::SnipeIt, &of(&odd)), Err(OptionError::Bad { .. })),
                "{key}={value}"
            );
        }
        assert_eq!(
            fits(Kind::SnipeIt, &of(&snipe[..1])),
            Err(OptionError::Missing { kind: Kind::SnipeIt, key: "model.*" })
        );
    }
}
