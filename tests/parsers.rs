//! Whatever is parsed may be anything: nothing panics, and every answer is bounded.
//!
//! Syntaxes of codes, keys and lines have such tests beside them. Run them longer with
//! `PROPTEST_CASES=100000 cargo test --release -- never panics bounded`, or for days with `fuzz/`.

use std::fs;
use std::io::Write as _;

use custody::config::{Folders, Profile};
use custody::domain::names::{EventId, ProfileName, TrackingNumber};
use custody::exchange::table::{Column, Input, Said, Shape};
use custody::ledger::note::{self, Checkpoint, VerifierKey};
use custody::scan::{MAX_SCAN_BYTES, classify};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

static SHAPE: Shape = Shape {
    columns: &[Column { name: "tracking", also: &["number"] }, Column { name: "note", also: &[] }],
    needed: &[&["tracking"]],
};

/// The pieces that messages of codes are made of, right and wrong.
fn piece() -> impl Strategy<Value = String> {
    let fixed = select(vec![
        "\u{1d}",
        "\u{1e}",
        "\u{4}",
        "]C1",
        "[)>",
        "06",
        "(01)",
        "00036000291452",
        "21",
        "8040",
        "1P",
        "18V",
        "S",
        "23S",
        "420",
        "9405",
        "1Z",
        "https://id.example.com/01/",
        "?",
        "%1D",
        "CUSTCTL",
        "~",
        "{GS}",
        "\u{241d}",
    ]);
    prop_oneof![fixed.prop_map(str::to_owned), "[0-9]{1,30}", "[0-9A-Z]{1,30}", "\\PC{0,6}"]
}

proptest! {
    #[test]
    fn messages_up_to_the_longest_never_panic_and_stay_bounded(pieces in vec(piece(), 0..400)) {
        let mut text = pieces.concat();
        text.truncate(text.floor_char_boundary(MAX_SCAN_BYTES));
        let reading = classify(&text, None);
        let told: usize = reading.candidates.iter().map(|c| c.value.len() + c.also.len()).sum();
        prop_assert!(told <= 40 * (text.len() + 40), "{} of {}", told, text.len());
    }

    #[test]
    fn notes_keys_and_checkpoints_never_panic(text in "(origin\n[0-9]{0,25}\n[A-Za-z0-9+/=]{0,50}\n)?[ -~\n\u{2014}+]{0,200}") {
        let _ = VerifierKey::parse(&text);
        let _ = Checkpoint::parse(&text);
        prop_assert!(note::open(&text, &[]).is_err(), "nobody signed it");
    }

    #[test]
    fn tables_of_rows_never_panic_and_end(
        header in select(vec!["tracking,note\n", "tracking;note\r\n", "\u{feff}number\tnote\n", ""]),
        bytes in vec(prop_oneof![any::<u8>(), select(b"\",;\t\r\n".to_vec())], 0..300),
    ) {
        let file = [header.as_bytes(), &bytes].concat();
        let mut spool = tempfile::tempfile().expect("a file");
        spool.write_all(&file).expect("ours");
        let input = Input::take(spool).expect("it can be read");
        if let Ok(mut rows) = input.table(&SHAPE, &Said::default()) {
            let mut count = 0;
            while let Some(row) = rows.next_row() {
                count += 1;
                if let Ok(row) = row {
                    let _ = (row.identifier(0), row.text(1), row.date(1, None));
                }
                prop_assert!(count <= file.len());
            }
        }
    }

    #[test]
    fn settings_never_panic(lines in vec(
        prop_oneof![
            select(vec![
                "tenant = \"acme\"", "facility = \"hq\"", "station = \"dock-1\"", "zone = \"UTC\"", "[scanner]", "[rules]",
                "[[label_rule]]", "gap_ms = -1", "bounce_ms = 99999999999999999999", "it = true", "code = \"*\"", "prefix = 1",
            ]).prop_map(str::to_owned),
            "[a-z_]{1,12} = [\"0-9a-z\\\\]{0,12}",
        ],
        0..12,
    )) {
        let home = tempfile::tempdir().expect("a folder");
        let folders = Folders::locate(Some(home.path())).expect("named");
        let name = ProfileName::parse("acme").expect("a name");
        let path = folders.profile_file(&name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("ours");
        fs::write(&path, lines.join("\n")).expect("ours");
        let _ = Profile::load(&folders, &name);
    }

    #[test]
    fn names_never_panic(text in "\\PC{0,80}") {
        let _ = (TrackingNumber::parse(&text), EventId::parse(&text));
    }
}
