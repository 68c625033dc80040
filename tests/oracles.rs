//! The same questions put to published implementations of the same formats: both must answer alike.

use custody::ledger::note::{self, Checkpoint, SignerKey, VerifierKey};
use custody::ledger::tree::{
    Frontier, Hash, StoredHashes, includes, is_consistent, leaf_hash, node_hash, prove_consistency,
    prove_inclusion, root_at, stored_count, stored_index,
};
use data_encoding::{BASE64, HEXLOWER};
use proptest::prelude::*;
use signed_note::{Note, StandardSigner, StandardVerifier, VerifierList};
use tlog_tiles::tlog;

use crate::common::cases;

/// The stored hashes of a tree, readable by both.
struct Stored(Vec<Hash>);

impl Stored {
    fn of(size: u64) -> Self {
        let (mut frontier, mut hashes) = (Frontier::default(), Vec::new());
        for n in 0..size {
            frontier.push(leaf_hash(&n.to_be_bytes()), |hash| hashes.push(hash));
        }
        Self(hashes)
    }
}

impl StoredHashes for Stored {
    type Error = std::convert::Infallible;
    fn stored(&self, index: u64) -> Result<Hash, Self::Error> {
        Ok(self.0[usize::try_from(index).expect("it is small")])
    }
}

impl tlog::HashReader for Stored {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog::Hash>, tlog::Error> {
        let hash = |index: &u64| tlog::Hash(self.0[usize::try_from(*index).expect("it is small")]);
        Ok(indexes.iter().map(hash).collect())
    }
}

fn ours(hashes: Vec<tlog::Hash>) -> Vec<Hash> {
    hashes.into_iter().map(|hash| hash.0).collect()
}

fn theirs(hashes: &[Hash]) -> Vec<tlog::Hash> {
    hashes.iter().map(|hash| tlog::Hash(*hash)).collect()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn trees_have_the_same_hashes_in_the_same_places(size in 1_u64..600) {
        let stored = Stored::of(size);
        prop_assert_eq!(stored_count(size), tlog::stored_hash_count(size));
        let root = root_at(size, &stored).unwrap();
        prop_assert_eq!(root, tlog::tree_hash(size, &stored).unwrap().0);
        prop_assert_eq!(leaf_hash(b"entry"), tlog::record_hash(b"entry").0);
        let (left, right) = (tlog::Hash([1; 32]), tlog::Hash([2; 32]));
        prop_assert_eq!(node_hash(&[1; 32], &[2; 32]), tlog::node_hash(left, right).0);
    }

    #[test]
    fn places_of_stored_hashes_are_the_same(level in 0_u8..40, n in 0_u64..1 << 20) {
        prop_assert_eq!(stored_index(u32::from(level), n), tlog::stored_hash_index(level, n));
    }

    #[test]
    fn proofs_of_inclusion_are_the_same_and_each_accepts_the_others(
        size in 1_u64..600, at in any::<prop::sample::Index>(),
    ) {
        let stored = Stored::of(size);
        let index = at.index(usize::try_from(size).unwrap()) as u64;
        let root = root_at(size, &stored).unwrap();
        let leaf = leaf_hash(&index.to_be_bytes());
        let proof = prove_inclusion(index, size, &stored).unwrap();
        let other = tlog::prove_record(size, index, &stored).unwrap();
        prop_assert_eq!(&proof, &ours(other.clone()));
        prop_assert!(includes(&leaf, index, size, &ours(other), &root));
        let (root, leaf) = (tlog::Hash(root), tlog::Hash(leaf));
        prop_assert!(tlog::check_record(&theirs(&proof), size, root, index, leaf).is_ok());
    }

    #[test]
    fn proofs_of_consistency_are_the_same_and_each_accepts_the_others(
        second in 1_u64..600, at in any::<prop::sample::Index>(),
    ) {
        let stored = Stored::of(second);
        let first = at.index(usize::try_from(second).unwrap()) as u64 + 1;
        let (old, new) = (root_at(first, &stored).unwrap(), root_at(second, &stored).unwrap());
        let proof = prove_consistency(first, second, &stored).unwrap();
        let other = tlog::prove_tree(second, first, &stored).unwrap();
        prop_assert_eq!(&proof, &ours(other.clone()));
        prop_assert!(is_consistent((first, &old), (second, &new), &ours(other)));
        let (old, new) = (tlog::Hash(old), tlog::Hash(new));
        prop_assert!(tlog::check_tree(&theirs(&proof), second, new, first, old).is_ok());
    }

    #[test]
    fn wrong_proofs_are_refused_by_both(
        size in 2_u64..200, at in any::<prop::sample::Index>(), hash in any::<prop::sample::Index>(),
        shift in 1_u64..5,
    ) {
        let stored = Stored::of(size);
        let index = at.index(usize::try_from(size).unwrap()) as u64;
        let root = root_at(size, &stored).unwrap();
        let leaf = leaf_hash(&index.to_be_bytes());
        let mut proof = prove_inclusion(index, size, &stored).unwrap();
        let place = hash.index(proof.len());
        proof[place][0] ^= 1;
        for (index, size) in [(index, size), (index + shift, size + shift), (index, size + shift)] {
            let we = includes(&leaf, index, size, &proof, &root);
            let (root, leaf) = (tlog::Hash(root), tlog::Hash(leaf));
            let they = tlog::check_record(&theirs(&proof), size, root, index, leaf).is_ok();
            prop_assert!(!we && !they);
        }
    }

    #[test]
    fn notes_that_we_sign_open_there_and_the_other_way_round(
        seed in any::<[u8; 32]>(), size in any::<u64>(), root in any::<[u8; 32]>(),
        name in "[a-z]{1,10}(/[a-z0-9-]{1,10}){0,4}",
    ) {
        let signer = SignerKey::from_seed(&name, &seed).unwrap();
        let verifier = signer.verifier();
        let checkpoint = Checkpoint { origin: name.clone(), size, root };
        let signed = note::sign(&checkpoint.to_string(), &[&signer]).unwrap();
        let their_key = StandardVerifier::new(&verifier.to_string()).unwrap();
        let known = VerifierList::new(vec![Box::new(their_key)]);
        let parsed = Note::from_bytes(signed.as_bytes()).unwrap();
        prop_assert_eq!(parsed.verify(&known).unwrap().0.len(), 1);
        let text = checkpoint.to_string();
        prop_assert_eq!(parsed.text(), text.as_bytes());

        let mut private = vec![1];
        private.extend_from_slice(&seed);
        let text = verifier.to_string();
        let id = text.split('+').nth(1).unwrap();
        prop_assert!(HEXLOWER.decode(id.as_bytes()).is_ok());
        let private = format!("PRIVATE+KEY+{name}+{id}+{}", BASE64.encode(&private));
        let their_signer = StandardSigner::new(&private).unwrap();
        let mut theirs = Note::new(checkpoint.to_string().as_bytes(), &[]).unwrap();
        theirs.add_sigs(&[&their_signer]).unwrap();
        let theirs = String::from_utf8(theirs.to_bytes()).unwrap();
        prop_assert_eq!(&theirs, &signed, "Ed25519 signs in one way only");
        prop_assert_eq!(note::open(&theirs, &[&verifier]).unwrap(), checkpoint.to_string());
        prop_assert_eq!(VerifierKey::parse(&text).unwrap(), verifier);
    }

    #[test]
    fn damaged_notes_are_never_opened_by_one_and_refused_by_the_other(
        at in any::<prop::sample::Index>(), bit in 0_u8..8,
    ) {
        let signer = SignerKey::from_seed("acme/log", &[7; 32]).unwrap();
        let checkpoint = Checkpoint { origin: "acme/log".to_owned(), size: 42, root: [9; 32] };
        let mut bytes = note::sign(&checkpoint.to_string(), &[&signer]).unwrap().into_bytes();
        let place = at.index(bytes.len());
        bytes[place] ^= 1 << bit;
        let we = std::str::from_utf8(&bytes).is_ok_and(|text| {
            note::open(text, &[&signer.verifier()]).is_ok()
        });
        let key = StandardVerifier::new(&signer.verifier().to_string()).unwrap();
        let known = VerifierList::new(vec![Box::new(key)]);
        let they = Note::from_bytes(&bytes).is_ok_and(|note| note.verify(&known).is_ok());
        prop_assert_eq!(we, they);
        prop_assert!(!we);
    }
}
