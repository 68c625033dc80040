//! Every verb: once as it should go, and once as it is refused.

use crate::common::program::Home;

/// A command line, a text of its answer, and with which code it ends.
type Step = (&'static str, i32, &'static str);

/// Runs a story in one home, one step after the other.
fn tell(home: &Home, story: &[Step]) {
    for (line, code, text) in story {
        let answer = home.tries(line).ends(*code);
        // What went well is the answer; what did not is beside it.
        if *code == 0 {
            answer.says(text)
        } else {
            answer.warns(text)
        };
    }
}

const INCOMING: &[Step] = &[
    ("expect asn.csv", 0, "1 announced rows recorded"),
    ("expect bad.csv", 65, "line 2: tracking number has"),
    ("receive 1Z999AA10123456784 --to 1815 --contents 2", 0, "received from UPS for Ada Lovelace"),
    ("receive 1Z999AA10123456785", 1, "its check digit does not fit"),
    ("receive 123456789012 --at nowhere", 1, "nowhere is not a place of this facility"),
    ("receive 123456789012", 0, "Parcel received from FedEx, at dock-1"),
    ("refuse 9205591234567800042172 --reason crushed", 0, "Parcel refused to USPS: crushed"),
    ("receive 9205591234567800042172", 1, "a parcel with this number was closed as refused"),
    ("refuse 123456789012 --reason crushed", 1, "it has been in the mailroom since"),
    ("match 123456789012 --to 'Grace Hopper'", 0, "Recipient set to Grace Hopper (manual)"),
    ("match 123456789012 --to nobody", 1, "nobody is known as nobody"),
    ("serialize 1Z999AA10123456784 --serial SN-1001 --tag AT-1", 0, "as serial SN-1001 tag AT-1"),
    ("serialize 123456789012 --serial SN-1001", 1, "the serial number belongs to SN-1001"),
    ("adopt --serial SN-2001 --tag AT-2 --surplus", 0, "serial SN-2001 tag AT-2 (surplus)"),
    ("adopt --serial SN-2002 --tag AT-2", 1, "the asset tag belongs to SN-2001"),
    ("alias AT-2 00:1b:44:11:3a:b7 --kind mac", 0, "Also known by mac 001B44113AB7"),
    ("alias AT-1 00:1b:44:11:3a:b7 --kind mac", 1, "it belongs to SN-2001"),
    ("reidentify AT-2 --serial SN-2009 --reason misread", 0, "set right to SN-2009: misread"),
    (
        "reidentify AT-2 --serial SN-1001 --reason misread",
        1,
        "the serial number belongs to SN-1001",
    ),
];

#[test]
fn what_comes_in_is_recorded_once_and_what_cannot_be_is_refused() {
    let home = Home::staffed();
    home.write("asn.csv", "tracking,serials\n1Z999AA10123456784,SN-1001;SN-1002\n");
    home.write("bad.csv", "tracking\nA\n");
    tell(&home, INCOMING);
    home.verifies();
}

const KEEPING: &[Step] = &[
    ("serialize --no-parcel stock --serial SN-1001 --tag AT-1 --data-bearing", 0, "(stock)"),
    ("place add 'Room 4/Shelf B'", 0, "Room 4/Shelf B added"),
    ("place add 'Room 5' --as vera", 77, "vera is viewer"),
    ("move AT-1 --at 'Room 4/Shelf B'", 0, "Asset moved to Room 4/Shelf B"),
    ("move AT-1 --at nowhere", 1, "nowhere is not a place of this facility"),
    ("hold AT-1 --code legal --note 'case 7'", 0, "Hold placed for legal: case 7"),
    ("hold AT-99 --code legal", 1, "nothing is known by AT-99"),
    ("release AT-1 --code damage", 1, "there is no hold for damage on it"),
    ("release AT-1 --code legal --as olga", 1, "only an admin may do that"),
    ("release AT-1 --code legal", 0, "Hold for legal released"),
    ("inspect AT-1 --condition damaged --missing charger", 0, "damaged, without charger"),
    ("inspect AT-1 --condition shiny", 2, "invalid value 'shiny'"),
    ("sanitize AT-1 --method purge --tool nwipe", 0, "Data removed (purge, nwipe)"),
    ("sanitize AT-1 --method magic", 2, "invalid value 'magic'"),
];

#[test]
fn what_is_kept_can_be_moved_held_inspected_and_wiped() {
    let home = Home::staffed();
    tell(&home, KEEPING);
    home.verifies();
}

const PASSING: &[Step] = &[
    ("scan --act audit", 0, ""),
    ("scan --watch nowhere", 66, "nowhere is not a folder"),
    ("serialize --no-parcel stock --serial SN-1001 --tag AT-1", 0, "tag AT-1"),
    ("receive 123456789012", 0, "FedEx"),
    ("attempt 123456789012 --reason 'nobody there'", 0, "Delivery attempt failed: nobody there"),
    ("decline 123456789012 --reason 'not mine'", 0, "declined by the recipient: not mine"),
    ("hand-off 123456789012 --to 1906", 0, "Parcel handed off to Grace Hopper"),
    ("attempt 123456789012 --reason late", 1, "it is closed (delivered), not in the mailroom"),
    ("decline 123456789012 --reason late", 1, "it is closed (delivered), not in the mailroom"),
    ("hand-off AT-1 --to 1815", 1, "a signature is needed"),
    ("serialize --no-parcel stock --serial SN-1002", 0, "SN-1002"),
    ("hand-off SN-1002 --to 1906 --sign-later 'the pad is broken'", 0, "signature owed (the pad"),
    ("sign 12 --signature signature.png", 0, "Signature for event 12 given"),
    ("sign 11 --signature signature.png", 1, "passes custody to nobody who could sign"),
    ("attach 12 signature.png", 0, "Evidence attached to event 12: paper"),
    ("attach 99 signature.png", 1, "there is no event 99"),
    ("handoff AT-1 --to 1815 --signature signature.png --due 2027-01-01", 0, "due back 2027-01-01"),
    ("due AT-1 --on 2027-02-03", 0, "Due date set to 2027-02-03"),
    ("due AT-1 --on tomorrow", 2, "`tomorrow` is not a date"),
    ("transfer AT-1 --from 1906 --to 1906 --signature signature.png", 1, "the same person"),
    ("transfer AT-1 --from 1815 --to 1906 --signature signature.png", 0, "to Grace Hopper, signed"),
    ("return AT-1 --from 1906 --condition good --missing dock", 0, "good, without dock"),
    ("return AT-1 --from 1815", 1, "it has been in the mailroom since"),
    ("send AT-99 --to 'Repair Ltd'", 1, "nothing is known by AT-99"),
    (
        "send AT-1 --to 'Repair Ltd' --carrier DHL --purpose repair",
        0,
        "to Repair Ltd with DHL: repair",
    ),
    ("take-in 123456789012", 1, "it is closed (delivered)"),
    ("take-in AT-1 --condition good", 0, "Asset taken in at dock-1, good"),
    ("notify AT-1", 78, "no way to send notices is set up"),
    ("notify --due", 0, ""),
];

#[test]
fn custody_passes_from_hand_to_hand_only_with_what_the_rules_ask_for() {
    let home = Home::staffed();
    home.has_pictures();
    tell(&home, PASSING);
    home.verifies();
}

// The first item is entered as number 6: the log was founded, two operators enrolled and three sessions
// opened before.
const LEAVING: &[Step] = &[
    ("serialize --no-parcel stock --serial SN-1001 --tag AT-1", 0, "tag AT-1"),
    ("serialize --no-parcel stock --serial SN-1002 --tag AT-2", 0, "tag AT-2"),
    ("receive 123456789012 --carrier DHL", 0, "received from DHL"),
    ("missing AT-1 --reason 'not on the shelf'", 0, "reported missing: not on the shelf"),
    ("found AT-1 --at nowhere", 1, "nowhere is not a place of this facility"),
    ("found AT-1 --at dock-1 --condition good", 0, "Asset found at dock-1, good"),
    ("return-to-sender AT-1", 1, "it is an asset, not a parcel"),
    ("correct 8 --set carrier=UPS --reason misread", 0, "carrier is now UPS: misread"),
    ("correct 8 --set serial=X --reason misread", 2, "`serial` is not a field that can be amended"),
    ("correct 99 --void --reason mistake", 1, "there is no event 99"),
    ("return-to-sender 123456789012", 0, "Parcel returned to sender with UPS: undeliverable"),
    ("missing 123456789012", 1, "it was closed as returned"),
    ("settle AT-1 --keep 6 --reason asked", 1, "nothing about it is disputed"),
    ("replace AT-1 --by AT-1 --approver olga --reason x", 1, "an asset cannot replace itself"),
    ("replace AT-1 --by AT-2 --approver olga --reason swapped", 0, "Asset replaced by SN-1002"),
    ("dispose AT-2 --method recycled --approver ada", 1, "whoever asks for it cannot approve it"),
    ("dispose AT-2 --method recycled --approver olga", 0, "by recycled, approved by olga"),
];

#[test]
fn what_leaves_for_good_needs_a_second_person_and_mistakes_stay_visible() {
    let home = Home::staffed();
    tell(&home, LEAVING);
    home.verifies();
}

const LOOKING: &[Step] = &[
    ("report ageing --format csv", 0, "age,days,item,kind,status"),
    ("report ageing --from soon", 2, "`soon` is not a time"),
    ("serialize --no-parcel stock --serial SN-1001 --tag AT-1 --maker Dell", 0, "tag AT-1"),
    ("hand-off AT-1 --to 1815 --signature signature.png", 0, "handed off to Ada Lovelace, signed"),
    ("show at-1", 0, "Asset SN-1001  Dell  issued"),
    ("show AT-2", 1, "nothing is known by AT-2"),
    ("history AT-1", 0, "7  Asset handed off to Ada Lovelace, signed on"),
    ("history AT-2", 1, "nothing is known by AT-2"),
    ("evidence 7", 0, "signature   kept"),
    ("evidence 99", 1, "there is no event 99"),
    ("list --standing out", 0, "SN-1001"),
    ("list --with nobody", 1, "nobody is known as nobody"),
    ("find dell", 0, "SN-1001"),
    ("find hp", 1, "nothing is known with hp"),
    ("holdings ada@example.com", 0, "SN-1001"),
    ("holdings nobody", 1, "nobody is known as nobody"),
    ("decode box-laptop.png", 0, "NB14-512"),
    ("decode nothing.png", 66, "there is no file nothing.png"),
    ("label AT-1 --zpl -", 0, "^FDMA,AT-1^FS"),
    ("label AT-1", 2, "the labels need somewhere to go"),
    ("verify", 0, "ok: 8 entries"),
    ("verify --receipt nothing --key x", 2, "the key is malformed"),
    ("receipt 6", 0, "Receipt dock-1-6"),
    ("receipt 6 --proof laptop.tlog-proof", 0, "asset SN-1001"),
    ("receipt 6 --text", 0, "Receipt dock-1-6"),
    ("receipt 6 --html -", 0, "default-src 'none'"),
    ("receipt 6 --pdf laptop.pdf --paper letter", 0, "Receipt dock-1-6"),
    ("receipt 6 --html - --pdf -", 2, "only one file can be written to standard output"),
    ("certificate ada@example.com", 0, "Certificate of return for Ada Lovelace"),
    ("certificate ada@example.com --pdf ada.pdf --since 2020-01-01T00:00:00Z", 0, "still held"),
    ("certificate nobody", 1, "nobody is known as nobody"),
    ("receipt 99", 1, "there is no event 99"),
    ("checkpoint", 0, "acme/custody/hq/dock-1/e0"),
    ("checkpoint --out nowhere/head", 73, "nowhere/head"),
    ("keys", 0, "acme/custody/hq/dock-1/e0+"),
    ("vault show", 0, "at hand"),
    ("vault rotate --as vera", 77, "vera is viewer"),
    ("vault rotate", 0, "what is new is sealed with key"),
    ("keys --as mallory", 77, "mallory is not logged in"),
    ("backup --out backups --as vera", 77, "vera is viewer"),
    ("backup --out backups", 0, "are backed up in backups"),
    ("restore backups --reason x", 66, "manifest.json"),
    ("rebuild", 0, "1 items derived anew from the log"),
    ("rebuild --as vera", 77, "vera is viewer"),
    ("doctor", 0, "ok  ledger"),
    ("doctor --profile other", 78, ""),
    ("verify --profile other", 78, "there is no profile other"),
    ("purge", 0, "nothing is past its time"),
    ("purge --as olga", 77, "only an admin may do that"),
    ("case open 1815 --kind recall", 0, "recall of Ada Lovelace, 1 item: SN-1001"),
    ("case open 1815", 1, "it is on the list of case"),
    ("case list", 0, "0 of 1"),
];

#[test]
fn what_is_on_record_can_be_looked_at_from_every_side() {
    let home = Home::staffed();
    home.has_pictures();
    tell(&home, LOOKING);
}

const COMING_AND_GOING: &[Step] = &[
    ("whoami", 0, "ada (admin), by session until"),
    ("operator list", 0, "vera"),
    ("operator role olga viewer --as olga", 77, "only an admin may do that"),
    ("operator role olga viewer", 0, "olga is viewer from now on"),
    ("receive 123456789012 --as olga", 77, "olga is viewer"),
    ("operator role ada operator", 1, "ada is the last admin"),
    ("operator disable vera", 0, "vera may act no more"),
    ("list --as vera", 77, "the session of vera has ended"),
    ("login vera", 77, "do not fit"),
    ("operator enable vera", 0, "vera may act again"),
    ("login vera", 0, "vera is logged in, until"),
    ("lock --as vera", 0, "the session of vera is locked"),
    ("lock --as mallory", 77, "mallory is not logged in"),
    ("list --as vera", 77, "the session of vera is locked"),
    ("token create nightly --out nightly.token --as ada", 0, "nightly (viewer), token"),
    ("token create nightly --out nightly.token --as ada", 73, "it is there already"),
    ("token create olga --as ada", 1, "olga is an operator who logs in"),
    ("token list --as ada", 0, "nightly"),
    ("token revoke nightly --as ada", 0, "is worth nothing any more"),
    ("token revoke nightly --as ada", 1, "there is no token nightly"),
    ("list --token-file nightly.token", 77, "the token of nightly has ended"),
    ("logout --as olga", 0, "olga is logged out"),
    ("logout --as olga", 77, "olga is not logged in"),
    ("whoami --as olga", 77, "olga is not logged in"),
    ("login mallory", 77, "do not fit"),
];

#[test]
fn operators_come_and_go() {
    let home = Home::staffed();
    tell(&home, COMING_AND_GOING);
    home.verifies();
}

const TELLING: &[Step] = &[
    ("remote add itsm --kind webhook --url http://127.0.0.1:1 --make-key", 0, "itsm added"),
    ("remote show other", 1, "there is no remote other"),
    ("push", 0, ""),
    ("receive 123456789012", 0, "Parcel received from FedEx"),
    ("push", 69, "everything is safe here"),
    ("reconcile --json", 0, "custody.beliefs.v1"),
    ("reconcile --remote other", 1, "there is no remote other"),
];

#[test]
fn other_systems_are_told_when_they_can_be_reached() {
    let home = Home::staffed();
    tell(&home, TELLING);
    home.verifies();
}

const SETTING_UP: &[Step] = &[
    ("init --tenant acme --facility hq", 2, "--station is missing"),
    ("list", 78, "there is no profile yet"),
    (
        "init --tenant acme --facility hq --station dock-1 --zone UTC --admin ada",
        0,
        "acme is ready",
    ),
    ("init --tenant acme --facility hq --station dock-1 --zone UTC --admin ada", 73, "already"),
    ("profile show", 0, "dock-1"),
    ("profile use other", 78, "there is no profile other"),
    ("place add shelf-1", 0, "shelf-1 added"),
    ("place add '!'", 2, "invalid value '!'"),
    ("person add 'Ada Lovelace' --number 1815", 0, "Ada Lovelace added"),
    (
        "subject export 1815 --out ada.json",
        0,
        "0 events and what the directory has are in ada.json",
    ),
    ("subject export 1816 --out ada.json", 1, "nobody is known as 1816"),
    ("person show 1906", 1, "nobody is known as 1906"),
    ("operator add olga --role operator", 0, "olga added as operator"),
    ("operator add olga", 1, "there is an operator olga already"),
    ("import people.csv --kind people --delta", 0, "1 people recorded, 1 known already"),
    ("import nothing.csv --kind people", 66, "there is no file nothing.csv"),
    ("export events --output -", 0, "event_type,event_id,seq"),
    ("export events --output nowhere/events.csv", 73, "nowhere/events.csv"),
    ("export upload 1 --remote snow", 1, "there is no run 1"),
    ("completions bash", 0, "custody"),
    ("completions tcsh", 2, "invalid value 'tcsh'"),
    ("man", 0, ".TH custody"),
    ("man people.csv", 73, "people.csv"),
    ("demo --keep .", 73, "holds profiles already"),
];

#[test]
fn a_station_is_set_up_step_by_step_and_every_wrong_step_says_what_is_wrong() {
    let home = Home::empty();
    home.write("people.csv", "number,name\n1815,Ada Lovelace\n1906,Grace Hopper\n");
    tell(&home, SETTING_UP);
}

const STORIES: [&[Step]; 8] =
    [INCOMING, KEEPING, PASSING, LEAVING, LOOKING, COMING_AND_GOING, TELLING, SETTING_UP];

/// Every line that is told.
pub fn lines() -> Vec<&'static str> {
    STORIES.iter().copied().flatten().map(|(line, _, _)| *line).collect()
}

#[test]
fn every_verb_of_the_grammar_has_a_story_with_a_happy_and_an_unhappy_end() {
    let told = |verb: &str, wanted: fn(i32) -> bool| {
        STORIES
            .iter()
            .copied()
            .flatten()
            .any(|(line, code, _)| line.split(' ').next() == Some(verb) && wanted(*code))
    };
    for command in custody::cli::grammar().get_subcommands() {
        let verb = command.get_name();
        // One station alone has no disputes to settle; the demo and restoring have tests of their own.
        let only_refused = ["settle", "demo", "restore"].contains(&verb);
        assert!(only_refused || told(verb, |code| code == 0), "{verb} is never carried out");
        assert!(told(verb, |code| code != 0), "{verb} is never refused");
    }
}
