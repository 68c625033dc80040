use jiff::civil::time;

use super::*;

fn at(text: &str) -> Timestamp {
    Timestamp::from_millis(text.parse::<Zoned>().unwrap().timestamp().as_millisecond())
}

fn ladder(zone: &str) -> Ladder {
    let quiet = Hours { from: time(19, 0, 0, 0), until: time(7, 0, 0, 0) };
    let zone = TimeZone::get(zone).unwrap();
    Ladder { zone, days: Days::default(), quiet: Some(quiet), weekends: true }
}

fn told(rung: Rung, result: NoticeResult, when: &str) -> Told {
    Told { rung: rung.number(), result, at: at(when) }
}

const DELIVERED: NoticeResult = NoticeResult::Delivered;
const FAILED: NoticeResult = NoticeResult::Failed;
const UNSURE: NoticeResult = NoticeResult::Unsure;

/// What goes out, asked for every quarter of an hour: rung and time in the facility's zone.
fn played(
    ladder: &Ladder,
    clock: fn(Timestamp) -> Clock,
    from: &str,
    until: &str,
    fails: bool,
) -> Vec<String> {
    let (mut now, end) = (at(from).as_millis() - 20 * 86_400_000, at(until).as_millis());
    let (mut log, mut said) = (Vec::new(), Vec::new());
    while now < end {
        let here = Timestamp::from_millis(now);
        if let Some(rung) = ladder.next(clock(at(from)), &log, true, here) {
            let result = if fails { FAILED } else { DELIVERED };
            log.push(Told { rung: rung.number(), result, at: here });
            let zoned = ladder.zoned(here).unwrap();
            said.push(format!("{} {}", rung.as_str(), zoned.strftime("%m-%d %H:%M")));
        }
        now += 15 * 60_000;
    }
    said
}

#[test]
fn the_ladder_is_climbed_day_by_day_in_the_facilitys_zone() {
    // zone, weekends count, since when, and what goes out
    let table: [(&str, bool, &str, [&str; 4]); 8] = [
        (
            "Europe/Berlin",
            true,
            "2026-11-16T10:00[Europe/Berlin]",
            [
                "first 11-16 10:00",
                "reminder 11-17 07:00",
                "overdue 11-19 07:00",
                "escalation 11-21 07:00",
            ],
        ),
        // Monday: five working days on is Monday again.
        (
            "Europe/Berlin",
            false,
            "2026-11-16T10:00[Europe/Berlin]",
            [
                "first 11-16 10:00",
                "reminder 11-17 07:00",
                "overdue 11-19 07:00",
                "escalation 11-23 07:00",
            ],
        ),
        // Friday evening, within the quiet hours: nobody is told before Monday, and one thing a day.
        (
            "Europe/Berlin",
            false,
            "2026-11-20T20:00[Europe/Berlin]",
            [
                "first 11-23 07:00",
                "reminder 11-24 07:00",
                "overdue 11-25 07:00",
                "escalation 11-27 07:00",
            ],
        ),
        // The clocks go back on the 25th, and forward on the 29th: days stay days.
        (
            "Europe/Berlin",
            true,
            "2026-10-24T10:00[Europe/Berlin]",
            [
                "first 10-24 10:00",
                "reminder 10-25 07:00",
                "overdue 10-27 07:00",
                "escalation 10-29 07:00",
            ],
        ),
        (
            "Europe/Berlin",
            true,
            "2026-03-28T18:45[Europe/Berlin]",
            [
                "first 03-28 18:45",
                "reminder 03-29 07:00",
                "overdue 03-31 07:00",
                "escalation 04-02 07:00",
            ],
        ),
        // The same instant is another day elsewhere.
        (
            "Pacific/Auckland",
            true,
            "2026-11-16T22:00[Europe/Berlin]",
            [
                "first 11-17 10:00",
                "reminder 11-18 07:00",
                "overdue 11-20 07:00",
                "escalation 11-22 07:00",
            ],
        ),
        (
            "America/Los_Angeles",
            true,
            "2026-11-16T22:00[Europe/Berlin]",
            [
                "first 11-16 13:00",
                "reminder 11-17 07:00",
                "overdue 11-19 07:00",
                "escalation 11-21 07:00",
            ],
        ),
        (
            "Asia/Kolkata",
            true,
            "2026-12-30T09:30[Asia/Kolkata]",
            [
                "first 12-30 09:30",
                "reminder 12-31 07:00",
                "overdue 01-02 07:00",
                "escalation 01-04 07:00",
            ],
        ),
    ];
    for (zone, weekends, from, expected) in table {
        let ladder = Ladder { weekends, ..ladder(zone) };
        let until = "2027-02-01T00:00[UTC]";
        let until = if from.starts_with("2026-03") { "2026-05-01T00:00[UTC]" } else { until };
        assert_eq!(played(&ladder, Clock::Since, from, until, false), expected, "{from}");
    }
}

#[test]
fn what_is_due_back_is_announced_before_and_missed_after() {
    let ladder = Ladder { weekends: false, ..ladder("Europe/London") };
    let due = "2026-11-24T23:45[Europe/London]";
    let said = played(&ladder, Clock::Due, due, "2027-01-01T00:00[UTC]", false);
    // Tuesday: two working days before it is Friday.
    assert_eq!(
        said,
        [
            "first 11-20 07:00",
            "reminder 11-25 07:00",
            "overdue 11-27 07:00",
            "escalation 12-01 07:00"
        ]
    );
}

#[test]
fn a_day_that_begins_at_one_o_clock_begins_nonetheless() {
    // In Cairo the clocks go from midnight to one on 24 April 2026.
    let ladder = Ladder { quiet: None, ..ladder("Africa/Cairo") };
    let starts = |rung| ladder.starts(Clock::Since(at("2026-04-23T12:00[Africa/Cairo]")), rung);
    assert_eq!(starts(Rung::Reminder), Some(at("2026-04-24T01:00[Africa/Cairo]")));
    assert_eq!(starts(Rung::Overdue), Some(at("2026-04-26T00:00[Africa/Cairo]")));
}

#[test]
fn nothing_goes_out_in_the_quiet_hours() {
    let london = ladder("Europe/London");
    for (when, open) in [
        ("2026-11-16T06:59:59", false),
        ("2026-11-16T07:00:00", true),
        ("2026-11-16T18:59:59", true),
        ("2026-11-16T19:00:00", false),
        ("2026-11-16T00:00:00", false),
    ] {
        assert_eq!(london.is_open(at(&format!("{when}[Europe/London]"))), open, "{when}");
    }
    let noon = Hours { from: time(12, 0, 0, 0), until: time(13, 30, 0, 0) };
    let ladder = Ladder { quiet: Some(noon), weekends: false, ..ladder("UTC") };
    for (when, open) in [
        ("2026-11-16T11:59:59", true),
        ("2026-11-16T12:00:00", false),
        ("2026-11-16T13:30:00", true),
        ("2026-11-21T10:00:00", false),
    ] {
        assert_eq!(ladder.is_open(at(&format!("{when}[UTC]"))), open, "{when}");
    }
}

#[test]
fn what_fails_is_tried_again_ever_less_often_and_not_for_ever() {
    let ladder = Ladder { quiet: None, ..ladder("UTC") };
    let from = "2026-11-16T10:00[UTC]";
    let said = played(&ladder, Clock::Since, from, "2027-03-01T00:00[UTC]", true);
    let of = |word: &str| said.iter().filter(|said| said.starts_with(word)).count();
    // The next rung takes the place of one that is still being tried.
    assert_eq!(
        (of("first"), of("reminder"), of("overdue"), of("escalation")),
        (5, 7, 7, 8),
        "{said:?}"
    );
    assert_eq!(
        &said[..4],
        ["first 11-16 10:00", "first 11-16 10:15", "first 11-16 10:45", "first 11-16 12:45"]
    );
}

#[test]
fn a_rung_is_said_once_and_a_lower_one_never_after_it() {
    let ladder = ladder("UTC");
    let from = at("2026-11-16T10:00[UTC]");
    let now = at("2026-11-19T10:00[UTC]");
    let next = |log: &[Told]| ladder.next(Clock::Since(from), log, true, now);
    assert_eq!(next(&[]), Some(Rung::Overdue));
    for result in [DELIVERED, UNSURE] {
        assert_eq!(next(&[told(Rung::Overdue, result, "2026-11-18T10:00[UTC]")]), None);
        assert_eq!(next(&[told(Rung::Escalation, result, "2026-11-18T10:00[UTC]")]), None);
        assert_eq!(next(&[told(Rung::First, result, "2026-11-19T07:00[UTC]")]), None, "one a day");
        let before = told(Rung::First, result, "2026-11-18T10:00[UTC]");
        assert_eq!(next(&[before]), Some(Rung::Overdue));
    }
    assert_eq!(next(&[told(Rung::First, FAILED, "2026-11-19T09:59[UTC]")]), Some(Rung::Overdue));
}

#[test]
fn nobody_is_complained_of_who_was_not_told_first() {
    let ladder = ladder("UTC");
    let from = at("2026-09-01T10:00[UTC]");
    let now = at("2026-11-19T10:00[UTC]");
    let next = |log: &[Told], can| ladder.next(Clock::Since(from), log, can, now);
    assert_eq!(next(&[], true), Some(Rung::Overdue), "it lay here before notices were set up");
    let said = [told(Rung::Overdue, DELIVERED, "2026-11-18T10:00[UTC]")];
    assert_eq!(next(&said, true), Some(Rung::Escalation));
    let failed = [told(Rung::Overdue, FAILED, "2026-11-18T10:00[UTC]")];
    assert_eq!(next(&failed, true), Some(Rung::Escalation), "they cannot be reached");
    let failed = [told(Rung::Overdue, FAILED, "2026-11-19T09:00[UTC]")];
    assert_eq!(next(&failed, true), Some(Rung::Overdue), "the mail server was away for an hour");
}

#[test]
fn for_somebody_who_can_be_told_nothing_somebody_else_is_told_at_once() {
    let ladder = ladder("UTC");
    let from = at("2026-11-19T10:00[UTC]");
    let next = |clock: fn(Timestamp) -> Clock| ladder.next(clock(from), &[], false, from);
    assert_eq!(next(Clock::Since), Some(Rung::Escalation));
    assert_eq!(next(Clock::Asked), Some(Rung::Escalation));
    assert_eq!(next(Clock::News), Some(Rung::First), "that is nobody else's business");
}

#[test]
fn who_collected_something_is_said_once() {
    let ladder = ladder("UTC");
    let from = "2026-11-16T10:00[UTC]";
    let said = played(&ladder, Clock::News, from, "2026-12-24T00:00[UTC]", false);
    assert_eq!(said, ["first 11-16 10:00"]);
}

#[test]
fn what_is_asked_for_is_asked_at_once_and_again_around_its_date() {
    let ladder = ladder("UTC");
    let asked = |from: &str| played(&ladder, Clock::Asked, from, "2026-12-24T00:00[UTC]", false);
    // `played` begins twenty days before the date.
    let said = asked("2026-12-01T10:00[UTC]");
    let wanted = [
        "first 11-11 10:00",
        "reminder 11-29 07:00",
        "overdue 12-04 07:00",
        "escalation 12-06 07:00",
    ];
    assert_eq!(said, wanted);
}
