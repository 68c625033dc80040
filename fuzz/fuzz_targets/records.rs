//! What comes back from disk and from other systems: entries, notes, checkpoints, tables of rows, names.
#![no_main]

use custody::domain::names::{AssetTag, EventId, Note, SerialNumber, TrackingNumber};
use custody::ledger::codec;
use custody::ledger::note::{Checkpoint, VerifierKey};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(entry) = codec::decode(bytes) {
        let mut again = Vec::new();
        if codec::is_canonical(bytes, &entry) {
            codec::encode(&entry, &mut again).expect("what was stored can be stored");
            assert_eq!(again, bytes);
        }
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = VerifierKey::parse(text);
    let _ = Checkpoint::parse(text);
    let _ = custody::ledger::note::open(text, &[]);
    let _ = TrackingNumber::parse(text);
    let _ = SerialNumber::parse(text);
    let _ = AssetTag::parse(text);
    let _ = Note::parse(text);
    let _ = EventId::parse(text);
});
