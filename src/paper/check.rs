//! Whether a bundle says what its proved entries commit to, and nothing else.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::bundle::{Bundle, PageKind};
use super::content::times;
use super::entry::{Entry, Proved, digest, wanted};

/// Holds a bundle against its entries, whose proofs hold. `keys` are the public keys that were insisted on. Returns
/// everything that does not fit.
#[must_use]
pub fn check(bundle: &Bundle, proved: &[Proved], keys: &[String]) -> Vec<String> {
    let mut problems = Vec::new();
    let committed: BTreeSet<[u8; 32]> =
        proved.iter().flat_map(|proved| wanted(&proved.entry)).collect();
    let mut texts = |texts: &[String], what: &str| {
        for text in texts {
            if !committed.contains(&<[u8; 32]>::from(Sha256::digest(text.as_bytes()))) {
                problems.push(format!("{what} is not the one that the entry commits to"));
            }
        }
    };
    texts(&bundle.manifests, "the list of items");
    texts(&bundle.statements, "the statement");
    for picture in &bundle.pictures {
        let of = HEXLOWER.encode(&picture.of);
        let is_whole = <[u8; 32]>::from(Sha256::digest(&picture.bytes)) == picture.of;
        if !committed.contains(&picture.of) {
            problems.push(format!("no entry commits to the picture {of}"));
        } else if !picture.reduced && !is_whole {
            problems.push(format!("the picture is not the one that the entry commits to, {of}"));
        }
    }
    let Ok(entries) = proved.iter().map(Entry::of).collect::<Result<Vec<_>, _>>() else {
        problems.push("an entry cannot be read".to_owned());
        return problems;
    };
    left_out(bundle, &entries, &mut problems);
    let heads: BTreeSet<_> =
        entries.iter().map(|entry| (&entry.proved.origin, entry.proved.size)).collect();
    if heads.len() > 1 {
        problems.push("its entries are proved by several heads".to_owned());
    }
    if !keys.contains(&bundle.key) {
        problems.push("the key that is printed is none of the keys given".to_owned());
    }
    if !bundle.offsets.keys().copied().eq(times(proved)) {
        problems.push("its times are not those of its entries".to_owned());
    }
    match bundle.kind {
        PageKind::Receipt => related(bundle, &entries, &mut problems),
        PageKind::Certificate => {
            problems.extend(super::certificate::check(bundle, &entries));
        }
    }
    problems
}

/// What an entry commits to and the bundle does not have.
fn left_out(bundle: &Bundle, entries: &[Entry<'_>], problems: &mut Vec<String>) {
    let has = |texts: &[String], wanted: [u8; 32]| {
        texts.iter().any(|text| <[u8; 32]>::from(Sha256::digest(text.as_bytes())) == wanted)
    };
    for entry in entries {
        let proof = &entry.data()["proof"];
        if digest(&proof["manifest"]).is_some_and(|wanted| !has(&bundle.manifests, wanted)) {
            problems.push("the list of items that the entry commits to is not there".to_owned());
        }
        // A certificate lists what passed; what was signed then is on its own receipt.
        let statement = digest(&proof["signing"]["statement"]);
        if bundle.kind == PageKind::Receipt
            && statement.is_some_and(|wanted| !has(&bundle.statements, wanted))
        {
            problems.push("the statement that the entry commits to is not there".to_owned());
        }
    }
}

/// Whether every further entry is about an item of the receipt.
fn related(bundle: &Bundle, entries: &[Entry<'_>], problems: &mut Vec<String>) {
    let Some((main, others)) = entries.split_first() else {
        problems.push("there is no proof in it".to_owned());
        return;
    };
    let mut items: Vec<String> = bundle
        .manifests
        .iter()
        .filter_map(|manifest| serde_json::from_str::<serde_json::Value>(manifest).ok())
        .flat_map(|manifest| manifest["items"].as_array().cloned().unwrap_or_default())
        .filter_map(|item| item["item"].as_str().map(str::to_owned))
        .collect();
    items.extend(main.value["item"].as_str().map(str::to_owned));
    for other in others {
        if !other.value["item"].as_str().is_some_and(|item| items.iter().any(|known| known == item))
        {
            problems.push(format!("entry {} is about something else", other.proved.index));
        }
    }
}
