//! How many receipts are made in a second, in each form, beside SHA-256 of the same bytes and PDF libraries of Python.
//!
//! ```text
//! cargo bench --bench receipts -- [--count N]
//! ```
//! The receipt is a hand-off of three items with a statement and a drawn signature, with the proof that a log of a million entries
//! gives. Everybody works on one thread. Nothing here passes or fails.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use custody::paper::{self, Bundle, Document, check, code, document};
use sha2::{Digest as _, Sha256};

#[path = "../tests/paper/made_up.rs"]
mod made_up;

use made_up::{HandOff, KEY, hand_off};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What makes the bytes of one form.
type Form<'f> = (&'static str, Box<dyn Fn() -> Vec<u8> + 'f>);

fn main() -> Result<()> {
    let words: Vec<String> = env::args().collect();
    let count = words.iter().position(|word| word == "--count").and_then(|at| words.get(at + 1));
    let count: u32 = count.map_or(Ok(10_000), |count| count.parse())?;
    let mut report = format!("{count} receipts in each form, one thread\n");
    let plain = HandOff::default();
    let (bundle, proved) = hand_off(&plain);
    let page =
        || -> Document { document(&bundle, &proved).unwrap_or_else(|error| panic!("{error}")) };
    let json = || bundle.to_json();
    let forms: Vec<Form<'_>> = vec![
        ("content, no form", Box::new(|| page().title.into_bytes())),
        (
            "code alone",
            Box::new(|| {
                code::of(&proved[0]).map(|(symbol, _)| symbol.text.into_bytes()).unwrap_or_default()
            }),
        ),
        ("text", Box::new(|| paper::text::write(&page(), 80).into_bytes())),
        (
            "html",
            Box::new(|| {
                paper::html::write(&page(), &json(), bundle.paper)
                    .map(String::into_bytes)
                    .unwrap_or_default()
            }),
        ),
        ("escpos", Box::new(|| paper::thermal::write(&page()).unwrap_or_default())),
        ("pdf", Box::new(|| paper::pdf::write(&page(), &json(), bundle.paper))),
    ];
    for (name, form) in &forms {
        let (each, bytes) = timed(count, form);
        line(&mut report, name, each, bytes.len())?;
        let (each, _) = timed(count, &|| Sha256::digest(&bytes).to_vec());
        line(&mut report, &format!("  sha-256 of {name}"), each, 32)?;
    }
    let (pdf, known) = (paper::pdf::write(&page(), &json(), bundle.paper), [KEY.to_owned()]);
    let verify = || {
        let taken = paper::pdf::bundle_in(&pdf).unwrap_or_default();
        let taken = Bundle::from_json(&taken).unwrap_or_else(|error| panic!("{error}"));
        assert!(check(&taken, &proved, &known).is_empty());
        paper::pdf::write(&page(), &taken.to_json(), taken.paper)
    };
    let (each, again) = timed(count, &verify);
    assert!(again == pdf, "the same bytes");
    line(&mut report, "pdf checked and compared", each, again.len())?;
    let photos = HandOff { photos: 6, ..plain };
    let (bundle, proved) = hand_off(&photos);
    let page = document(&bundle, &proved)?;
    let size = paper::pdf::write(&page, &bundle.to_json(), bundle.paper).len();
    writeln!(report, "a PDF with six photos has {size} bytes")?;
    let python = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/receipt_peers.py");
    match Command::new("python3").arg(python).arg(count.min(1_000).to_string()).output() {
        Ok(done) => report.push_str(&String::from_utf8_lossy(&done.stdout)),
        Err(error) => writeln!(report, "python3: {error}")?,
    }
    Ok(std::io::stdout().write_all(report.as_bytes())?)
}

fn timed(count: u32, make: &dyn Fn() -> Vec<u8>) -> (Duration, Vec<u8>) {
    let mut bytes = make();
    let begun = Instant::now();
    for _ in 0..count {
        bytes = black_box(make());
    }
    (begun.elapsed() / count, bytes)
}

fn line(report: &mut String, name: &str, each: Duration, bytes: usize) -> Result<()> {
    let per_second = 1.0 / each.as_secs_f64();
    Ok(writeln!(report, "{name:<28}{per_second:>12.0} a second{bytes:>10} bytes")?)
}
