//! Plays recorded keys.

use super::*;

/// Plays keys at a steady pace, beginning at a time, and returns the time of the last.
fn play(
    wedge: &mut Wedge,
    keys: &str,
    start_ms: u64,
    gap_ms: u64,
    out: &mut Vec<WedgeEvent>,
) -> u64 {
    let mut at = start_ms;
    for byte in keys.bytes() {
        out.extend(wedge.push(Duration::from_millis(at), byte));
        at += gap_ms;
    }
    at
}

fn scans(events: Vec<WedgeEvent>) -> Vec<WedgeScan> {
    events
        .into_iter()
        .map(|event| match event {
            WedgeEvent::Scan(scan) => scan,
            other => panic!("{other:?}"),
        })
        .collect()
}

fn one(profile: WedgeProfile, keys: &str) -> WedgeScan {
    let (mut wedge, mut events) = (Wedge::new(profile), Vec::new());
    play(&mut wedge, keys, 0, 10, &mut events);
    events.extend(wedge.pass(Duration::from_secs(5)));
    let mut scans = scans(events);
    assert_eq!(scans.len(), 1, "{scans:?}");
    scans.remove(0)
}

#[test]
fn every_terminator_and_frame_gives_the_same_scan() {
    for keys in [
        "SN12345\r",
        "SN12345\n",
        "SN12345\r\n",
        "SN12345\t",
        "\u{2}SN12345\u{3}",
        "\0SN12345\0\r",
        "\u{feff}SN12345\r",
        "SN12345",
    ] {
        let scan = one(WedgeProfile::default(), keys);
        assert_eq!((&*scan.text, scan.source), ("SN12345", Source::Scanned), "{keys:?}");
        assert_eq!(scan.terminator == Terminator::Timeout, keys == "SN12345");
        assert_eq!(scan.marks, [], "{keys:?}");
    }
}

#[test]
fn silence_parts_two_scans_without_a_terminator() {
    let (mut wedge, mut events) = (Wedge::default(), Vec::new());
    let end = play(&mut wedge, "SN12345", 0, 10, &mut events);
    play(&mut wedge, "SN67890\r", end + 200, 10, &mut events);
    let texts: Vec<_> = scans(events).into_iter().map(|scan| scan.text).collect();
    assert_eq!(texts, ["SN12345", "SN67890"]);
}

#[test]
fn a_typed_line_is_one_whatever_its_pauses_and_can_be_corrected() {
    let (mut wedge, mut events) = (Wedge::default(), Vec::new());
    let end = play(&mut wedge, "jordan mx", 0, 130, &mut events);
    let end = play(&mut wedge, "\u{8}c\u{7f}\u{7f}", end, 130, &mut events);
    play(&mut wedge, "b\r", end + 4000, 130, &mut events);
    let line = scans(events).remove(0);
    assert_eq!((&*line.text, line.source), ("jordan b", Source::Typed));
}

#[test]
fn half_typed_text_is_kept_out_of_a_scan() {
    let (mut wedge, mut events) = (Wedge::default(), Vec::new());
    let end = play(&mut wedge, "jo", 0, 150, &mut events);
    play(&mut wedge, "SN12345\r", end + 400, 8, &mut events);
    let scan = scans(events).remove(0);
    assert_eq!((&*scan.text, scan.discarded.as_deref()), ("SN12345", Some("jo")));
    assert!(scan.has(Mark::TypedDiscarded));
}

#[test]
fn the_same_scan_again_is_a_slip_or_a_second_box() {
    let (mut wedge, mut events) = (Wedge::default(), Vec::new());
    let end = play(&mut wedge, "SN12345\r", 0, 8, &mut events);
    let end = play(&mut wedge, "SN12345\r", end + 300, 8, &mut events);
    play(&mut wedge, "SN12345\r", end + 3000, 8, &mut events);
    let marks: Vec<_> = scans(events).into_iter().map(|scan| scan.marks).collect();
    assert_eq!(marks, [vec![], vec![Mark::Duplicate], vec![Mark::Repeat]]);
}

#[test]
fn a_lost_head_is_noticed_on_the_second_scan() {
    let (mut wedge, mut events) = (Wedge::default(), Vec::new());
    let end = play(&mut wedge, "312345X\r", 0, 8, &mut events);
    play(&mut wedge, "CNU312345X\r", end + 1500, 8, &mut events);
    assert!(scans(events)[1].has(Mark::SupersedesPrevious));
}

#[test]
fn identifier_case_layout_and_separators_are_put_right() {
    let scan = one(WedgeProfile::default(), "]c0scnd4148kbw\r");
    assert_eq!((&*scan.text, scan.marks), ("SCND4148KBW", vec![Mark::CaseInverted]));
    let scan = one(WedgeProfile::default(), "]C10100036000291452\u{1b}[19~21SN1\r");
    assert_eq!(
        (&*scan.text, scan.marks.clone()),
        ("0100036000291452\u{1d}21SN1", vec![Mark::ControlRestored])
    );
    assert_eq!(scan.reading().best().unwrap().value, "SN1");
    let scan = one(WedgeProfile::default(), "1Y12345E0112345675\r");
    assert_eq!((&*scan.text, scan.marks), ("1Z12345E0112345675", vec![Mark::Layout("de")]));
    let portuguese = WedgeProfile { layout: Some("pt".into()), ..WedgeProfile::default() };
    let scan = one(portuguese, "C05CG8123BCD\r");
    assert_eq!((&*scan.text, scan.aim.unwrap().to_string()), ("5CG8123BCD", "]C0".into()));
}

#[test]
fn ctrl_c_alone_interrupts_and_a_flood_is_refused() {
    let (mut wedge, mut events) = (Wedge::default(), Vec::new());
    play(&mut wedge, "\u{3}", 0, 1, &mut events);
    assert!(events.is_empty(), "a code may begin with it");
    events.extend(wedge.pass(Duration::from_millis(50)));
    assert!(matches!(events.pop(), Some(WedgeEvent::Interrupt)));
    play(&mut wedge, &format!("{}\r", "9".repeat(5000)), 1000, 1, &mut events);
    assert!(matches!(events.pop(), Some(WedgeEvent::Refused(LineError::TooLong { .. }))));
    assert!(events.is_empty() && wedge.finish().is_none());
}

#[test]
fn control_characters_in_a_code_end_nothing() {
    for code in [
        "\u{3}SN12345\r",
        "SN1\u{3}2345\r",
        "\u{3}\r",
        "SN1\u{1a}2345\r",
        "\u{4}SN12345\u{4}\u{1}\r",
    ] {
        let (mut wedge, mut events) = (Wedge::default(), Vec::new());
        let end = play(&mut wedge, code, 0, 5, &mut events);
        play(&mut wedge, "SN67890\r", end + 200, 5, &mut events);
        let [WedgeEvent::Refused(LineError::ControlCharacter { .. }), WedgeEvent::Scan(next)] =
            &events[..]
        else {
            panic!("{code:?} {events:?}")
        };
        assert_eq!(next.text, "SN67890");
    }
}

#[test]
fn ctrl_d_alone_ends_and_not_while_something_is_typed() {
    let (mut wedge, mut events) = (Wedge::default(), Vec::new());
    let end = play(&mut wedge, "ab", 0, 150, &mut events);
    play(&mut wedge, "\u{4}", end, 150, &mut events);
    events.extend(wedge.pass(Duration::from_secs(1)));
    assert!(events.is_empty());
    play(&mut wedge, "c\r", 2000, 150, &mut events);
    assert_eq!(scans(std::mem::take(&mut events))[0].text, "abc");
    play(&mut wedge, "\u{4}", 4000, 1, &mut events);
    events.extend(wedge.pass(Duration::from_secs(5)));
    assert!(matches!(events[..], [WedgeEvent::End]));
}

#[test]
fn a_frame_is_taken_off_before_and_after_the_layout() {
    let mut framing = Framing { prefix: "#".into(), fnc1: "~".into(), ..Framing::default() };
    framing.set_suffix(r"!\r").unwrap();
    let profile = WedgeProfile { framing, ..WedgeProfile::default() };
    let scan = one(profile.clone(), "#]C10100036000291452~21SN1!\r");
    // A separator behind a part of fixed length is tolerated.
    assert_eq!(
        (&*scan.text, &*scan.raw),
        ("0100036000291452\u{1d}21SN1", "#]C10100036000291452~21SN1!")
    );
    let german = WedgeProfile { layout: Some("de".into()), ..profile };
    assert_eq!(one(german, "\u{a7}1Y12345E0112345675!\r").text, "1Z12345E0112345675");
}

#[test]
fn where_every_scan_has_its_end_one_without_is_refused() {
    let mut profile = WedgeProfile::default();
    profile.framing.set_suffix(r"\r").unwrap();
    let (mut wedge, mut events) = (Wedge::new(profile), Vec::new());
    let end = play(&mut wedge, "SN12345", 0, 10, &mut events);
    play(&mut wedge, "SN67890\r", end + 200, 10, &mut events);
    assert!(matches!(events[0], WedgeEvent::Refused(LineError::Unfinished { length: 7 })));
    assert_eq!(scans(events.split_off(1))[0].text, "SN67890");
}

#[test]
fn what_is_forgotten_is_never_joined_with_the_next() {
    let (mut wedge, mut events) = (Wedge::default(), Vec::new());
    let end = play(&mut wedge, "SN123", 0, 10, &mut events);
    assert_eq!(wedge.forget(), 5);
    play(&mut wedge, "SN67890\r", end, 10, &mut events);
    assert_eq!(scans(events)[0].text, "SN67890");
    assert_eq!(wedge.forget(), 0);
}

#[test]
fn on_a_line_without_hands_everything_is_a_scan() {
    let profile = WedgeProfile { hands: false, ..WedgeProfile::default() };
    let (mut wedge, mut events) = (Wedge::new(profile), Vec::new());
    play(&mut wedge, "]C0AB\r\u{3}\r", 0, 60, &mut events);
    let [WedgeEvent::Scan(scan), WedgeEvent::Refused(_)] = &events[..] else {
        panic!("{events:?}")
    };
    assert_eq!((&*scan.text, scan.source), ("AB", Source::Scanned));
}

proptest::proptest! {
    #[test]
    fn no_stream_panics_and_every_scan_is_bounded(
        keys in proptest::collection::vec((0_u64..200, proptest::prelude::any::<u8>()), 0..300)
    ) {
        let mut wedge = Wedge::default();
        let (mut at, mut events) = (0, Vec::new());
        for (gap, byte) in keys {
            at += gap;
            events.extend(wedge.push(Duration::from_millis(at), byte));
        }
        events.extend(wedge.finish());
        for event in events {
            if let WedgeEvent::Scan(scan) = event {
                proptest::prop_assert!(scan.raw.len() <= super::super::line::MAX_SCAN_BYTES);
                proptest::prop_assert!(scan.times.0 <= scan.times.1);
            }
        }
    }
}
