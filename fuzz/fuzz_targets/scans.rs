//! Bytes of a pipe, cut into scans, classified, and proposed from: every syntax of a code is parsed here.
#![no_main]

use custody::scan::context::{Rule, propose_from};
use custody::scan::framing::{Framing, unescape};
use custody::scan::source::SourceName;
use custody::scan::{Expect, Lines, MAX_SCAN_BYTES, classify};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for scan in Lines::new(bytes) {
        let Ok(scan) = scan else { continue };
        assert!(scan.text.len() <= MAX_SCAN_BYTES);
        let reading = classify(&scan.text, None);
        assert_eq!(reading.refused.is_none(), !reading.candidates.is_empty());
        let _ = reading.verdict(Expect::Tracking);
        let _ = reading.verdict(Expect::Serial);
        let rule = Rule { code: Some(scan.text.clone()), it: Some(true), ..Rule::default() };
        let _ = propose_from(&[&scan.text], Some(&scan.text), &[rule]);
        let _ = unescape(&scan.text);
        let mut framing = Framing { fnc1: "~".into(), ..Framing::default() };
        let _ = framing.set_suffix(&scan.text);
        let _ = framing.separate(reading.aim, &scan.text);
        let _ = scan.text.parse::<SourceName>();
    }
});
