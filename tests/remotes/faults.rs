//! One thing that goes wrong, and what a run says and keeps of it.

use std::time::Duration;

use custody::domain::names::Timestamp;
use custody::remote::{Cursor, Ending, LADDER, Run, Situation, Verdict, push};
use serde_json::json;

use super::counterparts::{service_now, snipe_it, webhook};
use super::network::{enrolled_hub, hub_at, service_now_at, snipe_it_at, webhook_at};
use super::server::{Mishap, Outcome, Server};
use super::world::{Hourglass, Notebook, Story, client, one_run};
use crate::common::{NOON, person};

fn text(status: u16, body: &str) -> Outcome {
    Outcome { status, headers: Vec::new(), body: body.into() }
}

fn moves(events: usize) -> Story {
    let mut story = Story::default();
    (0..events).for_each(|_| story.tell("moved"));
    story
}

fn in_stock() -> Story {
    let mut story = Story::default();
    story.goes(0, &Situation::Absent, &Situation::Available);
    story.goes(0, &Situation::Available, &Situation::With(person(1)));
    story
}

fn wait(book: &Notebook, time: &Hourglass) -> Duration {
    use custody::remote::Time as _;
    let until = book.cursor.not_before.expect("a next try").as_millis() - time.now().as_millis();
    Duration::from_millis(u64::try_from(until).expect("ahead"))
}

#[test]
fn nothing_to_send_asks_nobody() {
    let server = Server::start(webhook::Receiver::default());
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    let summary =
        one_run(&mut *webhook_at(&client(&server.url())), &Story::default(), &mut book, &time);
    assert!(matches!(summary.unwrap().ending, Ending::Done));
    assert_eq!(server.seen(), 0);
}

#[test]
fn failures_climb_the_ladder_and_a_success_leaves_it() {
    let server = Server::start(webhook::Receiver::default());
    let story = moves(3);
    let client = client(&server.url());
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    for failures in 1..13_usize {
        server.plan([Mishap::Instead(text(503, "down"))]);
        let summary = one_run(&mut *webhook_at(&client), &story, &mut book, &time).unwrap();
        assert!(matches!(summary.ending, Ending::Unavailable { .. }), "{summary:?}");
        assert_eq!((summary.left, summary.accepted), (3, 0));
        let base = LADDER[failures.min(9)];
        let wait = wait(&book, &time);
        assert!((base * 9 / 10..=base * 11 / 10).contains(&wait), "{failures}: {wait:?}");
        // Before it is due nobody is asked.
        let seen = server.seen();
        let summary = one_run(&mut *webhook_at(&client), &story, &mut book, &time).unwrap();
        assert!(matches!(summary.ending, Ending::Waiting { .. }), "{summary:?}");
        assert_eq!(server.seen(), seen);
        time.turn_to(book.cursor.not_before.unwrap());
    }
    let summary = one_run(&mut *webhook_at(&client), &story, &mut book, &time).unwrap();
    assert_eq!((summary.accepted, summary.left, book.cursor.failures), (3, 0, 0));
    assert_eq!(book.cursor.not_before, None);
}

#[test]
fn whoever_says_now_is_not_kept_waiting() {
    let server = Server::start(webhook::Receiver::default());
    let (client, story) = (client(&server.url()), moves(1));
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    server.plan([Mishap::LostOnTheWay]);
    one_run(&mut *webhook_at(&client), &story, &mut book, &time).unwrap();
    let run = Run { now: true };
    let summary = push(&mut *webhook_at(&client), &story, &mut book, &time, run).unwrap();
    assert_eq!(summary.accepted, 1);
}

#[test]
fn a_remote_that_names_a_time_is_left_alone_until_then() {
    let server = Server::start(webhook::Receiver::default());
    let client = client(&server.url());
    // 2026-05-28T20:26:40Z is now.
    for (header, seconds) in [("3600", 3600), ("Thu, 28 May 2026 21:26:40 GMT", 3600)] {
        let (mut book, time) = (Notebook::default(), Hourglass::new());
        server.plan([Mishap::Instead(text(429, "").with("retry-after", header))]);
        one_run(&mut *webhook_at(&client), &moves(1), &mut book, &time).unwrap();
        assert_eq!(wait(&book, &time), Duration::from_secs(seconds), "{header}");
    }
    // It may not ask for less than the ladder.
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    server.plan([Mishap::Instead(text(503, "").with("retry-after", "0"))]);
    one_run(&mut *webhook_at(&client), &moves(1), &mut book, &time).unwrap();
    assert!(wait(&book, &time) >= Duration::from_millis(4_500));
}

#[test]
fn a_webhook_sends_what_the_standards_say() {
    let server = Server::start(webhook::Receiver::default());
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    server.plan([Mishap::Instead(text(500, ""))]);
    let client = client(&server.url());
    one_run(&mut *webhook_at(&client), &moves(1), &mut book, &time);
    time.turn_to(book.cursor.not_before.unwrap());
    one_run(&mut *webhook_at(&client), &moves(1), &mut book, &time);
    let request = server.with(|receiver| receiver.last.clone()).expect("a request");
    assert_eq!(request.header("content-type"), "application/cloudevents+json");
    let trace: Vec<&str> = request.header("traceparent").split('-').collect();
    assert_eq!(trace.iter().map(|part| part.len()).collect::<Vec<_>>(), [2, 32, 16, 2]);
    let event = request.json();
    assert_eq!(
        (&event["specversion"], &event["type"]),
        (&json!("1.0"), &json!("custody.moved.v1"))
    );
    assert_eq!(event["id"], request.header("webhook-id"), "the id is the event's own on every try");
    assert_eq!(event["source"], "/acme/custody/hq/dock-1");
    assert_eq!(
        (&event["time"], &event["subject"]),
        (&json!("2026-05-28T20:26:40.000Z"), &json!("SN-0"))
    );
    assert_eq!(event["data"]["item"]["tag"], "AT/0#1");
}

#[test]
fn a_webhook_that_is_gone_is_not_asked_again_until_it_is_resumed() {
    let server = Server::start(webhook::Receiver::default());
    let (client, story) = (client(&server.url()), moves(2));
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    server.plan([Mishap::None, Mishap::Instead(text(410, ""))]);
    let summary = one_run(&mut *webhook_at(&client), &story, &mut book, &time).unwrap();
    assert!(matches!(summary.ending, Ending::Gone { .. }));
    assert_eq!((summary.accepted, summary.left, book.cursor.stopped), (1, 1, true));
    let run = Run { now: true };
    let summary = push(&mut *webhook_at(&client), &story, &mut book, &time, run).unwrap();
    assert!(matches!(summary.ending, Ending::Stopped { .. }));
    assert_eq!(server.seen(), 2);
    book.cursor.stopped = false;
    let summary = one_run(&mut *webhook_at(&client), &story, &mut book, &time).unwrap();
    assert_eq!((summary.accepted, summary.left), (1, 0));
}

#[test]
fn what_a_webhook_has_against_an_event_names_the_event() {
    let server = Server::start(webhook::Receiver::default());
    let (client, story) = (client(&server.url()), moves(2));
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    for status in [400, 413, 415, 422] {
        server.plan([Mishap::None, Mishap::Instead(text(status, ""))]);
        let summary = one_run(&mut *webhook_at(&client), &story, &mut book, &time).unwrap();
        let Ending::Refused { event, why } = summary.ending else { panic!("{summary:?}") };
        assert_eq!((event.seq, summary.left), (1, 1), "{status}");
        assert!(why.contains(&status.to_string()), "{why}");
        book = Notebook::default();
    }
}

#[test]
fn a_problem_is_shown_in_its_own_words() {
    let server = Server::start(webhook::Receiver::default());
    let problem =
        json!({"type": "about:blank", "title": "Out of credit", "detail": "Top up 30 EUR"});
    let answer = Outcome { body: problem.to_string().into(), ..text(402, "") };
    server.plan([Mishap::Instead(answer.with("content-type", "application/problem+json"))]);
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    let client = client(&server.url());
    let summary = one_run(&mut *webhook_at(&client), &moves(1), &mut book, &time).unwrap();
    let Ending::Unavailable { why, .. } = summary.ending else { panic!("{summary:?}") };
    assert_eq!(why, "the webhook answered 402 Out of credit: Top up 30 EUR");
    assert_eq!(book.cursor.trouble.as_deref(), Some(why.as_str()));
}

#[test]
fn an_answer_without_end_is_not_read() {
    let server = Server::start(webhook::Receiver::default());
    server.plan([Mishap::Instead(text(200, &"x".repeat(1024 * 1024 + 1)))]);
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    let client = client(&server.url());
    let summary = one_run(&mut *webhook_at(&client), &moves(1), &mut book, &time).unwrap();
    let Ending::Unavailable { why, .. } = summary.ending else { panic!("{summary:?}") };
    assert!(why.contains("more than 1048576 bytes"), "{why}");
    assert!(book.receipts.is_empty());
}

#[test]
fn snipe_it_is_never_asked_more_than_its_allowance() {
    let server = Server::start(snipe_it::SnipeIt::default());
    let (client, mut story) = (client(&server.url()), Story::default());
    story.goes(0, &Situation::Absent, &Situation::Available);
    for n in 0..40 {
        let (here, there) = (Situation::Available, Situation::With(person(1)));
        if n % 2 == 0 { story.goes(0, &here, &there) } else { story.goes(0, &there, &here) }
    }
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    one_run(&mut *snipe_it_at(&client, &book.cursor.clone()), &story, &mut book, &time).unwrap();
    assert!(server.seen() > 80, "{}", server.seen());
    let waited: Duration = time.slept.borrow().iter().sum();
    let steady = u32::try_from(server.seen() - 20).unwrap();
    assert!(
        waited >= Duration::from_millis(600) * (steady - 1),
        "{waited:?} for {}",
        server.seen()
    );
    // The next process remembers what this one used up.
    assert!(book.cursor.paced_until_ms > NOON);
    let cursor = book.cursor.clone();
    story.goes(0, &Situation::Available, &Situation::Missing);
    time.slept.borrow_mut().clear();
    one_run(&mut *snipe_it_at(&client, &cursor), &story, &mut book, &time).unwrap();
    assert!(!time.slept.borrow().is_empty());
}

#[test]
fn snipe_it_that_says_too_much_without_a_time_gets_a_minute() {
    let server = Server::start(snipe_it::SnipeIt::default());
    server.plan([Mishap::Instead(text(429, "Too Many Attempts."))]);
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    let client = client(&server.url());
    one_run(&mut *snipe_it_at(&client, &Cursor::default()), &in_stock(), &mut book, &time).unwrap();
    assert_eq!(wait(&book, &time), Duration::from_mins(1));
}

#[test]
fn an_error_that_says_200_is_a_refusal_and_keeps_the_order() {
    let server = Server::start(snipe_it::SnipeIt { nobody: true, ..Default::default() });
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    let (client, mut story) = (client(&server.url()), in_stock());
    story.goes(1, &Situation::Absent, &Situation::Available);
    let summary =
        one_run(&mut *snipe_it_at(&client, &Cursor::default()), &story, &mut book, &time).unwrap();
    let Ending::Refused { event, why } = summary.ending else { panic!("{summary:?}") };
    assert_eq!(event.seq, 1);
    assert_eq!(why, format!("SN-0: no user there has the e-mail address of person {}", person(1)));
    assert_eq!(
        server.with(|there| there.assets.len()),
        1,
        "nothing overtakes it, and no user was made"
    );
    // Once somebody has put it right, it goes on.
    server.with(|there| there.nobody = false);
    time.turn_to(book.cursor.not_before.unwrap());
    let cursor = book.cursor.clone();
    let summary = one_run(&mut *snipe_it_at(&client, &cursor), &story, &mut book, &time).unwrap();
    assert_eq!((summary.accepted, summary.left), (2, 0));
}

#[test]
fn a_serial_number_that_two_assets_have_is_refused() {
    let asset = |id, tag: &str| snipe_it::Asset {
        id,
        tag: tag.to_owned(),
        serial: "SN-1".to_owned(),
        status: snipe_it::AVAILABLE,
        assigned: None,
        notes: String::new(),
    };
    let there =
        snipe_it::SnipeIt { assets: vec![asset(1, "X"), asset(2, "Y")], ..Default::default() };
    let server = Server::start(there);
    let mut story = Story::default();
    story.goes(1, &Situation::Absent, &Situation::Available);
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    let client = client(&server.url());
    let summary =
        one_run(&mut *snipe_it_at(&client, &Cursor::default()), &story, &mut book, &time).unwrap();
    let Ending::Refused { why, .. } = summary.ending else { panic!("{summary:?}") };
    assert_eq!(why, "SN-1: 2 assets there have the serial number SN-1");
}

#[test]
fn what_somebody_checked_in_by_hand_is_no_trouble() {
    let server = Server::start(snipe_it::SnipeIt::default());
    let (client, mut story) = (client(&server.url()), in_stock());
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    one_run(&mut *snipe_it_at(&client, &Cursor::default()), &story, &mut book, &time).unwrap();
    server.with(|there| there.assets[0].assigned = None);
    story.goes(0, &Situation::With(person(1)), &Situation::Returned);
    let cursor = book.cursor.clone();
    let summary = one_run(&mut *snipe_it_at(&client, &cursor), &story, &mut book, &time).unwrap();
    assert_eq!((summary.accepted, summary.left), (1, 0), "{summary:?}");
    assert_eq!(server.with(|there| there.assets[0].status), snipe_it::RETURNED);
}

#[test]
fn servicenow_says_of_each_row_what_became_of_it() {
    let there = service_now::ServiceNow { cursed: Some("SN-1".to_owned()), ..Default::default() };
    let server = Server::start(there);
    let client = client(&server.url());
    let mut story = in_stock();
    story.goes(1, &Situation::Absent, &Situation::Available);
    story.goes(2, &Situation::Absent, &Situation::Available);
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    let summary = one_run(&mut *service_now_at(&client, &[]), &story, &mut book, &time).unwrap();
    let Ending::Refused { event, why } = summary.ending else { panic!("{summary:?}") };
    assert_eq!((event.seq, why.as_str()), (2, "the row was error: Invalid choice: substate"));
    assert_eq!((summary.accepted, book.cursor.next), (2, 2));
    server.with(|there| there.cursed = None);
    time.turn_to(book.cursor.not_before.unwrap());
    let summary = one_run(&mut *service_now_at(&client, &[]), &story, &mut book, &time).unwrap();
    assert_eq!((summary.left, book.receipts.len()), (0, 4), "{summary:?}");
    // The one behind it in the same batch was there already; the bad one went in now.
    assert_eq!(book.receipts[2].verdict, Verdict::Accepted);
    assert_eq!(book.receipts[3].verdict, Verdict::Known);
    assert_eq!(book.receipts[2].remote_id.as_deref(), Some("alm_hardware/sSN-1"));
}

#[test]
fn a_token_of_servicenow_that_runs_out_is_asked_for_anew() {
    let server = Server::start(service_now::ServiceNow::default());
    let client = client(&server.url());
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    let mut target = service_now_at(&client, &[("sign_in", "oauth"), ("batch", "1")]);
    one_run(&mut *target, &in_stock(), &mut book, &time).unwrap();
    assert_eq!(server.with(|there| there.tokens), 1);
    server.with(|there| there.tokens += 1);
    let mut story = in_stock();
    story.goes(0, &Situation::With(person(1)), &Situation::Returned);
    let summary = one_run(&mut *target, &story, &mut book, &time).unwrap();
    assert_eq!((summary.accepted, summary.left), (1, 0), "{summary:?}");
}

#[test]
fn a_hub_that_holds_another_entry_stops_the_station_with_both_as_evidence() {
    let server = enrolled_hub();
    server.with(|hub| {
        hub.entries = vec![b"{\"kind\":\"moved\",\"seq\":0}".to_vec(), b"{\"seq\":1}".to_vec()];
    });
    let (client, story) = (client(&server.url()), moves(3));
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    let summary = one_run(&mut *hub_at(&client), &story, &mut book, &time).unwrap();
    let Ending::Fork { evidence, .. } = summary.ending else { panic!("{summary:?}") };
    let evidence: serde_json::Value = serde_json::from_slice(&evidence).unwrap();
    assert_eq!(evidence["ours"]["entry"], "{\"kind\":\"moved\",\"seq\":1}");
    assert_eq!(evidence["theirs"]["fork"]["seq"], 1);
    assert!(book.cursor.stopped && book.receipts.is_empty());
}

#[test]
fn what_a_hub_calls_disputed_is_taken_and_said() {
    let server = enrolled_hub();
    server.with(|hub| hub.disputed = vec![1]);
    let (client, story) = (client(&server.url()), moves(3));
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    let summary = one_run(&mut *hub_at(&client), &story, &mut book, &time).unwrap();
    assert_eq!((summary.accepted, summary.disputed, summary.left), (2, 1, 0));
    assert!(summary.notes[0].contains("SN-0 is disputed"), "{:?}", summary.notes);
    // Its signed head was taken to be witnessed.
    assert_eq!(server.with(|hub| hub.witnessed), 3);
}

#[test]
fn a_clock_far_ahead_is_no_reason_to_wait_for_ever() {
    let server = Server::start(webhook::Receiver::default());
    let (client, story) = (client(&server.url()), moves(1));
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    book.cursor.not_before = Some(Timestamp::from_millis(NOON + 400 * 86_400_000));
    let summary = one_run(&mut *webhook_at(&client), &story, &mut book, &time).unwrap();
    assert_eq!(summary.accepted, 1);
}
