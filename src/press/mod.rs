//! What everything that prints has in common: letters, symbols, a sheet that takes ink, and letters in a PDF.
//!
//! Nothing here knows what is printed. Values go in, bytes come out, and the same values give the same bytes on every
//! machine: letters come from the bundled typeface, and lengths are whole micrometres.

#![warn(missing_docs)]

mod embed;
mod face;
mod ink;
mod symbol;

pub use embed::{Letters, points, stream};
pub use face::{ASCENT_UNITS, Face, UNITS_PER_EM, Weight};
pub use ink::{Canvas, Edge, Spot};
pub use symbol::{NotEncodable, Restores, Run, Symbol, SymbolKind};

/// Writes a length for people: 62, 57.5.
#[must_use]
pub fn millimetres(um: i32) -> String {
    let tenths = (um + 50) / 100;
    if tenths % 10 == 0 {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// Is a rectangle; what it is measured in is said where it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// The distance of its left side from the left.
    pub left: i32,
    /// The distance of its upper side from the top.
    pub top: i32,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
}

/// Is how fine a printer or a picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolution {
    /// Tenths of dots an inch: what is called 203 dpi are 8 dots a millimetre.
    tenths_per_inch: i64,
}

impl Resolution {
    /// Is 8 dots a millimetre, the common label printer.
    pub const DPI_203: Self = Self { tenths_per_inch: 2_032 };
    /// Is 300 dots an inch.
    pub const DPI_300: Self = Self { tenths_per_inch: 3_000 };
    /// Is 600 dots an inch.
    pub const DPI_600: Self = Self { tenths_per_inch: 6_000 };

    /// Is an inch in micrometres, times ten for the tenths.
    const INCH: i64 = 254_000;

    /// Returns the nearest number of dots.
    #[must_use]
    pub fn dots(self, um: i32) -> i32 {
        let dots = (i64::from(um) * self.tenths_per_inch + Self::INCH / 2).div_euclid(Self::INCH);
        i32::try_from(dots).unwrap_or(i32::MAX)
    }

    /// Returns how many dots fit.
    #[must_use]
    pub fn whole_dots(self, um: i32) -> i32 {
        let dots = (i64::from(um) * self.tenths_per_inch).div_euclid(Self::INCH);
        i32::try_from(dots).unwrap_or(i32::MAX)
    }

    /// Returns the length of some dots, rounded up so that as many fit into it.
    #[must_use]
    pub fn length_um(self, dots: i32) -> i32 {
        let um = (i64::from(dots) * Self::INCH + self.tenths_per_inch - 1) / self.tenths_per_inch;
        i32::try_from(um).unwrap_or(i32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_of_a_length_fit_into_it_again() {
        for resolution in [Resolution::DPI_203, Resolution::DPI_300, Resolution::DPI_600] {
            for dots in 1..2000 {
                assert_eq!(resolution.whole_dots(resolution.length_um(dots)), dots);
            }
        }
        assert_eq!(Resolution::DPI_203.dots(62_000), 496);
        assert_eq!(Resolution::DPI_300.dots(210_000), 2_480);
    }
}
