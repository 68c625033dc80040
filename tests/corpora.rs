//! Runs the shared corpora through the scan module, where they are at hand.
//!
//! The corpora lie beside the project and are not part of it; without them every test passes with a word.

#![expect(clippy::print_stderr, reason = "a test that did nothing has to say so")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use custody::scan::context::propose_from;
use custody::scan::source::{Keys, Press};
use custody::scan::{
    Class, Doubt, Expect, Mark, Reading, Source, Terminator, Verdict, Warning, Wedge, WedgeEvent,
    WedgeProfile, classify, read_codes,
};
use serde_json::Value;

fn corpora() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora")
}

/// Reads the cases of one corpus; none, with a word, when it is not there.
fn cases(name: &str) -> Vec<Value> {
    let Ok(bytes) = std::fs::read(corpora().join(name)) else {
        eprintln!("corpora not found: skipped");
        return Vec::new();
    };
    let corpus: Value = serde_json::from_slice(&bytes).expect("a corpus is JSON");
    corpus["cases"].as_array().cloned().unwrap_or_default()
}

/// Collects misses, so that one run shows them all.
struct Score {
    name: &'static str,
    total: usize,
    misses: Vec<String>,
}

impl Score {
    fn new(name: &'static str) -> Self {
        Self { name, total: 0, misses: Vec::new() }
    }

    fn check(&mut self, right: bool, case: &Value, got: &dyn std::fmt::Debug) {
        self.total += 1;
        if !right {
            self.misses.push(format!("{case}\n      got {got:?}"));
        }
    }

    /// Fails when fewer than `least` permille are right.
    fn at_least(&self, least: usize) {
        let right = self.total - self.misses.len();
        eprintln!("{}: {right} of {} right", self.name, self.total);
        for miss in &self.misses {
            eprintln!("    {miss}");
        }
        assert!(right * 1000 >= least * self.total, "{}: {right} of {}", self.name, self.total);
    }
}

fn text<'a>(case: &'a Value, key: &str) -> &'a str {
    case[key].as_str().unwrap_or_default()
}

fn brief(reading: &Reading) -> Vec<(Class, String, u8, &'static str)> {
    reading.candidates.iter().map(|c| (c.class, c.value.clone(), c.confidence, c.format)).collect()
}

fn fields(reading: &Reading) -> Vec<(String, String)> {
    reading.fields.iter().map(|f| (f.label.clone(), f.value.clone())).collect()
}

fn expected_pairs(value: &Value) -> Option<Vec<(String, String)>> {
    let pairs = value.as_array()?;
    Some(pairs.iter().map(|p| (text_at(p, 0), text_at(p, 1))).collect())
}

fn text_at(pair: &Value, at: usize) -> String {
    pair[at].as_str().unwrap_or_default().to_owned()
}

fn has_tracking(reading: &Reading, key: &str) -> bool {
    reading
        .candidates
        .iter()
        .any(|c| c.class == Class::Tracking && (c.value == key || c.also.iter().any(|a| a == key)))
}

#[test]
fn carriers() {
    let (mut found, mut first, mut refused) = (
        Score::new("carriers, recognised"),
        Score::new("carriers, ranked first"),
        Score::new("carriers, invalid"),
    );
    for case in cases("carriers.json") {
        let reading = classify(text(&case, "raw"), None);
        let code = text(&case, "courier_code");
        if case["valid"] == Value::Bool(true) {
            let key = text(&case, "match_key");
            let right = reading.candidates.iter().any(|c| {
                c.carrier.is_some_and(|carrier| carrier.code() == code)
                    && (c.value == key || c.also.iter().any(|also| also == key))
            });
            found.check(right, &case, &brief(&reading));
            let best = reading.best_of(Class::Tracking);
            let is_first =
                best.is_some_and(|c| c.carrier.is_some_and(|carrier| carrier.code() == code));
            first.check(is_first, &case, &brief(&reading));
        } else {
            // The corpus names the format that the number breaks; it may be legal as another one.
            let formats: &[&str] = match text(&case, "format") {
                "ups" => &["ups_1z"],
                "UPS Waybill" => &["ups_waybill"],
                "fedex_12" => &["fedex_12"],
                "fedex_ground_gsn" => &["fedex_gsn_34"],
                "fedex_astra_32" => &["fedex_astra_32"],
                "usps_impb_c" | "usps_impb_n" => &["usps_impb", "usps_impb_zip5", "usps_impb_zip9"],
                "usps_legacy" => &["usps_20", "usps_impb"],
                "dhl_express" => &["dhl_express_10", "dhl_express_11"],
                "dhl_ecommerce" => &["dhl_ecom"],
                "dhl_ecommerce_14" => &["dhl_ecom_14"],
                "canada_post" => &["canadapost_16"],
                "s10" => &["s10"],
                "yodel" => &["yodel"],
                "dpd" => &["dpd_28"],
                "dpd_14" => &["dpd_14"],
                "ontrac_c" | "ontrac_d" => &["ontrac"],
                "lasership_lx" => &["lasership_lx"],
                "lasership_1lscx" | "lasership_1ls7" | "LaserShip 1LS7 (18)" => &["lasership_1ls"],
                "canpar_22" => &["canpar_22"],
                "gofo_us" => &["gofo"],
                "landmark_global" => &["landmark"],
                "amazon_international" => &["amazon_intl"],
                "amazon_logistics" => &["amazon_tb"],
                "purolator_alpha" => &["purolator_alpha"],
                "purolator_numeric" => &["purolator_12"],
                "speedee" => &["speedee"],
                "Old Dominion" | "Old Dominion Guaranteed Shipment" => &["odfl_11"],
                other => panic!("a format of the corpus that this test does not know: {other}"),
            };
            let right = !reading.candidates.iter().any(|c| formats.contains(&c.format));
            refused.check(right, &case, &brief(&reading));
        }
    }
    found.at_least(995);
    first.at_least(980);
    refused.at_least(980);
}

#[test]
fn carriers_as_scanners_deliver_them() {
    let mut score = Score::new("carriers_generated");
    for case in cases("carriers_generated.json") {
        let reading = classify(text(&case, "raw"), None);
        let right = if case["match_key"].is_null() {
            let warned = reading.warnings.iter().any(|w| matches!(w, Warning::CheckDigit(_)));
            reading.best_of(Class::Tracking).is_none() && warned
        } else {
            let best = reading.best_of(Class::Tracking);
            let carrier = best.and_then(|c| c.carrier).map(custody::scan::Carrier::name);
            let postal = case["postal"].as_str().is_none_or(|zip| {
                reading.all_fields().any(|f| f.label == "postal" && f.value == zip)
            });
            best.is_some_and(|c| c.value == text(&case, "match_key"))
                && carrier == case["carrier"].as_str()
                && postal
                && matches!(
                    reading.verdict(Expect::Tracking),
                    Verdict::Accept(_) | Verdict::Confirm(..)
                )
        };
        score.check(right, &case, &(brief(&reading), &reading.warnings));
    }
    score.at_least(995);
}

#[test]
fn gs1_engine() {
    let mut score = Score::new("gs1_engine_tests");
    for case in cases("gs1_engine_tests.json") {
        let input = text(&case, "input");
        let ok = case["ok"] == Value::Bool(true);
        let (reading, right) = match text(&case, "family") {
            "element_string" => {
                let reading = classify(&format!("\u{1d}{input}"), None);
                let right = same_elements(&reading, &case, ok);
                (reading, right)
            }
            "bracketed" => {
                let reading = classify(input, None);
                let right = reading.fields.is_empty() != ok
                    && (!ok || flat(&reading) == text(&case, "flat"));
                (reading, right)
            }
            "linter" => {
                let reading = classify(input, None);
                let right = reading.refused.is_none() == ok;
                (reading, right)
            }
            _ => {
                let reading = classify(input, None);
                // A reader of plain codes has no opinion about codes without an identifier, about web addresses that
                // are no Digital Links, or about an empty symbol.
                let no_opinion = !input.starts_with(']')
                    || input == "]"
                    || input.starts_with("]Q1http")
                    || input == "]Q1";
                let right = no_opinion || same_elements(&reading, &case, ok);
                (reading, right)
            }
        };
        score.check(right, &case, &(fields(&reading), &reading.refused));
    }
    score.at_least(1000);
}

fn same_elements(reading: &Reading, case: &Value, ok: bool) -> bool {
    let elements = expected_pairs(&case["elements"]);
    reading.refused.is_none() == ok && elements.is_none_or(|elements| elements == fields(reading))
}

/// Writes the elements as an unbracketed string, with separators only where they are needed.
fn flat(reading: &Reading) -> String {
    let fixed = |ai: &str| {
        matches!(ai, "00" | "01" | "02" | "03" | "11" | "12" | "13" | "15" | "16" | "17" | "20")
            || (ai.len() == 4 && ai.starts_with('3') && ai < "3700")
            || (ai.len() == 3 && ai.starts_with("41"))
    };
    let mut out = String::new();
    for (place, (ai, value)) in fields(reading).iter().enumerate() {
        out.push_str(ai);
        out.push_str(value);
        if !fixed(ai) && place + 1 < reading.fields.len() {
            out.push('\u{1d}');
        }
    }
    out
}

#[test]
fn gs1_digital_links() {
    let mut score = Score::new("gs1_digital_link");
    let all = cases("gs1_digital_link.json");
    for case in &all {
        let uri = text(case, "uri");
        // The same address is in the corpus twice where the engine's options decide; the lenient answer is ours.
        let lenient =
            all.iter().any(|other| other["uri"] == case["uri"] && other["ok"] == Value::Bool(true));
        let reading = classify(uri, None);
        let right = if lenient {
            case["ok"] == Value::Bool(false) || flat(&reading) == text(case, "element_string")
        } else {
            reading.fields.is_empty()
        };
        score.check(right, case, &(fields(&reading), &reading.refused));
    }
    score.at_least(1000);
}

#[test]
fn gs1_it_and_logistics() {
    let mut score = Score::new("gs1_it_logistics");
    for case in cases("gs1_it_logistics.json") {
        let reading = classify(text(&case, "input"), None);
        let ok = case["ok"] == Value::Bool(true);
        let warned = reading.warnings.iter().any(|w| matches!(w, Warning::SeparatorLost(_)));
        let must_warn = case["must_warn"] == Value::Bool(true);
        let right = same_elements(&reading, &case, ok) && warned == must_warn;
        score.check(right, &case, &(fields(&reading), &reading.refused, &reading.warnings));
    }
    score.at_least(1000);
}

#[test]
fn envelopes() {
    let mut score = Score::new("iso15434");
    for case in cases("iso15434.json") {
        let reading = classify(text(&case, "input"), None);
        let derived = |key: &str, class: Class| {
            case["derived"][key]
                .as_str()
                .is_none_or(|value| reading.best_of(class).is_some_and(|c| c.value == value))
        };
        let carrier = case["derived"]["carrier"].as_str().is_none_or(|name| {
            reading.best().and_then(|c| c.carrier).is_some_and(|carrier| carrier.name() == name)
        });
        let right = if case["must_warn"] == Value::Bool(true) {
            reading.refused.is_some()
        } else {
            let found = fields(&reading);
            expected_pairs(&case["fields"])
                .is_none_or(|pairs| found[..pairs.len().min(found.len())] == pairs[..])
                && reading.refused.is_none()
                && derived("serial", Class::Serial)
                && derived("part", Class::PartNumber)
                && derived("tracking", Class::Tracking)
                && carrier
        };
        score.check(right, &case, &(fields(&reading), brief(&reading), &reading.refused));
    }
    score.at_least(1000);
}

#[test]
fn single_data_identifiers() {
    let mut score = Score::new("single_di");
    for case in cases("single_di.json") {
        let reading = classify(text(&case, "input"), None);
        let value = text(&case, "value");
        let of = |class: Class| reading.best_of(class).is_some_and(|c| c.value == value);
        let right = match text(&case, "kind") {
            "mtm_serial" => reading.best().is_some_and(|c| {
                c.class == Class::Serial && value.ends_with(&c.value) && c.value.len() == 8
            }),
            "serial" => of(Class::Serial),
            "imei" => of(Class::Imei),
            "mac" => of(Class::Mac),
            "part" => of(Class::PartNumber),
            "asset_tag_or_ibm_11s" => of(Class::AssetTag),
            "license_plate" => of(Class::Tracking),
            "package_id_or_postnl" => has_tracking(&reading, text(&case, "input")),
            "postal_gs1_without_fnc1" => {
                of(Class::Unknown) && reading.best_of(Class::Tracking).is_none()
            }
            _ => of(Class::Unknown),
        };
        score.check(right, &case, &brief(&reading));
    }
    score.at_least(1000);
}

#[test]
fn serial_prompts() {
    let mut score = Score::new("serials");
    for case in cases("serials.json") {
        let reading = classify(text(&case, "input"), None);
        let verdict = reading.verdict(Expect::Serial);
        let wanted = case["serial"].as_str().unwrap_or(text(&case, "input"));
        let right = match (text(&case, "verdict"), &verdict) {
            ("warn", Verdict::Confirm(_, Doubt::LooksLike(class))) => {
                let expected = match text(&case, "warn") {
                    "part_number" | "model_mtm" | "model" | "part_number_or_dell_tag" => {
                        "part_number"
                    }
                    "sscc" => "tracking",
                    "eid" => "iccid",
                    other => other,
                };
                class.as_str() == expected
            }
            ("warn", _) => false,
            (_, Verdict::Accept(candidate)) => {
                candidate.class == Class::Serial && candidate.value.eq_ignore_ascii_case(wanted)
            }
            _ => false,
        };
        score.check(right, &case, &(&verdict, brief(&reading)));
    }
    score.at_least(1000);
}

#[test]
fn identifiers() {
    let mut score = Score::new("identifiers");
    for case in cases("identifiers.json") {
        let reading = classify(text(&case, "input"), None);
        let valid = case["valid"] == Value::Bool(true);
        let (class, format) = match text(&case, "kind") {
            "imei" => (Class::Imei, "imei"),
            "meid" => (Class::Meid, "meid"),
            "iccid" => (Class::Iccid, "iccid"),
            "eid" => (Class::Iccid, "eid"),
            "mac" => (Class::Mac, "mac"),
            "gtin12" => (Class::Gtin, "gtin_12"),
            "gtin13" => (Class::Gtin, "gtin_13"),
            "gtin14" => (Class::Gtin, "gtin_14"),
            "sscc18" => (Class::Tracking, "sscc_18"),
            "s10" => (Class::Tracking, "s10"),
            other => panic!("a kind of the corpus that this test does not know: {other}"),
        };
        let found =
            reading.candidates.iter().find(|c| c.class == class && c.format.starts_with(format));
        let canonical = case["canonical"].as_str();
        let right = found.is_some() == valid
            && canonical.is_none_or(|value| found.is_some_and(|c| c.value == value))
            && (!valid || reading.best().is_some_and(|c| c.class == class));
        score.check(right, &case, &brief(&reading));
    }
    score.at_least(980);
}

#[test]
fn command_codes() {
    let mut score = Score::new("control_codes");
    for case in cases("control_codes.json") {
        let reading = classify(text(&case, "input"), None);
        let ok = case["ok"] == Value::Bool(true);
        let field =
            |label: &str| reading.all_fields().find(|f| f.label == label).map(|f| f.value.clone());
        let right = if ok {
            reading.best().is_some_and(|c| c.class == Class::Control)
                && field("verb").as_deref() == case["verb"].as_str()
                && field("arg").as_deref() == case["arg"].as_str()
        } else {
            reading.refused.is_some()
        };
        score.check(right, &case, &brief(&reading));
    }
    score.at_least(1000);
}

/// Plays a timed stream and returns what it gives, with the end of the stream as a long silence.
fn play(case: &Value) -> Vec<WedgeEvent> {
    // A layout that swallows keys cannot be recognised from what is left; a station has it in its profile.
    let layout = (case["lossy"] == Value::Bool(true)).then(|| text(case, "layout").to_owned());
    let mut wedge = Wedge::new(WedgeProfile { layout, ..WedgeProfile::default() });
    let mut out = Vec::new();
    let mut last = Duration::ZERO;
    for event in case["events"].as_array().into_iter().flatten() {
        last = Duration::from_secs_f64(event[0].as_f64().unwrap_or_default() / 1000.0);
        let byte = u8::from_str_radix(&text_at(event, 1), 16).expect("a byte in hexadecimal");
        out.extend(wedge.push(last, byte));
    }
    out.extend(wedge.pass(last + Duration::from_secs(10)));
    out.extend(wedge.finish());
    out
}

/// Says whether a scan is what the corpus expects, and whether every flag is, too.
fn compare(expected: &Value, event: &WedgeEvent) -> (bool, bool) {
    let WedgeEvent::Scan(scan) = event else {
        return (expected["payload"].is_null(), true);
    };
    let flags: Vec<&str> =
        expected["flags"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let marks: Vec<String> = scan.marks.iter().map(|mark| mark.code()).collect();
    // What comes next is not known when a scan is given out.
    let same_flags = flags
        .iter()
        .filter(|flag| **flag != "suffix_of_next")
        .all(|flag| marks.iter().any(|m| m == flag))
        && marks.len() == flags.iter().filter(|flag| **flag != "suffix_of_next").count();
    let aim = scan.aim.map(|aim| aim.to_string());
    let typed = expected["source"] == "typed";
    let right = expected["payload"].as_str() == Some(&scan.text)
        && aim.as_deref() == expected["aim"].as_str()
        && typed == (scan.source == Source::Typed)
        && expected["discarded"].as_str() == scan.discarded.as_deref()
        && (expected["terminator"] == "timeout") == (scan.terminator == Terminator::Timeout);
    (right, same_flags)
}

#[test]
fn keyboard_streams() {
    let (mut scans, mut flags) = (Score::new("wedge_tty"), Score::new("wedge_tty, flags"));
    for case in cases("wedge_tty.json") {
        let events = play(&case);
        let expected = case["expect"].as_array().cloned().unwrap_or_default();
        let compared: Vec<_> =
            expected.iter().zip(&events).map(|(e, event)| compare(e, event)).collect();
        let same_count = expected.len() == events.len();
        let mut brief = case.clone();
        brief["events"] = Value::Null;
        scans.check(same_count && compared.iter().all(|c| c.0), &brief, &events);
        flags.check(same_count && compared.iter().all(|c| c.1), &brief, &events);
    }
    scans.at_least(1000);
    flags.at_least(950);
}

/// Plays the key events of every device of a case, each through keys and a reader of its own.
fn play_keys(case: &Value) -> Vec<(String, WedgeEvent)> {
    let mut devices: BTreeMap<String, (Keys, Wedge)> = BTreeMap::new();
    let mut out = Vec::new();
    for event in case["events"].as_array().into_iter().flatten() {
        let at = Duration::from_secs_f64(event[0].as_f64().unwrap_or_default() / 1000.0);
        let device = text_at(event, 1);
        let key: evdev::KeyCode = text_at(event, 2).parse().expect("a key of the kernel");
        let press = Press::of(i32::try_from(event[3].as_i64().unwrap_or_default()).unwrap_or(2));
        let (keys, wedge) = devices.entry(device.clone()).or_default();
        let stroke = keys.press(key.code(), press);
        for byte in stroke.bytes {
            out.extend(wedge.push(at, byte).into_iter().map(|event| (device.clone(), event)));
        }
        if stroke.recovered {
            wedge.notice(Mark::ModifierRecovered);
        }
    }
    for (device, (_, wedge)) in &mut devices {
        let end = [wedge.pass(Duration::from_hours(1)), wedge.finish()];
        out.extend(end.into_iter().flatten().map(|event| (device.clone(), event)));
    }
    out
}

#[test]
fn grabbed_keyboards() {
    let (mut scans, mut flags) = (Score::new("wedge_evdev"), Score::new("wedge_evdev, flags"));
    for case in cases("wedge_evdev.json") {
        let events = play_keys(&case);
        let mut brief = case.clone();
        brief["events"] = Value::Null;
        let expected = case["expect"].as_array().cloned().unwrap_or_default();
        let (mut right, mut same_flags) = (events.len() == expected.len(), true);
        for expect in &expected {
            let device = expect["device"].as_str().unwrap_or("scanner");
            let event = events.iter().find(|(name, _)| name == device).map(|(_, event)| event);
            let Some(WedgeEvent::Scan(scan)) = event else {
                right = false;
                continue;
            };
            right &= expect["payload"].as_str() == Some(&scan.text)
                && expect["aim"].as_str() == scan.aim.map(|aim| aim.to_string()).as_deref()
                && (expect["source"] == "typed") == (scan.source == Source::Typed);
            let marks: Vec<String> = scan.marks.iter().map(|mark| mark.code()).collect();
            let wanted: Vec<&str> = expect["flags"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            same_flags &= marks == wanted;
        }
        scans.check(right, &brief, &events);
        flags.check(right && same_flags, &brief, &events);
    }
    scans.at_least(1000);
    // A release that is said to be lost, and is not, leaves nothing to notice.
    flags.at_least(900);
}

#[test]
fn what_labels_propose() {
    let (mut it, mut makers, mut parcels) = (
        Score::new("label context, IT boxes"),
        Score::new("label context, makers named by the label"),
        Score::new("label context, plain parcels"),
    );
    let propose = |case: &Value, key: &str| propose_from(&[text(case, key)], None, &[]);
    for case in cases("iso15434.json").iter().filter(|case| case["must_warn"].is_null()) {
        let proposal = propose(case, "input");
        let is_box = text(case, "family") == "it_box_06";
        if is_box {
            it.check(proposal.is_it().is_some(), case, &proposal);
        }
        let supplier = case["fields"].as_array().into_iter().flatten().find(|f| f[0] == "18V");
        if let Some(supplier) = supplier {
            let named = text_at(supplier, 1)[2..].to_lowercase();
            let maker = proposal.maker.as_ref().map(|maker| maker.value.to_lowercase());
            makers.check(maker.as_deref() == Some(&named), case, &proposal);
        }
    }
    for case in cases("gs1_it_logistics.json").iter().filter(|case| case["ok"] == true) {
        let known = [
            ("00884116", "Dell"),
            ("00190199", "Apple"),
            ("00889842", "Microsoft"),
            ("00196188", "HP"),
        ];
        let product = case["elements"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|e| e[0] == "01" || e[0] == "02");
        let Some(product) = product.map(|element| text_at(element, 1)) else { continue };
        if let Some((_, maker)) = known.iter().find(|(prefix, _)| product.starts_with(prefix)) {
            let proposal = propose(case, "input");
            let said = proposal.maker.as_ref().map(|guess| guess.value.as_str());
            makers.check(said == Some(maker), case, &proposal);
            it.check(proposal.is_it().is_some(), case, &proposal);
        }
    }
    for name in ["carriers.json", "carriers_generated.json"] {
        for case in cases(name) {
            let proposal = propose(&case, "raw");
            parcels.check(proposal.is_it().is_none(), &case, &proposal);
        }
    }
    it.at_least(950);
    makers.at_least(950);
    parcels.at_least(1000);
}

#[test]
fn label_pictures() {
    let folder = corpora().join("labels");
    let Ok(bytes) = std::fs::read(folder.join("truth.json")) else {
        eprintln!("corpora not found: skipped");
        return;
    };
    let truth: Value = serde_json::from_slice(&bytes).expect("a corpus is JSON");
    let mut score = Score::new("labels");
    let mut names: Vec<_> =
        std::fs::read_dir(&folder).expect("a folder").flatten().map(|file| file.path()).collect();
    names.sort();
    for path in names {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let label = &truth["labels"][name.split('_').next().unwrap_or_default()];
        let Some(tracking) = label["tracking"].as_str() else { continue };
        let codes = read_codes(&std::fs::read(&path).expect("a picture")).unwrap_or_default();
        let right = codes.iter().any(|code| has_tracking(&code.reading(), tracking));
        let texts: Vec<_> = codes.iter().map(|code| (code.symbology, code.text.clone())).collect();
        score.check(right, &Value::String(name), &texts);
        // A wrong parcel is worse than none.
        let wrong = codes.iter().filter_map(|code| code.reading().best().cloned()).any(|best| {
            best.class == Class::Tracking && best.confidence >= 75 && best.value != tracking
        });
        assert!(!wrong, "{texts:?}");
    }
    score.at_least(950);
}
