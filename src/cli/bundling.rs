//! Gathers what a receipt shows: proofs, the list of items, the statement, pictures, and the facility's time.

use std::collections::BTreeMap;

use super::desk::Desk;
use super::evidence::closed;
use super::failure::{Failure, Kind};
use super::sealed_evidence;
use crate::domain::event::{Event, Evidence, EvidenceKind, Fact, Proof};
use crate::domain::manifest::Passes;
use crate::domain::names::{ItemId, Timestamp};
use crate::evidence::{self, Folder};
use crate::ledger::codec::leaf_hash;
use crate::ledger::manifest::{bytes_of, digest_of};
use crate::ledger::note::{Checkpoint, unverified_text};
use crate::ledger::proof::{ProofError, ReceiptProof};
use crate::ledger::{Disclosure, Head};
use crate::paper::{
    self, Bundle, LAYOUT, PICTURE_BYTES_MAX, PageKind, PaperSize, Picture, Proved, THUMBNAIL_PIXELS,
};

/// How many photos a receipt shows.
const PHOTOS_MAX: usize = 6;

/// The longest side of a signature that is too large to be shown as it is.
const SIGNATURE_PIXELS: u32 = 480;

/// What a proof says of its entry, for a page.
pub fn proved(proof: &ReceiptProof) -> Result<Proved, ProofError> {
    let head = Checkpoint::parse(unverified_text(&proof.note)?)?;
    let said = |value: &Disclosure| (value.label.to_string(), value.value.clone());
    Ok(Proved {
        proof: proof.to_string(),
        entry: proof.entry.clone(),
        leaf: leaf_hash(&proof.entry),
        index: proof.index,
        origin: head.origin,
        size: head.size,
        disclosed: proof.disclosures.iter().map(said).collect(),
    })
}

/// What a page is to be.
#[derive(Clone, Copy)]
pub struct Wish<'w> {
    pub paper: PaperSize,
    pub to_sign: bool,
    /// Under a head that a witness has signed.
    pub witnessed: bool,
    pub discloses: &'w dyn Fn(&Disclosure) -> bool,
}

/// The head under which an entry is proved: the first over it, which its operator signed, or the first over it that
/// a witness has signed.
pub fn head_for(desk: &Desk<'_>, seq: u64, witnessed: bool) -> Result<Head, Failure> {
    if !witnessed {
        return Ok(desk.ledger.with_cosignatures(desk.ledger.head_over(seq)?)?);
    }
    desk.ledger.witnessed_head_over(seq)?.ok_or_else(|| {
        let text = format!("no witness has signed a head that covers entry {seq}");
        Failure::new(Kind::No, text).hint("push to a hub that is a witness first: `custody push`")
    })
}

/// Gathers the receipt of an entry; nothing if there is no such entry.
pub fn of_event(
    desk: &Desk<'_>,
    seq: u64,
    wish: &Wish<'_>,
) -> Result<Option<(Bundle, Vec<Proved>)>, Failure> {
    if seq >= desk.ledger.head()?.checkpoint.size {
        return Ok(None);
    }
    let head = head_for(desk, seq, wish.witnessed)?;
    let fact = desk.ledger.fact(seq)?;
    let beside = match &fact {
        Some(fact) => beside(desk, fact)?,
        None => Beside::default(),
    };
    let mut facts: Vec<Fact> = fact.into_iter().collect();
    facts.extend(beside.facts);
    let seqs = std::iter::once(seq).chain(facts.iter().skip(1).map(|fact| fact.id.seq));
    let mut bundle = gathered(desk, PageKind::Receipt, &head, seqs, wish)?;
    bundle.0.pictures = pictures(desk, &facts)?;
    bundle.0.manifests = beside.manifests;
    bundle.0.statements = beside.statements;
    Ok(Some(bundle))
}

/// Proves entries under one head, and says how the facility's clocks stood.
pub fn gathered(
    desk: &Desk<'_>,
    kind: PageKind,
    head: &Head,
    seqs: impl Iterator<Item = u64>,
    wish: &Wish<'_>,
) -> Result<(Bundle, Vec<Proved>), Failure> {
    let mut all = Vec::new();
    for seq in seqs {
        if let Some(proof) = desk.ledger.prove_under(seq, head, wish.discloses)? {
            // A proof that was just made is in its form; if not, that is a bug.
            all.push(proved(&proof).map_err(|error| Failure::because(Kind::Bug, &error))?);
        }
    }
    let ahead = |at| (at, desk.zone.seconds_ahead(Timestamp::from_millis(at)));
    let last = head.checkpoint.size.saturating_sub(1);
    let bundle = Bundle {
        kind,
        layout: LAYOUT,
        proofs: all.iter().map(|proved| proved.proof.clone()).collect(),
        manifests: Vec::new(),
        statements: Vec::new(),
        pictures: Vec::new(),
        key: desk.ledger.identity_of(last).key.to_string(),
        zone: desk.profile.zone.value.clone(),
        offsets: paper::times(&all).into_iter().map(ahead).collect(),
        paper: wish.paper,
        to_sign: wish.to_sign,
        person: None,
    };
    Ok((bundle, all))
}

/// What belongs to a receipt besides its own entry.
#[derive(Debug, Default)]
struct Beside {
    /// Earlier entries: what a signature belongs to, how the items came on record, photos of them.
    facts: Vec<Fact>,
    manifests: Vec<String>,
    statements: Vec<String>,
}

fn beside(desk: &Desk<'_>, main: &Fact) -> Result<Beside, Failure> {
    let mut beside = Beside::default();
    let subject = match &main.event {
        Event::Signed { event, .. } | Event::Attached { event, .. }
            if desk.ledger.is_own(*event) =>
        {
            desk.ledger.fact(event.seq)?
        }
        _its_own => None,
    };
    let mut items = vec![main.item];
    for fact in std::iter::once(main).chain(&subject) {
        let Some(proof) = proof_of(&fact.event) else { continue };
        let passes = subject.as_ref().unwrap_or(main);
        if let Some((manifest, lines)) = manifest(desk, passes, proof)? {
            items.extend(lines);
            if !beside.manifests.contains(&manifest) {
                beside.manifests.push(manifest);
            }
        }
        if let Some(signing) = &proof.signing
            && let Some(statement) = desk.ledger.statement(&signing.statement.sha256)?
        {
            beside.statements.push(statement.text);
        }
    }
    items.sort_unstable();
    items.dedup();
    let is_photo =
        |piece: &&&Evidence| matches!(piece.kind, EvidenceKind::Photo | EvidenceKind::Label);
    let seen = main.event.evidence().iter().filter(is_photo).count();
    let named = !beside.manifests.is_empty();
    let mut earlier = earlier(desk, main, &items, named, seen)?;
    if let Some(subject) = subject {
        earlier.insert(subject.id.seq, subject);
    }
    beside.facts = earlier.into_values().collect();
    Ok(beside)
}

/// What an event says of how the other party agreed.
fn proof_of(event: &Event) -> Option<&Proof> {
    match event {
        Event::Signed { proof, .. } => Some(proof),
        other => Passes::of(other).map(Passes::proof),
    }
}

/// The list that an entry commits to, and the items on it.
pub fn manifest(
    desk: &Desk<'_>,
    passes: &Fact,
    proof: &Proof,
) -> Result<Option<(String, Vec<ItemId>)>, Failure> {
    let Some(digest) = proof.manifest else { return Ok(None) };
    let manifest = desk.ledger.manifest_of(passes.op)?;
    let manifest = manifest.filter(|manifest| digest_of(manifest) == digest).ok_or_else(|| {
        let text = format!("the list of event {} is not the one that was signed", passes.id.seq);
        Failure::new(Kind::NotVerified, text).hint("see what `custody verify` says")
    })?;
    let items = manifest.lines.iter().filter_map(|line| line.item).collect();
    let bytes = String::from_utf8_lossy(&bytes_of(&manifest)).into_owned();
    Ok(Some((bytes, items)))
}

/// Finds the entries that have photos of the items, and, if no list names them, those with which they came on record.
fn earlier(
    desk: &Desk<'_>,
    main: &Fact,
    items: &[ItemId],
    named: bool,
    mut photos: usize,
) -> Result<BTreeMap<u64, Fact>, Failure> {
    let mut found: BTreeMap<u64, Fact> = BTreeMap::new();
    for item in items {
        let Some(history) = desk.ledger.history(*item)? else { continue };
        let before = |fact: &&Fact| fact.id.seq < main.id.seq && desk.ledger.is_own(fact.id);
        let earlier: Vec<&Fact> = history.facts.iter().filter(before).collect();
        let first = earlier.iter().find(|fact| says_what_it_is(&fact.event));
        if let Some(first) = first.filter(|_| !named) {
            found.insert(first.id.seq, (*first).clone());
        }
        let pictured = |fact: &&&Fact| {
            matches!(fact.event, Event::Inspected(_) | Event::Received(_))
                && !fact.event.evidence().is_empty()
        };
        for fact in earlier.iter().rev().filter(pictured) {
            photos += fact.event.evidence().len();
            if photos <= PHOTOS_MAX {
                found.insert(fact.id.seq, (*fact).clone());
            }
        }
    }
    Ok(found)
}

/// Whether an item comes on record with it.
pub const fn says_what_it_is(event: &Event) -> bool {
    matches!(
        event,
        Event::Received(_) | Event::Serialized(_) | Event::Adopted(_) | Event::Refused { .. }
    )
}

/// The pictures that entries name, as far as they are still kept: whole where they are small.
fn pictures(desk: &Desk<'_>, facts: &[Fact]) -> Result<Vec<Picture>, Failure> {
    let mut pictures: Vec<Picture> = Vec::new();
    let mut photos = 0;
    for evidence in facts.iter().flat_map(|fact| fact.event.evidence()) {
        let is_photo = matches!(evidence.kind, EvidenceKind::Photo | EvidenceKind::Label);
        photos += usize::from(is_photo);
        let is_new = pictures.iter().all(|picture| picture.of != evidence.sha256);
        if is_new && (!is_photo || photos <= PHOTOS_MAX) {
            pictures.extend(picture(desk, evidence)?);
        }
    }
    Ok(pictures)
}

fn picture(desk: &Desk<'_>, evidence: &Evidence) -> Result<Option<Picture>, Failure> {
    // What was purged leaves its digest on the page.
    let Some(kept) = desk.ledger.evidence(&evidence.sha256)? else { return Ok(None) };
    let folder = Folder::at(desk.folders.evidence_folder(&desk.profile.name));
    let opened = sealed_evidence::open(&folder, &desk.vault, &kept).map_err(closed)?;
    let of = evidence.sha256;
    let whole = |bytes: &[u8]| Picture { of, bytes: bytes.to_vec(), reduced: false };
    let reduced = |side| {
        let bytes = evidence::small_picture(opened.expose(), side);
        bytes.map(|bytes| Picture { of, bytes, reduced: true })
    };
    Ok(match evidence.kind {
        EvidenceKind::Photo | EvidenceKind::Label => reduced(THUMBNAIL_PIXELS),
        EvidenceKind::Signature | EvidenceKind::Paper | EvidenceKind::Certificate => {
            if opened.expose().len() <= PICTURE_BYTES_MAX {
                Some(whole(opened.expose()))
            } else {
                reduced(SIGNATURE_PIXELS)
            }
        }
    })
}
