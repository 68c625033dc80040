//! What a receipt says: from the proved entries of a bundle to a page.

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::bundle::{Bundle, PageKind};
use super::document::{Block, Document, Party};
use super::entry::{Entry, Piece, Proved, digest, listed, text};
use super::items::{Item, table};
use super::parties::{parties, signed};
use super::picture::Drawable;
use super::{PaperError, certificate, code, visible, words};

/// Says what the signature is, and no more than that.
const CLAIM: &str = "This is a simple electronic signature with change detection: it is bound to the list above, to the \
statement and to its place in a signed log. A change of any of them shows when the receipt is verified.";

/// Returns every time that a page of these entries shows, in milliseconds since 1970: what a bundle needs the
/// facility's distance from UTC for.
#[must_use]
pub fn times(proved: &[Proved]) -> Vec<i64> {
    let mut times = Vec::new();
    for proved in proved {
        let Ok(value) = serde_json::from_slice::<Value>(&proved.entry) else { continue };
        times.extend([&value["at"], &value["occurred"], &value["data"]["due"]].map(Value::as_i64));
    }
    let mut times: Vec<i64> = times.into_iter().flatten().collect();
    times.sort_unstable();
    times.dedup();
    times
}

/// Lays out what a bundle says, given its proofs, which hold.
pub fn document(bundle: &Bundle, proved: &[Proved]) -> Result<Document, PaperError> {
    let entries = proved.iter().map(Entry::of).collect::<Result<Vec<_>, _>>()?;
    match bundle.kind {
        PageKind::Receipt => receipt(bundle, &entries),
        PageKind::Certificate => certificate::certificate(bundle, &entries),
    }
}

fn receipt(bundle: &Bundle, entries: &[Entry<'_>]) -> Result<Document, PaperError> {
    let main = entries.first().ok_or(PaperError::NoProof)?;
    let page = Page { bundle, entries };
    let subject = page.subject(main);
    let items = page.items(main, subject);
    let parties = parties(subject);
    let number = main.number();
    let mut blocks = Vec::new();
    let circumstances = page.circumstances(main, subject);
    if !circumstances.is_empty() {
        blocks.push(Block::Facts(circumstances));
    }
    if !parties.is_empty() {
        blocks.push(Block::Parties(parties.clone()));
    }
    if !items.is_empty() {
        blocks.extend([Block::Heading("Items".to_owned()), table(&items)]);
    }
    let note = main.said("note");
    if !note.is_empty() {
        blocks.extend([Block::Heading("Remark".to_owned()), Block::Text(note)]);
    }
    if !Page::passes_custody(subject) {
        let said = particulars(main.data());
        if !said.is_empty() {
            blocks.extend([Block::Heading("What was recorded".to_owned()), Block::Facts(said)]);
        }
    }
    page.signature(main, &mut blocks);
    page.photos(&mut blocks);
    if bundle.to_sign {
        let lines: Vec<Party> = parties
            .into_iter()
            .map(|party| Party { lines: vec!["Date, signature".to_owned()], ..party })
            .collect();
        if !lines.is_empty() {
            blocks.extend([Block::Heading("To sign".to_owned()), Block::Lines(lines)]);
        }
    }
    page.proof(main, "This receipt", &mut blocks);
    Ok(Document {
        title: format!("Receipt {number}"),
        from: Page::letterhead(main),
        heading: words::act_of(main.kind(), items.len()),
        when: format!("{} ({})", page.time(main.occurred()), visible(&bundle.zone)),
        blocks,
        foot: format!("Receipt {number}"),
    })
}

/// What all pages have in common: a bundle and its entries.
pub(super) struct Page<'b> {
    pub(super) bundle: &'b Bundle,
    pub(super) entries: &'b [Entry<'b>],
}

impl Page<'_> {
    pub(super) fn letterhead(main: &Entry<'_>) -> Vec<String> {
        let log = main.log();
        let place = format!("Mailroom {}, station {}", visible(log.facility), visible(log.station));
        let mut from = vec![visible(log.tenant), place];
        if log.is_training {
            from.push("TRAINING: nothing of this happened".to_owned());
        }
        from
    }

    /// A time as the facility's clocks showed it, with their distance from UTC.
    pub(super) fn time(&self, at: i64) -> String {
        let seconds = self.bundle.offsets.get(&at).copied().unwrap_or(0);
        let offset = jiff::tz::Offset::from_seconds(seconds).unwrap_or(jiff::tz::Offset::UTC);
        let Ok(instant) = jiff::Timestamp::from_millisecond(at) else { return format!("{at} ms") };
        let civil = offset.to_datetime(instant);
        format!("{} {}", civil.strftime("%Y-%m-%d %H:%M:%S"), ahead(seconds))
    }

    pub(super) fn date(&self, at: i64) -> String {
        self.time(at).split(' ').next().unwrap_or_default().to_owned()
    }

    /// What a signature or a paper that came later belongs to; else the event itself.
    fn subject<'e>(&'e self, main: &'e Entry<'e>) -> &'e Entry<'e> {
        let is_later = matches!(main.kind(), "signed" | "attached");
        let of = main.said("event");
        let same_log =
            |entry: &&Entry<'_>| entry.id() == of && entry.value["item"] == main.value["item"];
        self.entries.iter().find(same_log).filter(|_| is_later).unwrap_or(main)
    }

    fn circumstances(&self, main: &Entry<'_>, subject: &Entry<'_>) -> Vec<(String, String)> {
        let mut facts = Vec::new();
        let mut say = |name: &str, value: String| {
            if !value.is_empty() {
                facts.push((name.to_owned(), value));
            }
        };
        if let Some(at) = main.time("occurred") {
            say(
                "Recorded late",
                format!("{}: {}", self.time(main.time("at").unwrap_or(at)), main.text("why")),
            );
        }
        if !std::ptr::eq(main, subject) {
            let when = self.time(subject.occurred());
            say(
                "Belongs to",
                format!("{} of {when}, event {}", words::act(subject.kind()), subject.id()),
            );
        }
        if Self::passes_custody(subject) {
            say("Place", subject.said("place"));
        }
        if let Some(due) = subject.data()["due"].as_i64() {
            say("Due back", self.date(due));
        }
        if parties(subject).is_empty() {
            say("Operator", main.text("actor"));
        }
        facts
    }

    fn passes_custody(main: &Entry<'_>) -> bool {
        matches!(main.kind(), "handed_off" | "returned" | "transferred")
    }

    /// The manifest that an entry commits to.
    pub(super) fn manifest(&self, main: &Entry<'_>) -> Option<Value> {
        let wanted = digest(&main.data()["proof"]["manifest"])?;
        let bytes = found(&self.bundle.manifests, wanted)?;
        serde_json::from_str(bytes).ok()
    }

    /// What passed: by the manifest; without one, as the item was first recorded.
    fn items(&self, main: &Entry<'_>, subject: &Entry<'_>) -> Vec<Item> {
        if let Some(manifest) = self.manifest(main).or_else(|| self.manifest(subject)) {
            let items = manifest["items"].as_array().cloned().unwrap_or_default();
            return items.iter().map(Item::of_manifest).collect();
        }
        let id = &main.value["item"];
        let mut described =
            self.entries.iter().filter(|entry| !id.is_null() && entry.value["item"] == *id);
        described.find_map(Item::first_recorded).map_or_else(Vec::new, |mut item| {
            item.condition = words::plain(&main.said("condition"));
            item.missing = listed(&main.data()["missing"]);
            vec![item]
        })
    }

    /// The statement, who agreed to it, and the picture of their signature.
    fn signature(&self, main: &Entry<'_>, blocks: &mut Vec<Block>) {
        let proof = &main.data()["proof"];
        let signing = &proof["signing"];
        if let Some(wanted) = digest(&signing["statement"]) {
            blocks.push(Block::Heading("Statement".to_owned()));
            match found(&self.bundle.statements, wanted) {
                Some(statement) => blocks.push(Block::Quote(
                    statement.lines().map(visible).collect::<Vec<_>>().join("\n"),
                )),
                None => {
                    blocks.push(Block::Text("The statement is not in this receipt.".to_owned()));
                }
            }
            let version = text(&signing["version"]);
            let language = text(&signing["language"]);
            let digest = data_encoding::HEXLOWER.encode(&wanted);
            blocks.push(Block::Text(format!(
                "Version {version}, language {language}, SHA-256 {digest}"
            )));
        }
        let facts = signed(main, self.subject(main));
        let piece = main.signature();
        if facts.is_empty() && piece.is_none() {
            return;
        }
        blocks.push(Block::Heading("Signature".to_owned()));
        match &piece {
            Some(piece) => blocks.push(self.drawn(piece, facts)),
            None => blocks.push(Block::Facts(facts)),
        }
        if !signing.is_null() {
            blocks.push(Block::Text(CLAIM.to_owned()));
        }
    }

    fn drawn(&self, piece: &Piece, mut facts: Vec<(String, String)>) -> Block {
        let digest = data_encoding::HEXLOWER.encode(&piece.sha256);
        let held = self.bundle.picture(&piece.sha256);
        let picture = held.and_then(|held| Drawable::read(&held.bytes));
        let name = match (held, &picture) {
            (Some(held), Some(_)) if held.reduced => {
                "Picture (made smaller here), SHA-256 of the whole one"
            }
            (Some(_), Some(_)) => "Picture, SHA-256",
            (Some(_), None) => "Signed paper, attached, SHA-256",
            (None, _) => "Signature, kept with the log, SHA-256",
        };
        facts.push((name.to_owned(), digest));
        match picture {
            Some(picture) => {
                Block::Picture { picture, alt: "Picture of the signature".to_owned(), facts }
            }
            None => Block::Facts(facts),
        }
    }

    fn photos(&self, blocks: &mut Vec<Block>) {
        let mut shown = Vec::new();
        let mut named = Vec::new();
        let mut seen = Vec::new();
        for entry in self.entries {
            let signature = entry.signature();
            for piece in entry.evidence() {
                // The same picture may belong to several events.
                if Some(&piece) == signature.as_ref() || seen.contains(&piece.sha256) {
                    continue;
                }
                seen.push(piece.sha256);
                let digest = data_encoding::HEXLOWER.encode(&piece.sha256);
                let kind = words::capital(&piece.kind);
                let held = self.bundle.picture(&piece.sha256);
                match held.and_then(|held| Drawable::read(&held.bytes)) {
                    Some(picture) => {
                        let caption = format!(
                            "{kind}, entry {}, SHA-256 {}…",
                            entry.proved.index,
                            &digest[..12]
                        );
                        shown.push((picture, caption));
                    }
                    None => named.push((format!("{kind}, {} bytes, SHA-256", piece.bytes), digest)),
                }
            }
        }
        if !shown.is_empty() || !named.is_empty() {
            blocks.push(Block::Heading("Photos and papers".to_owned()));
        }
        if !shown.is_empty() {
            blocks.push(Block::Thumbnails(shown));
        }
        if !named.is_empty() {
            blocks.push(Block::Facts(named));
        }
    }

    /// Where the proof is, and how it is checked.
    pub(super) fn proof(&self, main: &Entry<'_>, what: &str, blocks: &mut Vec<Block>) {
        let proved = main.proved;
        let carried = code::of(proved);
        let says = match &carried {
            Some((_, code::Carries::Proof)) => "entry, names and proof",
            Some((_, code::Carries::ProofWithoutNames)) => "entry and proof, without the names",
            Some((_, code::Carries::Place)) => "where the proof is",
            None => "",
        };
        let mut facts = vec![
            ("Event".to_owned(), main.id()),
            ("Log".to_owned(), visible(&proved.origin)),
            ("Entry".to_owned(), format!("number {} of {}", proved.index, proved.size)),
            ("Leaf hash".to_owned(), data_encoding::HEXLOWER.encode(&proved.leaf)),
            (
                "To check this file".to_owned(),
                format!("custody verify --receipt FILE --key {}", visible(&self.bundle.key)),
            ),
        ];
        let explained = format!(
            "{what} carries the entry as it stands in the log, its place in the log's Merkle tree, and a head that the log \
             signed. Get the key from the log's owner, not from here."
        );
        blocks.push(Block::Heading("Proof".to_owned()));
        if !says.is_empty() {
            facts.push(("The code has".to_owned(), says.to_owned()));
        }
        facts.push(("What this proves".to_owned(), explained));
        match carried {
            Some((symbol, _)) => {
                blocks.push(Block::Code { symbol, facts });
            }
            None => blocks.push(Block::Facts(facts)),
        }
    }
}

/// The text of a list that has a digest.
fn found(texts: &[String], wanted: [u8; 32]) -> Option<&str> {
    let is_it = |text: &&String| <[u8; 32]>::from(Sha256::digest(text.as_bytes())) == wanted;
    texts.iter().find(is_it).map(String::as_str)
}

/// `+01:00`.
fn ahead(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// What an event of any kind says, as names and values.
fn particulars(data: &Value) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    collect(data, "", &mut facts);
    facts
}

fn collect(value: &Value, name: &str, facts: &mut Vec<(String, String)>) {
    // Evidence is shown as pictures, and a remark under its own heading.
    match value {
        Value::Object(fields) if fields.contains_key("sha256") => {}
        Value::Object(fields) => {
            for (field, value) in fields.iter().filter(|(field, _)| *field != "note") {
                let name = if name.is_empty() { field.clone() } else { format!("{name}, {field}") };
                collect(value, &name, facts);
            }
        }
        Value::Array(list) if list.iter().any(Value::is_object) => {
            for value in list {
                collect(value, name, facts);
            }
        }
        Value::Array(_) => facts.push((visible(&words::capital(name)), listed(value))),
        other => facts.push((visible(&words::capital(name)), text(other))),
    }
}
