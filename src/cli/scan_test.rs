//! `custody scan --test`: what a scanner sends and how this host takes it, and what to set. It records nothing and needs
//! nobody to be logged in.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::json;

use super::args::Globals;
use super::failure::Failure;
use super::on_phone::glyphs;
use super::qr;
use super::scanner::{self, Scanned, Session, SourceArgs};
use super::ui::Ui;
use crate::label::{Symbol, SymbolKind};
use crate::scan::wedge::{self, Calibration, Mark, Source, WedgeScan};
use crate::scan::{AimId, Terminator};

/// The longest time between two keys that is taken for a scanner's unless a setting says otherwise.
const KEY: Duration = Duration::from_millis(45);

/// How many bytes are shown one by one.
const BYTES_SHOWN: usize = 64;

/// Something to be set: what is wrong, and the setting that helps, if one does.
#[derive(Debug, PartialEq, Eq)]
struct Advice {
    text: String,
    set: Option<(&'static str, String)>,
}

impl Advice {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), set: None }
    }

    fn set(text: impl Into<String>, key: &'static str, value: String) -> Self {
        Self { text: text.into(), set: Some((key, value)) }
    }

    fn line(&self) -> String {
        let set = self.set.as_ref().map_or_else(String::new, |(key, value)| {
            format!(": custody profile set {key} '{value}'")
        });
        format!("{}{set}", self.text)
    }
}

/// Everything that was seen of one scan.
struct Seen {
    scan: WedgeScan,
    /// The bytes as they arrived, with what ended them.
    bytes: Vec<u8>,
    gaps: Option<Gaps>,
    calibration: Option<Calibration>,
}

/// The times between the keys of one scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Gaps {
    mean: Duration,
    longest: Duration,
}

/// Reads scans and says what is to be set, until the input ends.
pub fn run(source: &SourceArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let settings = scanner::settings_if_any(globals)?;
    let mut session = source.listen(&settings, "the code below, and some of your own", ui)?;
    session.keep_keys();
    session.hide(true);
    if !ui.is_json() {
        let symbol = Symbol::encode(SymbolKind::Qr, wedge::KNOWN)?;
        ui.picture(&qr::rows(&symbol, glyphs(), ui.has_colors()));
        ui.status("Nothing is recorded here");
    }
    let mut count = 0_u32;
    while let Some(scanned) = session.next() {
        let scan = match scanned? {
            Scanned::Scan(scan) | Scanned::Twice(scan) => scan,
            Scanned::Quiet => continue,
            Scanned::Unreadable(why) => {
                session.take_keys();
                ui.refused("", &why, Some("scan it again"));
                continue;
            }
        };
        count += 1;
        let seen = Seen::of(scan, &mut session);
        if ui.is_json() {
            ui.json_line(&seen.json())?;
        } else {
            seen.lines(count).iter().try_for_each(|line| ui.line(line))?;
        }
    }
    ui.status(&format!("{count} scans, nothing recorded"));
    session.end()
}

impl Seen {
    fn of(scan: WedgeScan, session: &mut Session<'_>) -> Self {
        let keys = session.take_keys();
        let (begun, ended) = scan.times;
        let ours: Vec<(Duration, u8)> = keys.into_iter().filter(|(at, _)| *at >= begun).collect();
        let gaps = Gaps::between(&ours, ended);
        let bytes = if ours.is_empty() {
            scan.raw.bytes().collect()
        } else {
            ours.iter().map(|(_, byte)| *byte).collect()
        };
        let calibration = wedge::calibrate(&scan.raw);
        Self { scan, bytes, gaps, calibration }
    }

    fn advice(&self) -> Vec<Advice> {
        let mut advice = Vec::new();
        let scan = &self.scan;
        if scan.source == Source::Typed {
            let longest = self.gaps.map_or(KEY, |gaps| gaps.longest);
            let ms = (longest.as_millis() * 3 / 2).clamp(46, 60_000);
            advice.push(Advice::set(
                "it came as slowly as typing; if a scanner sent it",
                "scanner.key_ms",
                ms.to_string(),
            ));
        }
        match scan.terminator {
            Terminator::Timeout => advice.push(Advice::new(
                "no key ends the scan: set the scanner to send Enter (CR) behind each code",
            )),
            Terminator::CarriageReturn
            | Terminator::LineFeed
            | Terminator::Tab
            | Terminator::EndOfInput => {}
        }
        match &self.calibration {
            Some(seen) => advice.extend(of_calibration(seen)),
            None => advice.extend(scan.marks.iter().filter_map(of_mark)),
        }
        let aim = self.calibration.as_ref().map_or(scan.aim, |seen| seen.aim);
        if aim.is_none() && scan.source == Source::Scanned {
            advice.push(Advice::new("no AIM identifier: with it on, fewer codes are asked about"));
        }
        advice
    }

    fn lines(&self, count: u32) -> Vec<String> {
        let scan = &self.scan;
        let kind = match scan.source {
            Source::Scanned => "scan",
            Source::Typed => "typed line",
        };
        let times = self.gaps.map_or_else(String::new, |Gaps { mean, longest }| {
            format!(", {} ms between bytes, at most {}", in_ms(mean), in_ms(longest))
        });
        let mut hex = String::new();
        for byte in self.bytes.iter().take(BYTES_SHOWN) {
            let _ = write!(hex, " {byte:02x}");
        }
        if self.bytes.len() > BYTES_SHOWN {
            hex.push_str(" ...");
        }
        let mut lines = vec![
            format!("{kind} {count}: {} bytes{times}, ended by {}", self.bytes.len(), end_of(scan)),
            format!("  text   {}", scan.raw),
            format!("  bytes {hex}"),
        ];
        if let Some(seen) = &self.calibration {
            lines.push(format!("  code   the one on the screen{}", whole(seen)));
        } else {
            let reading = scan.reading();
            let means = reading.best().map_or_else(
                || "nothing that is known".to_owned(),
                |best| format!("{} {}, {} %", best.class.in_words(), best.value, best.confidence),
            );
            lines.push(format!("  means  {means}"));
        }
        if let Some(aim) = self.calibration.as_ref().map_or(scan.aim, |seen| seen.aim) {
            lines.push(format!("  AIM    {} ({})", aim.as_string(), aim.symbology()));
        }
        let advice = self.advice();
        if advice.is_empty() {
            lines.push("  good   nothing is to be set".to_owned());
        }
        lines.extend(advice.iter().map(|advice| format!("  set    {}", advice.line())));
        lines
    }

    fn json(&self) -> serde_json::Value {
        let scan = &self.scan;
        let advice: Vec<_> = self
            .advice()
            .into_iter()
            .map(|Advice { text, set }| {
                let (key, value) = set.unzip();
                json!({"text": text, "key": key, "value": value})
            })
            .collect();
        let reading = scan.reading();
        let best = reading.best();
        let calibration = self.calibration.as_ref().map(|seen| {
            json!({
                "prefix": seen.prefix, "suffix": seen.suffix, "layouts": seen.layouts,
                "case_inverted": seen.case_inverted, "lost": seen.lost,
            })
        });
        let aim = self.calibration.as_ref().map_or(scan.aim, |seen| seen.aim);
        json!({
            "schema": "custody.scanner_test.v1",
            "raw": scan.raw,
            "bytes": data_encoding::HEXLOWER.encode(&self.bytes),
            "typed": scan.source == Source::Typed,
            "ended_by": end_of(scan),
            "mean_ms": self.gaps.map(|gaps| gaps.mean.as_secs_f64() * 1e3),
            "longest_ms": self.gaps.map(|gaps| gaps.longest.as_secs_f64() * 1e3),
            "aim": aim.map(AimId::as_string),
            "marks": scan.marks.iter().map(|mark| mark.code()).collect::<Vec<_>>(),
            "calibration": calibration,
            "class": best.map_or("unknown", |best| best.class.as_str()),
            "value": best.map(|best| best.value.as_str()),
            "advice": advice,
        })
    }
}

impl Gaps {
    /// Between keys up to the last one of the scan; a key that only ends it may have been waited for.
    fn between(keys: &[(Duration, u8)], ended: Duration) -> Option<Self> {
        let times: Vec<Duration> =
            keys.iter().map(|(at, _)| *at).filter(|at| *at <= ended).collect();
        let (first, last) = (times.first()?, times.last()?);
        let steps = u32::try_from(times.len() - 1).ok().filter(|steps| *steps > 0)?;
        let longest = times.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).max()?;
        Some(Self { mean: last.saturating_sub(*first) / steps, longest })
    }
}

fn of_calibration(seen: &Calibration) -> Vec<Advice> {
    let mut advice = Vec::new();
    if let Some(layout) = seen.layouts.first() {
        let others = match seen.layouts.len() {
            1 => String::new(),
            _several => format!(" (or {})", seen.layouts[1..].join(", ")),
        };
        advice.push(Advice::set(
            format!(
                "the scanner types US, this host is {layout}{others}: set the scanner, or here"
            ),
            "scanner.layout",
            (*layout).to_owned(),
        ));
    }
    if !seen.lost.is_empty() {
        advice.push(Advice::new(format!(
            "the host swallows {}: set the scanner's keyboard, or USB serial",
            seen.lost
        )));
    }
    if seen.case_inverted {
        advice.push(Advice::new("upper and lower case are exchanged: Caps Lock is on"));
    }
    if !seen.prefix.is_empty() {
        let prefix = escaped(&seen.prefix);
        advice.push(Advice::set("each code has a prefix", "scanner.prefix", prefix));
    }
    if !seen.suffix.is_empty() {
        let suffix = escaped(&seen.suffix);
        advice.push(Advice::set(
            "each code has a suffix",
            "scanner.suffix",
            format!("{suffix}\\r"),
        ));
    }
    advice
}

fn of_mark(mark: &Mark) -> Option<Advice> {
    match mark {
        Mark::Layout(layout) => Some(Advice::set(
            format!("the scanner types US, this host is {layout}: set the scanner, or here"),
            "scanner.layout",
            (*layout).to_owned(),
        )),
        Mark::CaseInverted => {
            Some(Advice::new("upper and lower case are exchanged: Caps Lock is on"))
        }
        Mark::TypedDiscarded => {
            Some(Advice::new("keys were typed before it, which were left out: scan it again"))
        }
        Mark::ControlRestored
        | Mark::Duplicate
        | Mark::Repeat
        | Mark::SupersedesPrevious
        | Mark::ModifierRecovered => None,
    }
}

const fn whole(seen: &Calibration) -> &'static str {
    if seen.layouts.is_empty() && seen.lost.is_empty() && !seen.case_inverted {
        ", unchanged"
    } else {
        ", changed on its way"
    }
}

fn end_of(scan: &WedgeScan) -> &'static str {
    match scan.terminator {
        Terminator::CarriageReturn => "CR",
        Terminator::LineFeed => "LF",
        Terminator::Tab => "TAB",
        Terminator::Timeout => "silence",
        Terminator::EndOfInput => "the end of the input",
    }
}

fn in_ms(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1e3)
}

/// As a setting is written.
fn escaped(text: &str) -> String {
    let one = |c: char| match c {
        '\\' => "\\\\".to_owned(),
        c if c.is_ascii_control() => format!("\\x{:02x}", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::framing::unescape;

    #[test]
    fn what_is_to_be_set_is_written_as_a_setting_is_read() {
        for text in ["\u{2}", "<<", "a\\b", "\u{1d}#", "é"] {
            assert_eq!(unescape(&escaped(text)).as_deref(), Ok(text));
        }
        let seen = wedge::calibrate(&format!("\u{2}{}#", wedge::KNOWN)).unwrap();
        let lines: Vec<String> = of_calibration(&seen).iter().map(Advice::line).collect();
        assert_eq!(
            lines,
            [
                "each code has a prefix: custody profile set scanner.prefix '\\x02'",
                "each code has a suffix: custody profile set scanner.suffix '#\\r'",
            ]
        );
    }

    #[test]
    fn times_are_those_between_the_keys_of_the_scan() {
        let keys = [0, 2, 4, 12, 400].map(|ms| (Duration::from_millis(ms), b'A'));
        let gaps = Gaps::between(&keys, Duration::from_millis(12)).unwrap();
        assert_eq!((gaps.mean, gaps.longest), (Duration::from_millis(4), Duration::from_millis(8)));
        assert_eq!(Gaps::between(&keys[..1], Duration::from_secs(1)), None);
        assert_eq!(Gaps::between(&[], Duration::ZERO), None);
    }
}
