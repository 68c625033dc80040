//! Reads data identifiers (ANSI MH10.8.2): `S`, `1P`, `23S` and the like, which label the fields of boxes.
//!
//! Inside an ISO/IEC 15434 envelope they are certain. In front of a single linear code they are a guess, because
//! serial numbers begin with the same letters; there a maker's pattern behind the identifier has to speak for it.

use super::aim::AimId;
use super::check_digits::mod97;
use super::countries;
use super::device_ids;
use super::reading::{Candidate, Class, Field, Reason};
use super::vendors;

const STANDARD: Reason = Reason::Labelled("MH10.8.2");

/// Is what an identifier says about its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Serial,
    /// Machine type and serial number in one value (Lenovo and IBM use `1S` so).
    ModelAndSerial,
    /// A fixed asset tag; IBM and Lenovo use `11S` for part and serial.
    AssetTag,
    Phone,
    Mac,
    Part,
    LicencePlate,
    PackageId,
    /// A field of the label that names neither a parcel nor a device.
    Field,
}

/// Is one identifier: itself, its role, its title, and the shortest and longest value when it stands alone.
struct DataId {
    id: &'static str,
    role: Role,
    title: &'static str,
}

const fn id(id: &'static str, role: Role, title: &'static str) -> DataId {
    DataId { id, role, title }
}

/// The identifiers that occur on IT boxes and parcels, of the several hundred in the standard.
#[rustfmt::skip]
const DATA_IDS: &[DataId] = &[
    id("S", Role::Serial, "serial number"),
    id("1S", Role::ModelAndSerial, "supplier's additional code"),
    id("2S", Role::Field, "advance shipment notice"),
    id("3S", Role::PackageId, "package"),
    id("4S", Role::PackageId, "master package of like items"),
    id("5S", Role::PackageId, "master package of mixed items"),
    id("11S", Role::AssetTag, "fixed asset"),
    id("15S", Role::Serial, "serial number with supplier"),
    id("18S", Role::Serial, "CAGE code and serial number"),
    id("20S", Role::Field, "traceability code"),
    id("22S", Role::Phone, "phone identity"),
    id("23S", Role::Mac, "network address (MAC)"),
    id("25S", Role::Serial, "globally unique serial number"),
    id("30S", Role::Field, "additional traceability"),
    id("37S", Role::Serial, "company, part and serial number"),
    id("P", Role::Part, "customer's item"),
    id("1P", Role::Part, "maker's item"),
    id("30P", Role::Part, "supplier's item"),
    id("50P", Role::Part, "maker's item"),
    id("2P", Role::Field, "revision"),
    id("7P", Role::Field, "CLEI code"),
    id("10P", Role::Field, "hazardous material code"),
    id("Q", Role::Field, "quantity"),
    id("13Q", Role::Field, "package n of x"),
    id("1T", Role::Field, "lot"),
    id("D", Role::Field, "date"),
    id("9D", Role::Field, "date"),
    id("10D", Role::Field, "date, year and week"),
    id("16D", Role::Field, "production date"),
    id("4L", Role::Field, "country of origin"),
    id("51L", Role::Field, "sender's postal code"),
    id("52L", Role::Field, "receiver's postal code"),
    id("K", Role::Field, "customer's purchase order"),
    id("1K", Role::Field, "supplier's order"),
    id("2K", Role::Field, "shipper's bill of lading"),
    id("3K", Role::Field, "carrier's bill of lading"),
    id("4K", Role::Field, "purchase order line"),
    id("9K", Role::Field, "order reference"),
    id("10K", Role::Field, "invoice"),
    id("11K", Role::Field, "packing list"),
    id("14K", Role::Field, "order and line"),
    id("J", Role::LicencePlate, "licence plate"),
    id("1J", Role::LicencePlate, "licence plate, single package"),
    id("2J", Role::LicencePlate, "licence plate, several packages"),
    id("3J", Role::LicencePlate, "licence plate, single package with EDI"),
    id("4J", Role::LicencePlate, "licence plate, several packages with EDI"),
    id("5J", Role::LicencePlate, "licence plate, mixed"),
    id("6J", Role::LicencePlate, "licence plate, master"),
    id("V", Role::Field, "supplier"),
    id("1V", Role::Field, "supplier"),
    id("13V", Role::Field, "supplier's DUNS number"),
    id("18V", Role::Field, "supplier, with issuing agency"),
    id("1R", Role::Field, "supplier's return authorization"),
    id("2R", Role::Field, "customer's return code"),
    id("11Z", Role::Field, "free text"),
    id("12Z", Role::Field, "free text"),
    id("13Z", Role::Field, "free text"),
    id("20Z", Role::Field, "free text"),
];

/// Splits a field at its identifier: up to three digits and one letter.
pub(super) fn split(field: &str) -> Option<(&str, &str)> {
    let digits = field.bytes().take_while(u8::is_ascii_digit).count();
    let letter = field.as_bytes().get(digits)?;
    (digits <= 3 && letter.is_ascii_uppercase()).then(|| field.split_at(digits + 1))
}

fn find(id: &str) -> Option<&'static DataId> {
    DATA_IDS.iter().find(|known| known.id == id)
}

/// Returns the field with the title of its identifier.
pub(super) fn field(id: &str, value: &str) -> Field {
    Field::new(id, find(id).map_or("another data field", |known| known.title), value)
}

/// Says what a value means whose envelope makes its identifier certain.
pub(super) fn labelled(id: &str, value: &str) -> Option<Candidate> {
    let known = find(id).filter(|_| !value.is_empty())?;
    let (candidate, confidence) = match known.role {
        Role::Serial => (Candidate::new(Class::Serial, "di_serial", value), 95),
        Role::ModelAndSerial => match model_and_serial(value) {
            Some(candidate) => (candidate, 90),
            None => (Candidate::new(Class::Serial, "di_additional", value), 50),
        },
        Role::AssetTag => (Candidate::new(Class::AssetTag, "di_asset_tag", value), 80),
        Role::Phone => (device_ids::labelled_phone(value), 72),
        Role::Mac => (device_ids::labelled_mac(value)?, 72),
        Role::Part => {
            // Of the part numbers of one box the maker's says most.
            let confidence = if known.id == "1P" { 74 } else { 70 };
            (Candidate::new(Class::PartNumber, "di_part", value), confidence)
        }
        Role::LicencePlate => (Candidate::new(Class::Tracking, "licence_plate", value), 85),
        Role::PackageId => (Candidate::new(Class::Tracking, "package_id", value), 62),
        Role::Field => return None,
    };
    let mut candidate = candidate.because(confidence, STANDARD);
    if candidate.class == Class::Serial {
        candidate.vendor =
            candidate.vendor.or(vendors::best_serial(value).map(|(vendor, _)| vendor));
    }
    Some(candidate)
}

/// Splits `1S` values: machine type and model (10 characters, 7 before 2012), then serial number (8, or 7).
pub(super) fn model_and_serial(value: &str) -> Option<Candidate> {
    let at = match value.len() {
        17 | 18 => 10,
        14 | 15 => 7,
        _ => return None,
    };
    let (model, serial) = value.split_at_checked(at)?;
    let alphanumeric = value.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    let machine_type = model.as_bytes()[..2].iter().all(u8::is_ascii_digit);
    let fits = alphanumeric && machine_type && serial.as_bytes()[0].is_ascii_uppercase();
    fits.then(|| {
        let mut candidate = Candidate::new(Class::Serial, "lenovo_1s", serial)
            .because(88, Reason::VendorPattern)
            .with(Field::new("model", "machine type and model", model));
        candidate.vendor = Some("Lenovo");
        candidate
    })
}

/// Adds what a single code may mean if it begins with a data identifier; returns the field it would be.
pub(super) fn recognise_single(
    code: &str,
    aim: Option<AimId>,
    out: &mut Vec<Candidate>,
) -> Option<Field> {
    let (id, value) = split(code)?;
    let known = find(id).filter(|_| !value.is_empty())?;
    // A scanner that says the symbol was of another kind says that no data identifier was meant.
    if aim.is_some_and(|aim| !aim.may_hold_data_identifier()) {
        return None;
    }
    let literal = vendors::best_serial(code).map_or(0, |(_, confidence)| confidence);
    let named = Reason::IdentifierRemoved(known.id);
    let found = match known.role {
        Role::Serial if known.id == "S" => serial_behind_s(value, literal),
        Role::ModelAndSerial => model_and_serial(value),
        Role::AssetTag if value.len() >= 4 => {
            let tag = Candidate::new(Class::AssetTag, "di_asset_tag", value);
            Some(tag.because(58, STANDARD))
        }
        Role::Phone => Some(device_ids::labelled_phone(value))
            .filter(Candidate::is_checked)
            .map(|phone| phone.because(90, STANDARD)),
        Role::Mac => device_ids::labelled_mac(value).map(|mac| mac.because(90, STANDARD)),
        Role::Part => part_behind(value),
        Role::LicencePlate => is_licence_plate(value)
            .then(|| Candidate::new(Class::Tracking, "licence_plate", value).because(70, STANDARD)),
        Role::PackageId | Role::Serial | Role::AssetTag => None,
        Role::Field => plausible_field(known.id, value).map(|confidence| {
            // A maker's pattern over the whole code is the better explanation.
            let confidence = if literal >= 45 { confidence.min(30) } else { confidence };
            Candidate::new(Class::Unknown, "label_field", value).because(confidence, STANDARD)
        }),
    }?;
    let mut found = found;
    found.reasons.push(named);
    found.also.push(code.to_owned());
    out.push(found);
    Some(field(known.id, value))
}

/// Reads what stands behind an `S`: a maker's pattern there outweighs none for the whole code.
fn serial_behind_s(value: &str, literal: u8) -> Option<Candidate> {
    let candidate = Candidate::new(Class::Serial, "di_serial", value);
    let Some((vendor, confidence)) = vendors::best_serial(value) else {
        return (value.len() >= 5 && value.bytes().any(|b| b.is_ascii_digit()))
            .then(|| candidate.because(18, Reason::Shape));
    };
    let bonus = if literal == 0 { 25 } else { 3 };
    let mut candidate = candidate.because(confidence + bonus, Reason::VendorPattern);
    candidate.vendor = Some(vendor);
    Some(candidate)
}

fn part_behind(value: &str) -> Option<Candidate> {
    let candidate = Candidate::new(Class::PartNumber, "di_part", value);
    if let Some(confidence) = vendors::part_behind_identifier(value) {
        return Some(candidate.because(confidence, STANDARD));
    }
    let plausible = (4..=25).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_graphic());
    plausible.then(|| candidate.because(34, STANDARD))
}

/// Checks ISO/IEC 15459-2: an issuing agency code (letters), then the company's number for the package.
fn is_licence_plate(value: &str) -> bool {
    let agency = value.bytes().take_while(u8::is_ascii_uppercase).count();
    (1..=3).contains(&agency)
        && (8..=35).contains(&value.len())
        && value.bytes().filter(u8::is_ascii_digit).count() >= 4
        && value.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        // DHL's piece numbers keep their own reading.
        && !value.starts_with("JD")
}

/// Says how much speaks for a field that stands alone, or `None` when its value cannot be one.
fn plausible_field(id: &str, value: &str) -> Option<u8> {
    let digits = value.bytes().all(|b| b.is_ascii_digit());
    let order = value.bytes().filter(u8::is_ascii_digit).count() >= 4
        && value.bytes().all(|b| b.is_ascii_graphic());
    match id {
        "Q" if digits && value.len() <= 6 => Some(72),
        "4L" if countries::is_alpha2(value.as_bytes()) => Some(75),
        "K" if digits && (6..=12).contains(&value.len()) => Some(64),
        "52L" | "51L" if (3..=9).contains(&value.len()) => Some(50),
        "13V" if digits && value.len() == 9 => Some(60),
        "25S" => mod97(value.as_bytes()).then_some(50),
        _ if id.ends_with('K') && id.len() > 1 && value.len() >= 5 && !order => Some(22),
        _ if (id.ends_with('K') || id.ends_with('R')) && id.len() > 1 && order => Some(46),
        "1T" | "9D" | "10D" | "16D" if order => Some(36),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn single(code: &str) -> Option<(Class, String, u8)> {
        let mut out = Vec::new();
        recognise_single(code, None, &mut out);
        out.pop().map(|c| (c.class, c.value, c.confidence))
    }

    #[test]
    fn a_field_is_split_at_its_first_letter() {
        assert_eq!(split("1PAB12"), Some(("1P", "AB12")));
        assert_eq!(split("S"), Some(("S", "")));
        for none in ["", "123", "1234P", "-S", "s1", "12ä"] {
            assert_eq!(split(none), None, "{none}");
        }
    }

    #[test]
    fn identifiers_are_listed_once() {
        for known in DATA_IDS {
            assert_eq!(split(known.id), Some((known.id, "")));
            assert_eq!(DATA_IDS.iter().filter(|other| other.id == known.id).count(), 1);
        }
    }

    #[test]
    fn labelled_values_are_what_their_label_says() {
        let class = |id, value| labelled(id, value).map(|c| (c.class, c.value));
        assert_eq!(class("S", "AB12"), Some((Class::Serial, "AB12".into())));
        assert_eq!(class("1P", "X-1"), Some((Class::PartNumber, "X-1".into())));
        assert_eq!(class("23S", "00:1B:44:11:3A:B7"), Some((Class::Mac, "001B44113AB7".into())));
        assert_eq!(class("22S", "490154203237518"), Some((Class::Imei, "490154203237518".into())));
        assert_eq!(class("1S", "21HD0012USPF2ABCD3"), Some((Class::Serial, "PF2ABCD3".into())));
        assert_eq!(class("Q", "1"), None);
        assert_eq!(class("S", ""), None);
        assert_eq!(class("99X", "1"), None);
    }

    #[test]
    fn a_single_code_loses_its_identifier_where_the_rest_proves_it() {
        assert_eq!(single("S5CG8123BCD"), Some((Class::Serial, "5CG8123BCD".into(), 80)));
        assert_eq!(single("1P1X2Y3UA#ABC"), Some((Class::PartNumber, "1X2Y3UA#ABC".into(), 80)));
        assert_eq!(single("1S21HD0012USPF2ABCD3").unwrap().1, "PF2ABCD3");
        assert_eq!(single("4LUS"), Some((Class::Unknown, "US".into(), 75)));
        assert_eq!(single("4LXX"), None);
        assert_eq!(single("JUN123456789ABC").unwrap().0, Class::Tracking);
        assert!(single("SAB1234").unwrap().2 < 25);
        assert_eq!(single("SÄ"), None);
    }

    #[test]
    fn a_product_symbol_holds_no_data_identifier() {
        let mut out = Vec::new();
        assert!(recognise_single("S5CG8123BCD", AimId::parse("]E0"), &mut out).is_none());
        assert!(out.is_empty());
    }
}
