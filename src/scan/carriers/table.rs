//! Holds the carriers' number formats, one row each, in the order in which equal matches are offered.
//!
//! The facts come from the carriers' own pages where they publish them, and from `tracking_number_data` (Jeff Keen, MIT
//! licence), which collects them with samples. Confidence is a judgement: how lucky a random number of the same length
//! would have to be.

use super::{Carrier, Check, Format, Key};

const KEEN: &str = "github.com/jkeen/tracking_number_data";
const PUB_199: &str =
    "USPS Publication 199 (service type codes, mailer identifiers), via tracking_number_data";
const GS1: &str = "GS1 General Specifications, SSCC and check digit";
const DHL: &str = "dhl.com, \"Tracking: formats of identifiers\"";
const UPU: &str = "UPU S10-12, identification of postal items";

/// Intelligent Mail package barcodes: the first two digits are the service class, and the sixth tells a nine-digit
/// mailer identifier (which begins with 9) from a six-digit one.
#[rustfmt::skip]
const IMPB: &[&str] = &[
    "91d{20}",
    "92d{3}9d{16}", "92d{3}9d{20}", "92d{28}", "92d{32}",
    "93d{3}[0-8]d{16}", "93d{3}[0-8]d{20}",
    "94d{20}", "94d{24}", "94d{28}",
    "95d{20}", "95d{24}",
];

#[rustfmt::skip]
const IMPB_AFTER_ZIP: &[&str] = &[
    "420d{5}91d{20}",
    "420d{5}92d{3}9d{16}", "420d{5}92d{3}9d{20}", "420d{5}92d{28}", "420d{5}92d{32}",
    "420d{5}93d{3}[0-8]d{16}", "420d{5}93d{3}[0-8]d{20}",
    "420d{5}94d{20}", "420d{5}94d{24}", "420d{5}94d{28}",
    "420d{5}95d{20}", "420d{5}95d{24}",
];

#[rustfmt::skip]
const IMPB_AFTER_ZIP_PLUS_4: &[&str] = &[
    "420d{9}91d{20}",
    "420d{9}92d{3}9d{16}", "420d{9}92d{3}9d{20}", "420d{9}92d{28}", "420d{9}92d{32}",
    "420d{9}93d{3}[0-8]d{16}", "420d{9}93d{3}[0-8]d{20}",
    "420d{9}94d{20}", "420d{9}94d{24}", "420d{9}94d{28}",
    "420d{9}95d{20}", "420d{9}95d{24}",
];

const DHL_ECOMMERCE: &[&str] = &[
    "GMx{10,39}",
    "LXx{10,39}",
    "RXx{10,39}",
    "UVx{10,39}",
    "CNx{10,39}",
    "SGx{10,39}",
    "THx{10,39}",
    "INx{10,39}",
    "HKx{10,39}",
    "MYx{10,39}",
];

const LASERSHIP_1LS: &[&str] = &["1LS7[12]d{10}", "1LS7[12]d{2}01[1-4]d{6}-1", "1LSCXx{10}"];

const OLD_DOMINION: &[&str] = &["77[78]d{8}", "072d{8}", "780d{8}", "80d{9}"];

const fn row(
    id: &'static str,
    carrier: Carrier,
    shapes: &'static [&'static str],
    check: Check,
    confidence: u8,
    source: &'static str,
) -> Format {
    let carrier = Some(carrier);
    Format { id, carrier, shapes, check, key: Key::Whole, confidence, distinctive: false, source }
}

impl Format {
    /// Marks a row whose shape nothing else has, so that a failed check means a misread.
    const fn distinctive(self) -> Self {
        Self { distinctive: true, ..self }
    }

    const fn keyed(self, key: Key) -> Self {
        Self { key, ..self }
    }

    /// The SSCC names a logistic unit, whoever carries it.
    const fn of_any_carrier(self) -> Self {
        Self { carrier: None, ..self }
    }
}

/// USPS stands before the 34-digit `FedEx` codes, and ZIP+4 before ZIP: on random labels the other orders pick wrong.
// One row a line reads as the table it is.
#[rustfmt::skip]
pub(super) const FORMATS: &[Format] = &[
    row("ups_1z", Carrier::Ups, &["1Zx{15}d"], Check::Ups(2), 92, KEEN).distinctive(),
    row("ups_waybill", Carrier::Ups, &["[AHJKTV]d{10}"], Check::Ups(1), 55, KEEN),
    row("usps_impb", Carrier::Usps, IMPB, Check::Gs1From(0), 90, PUB_199).distinctive(),
    row("usps_impb_zip9", Carrier::Usps, IMPB_AFTER_ZIP_PLUS_4, Check::Gs1From(12), 90, PUB_199).keyed(Key::AfterZip(9)).distinctive(),
    row("usps_impb_zip5", Carrier::Usps, IMPB_AFTER_ZIP, Check::Gs1From(8), 89, PUB_199).keyed(Key::AfterZip(5)).distinctive(),
    row("usps_20", Carrier::Usps, &["d{20}"], Check::Usps20, 45, KEEN),
    row("fedex_12", Carrier::FedEx, &["d{12}"], Check::Fedex12(0), 50, KEEN),
    row("fedex_ground_15", Carrier::FedEx, &["d{15}"], Check::Gs1From(0), 45, KEEN),
    row("fedex_96_22", Carrier::FedEx, &["96d{20}"], Check::Gs1From(7), 88, KEEN).keyed(Key::From(7)),
    row("fedex_gsn_34", Carrier::FedEx, &["96d{32}"], Check::Fedex14, 90, KEEN).keyed(Key::From(22)),
    row("fedex_express_34", Carrier::FedEx, &["[0-8]d{33}"], Check::Fedex14, 85, KEEN).keyed(Key::From(22)),
    row("fedex_astra_32", Carrier::FedEx, &["3d{31}"], Check::Fedex12(16), 80, KEEN).keyed(Key::Part(16, 12)),
    row("sscc_20", Carrier::Dhl, &["00d{18}"], Check::Gs1From(2), 80, GS1).keyed(Key::From(2)).of_any_carrier(),
    row("sscc_18", Carrier::Dhl, &["d{18}"], Check::Gs1From(0), 60, GS1).of_any_carrier(),
    row("dhl_express_10", Carrier::Dhl, &["d{10}"], Check::Mod7, 45, DHL),
    row("dhl_express_11", Carrier::Dhl, &["d{11}"], Check::Mod7, 35, KEEN),
    row("yodel", Carrier::Yodel, &["JJDd{16}", "JDd{16}"], Check::None, 80, KEEN).distinctive(),
    // The first J is then the data identifier of a licence plate (MH10.8.2); the label prints it as (J).
    row("dhl_piece_j", Carrier::Dhl, &["JJD01x{4,22}", "JJVGLx{6,24}"], Check::None, 79, DHL).keyed(Key::From(1)).distinctive(),
    row("dhl_piece", Carrier::Dhl, &["JD0x{6,24}", "JJDx{6,24}", "JVGLx{6,24}"], Check::None, 78, DHL).distinctive(),
    row("dhl_3s", Carrier::DhlParcel, &["3Sx{9,18}"], Check::None, 75, DHL).distinctive(),
    row("dhl_ecom", Carrier::Dhl, DHL_ECOMMERCE, Check::HasDigit, 40, DHL),
    row("dhl_ecom_14", Carrier::Dhl, &["d{14}"], Check::None, 15, KEEN),
    row("amazon_tb", Carrier::Amazon, &["TB[ACM]d{12}"], Check::None, 90, KEEN).distinctive(),
    row("amazon_intl", Carrier::Amazon, &["[AFC]d{10}"], Check::None, 20, KEEN),
    row("ontrac", Carrier::OnTrac, &["[CD]d{14}"], Check::Ups(0), 88, KEEN),
    row("lasership_lx", Carrier::LaserShip, &["L[AIEHNX][1-3]d{7}"], Check::None, 60, KEEN),
    row("lasership_1ls", Carrier::LaserShip, LASERSHIP_1LS, Check::None, 85, KEEN).distinctive(),
    row("canadapost_16", Carrier::CanadaPost, &["d{16}"], Check::Gs1From(0), 45, KEEN),
    row("canpar_22", Carrier::Canpar, &["[CDKLSUXZ]d{21}"], Check::None, 80, KEEN).distinctive(),
    row("purolator_12", Carrier::Purolator, &["[0-5]d{11}"], Check::Luhn, 40, KEEN),
    row("purolator_alpha", Carrier::Purolator, &["a{3}d{9}"], Check::None, 40, KEEN),
    row("gofo", Carrier::Gofo, &["GFUSd{14}"], Check::None, 92, KEEN).distinctive(),
    row("landmark", Carrier::Landmark, &["LTNd{8}N1"], Check::None, 93, KEEN).distinctive(),
    row("odfl_11", Carrier::OldDominion, OLD_DOMINION, Check::Luhn, 60, KEEN),
    row("speedee", Carrier::SpeeDee, &["SPd{18}"], Check::None, 88, KEEN).distinctive(),
    row("s10", Carrier::UpuS10, &["a{2}d{9}a{2}"], Check::S10, 93, UPU).distinctive(),
    row("dpd_28", Carrier::Dpd, &["d{27}x"], Check::Mod37, 85, KEEN),
    row("dpd_14", Carrier::Dpd, &["d{14}x"], Check::Mod37, 55, KEEN),
    row("yunexpress", Carrier::YunExpress, &["YTd{16}"], Check::None, 88, KEEN).distinctive(),
];
