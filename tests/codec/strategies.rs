//! Random entries: every kind of event, every optional field set and unset, awkward text.

use std::fmt::Debug;
use std::str::FromStr;

use custody::domain::authority::{Ended, Founding, LogEvent, LogFact};
use custody::domain::cases::{CaseKind, CaseOpening, CaseVerdict, LineSettlement};
use custody::domain::event::{
    AdoptedHow, Adoption, AliasKind, Amendment, Arrival, AuthorityHow, Channel, Condition,
    ContentLine, Destination, Disposal, Event, Evidence, EvidenceKind, Expectation, Fact, Giver,
    HandBack, HandOver, HoldCode, Identity, Inspection, Late, ListFit, MatchHow, Notice,
    NoticeAbout, NoticeResult, Origin, ParcelClass, Passing, PersonalLabel, Proof, Proxy,
    Recipient, Sanitization, SanitizeMethod, Sending, Serialization, Unmatched,
};
use custody::domain::names::{
    CommandId, EventId, ItemId, Label, Note, OperatorName, PersonId, PlaceName, PublicKey,
    SessionId, StationId, Timestamp,
};
use custody::domain::party::Role;
use custody::domain::proof::{Capacity, Signing, SigningWay, StatementMark};
use custody::ledger::codec::{Commitment, Entry, Record};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;
use uuid::Uuid;

/// How many kinds of event there are to draw.
pub(super) const KINDS: usize = 34;

/// How many kinds of event about the log itself there are to draw.
pub(super) const LOG_KINDS: usize = 18;

/// The largest number that an entry may hold (RFC 8785, section 3.2.2.3).
const EXACT: i64 = (1 << 53) - 1;

fn parsed<T>(pattern: &'static str) -> impl Strategy<Value = T>
where
    T: FromStr + Debug,
{
    pattern.prop_filter_map("it is a good name", |text| text.parse().ok())
}

/// A tracking number, serial number or tag.
fn number<T: FromStr + Debug>() -> impl Strategy<Value = T> {
    parsed("[A-Z0-9][A-Z0-9._/+#-]{3,20}")
}

fn label() -> impl Strategy<Value = Label> {
    parsed("[^\\p{Cc}\u{2028}\u{2029}]{1,40}")
}

fn note() -> impl Strategy<Value = Note> {
    parsed("[^\\p{Cc}\u{2028}\u{2029}]{1,80}")
}

fn place() -> impl Strategy<Value = PlaceName> {
    parsed("[\\p{L}0-9][\\p{L}0-9 ._/+-]{0,20}")
}

fn operator() -> impl Strategy<Value = OperatorName> {
    parsed("[a-z0-9][a-z0-9._-]{0,12}")
}

fn uuid() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

fn item() -> impl Strategy<Value = ItemId> {
    uuid().prop_map(ItemId::from_uuid)
}

fn person() -> impl Strategy<Value = PersonId> {
    uuid().prop_map(PersonId::from_uuid)
}

fn station() -> impl Strategy<Value = StationId> {
    uuid().prop_map(StationId::from_uuid)
}

fn time() -> impl Strategy<Value = Timestamp> {
    (-EXACT..=EXACT).prop_map(Timestamp::from_millis)
}

fn event_id() -> impl Strategy<Value = EventId> {
    (station(), 0..=EXACT.unsigned_abs()).prop_map(|(station, seq)| EventId { station, seq })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (select(EvidenceKind::ALL), any::<[u8; 32]>(), 0..=EXACT.unsigned_abs())
        .prop_map(|(kind, sha256, bytes)| Evidence { kind, sha256, bytes })
}

fn proof() -> impl Strategy<Value = Proof> {
    let statement = (label(), label(), any::<[u8; 32]>())
        .prop_map(|(version, language, sha256)| StatementMark { version, language, sha256 });
    let signing = (select(SigningWay::ALL), select(Capacity::ALL), statement)
        .prop_map(|(way, capacity, statement)| Box::new(Signing { way, capacity, statement }));
    let shown = (any::<bool>(), any::<bool>(), of(label()), of(operator()));
    (of(evidence()), of(signing), of(note()), shown, of(any::<[u8; 32]>())).prop_map(
        |(signature, signing, owed, (pin, badge, document, witness), manifest)| Proof {
            signature,
            signing,
            owed,
            pin,
            badge,
            document,
            witness,
            manifest,
        },
    )
}

fn proxy() -> impl Strategy<Value = Box<Proxy>> {
    (person(), note(), of(note()), of(select(AuthorityHow::ALL)), of(time())).prop_map(
        |(person, authority, scope, how, until)| {
            Box::new(Proxy { person, authority, scope, how, until })
        },
    )
}

fn identity() -> impl Strategy<Value = Identity> {
    let worth = of(any::<u32>());
    (of(number()), of(number()), of(label()), of(label()), of(label()), any::<bool>(), worth)
        .prop_map(|(serial, tag, maker, model, category, data_bearing, worth)| Identity {
            serial,
            tag,
            maker,
            model,
            category,
            data_bearing,
            worth,
        })
}

fn recipient() -> impl Strategy<Value = Recipient> {
    prop_oneof![
        select(Unmatched::ALL).prop_map(Recipient::Unmatched),
        (person(), select(MatchHow::ALL), of(any::<u8>()))
            .prop_map(|(person, how, score)| Recipient::Matched { person, how, score }),
    ]
}

fn giver() -> impl Strategy<Value = Giver> {
    prop_oneof![
        person().prop_map(Giver::Person),
        (person(), proxy()).prop_map(|(person, by)| Giver::Proxy { person, by }),
        (item(), of(person())).prop_map(|(parcel, person)| Giver::Parcel { parcel, person }),
        Just(Giver::Unknown),
    ]
}

fn origin() -> impl Strategy<Value = Origin> {
    prop_oneof![item().prop_map(Origin::Parcel), note().prop_map(Origin::NoParcel)]
}

fn content_line() -> impl Strategy<Value = ContentLine> {
    prop_oneof![
        item().prop_map(ContentLine::Asset),
        label().prop_map(ContentLine::Accessory),
        note().prop_map(ContentLine::Personal),
        note().prop_map(ContentLine::Wrong),
        note().prop_map(ContentLine::Short),
    ]
}

fn amendment() -> impl Strategy<Value = Amendment> {
    prop_oneof![
        label().prop_map(Amendment::Carrier),
        label().prop_map(Amendment::Sender),
        note().prop_map(Amendment::Note),
        select(Condition::ALL).prop_map(Amendment::Condition),
        select(ParcelClass::ALL).prop_map(Amendment::Class),
        label().prop_map(Amendment::Maker),
        label().prop_map(Amendment::Model),
        label().prop_map(Amendment::Category),
    ]
}

fn sending() -> impl Strategy<Value = Sending> {
    let to = prop_oneof![
        label().prop_map(Destination::Vendor),
        parsed("[a-z0-9][a-z0-9_-]{0,20}").prop_map(Destination::Facility),
    ];
    (to, of(label()), of(number()), of(note()))
        .prop_map(|(to, carrier, tracking, purpose)| Sending { to, carrier, tracking, purpose })
}

/// How parcels and assets enter the books.
fn entering() -> Vec<BoxedStrategy<Event>> {
    let expectation = (
        of(number()),
        of(number()),
        of(label()),
        of(label()),
        vec(number(), 0..4),
        of(person()),
        of(label()),
    );
    let arrival = (
        (number(), of(note()), of(label()), of(label()), recipient(), select(ParcelClass::ALL)),
        (
            select(Condition::ALL),
            place(),
            of(any::<u16>()),
            of(note()),
            vec(evidence(), 0..3),
            any::<bool>(),
        ),
    );
    let serialization =
        (identity(), of(note()), origin(), of(select(ListFit::ALL)), of(person()), place());
    let adoption = (identity(), select(AdoptedHow::ALL), place(), of(note()));
    vec![
        expectation
            .prop_map(|(tracking, serial, carrier, reference, serials, recipient, sender)| {
                Event::Expected(Expectation {
                    tracking,
                    serial,
                    carrier,
                    reference,
                    serials,
                    recipient,
                    sender,
                })
            })
            .boxed(),
        arrival
            .prop_map(
                |(
                    (tracking, raw, carrier, sender, recipient, class),
                    (condition, place, contents, note, photos, unattended),
                )| {
                    Event::Received(Arrival {
                        tracking,
                        raw,
                        carrier,
                        sender,
                        recipient,
                        class,
                        condition,
                        place,
                        contents,
                        note,
                        photos,
                        unattended,
                    })
                },
            )
            .boxed(),
        (number(), of(label()), note())
            .prop_map(|(tracking, carrier, reason)| Event::Refused { tracking, carrier, reason })
            .boxed(),
        serialization
            .prop_map(|(identity, raw, origin, fit, recipient, place)| {
                Event::Serialized(Serialization { identity, raw, origin, fit, recipient, place })
            })
            .boxed(),
        any::<u16>().prop_map(|contents| Event::Counted { contents }).boxed(),
        content_line().prop_map(|line| Event::LineSettled { line }).boxed(),
        Just(Event::Converted).boxed(),
        adoption
            .prop_map(|(identity, how, place, note)| {
                Event::Adopted(Adoption { identity, how, place, note })
            })
            .boxed(),
        (select(AliasKind::ALL), number())
            .prop_map(|(kind, value)| Event::AliasAdded { kind, value })
            .boxed(),
        (number(), note())
            .prop_map(|(serial, reason)| Event::Reidentified { serial, reason })
            .boxed(),
    ]
}

/// What changes beside custody.
fn staying() -> Vec<BoxedStrategy<Event>> {
    let inspection = (
        select(Condition::ALL),
        vec(label(), 0..3),
        vec(label(), 0..3),
        vec(evidence(), 0..3),
        of(note()),
    );
    let code = || (select(HoldCode::ALL), of(note()));
    vec![
        recipient().prop_map(|recipient| Event::Matched { recipient }).boxed(),
        place().prop_map(|place| Event::Moved { place }).boxed(),
        code().prop_map(|(code, note)| Event::HoldPlaced { code, note }).boxed(),
        code().prop_map(|(code, note)| Event::HoldReleased { code, note }).boxed(),
        inspection
            .prop_map(|(condition, present, missing, photos, note)| {
                Event::Inspected(Inspection { condition, present, missing, photos, note })
            })
            .boxed(),
        notified().boxed(),
        note().prop_map(|reason| Event::Declined { reason }).boxed(),
        (note(), of(evidence()))
            .prop_map(|(reason, photo)| Event::AttemptFailed { reason, photo })
            .boxed(),
        (of(time()), of(note())).prop_map(|(due, reason)| Event::DueSet { due, reason }).boxed(),
    ]
}

/// How custody passes.
fn passing() -> Vec<BoxedStrategy<Event>> {
    let beside = || (vec(label(), 0..3), vec(evidence(), 0..3), of(note()));
    let hand_over =
        (person(), of(proxy()), proof(), of(time()), of(place()), any::<u16>(), beside());
    let hand_back = (
        giver(),
        select(Condition::ALL),
        vec(label(), 0..3),
        proof(),
        any::<bool>(),
        place(),
        beside(),
    );
    vec![
        hand_over
            .prop_map(|(to, by, proof, due, place, items, (accessories, photos, note))| {
                Event::HandedOff(HandOver {
                    to,
                    by,
                    proof,
                    due,
                    place,
                    items,
                    accessories,
                    photos,
                    note,
                })
            })
            .boxed(),
        (person(), person(), proof(), of(time()), of(note()))
            .prop_map(|(from, to, proof, due, note)| {
                Event::Transferred(Passing { from, to, proof, due, note })
            })
            .boxed(),
        hand_back
            .prop_map(
                |(
                    from,
                    condition,
                    missing,
                    proof,
                    unattended,
                    place,
                    (accessories, photos, note),
                )| {
                    Event::Returned(HandBack {
                        from,
                        condition,
                        accessories,
                        missing,
                        photos,
                        proof,
                        unattended,
                        place,
                        note,
                    })
                },
            )
            .boxed(),
        sending().prop_map(Event::SentOut).boxed(),
        (place(), select(Condition::ALL))
            .prop_map(|(place, condition)| Event::TakenIn { place, condition })
            .boxed(),
        note().prop_map(|reason| Event::ReportedMissing { reason }).boxed(),
        (place(), select(Condition::ALL), of(note()))
            .prop_map(|(place, condition, note)| Event::Found { place, condition, note })
            .boxed(),
    ]
}

/// How items leave the books, and how records are set right.
fn ending() -> Vec<BoxedStrategy<Event>> {
    let sanitization =
        (select(SanitizeMethod::ALL), of(label()), any::<bool>(), of(operator()), of(evidence()));
    vec![
        (label(), operator(), of(evidence()), of(note()))
            .prop_map(|(method, approver, certificate, note)| {
                Event::Disposed(Disposal { method, approver, certificate, note })
            })
            .boxed(),
        (of(label()), of(number()), note())
            .prop_map(|(carrier, tracking, reason)| Event::ReturnedToSender {
                carrier,
                tracking,
                reason,
            })
            .boxed(),
        (item(), operator(), note())
            .prop_map(|(by, approver, reason)| Event::Replaced { by, approver, reason })
            .boxed(),
        sanitization
            .prop_map(|(method, tool, passed, verifier, certificate)| {
                Event::Sanitized(Sanitization { method, tool, passed, verifier, certificate })
            })
            .boxed(),
        (note(), operator(), note())
            .prop_map(|(code, by, reason)| Event::Overridden { code, by, reason })
            .boxed(),
        (event_id(), note()).prop_map(|(event, reason)| Event::Voided { event, reason }).boxed(),
        (event_id(), amendment(), note())
            .prop_map(|(event, amendment, reason)| Event::Amended { event, amendment, reason })
            .boxed(),
        (event_id(), event_id(), note())
            .prop_map(|(keep, over, reason)| Event::Settled { keep, over, reason })
            .boxed(),
        (event_id(), of(person()), proof())
            .prop_map(|(event, signer, proof)| Event::Signed { event, signer, proof })
            .boxed(),
        (event_id(), vec(evidence(), 0..3))
            .prop_map(|(event, evidence)| Event::Attached { event, evidence })
            .boxed(),
    ]
}

pub(super) fn event() -> impl Strategy<Value = Event> {
    Union::new([entering(), staying(), passing(), ending()].concat())
}

fn fact() -> impl Strategy<Value = Fact> {
    let late = (time(), note()).prop_map(|(occurred, reason)| Late { occurred, reason });
    let place_in_history = (station(), 0..=EXACT.unsigned_abs(), any::<u32>());
    (
        place_in_history,
        vec(event_id(), 0..3),
        any::<bool>(),
        item(),
        uuid(),
        operator(),
        time(),
        of(late),
        event(),
    )
        .prop_map(
            |((station, seq, step), mut parents, same_log, item, op, actor, at, late, event)| {
                if same_log {
                    for parent in &mut parents {
                        parent.station = station;
                    }
                }
                let id = EventId { station, seq };
                let op = CommandId::from_uuid(op);
                Fact { id, item, step, parents, op, actor, at, late, event }
            },
        )
}

fn founding() -> impl Strategy<Value = Founding> {
    let slug = || "[a-z0-9][a-z0-9_-]{0,20}";
    (parsed(slug()), parsed(slug()), any::<u32>(), key(), operator(), key(), any::<bool>())
        .prop_map(|(facility, station, epoch, log_key, admin, admin_key, is_training)| Founding {
            facility,
            station,
            epoch,
            log_key,
            admin,
            admin_key,
            is_training,
        })
}

fn key() -> impl Strategy<Value = PublicKey> {
    parsed("[!-~]{1,200}")
}

fn ended() -> impl Strategy<Value = Ended> {
    let size = || 0..=EXACT.unsigned_abs();
    (note(), size(), label(), of(size()), note()).prop_map(
        |(origin, size, root, known_size, reason)| Ended { origin, size, root, known_size, reason },
    )
}

pub(super) fn log_event() -> impl Strategy<Value = LogEvent> {
    prop_oneof![
        founding().prop_map(LogEvent::LogCreated),
        (founding(), ended())
            .prop_map(|(founding, ended)| LogEvent::LogRestored { founding, ended }),
        (operator(), select(Role::ALL), key())
            .prop_map(|(name, role, key)| LogEvent::OperatorEnrolled { name, role, key }),
        key().prop_map(|key| LogEvent::KeyRenewed { key }),
        (operator(), select(Role::ALL))
            .prop_map(|(name, role)| LogEvent::RoleChanged { name, role }),
        operator().prop_map(|name| LogEvent::OperatorDisabled { name }),
        operator().prop_map(|name| LogEvent::OperatorEnabled { name }),
        operator().prop_map(|name| LogEvent::Unlocked { name }),
        (session(), key(), time()).prop_map(|(session, key, until)| LogEvent::SessionOpened {
            session,
            key,
            until
        }),
        session().prop_map(|session| LogEvent::SessionClosed { session }),
        (session(), operator(), select(Role::ALL), key(), time()).prop_map(
            |(token, name, role, key, until)| LogEvent::TokenCreated {
                token,
                name,
                role,
                key,
                until
            }
        ),
        (operator(), time()).prop_map(|(name, until)| LogEvent::LockedOut { name, until }),
        label().prop_map(|command| LogEvent::Denied { command }),
        uuid().prop_map(|id| LogEvent::Erased { person: PersonId::from_uuid(id) }),
        vec(any::<[u8; 32]>(), 0..4).prop_map(|digests| LogEvent::Purged { digests }),
        case_opening().prop_map(LogEvent::CaseOpened),
        settlement().prop_map(LogEvent::CaseLineSettled),
        (event_id(), of(note()))
            .prop_map(|(case, overriding)| LogEvent::CaseClosed { case, overriding }),
    ]
}

fn case_opening() -> impl Strategy<Value = CaseOpening> {
    (uuid(), select(CaseKind::ALL), of(note()), of(time()), vec(uuid(), 0..5)).prop_map(
        |(person, kind, reason, due, items)| CaseOpening {
            person: PersonId::from_uuid(person),
            kind,
            reason,
            due,
            items: items.into_iter().map(ItemId::from_uuid).collect(),
        },
    )
}

fn settlement() -> impl Strategy<Value = LineSettlement> {
    let said = (select(CaseVerdict::ALL), of(note()), vec(label(), 0..3));
    let shown = (of(event_id()), of(event_id()));
    (event_id(), uuid(), said, shown).prop_map(
        |(case, item, (verdict, note, lacking), (rests_on, instead))| LineSettlement {
            case,
            item: ItemId::from_uuid(item),
            verdict,
            note,
            lacking,
            rests_on,
            instead,
        },
    )
}

fn session() -> impl Strategy<Value = SessionId> {
    uuid().prop_map(SessionId::from_uuid)
}

fn record() -> impl Strategy<Value = Record> {
    let log = (station(), 0..=EXACT.unsigned_abs(), uuid(), operator(), time(), log_event());
    let log = log.prop_map(|(station, seq, op, actor, at, event)| {
        let (id, op) = (EventId { station, seq }, CommandId::from_uuid(op));
        Record::Log(LogFact { id, op, actor, at, event })
    });
    prop_oneof![3 => fact().prop_map(Record::Item), 1 => log]
}

fn commitments() -> impl Strategy<Value = Vec<Commitment>> {
    let labels = prop::sample::subsequence(PersonalLabel::ALL, 0..=PersonalLabel::ALL.len());
    (labels, any::<[u8; 32]>()).prop_map(|(labels, digest)| {
        labels.into_iter().map(|label| Commitment { label, digest }).collect()
    })
}

pub(super) fn entry() -> impl Strategy<Value = Entry> {
    let around = (parsed("[a-z0-9][a-z0-9_-]{0,20}"), any::<u32>(), "\\PC{0,20}", -EXACT..=EXACT);
    (record(), around, of(session()), commitments()).prop_map(
        |(record, (tenant, n, boot, up_ms), session, commitments)| Entry {
            record,
            tenant,
            session,
            n,
            boot,
            up_ms,
            commitments,
        },
    )
}

fn notified() -> impl Strategy<Value = Event> {
    let words =
        (select(NoticeAbout::ALL), select(Channel::ALL), select(NoticeResult::ALL), any::<u8>());
    (words, of(person()), of(note())).prop_map(|((about, channel, result, rung), to, note)| {
        Event::Notified(Notice { about, rung, channel, result, to, note })
    })
}
