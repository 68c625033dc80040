use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{home_with_a_laptop, rows};
use crate::common::program::Home;

const SERIES: &str = "export events --for servicenow --since-last servicenow --out out";

/// Every file of the folder, hidden ones too.
pub fn folder(home: &Home, name: &str) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(home.path(name)) else { return BTreeMap::new() };
    let file = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, fs::read(&path).expect("a file"))
    };
    entries.map(file).collect()
}

/// Whether a file name ends like this.
fn has_end(name: &str, end: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == end)
}

fn sha256(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}

fn manifests(home: &Home) -> Vec<Value> {
    let files = folder(home, "out");
    let texts = files.iter().filter(|(name, _)| name.ends_with(".manifest.json"));
    texts.map(|(_, bytes)| serde_json::from_slice(bytes).expect("JSON")).collect()
}

#[test]
fn increments_leave_nothing_out_and_repeat_nothing() {
    let home = home_with_a_laptop();
    let all = home.does("export events --for servicenow --output -").out;
    assert_eq!(
        home.does(&format!("{SERIES} --also-as custody.csv --quiet")).err,
        "",
        "quiet for cron"
    );
    home.does("hand-off AT-1 --to 1815 --signature signature.png");
    home.does("return AT-1 --from 1815 --signature signature.png");
    home.does(&format!("{SERIES} --also-as custody.csv"));
    home.does(SERIES);
    let before = folder(&home, "out");
    home.does(SERIES);
    assert_eq!(folder(&home, "out"), before, "an empty window has one name and one content");

    let files: Vec<&String> = before.keys().filter(|name| name.starts_with("acme_")).collect();
    let last = home.does("verify --json").json()["entries"].as_u64().expect("a number");
    let wanted: Vec<String> = [(0, 10), (11, last - 1), (last, last - 1)]
        .iter()
        .flat_map(|(from, to)| {
            ["csv", "manifest.json"].map(|end| format!("acme_servicenow_{from:012}-{to:012}.{end}"))
        })
        .collect();
    assert_eq!(files, wanted.iter().collect::<Vec<_>>());
    assert!(!before.keys().any(|name| has_end(name, "tmp")), "{:?}", before.keys());
    let ids = |bytes: &[u8]| -> Vec<String> {
        rows(bytes).into_iter().map(|row| row["event_id"].clone()).collect()
    };
    let parts: Vec<String> =
        files.iter().filter(|n| has_end(n, "csv")).flat_map(|name| ids(&before[*name])).collect();
    let whole = home.does("export events --for servicenow --output -").out;
    assert_eq!(parts, ids(whole.as_bytes()));
    assert_eq!(before[files[0]], all.into_bytes(), "what came later changes nothing");
    assert_eq!(before["custody.csv"], before[files[2]]);

    let sums = String::from_utf8(before["SHA256SUMS"].clone()).expect("text");
    for name in files {
        assert!(sums.contains(&format!("{}  {name}\n", sha256(&before[name]))), "{name}");
    }
}

#[test]
fn a_manifest_says_what_the_export_is_and_what_came_before_it() {
    let home = home_with_a_laptop();
    home.does(SERIES);
    home.does("hand-off AT-1 --to 1815 --signature signature.png");
    home.does(SERIES);
    let files = folder(&home, "out");
    let [first, second] = &manifests(&home)[..] else { panic!("two manifests") };
    assert_eq!(first["previous_manifest_sha256"], Value::Null);
    let name = files.keys().find(|name| name.ends_with(".manifest.json")).expect("the first");
    assert_eq!(second["previous_manifest_sha256"], sha256(&files[name]).as_str());
    assert_eq!(second["from_seq"].as_i64(), first["to_seq"].as_i64().map(|seq| seq + 1));
    assert_eq!(second["rows_by_kind"], serde_json::json!({"handed_off": 1}));
    assert_eq!(first["plan"]["command"][1], "export");
    assert_eq!(first["zone"], "Europe/London");
    assert!(
        first["checkpoint"].as_str().expect("a note").starts_with("acme/custody/hq/dock-1/e0\n")
    );
    let data = &files[second["files"][0]["name"].as_str().expect("a name")];
    assert_eq!(second["files"][0]["sha256"], sha256(data).as_str());
    assert_eq!(second["files"][0]["bytes"], data.len());
}

#[test]
fn an_export_is_made_again_byte_for_byte_and_checked() {
    let home = home_with_a_laptop();
    home.does(SERIES);
    let first = folder(&home, "out");
    // What is recorded and corrected later shows in later increments.
    home.does("reidentify AT-1 --serial 00012E6 --reason 'misread'");
    home.does("hand-off AT-1 --to 1815 --signature signature.png");
    home.does(SERIES);
    let name = first.keys().find(|name| has_end(name, "csv")).expect("a file").clone();
    let manifest = name.replace(".csv", ".manifest.json");
    home.does("export --replay 1 --out again");
    assert_eq!(folder(&home, "again"), first);
    home.does(&format!("export --replay out/{manifest} --output single.csv"));
    assert_eq!(home.read("single.csv"), first[&name]);
    home.does(&format!("verify --manifest out/{manifest}")).says("made again byte for byte");
    home.tries("export --replay 9 --out again").ends(1).warns("there is no run 9");

    let mut cut = first[&name].clone();
    cut.truncate(cut.len() - 5);
    home.write(&format!("out/{name}"), &cut);
    let answer = home.tries(&format!("verify --manifest out/{manifest} --json")).ends(3).json();
    assert_eq!(
        (&answer["verdict"], &answer["problems"][0]["rule"]),
        (&"broken".into(), &"file".into())
    );
    home.write(&format!("out/{name}"), &first[&name]);
    let text = String::from_utf8(first[&manifest].clone()).expect("text");
    let forged = text.replace("\"rows\":1,\"rows_by", "\"rows\":2,\"rows_by");
    assert_ne!(forged, text);
    home.write(&format!("out/{manifest}"), &forged);
    let answer = home.tries(&format!("verify --manifest out/{manifest}")).ends(3);
    answer
        .says("run 1 of this ledger has another manifest")
        .says("the ledger gives other rows now");
    home.write(&format!("out/{manifest}"), text.replace(':', ": "));
    home.tries(&format!("verify --manifest out/{manifest}"))
        .ends(66)
        .warns("it is not in the form");
}

#[test]
fn who_is_forgotten_is_why_an_export_cannot_be_made_again() {
    let home = home_with_a_laptop();
    home.does(SERIES);
    home.does("person erase 1815");
    let answer = home.tries("export --replay 1 --out again").ends(3);
    answer.warns("what the directory says of people in it has changed since, or was erased");
    assert!(folder(&home, "again").is_empty(), "nothing is written that is not what it was");
}

#[test]
fn the_other_side_says_what_it_has() {
    let home = home_with_a_laptop();
    home.tries("export ack 1 --rows 1 --sha256 00").ends(1).warns("there is no run 1");
    home.does(SERIES);
    let runs = home.does("export runs --json").json();
    let sha256 = runs[0]["sha256"].as_str().expect("a digest");
    assert_eq!(runs[0]["state"], "published");
    home.tries(&format!("export ack 1 --rows 0 --sha256 {sha256}"))
        .ends(1)
        .warns("run 1 has 1 rows, and the other side has 0");
    home.tries("export ack 1 --rows 1 --sha256 00").ends(1).warns("has the digest");
    home.tries(&format!("export ack 1 --rows 1 --sha256 {sha256} --as vera")).ends(77);
    home.does(&format!("export ack 1 --rows 1 --sha256 {sha256} --as olga"))
        .says("acknowledged: 1 rows");
    home.does(&format!("export ack 1 --rows 1 --sha256 {sha256}")).says("acknowledged already");
    let runs = home.does("export runs --json").json();
    assert_eq!(
        (&runs[0]["state"], &runs[0]["acknowledged_by"]),
        (&"acknowledged".into(), &"olga".into())
    );
    home.does("export runs --format csv").says("run,series,kind");
}

#[test]
fn a_series_stays_what_it_is_and_is_made_by_operators_one_at_a_time() {
    let home = home_with_a_laptop();
    home.does(SERIES);
    home.tries("export assets --for servicenow --since-last servicenow --out out")
        .ends(2)
        .warns("the series servicenow was begun with: custody export events");
    home.tries(&format!("{SERIES} --as vera")).ends(77);
    let lock = fs::File::options()
        .write(true)
        .open(home.path("state/acme/export.lock"))
        .expect("the lock is there");
    lock.try_lock().expect("nobody has it");
    home.tries(SERIES).ends(75).warns("another export of this profile is under way");
    drop(lock);
    home.does(SERIES);
}

#[test]
fn a_file_of_somebody_else_is_not_overwritten() {
    let home = home_with_a_laptop();
    fs::create_dir(home.path("out")).expect("a folder");
    let name = "out/acme_servicenow_000000000000-000000000010.csv";
    home.write(name, "theirs");
    home.tries(SERIES).ends(73).warns("a file with this name and other content is there");
    assert_eq!(home.read(name), b"theirs");
    fs::remove_file(home.path(name)).expect("it goes");
    home.does(SERIES);
    assert_eq!(rows(&home.read(name)).len(), 1);
}

#[test]
fn what_a_target_cannot_take_stands_beside_with_the_reason_and_the_series_goes_on() {
    let home = home_with_a_laptop();
    home.does("serialize --no-parcel stock --serial SN-2001");
    let line = "export events --for snipe-it --since-last snipe --out out";
    let answer = home.tries(&format!("{line} --quiet")).ends(65);
    assert_eq!(answer.err.lines().count(), 1, "one line for each problem: {}", answer.err);
    let files = folder(&home, "out");
    let rejected = files.keys().find(|name| name.ends_with(".rejected.csv")).expect("the rejects");
    assert_eq!(rows(&files[rejected])[0]["item"], "SN-2001");
    assert_eq!(manifests(&home)[0]["rejected"]["rows"], 1);
    home.does(line);
    assert_eq!(manifests(&home)[1]["rows"], 0);
}

#[test]
fn a_target_that_takes_so_many_rows_gets_several_files() {
    let home = Home::staffed();
    let mut fleet = String::from("serial,tag,maker,model\n");
    for n in 0..2050 {
        writeln!(fleet, "SN-{n:05},AT-{n:05},Dell,XPS").expect("text grows");
    }
    home.write("fleet.csv", fleet);
    home.does("import fleet.csv --kind assets");
    home.does("export events --for snipe-it --since-last snipe --out out");
    let files = folder(&home, "out");
    let counts: Vec<usize> = files
        .iter()
        .filter(|(name, _)| name.ends_with("-of-2.csv"))
        .map(|(_, bytes)| rows(bytes).len())
        .collect();
    assert_eq!(counts, [2000, 50]);
    home.tries("export events --for snipe-it --output one.csv").ends(73).warns("use --out DIR");
    home.does("export --replay 1 --out again");
    assert_eq!(folder(&home, "again"), files);
    // More than one chunk, so by several threads.
    let lines = home.does("export events --output -").out;
    assert_eq!(lines.lines().count(), 2051);
    let seqs: Vec<u64> = rows(lines.as_bytes()).iter().map(|r| r["seq"].parse().unwrap()).collect();
    assert!(seqs.is_sorted());
}
