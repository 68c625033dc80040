//! Files in and out: all of a file or nothing, every value as it was.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::MetadataExt as _;

use serde_json::Value;

use crate::common::program::{Answer, Home, STAFFED, ups};

/// The values of one field, in the order of the list.
fn field(rows: &[Value], name: &str) -> Vec<String> {
    rows.iter().map(|row| row[name].as_str().unwrap_or_default().to_owned()).collect()
}

fn csv_rows(text: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    let records = reader.records().map(|row| row.expect("a row of as many fields as the header"));
    records.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

/// One column of a CSV text, by its name, without it.
fn column(text: &[u8], name: &str) -> Vec<String> {
    let rows = csv_rows(text);
    let at = rows[0].iter().position(|cell| cell == name).expect("the column is there");
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

const FLEET: &str = "serial,tag,maker,model,category,data_bearing,note\r\n\
    SN-1001,AT-1,Dell,Latitude 5440,laptop,yes,\"dented, \"\"left\"\" corner\"\r\n\
    0012345,0042,\"Müller, Söhne & Co.\",=1+1,dock,no,-2+3\r\n\
    SN-1003,,Dell,+49 30 1234,@home,,\"'quoted\"\r\n";

#[test]
fn what_is_imported_comes_out_again_as_it_was() {
    let home = Home::new();
    home.write("fleet.csv", FLEET);
    home.does("import fleet.csv --kind assets").says("3 assets recorded, 0 known already");
    home.does("export assets --output out.csv").warns("3 rows written to out.csv");
    let out = home.read("out.csv");
    for (ours, theirs) in [
        ("serial", "serial_number"),
        ("tag", "asset_tag"),
        ("maker", "manufacturer"),
        ("model", "model"),
        ("category", "category"),
    ] {
        let wanted: BTreeSet<_> = column(FLEET.as_bytes(), ours).into_iter().collect();
        let found: BTreeSet<_> = column(&out, theirs).into_iter().collect();
        assert_eq!(found, wanted, "{ours}: text that looks like a formula stays what it is");
    }
    let shown = home.does("show 0012345 --json").json();
    assert_eq!((&shown["serial"], &shown["tag"]), (&"0012345".into(), &"0042".into()));
    assert_eq!(home.does("history SN-1003 --json").json()[0]["data"]["note"], "'quoted");
    home.verifies();
}

#[test]
fn every_csv_says_the_same_as_the_list_for_programs() {
    let home = Home::staffed();
    home.has_pictures();
    home.write("fleet.csv", FLEET);
    home.does("import fleet.csv --kind assets");
    home.does("receive 1Z999AA10123456784 --to 1815 --note 'a,b;\"c'");
    home.does("serialize --no-parcel stock --serial SN-2001 --tag AT-2");
    home.does("hand-off AT-2 --to 1815 --signature signature.png");
    let items = home.items();
    let list = home.does("list --format csv").out.into_bytes();
    for (ours, theirs) in [
        ("item", "item_id"),
        ("standing", "standing"),
        ("word", "status"),
        ("kind", "kind"),
        ("serial", "serial_number"),
        ("tag", "asset_tag"),
        ("tracking", "tracking_number"),
        ("maker", "manufacturer"),
        ("model", "model"),
        ("place", "place"),
        ("since", "since"),
        ("carrier", "carrier"),
    ] {
        assert_eq!(column(&list, theirs), field(&items, ours), "{ours}");
    }
    let assets: Vec<Value> = items.into_iter().filter(|item| item["kind"] == "asset").collect();
    home.does("export assets --output assets.csv");
    let exported = home.read("assets.csv");
    // A list has the order of the ids, an export that of the log; within a millisecond they may differ.
    let in_log = column(&exported, "item_id");
    let mut assets = assets;
    assets.sort_by_key(|asset| in_log.iter().position(|id| asset["item"] == id.as_str()));
    for (ours, theirs) in [
        ("item", "item_id"),
        ("standing", "standing"),
        ("serial", "serial_number"),
        ("place", "place"),
        ("condition", "condition"),
        ("last_at", "last_recorded_at"),
    ] {
        assert_eq!(column(&exported, theirs), field(&assets, ours), "{ours}");
    }
    for kind in ["events", "handoffs", "assets"] {
        let csv = home.does(&format!("export {kind} --output -")).out;
        let lines = home.does(&format!("export {kind} --output - --format jsonl")).json_lines();
        assert_csv_is_json(csv.as_bytes(), &lines);
        assert!(!lines.is_empty(), "{kind}");
    }
    let seqs = column(home.does("export events --output -").out.as_bytes(), "seq");
    assert_eq!(seqs, (STAFFED..).take(seqs.len()).map(|n| n.to_string()).collect::<Vec<_>>());
}

/// Demands that both forms of one export carry the same cells.
#[track_caller]
fn assert_csv_is_json(csv: &[u8], lines: &[Value]) {
    let rows = csv_rows(csv);
    assert_eq!(rows.len(), lines.len() + 1);
    for (cells, line) in rows[1..].iter().zip(lines) {
        assert!(line["schema"].as_str().is_some_and(|schema| schema.starts_with("custody.")));
        for (name, cell) in rows[0].iter().zip(cells) {
            let same = match &line[name] {
                Value::Null => cell.is_empty(),
                Value::String(text) => text == cell,
                other => *other == serde_json::from_str::<Value>(cell).unwrap_or_default(),
            };
            assert!(same, "{name}: {cell} is not {}", line[name]);
        }
    }
}

#[test]
fn an_export_to_a_file_is_whole_and_the_same_bytes_whenever_it_is_repeated() {
    let home = Home::new();
    home.write("fleet.csv", FLEET);
    home.does("import fleet.csv --kind assets");
    home.does("export events --output events.csv");
    let first = home.read("events.csv");
    assert!(first.ends_with(b"\r\n") && !first.starts_with(b"\xEF\xBB\xBF"));
    let inode = |home: &Home| fs::metadata(home.path("events.csv")).expect("it is there").ino();
    let before = inode(&home);
    home.does("rebuild");
    home.does("export events --output events.csv");
    assert_eq!(home.read("events.csv"), first);
    assert_ne!(inode(&home), before, "a new file took the place of the old one");
    assert_eq!(home.does("export events --output -").out.into_bytes(), first);
    let left: Vec<_> = fs::read_dir(home.path("."))
        .expect("the home")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(".tmp"))
        .collect();
    assert!(left.is_empty(), "nothing half-written is left: {left:?}");
}

#[test]
fn an_export_of_a_span_has_what_was_recorded_in_it() {
    let home = Home::new();
    home.does("receive 1Z999AA10123456784");
    home.does("receive 123456789012");
    let at = home.does("show 123456789012 --json").json()["last_at"].clone();
    let at = at.as_str().expect("a time");
    let from = home.does(&format!("export events --output - --from {at}")).out;
    assert_eq!(column(from.as_bytes(), "seq"), ["3"]);
    let to = home.does(&format!("export events --output - --to {at}")).out;
    assert_eq!(column(to.as_bytes(), "seq"), ["2"]);
}

#[test]
fn one_bad_line_and_nothing_is_recorded_but_every_bad_line_is_named() {
    let home = Home::new();
    let bad = "tracking,contents,received_at\n1Z999AA10123456784,1,\n?,1,\n123456789012,many,\n\
        9205591234567800042172,1,yesterday\nJD014600003828394857,1\n";
    home.write("bad.csv", bad);
    let answer = home.tries("import bad.csv --kind parcels").ends(65);
    answer
        .warns("line 3: tracking number has")
        .warns("line 4: contents is not a number from 1 to 65535")
        .warns("line 5: `yesterday` is not a time")
        .warns("line 6: has 2 fields where the header has 3")
        .warns("4 of 5 rows cannot be taken; nothing was recorded");
    assert!(home.items().is_empty());
    let answer = home.tries("import bad.csv --kind parcels --json").ends(65);
    let lines = answer.json_lines();
    let rejected: Vec<_> = lines.iter().filter_map(|line| line["line"].as_u64()).collect();
    assert_eq!(rejected, [3, 4, 5, 6]);
    let sum = lines.last().expect("a sum");
    assert_eq!((&sum["recorded"], &sum["rejected"]), (&0.into(), &4.into()));
    assert_eq!(home.verifies(), 0);
}

#[test]
fn a_dry_run_says_what_would_happen_and_records_nothing() {
    let home = Home::new();
    home.write("fleet.csv", FLEET);
    home.does("import fleet.csv --kind assets --dry-run").says("3 assets would be recorded");
    let rows = home.does("import fleet.csv --kind assets --dry-run --json").json_lines();
    let outcomes: Vec<_> = rows.iter().filter_map(|row| row["outcome"].as_str()).collect();
    assert_eq!(outcomes, ["recorded"; 3]);
    assert_eq!(rows[3]["dry_run"], true);
    home.write("people.csv", "name,number\nEve,7\n");
    home.does("import people.csv --kind people --delta --dry-run")
        .says("1 people would be recorded");
    home.tries("person show Eve").ends(1);
    assert_eq!(home.verifies(), 0);
}

#[test]
fn the_same_file_twice_records_nothing_the_second_time_whatever_is_in_it() {
    let home = Home::staffed();
    home.write("fleet.csv", FLEET);
    home.write("parcels.csv", format!("tracking\n{}\n{}\n", ups(1), ups(2)));
    home.write("asn.csv", format!("tracking,serials\n{},SN-7;SN-8\n", ups(3)));
    home.write("people.csv", "name,department\nEve,Sales\nMallory,\n");
    let files = [
        ("import fleet.csv --kind assets", 3),
        ("import parcels.csv --kind parcels", 2),
        ("expect asn.csv", 1),
        ("import people.csv --kind people --delta", 2),
    ];
    for (line, rows) in files {
        home.does(line).says(&format!("{rows} ")).says(" recorded, 0 known already");
    }
    // Even what has happened since does not bring an old file back to life.
    home.does(&format!("hand-off {} --to 1815", ups(1)));
    let (entries, items) = (home.verifies(), home.items());
    let people = home.does("person list").out;
    for (line, rows) in files {
        home.does(line).says("0 ").says(&format!(" recorded, {rows} known already"));
    }
    assert_eq!((home.verifies(), home.items()), (entries, items));
    assert_eq!(home.does("person list").out, people);
}

#[test]
fn a_number_that_stands_twice_in_a_file_names_both_lines() {
    let home = Home::new();
    let twice = |kind: &str, file: &str, lines: &str| {
        home.write("twice.csv", file);
        home.tries(&format!("import twice.csv --kind {kind}")).ends(65).warns(lines);
    };
    let both = "line 4: the same number stands in line 2";
    let parcels = format!("tracking\n{0}\n{1}\n1z {2}\n", ups(1), ups(2), &ups(1)[2..]);
    twice("parcels", &parcels, both);
    twice("assets", "serial,tag\nSN-1,AT-1\nSN-2,AT-2\nsn-1,AT-3\n", both);
    twice("assets", "serial,tag\nSN-1,AT-1\nSN-2,AT-2\nSN-3,at-1\n", both);
    twice("people --delta", "name,number,email\nA,1,\nB,2,b@x\nC,1,c@x\n", both);
    twice("people --delta", "name,number,email\nA,1,a@x\nB,2,b@x\nC,3,A@X\n", both);
    twice("people --delta", "name\nJohn Smith\nEve\njohn smith\n", both);
    assert_eq!((home.items().len(), home.does("person list").out.as_str()), (0, ""));
    home.write("makers.csv", "serial,maker\nSN-1,Dell\nSN-1,Lenovo\n");
    home.does("import makers.csv --kind assets").says("2 assets recorded");
}

#[test]
fn files_are_read_as_other_systems_write_them() {
    let row = |home: &Home| {
        let items = home.items();
        assert_eq!(items.len(), 1);
        field(&items, "tracking").remove(0) + &field(&items, "sender")[0]
    };
    for (file, said) in [
        (&b"tracking,sender\n1Z999AA10123456784,Dell"[..], "commas between 2 columns"),
        (b"\xEF\xBB\xBFTracking Number;From\r\n1Z999AA10123456784;Dell\r\n", "byte order mark"),
        (b"SENDER\ttracking_no\tx\n Dell \t1Z999AA10123456784\t\n", "tabs between 3 columns"),
        (b"from,awb\r\"Dell\",1Z999AA10123456784\r", "commas between 2 columns"),
    ] {
        let home = Home::new();
        home.write("file", file);
        home.does("import file --kind parcels").warns(said);
        assert_eq!(row(&home), "1Z999AA10123456784Dell", "{said}");
    }
    let home = Home::new();
    home.write("odd.csv", "Sendungsnr,Absender\n1Z999AA10123456784,Dell\n");
    let refused = home.tries("import odd.csv --kind parcels").ends(65);
    refused.warns("there is no column tracking").warns("its columns are Sendungsnr, Absender");
    let maps = ["--map", "Sendungsnr=tracking", "--map", "absender=sender"];
    let line = ["import", "odd.csv", "--kind", "parcels"];
    home.tries_words(&[&line[..], &maps[..]].concat()).ends(0);
    assert_eq!(row(&home), "1Z999AA10123456784Dell");
    for map in ["tracking", "Sendungsnr=colour", "Nummer=tracking"] {
        home.tries_words(&[&line[..], &["--map", map]].concat()).ends(2);
    }
}

#[test]
fn a_file_that_can_be_read_once_only_is_a_file() {
    let home = Home::new();
    let file = format!("tracking,received_at\n{},2026-05-04T10:00:00Z\n", ups(1));
    let said = |answer: Answer| answer.ends(0).says("1 parcels recorded").warns("stdin: UTF-8");
    said(home.feeds("import - --kind parcels", file.clone()));
    home.feeds("expect -", format!("tracking\n{}\n", ups(2))).ends(0);
    // What a shell makes of <(command).
    home.feeds("import /dev/stdin --kind parcels", file).ends(0).says("1 known already");
    home.does(&format!("history {}", ups(1))).says("imported from stdin");
    home.feeds("import - --kind parcels", "").ends(65).warns("stdin: the file is empty");
    home.tries("import . --kind parcels").ends(66).warns(". is a folder");
}

#[test]
fn files_that_are_none_are_refused_with_what_is_wrong() {
    let home = Home::new();
    let mut long = String::from("tracking,note\n");
    writeln!(long, "{},{}", ups(1), "x".repeat(70_000)).expect("a string takes it");
    for (bytes, why) in [
        (
            &b"tracking,note\n1Z999AA10123456784,\xcf\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0\n"[..],
            "encoding",
        ),
        (
            b"tracking,note\nA1234567,Zo\xc3\xa9 \xc3\xa9\n1Z999AA10123456784,\xe9\n",
            "line 3: a field is not UTF-8",
        ),
        (b"tracking\n9.20559E+21\n", "line 2: a spreadsheet has made the number `9.20559E+21`"),
        (
            b"tracking,received_at\nA1234567,03/04/2026\n",
            "line 2: `03/04/2026` may be read in two ways",
        ),
        (b"tracking,awb\n1,2\n", "two columns are called tracking"),
        (b"\x89PNG\r\n\x1a\n", "there is no column tracking"),
        (long.as_bytes(), "line 2: a field has 70000 bytes, more than 65536"),
    ] {
        home.write("file", bytes);
        home.tries("import file --kind parcels").ends(65).warns(why);
    }
    assert_eq!(home.verifies(), 0);
}

#[test]
fn a_recipient_is_matched_by_an_exact_name_and_never_guessed() {
    let home = Home::staffed();
    home.does("person add 'Grace Hopper' --number 2000");
    let rows = ["ada lovelace", "1815", "Ada", "Grace Hopper", ""];
    let lines: String = (1..).zip(rows).map(|(n, to)| ups(n) + "," + to + "\n").collect();
    home.write("parcels.csv", format!("tracking,recipient\n{lines}"));
    home.does("import parcels.csv --kind parcels");
    let recipient = |n: u32| {
        let event = home.does(&format!("history {} --json", ups(n))).json()[0].clone();
        home.does(&format!("show {} --json", ups(n))).json()["recipient"]["name"]
            .clone()
            .to_string()
            + event["data"]["recipient"]["unmatched"].as_str().unwrap_or_default()
    };
    assert_eq!(recipient(1), "\"Ada Lovelace\"");
    assert_eq!(recipient(2), "\"Ada Lovelace\"");
    assert_eq!(recipient(3), "nullpartial");
    assert_eq!(recipient(4), "nullmultiple");
    assert_eq!(recipient(5), "nullnone");
    assert_eq!(home.does("list --unmatched --format jsonl").json_lines().len(), 3);
}

#[test]
fn the_directory_can_be_taken_from_one_station_to_another() {
    let (here, there) = (Home::staffed(), Home::new());
    here.does("person add 'Eve, Jr.' --number 007 --department R&D --location 'Room 4' --inactive");
    let csv = here.does("person list --format csv").out;
    there.feeds("import - --kind people --delta", csv.clone()).ends(0).says("3 people recorded");
    assert_eq!(there.does("person list --format csv").out, csv);
    there.does("person show 007").says("has left");
}

#[test]
fn workbooks_and_old_encodings_are_files_like_any_other() {
    use crate::common::workbook::{Cell, Style, workbook};
    let home = Home::new();
    let rows: &[(u32, &[Cell])] = &[
        (1, &[Cell::Text("Goods in")]),
        (2, &[Cell::Text("Asset Tag"), Cell::Text("Serial Number"), Cell::Text("Manufacturer")]),
        (3, &[Cell::Number("42", Style::Zeros), Cell::Text("00012E5"), Cell::Text("Dell")]),
        (5, &[Cell::Text("AT-2"), Cell::Inline("SN-2"), Cell::Text("Müller")]),
    ];
    home.write("fleet.xlsx", workbook(&[("Stock", false, rows)]));
    home.does("import fleet.xlsx --kind assets")
        .says("2 assets recorded")
        .warns("fleet.xlsx: XLSX, sheet Stock, 3 columns, header in row 2")
        .warns(
            "taken: serial from `Serial Number`, tag from `Asset Tag`, maker from `Manufacturer`",
        );
    assert_eq!(home.does("show 00012E5 --json").json()["tag"], "00042");
    let (windows, said) = (b"serial;maker\r\nSN-3;M\xFCller\r\n", "windows-1252, semicolons");
    home.write("old.csv", windows);
    home.does("import old.csv --kind assets").warns(said);
    assert_eq!(home.does("show SN-3 --json").json()["maker"], "Müller");
    let wide: Vec<u8> = "\u{feff}tracking;received_at\r\n1Z999AA10123456784;3.4.2026 9:30\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    home.write("wide.txt", wide);
    home.tries("import wide.txt --kind parcels").ends(65).warns("--date-order");
    let answer = home.does("import wide.txt --kind parcels --date-order dmy --json").json();
    assert_eq!(answer["source"]["encoding"], "UTF-16LE");
    assert_eq!(answer["source"]["fields"]["received_at"], "received_at");
    let history = home.does("history 1Z999AA10123456784 --json").json();
    assert_eq!(history[0]["occurred_at"], "2026-04-03T08:30:00.000Z");
    let bad: &[(u32, &[Cell])] =
        &[(1, &[Cell::Text("serial")]), (7, &[Cell::Number("1200000", Style::Exponent)])];
    home.write("bad.xlsx", workbook(&[("A", false, bad), ("B", false, bad)]));
    home.tries("import bad.xlsx --kind assets").ends(2).warns("say which with --sheet NAME");
    let answer = home.tries("import bad.xlsx --kind assets --sheet b --json").ends(65);
    assert_eq!(answer.json_lines()[0]["row"], 7);
}

#[test]
fn bad_rows_are_left_out_where_that_is_asked_for_and_come_back_with_their_reasons() {
    let home = Home::new();
    let head = "Tracking Number;Pieces\r\n";
    let good = format!("{};2\r\n", ups(1));
    let twice = format!("{0};1\r\n{0};1\r\n", ups(2));
    home.write("in.csv", format!("{head}{good}?;1\r\n{twice}{};many\r\nshort\r\n", ups(3)));
    let answer = home.tries("import in.csv --kind parcels --skip-bad").ends(65);
    answer
        .says("1 parcels recorded, 0 known already")
        .warns("line 4: the same number stands in line 5")
        .warns("line 5: the same number stands in line 4")
        .warns("5 of 6 rows cannot be taken; they are in in.rejected.csv");
    assert_eq!(field(&home.items(), "tracking"), [ups(1)]);
    let rejected = home.read("in.rejected.csv");
    let header = "Tracking Number,Pieces,rejected_line,rejected_reason";
    assert_eq!(String::from_utf8_lossy(&rejected).lines().next(), Some(header));
    assert_eq!(column(&rejected, "Tracking Number"), ["?", &ups(2), &ups(2), &ups(3), "short"]);
    assert_eq!(column(&rejected, "rejected_line"), ["3", "4", "5", "6", "7"]);
    let reasons = column(&rejected, "rejected_reason");
    assert!(reasons[3].contains("contents is not a number"), "{reasons:?}");
    // What somebody has set right in it is not written over.
    home.does("verify");
    home.tries("import in.csv --kind parcels --skip-bad").ends(65);
    home.write("in.rejected.csv", "set right by hand\n");
    home.tries("import in.csv --kind parcels --skip-bad")
        .ends(73)
        .warns("in.rejected.csv is there already and says something else");
    assert_eq!(home.read("in.rejected.csv"), b"set right by hand\n");
    // What was set right goes in as it is; the reasons beside it are not read.
    let right = String::from_utf8_lossy(&rejected).replace("many", "3").replace('?', &ups(4));
    let lines: Vec<&str> = right.lines().filter(|line| !line.starts_with("short")).collect();
    home.write("right.csv", [lines[0], lines[1], lines[2], lines[4]].join("\r\n"));
    home.does("import right.csv --kind parcels")
        .says("3 parcels recorded")
        .warns("not used: rejected_line");
    home.write("good.csv", format!("{head}{good}"));
    home.does("import good.csv --kind parcels --skip-bad").says("0 parcels recorded, 1 known");
    assert!(!home.path("good.rejected.csv").exists(), "nothing was rejected");
    assert_eq!(home.verifies(), 4);
}

#[test]
fn past_events_are_late_entries_of_whoever_imports_them() {
    let home = Home::staffed();
    let events = "Date,Action,Asset Tag,Serial,Target,Admin,Notes\n\
        2024-01-05 09:00,received,AT-7,SN-7,,olaf,\n\
        2024-01-06 10:00,checkout,AT-7,SN-7,1815,olaf,new starter\n\
        2024-06-01 16:30,checkin from,AT-7,SN-7,Ada Lovelace,,\n\
        2024-06-02 11:00,checkout,AT-7,SN-7,grace@example.com,olaf,\n";
    home.write("past.csv", events);
    home.tries("import past.csv --kind events").ends(65).warns("line 3: a signature is needed");
    let line = "import past.csv --kind events --override 'signed on paper then'";
    let dry = home.does(&format!("{line} --dry-run")).out;
    assert_eq!(dry.matches("would be recorded").count(), 5, "{dry}");
    home.does(line).says("4 events recorded, 0 known already");
    let history = home.does("history AT-7 --json").json();
    let mut history = history.as_array().expect("a list").clone();
    let is_overridden = |event: &Value| event["kind"] == "overridden";
    assert!(history.iter().any(is_overridden), "what was set aside is on record");
    history.retain(|event| !is_overridden(event));
    let kinds: Vec<_> = history.iter().map(|event| &event["kind"]).collect();
    assert_eq!(kinds, ["adopted", "handed_off", "returned", "handed_off"]);
    assert_eq!(history[1]["occurred_at"], "2024-01-06T10:00:00.000Z");
    assert_eq!(history[1]["late"], true);
    assert_eq!(history[1]["actor"], "ada", "who imports it vouches for it");
    assert_eq!(history[1]["data"]["note"], "by olaf there: new starter");
    assert_eq!(home.does("show SN-7 --json").json()["custodian"]["name"], "Grace Hopper");
    home.does(line).says("0 events recorded, 4 known already");
    home.write("olga.csv", events.replace("2024", "2025").replace("received", "return"));
    let olga = "import olga.csv --kind events --override why --as olga";
    home.tries(olga).ends(65).warns("line 3: a signature is needed");
    home.tries("import past.csv --kind assets --override why").ends(2);
    let bad = "when,event,tag,person\n\
        2024-07-01,checkout,AT-7,Nobody Known\n2024-07-01,vanished,AT-7,1815\n\
        2024-07-01,returned,AT-99,1815\n2024-01-01,returned,AT-7,grace@example.com\n\
        ,returned,AT-7,1815\n2024-07-01,checkout,AT-7,\n2024-07-01,returned,,1815\n";
    home.write("bad.csv", bad);
    home.tries("import bad.csv --kind events")
        .ends(65)
        .warns("line 2: nobody in the directory is called `Nobody Known`")
        .warns("line 3: `vanished` is not an event")
        .warns("line 4: ")
        .warns("line 5: ")
        .warns("line 6: it does not say when it happened")
        .warns("line 7: it does not say who got it")
        .warns("line 8: it names no item")
        .warns("7 of 7 rows cannot be taken");
    home.verifies();
}

#[test]
fn an_announcement_lists_parcels_devices_and_lines_of_orders() {
    let home = Home::staffed();
    let asn = format!(
        "PO Number;PO Line;SKU;Qty;Serial Number;Tracking Number;Supplier;Requested for\r\n\
         4711;10;LAT-5440;1;SN-0001;{0};Dell;1815\r\n4711;10;LAT-5440;1;SN-0002;{0};Dell;1815\r\n\
         4711;20;DOCK;3;;{0};Dell;1815\r\n4712;10;MON;5;;;Dell;\r\n;;;;SN-9;;;\r\n",
        ups(1)
    );
    home.write("asn.csv", &asn);
    home.does("expect asn.csv").says("5 announced rows recorded, 0 known already");
    let parcel = home.does(&format!("history {} --json", ups(1))).json();
    assert_eq!(parcel.as_array().map(Vec::len), Some(1), "one announcement for rows that agree");
    home.does("expect asn.csv").says("0 announced rows recorded, 5 known already");
    home.write("again.csv", asn.replace("\r\n4712;10;MON;5", "\r\n4712;10;MON;6"));
    home.does("expect again.csv").says("1 announced rows recorded, 4 known already");
    home.does(&format!("receive {}", ups(1)));
    home.write("late.csv", asn.replace("4711;20;DOCK;3", "4711;20;DOCK;4"));
    home.does("expect late.csv").says("3 here already");
    for (rows, why) in [
        ("1;1;X;1;A1,B2;;;", "lists 2 serial numbers for a quantity of 1"),
        ("1;1;X;some;;;;", "`some` is not a quantity"),
        (";;X;1;;;;", "names no parcel, no serial number and no order"),
        ("1;1;X;1;SN-5;;;\n1;1;X;1;SN-5;;;", "line 2: the same number stands in line 3"),
        ("1;1;X;1;1.2E+06;;;", "a spreadsheet has made the number"),
    ] {
        let head = "PO Number;PO Line;SKU;Qty;Serial;Tracking;Supplier;For";
        home.write("bad.csv", format!("{head}\n{rows}\n"));
        home.tries("expect bad.csv").ends(65).warns(why);
    }
    home.verifies();
}

#[test]
fn what_came_is_held_against_what_was_announced() {
    let home = Home::staffed();
    home.has_pictures();
    let asn = format!(
        "order,line,part,quantity,serial,tracking\n4711,10,LAT-5440,,SN-1001 SN-1002 SN-1003,{0}\n\
         4711,20,DOCK-1,2,,{0}\n4799,10,PHONE,3,,{1}\n4800,10,MON,1,,\n,,,,XO-7777,\n",
        ups(1),
        ups(2)
    );
    home.write("asn.csv", asn);
    home.does("expect asn.csv");
    let expected = |answer: &Answer| answer.json_lines()[0]["expected"].clone();
    let came = home.does(&format!("receive {} --json", ups(1)));
    assert_eq!(expected(&came)["fit"], "exact");
    assert_eq!(expected(&came)["lines"][0]["order"], "4711");
    let near = ups(2).replace("0000002", "0000022");
    home.does(&format!("receive {near} --confirm")).warns("one typo away (order 4799, line 10");
    home.does(&format!("receive {}", ups(2))).warns("is announced: order 4799, line 10, 3 x PHONE");
    let serialize = |parcel: &str, rest: &str| {
        home.does(&format!("serialize {parcel} {rest} --confirm --json"))
    };
    assert_eq!(expected(&serialize(&ups(1), "--serial SN-1001"))["fit"], "exact");
    let near = serialize(&ups(1), "--serial SN-10O2");
    assert_eq!(expected(&near)["fit"], "one_typo_away");
    assert_eq!(expected(&near)["lines"][0]["number"], "SN-1002");
    serialize(&ups(1), "--serial D-1 --model dock1");
    let other = serialize(&ups(1), "--serial ZZ-9999999 --model dock1");
    assert_eq!(expected(&other)["fit"], "not_listed");
    serialize(&ups(1), "--serial YY-8888888");
    home.does(&format!("serialize {} --wrong 'a toaster'", ups(1)));
    for serial in ["P-111111", "P-222222", "P-333333", "P-444444"] {
        serialize(&ups(2), &format!("--serial {serial}"));
    }
    home.does("serialize --no-parcel stock --serial X0-7777 --confirm")
        .warns("one typo away (without an order)");
    home.does("hand-off SN-1001 --to 1815 --signature signature.png");
    let rows = home.does("report expected --format jsonl").json_lines();
    let fits = |order: &str| -> Vec<String> {
        let of = rows.iter().filter(|row| row["order"].as_str().unwrap_or_default() == order);
        let cell = |row: &Value, name: &str| row[name].as_str().unwrap_or("-").to_owned();
        of.map(|row| {
            format!("{} {} {}", cell(row, "fit"), cell(row, "listed_serial"), cell(row, "serial"))
        })
        .collect()
    };
    let wanted = [
        "exact SN-1001 SN-1001",
        "one typo away SN-1002 SN-10O2",
        "short SN-1003 -",
        "counted - D-1",
        "counted - ZZ-9999999",
        "not listed - YY-8888888",
        "wrong item - -",
    ];
    assert_eq!(fits("4711"), wanted);
    assert_eq!(
        fits("4799"),
        ["counted - P-111111", "counted - P-222222", "counted - P-333333", "over - P-444444"]
    );
    assert_eq!(fits("4800"), ["short - -"]);
    assert_eq!(fits(""), ["short XO-7777 -"]);
    let exact = &rows.iter().find(|row| row["fit"] == "exact").expect("one");
    assert_eq!((&exact["signed"], &exact["with"]), (&"yes".into(), &"Ada Lovelace".into()));
    assert_eq!(exact["parcel"], ups(1).as_str());
    assert!(exact["received_at"].is_string());
    home.does(&format!("receipt {}", exact["receipt"].as_str().expect("a receipt")))
        .says("SN-1001");
    let csv = home.does("report expected --order 4799 --format csv").out;
    assert_eq!(column(csv.as_bytes(), "order"), ["4799"; 4]);
    home.does("report expected --order 4711").says("a toaster");
    home.tries("report expected --order 1").ends(1).warns("nothing is announced for order 1");
}

#[test]
fn what_was_announced_as_a_serial_number_is_one_whatever_it_looks_like() {
    let home = Home::staffed();
    let line = "serialize --no-parcel stock --serial NWD-8A11B1";
    home.tries(line).ends(1).warns("this looks like the part number");
    home.write("asn.csv", "reference,serial\nPO-1,NWD-8A11B1\n");
    home.does("import asn.csv --kind expected");
    home.does(line).says("NWD-8A11B1");
}
