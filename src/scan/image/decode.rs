//! Asks the decoders of `rxing` for the codes of a picture, one family at a time and always in the same order.
//!
//! `rxing` can try every symbology in one go, but tries them in the order of a hash set, which differs from run to run.

use std::collections::HashSet;

use rxing::common::HybridBinarizer;
use rxing::multi::{GenericMultipleBarcodeReader, MultipleBarcodeReader};
use rxing::oned::MultiFormatOneDReader;
use rxing::{
    BarcodeFormat, BinaryBitmap, DecodeHints, Luma8Source, Point, RXingResult,
    RXingResultMetadataType, RXingResultMetadataValue, Reader,
};

use super::picture::Picture;
use super::{Area, Code, Symbology, known_aim, worker};

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
    pub(in super::super) fn hints(self, hard: bool) -> DecodeHints {
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
            Family::MaxiCode => {
                rxing::maxicode::MaxiCodeReader::default().decode_with_hints(bitmap, &hints)
            }
        };
        found.ok()
    });
    found.as_ref().and_then(code)
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
pub(in super::super) fn code(result: &RXingResult) -> Option<Code> {
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
    let place = area(result.getPoints());
    Some(Code { symbology, text: text.to_owned(), aim: identifier, place })
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
