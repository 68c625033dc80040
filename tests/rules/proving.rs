//! What shows that the other party agreed: asked for by class, given now or later, by them or by another.

use custody::domain::command::{Command, Override};
use custody::domain::decide::{Context, decide};
use custody::domain::event::{
    Event, Evidence, EvidenceKind, HandBack, HandOver, Identity, ItemKind, Proof, Proxy,
};
use custody::domain::item::Standing;
use custody::domain::names::{EventId, ItemId};
use custody::domain::party::Role;
use custody::domain::proof::{
    Capacity, ClassRule, Means, Needs, Passage, Signing, SigningWay, StatementMark,
};
use custody::domain::refusal::Refusal;

use crate::common::world::World;
use crate::common::{
    commands as c, hand_back, hand_over, identity, item, name, no_parcel, operator, person, proxy,
    serialize, signature, signed,
};

const ASSET: ItemId = item(2);

fn asset(identity: Identity) -> World {
    let mut world = World::new();
    world.does(ASSET, &Command::Serialize(serialize(identity, no_parcel())));
    world
}

fn laptop(worth: u32) -> Identity {
    Identity { category: Some(name("Laptop")), worth: Some(worth), ..identity("SN0001") }
}

fn handed(proof: Proof) -> Command {
    Command::HandOff(HandOver { proof, ..hand_over(person(1)) })
}

fn missing(means: &[Means]) -> Refusal {
    Refusal::ProofMissing { missing: Needs::of(means) }
}

fn typed() -> Proof {
    let statement =
        StatementMark { version: name("custody-1"), language: name("en"), sha256: [3; 32] };
    let signing = Signing { way: SigningWay::Typed, capacity: Capacity::Receiver, statement };
    Proof { signing: Some(Box::new(signing)), pin: true, ..Proof::default() }
}

fn owed() -> Proof {
    Proof { owed: Some(name("the pad is broken")), ..Proof::default() }
}

#[test]
fn the_last_rule_that_fits_says_what_is_needed() {
    let signature = Needs::SIGNATURE;
    let rules = [
        ClassRule { needs: Needs::NAME, ..ClassRule::default() },
        ClassRule { category: Some(name("laptop")), needs: signature, ..ClassRule::default() },
        ClassRule {
            worth_at_least: Some(2_000),
            needs: signature.and(Means::IdDocument).and(Means::SecondOperator),
            ..ClassRule::default()
        },
        ClassRule {
            when: Some(Passage::Returned),
            maker: Some(name("Dell")),
            needs: Needs::of(&[Means::Pin]),
            ..ClassRule::default()
        },
    ];
    let cases: [(Identity, &[Means]); 4] = [
        (identity("SN0001"), &[]),
        (laptop(1_999), &[Means::Signature]),
        (laptop(2_000), &[Means::Signature, Means::IdDocument, Means::SecondOperator]),
        (
            Identity { worth: Some(9_000), ..identity("SN0001") },
            &[Means::Signature, Means::IdDocument, Means::SecondOperator],
        ),
    ];
    for (what, needed) in cases {
        let mut world = asset(what.clone());
        world.policy.classes = rules.to_vec();
        let answer = world.ask(ASSET, &handed(Proof::default()));
        if needed.is_empty() {
            assert!(answer.is_ok(), "{what:?}");
        } else {
            assert_eq!(answer, Err(missing(needed)), "{what:?}");
        }
    }
    let dell = Identity { maker: Some(name("DELL")), ..identity("SN0001") };
    let needs = |passage| {
        let mut policy = World::new().policy;
        policy.classes = rules.to_vec();
        policy.needs(passage, ItemKind::Asset, &dell)
    };
    assert_eq!(needs(Passage::Returned), Needs::of(&[Means::Pin]));
    assert_eq!(needs(Passage::Transferred), Needs::NAME);
}

#[test]
fn a_refusal_names_all_that_is_missing_and_nothing_that_was_given() {
    let mut world = asset(identity("SN0001"));
    world.policy.asset_hand_off =
        Needs::of(&[Means::Signature, Means::Badge, Means::Pin, Means::IdDocument]);
    let proof = Proof { badge: true, pin: true, ..Proof::default() };
    let refused = missing(&[Means::Signature, Means::IdDocument]);
    assert_eq!(world.ask(ASSET, &handed(proof.clone())), Err(refused.clone()));
    assert_eq!(refused.code(), "refused.signature_missing");
    let document = Some(name("passport"));
    let proof = Proof { document, signature: Some(signature()), ..proof };
    assert!(world.ask(ASSET, &handed(proof)).is_ok());
    assert_eq!(missing(&[Means::IdDocument]).code(), "refused.id_document_missing");
}

#[test]
fn a_name_and_a_pin_below_a_statement_are_a_signature_and_a_pin_alone_is_not() {
    let world = asset(identity("SN0001"));
    assert!(world.ask(ASSET, &handed(typed())).is_ok());
    for proof in [Proof { pin: false, ..typed() }, Proof { signing: None, ..typed() }] {
        assert_eq!(world.ask(ASSET, &handed(proof)), Err(missing(&[Means::Signature])));
    }
}

#[test]
fn a_second_operator_is_another_one_of_ours() {
    let mut world = asset(identity("SN0001"));
    world.policy.asset_hand_off = Needs::of(&[Means::SecondOperator]);
    let witnessed = |who: &str| handed(Proof { witness: Some(name(who)), ..Proof::default() });
    let own = world.operator.name.clone();
    assert_eq!(world.ask(ASSET, &witnessed(own.as_str())), Err(Refusal::ApproverIsRequester));
    let stranger = Refusal::ApproverUnknown { name: name("nobody") };
    assert_eq!(world.ask(ASSET, &witnessed("nobody")), Err(stranger));
    let somebody = ["ada", "olga", "boss"]
        .into_iter()
        .find(|who| *who != own.as_str() && world.ask(ASSET, &witnessed(who)).is_ok());
    assert!(somebody.is_some(), "one of the staff may stand by");
}

#[test]
fn whoever_was_allowed_until_yesterday_is_not_let_go_with_it() {
    let world = asset(identity("SN0001"));
    let now = custody::domain::names::Timestamp::from_millis(world.now);
    let by = |until| Some(Box::new(Proxy { until: Some(until), ..proxy(2) }));
    let hand_off = |until| Command::HandOff(HandOver { by: by(until), ..hand_over(person(1)) });
    assert!(world.ask(ASSET, &hand_off(now)).is_ok());
    let yesterday = custody::domain::names::Timestamp::from_millis(world.now - 1);
    let refused = Refusal::AuthorityExpired { until: yesterday };
    assert_eq!(world.ask(ASSET, &hand_off(yesterday)), Err(refused));
}

#[test]
fn every_event_names_the_list_it_belongs_to_and_nobody_signs_another() {
    let world = asset(identity("SN0001"));
    let made = world.ask(ASSET, &handed(signed())).unwrap();
    let [Event::HandedOff(made)] = made.as_slice() else { panic!("{made:?}") };
    assert_eq!(made.proof.manifest, Some([7; 32]));
    let other = Proof { manifest: Some([8; 32]), ..signed() };
    assert_eq!(world.ask(ASSET, &handed(other)), Err(Refusal::ManifestChanged));
    let same = Proof { manifest: Some([7; 32]), ..signed() };
    assert!(world.ask(ASSET, &handed(same)).is_ok());
}

#[test]
fn a_signature_that_is_owed_shows_until_it_is_given() {
    let mut world = asset(identity("SN0001"));
    world.does(ASSET, &handed(owed()));
    let event = world.facts(ASSET).last().unwrap().id;
    assert_eq!(world.item(ASSET).unsigned, Some(event));
    assert_eq!(world.item(ASSET).standing, Standing::Out);
    let sign = |proof| Command::Sign { event, proof };
    assert_eq!(world.ask(ASSET, &sign(Proof::default())), Err(missing(&[Means::Signature])));
    world.does(ASSET, &sign(signed()));
    let item = world.item(ASSET);
    assert_eq!((item.unsigned, item.signed), (None, Some(signature().sha256)));
    assert_eq!(world.ask(ASSET, &sign(signed())), Ok(Vec::new()), "already so");
    let other = Evidence { sha256: [9; 32], ..signature() };
    let other = Proof { signature: Some(other), ..Proof::default() };
    assert_eq!(world.ask(ASSET, &sign(other)), Err(Refusal::SignedAlready { event }));
}

#[test]
fn a_signed_paper_settles_what_is_owed_and_a_photo_does_not() {
    for (kind, settles) in [
        (EvidenceKind::Paper, true),
        (EvidenceKind::Signature, true),
        (EvidenceKind::Photo, false),
        (EvidenceKind::Certificate, false),
    ] {
        let mut world = asset(identity("SN0001"));
        world.does(ASSET, &handed(owed()));
        let event = world.facts(ASSET).last().unwrap().id;
        let evidence = vec![Evidence { kind, ..signature() }];
        let attach = Command::Attach { event, evidence };
        world.does(ASSET, &attach);
        assert_eq!(world.item(ASSET).unsigned.is_none(), settles, "{kind}");
        assert_eq!(world.ask(ASSET, &attach), Ok(Vec::new()), "twice is once");
    }
}

#[test]
fn a_facility_may_let_nobody_sign_later() {
    let mut world = asset(identity("SN0001"));
    world.policy.may_sign_later = false;
    assert_eq!(world.ask(ASSET, &handed(owed())), Err(missing(&[Means::Signature])));
}

#[test]
fn a_signature_that_is_taken_back_is_owed_again() {
    let mut world = asset(identity("SN0001"));
    world.does(ASSET, &handed(owed()));
    let event = world.facts(ASSET).last().unwrap().id;
    world.does(ASSET, &Command::Sign { event, proof: signed() });
    let signature = world.facts(ASSET).last().unwrap().id;
    world.does(ASSET, &c::void(signature));
    assert_eq!(world.item(ASSET).unsigned, Some(event));
    assert!(world.ask(ASSET, &Command::Sign { event, proof: signed() }).is_ok());
}

#[test]
fn what_was_set_aside_cannot_be_signed_and_a_signed_hand_off_is_not_set_aside_before_its_signature()
{
    let mut world = asset(identity("SN0001"));
    world.does(ASSET, &handed(owed()));
    let event = world.facts(ASSET).last().unwrap().id;
    let mut voided = world.clone();
    voided.does(ASSET, &c::void(event));
    let sign = Command::Sign { event, proof: signed() };
    assert_eq!(voided.ask(ASSET, &sign), Err(Refusal::NoSuchEvent { event }));
    world.does(ASSET, &sign);
    assert!(matches!(world.ask(ASSET, &c::void(event)), Err(Refusal::DependedUpon { .. })));
    let unknown = EventId { station: world.station, seq: 999 };
    let sign = Command::Sign { event: unknown, proof: signed() };
    assert_eq!(world.ask(ASSET, &sign), Err(Refusal::NoSuchEvent { event: unknown }));
}

#[test]
fn what_went_with_an_item_is_asked_for_when_it_comes_back() {
    let mut world = asset(identity("SN0001"));
    let accessories = vec![name("charger"), name("bag")];
    let handed = HandOver { accessories: accessories.clone(), ..hand_over(person(1)) };
    world.does(ASSET, &Command::HandOff(handed));
    assert_eq!(world.item(ASSET).accessories, accessories);
    world.does(ASSET, &c::transfer(person(1), person(2)));
    assert_eq!(world.item(ASSET).accessories, accessories, "they pass on with it");
    let hand_back = HandBack { missing: vec![name("bag")], ..hand_back(person(2)) };
    world.does(ASSET, &Command::Return { hand_back, unseen: None });
    let item = world.item(ASSET);
    assert_eq!((item.accessories, item.lacking), (Vec::new(), vec![name("bag")]));
}

#[test]
fn an_admin_sets_missing_proof_aside_and_that_is_on_record() {
    let mut world = asset(laptop(5_000));
    world.policy.asset_hand_off = Needs::of(&[Means::Signature, Means::IdDocument]);
    let says = Override { by: operator("boss", Role::Admin), reason: name("the plane leaves") };
    let boss = operator("boss", Role::Admin);
    let item = world.item(ASSET);
    let policy = world.policy.clone();
    let at = custody::domain::names::Timestamp::from_millis(world.now);
    let cx = Context {
        operator: &boss,
        station: world.station,
        at,
        occurred: at,
        policy: &policy,
        place_is_known: true,
        parcel: None,
        serial_holder: None,
        tag_holder: None,
        alias_holder: None,
        successor: None,
        is_consequence: false,
        approver: None,
        manifest: None,
        facts: &[],
        overriding: Some(&says),
    };
    let made = decide(&item, &handed(Proof::default()), &cx).unwrap();
    let kinds: Vec<&str> = made.iter().map(Event::kind).collect();
    assert_eq!(kinds, ["handed_off", "overridden"]);
}
