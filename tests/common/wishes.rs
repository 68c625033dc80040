//! Random days at a mailroom: a few things, a few people, and whatever anybody might ask for.

use custody::domain::command::{Command, Serialize};
use custody::domain::event::{
    AdoptedHow, AliasKind, Amendment, Arrival, Condition, Fact, HandBack, HandOver, HoldCode,
    Identity, ItemKind, Origin,
};
use custody::domain::names::ItemId;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

use super::{
    adopt, announced, announced_asset, arrival, at, commands as c, hand_back, hand_over, identity,
    item, name, no_parcel, person, serialize, wipe,
};

/// The first two are parcels, the rest assets.
pub const THINGS: [(ItemId, ItemKind); 5] = [
    (item(1), ItemKind::Parcel),
    (item(2), ItemKind::Parcel),
    (item(3), ItemKind::Asset),
    (item(4), ItemKind::Asset),
    (item(5), ItemKind::Asset),
];

/// Something that somebody asks for.
#[derive(Debug, Clone)]
pub enum Wish {
    Of(ItemId, Box<Command>),
    /// To set aside the fact that many before the last one.
    Void(ItemId, usize),
    Amend(ItemId, usize, Amendment),
}

impl Wish {
    pub const fn item(&self) -> ItemId {
        match self {
            Self::Of(item, _) | Self::Void(item, _) | Self::Amend(item, _, _) => *item,
        }
    }

    /// The command, given the item's history; none if there is nothing to correct.
    pub fn command(&self, facts: &[Fact]) -> Option<Command> {
        let fact = |back: usize| facts.iter().rev().nth(back).map(|fact| fact.id);
        match self {
            Self::Of(_, command) => Some(command.as_ref().clone()),
            Self::Void(_, back) => fact(*back).map(c::void),
            Self::Amend(_, back, amendment) => {
                fact(*back).map(|event| c::amend(event, amendment.clone()))
            }
        }
    }
}

fn who() -> impl Strategy<Value = u128> {
    1..=2_u128
}

fn condition() -> impl Strategy<Value = Condition> {
    select(Condition::ALL)
}

fn hold_code() -> impl Strategy<Value = HoldCode> {
    select(HoldCode::ALL)
}

fn place() -> impl Strategy<Value = &'static str> {
    select(&["dock", "shelf B", "front desk"])
}

/// What can be asked of anything.
fn of_anything() -> Vec<(u32, BoxedStrategy<Command>)> {
    vec![
        (2, who().prop_map(|n| c::match_to(person(n))).boxed()),
        (2, place().prop_map(c::move_to).boxed()),
        (2, hold_code().prop_map(c::hold).boxed()),
        (2, hold_code().prop_map(c::release).boxed()),
        (2, condition().prop_map(c::inspect).boxed()),
        (1, Just(c::notify()).boxed()),
        (5, handed_off().boxed()),
        (1, Just(c::decline()).boxed()),
        (1, Just(c::fail_attempt()).boxed()),
        (2, Just(c::send_out()).boxed()),
        (2, Just(c::send_on()).boxed()),
        (3, Just(c::take_in()).boxed()),
        (2, Just(c::report_missing()).boxed()),
        (
            2,
            (place(), condition())
                .prop_map(|(place, condition)| Command::Find {
                    place: name(place),
                    condition,
                    note: None,
                })
                .boxed(),
        ),
        (1, Just(c::dispose()).boxed()),
        (1, Just(c::return_to_sender()).boxed()),
        (1, (1..=3_u16).prop_map(c::count).boxed()),
        (1, any::<bool>().prop_map(settle).boxed()),
    ]
}

fn handed_off() -> impl Strategy<Value = Command> {
    (who(), of(1..=2_i64)).prop_map(|(n, days)| {
        let due = days.map(|days| at(days * 86_400_000));
        Command::HandOff(HandOver { due, ..hand_over(person(n)) })
    })
}

fn settle(last: bool) -> Command {
    if last { c::settle_last_line("dock") } else { c::settle_line("mouse") }
}

/// What can be asked of a parcel with this number.
fn of_a_parcel(tracking: &'static str) -> BoxedStrategy<Command> {
    let received = (condition(), of(1..=3_u16), any::<bool>()).prop_map(
        move |(condition, contents, again)| Command::Receive {
            arrival: Arrival { condition, contents, ..arrival(tracking) },
            again,
        },
    );
    let own = vec![
        (8, received.boxed()),
        (1, Just(Command::Expect(announced(tracking, &[]))).boxed()),
        (1, Just(c::refuse(tracking)).boxed()),
        (1, Just(c::serialize_loose("SN0001")).boxed()),
    ];
    Union::new_weighted([own, of_anything()].concat()).boxed()
}

fn asset_identity() -> impl Strategy<Value = Identity> {
    (select(&["SN0001", "SN0002", "SN0003"]), of(select(&["IT-1", "IT-2"])), any::<bool>())
        .prop_map(|(serial, tag, data_bearing)| Identity {
            tag: tag.map(name),
            data_bearing,
            ..identity(serial)
        })
}

/// What can be asked of an asset.
fn of_an_asset() -> BoxedStrategy<Command> {
    let origin = prop_oneof![
        3 => select(vec![item(1), item(2)]).prop_map(Origin::Parcel),
        1 => Just(no_parcel()),
    ];
    let serialized =
        (asset_identity(), origin, any::<bool>()).prop_map(|(identity, origin, last)| {
            Command::Serialize(Serialize { last, ..serialize(identity, origin) })
        });
    let returned = (who(), condition(), of(asset_identity())).prop_map(|(n, condition, unseen)| {
        Command::Return { hand_back: HandBack { condition, ..hand_back(person(n)) }, unseen }
    });
    let adopted = (asset_identity(), select(AdoptedHow::ALL))
        .prop_map(|(identity, how)| Command::Adopt(adopt(identity, how)));
    let own = vec![
        (8, serialized.boxed()),
        (5, returned.boxed()),
        (2, adopted.boxed()),
        (1, Just(Command::Expect(announced_asset("SN0001"))).boxed()),
        (2, (who(), who()).prop_map(|(from, to)| c::transfer(person(from), person(to))).boxed()),
        (1, of(1..=2_i64).prop_map(due).boxed()),
        (2, any::<bool>().prop_map(|passed| Command::Sanitize(wipe(passed))).boxed()),
        (1, Just(c::replace(item(9))).boxed()),
        (1, select(&["SN0001", "SN0004"]).prop_map(c::reidentify).boxed()),
        (1, Just(c::add_alias(AliasKind::Imei, "490154203237518")).boxed()),
        (1, Just(c::receive("1Z0009")).boxed()),
    ];
    Union::new_weighted([own, of_anything()].concat()).boxed()
}

fn due(days: Option<i64>) -> Command {
    Command::SetDue { due: days.map(|days| at(days * 86_400_000)), reason: None }
}

fn amendment() -> impl Strategy<Value = Amendment> {
    prop_oneof![
        Just(Amendment::Carrier(name("GLS"))),
        condition().prop_map(Amendment::Condition),
        Just(Amendment::Model(name("XPS 13"))),
    ]
}

/// One wish about one of the first so many things.
pub fn wish(things: usize) -> impl Strategy<Value = Wish> {
    (0..things).prop_flat_map(|index| {
        let (id, kind) = THINGS[index];
        let command = match kind {
            ItemKind::Parcel => of_a_parcel(["1Z0001", "1Z0002"][index]),
            ItemKind::Asset => of_an_asset(),
        };
        prop_oneof![
            12 => command.prop_map(move |command| Wish::Of(id, Box::new(command))),
            2 => (0..3_usize).prop_map(move |back| Wish::Void(id, back)),
            1 => (0..3_usize, amendment()).prop_map(move |(back, to)| Wish::Amend(id, back, to)),
        ]
    })
}

/// A day of so many wishes about all the things there are.
pub fn day(wishes: usize) -> impl Strategy<Value = Vec<Wish>> {
    vec(wish(THINGS.len()), 1..wishes)
}

/// Wishes about one parcel and one asset only, so that their histories grow long.
pub fn long_story(wishes: usize) -> impl Strategy<Value = Vec<Wish>> {
    let one_of_each = (wish(1), prop::bool::ANY, wish(THINGS.len()));
    vec(one_of_each.prop_map(|(parcel, first, any)| if first { parcel } else { any }), 1..wishes)
}
