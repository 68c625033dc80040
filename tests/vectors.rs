//! Published vectors, read when they lie beside the project.

#![expect(clippy::print_stderr, reason = "a test that did nothing has to say so")]

use std::fs;
use std::path::{Path, PathBuf};

use custody::ledger::tree::{self, Hash};
use data_encoding::{BASE64, HEXLOWER};
use ed25519_dalek::{Signature, VerifyingKey};
use serde_json::Value;

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(json_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "json") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The cases of one kind, or nothing if the vectors are not there.
fn cases(kind: &str) -> Vec<(PathBuf, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors/rfc6962").join(kind);
    let files = json_files(&folder);
    if files.is_empty() {
        eprintln!("skipped: no RFC 6962 vectors beside the project");
    }
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a vector can be read");
        (path, serde_json::from_str(&text).expect("a vector is JSON"))
    };
    files.into_iter().map(read).collect()
}

fn hash(value: &Value) -> Option<Hash> {
    BASE64.decode(value.as_str()?.as_bytes()).ok()?.try_into().ok()
}

/// The hashes of a proof; `None` if one of them has not 32 bytes, which no proof of ours can hold.
fn proof(value: &Value) -> Option<Vec<Hash>> {
    value.as_array().map_or(Some(Vec::new()), |hashes| hashes.iter().map(hash).collect())
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a size or index")
}

#[test]
fn rfc_6962_inclusion_vectors_are_judged_as_published() {
    for (path, case) in cases("inclusion") {
        let holds = match (hash(&case["leafHash"]), hash(&case["root"]), proof(&case["proof"])) {
            (Some(leaf), Some(root), Some(proof)) => {
                let (index, size) = (number(&case["leafIdx"]), number(&case["treeSize"]));
                tree::includes(&leaf, index, size, &proof, &root)
            }
            _not_hashes => false,
        };
        assert_eq!(holds, case["wantErr"] == false, "{}", path.display());
    }
}

#[test]
fn rfc_6962_consistency_vectors_are_judged_as_published() {
    for (path, case) in cases("consistency") {
        // Its roots are 12-byte texts, which a 32-byte hash cannot hold.
        if case["desc"] == "sizes are equal (one) and proof is empty" {
            continue;
        }
        let (first, second) = (number(&case["size1"]), number(&case["size2"]));
        let holds = match (hash(&case["root1"]), hash(&case["root2"]), proof(&case["proof"])) {
            (Some(old), Some(new), Some(proof)) => {
                tree::is_consistent((first, &old), (second, &new), &proof)
            }
            _not_hashes => false,
        };
        assert_eq!(holds, case["wantErr"] == false, "{}", path.display());
    }
}

/// The rule by which notes and sessions are checked: `verify_strict`, on a key that can be read.
fn is_signed(key: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let key = <[u8; 32]>::try_from(key).ok().and_then(|key| VerifyingKey::from_bytes(&key).ok());
    let signature = Signature::from_slice(signature).ok();
    key.zip(signature).is_some_and(|(key, it)| key.verify_strict(message, &it).is_ok())
}

#[test]
fn wycheproof_ed25519_vectors_are_judged_as_published() {
    let path = "../shared/vectors/wycheproof/ed25519_test.json";
    let Ok(text) = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)) else {
        eprintln!("skipped: no Wycheproof vectors beside the project");
        return;
    };
    let hex = |value: &Value| {
        let text = value.as_str().expect("hexadecimal digits");
        HEXLOWER.decode(text.as_bytes()).expect("hexadecimal digits")
    };
    let file: Value = serde_json::from_str(&text).expect("the vectors are JSON");
    let mut judged = 0;
    for group in file["testGroups"].as_array().expect("groups") {
        let key = hex(&group["publicKey"]["pk"]);
        for case in group["tests"].as_array().expect("cases") {
            let signed = is_signed(&key, &hex(&case["msg"]), &hex(&case["sig"]));
            assert_eq!(signed, case["result"] == "valid", "{case}");
            judged += 1;
        }
    }
    assert_eq!(judged, file["numberOfTests"], "as many as were published");
}
