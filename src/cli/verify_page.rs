//! Checks a page with the bundle that it carries: the proofs, what they commit to, and then the page itself, which is laid
//! out anew and compared byte for byte.

use super::bundling::proved;
use super::time::Zone;
use super::verify_receipt::{Bad, Good};
use crate::domain::names::Timestamp;
use crate::ledger::note::VerifierKey;
use crate::ledger::proof::{Proven, ReceiptProof};
use crate::paper::{self, Bundle, BundleError, PaperError, Proved};

/// What a page is held against: the same page once more.
type LaidOut<'p> = &'p dyn Fn(&paper::Document, &Bundle) -> Result<Vec<u8>, PaperError>;

/// Checks a PDF.
pub fn pdf(file: &[u8], keys: &[VerifierKey]) -> Result<Good, Bad> {
    let json = paper::pdf::bundle_in(file).map_err(Bad::one)?;
    let again = |page: &paper::Document, bundle: &Bundle| {
        Ok(paper::pdf::write(page, &bundle.to_json(), bundle.paper))
    };
    page(&json, file, "pdf", keys, &again)
}

/// Checks an HTML page.
pub fn html(text: &str, keys: &[VerifierKey]) -> Result<Good, Bad> {
    let json = paper::html::bundle_in(text).map_err(Bad::one)?;
    let again = |page: &paper::Document, bundle: &Bundle| {
        paper::html::write(page, &bundle.to_json(), bundle.paper).map(String::into_bytes)
    };
    page(json, text.as_bytes(), "html", keys, &again)
}

fn page(
    json: &str,
    file: &[u8],
    form: &'static str,
    keys: &[VerifierKey],
    again: LaidOut<'_>,
) -> Result<Good, Bad> {
    let bundle = Bundle::from_json(json).map_err(|error: BundleError| Bad::one(error))?;
    let mut proven = Vec::new();
    let mut all = Vec::new();
    for text in &bundle.proofs {
        let (one, shown) = one(text, keys)?;
        proven.push(one);
        all.push(shown);
    }
    let known: Vec<String> = keys.iter().map(ToString::to_string).collect();
    let problems = paper::check(&bundle, &all, &known);
    if !problems.is_empty() {
        return Err(Bad { problems, hint: "this page was changed, and proves nothing" });
    }
    if proven.is_empty() {
        return Err(Bad::one("there is no proof in it"));
    }
    let laid_out = paper::document(&bundle, &all).map_err(Bad::one)?;
    let mut notes = times(&bundle);
    if bundle.pictures.iter().any(|picture| picture.reduced) {
        notes.push(
            "pictures that were made smaller are as the issuer made them: the log has the digests of the whole ones"
                .to_owned(),
        );
    }
    let compared = bundle.is_of_this_layout();
    if compared {
        let wanted = again(&laid_out, &bundle).map_err(Bad::one)?;
        if wanted != file {
            return Err(differs(&wanted, file));
        }
    } else {
        notes.push(format!(
            "the page was laid out in another way (layout {}; this program has {}), so it was not compared: what its proof \
             says is what counts",
            bundle.layout,
            paper::LAYOUT
        ));
    }
    let proven = proven.remove(0);
    Ok(Good { proven, form, page: Some((laid_out.title, compared)), notes })
}

fn one(text: &str, keys: &[VerifierKey]) -> Result<(Proven, Proved), Bad> {
    let proof = ReceiptProof::parse(text).map_err(Bad::one)?;
    let proven = proof.verify(keys).map_err(Bad::one)?;
    let shown = proved(&proof).map_err(Bad::one)?;
    Ok((proven, shown))
}

/// Says where a page says something else than its proof.
fn differs(wanted: &[u8], file: &[u8]) -> Bad {
    let at = wanted.iter().zip(file).take_while(|(a, b)| a == b).count();
    let line = file[..at.min(file.len())].split(|byte| *byte == b'\n').count();
    Bad {
        problems: vec![format!(
            "the page is not the one that its proof gives: it differs from byte {at} on, in line {line}"
        )],
        hint: "this page was changed; what it carries holds, but what it shows may be anything",
    }
}

/// Where the time zone of the page is not the one that this program knows by that name.
fn times(bundle: &Bundle) -> Vec<String> {
    let Ok(zone) = Zone::named(&bundle.zone) else {
        return vec![format!(
            "there is no time zone {} here; the page says how far it is from UTC",
            bundle.zone
        )];
    };
    let differs =
        |(at, ahead): (&i64, &i32)| zone.seconds_ahead(Timestamp::from_millis(*at)) != *ahead;
    if bundle.offsets.iter().any(differs) {
        let zone = &bundle.zone;
        return vec![format!(
            "by this program's time zones, {zone} had another distance from UTC than the page says; the instants are the same"
        )];
    }
    Vec::new()
}
