//! Reads every code of a picture: a photographed label, a scanned sheet, a screenshot.
//!
//! ```text
//! bytes -> picture   a file, its limits and its orientation -> grey pixels
//!          search    the cascade: locate the codes, then attempts on the whole picture
//!          worker    a thread with a deadline, because decoders run away and panic
//!          merge     one code per place, tracking numbers first
//! ```
//! The pixels never leave this module: what comes out are texts with their symbology and their place.

mod decode;
mod heic;
pub(super) mod merge;
mod picture;
mod search;
mod worker;

#[cfg(test)]
pub(super) mod drawing;

use std::time::Duration;

pub use picture::{MAX_FILE_BYTES, MAX_SIDE_PIXELS};

pub(super) use decode::{Family, RowDecoder, one};
pub(super) use picture::Picture;
pub(super) use worker::Finds;

use super::aim::AimId;
use super::classify;
use super::reading::Reading;

/// Is how long a picture is searched unless the caller says otherwise.
pub const DEFAULT_BUDGET: Duration = Duration::from_secs(12);

/// Is one code of a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// The kind of code.
    pub symbology: Symbology,
    /// What it says, with its separators, without an AIM identifier.
    pub text: String,
    /// The AIM identifier a scanner would have sent.
    pub aim: Option<String>,
    /// Where it stands.
    pub place: Area,
}

impl Code {
    /// Says what the code may mean.
    #[must_use]
    pub fn reading(&self) -> Reading {
        classify(&self.text, self.aim.as_deref())
    }
}

/// Is a rectangle of a picture, in pixels of the picture as it is seen (after its EXIF orientation).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// The distance of its left side from the left.
    pub left: u32,
    /// The distance of its upper side from the top.
    pub top: u32,
    /// Its width; a linear code that was read along one line may be one pixel thin.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// Is a kind of code that labels and boxes carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is the symbology's own name")]
pub enum Symbology {
    Code128,
    Code39,
    Code93,
    Itf,
    Ean13,
    Ean8,
    UpcA,
    UpcE,
    Codabar,
    DataMatrix,
    Qr,
    Pdf417,
    Aztec,
    MaxiCode,
}

impl Symbology {
    /// Returns the word that exports use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code128 => "code_128",
            Self::Code39 => "code_39",
            Self::Code93 => "code_93",
            Self::Itf => "itf",
            Self::Ean13 => "ean_13",
            Self::Ean8 => "ean_8",
            Self::UpcA => "upc_a",
            Self::UpcE => "upc_e",
            Self::Codabar => "codabar",
            Self::DataMatrix => "data_matrix",
            Self::Qr => "qr",
            Self::Pdf417 => "pdf417",
            Self::Aztec => "aztec",
            Self::MaxiCode => "maxicode",
        }
    }

    /// Says whether the code is a row of bars.
    #[must_use]
    pub const fn is_linear(self) -> bool {
        matches!(
            self,
            Self::Code128
                | Self::Code39
                | Self::Code93
                | Self::Itf
                | Self::Ean13
                | Self::Ean8
                | Self::UpcA
                | Self::UpcE
                | Self::Codabar
        )
    }
}

impl std::fmt::Display for Symbology {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Says why a picture cannot be read; the message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    /// The file holds nothing.
    #[error("the file is empty")]
    Empty,
    /// The file is larger than any photograph of a label.
    #[error(
        "the file has {bytes} bytes, more than the {MAX_FILE_BYTES} that are read; save it smaller or crop it to the label"
    )]
    FileTooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The file is of a kind that is not read.
    #[error("{0}")]
    UnknownFormat(&'static str),
    /// The picture has too many pixels.
    #[error(
        "the picture is larger than {MAX_SIDE_PIXELS} pixels a side or needs too much memory; save it smaller or crop it to the label"
    )]
    TooManyPixels,
    /// The file is damaged.
    #[error("the picture is damaged or cut short ({0}); copy or photograph it again")]
    Damaged(String),
    /// The decoder did not come back in time and had found nothing.
    #[error("no code was found within {} seconds; crop the picture to the label and try again", .0.as_secs())]
    TimedOut(Duration),
    /// The decoder crashed on this picture and had found nothing.
    #[error(
        "the decoder failed on this picture; photograph the label again, flat and from the front"
    )]
    DecoderFailed,
}

/// Reads every code of a picture file, tracking numbers first; a picture without any gives none.
///
/// PNG, JPEG, HEIC, WebP, TIFF, BMP and GIF (its first frame) are read.
pub fn read_codes(bytes: &[u8]) -> Result<Vec<Code>, ImageError> {
    read_codes_within(bytes, DEFAULT_BUDGET)
}

/// Reads every code of a picture file that is found within a budget.
pub fn read_codes_within(bytes: &[u8], budget: Duration) -> Result<Vec<Code>, ImageError> {
    // Decoders of files panic and run away no less than decoders of codes.
    let bytes = bytes.to_vec();
    let found = worker::run(budget, move |finds| {
        let picture = picture::load(&bytes)?;
        drop(bytes);
        search::search(&picture, finds);
        Ok(())
    })?;
    Ok(merge::merge(found))
}

/// Says whether a decoder's symbology identifier is one at all.
fn known_aim(identifier: &str) -> Option<String> {
    AimId::parse(identifier).map(AimId::as_string)
}

#[cfg(test)]
mod tests;
