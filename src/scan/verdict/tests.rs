//! Checks what each prompt does with each kind of code.

use super::super::classify;
use super::*;

fn verdict(text: &str, expect: Expect) -> Verdict {
    classify(text, None).verdict(expect)
}

fn accepted(text: &str, expect: Expect) -> Option<String> {
    match verdict(text, expect) {
        Verdict::Accept(candidate) => Some(candidate.value),
        _ => None,
    }
}

fn doubt(text: &str, expect: Expect) -> Option<Doubt> {
    match verdict(text, expect) {
        Verdict::Confirm(_, doubt) => Some(doubt),
        _ => None,
    }
}

#[test]
fn a_serial_prompt_takes_serial_numbers_and_frees_them_from_their_label() {
    for (text, value) in [
        ("5CG8123BCD", "5CG8123BCD"),
        ("S5CG8123BCD", "5CG8123BCD"),
        ("FOC1734X0AB", "FOC1734X0AB"),
        ("pf2abcd3", "PF2ABCD3"),
        ("125-423-316-01", "5RFDP01"),
        ("1S21HD0012USPF2ABCD3", "PF2ABCD3"),
        ("]C1010003600029145221SN12", "SN12"),
        ("[)>\u{1e}06\u{1d}SAB12CD\u{1d}1PX9\u{1e}\u{4}", "AB12CD"),
        ("XYZ-12345/7", "XYZ-12345/7"),
    ] {
        assert_eq!(
            accepted(text, Expect::Serial).as_deref(),
            Some(value),
            "{text:?} {:?}",
            verdict(text, Expect::Serial)
        );
    }
}

#[test]
fn a_serial_prompt_asks_about_everything_else_on_the_box() {
    for (text, class) in [
        ("490154203237518", Class::Imei),
        ("036000291452", Class::Gtin),
        ("00:1B:44:11:3A:B7", Class::Mac),
        ("001B44113AB7", Class::Mac),
        ("8991101200003204514", Class::Iccid),
        ("MGN63LL/A", Class::PartNumber),
        ("21HD0012US", Class::PartNumber),
        ("01AB123", Class::PartNumber),
        ("1Z12345E0112345675", Class::Tracking),
        ("TBA123456789012", Class::Tracking),
        ("Q12", Class::Unknown),
    ] {
        assert_eq!(doubt(text, Expect::Serial), Some(Doubt::LooksLike(class)), "{text}");
    }
    assert_eq!(doubt("AB12", Expect::Serial), None, "too short for anything but a look");
    assert_eq!(doubt("723456789011", Expect::Serial), Some(Doubt::OnlyDigits));
    assert!(Doubt::LooksLike(Class::Gtin).hint().contains("starts with S"));
}

#[test]
fn a_product_symbol_is_never_a_serial_or_a_parcel() {
    for expect in [Expect::Serial, Expect::Tracking] {
        assert!(matches!(verdict("]E00036000291452", expect), Verdict::Reject { .. }));
    }
}

#[test]
fn a_tracking_prompt_takes_what_a_check_digit_or_a_prefix_proves() {
    for (text, value) in [
        ("1Z12345E0112345675", "1Z12345E0112345675"),
        ("777123456008", "777123456008"),
        ("TBA123456789012", "TBA123456789012"),
        ("]C142094502\u{1d}9400111899560000000007", "9400111899560000000007"),
    ] {
        assert_eq!(accepted(text, Expect::Tracking).as_deref(), Some(value), "{text}");
    }
}

#[test]
fn a_tracking_prompt_asks_or_refuses_where_nothing_proves_it() {
    assert!(matches!(verdict("1Z12345E0112345676", Expect::Tracking), Verdict::Reject { .. }));
    assert_eq!(doubt("XYZ123456789", Expect::Tracking), Some(Doubt::Unproven));
    assert_eq!(doubt("5CG8123BCD", Expect::Tracking), Some(Doubt::LooksLike(Class::Serial)));
    assert!(matches!(verdict("https://example.com/x", Expect::Tracking), Verdict::Reject { .. }));
    assert!(matches!(verdict("42094502", Expect::Tracking), Verdict::Reject { .. }));
}

#[test]
fn a_code_that_is_a_parcel_and_a_product_is_asked_about_unless_its_symbology_tells() {
    use super::super::check_digits::{fedex_12, gs1_mod10, luhn};
    let both = (0..100_000_u64)
        .map(|n| format!("{:012}", 700_000_000_000 + n))
        .find(|c| fedex_12(c.as_bytes()) && gs1_mod10(c.as_bytes()) && !luhn(c.as_bytes()))
        .unwrap();
    assert_eq!(doubt(&both, Expect::Tracking), Some(Doubt::LooksLike(Class::Gtin)));
    let by_symbology = classify(&both, Some("]C0")).verdict(Expect::Tracking);
    assert!(matches!(by_symbology, Verdict::Accept(_)), "{by_symbology:?}");
}

#[test]
fn two_makers_patterns_are_a_choice() {
    // S in front of a Dell tag is also a Lenovo number.
    let Verdict::Choose(choices) = verdict("SFX9H4CC", Expect::Serial) else {
        panic!("{:?}", verdict("SFX9H4CC", Expect::Serial));
    };
    let values: Vec<_> = choices.iter().map(|c| &*c.value).collect();
    assert!(values.contains(&"SFX9H4CC") && values.contains(&"FX9H4CC"), "{values:?}");
}

#[test]
fn a_lost_separator_is_always_asked_about() {
    assert_eq!(
        doubt("]C1010003600029145221AB6D2X10LOTK7", Expect::Serial),
        Some(Doubt::SeparatorLost)
    );
}

#[test]
fn an_asset_tag_prompt_takes_own_tags_and_plain_numbers() {
    for (text, value) in
        [("AT-004711", "AT-004711"), ("004711", "004711"), ("]C180040614141ABC", "0614141ABC")]
    {
        assert_eq!(accepted(text, Expect::AssetTag).as_deref(), Some(value), "{text}");
    }
    assert!(matches!(verdict("]E00036000291452", Expect::AssetTag), Verdict::Reject { .. }));
    assert!(matches!(verdict("1Z12345E0112345675", Expect::AssetTag), Verdict::Confirm(..)));
}

#[test]
fn without_a_question_only_what_is_sure_is_taken() {
    assert!(accepted("1Z12345E0112345675", Expect::Anything).is_some());
    assert!(matches!(
        verdict("5RFDP01", Expect::Anything),
        Verdict::Choose(_) | Verdict::Confirm(..)
    ));
    assert!(matches!(verdict("hello", Expect::Anything), Verdict::Confirm(_, Doubt::Unproven)));
    assert!(matches!(verdict("", Expect::Anything), Verdict::Reject { .. }));
}

#[test]
fn a_command_is_obeyed_everywhere() {
    let code = super::super::Command { verb: "UNDO", argument: None }.code();
    for expect in [Expect::Anything, Expect::Tracking, Expect::Serial, Expect::AssetTag] {
        assert_eq!(accepted(&code, expect).as_deref(), Some("UNDO"));
    }
}
