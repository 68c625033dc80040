//! Labels of boxes and parcels, and what they propose.

use super::table::{COMPANY_PREFIXES, NAMES, PART_FORMS};
use super::*;

fn from(texts: &[&str]) -> Proposal {
    propose_from(texts, None, &[])
}

fn value(guess: Option<&Guess<String>>) -> &str {
    guess.map_or("", |guess| &guess.value)
}

#[test]
fn every_row_has_a_source_and_finds_itself() {
    for (place, name) in NAMES.iter().enumerate() {
        assert!(!name.source.is_empty() && name.it <= 100, "{name:?}");
        assert_eq!(words(name.words).trim(), name.words);
        let inside = format!(" {} ", name.words);
        let hidden =
            NAMES[..place].iter().find(|other| inside.contains(&format!(" {} ", other.words)));
        assert!(
            hidden.is_none_or(|other| other.category.is_some()),
            "{name:?} never speaks: {hidden:?}"
        );
    }
    for row in COMPANY_PREFIXES {
        assert!(!row.source.is_empty() && row.digits.len() == 7, "{row:?}");
    }
    for form in PART_FORMS {
        assert!(!form.source.is_empty(), "{form:?}");
    }
}

#[test]
fn a_box_says_who_made_it_and_what_it_is() {
    let envelope =
        |fields: &str| format!("[)>\u{1e}06\u{1d}{}\u{1e}\u{4}", fields.replace('|', "\u{1d}"));
    for (text, maker, category, model) in [
        (
            envelope("SFCW2046W2CU|1PCP-8845-K9|Q1|23S00175A3ABCD9"),
            "Cisco",
            "desk phone",
            "CP-8845-K9",
        ),
        (envelope("SCNU118Z9CH|1P6F1J7UT#ABA|18VLEHP|Q1"), "HP", "", "6F1J7UT#ABA"),
        (envelope("SPF2ABCD3|1P21HD0012US|Q1"), "Lenovo", "laptop", "21HD0012US"),
        ("]C10100884116032434218W3BXL5234".to_owned(), "Dell", "", ""),
        ("https://www.lenovo.com/thinkpad/support".to_owned(), "Lenovo", "laptop", ""),
    ] {
        let proposal = from(&[&text]);
        assert!(proposal.is_it().is_some(), "{text:?} {proposal:?}");
        assert_eq!(value(proposal.maker.as_ref()), maker, "{text:?} {proposal:?}");
        assert_eq!(value(proposal.category.as_ref()), category, "{text:?} {proposal:?}");
        assert_eq!(value(proposal.model.as_ref()), model, "{text:?} {proposal:?}");
    }
}

#[test]
fn a_sender_speaks_for_its_parcels_and_a_namesake_does_not() {
    let sent_by = |sender: &str| propose_from(&["1Z999AA10123456784"], Some(sender), &[]);
    assert_eq!(value(sent_by("DELL MARKETING LP").maker.as_ref()), "Dell");
    let cdw = sent_by("CDW Logistics");
    assert!(cdw.is_it().is_some() && cdw.maker.is_none());
    assert!(sent_by("Apple Store").is_it().is_some());
    assert!(sent_by("Apple Valley Orchards").is_it().is_none());
    assert!(sent_by("Odell Brewing").is_it().is_none());
    assert!(sent_by("Chez Lapin").it.is_none());
}

#[test]
fn a_plain_parcel_proposes_nothing() {
    for text in
        ["1Z999AA10123456784", "9400111206206406260787", "871079919940", "4006381333931", "hello"]
    {
        assert!(from(&[text]).is_it().is_none(), "{text} {:?}", from(&[text]));
    }
}

#[test]
fn two_makers_that_are_as_likely_are_none() {
    let mixed = from(&["]C10100884116032434", "]C10100194252099995"]);
    assert!(mixed.maker.is_none() && mixed.is_it().is_some(), "{mixed:?}");
}

#[test]
fn agreeing_marks_add_up_and_the_same_mark_counts_once() {
    let once = propose_from(&["SPF2ABCD3"], Some("Lenovo"), &[]);
    let twice = propose_from(&["SPF2ABCD3", "SPF2ABCD3"], Some("Lenovo"), &[]);
    assert_eq!(once, twice);
    let alone = propose_from(&[], Some("Lenovo"), &[]);
    assert!(once.maker.unwrap().confidence > alone.maker.unwrap().confidence);
}

#[test]
fn what_the_facility_says_of_its_labels_comes_first() {
    let ours = Rule {
        code: Some("1Z999AA1*".into()),
        carrier: Some("ups".into()),
        maker: Some("Dell".into()),
        model: Some("Latitude 7440".into()),
        category: Some("laptop".into()),
        it: Some(true),
        ..Rule::default()
    };
    let proposal =
        propose_from(&["1Z999AA10123456784"], Some("HP Inc"), std::slice::from_ref(&ours));
    assert_eq!(value(proposal.maker.as_ref()), "Dell");
    assert_eq!(value(proposal.model.as_ref()), "Latitude 7440");
    assert_eq!(proposal.is_it().unwrap().confidence, 100);
    assert!(propose_from(&["871079919940"], None, std::slice::from_ref(&ours)).it.is_none());
    let never = Rule { sender: Some("dell*merch*".into()), it: Some(false), ..Rule::default() };
    assert!(propose_from(&[], Some("DELL MERCHANDISE"), &[ours, never]).is_it().is_none());
}

proptest::proptest! {
    #[test]
    fn no_label_panics_and_no_proposal_is_unbounded(
        texts in proptest::collection::vec("[ -~\\x1d\\x1e\\x04]{0,60}", 0..5),
        sender in ".{0,40}",
        pattern in ".{0,10}"
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let rule = Rule { code: Some(pattern), maker: Some("X".into()), ..Rule::default() };
        let proposal = propose_from(&texts, Some(&sender), &[rule]);
        for guess in [&proposal.maker, &proposal.model, &proposal.category].into_iter().flatten() {
            proptest::prop_assert!(guess.confidence <= 100 && guess.reasons.len() <= 64 * 32);
        }
    }
}
