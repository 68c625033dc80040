//! Picture files, damaged in every way: what is not read is refused within its time.
#![no_main]

use std::time::Duration;

use custody::scan::read_codes_within;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(codes) = read_codes_within(bytes, Duration::from_secs(2)) {
        for code in codes {
            let _ = code.reading();
        }
    }
});
