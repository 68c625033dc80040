#![expect(clippy::print_stderr, reason = "a test that did nothing has to say so")]

use std::collections::HashSet;
use std::path::Path;

use data_encoding::HEXLOWER;
use serde_json::Value;

use super::*;

fn tenant(name: &str) -> TenantName {
    name.parse().unwrap()
}

/// The key of bytes 0, 1, 2 and so on.
fn counted_key() -> DataKey {
    let bytes: Vec<u8> = (0..32).collect();
    DataKey::from_bytes(&bytes).unwrap()
}

fn email(tenant: &TenantName) -> Place<'_> {
    Place { tenant, table: "person", column: "email", row: "0197" }
}

/// Computed with another implementation of AES-GCM, from the description of the format.
const KNOWN: [(&str, &str); 2] = [
    (
        "ada@example.com",
        "0101ae08ee12bc8cb8ae404142434445464748494a4b\
         83ddcf634344e66ebda87218f80b7e7e724fca627e4c60fbbf8be95b634d01",
    ),
    ("", "0101ae08ee12bc8cb8ae404142434445464748494a4b303ed57a31cc83dfe286ccd416a3a809"),
];

#[test]
fn a_box_is_the_same_bytes_for_ever() {
    let acme = tenant("acme");
    let nonce = std::array::from_fn(|at| 0x40 + u8::try_from(at).unwrap());
    for (plain, known) in KNOWN {
        let sealed = seal_with(&counted_key(), &email(&acme), plain.as_bytes(), nonce).unwrap();
        assert_eq!(HEXLOWER.encode(&sealed), known);
        let opened = open(&counted_key(), &email(&acme), &sealed).unwrap();
        assert_eq!(opened.expose(), plain.as_bytes());
    }
}

#[test]
fn room_for_many_boxes_holds_the_last_one_or_nothing() {
    let (acme, key) = (tenant("acme"), ReadyKey::of(&counted_key()));
    let long = seal(&counted_key(), &email(&acme), b"ada@example.com").unwrap();
    let mut short = seal(&counted_key(), &email(&acme), b"bob").unwrap();
    let mut plain = Vec::new();
    key.open_into(&email(&acme), &long, &mut plain).unwrap();
    assert_eq!(plain, b"ada@example.com");
    key.open_into(&email(&acme), &short, &mut plain).unwrap();
    assert_eq!(plain, b"bob");
    *short.last_mut().unwrap() ^= 1;
    assert!(key.open_into(&email(&acme), &short, &mut plain).is_err());
    assert!(plain.is_empty(), "neither the value before nor what was sealed");
}

#[test]
fn every_flipped_bit_and_every_cut_is_an_error() {
    let acme = tenant("acme");
    let sealed = seal(&counted_key(), &email(&acme), b"ada@example.com").unwrap();
    for at in 0..sealed.len() {
        for bit in 0..8 {
            let mut flipped = sealed.clone();
            flipped[at] ^= 1 << bit;
            let error = open(&counted_key(), &email(&acme), &flipped).unwrap_err();
            let expected = match at {
                0 => matches!(error, BoxError::UnknownVersion(_)),
                1 => matches!(error, BoxError::UnknownCipher(_)),
                2..10 => matches!(error, BoxError::WrongKey { .. }),
                _further => matches!(error, BoxError::DamagedOrMoved { .. }),
            };
            assert!(expected, "byte {at}: {error}");
        }
        let error = open(&counted_key(), &email(&acme), &sealed[..at]).unwrap_err();
        let expected = match at {
            0..BOX_BYTES_MORE => error == BoxError::TooShort { bytes: at },
            _further => matches!(error, BoxError::DamagedOrMoved { .. }),
        };
        assert!(expected, "cut at {at}: {error}");
    }
    let longer = [&sealed[..], &[0]].concat();
    assert!(open(&counted_key(), &email(&acme), &longer).is_err());
}

#[test]
fn a_box_opens_only_in_the_place_where_it_was_sealed() {
    let (acme, other) = (tenant("acme"), tenant("acm"));
    let home = email(&acme);
    let sealed = seal(&counted_key(), &home, b"ada@example.com").unwrap();
    let elsewhere = [
        Place { tenant: &other, ..home },
        Place { table: "operator", ..home },
        Place { column: "name", ..home },
        Place { row: "0198", ..home },
        Place { row: "", ..home },
        // The same letters, cut elsewhere: what the lengths are for.
        Place { table: "perso", column: "nemail", ..home },
        Place { column: "email0", row: "197", ..home },
        Place { tenant: &other, table: "eperson", ..home },
    ];
    for place in elsewhere {
        let error = open(&counted_key(), &place, &sealed).unwrap_err();
        assert!(matches!(error, BoxError::DamagedOrMoved { .. }), "{place}: {error}");
    }
}

#[test]
fn another_key_is_named_before_anything_is_decrypted() {
    let acme = tenant("acme");
    let (ours, theirs) = (DataKey::generate().unwrap(), DataKey::generate().unwrap());
    let sealed = seal(&theirs, &email(&acme), b"ada@example.com").unwrap();
    let error = open(&ours, &email(&acme), &sealed).unwrap_err();
    assert_eq!(error, BoxError::WrongKey { sealed_under: theirs.id(), offered: ours.id() });
    // Whoever writes our id over theirs is found out by the tag.
    let mut forged = sealed;
    forged[KEY_ID_AT..NONCE_AT].copy_from_slice(ours.id().as_bytes());
    let error = open(&ours, &email(&acme), &forged).unwrap_err();
    assert!(matches!(error, BoxError::DamagedOrMoved { .. }));
}

#[test]
fn no_nonce_comes_twice() {
    let acme = tenant("acme");
    let key = counted_key();
    let mut nonces = HashSet::new();
    for _ in 0..20_000 {
        let sealed = seal(&key, &email(&acme), b"").unwrap();
        assert!(nonces.insert(header(&sealed).unwrap().nonce));
    }
}

#[test]
#[ignore = "a minute without optimisation; the short form is in the suite"]
fn a_million_seals_have_a_million_nonces() {
    let acme = tenant("acme");
    let key = counted_key();
    let mut nonces = HashSet::new();
    for _ in 0..1_000_000 {
        let sealed = seal(&key, &email(&acme), b"ada@example.com").unwrap();
        assert!(nonces.insert(header(&sealed).unwrap().nonce));
    }
}

#[test]
fn what_is_too_large_is_refused() {
    let plain = vec![7; PLAIN_BYTES_MAX + 1];
    let error = seal(&counted_key(), &email(&tenant("acme")), &plain).unwrap_err();
    assert_eq!(error, BoxError::TooLarge { bytes: PLAIN_BYTES_MAX + 1 });
}

#[test]
#[ignore = "ten seconds without optimisation"]
fn the_largest_evidence_is_sealed() {
    let acme = tenant("acme");
    let plain = vec![7; PLAIN_BYTES_MAX];
    let sealed = seal(&counted_key(), &email(&acme), &plain).unwrap();
    assert_eq!(sealed.len(), PLAIN_BYTES_MAX + BOX_BYTES_MORE);
    assert!(open(&counted_key(), &email(&acme), &sealed).unwrap().expose() == plain);
}

#[test]
fn a_key_has_32_bytes_and_an_id_that_does_not_tell_it() {
    assert!(DataKey::from_bytes(&[0; 31]).is_none());
    assert!(DataKey::from_bytes(&[0; 33]).is_none());
    let key = counted_key();
    assert_eq!(key.id().to_string(), "ae08ee12bc8cb8ae");
    assert_eq!(KeyId::parse("ae08ee12bc8cb8ae"), Some(key.id()));
    assert_eq!(KeyId::parse("ae08ee12bc8cb8"), None);
    assert_eq!(KeyId::parse("AE08EE12BC8CB8AE"), None);
    assert_eq!(format!("{key:?}"), "DataKey(ae08ee12bc8cb8ae)");
}

proptest::proptest! {
    #[test]
    fn what_was_sealed_opens_again(plain: Vec<u8>, table: String, column: String, row: String) {
        let acme = tenant("acme");
        let place = Place { tenant: &acme, table: &table, column: &column, row: &row };
        let key = DataKey::generate().unwrap();
        let sealed = seal(&key, &place, &plain).unwrap();
        let opened = open(&key, &place, &sealed).unwrap();
        proptest::prop_assert_eq!(opened.expose(), &plain[..]);
    }

    #[test]
    fn no_bytes_make_opening_panic_or_succeed(mut bytes: Vec<u8>, known: bool) {
        if known {
            let mut begun = vec![VERSION, AES_256_GCM];
            begun.extend_from_slice(counted_key().id().as_bytes());
            begun.append(&mut bytes);
            bytes = begun;
        }
        proptest::prop_assert!(open(&counted_key(), &email(&tenant("acme")), &bytes).is_err());
    }
}

fn hex(case: &Value, field: &str) -> Vec<u8> {
    HEXLOWER.decode(case[field].as_str().unwrap().as_bytes()).unwrap()
}

#[test]
fn wycheproof_aes_256_gcm_vectors_are_judged_as_published() {
    let path = "../shared/vectors/wycheproof/aes_gcm_test.json";
    let Ok(text) = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)) else {
        eprintln!("skipped: no Wycheproof vectors beside the project");
        return;
    };
    let file: Value = serde_json::from_str(&text).unwrap();
    let groups = file["testGroups"].as_array().unwrap().iter().filter(|group| {
        group["keySize"] == 256 && group["ivSize"] == 96 && group["tagSize"] == 128
    });
    let mut judged = 0;
    for case in groups.flat_map(|group| group["tests"].as_array().unwrap()) {
        let key = DataKey::from_bytes(&hex(case, "key")).unwrap();
        let nonce = hex(case, "iv").try_into().unwrap();
        let (associated, plain) = (hex(case, "aad"), hex(case, "msg"));
        let (ciphertext, tag) = (hex(case, "ct"), hex(case, "tag"));
        let valid = case["result"] == "valid";
        let mut bytes = ciphertext.clone();
        let opened = ReadyKey::of(&key).decrypt(nonce, &associated, &mut bytes, &tag);
        assert_eq!(opened, valid, "{case}");
        if valid {
            assert_eq!(bytes, plain, "{case}");
            let made = encrypt(&key, nonce, &associated, &mut bytes).unwrap();
            assert_eq!((bytes, made.to_vec()), (ciphertext, tag), "{case}");
        }
        judged += 1;
    }
    assert_eq!(judged, 66, "as many as were published");
}
