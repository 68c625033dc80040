//! Whatever the network does and wherever a process is killed: in the end the remote has each event once.
//!
//! `CUSTODY_NETWORK_SCHEDULES=1000 cargo test --test main remotes::network` tries a thousand schedules against
//! each counterpart; without it, forty.

use custody::remote::http::{Address, Client};
use custody::remote::{Credential, SigningKeys, Time as _};
use custody::remote::{
    Cursor, Hub, Options, ServiceNow, Situation, SnipeIt, Target, Verdict, Webhook,
};
use proptest::prelude::*;
use serde_json::json;

use super::counterparts::{hub, service_now, snipe_it, webhook};
use super::server::{Mishap, Outcome, Server, Service};
use super::world::{Hourglass, Notebook, Story, client, event_id, hasty_client, run_to_the_end};
use crate::common::{cases, person};

/// More runs than any schedule needs: each takes one mishap, or one death, out of it at least.
const RUNS_MAX: usize = 200;

fn schedules() -> u32 {
    let said = std::env::var("CUSTODY_NETWORK_SCHEDULES").ok();
    said.map_or(40, |text| text.parse().expect("CUSTODY_NETWORK_SCHEDULES is a number"))
}

/// What every service on the way may say instead of the one that was meant.
fn anybody_says() -> Vec<Outcome> {
    let text = |status, body: &str| Outcome { status, headers: Vec::new(), body: body.into() };
    vec![
        text(500, "Server Error"),
        text(502, "<html>Bad Gateway</html>"),
        text(503, "").with("retry-after", "7"),
        text(429, "").with("retry-after", "Thu, 28 May 2026 20:30:00 GMT"),
        text(429, "Too Many Requests"),
        text(302, "").with("location", "http://127.0.0.1:1/elsewhere"),
        text(200, "<html>Please sign in to the guest network</html>"),
        Outcome::json(422, &json!({"message": "odd", "errors": {"x": ["is odd"]}})),
    ]
}

/// The same without what says 200. A guest network that answers so is taken for the webhook itself: over https,
/// which is all that a remote on another machine may use, it cannot.
fn failures() -> Vec<Outcome> {
    anybody_says().into_iter().filter(|outcome| outcome.status != 200).collect()
}

fn anything_and_an_error_that_says_200() -> Vec<Outcome> {
    let mut all = anybody_says();
    all.push(Outcome::json(200, &json!({"status": "error", "messages": "Server busy"})));
    all
}

fn mishap(instead: Vec<Outcome>) -> impl Strategy<Value = Mishap> {
    prop_oneof![
        30 => Just(Mishap::None),
        5 => Just(Mishap::LostOnTheWay),
        5 => Just(Mishap::AnswerLost),
        5 => Just(Mishap::AnswerCut),
        1 => Just(Mishap::TooSlow),
        5 => Just(Mishap::Twice),
        5 => (1_u8..=3).prop_map(Mishap::Late),
        5 => Just(Mishap::DoneThenFailed),
        8 => prop::sample::select(instead).prop_map(Mishap::Instead),
    ]
}

/// A schedule: what happens to the requests, and when processes die.
#[derive(Debug, Clone)]
struct Schedule {
    mishaps: Vec<Mishap>,
    deaths: Vec<(u32, bool)>,
}

fn schedule(instead: Vec<Outcome>) -> impl Strategy<Value = Schedule> {
    let mishaps = prop::collection::vec(mishap(instead), 0..40);
    let deaths = prop::collection::vec((0_u32..6, any::<bool>()), 0..4);
    (mishaps, deaths).prop_map(|(mishaps, deaths)| Schedule { mishaps, deaths })
}

/// Pushes a story through a schedule until everything is answered for, and lets what was held up arrive.
fn survive<S: Service>(
    server: &Server<S>,
    story: &Story,
    schedule: &Schedule,
    make: &mut dyn FnMut(&Cursor) -> Box<dyn Target>,
) -> Notebook {
    server.plan(schedule.mishaps.clone());
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    let mut deaths = schedule.deaths.clone();
    let mut dying = |cursor: &Cursor| make(cursor);
    // One death after the other: a run that dies ends, and the next one begins with the next death ahead.
    while let Some(death) = deaths.pop() {
        book.dies_in = Some(death);
        let mut target = dying(&book.cursor);
        let _ = super::world::one_run(&mut *target, story, &mut book, &time);
        book.dies_in = None;
        if let Some(at) = book.cursor.not_before {
            time.turn_to(at);
        }
    }
    run_to_the_end(&mut dying, story, &mut book, &time, RUNS_MAX);
    server.calm();
    let answered: Vec<u64> = book.receipts.iter().map(|receipt| receipt.seq).collect();
    assert!(answered.is_sorted() && book.receipts.iter().all(|r| r.verdict != Verdict::LeftOut));
    book
}

/// A walk of assets from situation to situation.
fn walk() -> impl Strategy<Value = Story> {
    let situation = prop_oneof![
        3 => Just(Situation::Available),
        1 => (1_u128..=3).prop_map(|n| Situation::Reserved(person(n))),
        2 => Just(Situation::Returned),
        1 => any::<bool>().prop_map(|legal| Situation::Quarantined { legal }),
        6 => (1_u128..=3).prop_map(|n| Situation::With(person(n))),
        1 => Just(Situation::InTransit),
        1 => Just(Situation::Missing),
        1 => Just(Situation::Retired),
    ];
    prop::collection::vec((0_usize..3, situation), 1..12).prop_map(|steps| {
        let mut story = Story::default();
        let mut now = [const { Situation::Absent }; 3];
        for (asset, after) in steps {
            // Asset systems are not told of what they do not keep.
            story.tell("moved");
            if now[asset] != after {
                story.goes(asset, &now[asset], &after);
                now[asset] = after;
            }
        }
        story
    })
}

/// Where each asset is in the end, by its number.
fn last_of(story: &Story, asset: usize) -> Option<Situation> {
    let item = format!("item-{asset}");
    let mut own =
        story.events.iter().filter(|e| e.subject.as_ref().is_some_and(|s| s.item == item));
    own.rfind(|e| e.change.is_some()).and_then(|e| e.change.clone()).map(|change| change.after)
}

/// A client and the address that it is for.
pub type Of = (Client, Address);

pub fn options(pairs: &[(&str, &str)]) -> Options {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

pub fn webhook_at(of: &Of) -> Box<dyn Target> {
    let (client, address) = of.clone();
    let keys = SigningKeys::parse(&Credential::new(webhook::SECRET.to_owned())).expect("a secret");
    Box::new(Webhook::new(client, address, keys, &Options::new()))
}

pub fn snipe_it_at(of: &Of, cursor: &Cursor) -> Box<dyn Target> {
    let (client, address) = of.clone();
    let options = options(&[
        ("status.available", "2"),
        ("status.returned", "3"),
        ("status.held", "4"),
        ("status.missing", "5"),
        ("status.retired", "6"),
        ("location.transit", "9"),
        ("model.Latitude 5440", "12"),
    ]);
    let token = Credential::new("canary-token".to_owned());
    Box::new(SnipeIt::new(client, &address, token, options, cursor))
}

pub fn service_now_at(of: &Of, more: &[(&str, &str)]) -> Box<dyn Target> {
    let (client, address) = of.clone();
    let mut options = options(&[("staging", "u_custody"), ("user", "push"), ("batch", "5")]);
    options.extend(self::options(more));
    let secret = Credential::new("canary secret&+".to_owned());
    Box::new(ServiceNow::new(client, address, secret, options))
}

pub const HUB_SEED: [u8; 32] = [5; 32];

pub fn hub_at(of: &Of) -> Box<dyn Target> {
    let (client, address) = of.clone();
    Box::new(Hub::new(client, address, &HUB_SEED, &options(&[("station", "st-1")])))
}

pub fn enrolled_hub() -> Server<hub::Hub> {
    let key = ed25519_dalek::SigningKey::from_bytes(&HUB_SEED).verifying_key();
    Server::start(hub::Hub { key: Some(key), ..hub::Hub::default() })
}

proptest! {
    #![proptest_config(cases(schedules()))]

    #[test]
    fn a_webhook_gets_every_event_and_takes_each_once(
        events in 1_usize..14, schedule in schedule(failures()),
    ) {
        let server = Server::start(webhook::Receiver::default());
        let mut story = Story::default();
        (0..events).for_each(|_| story.tell("moved"));
        let client = hasty_client(&server.url());
        let book = survive(&server, &story, &schedule, &mut |_| webhook_at(&client));
        prop_assert_eq!(book.receipts.len(), events);
        let taken: Vec<String> = server.with(|receiver| receiver.taken.iter().map(|t| t.0.clone()).collect());
        let wanted: Vec<String> = (0..events).map(|n| event_id(n).to_string()).collect();
        let is_late = schedule.mishaps.iter().any(|mishap| matches!(mishap, Mishap::Late(_)));
        if is_late {
            let mut sorted = taken.clone();
            sorted.sort_by_key(|id| wanted.iter().position(|wanted| wanted == id));
            prop_assert_eq!(sorted, wanted);
        } else {
            prop_assert_eq!(taken, wanted);
        }
    }

    #[test]
    fn snipe_it_ends_where_we_are_and_every_hand_off_is_in_its_activity_once(
        story in walk(),
        schedule in schedule(anything_and_an_error_that_says_200()),
    ) {
        let server = Server::start(snipe_it::SnipeIt::default());
        let client = hasty_client(&server.url());
        survive(&server, &story, &schedule, &mut |cursor| snipe_it_at(&client, cursor));
        server.with(|there| check_snipe_it(there, &story));
    }

    #[test]
    fn servicenow_applies_every_event_once_and_in_order(
        story in walk(),
        schedule in schedule(anybody_says()),
        slow_transform in 0_u32..3,
    ) {
        let there = service_now::ServiceNow { slow_transform, ..Default::default() };
        let server = Server::start(there);
        let client = hasty_client(&server.url());
        survive(&server, &story, &schedule, &mut |_| service_now_at(&client, &[]));
        let wanted: Vec<String> =
            story.events.iter().filter(|e| e.change.is_some()).map(|e| e.id.to_string()).collect();
        server.with(|there| {
            prop_assert_eq!(&there.applied, &wanted);
            for asset in 0..3 {
                let Some(last) = last_of(&story, asset) else { continue };
                let row = &there.assets[&format!("SN-{asset}")];
                let wanted = match &last {
                    Situation::With(_) => "In use",
                    Situation::InTransit => "In transit",
                    Situation::Missing => "Missing",
                    Situation::Retired => "Retired",
                    _here => "In stock",
                };
                prop_assert_eq!(&row["state"], wanted);
                prop_assert_eq!(row["assigned_to"].is_empty(), !matches!(last, Situation::With(_)));
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_hub_holds_the_log_byte_for_byte(
        events in 1_usize..40,
        schedule in schedule(anybody_says()),
        forgets in prop::option::of(0_usize..10),
    ) {
        let server = enrolled_hub();
        let mut story = Story::default();
        (0..events).for_each(|_| story.tell("moved"));
        let client = hasty_client(&server.url());
        let mut forgets = forgets;
        let book = survive(&server, &story, &schedule, &mut |_| {
            // Its database is put back once.
            if server.mishaps_left() < 5 && let Some(to) = forgets.take() {
                server.with(|hub| hub.entries.truncate(to));
            }
            hub_at(&client)
        });
        // What it forgot after the last event it notices with the next one.
        story.tell("moved");
        let (mut book, time) = (book, Hourglass::new());
        time.turn_to(book.cursor.not_before.unwrap_or(time.now()));
        run_to_the_end(&mut |_| hub_at(&client), &story, &mut book, &time, RUNS_MAX);
        let ours: Vec<Vec<u8>> = story.events.iter().map(|event| event.entry.clone()).collect();
        prop_assert_eq!(server.with(|hub| hub.entries.clone()), ours);
    }
}

/// Who had each asset, one after the other, and what it is in the end.
fn check_snipe_it(there: &mut snipe_it::SnipeIt, story: &Story) {
    for number in 0..3 {
        let serial = format!("SN-{number}");
        let own: Vec<_> = there.assets.iter().filter(|asset| asset.serial == serial).collect();
        let Some(last) = last_of(story, number) else {
            assert!(own.is_empty(), "{own:?}");
            continue;
        };
        assert_eq!(own.len(), 1, "made once: {own:?}");
        let asset = own[0];
        let holder = |situation: &Situation| match situation {
            Situation::With(id) => {
                let user = (1..=3).find(|n| person(u128::from(*n)) == *id).expect("one of three");
                Some(("user".to_owned(), user))
            }
            Situation::InTransit => Some(("location".to_owned(), snipe_it::TRANSIT)),
            _nobody => None,
        };
        let item = format!("item-{number}");
        let changes = story.events.iter().filter_map(|event| {
            let change = event.change.as_ref()?;
            (event.subject.as_ref()?.item == item).then_some(change)
        });
        let ours: Vec<_> = changes.filter_map(|change| holder(&change.after)).collect();
        let passed = there.activity.iter().filter(|a| a.item == asset.id);
        let theirs: Vec<_> = passed.clone().filter(|a| a.action == "checkout").collect();
        let holders: Vec<_> = theirs.iter().filter_map(|a| a.target.clone()).collect();
        assert_eq!(holders, ours, "{serial}: {:#?}", there.activity);
        let mut notes: Vec<_> = passed.map(|a| a.note.clone()).collect();
        let all = notes.len();
        notes.sort();
        notes.dedup();
        assert_eq!(notes.len(), all, "no mark stands there twice: {notes:?}");
        assert_eq!(asset.assigned, holder(&last), "{serial}");
        let label = match &last {
            Situation::Returned => snipe_it::RETURNED,
            Situation::Quarantined { .. } => snipe_it::HELD,
            Situation::Missing => snipe_it::MISSING,
            Situation::Retired => snipe_it::RETIRED,
            _ready => snipe_it::AVAILABLE,
        };
        assert_eq!(asset.status, label, "{serial}: {last:?}");
    }
}

/// One asset through everything that may happen to it.
fn whole_life() -> Story {
    let with = |n| Situation::With(person(n));
    let life = [
        Situation::Absent,
        with(1),
        with(2),
        Situation::Returned,
        with(3),
        Situation::InTransit,
        Situation::Available,
        Situation::Missing,
    ];
    let mut story = Story::default();
    for pair in life.windows(2) {
        story.goes(0, &pair[0], &pair[1]);
    }
    story
}

/// Not by chance: every request of a whole life suffers every mishap, and a process dies before and after every
/// write.
#[test]
fn snipe_it_survives_every_mishap_at_every_request_and_every_death() {
    let story = whole_life();
    let play = |schedule: &Schedule| {
        let server = Server::start(snipe_it::SnipeIt::default());
        let client = client(&server.url());
        survive(&server, &story, schedule, &mut |cursor| snipe_it_at(&client, cursor));
        server.with(|there| check_snipe_it(there, &story));
        server.seen()
    };
    let requests = play(&Schedule { mishaps: Vec::new(), deaths: Vec::new() });
    assert!((20..60).contains(&requests), "{requests}");
    let kinds = [
        Mishap::LostOnTheWay,
        Mishap::AnswerLost,
        Mishap::Twice,
        Mishap::Late(1),
        Mishap::Late(3),
        Mishap::DoneThenFailed,
    ];
    // In the ordinary tests each request suffers some of them, and each of them comes to some.
    let step = if schedules() > 40 { 1 } else { 4 };
    for at in 0..requests {
        for mishap in
            kinds.iter().cycle().skip(at % step).step_by(step).take(kinds.len().div_ceil(step))
        {
            let mut mishaps = vec![Mishap::None; at];
            mishaps.push(mishap.clone());
            play(&Schedule { mishaps, deaths: Vec::new() });
        }
    }
    let writes = u32::try_from(story.events.len() * 2 + 1).expect("a short life");
    for write in 0..writes {
        for with_the_write in [false, true] {
            play(&Schedule { mishaps: Vec::new(), deaths: vec![(write, with_the_write)] });
        }
    }
}
