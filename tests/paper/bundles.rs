//! What is held against the entries: whatever of a bundle was changed is found and named.

use custody::paper::{Bundle, check};

use super::made_up::{HandOff, KEY, hand_off};

fn problems(change: impl FnOnce(&mut Bundle)) -> Vec<String> {
    let (mut bundle, proved) = hand_off(&HandOff { photos: 1, ..HandOff::default() });
    change(&mut bundle);
    check(&bundle, &proved, &[KEY.to_owned()])
}

#[test]
fn a_bundle_that_says_what_its_entries_commit_to_is_good() {
    assert_eq!(problems(|_| {}), Vec::<String>::new());
}

#[test]
fn whatever_was_changed_is_named() {
    type Change = fn(&mut Bundle);
    let changes: [(&str, Change); 11] = [
        ("list of items is not the one", |b| {
            b.manifests[0] = b.manifests[0].replace("5CG1234XYZ0", "5CG1234XYZ9");
        }),
        ("list of items that the entry commits to is not there", |b| b.manifests.clear()),
        ("statement is not the one", |b| b.statements[0].push('!')),
        ("statement that the entry commits to is not there", |b| b.statements.clear()),
        ("picture is not the one", |b| b.pictures[0].bytes.push(b' ')),
        ("no entry commits to the picture", |b| b.pictures[0].of[0] ^= 1),
        ("key that is printed", |b| b.key.push('x')),
        ("times are not those", |b| b.offsets.clear()),
        ("times are not those", |b| {
            b.offsets.insert(1, 0);
        }),
        ("list of items is not the one", |b| b.manifests.push("{}".to_owned())),
        ("statement is not the one", |b| b.statements.push("I owe nothing".to_owned())),
    ];
    for (wanted, change) in changes {
        let problems = problems(change);
        assert!(problems.iter().any(|problem| problem.contains(wanted)), "{wanted}: {problems:?}");
    }
}

#[test]
fn an_entry_about_something_else_has_no_place_on_a_receipt() {
    let (mut bundle, mut proved) = hand_off(&HandOff::default());
    let mut other = proved[0].clone();
    let entry = String::from_utf8(other.entry).unwrap();
    other.entry = entry.replace("000000000100", "000000000999").into_bytes();
    bundle.proofs.push(other.proof.clone());
    proved.push(other);
    let problems = check(&bundle, &proved, &[KEY.to_owned()]);
    assert_eq!(problems, ["entry 812345 is about something else"]);
}

#[test]
fn a_bundle_is_read_as_it_was_written_or_not_at_all() {
    let (bundle, _) = hand_off(&HandOff::default());
    let json = bundle.to_json();
    assert_eq!(Bundle::from_json(&json), Ok(bundle));
    for (from, to) in [
        ("bundle.v1", "bundle.v2"),
        ("\"reduced\":false", "\"reduced\":0"),
        (":3600", ":90000"),
        ("\"to_sign\"", "\"more\":1,\"to_sign\""),
        ("\"kind\":\"receipt\"", "\"kind\":\"other\""),
    ] {
        assert!(json.contains(from), "{from}");
        Bundle::from_json(&json.replacen(from, to, 1)).expect_err(to);
    }
    for cut in 0..json.len().min(400) {
        Bundle::from_json(json.get(..cut).unwrap_or_default()).unwrap_err();
    }
}
