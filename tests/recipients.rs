//! Who in the directory is meant: never a guess, and the right person on top.

#![expect(clippy::print_stderr, reason = "a test that did nothing has to say so")]

use std::collections::BTreeMap;
use std::path::Path;

use custody::domain::names::PersonId;
use custody::recipients::{Candidate, Described, Roster, Why, rank, said, winner};
use serde_json::Value;
use uuid::Uuid;

fn nobody(n: u128) -> Described<'static> {
    Described {
        id: PersonId::from_uuid(Uuid::from_u128(n)),
        name: "",
        nicknames: "",
        last: "",
        email: "",
        login: "",
        department: "",
        active: true,
    }
}

fn directory(people: &[Described<'_>]) -> [Roster; 1] {
    let mut roster = Roster::default();
    for person in people {
        roster.add(person);
    }
    [roster]
}

fn named(n: u128, name: &str) -> Described<'_> {
    Described { name, ..nobody(n) }
}

fn number(candidate: &Candidate) -> u128 {
    candidate.person.uuid().as_u128()
}

/// Who is taken for the text, if somebody is.
fn taken(rosters: &[Roster], text: &str) -> Option<u128> {
    let ranked = winner(&rank(rosters, text, 8)).map(number);
    assert_eq!(winner(&said(rosters, text)).map(number), ranked, "{text}: both ways agree");
    ranked
}

/// Who comes first, with what score and why.
fn first(rosters: &[Roster], text: &str) -> (u128, u8, Why) {
    let found = rank(rosters, text, 8);
    let one = found.first().unwrap_or_else(|| panic!("nobody answers to {text}"));
    (number(one), one.score, one.why)
}

#[test]
fn what_says_a_name_is_taken_whatever_its_spelling_and_order() {
    let people = directory(&[
        named(1, "Jürgen Müller"),
        named(2, "Ada Lovelace"),
        named(3, "Prof. Fabian Gnatz B.A."),
        named(4, "Hans-Werner Hiller"),
        named(5, "Sandra Lange"),
    ]);
    for (text, who) in [
        ("Jürgen Müller", 1),
        ("JUERGEN MUELLER", 1),
        ("jurgen muller", 1),
        ("Müller, Jürgen", 1),
        ("Dr. Jürgen Müller", 1),
        ("Lovelace Ada", 2),
        ("ATTN: Ada Lovelace / IT ASSET RECEIVING", 2),
        ("c/o Ada  Lovelace", 2),
        ("Fabian Gnatz", 3),
        ("Hiller, Hans Werner", 4),
        ("SANDRALANGE", 5),
    ] {
        assert_eq!(taken(&people, text), Some(who), "{text}: {:?}", rank(&people, text, 3));
    }
}

#[test]
fn what_is_merely_like_a_name_is_a_question() {
    let people = directory(&[
        named(1, "Robert Medina"),
        named(2, "Melissa Salazar"),
        named(3, "Amy Reed"),
        named(4, "Mireia Grande Llanos"),
    ]);
    for (text, who, why) in [
        ("Bob Medina", 1, Why::ShortForm),
        ("M. Salazar", 2, Why::Initial),
        ("AMY RED", 3, Why::Typo),
        ("Rob", 1, Why::Part),
        ("Mireia C. Llanos", 4, Why::Part),
    ] {
        let (found, score, reason) = first(&people, text);
        assert_eq!((found, reason), (who, why), "{text}: {:?}", rank(&people, text, 3));
        assert!((60..=95).contains(&score), "{text}: {score}");
        assert_eq!(taken(&people, text), None, "{text}");
    }
    for text in ["Valerie Walker", "x", "", "  ", ",", "@", "1234", "ATTN:", "東京"] {
        assert_eq!(taken(&people, text), None, "{text}");
    }
}

#[test]
fn two_people_of_one_name_are_told_apart_by_what_else_is_said_or_not_at_all() {
    let people = directory(&[
        Described { department: "Finance", ..named(1, "Ada Lovelace") },
        Described { department: "R&D", ..named(2, "Ada Lovelace") },
        Described { active: false, ..named(3, "Grace Hopper") },
        named(4, "Grace Hopper"),
        named(5, "Müller"),
        named(6, "Mueller"),
    ]);
    assert_eq!(taken(&people, "Ada Lovelace"), None);
    assert_eq!(taken(&people, "Ada Lovelace / Finance"), Some(1));
    assert_eq!(taken(&people, "Ada Lovelace (R&D)"), Some(2));
    assert_eq!(taken(&people, "Ada Lovelace / Sales"), None);
    assert_eq!(taken(&people, "Grace Hopper"), Some(4), "who left makes no name ambiguous");
    assert_eq!(taken(&people, "Mueller"), Some(6), "as it is written comes first");
    assert_eq!(taken(&people, "Muller"), None);
    let all = rank(&people, "Finance", 8);
    assert_eq!(all.iter().map(number).collect::<Vec<_>>(), [1]);
    assert_eq!(all[0].why, Why::Department);
}

#[test]
fn what_somebody_is_called_and_their_mailbox_say_them() {
    let people = directory(&[
        Described { nicknames: "Nobby; The Boss", last: "Clark", ..named(1, "Norman Clark") },
        Described { email: "gh1906@example.com", login: "ghopper", ..named(2, "Grace Hopper") },
    ]);
    assert_eq!(taken(&people, "nobby clark"), Some(1));
    assert_eq!(taken(&people, "The Boss"), Some(1));
    assert_eq!(taken(&people, "ghopper"), Some(2));
    assert_eq!(first(&people, "grace.hopper@elsewhere.example").0, 2);
    assert_eq!(taken(&people, "grace.hopper@elsewhere.example"), None, "it is another address");
}

#[test]
fn nothing_makes_the_search_panic() {
    let people = directory(&[
        named(1, "A"),
        named(2, "ﬃ ﷺ İ ß"),
        named(3, &"x y ".repeat(100)),
        named(4, &"é".repeat(300)),
        Described { nicknames: ";;", email: "@", login: "...", ..named(5, "-") },
    ]);
    for text in
        ["ﷺ", "\u{0}", "İ", "🙂 🙂", &"é".repeat(300), &"a b ".repeat(90), "a,b,c,d", "c/o", "att"]
    {
        assert!(rank(&people, text, 8).len() <= 8);
    }
}

proptest::proptest! {
    #[test]
    fn whatever_is_asked_scores_are_scores(name in ".{0,40}", text in ".{0,40}") {
        let people = directory(&[named(1, &name), named(2, "Ada Lovelace")]);
        for candidate in rank(&people, &text, 8) {
            assert!((60..=100).contains(&candidate.score));
        }
    }
}

/// Label texts of the shared corpus: the right person on top, and nobody taken who is not meant.
#[test]
fn the_corpus_of_labels_finds_its_people() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let read = |name: &str| {
        let bytes = std::fs::read(corpora.join(name)).ok()?;
        serde_json::from_slice::<Value>(&bytes).ok()
    };
    let (Some(corpus), Some(people)) = (read("recipients.json"), read("recipients_directory.json"))
    else {
        eprintln!("corpora not found: skipped");
        return;
    };
    let people = people.as_array().expect("a list of people");
    let ids: Vec<&str> = people.iter().filter_map(|person| person["id"].as_str()).collect();
    let mut roster = Roster::default();
    for (n, person) in people.iter().enumerate() {
        let name = person["name"].as_str().unwrap_or_default();
        let department = person["department"].as_str().unwrap_or_default();
        roster.add(&Described { department, ..named(n as u128, name) });
    }
    let rosters = [roster];
    let mut modes: BTreeMap<&str, [usize; 5]> = BTreeMap::new();
    let cases = corpus["cases"].as_array().expect("cases");
    for case in cases {
        let (mode, text) = (case["mode"].as_str().unwrap(), case["label_text"].as_str().unwrap());
        let found = rank(&rosters, text, 5);
        let id = |candidate: &Candidate| ids[usize::try_from(number(candidate)).unwrap()];
        let (top, taken) = (found.first().map(id), winner(&found).map(id));
        assert_eq!(winner(&said(&rosters, text)).map(id), taken, "{text}: both ways agree");
        let wanted = case["expect"].as_str();
        let is_right = top == wanted;
        let tally = modes.entry(mode).or_default();
        tally[0] += 1;
        tally[1] += usize::from(is_right && wanted.is_some());
        tally[2] += usize::from(found.iter().any(|c| Some(id(c)) == wanted));
        tally[3] += usize::from(taken.is_some());
        tally[4] += usize::from(taken.is_some() && taken != wanted);
        if wanted.is_some() && !is_right {
            let shown: Vec<_> = found
                .iter()
                .map(|c| (people[usize::try_from(number(c)).unwrap()]["name"].clone(), c.score))
                .collect();
            eprintln!("{mode}: {text} is {wanted:?}, found {shown:?}");
        }
    }
    eprintln!("mode         cases top-1 among-5 taken wrongly");
    for (mode, [all, top, among, taken, wrong]) in &modes {
        eprintln!("{mode:<12} {all:>5} {top:>5} {among:>7} {taken:>5} {wrong:>7}");
        assert_eq!(*wrong, 0, "{mode}: somebody was taken who was not meant");
    }
    let sure = ["exact", "last_first", "ascii", "attn"];
    for mode in sure {
        let [all, top, ..] = modes[mode];
        assert!(top * 100 >= all * 95, "{mode}: {top} of {all}");
    }
    let (all, top) = modes
        .iter()
        .filter(|(mode, _)| **mode != "stranger")
        .fold((0, 0), |sum, (_, tally)| (sum.0 + tally[0], sum.1 + tally[1]));
    assert!(top * 100 >= all * 93, "{top} of {all} on top");
    assert_eq!(modes["stranger"][3], 0, "a stranger is nobody");
}
