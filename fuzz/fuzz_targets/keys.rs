//! Keys with their times: from a grabbed device and from a terminal, through the reader of scan loops.
#![no_main]

use std::time::Duration;

use custody::scan::source::{Keys, Press};
use custody::scan::{MAX_SCAN_BYTES, Wedge, WedgeEvent, WedgeProfile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let profile = WedgeProfile { hands: first & 1 == 0, ..WedgeProfile::default() };
    let (mut keys, mut wedge, mut at) = (Keys::default(), Wedge::new(profile), Duration::ZERO);
    for pair in rest.chunks_exact(2) {
        at += Duration::from_millis(u64::from(pair[0]));
        let typed = match first & 2 {
            0 => vec![pair[1]],
            _ => keys.press(u16::from(pair[1] >> 1), Press::of(i32::from(pair[1] & 1))).bytes,
        };
        for byte in typed {
            for event in wedge.push(at, byte) {
                if let WedgeEvent::Scan(scan) = event {
                    assert!(scan.raw.len() <= MAX_SCAN_BYTES && scan.times.0 <= scan.times.1);
                    let _ = scan.reading();
                }
            }
        }
    }
    let _ = wedge.finish();
});
