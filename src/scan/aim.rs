//! Reads AIM identifiers: the three characters a scanner puts in front of a code to say which symbology it was.
//!
//! The list follows ISO/IEC 15424 (data carrier identifiers). It decides more than any pattern can: an EAN-13 is never
//! a serial number, and only `]C1` makes a Code 128 a GS1 message.

/// Is one AIM identifier, such as `]C1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AimId {
    code: u8,
    modifier: u8,
}

/// The code characters of ISO/IEC 15424 that parcels and boxes carry, with the symbology's name.
const SYMBOLOGIES: [(u8, &str); 16] = [
    (b'A', "Code 39"),
    (b'C', "Code 128"),
    (b'd', "Data Matrix"),
    (b'E', "EAN/UPC"),
    (b'e', "GS1 DataBar"),
    (b'F', "Codabar"),
    (b'G', "Code 93"),
    (b'I', "Interleaved 2 of 5"),
    (b'J', "DotCode"),
    (b'L', "PDF417"),
    (b'Q', "QR Code"),
    (b'U', "MaxiCode"),
    (b'z', "Aztec"),
    (b'X', "another symbology"),
    (b'M', "MSI"),
    (b'S', "Industrial 2 of 5"),
];

impl AimId {
    /// Reads an identifier that stands alone, with or without anything behind it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match *text.as_bytes() {
            [b']', code, modifier, ..]
                if code.is_ascii_alphabetic() && modifier.is_ascii_alphanumeric() =>
            {
                Some(Self { code, modifier })
            }
            _ => None,
        }
    }

    /// Splits a scan into its identifier and its data.
    #[must_use]
    pub fn split(text: &str) -> (Option<Self>, &str) {
        match Self::parse(text) {
            Some(aim) => (Some(aim), &text[3..]),
            None => (None, text),
        }
    }

    /// Names the symbology.
    #[must_use]
    pub fn symbology(self) -> &'static str {
        SYMBOLOGIES.iter().find(|(code, _)| *code == self.code).map_or("unknown", |(_, name)| name)
    }

    /// Says whether the data is a GS1 message: the symbol had FNC1 in the first place.
    #[must_use]
    pub fn is_gs1(self) -> bool {
        match self.code {
            b'e' => true,
            b'C' | b'J' => self.modifier == b'1',
            b'd' => matches!(self.modifier, b'2' | b'5'),
            b'Q' => matches!(self.modifier, b'3' | b'4'),
            b'z' => matches!(self.modifier, b'1' | b'4'),
            _ => false,
        }
    }

    /// Says whether the symbol can only hold a product number: EAN and UPC.
    #[must_use]
    pub fn is_product(self) -> bool {
        self.code == b'E'
    }

    /// Says whether the symbol is one that only carriers use, for a message: `MaxiCode`.
    pub(super) fn is_carrier_message(self) -> bool {
        self.code == b'U'
    }

    /// Says whether the symbol is of a kind that products carry, EAN and UPC or ITF-14.
    pub(super) fn may_be_product(self) -> bool {
        matches!(self.code, b'E' | b'I')
    }

    /// Says whether the symbol is linear or a matrix that labels with single data identifiers use.
    pub(super) fn may_hold_data_identifier(self) -> bool {
        matches!((self.code, self.modifier), (b'A' | b'd' | b'G', _) | (b'C', b'0'))
    }

    /// Returns the identifier as its three characters.
    #[must_use]
    pub fn as_string(self) -> String {
        [']', char::from(self.code), char::from(self.modifier)].iter().collect()
    }

    /// Says whether ISO/IEC 15424 knows the code character.
    pub(super) fn is_known(self) -> bool {
        SYMBOLOGIES.iter().any(|(code, _)| *code == self.code)
    }

    /// Says whether the identifier makes sense only with the case of its letter flipped, as Caps Lock does.
    pub(super) fn is_case_inverted(self) -> bool {
        !self.is_known() && Self { code: self.code ^ 0x20, ..self }.is_known()
    }
}

impl std::fmt::Display for AimId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "]{}{}", char::from(self.code), char::from(self.modifier))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_split_from_its_data() {
        let (aim, data) = AimId::split("]C100123");
        assert_eq!(aim.map(AimId::as_string).as_deref(), Some("]C1"));
        assert_eq!(data, "00123");
        assert_eq!(AimId::split("]Q1").1, "");
        for plain in ["", "]", "]C", "ABC", "]-1x", "]Cä", "C1]"] {
            assert_eq!(AimId::split(plain), (None, plain));
        }
    }

    #[test]
    fn only_first_place_fnc1_is_gs1() {
        for (id, gs1) in [
            ("]C1", true),
            ("]C0", false),
            ("]C2", false),
            ("]d2", true),
            ("]d1", false),
            ("]e0", true),
        ] {
            assert_eq!(AimId::parse(id).unwrap().is_gs1(), gs1, "{id}");
        }
    }

    #[test]
    fn a_flipped_letter_is_noticed() {
        assert!(AimId::parse("]c1").unwrap().is_case_inverted());
        assert!(AimId::parse("]D2").unwrap().is_case_inverted());
        assert!(!AimId::parse("]C1").unwrap().is_case_inverted());
        // Both `]E0` and `]e0` exist: nothing can be said.
        assert!(!AimId::parse("]e0").unwrap().is_case_inverted());
    }

    #[test]
    fn names_are_those_of_the_symbologies() {
        assert_eq!(AimId::parse("]d2").unwrap().symbology(), "Data Matrix");
        assert_eq!(AimId::parse("]y2").unwrap().symbology(), "unknown");
        assert_eq!(AimId::parse("]L0").unwrap().to_string(), "]L0");
    }
}
