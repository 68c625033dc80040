//! Asks the decoders of `rxing` for the codes of a picture, one family at a time and always in the same order.
//!
//! `rxing` can try every symbology in one go, but tries them in the order of a hash set, which differs from run to run.

use std::collections::HashSet;

use rxing::common::{BitArray, HybridBinarizer};
use rxing::multi::{GenericMultipleBarcodeReader, MultipleBarcodeReader};
use rxing::oned::{
    CodaBarReader, Code39Reader, Code93Reader, Code128Reader, ITFReader, MultiFormatOneDReader,
    MultiFormatUPCEANReader, OneDReader,
};
use rxing::{
    BarcodeFormat, BinaryBitmap, DecodeHints, Luma8Source, Point, RXingResult,
    RXingResultMetadataType, RXingResultMetadataValue, Reader,
};

use super::picture::Picture;
use super::{Area, Code, Symbology, known_aim, worker};
use crate::scan::controls::GS;

/// Is a family of symbologies that one decoder reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Family {
    Linear,
    Qr,
    DataMatrix,
    Pdf417,
    Aztec,
    MaxiCode,
}

impl Family {
    /// Holds every family, the most frequent on labels first.
    pub(super) const ALL: [Self; 6] =
        [Self::Linear, Self::Qr, Self::DataMatrix, Self::Pdf417, Self::Aztec, Self::MaxiCode];

    fn formats(self) -> &'static [BarcodeFormat] {
        match self {
            Self::Linear => &[
                BarcodeFormat::CODE_128,
                BarcodeFormat::CODE_39,
                BarcodeFormat::CODE_93,
                BarcodeFormat::ITF,
                BarcodeFormat::EAN_13,
                BarcodeFormat::EAN_8,
                BarcodeFormat::UPC_A,
                BarcodeFormat::UPC_E,
                BarcodeFormat::CODABAR,
            ],
            Self::Qr => &[BarcodeFormat::QR_CODE],
            Self::DataMatrix => &[BarcodeFormat::DATA_MATRIX],
            Self::Pdf417 => &[BarcodeFormat::PDF_417],
            Self::Aztec => &[BarcodeFormat::AZTEC],
            Self::MaxiCode => &[BarcodeFormat::MAXICODE],
        }
    }

    /// Returns the hints for this family.
    fn hints(self, hard: bool) -> DecodeHints {
        DecodeHints {
            PossibleFormats: Some(self.formats().iter().copied().collect::<HashSet<_>>()),
            TryHarder: Some(hard),
            // Without it a GS1-128 loses its separators; a text that is not GS1 is unharmed.
            AssumeGs1: Some(true),
            ..DecodeHints::default()
        }
    }
}

/// Finds every code of one family.
pub(super) fn every(picture: &Picture, family: Family, hard: bool) -> Vec<Code> {
    let hints = family.hints(hard);
    let found = worker::attempt(|| {
        let mut bitmap = bitmap(picture)?;
        match family {
            Family::Linear => many(MultiFormatOneDReader::new(&hints), &mut bitmap, &hints),
            Family::Qr => many(rxing::qrcode::cpp_port::QrReader, &mut bitmap, &hints),
            Family::DataMatrix => many(rxing::datamatrix::DataMatrixReader, &mut bitmap, &hints),
            Family::Pdf417 => many(rxing::pdf417::PDF417Reader, &mut bitmap, &hints),
            Family::Aztec => many(rxing::aztec::AztecReader, &mut bitmap, &hints),
            Family::MaxiCode => {
                many(rxing::maxicode::MaxiCodeReader::default(), &mut bitmap, &hints)
            }
        }
    });
    found.unwrap_or_default().iter().filter_map(code).collect()
}

/// Finds one code of one family in a cut-out that should hold nothing else.
pub(in super::super) fn one(picture: &Picture, family: Family) -> Option<Code> {
    let hints = family.hints(true);
    let found = worker::attempt(|| {
        let bitmap = &mut bitmap(picture)?;
        let found = match family {
            Family::Linear => MultiFormatOneDReader::new(&hints).decode_with_hints(bitmap, &hints),
            Family::Qr => rxing::qrcode::cpp_port::QrReader.decode_with_hints(bitmap, &hints),
            Family::DataMatrix => {
                rxing::datamatrix::DataMatrixReader.decode_with_hints(bitmap, &hints)
            }
            Family::Pdf417 => rxing::pdf417::PDF417Reader.decode_with_hints(bitmap, &hints),
            Family::Aztec => rxing::aztec::AztecReader.decode_with_hints(bitmap, &hints),
            Family::MaxiCode => return maxicode(picture),
        };
        found.ok()
    });
    found.as_ref().and_then(code)
}

/// Reads a `MaxiCode` that fills a cut-out, which may lie in any of four ways.
///
/// The decoder knows two methods: one for a symbol exactly upright, which wants it cut to its edges, and one that looks
/// for the bull's-eye.
fn maxicode(picture: &Picture) -> Option<RXingResult> {
    let mut turned = picture.clone();
    for _ in 0..4 {
        for hard in [false, true] {
            let hints = Family::MaxiCode.hints(hard);
            let found = worker::attempt(|| {
                let mut reader = rxing::maxicode::MaxiCodeReader::default();
                reader.decode_with_hints(&mut bitmap(&turned)?, &hints).ok()
            });
            if found.is_some() {
                return found;
            }
        }
        turned = turned.turned_left();
    }
    None
}

/// Decodes rows of bars, one symbology after the other.
///
/// `rxing` can try them in one go, but stops at the first that finds anything, and the first are those that find codes
/// in everything.
pub(in super::super) struct RowDecoder {
    hints: DecodeHints,
    readers: [RowReader; 6],
}

type RowReader = fn(&BitArray, &DecodeHints) -> Option<RXingResult>;

impl RowDecoder {
    pub(in super::super) fn new() -> Self {
        Self {
            hints: Family::Linear.hints(false),
            // Those with the best check characters first.
            readers: [
                |row, hints| Code128Reader.decode_row(0, row, hints).ok(),
                |row, hints| Code93Reader::default().decode_row(0, row, hints).ok(),
                |row, hints| MultiFormatUPCEANReader::new(hints).decode_row(0, row, hints).ok(),
                |row, hints| Code39Reader::default().decode_row(0, row, hints).ok(),
                |row, hints| ITFReader::default().decode_row(0, row, hints).ok(),
                |row, hints| CodaBarReader::default().decode_row(0, row, hints).ok(),
            ],
        }
    }

    /// Returns what each symbology makes of a row, true where it is dark, read forwards and backwards.
    pub(in super::super) fn decode<'a>(
        &'a self,
        bits: &[bool],
    ) -> impl Iterator<Item = Code> + use<'a> {
        let forwards = bit_array(bits.iter());
        let backwards = bit_array(bits.iter().rev());
        self.readers.iter().flat_map(move |reader| {
            [&forwards, &backwards]
                .map(|row| worker::attempt(|| reader(row, &self.hints)).as_ref().and_then(code))
                .into_iter()
                .flatten()
        })
    }
}

/// Packs bits; one by one, because `BitArray::setRange` overflows at the end of a word (rxing 0.9.3).
fn bit_array<'a>(bits: impl ExactSizeIterator<Item = &'a bool>) -> BitArray {
    let mut packed = BitArray::with_size(bits.len());
    for (place, _) in bits.enumerate().filter(|(_, dark)| **dark) {
        packed.set(place);
    }
    packed
}

type Bitmap<'a> = BinaryBitmap<HybridBinarizer<Luma8Source<'a>>>;

fn bitmap(picture: &Picture) -> Option<Bitmap<'_>> {
    let width = u32::try_from(picture.width).ok()?;
    let height = u32::try_from(picture.height).ok()?;
    let source = Luma8Source::new_with_slice(&picture.pixels, width, height).ok()?;
    Some(BinaryBitmap::new(HybridBinarizer::new(source)))
}

fn many(
    reader: impl Reader,
    bitmap: &mut Bitmap<'_>,
    hints: &DecodeHints,
) -> Option<Vec<RXingResult>> {
    GenericMultipleBarcodeReader::new(reader).decode_multiple_with_hints(bitmap, hints).ok()
}

/// Turns a result of `rxing` into a code; `None` for a symbology that is not asked for.
pub(super) fn code(result: &RXingResult) -> Option<Code> {
    let symbology = symbology(*result.getBarcodeFormat())?;
    let identifier = match result
        .getRXingResultMetadata()
        .get(&RXingResultMetadataType::SYMBOLOGY_IDENTIFIER)
    {
        Some(RXingResultMetadataValue::SymbologyIdentifier(identifier)) => known_aim(identifier),
        _ => None,
    };
    // With `AssumeGs1`, Code 128 repeats its identifier at the head of the text.
    let text = result.getText();
    let text = identifier.as_deref().and_then(|id| text.strip_prefix(id)).unwrap_or(text);
    // A check symbol with the value of FNC1 is taken for one by rxing 0.9.3, which appends a separator; at the end it
    // means nothing in any case.
    let text = if symbology == Symbology::Code128 { text.trim_end_matches(GS) } else { text };
    let place = area(result.getPoints());
    let identifier = identifier.or_else(|| maxicode_identifier(symbology, text));
    Some(Code { symbology, text: text.to_owned(), aim: identifier, place })
}

/// Returns the identifier that the decoder leaves out: `]U1` for the message of a carrier, `]U0` for any other text.
fn maxicode_identifier(symbology: Symbology, text: &str) -> Option<String> {
    let is_message = text.starts_with("[)>") || text.bytes().take(15).all(|b| b.is_ascii_digit());
    (symbology == Symbology::MaxiCode).then(|| if is_message { "]U1" } else { "]U0" }.to_owned())
}

fn symbology(format: BarcodeFormat) -> Option<Symbology> {
    Some(match format {
        BarcodeFormat::CODE_128 => Symbology::Code128,
        BarcodeFormat::CODE_39 => Symbology::Code39,
        BarcodeFormat::CODE_93 => Symbology::Code93,
        BarcodeFormat::ITF => Symbology::Itf,
        BarcodeFormat::EAN_13 => Symbology::Ean13,
        BarcodeFormat::EAN_8 => Symbology::Ean8,
        BarcodeFormat::UPC_A => Symbology::UpcA,
        BarcodeFormat::UPC_E => Symbology::UpcE,
        BarcodeFormat::CODABAR => Symbology::Codabar,
        BarcodeFormat::DATA_MATRIX => Symbology::DataMatrix,
        BarcodeFormat::QR_CODE => Symbology::Qr,
        BarcodeFormat::PDF_417 => Symbology::Pdf417,
        BarcodeFormat::AZTEC => Symbology::Aztec,
        BarcodeFormat::MAXICODE => Symbology::MaxiCode,
        _ => return None,
    })
}

/// Returns the rectangle around the points that a decoder reports.
fn area(points: &[Point]) -> Area {
    let pixel = |value: f32| {
        // Points may lie a little outside the picture.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the largest side a picture may have"
        )]
        let pixel = value.round().clamp(0.0, 10_000.0) as u32;
        pixel
    };
    let Some(first) = points.first() else { return Area::default() };
    let (mut left, mut right, mut top, mut bottom) = (first.x, first.x, first.y, first.y);
    for point in points {
        (left, right) = (left.min(point.x), right.max(point.x));
        (top, bottom) = (top.min(point.y), bottom.max(point.y));
    }
    let (left, top) = (pixel(left), pixel(top));
    Area {
        left,
        top,
        width: pixel(right).saturating_sub(left).max(1),
        height: pixel(bottom).saturating_sub(top).max(1),
    }
}
