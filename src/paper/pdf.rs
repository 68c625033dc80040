//! Writes a page as a PDF that carries its own bundle.
//!
//! There is no date, no random identifier and no name of a machine in it: the same bundle gives the same bytes. Text can
//! be selected and is tagged for those who have it read out; the typeface is embedded.

mod blocks;
mod flow;
mod tags;
mod write;

use super::PaperSize;
use super::bundle::{BUNDLE_BYTES_MAX, BundleError};
use super::document::Document;
use flow::Flow;

/// Is what the file is called that a PDF carries.
pub const ATTACHED: &str = "receipt.json";

/// Is how the dictionary of that file begins to be recognised.
const MARK: &[u8] = b"/Type/EmbeddedFile";

/// Writes a page, or several.
#[must_use]
pub fn write(document: &Document, bundle: &str, size: PaperSize) -> Vec<u8> {
    let mut flow = Flow::new(document, size);
    flow.document();
    write::write(&document.title, bundle, flow.finish())
}

/// Takes the bundle out of a PDF that this program wrote. Of any other it says that there is none, or gives what no
/// page agrees with.
pub fn bundle_in(pdf: &[u8]) -> Result<String, BundleError> {
    let malformed = |what: &str| BundleError::Malformed(what.to_owned());
    let mark = find(pdf, MARK).ok_or(BundleError::Absent)?;
    let (before, after) = pdf.split_at(mark);
    let object = before.windows(4).rposition(|part| part == b"obj\n").ok_or(BundleError::Absent)?;
    let head = &before[object..];
    let digits = find(head, b"/Length ").map(|at| &head[at + 8..]).unwrap_or_default();
    let digits: Vec<u8> = digits.iter().copied().take_while(u8::is_ascii_digit).take(9).collect();
    let length = std::str::from_utf8(&digits).ok().and_then(|digits| digits.parse::<usize>().ok());
    let length = length.ok_or_else(|| malformed("the attached file has no length"))?;
    let begin =
        find(after, b"stream\n").ok_or_else(|| malformed("the attached file is empty"))? + 7;
    let packed = after.get(begin..begin.saturating_add(length));
    let packed = packed.ok_or_else(|| malformed("the attached file is cut short"))?;
    let bytes = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, BUNDLE_BYTES_MAX)
        .map_err(|_| malformed("the attached file cannot be unpacked"))?;
    String::from_utf8(bytes).map_err(|_| malformed("the attached file is not text"))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|part| part == wanted)
}
