//! Sixty photos an hour, for each operator: also after a restart, and whatever the clock does.

use std::fs;

use custody::domain::names::Timestamp;
use custody::ledger::Mode;

use crate::common::desk::Desk;
use crate::common::program::{Home, small_picture};
use crate::common::{NOON, name};

const MINUTE: i64 = 60_000;

/// Asks for room for photos of an operator, at a time.
fn take(desk: &mut Desk, who: &str, count: u32, ms: i64) -> Result<(), Timestamp> {
    desk.clock.set(ms);
    let batch = desk.ledger.batch().expect("nobody else writes");
    let taken = batch.take_photos(&name(who), count).expect("the ledger answers");
    batch.commit().expect("it is written");
    taken
}

#[test]
fn the_sixty_first_photo_of_an_hour_waits_until_there_is_room() {
    let mut desk = Desk::new();
    let start = NOON + 5_000;
    for nth in 0..60 {
        assert_eq!(take(&mut desk, "olga", 1, start), Ok(()), "photo {nth}");
    }
    let free = take(&mut desk, "olga", 1, start).unwrap_err();
    // The clock of the tests goes on by a second whenever it is read.
    let waits = free.as_millis() - start;
    assert!((MINUTE - 1_000..=MINUTE + 61_000).contains(&waits), "{waits}");
    assert_eq!(take(&mut desk, "ada", 60, start), Ok(()), "everybody has their own");

    desk.ledger = desk.open(Mode::Write).unwrap();
    take(&mut desk, "olga", 1, start + 10_000).unwrap_err();
    assert_eq!(take(&mut desk, "olga", 1, free.as_millis()), Ok(()));
    take(&mut desk, "olga", 1, free.as_millis()).unwrap_err();
    assert_eq!(take(&mut desk, "olga", 60, start + 130 * MINUTE), Ok(()), "an hour later all");
}

#[test]
fn a_clock_that_goes_back_locks_nobody_out_for_longer_than_an_hour() {
    let mut desk = Desk::new();
    assert_eq!(take(&mut desk, "olga", 60, NOON + 1_000 * MINUTE), Ok(()));
    let free = take(&mut desk, "olga", 1, NOON).unwrap_err();
    assert!(free.as_millis() - NOON <= 2 * MINUTE);
    assert_eq!(take(&mut desk, "olga", 1, NOON + 2 * MINUTE), Ok(()));
}

#[test]
fn a_command_with_a_photo_too_many_keeps_none_and_says_when() {
    let home = Home::staffed();
    home.does("adopt --serial SN-1001 --surplus");
    for seed in 0..62 {
        home.write(&format!("{seed}.png"), small_picture(seed));
    }
    let photos = |seeds: std::ops::Range<u8>| -> String {
        seeds.fold(String::new(), |line, seed| line + &format!(" --photo {seed}.png"))
    };
    let entries = home.verifies();
    let line = format!("--as olga inspect SN-1001 --condition good{}", photos(0..61));
    home.tries(&line).ends(2).warns("61 photos are more than the 60 of an hour");
    let line = format!("--as olga inspect SN-1001 --condition good{}", photos(0..60));
    home.does(&line);
    let line = "--as olga inspect SN-1001 --condition good --photo 60.png --photo 61.png";
    home.tries(line).ends(75).warns("has no room for 2 more").warns("try again at 20");
    // What is there already is no upload.
    home.does("--as olga inspect SN-1001 --condition good --photo 3.png");
    home.does("--as ada inspect SN-1001 --condition good --photo 60.png");
    assert_eq!(home.verifies(), entries + 3);
    let files = fs::read_dir(home.path("data/acme/evidence")).unwrap().count();
    assert_eq!(files, 61, "nothing was kept that was not recorded");
}
