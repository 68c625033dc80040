//! The label pictures that `custody demo` unpacks, and the kit that draws them.
//!
//! Each picture is a table of marks below. The first test holds the files in
//! the repository to that table; the second proves that a scanner reads from
//! them what the table says. After a change of the table, `CUSTODY_BLESS=1`
//! writes the files anew.
//!
//! People at their addresses, companies and serial numbers are made up. Carrier
//! numbers are well-known examples or count up from one, so that no sample
//! passes for somebody's parcel.

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use image::{
    DynamicImage, ExtendedColorType, GrayImage, ImageEncoder, Luma,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};
use rxing::{
    BarcodeFormat, DecodeHints, EncodeHintValue, EncodeHints, MultiFormatWriter, Writer,
    common::BitMatrix, helpers::detect_multiple_in_luma_with_hints, pdf417::encoder::Dimensions,
};

#[test]
fn bundled_label_pictures_are_what_the_project_draws() {
    let bless = env::var_os("CUSTODY_BLESS").is_some_and(|value| value == "1");
    for label in LABELS {
        let path = checked_in(label.file);
        let drawn = png(label);
        if bless {
            fs::write(&path, &drawn).expect("the picture can be written");
        }
        let stored = fs::read(&path).unwrap_or_default();
        assert!(
            image::load_from_memory(&stored).ok() == Some(decoded(&drawn)),
            "{} is not what its description draws; \
             run the tests with CUSTODY_BLESS=1 to write it anew",
            label.file,
        );
    }
}

#[test]
fn every_code_on_a_label_reads_back_as_described() {
    for label in LABELS.iter().filter(|label| label.codes().next().is_some()) {
        let described: BTreeSet<_> =
            label.codes().map(|code| (code.format.to_string(), code.as_read())).collect();
        assert_eq!(read_codes(&decoded(&png(label))), described, "{}", label.file);
    }
}

#[test]
fn carrier_numbers_and_trade_item_number_carry_the_right_check_digit() {
    // UPS and FedEx do not publish their rules; these are the ones collected in
    // github.com/jkeen/tracking_number_data. UPS: letters count as (code - 63)
    // mod 10, every second character twice.
    let (body, check) = split_check(&UPS_NUMBER[2..]);
    let sum: u32 =
        body.chars().map(ups_value).zip([1, 2].into_iter().cycle()).map(|(v, w)| v * w).sum();
    assert_eq!((10 - sum % 10) % 10, check, "UPS");

    // FedEx: twelve digits, modulo 11 and then modulo 10.
    let (body, check) = split_check(&FEDEX_NUMBER[22..]);
    assert_eq!(weighted(body.chars(), &[3, 1, 7]) % 11 % 10, check, "FedEx");

    // USPS (Publication 199) and GS1 (General Specifications 7.9) share one
    // rule: 3 and 1 in turn, counted from the right.
    let (_, usps_number) = USPS_ROUTED_NUMBER.rsplit_once(FNC1).expect("two fields");
    for number in [usps_number, LAPTOP_EAN] {
        let (body, check) = split_check(number);
        let sum = weighted(body.chars().rev(), &[3, 1]);
        assert_eq!((10 - sum % 10) % 10, check, "{number}");
    }
}

/// FNC1 as rxing's encoder takes it. In a GS1-128 symbol the first one marks
/// the symbol as GS1's; a later one ends a field of variable length.
const FNC1: char = '\u{f1}';

/// The example by which everybody explains a UPS number.
const UPS_NUMBER: &str = "1Z999AA10123456784";

/// The `96` bar code of a ground label: service and customer fields, and in the
/// last twelve digits the tracking number.
const FEDEX_NUMBER: &str = "9622001900000000000000123456789012";

/// USPS Publication 199: 420 and the ZIP, then the number: application
/// identifier 92, service type code 055, nine digits of mailer (the
/// publication's example), serial number, check digit.
const USPS_ROUTED_NUMBER: &str = "\u{f1}42092914\u{f1}9205591234567800042172";

/// Under GS1 prefix 952, which is kept for demonstrations.
const LAPTOP_EAN: &str = "9521234001423";

const LABELS: &[Label] = &[
    PARCEL_UPS,
    PARCEL_FEDEX,
    PARCEL_USPS,
    BOX_LAPTOP,
    BOX_DOCKS,
    TAG_ASSET,
    SIGNATURE,
    SIGNATURE_RETURN,
];

/// Four by six inches at 200 dots an inch, the common size of label stock.
const STOCK: (i64, i64) = (800, 1200);

const PARCEL_UPS: Label = Label {
    file: "parcel-ups.png",
    size: STOCK,
    marks: &[
        text(
            36,
            36,
            18,
            &["NORTHSTAR COMPUTERS", "ORDER FULFILLMENT 4", "1200 POLARIS WAY", "POLARIS WA 98712"],
        )
        .mark(),
        text(560, 36, 26, &["6.2 LBS"]).bold().right().mark(),
        text(764, 36, 26, &["1 OF 1"]).bold().right().mark(),
        text(764, 88, 18, &["SHP WT: 7 LBS", "DWT: 18,12,4"]).right().mark(),
        text(36, 188, 22, &["SHIP", "TO:"]).bold().mark(),
        text(140, 188, 25, &["ADA LOVELACE", "MERIDIAN WORKS - MAILROOM", "48 HARBOR STREET"])
            .mark(),
        text(140, 318, 36, &["PORTSIDE CA 92914"]).bold().mark(),
        fill(0, 392, 800, 4),
        fill(250, 392, 4, 228),
        matrix(BarcodeFormat::QR_CODE, "UPS ROUTE CA 929 9-02 PKG 1/1", (125, 433), 6),
        text(286, 440, 48, &["CA 929 9-02"]).bold().mark(),
        text(286, 540, 22, &["MERIDIAN WORKS", "DOCK 2"]).mark(),
        fill(0, 620, 800, 12),
        text(36, 660, 40, &["UPS 2ND DAY AIR"]).bold().mark(),
        text(36, 724, 20, &["TRACKING #: 1Z 999 AA1 01 2345 6784"]).mark(),
        fill(660, 632, 140, 136),
        text(730, 660, 80, &["2"]).bold().white().centred().mark(),
        fill(0, 768, 800, 4),
        bars(BarcodeFormat::CODE_128, UPS_NUMBER, (400, 796), 3, 220),
        fill(0, 1042, 800, 12),
        text(
            36,
            1080,
            18,
            &["BILLING: P/P", "DESC: IT EQUIPMENT - LAPTOP COMPUTER", "REF 1: PO 4500017"],
        )
        .mark(),
        text(764, 1138, 14, &["SAMPLE - NOT FOR SHIPPING"]).right().mark(),
    ],
};

const PARCEL_FEDEX: Label = Label {
    file: "parcel-fedex.png",
    size: STOCK,
    marks: &[
        text(
            36,
            32,
            16,
            &[
                "ORIGIN ID: TDWA   (555) 010-0117",
                "SHIPPING DEPARTMENT",
                "TIDEWATER DISPLAYS",
                "77 BREAKWATER ROAD",
                "GULL HARBOR FL 34512",
            ],
        )
        .mark(),
        fill(486, 24, 3, 140),
        text(
            506,
            32,
            16,
            &["ACTWGT: 18.40 LB", "DIMS: 24X16X12 IN", "CAD: 7401182/WSXI", "", "BILL SENDER"],
        )
        .mark(),
        fill(0, 180, 800, 4),
        text(36, 210, 20, &["TO"]).bold().mark(),
        text(100, 206, 27, &["GRACE HOPPER", "MERIDIAN WORKS", "MAILROOM, 48 HARBOR STREET"])
            .bold()
            .mark(),
        text(100, 348, 40, &["PORTSIDE CA 92914"]).bold().mark(),
        text(36, 424, 14, &["(555) 010-0142", "PO: 4500021"]).mark(),
        text(420, 424, 14, &["REF: 2 DOCKING STATIONS", "DEPT: IT"]).mark(),
        fill(0, 474, 800, 4),
        matrix(
            BarcodeFormat::PDF_417,
            // ISO/IEC 15434 format 01, transportation: ZIP, country, class of
            // service, number, carrier and the fields that carriers add.
            "[)>\u{1e}01\u{1d}0292914\u{1d}840\u{1d}019\u{1d}9622001900000000000000123456789012\
             \u{1d}FDEG\u{1d}1/1\u{1d}18.40LB\u{1d}48 HARBOR STREET\u{1d}PORTSIDE\u{1d}CA\
             \u{1d}GRACE HOPPER\u{1e}\u{4}",
            (296, 504),
            3,
        ),
        text(764, 506, 36, &["FEDEX"]).bold().right().mark(),
        text(764, 562, 24, &["GROUND"]).right().mark(),
        frame(676, 612, 88, 88),
        text(720, 630, 52, &["G"]).bold().centred().mark(),
        fill(0, 730, 800, 4),
        text(36, 756, 16, &["TRK#"]).mark(),
        text(110, 752, 32, &["1234 5678 9012"]).bold().mark(),
        text(764, 752, 32, &["1 OF 1"]).bold().right().mark(),
        text(36, 824, 60, &["XN PTSA"]).bold().mark(),
        text(764, 812, 40, &["92914"]).bold().right().mark(),
        text(764, 868, 20, &["CA-US"]).right().mark(),
        bars(BarcodeFormat::CODE_128, FEDEX_NUMBER, (400, 916), 3, 210),
        text(400, 1144, 18, &["9622 0019 0 (000 000 0000) 0 00 1234 5678 9012"]).centred().mark(),
        text(400, 1176, 12, &["SAMPLE - NOT FOR SHIPPING"]).centred().mark(),
    ],
};

const PARCEL_USPS: Label = Label {
    file: "parcel-usps.png",
    size: STOCK,
    marks: &[
        frame(12, 12, 776, 1176),
        text(110, 52, 130, &["P"]).bold().centred().mark(),
        fill(208, 12, 3, 216),
        frame(520, 40, 240, 160),
        text(640, 74, 16, &["US POSTAGE PAID", "THE PUZZLE PRESS", "QUILL TX", "EVS"])
            .centred()
            .mark(),
        fill(12, 226, 776, 3),
        text(400, 252, 40, &["USPS PRIORITY MAIL"]).bold().centred().mark(),
        fill(12, 318, 776, 3),
        text(
            44,
            350,
            18,
            &["THE PUZZLE PRESS", "SUBSCRIPTIONS", "9 CIPHER LANE", "QUILL TX 77119"],
        )
        .mark(),
        text(756, 350, 18, &["WEIGHT: 0 LB 11 OZ", "ZONE 5"]).right().mark(),
        text(44, 534, 22, &["SHIP", "TO:"]).bold().mark(),
        text(
            140,
            532,
            32,
            &["ALAN TURING", "MERIDIAN WORKS", "48 HARBOR STREET", "PORTSIDE CA 92914"],
        )
        .mark(),
        fill(12, 790, 776, 10),
        text(400, 824, 24, &["USPS TRACKING #EP"]).bold().centred().mark(),
        bars(BarcodeFormat::CODE_128, USPS_ROUTED_NUMBER, (400, 872), 3, 200),
        text(400, 1094, 24, &["9205 5912 3456 7800 0421 72"]).bold().centred().mark(),
        fill(12, 1138, 776, 10),
        text(400, 1160, 14, &["SAMPLE - NOT FOR SHIPPING"]).centred().mark(),
    ],
};

const BOX_LAPTOP: Label = Label {
    file: "box-laptop.png",
    size: (840, 520),
    marks: &[
        fill(0, 0, 840, 76),
        text(32, 26, 26, &["NORTHSTAR"]).bold().white().mark(),
        text(808, 28, 22, &["NORTHSTAR BOOK 14"]).white().right().mark(),
        text(32, 100, 16, &["14 IN / 16 GB / 512 GB SSD / SLATE"]).mark(),
        text(32, 148, 20, &["(1P) PART NO: NB14-512"]).bold().mark(),
        bars(BarcodeFormat::CODE_128, "1PNB14-512", (249, 180), 3, 90),
        text(32, 308, 20, &["(S) SERIAL NO: NX7K2Q9M4"]).bold().mark(),
        bars(BarcodeFormat::CODE_128, "SNX7K2Q9M4", (249, 340), 3, 90),
        matrix(
            BarcodeFormat::DATA_MATRIX,
            // ISO/IEC 15434 format 06: fields under the data identifiers of
            // ANSI MH10.8.2, S for a serial number and 1P for a part number.
            "[)>\u{1e}06\u{1d}SNX7K2Q9M4\u{1d}1PNB14-512\u{1e}\u{4}",
            (664, 116),
            7,
        ),
        bars(BarcodeFormat::EAN_13, LAPTOP_EAN, (664, 310), 3, 120),
        text(664, 440, 18, &["9 521234 001423"]).centred().mark(),
        text(32, 478, 14, &["QTY 1   DESIGNED BY NORTHSTAR COMPUTERS, POLARIS WA"]).mark(),
    ],
};

const BOX_DOCKS: Label = Label {
    file: "box-docks.png",
    size: (760, 620),
    marks: &[
        text(40, 32, 28, &["TIDEWATER DISPLAYS"]).bold().mark(),
        text(40, 84, 20, &["USB-C DOCKING STATION TD-40"]).mark(),
        frame(588, 32, 132, 76),
        text(654, 58, 24, &["QTY 2"]).bold().centred().mark(),
        fill(40, 128, 680, 4),
        text(40, 156, 18, &["(S) SERIAL NO 1: TD40C8117"]).bold().mark(),
        bars(BarcodeFormat::CODE_128, "STD40C8117", (308, 186), 4, 100),
        fill(40, 308, 680, 2),
        text(40, 330, 18, &["(S) SERIAL NO 2: TD40C8118"]).bold().mark(),
        bars(BarcodeFormat::CODE_128, "STD40C8118", (308, 360), 4, 100),
        fill(40, 482, 680, 2),
        text(40, 500, 18, &["(1P) PART NO: TD-40-US"]).bold().mark(),
        bars(BarcodeFormat::CODE_128, "1PTD-40-US", (258, 530), 3, 60),
    ],
};

const TAG_ASSET: Label = Label {
    file: "tag-asset.png",
    size: (640, 280),
    marks: &[
        fill(0, 0, 640, 60),
        text(320, 20, 20, &["PROPERTY OF MERIDIAN WORKS"]).bold().white().centred().mark(),
        matrix(BarcodeFormat::QR_CODE, "AT-004217", (114, 96), 7),
        text(224, 104, 16, &["ASSET TAG"]).mark(),
        text(224, 140, 48, &["AT-004217"]).bold().mark(),
        text(224, 220, 16, &["IF FOUND, CALL (555) 010-0142"]).mark(),
    ],
};

/// Signed on receipt, in a running hand: "A. Lovelace".
const SIGNATURE: Label = Label {
    file: "signature.png",
    size: (480, 160),
    marks: &[
        Mark::Pen(&[
            (24, 118),
            (44, 112),
            (70, 60),
            (92, 8),
            (98, 24),
            (92, 70),
            (96, 122),
            (112, 112),
        ]),
        Mark::Pen(&[(40, 92), (58, 74), (84, 76), (112, 72)]),
        Mark::Pen(&[(126, 113), (128, 115), (129, 113)]),
        Mark::Pen(&[
            (150, 72),
            (160, 60),
            (190, 40),
            (196, 12),
            (178, 10),
            (168, 48),
            (162, 112),
            (142, 122),
            (140, 106),
            (166, 108),
            (196, 124),
            (212, 104),
            (216, 82),
            (202, 80),
            (198, 112),
            (218, 116),
            (224, 86),
            (228, 84),
            (240, 88),
            (236, 120),
            (250, 116),
            (256, 82),
            (262, 86),
            (266, 104),
            (286, 96),
            (286, 76),
            (270, 78),
            (268, 116),
            (286, 116),
            (304, 84),
            (314, 26),
            (300, 20),
            (294, 70),
            (294, 122),
            (312, 112),
            (330, 82),
            (322, 76),
            (306, 92),
            (310, 120),
            (326, 112),
            (334, 74),
            (330, 96),
            (334, 122),
            (348, 108),
            (368, 80),
            (358, 76),
            (346, 92),
            (350, 122),
            (372, 114),
            (392, 92),
            (388, 74),
            (374, 80),
            (374, 118),
            (398, 120),
            (430, 96),
            (462, 92),
        ]),
        Mark::Pen(&[(140, 144), (250, 128), (340, 132), (420, 138), (440, 130)]),
    ],
};

/// Signed on return, in another, upright hand.
const SIGNATURE_RETURN: Label = Label {
    file: "signature-return.png",
    size: (480, 160),
    marks: &[
        Mark::Pen(&[(52, 46), (70, 30), (66, 60), (60, 120), (54, 152), (40, 146), (52, 132)]),
        Mark::Pen(&[(30, 58), (50, 14), (110, 14), (112, 52), (96, 78), (64, 72)]),
        Mark::Pen(&[
            (120, 84),
            (104, 92),
            (106, 124),
            (132, 120),
            (130, 84),
            (112, 92),
            (128, 112),
            (150, 104),
            (160, 70),
            (170, 20),
            (158, 26),
            (156, 84),
            (162, 130),
            (178, 112),
            (196, 84),
            (196, 118),
            (204, 126),
            (218, 104),
            (220, 78),
            (226, 104),
            (236, 88),
            (250, 84),
            (252, 112),
            (258, 122),
            (290, 100),
            (320, 112),
            (350, 98),
            (380, 108),
            (452, 86),
        ]),
        Mark::Pen(&[(240, 62), (242, 66), (243, 63)]),
    ],
};

/// All codes of a picture, as symbology and text. Without `AssumeGs1` rxing
/// drops FNC1, and a ZIP after `420` can no longer be told from what follows.
fn read_codes(picture: &DynamicImage) -> BTreeSet<(String, String)> {
    let luma = picture.to_luma8();
    let (width, height) = luma.dimensions();
    let mut hints =
        DecodeHints { TryHarder: Some(true), AssumeGs1: Some(true), ..DecodeHints::default() };
    detect_multiple_in_luma_with_hints(luma.into_raw(), width, height, &mut hints)
        .expect("the picture holds codes")
        .iter()
        .map(|read| (read.getBarcodeFormat().to_string(), read.getText().to_owned()))
        .collect()
}

fn checked_in(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/cli/demo").join(file)
}

fn png(label: &Label) -> Vec<u8> {
    let canvas = label.draw();
    let (width, height) = canvas.picture.dimensions();
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::NoFilter)
        .write_image(&canvas.picture, width, height, ExtendedColorType::L8)
        .expect("a picture in memory can be encoded");
    bytes
}

fn decoded(png: &[u8]) -> DynamicImage {
    image::load_from_memory(png).expect("the encoder writes a PNG")
}

/// The digits before the last one, and the last one, which checks them.
fn split_check(number: &str) -> (&str, u32) {
    let (body, check) = number.split_at(number.len() - 1);
    (body, check.parse().expect("the last character is a digit"))
}

fn weighted(digits: impl Iterator<Item = char>, weights: &[u32]) -> u32 {
    digits
        .zip(weights.iter().cycle())
        .map(|(digit, weight)| digit.to_digit(10).expect("a digit") * weight)
        .sum()
}

fn ups_value(letter: char) -> u32 {
    letter.to_digit(10).unwrap_or_else(|| (u32::from(letter) - 63) % 10)
}

/// A picture described as data: where every mark goes, in pixels.
struct Label {
    file: &'static str,
    size: (i64, i64),
    marks: &'static [Mark],
}

#[derive(Clone, Copy)]
enum Mark {
    Fill(Area),
    Frame(Area),
    Text(Text),
    Code(Code),
    /// A pen stroke: starts at the first point, ends at the last, and is drawn
    /// towards each point between.
    Pen(&'static [(i64, i64)]),
}

#[derive(Clone, Copy)]
struct Area {
    x: i64,
    y: i64,
    width: i64,
    height: i64,
}

/// Lines of text below each other. `x` is the left edge, the middle or the
/// right edge, after `align`; `y` is the top of the first line's capitals.
#[derive(Clone, Copy)]
struct Text {
    x: i64,
    y: i64,
    cap_height: i64,
    lines: &'static [&'static str],
    bold: bool,
    ink: Ink,
    align: Align,
}

#[derive(Clone, Copy)]
enum Align {
    Left,
    Centre,
    Right,
}

#[derive(Clone, Copy)]
enum Ink {
    Black,
    White,
}

/// A machine-readable symbol. `x` is its middle and `y` its top edge;
/// `bar_height` counts for linear symbols only.
#[derive(Clone, Copy)]
struct Code {
    format: BarcodeFormat,
    text: &'static str,
    x: i64,
    y: i64,
    module: i64,
    bar_height: i64,
}

const fn fill(x: i64, y: i64, width: i64, height: i64) -> Mark {
    Mark::Fill(Area { x, y, width, height })
}

const fn frame(x: i64, y: i64, width: i64, height: i64) -> Mark {
    Mark::Frame(Area { x, y, width, height })
}

const fn text(x: i64, y: i64, cap_height: i64, lines: &'static [&'static str]) -> Text {
    Text { x, y, cap_height, lines, bold: false, ink: Ink::Black, align: Align::Left }
}

impl Text {
    const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    const fn white(self) -> Self {
        Self { ink: Ink::White, ..self }
    }

    const fn centred(self) -> Self {
        Self { align: Align::Centre, ..self }
    }

    const fn right(self) -> Self {
        Self { align: Align::Right, ..self }
    }

    const fn mark(self) -> Mark {
        Mark::Text(self)
    }
}

/// A linear code whose bars are `bar_height` pixels tall.
const fn bars(
    format: BarcodeFormat,
    text: &'static str,
    (x, y): (i64, i64),
    module: i64,
    bar_height: i64,
) -> Mark {
    Mark::Code(Code { format, text, x, y, module, bar_height })
}

/// A code in two dimensions.
const fn matrix(
    format: BarcodeFormat,
    text: &'static str,
    (x, y): (i64, i64),
    module: i64,
) -> Mark {
    bars(format, text, (x, y), module, 0)
}

impl Label {
    fn codes(&self) -> impl Iterator<Item = &Code> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Code(code) => Some(code),
            _ => None,
        })
    }

    fn draw(&self) -> Canvas {
        let mut canvas = Canvas::white(self.size);
        for mark in self.marks {
            match mark {
                Mark::Fill(area) => canvas.fill(*area, Ink::Black),
                Mark::Frame(area) => canvas.frame(*area),
                Mark::Text(text) => canvas.text(text),
                Mark::Pen(points) => canvas.sign(points),
                Mark::Code(_) => {}
            }
        }
        // Codes come last, so that each can insist on clean paper.
        for code in self.codes() {
            canvas.code(code);
        }
        canvas
    }
}

impl Code {
    /// What rxing reads: under `AssumeGs1` it reports a leading FNC1 as the
    /// symbology identifier `]C1` and any later one as GS (GS1 General
    /// Specifications 5.4).
    fn as_read(&self) -> String {
        match self.text.strip_prefix(FNC1) {
            Some(rest) => format!("]C1{}", rest.replace(FNC1, "\u{1d}")),
            None => self.text.to_owned(),
        }
    }

    /// The symbol at one pixel a module, without quiet zone.
    fn modules(&self) -> BitMatrix {
        let hints = EncodeHints::default()
            .with(EncodeHintValue::Margin("0".to_owned()))
            .with(EncodeHintValue::Pdf417Dimensions(Dimensions::new(6, 6, 3, 60)));
        MultiFormatWriter
            .encode_with_hints(self.text, &self.format, 1, 1, &hints)
            .expect("the text suits the symbology")
    }

    /// Modules of white that the symbology's standard asks for on each side.
    fn quiet_zone(&self) -> i64 {
        match self.format {
            BarcodeFormat::EAN_13 => 11,
            BarcodeFormat::QR_CODE => 4,
            BarcodeFormat::PDF_417 => 2,
            BarcodeFormat::DATA_MATRIX => 1,
            _ => 10,
        }
    }
}

/// Pen positions are whole 64ths of a pixel: with integers only, every platform
/// draws the same picture.
const SUB: i64 = 64;

#[derive(Clone, Copy)]
struct Point {
    x: i64,
    y: i64,
}

impl Point {
    fn pixel((x, y): (i64, i64)) -> Self {
        Self { x: x * SUB, y: y * SUB }
    }

    fn midpoint(self, other: Self) -> Self {
        Self { x: i64::midpoint(self.x, other.x), y: i64::midpoint(self.y, other.y) }
    }
}

/// A node of a pen path, as in a TrueType outline: a point on the path, or the
/// control point of a quadratic Bézier curve. Between two control points the
/// path passes their midpoint.
#[derive(Clone, Copy)]
enum Node {
    On(Point),
    Pull(Point),
}

/// The path as short straight lines.
fn flattened(nodes: &[Node]) -> Vec<Point> {
    let mut points = Vec::new();
    let mut pull = None;
    for node in nodes {
        match (*node, pull) {
            (Node::On(end), None) => points.push(end),
            (Node::On(end), Some(control)) => {
                curve(&mut points, control, end);
                pull = None;
            }
            (Node::Pull(next), None) => pull = Some(next),
            (Node::Pull(next), Some(control)) => {
                curve(&mut points, control, control.midpoint(next));
                pull = Some(next);
            }
        }
    }
    points
}

fn curve(points: &mut Vec<Point>, control: Point, end: Point) {
    const STEPS: i64 = 16;
    let start = *points.last().expect("a path starts on the curve");
    for step in 1..=STEPS {
        let (past, left) = (step, STEPS - step);
        let blend = |from: i64, by: i64, to: i64| {
            (left * left * from + 2 * left * past * by + past * past * to) / (STEPS * STEPS)
        };
        points.push(Point {
            x: blend(start.x, control.x, end.x),
            y: blend(start.y, control.y, end.y),
        });
    }
}

struct Canvas {
    picture: GrayImage,
}

impl Canvas {
    fn white((width, height): (i64, i64)) -> Self {
        let picture = GrayImage::from_pixel(coordinate(width), coordinate(height), Luma([255]));
        Self { picture }
    }

    fn fill(&mut self, area: Area, ink: Ink) {
        for y in area.y..area.y + area.height {
            for x in area.x..area.x + area.width {
                self.ink(x, y, 255, ink);
            }
        }
    }

    fn frame(&mut self, area: Area) {
        const RULE: i64 = 3;
        let Area { x, y, width, height } = area;
        for (x, y, width, height) in [
            (x, y, width, RULE),
            (x, y + height - RULE, width, RULE),
            (x, y, RULE, height),
            (x + width - RULE, y, RULE, height),
        ] {
            self.fill(Area { x, y, width, height }, Ink::Black);
        }
    }

    fn text(&mut self, text: &Text) {
        let pen = if text.bold {
            text.cap_height * SUB * 10 / 56
        } else {
            text.cap_height * SUB * 10 / 84
        };
        for (row, line) in (0..).zip(text.lines) {
            let type_line = TypeLine::new(line, text.cap_height, pen);
            let x = text.x * SUB
                - match text.align {
                    Align::Left => 0,
                    Align::Centre => type_line.width / 2 / SUB * SUB,
                    Align::Right => type_line.width / SUB * SUB,
                };
            let y = (text.y + row * text.cap_height * 8 / 5) * SUB;
            // The pen is as wide on either side of its path: ink starts at x, y.
            let origin = Point { x: x + pen / 2, y };
            for path in type_line.paths(origin) {
                self.path(&path, |_, _| pen / 2, text.ink);
            }
        }
    }

    /// A pen presses harder on the way down, which is what makes a line look
    /// written rather than plotted.
    fn sign(&mut self, points: &[(i64, i64)]) {
        let last = points.len() - 1;
        let nodes: Vec<Node> = (0..)
            .zip(points)
            .map(|(index, point)| match index {
                index if index == 0 || index == last => Node::On(Point::pixel(*point)),
                _ => Node::Pull(Point::pixel(*point)),
            })
            .collect();
        let radius = |from: Point, to: Point| {
            let length = distance(from, to).max(1);
            SUB * 5 / 4 + (to.y - from.y) * SUB / 2 / length
        };
        self.path(&flattened(&nodes), radius, Ink::Black);
    }

    fn path(&mut self, points: &[Point], radius: impl Fn(Point, Point) -> i64, ink: Ink) {
        if let [dot] = points {
            self.line(*dot, *dot, radius(*dot, *dot), ink);
        }
        for pair in points.windows(2) {
            self.line(pair[0], pair[1], radius(pair[0], pair[1]), ink);
        }
    }

    /// A line with round ends; pixels on its edge are gray by the share of
    /// them that it covers.
    fn line(&mut self, from: Point, to: Point, radius: i64, ink: Ink) {
        let reach = radius + SUB;
        let span = |a: i64, b: i64| (a.min(b) - reach) / SUB..=(a.max(b) + reach) / SUB;
        for y in span(from.y, to.y) {
            for x in span(from.x, to.x) {
                let centre = Point { x: x * SUB + SUB / 2, y: y * SUB + SUB / 2 };
                let away = distance(centre, nearest_on_line(from, to, centre));
                let cover = (radius + SUB / 2 - away).clamp(0, SUB);
                self.ink(x, y, cover * 5 / SUB * 51, ink);
            }
        }
    }

    /// Inks a pixel; ink laid twice at a joint of two lines is not darker.
    fn ink(&mut self, x: i64, y: i64, cover: i64, ink: Ink) {
        if cover == 0 {
            return;
        }
        let cover = u8::try_from(cover).expect("a share of 255");
        let Luma([shade]) = self.picture.get_pixel_mut(coordinate(x), coordinate(y));
        *shade = match ink {
            Ink::Black => (*shade).min(255 - cover),
            Ink::White => (*shade).max(cover),
        };
    }

    fn code(&mut self, code: &Code) {
        let modules = code.modules();
        let (columns, rows) = (i64::from(modules.width()), i64::from(modules.height()));
        let linear = rows == 1;
        let row_height = if linear { code.bar_height } else { code.module };
        let left = code.x - columns * code.module / 2;
        self.assert_clean(code, left, columns * code.module, rows * row_height, linear);
        for row in 0..rows {
            for column in 0..columns {
                if modules.get(coordinate(column), coordinate(row)) {
                    let module = Area {
                        x: left + column * code.module,
                        y: code.y + row * row_height,
                        width: code.module,
                        height: row_height,
                    };
                    self.fill(module, Ink::Black);
                }
            }
        }
    }

    /// Nothing may be printed under a code or in its quiet zone. A linear code
    /// needs the zone on its left and right only.
    fn assert_clean(&self, code: &Code, left: i64, width: i64, height: i64, linear: bool) {
        let quiet = code.quiet_zone() * code.module;
        let above = if linear { 0 } else { quiet };
        for y in code.y - above..code.y + height + above {
            for x in left - quiet..left + width + quiet {
                let Luma([shade]) = self.picture.get_pixel(coordinate(x), coordinate(y));
                assert!(*shade == 255, "{:?} is drawn over at {x},{y}", code.text);
            }
        }
    }
}

fn coordinate(value: i64) -> u32 {
    u32::try_from(value).expect("marks stay on the picture")
}

fn distance(a: Point, b: Point) -> i64 {
    let (dx, dy) = (a.x - b.x, a.y - b.y);
    (dx * dx + dy * dy).isqrt()
}

fn nearest_on_line(from: Point, to: Point, point: Point) -> Point {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).max(1);
    let along = ((point.x - from.x) * dx + (point.y - from.y) * dy).clamp(0, length);
    Point { x: from.x + dx * along / length, y: from.y + dy * along / length }
}

/// One line of text, laid out from the start of its first letter.
struct TypeLine {
    letters: Vec<(i64, &'static str)>,
    unit: Point,
    width: i64,
}

impl TypeLine {
    fn new(line: &str, cap_height: i64, pen: i64) -> Self {
        // Letters are eight units tall; narrower units make the condensed
        // face that shipping labels use.
        let unit = Point { x: cap_height * SUB / 10, y: cap_height * SUB / 8 };
        let gap = unit.x * 3 / 2 + pen;
        let mut letters = Vec::new();
        let mut x = 0;
        for letter in line.chars() {
            let (_, width, paths) = FONT
                .iter()
                .find(|(drawn, ..)| *drawn == letter)
                .unwrap_or_else(|| panic!("the label face has no {letter:?}"));
            letters.push((x, *paths));
            // Whole pixels: equal letters then have equal pixels, which halves
            // the file.
            x += (width * unit.x + gap) / SUB * SUB;
        }
        Self { letters, unit, width: x - gap + pen }
    }

    fn paths(&self, origin: Point) -> impl Iterator<Item = Vec<Point>> {
        self.letters.iter().flat_map(move |(x, paths)| {
            paths.split('/').map(move |path| {
                let nodes: Vec<Node> = path
                    .split_whitespace()
                    .map(|node| self.node(node, origin.x + x, origin.y))
                    .collect();
                flattened(&nodes)
            })
        })
    }

    fn node(&self, node: &str, x: i64, y: i64) -> Node {
        let place = node.trim_start_matches('.');
        let mut units =
            place.chars().map(|digit| i64::from(digit.to_digit(10).expect("units are digits")));
        let mut next = || units.next().expect("a node has two units");
        let point = Point { x: x + next() * self.unit.x, y: y + next() * self.unit.y };
        if place == node { Node::On(point) } else { Node::Pull(point) }
    }
}

/// The project's own label face: letter, width, and pen paths parted by `/`.
/// A node is its distance from the left and from the top in units; the baseline
/// is 8. A dot before a node makes it a control point.
const FONT: &[(char, i64, &str)] = &[
    ('A', 6, "08 30 68 / 15 55"),
    ('B', 6, "04 34 .54 .50 30 00 08 38 .68 .64 34"),
    ('C', 6, "62 .60 30 .00 03 05 .08 38 .68 66"),
    ('D', 6, "00 08 28 .68 65 63 .60 20 00"),
    ('E', 5, "50 00 08 58 / 04 44"),
    ('F', 5, "50 00 08 / 04 44"),
    ('G', 6, "62 .60 30 .00 03 05 .08 38 .68 66 64 34"),
    ('H', 6, "00 08 / 60 68 / 04 64"),
    ('I', 0, "00 08"),
    ('J', 5, "50 56 .58 38 28 .08 06"),
    ('K', 6, "00 08 / 60 05 / 23 68"),
    ('L', 5, "00 08 58"),
    ('M', 8, "08 00 45 80 88"),
    ('N', 6, "08 00 68 60"),
    ('O', 7, "03 .00 .70 73 75 .78 .08 05 03"),
    ('P', 6, "08 00 30 .60 62 .64 34 04"),
    ('Q', 7, "03 .00 .70 73 75 .78 .08 05 03 / 56 78"),
    ('R', 6, "08 00 30 .60 62 .64 34 04 / 34 68"),
    ('S', 6, "62 .60 30 .00 02 .04 34 .64 66 .68 38 .08 06"),
    ('T', 6, "00 60 / 30 38"),
    ('U', 6, "00 05 .08 38 .68 65 60"),
    ('V', 6, "00 38 60"),
    ('W', 8, "00 28 41 68 80"),
    ('X', 6, "00 68 / 60 08"),
    ('Y', 6, "00 34 60 / 34 38"),
    ('Z', 6, "00 60 08 68"),
    ('0', 5, "04 .00 .50 54 .58 .08 04"),
    ('1', 5, "12 30 38"),
    ('2', 5, "02 .00 .50 52 .54 08 58"),
    ('3', 5, "02 .00 .50 52 .54 24 .54 56 .58 .08 06"),
    ('4', 5, "48 40 06 56"),
    ('5', 5, "50 00 03 23 .53 55 56 .58 .08 06"),
    ('6', 5, "40 .00 05 .08 .58 55 .53 .03 05"),
    ('7', 5, "00 50 18"),
    ('8', 5, "02 .00 .50 52 .54 .04 02 / 06 .04 .54 56 .58 .08 06"),
    ('9', 5, "18 .58 53 .50 .00 03 .05 .55 53"),
    (' ', 3, ""),
    ('.', 0, "08"),
    (',', 1, "18 09"),
    (':', 0, "03 / 08"),
    ('-', 3, "04 34"),
    ('/', 4, "08 40"),
    ('#', 6, "20 18 / 50 48 / 03 63 / 05 65"),
    ('(', 2, "20 .04 28"),
    (')', 2, "00 .24 08"),
];
