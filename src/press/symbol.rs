//! Encodes a text as Code 128 or QR: rows of modules, without size or place.

use rxing::{BarcodeFormat, EncodeHintValue, EncodeHints, MultiFormatWriter, Writer as _};

/// Says why a text cannot be printed as a symbol.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("{text} cannot be printed as a symbol: {why}")]
pub struct NotEncodable {
    /// The text.
    pub text: String,
    /// What the encoder says.
    pub why: String,
}

/// Is how much of a QR code may be lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Restores {
    /// 7 %: for a code that lies flat on clean paper, and has much to say.
    Little,
    /// 15 %: labels get scratched.
    Enough,
}

/// Is a kind of symbol that is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolKind {
    /// ISO/IEC 15417: a row of bars, for any scanner.
    Code128,
    /// ISO/IEC 18004: a square, for cameras and small places.
    Qr,
}

impl SymbolKind {
    /// Returns the word that exports use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code128 => "code_128",
            Self::Qr => "qr",
        }
    }

    /// Returns how many modules of white the standard asks for on each side.
    #[must_use]
    pub const fn quiet_modules(self) -> i32 {
        match self {
            Self::Code128 => 10,
            Self::Qr => 4,
        }
    }
}

/// Is an encoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// Its kind.
    pub kind: SymbolKind,
    /// What it says.
    pub text: String,
    /// How many modules it is wide.
    pub columns: i32,
    /// How many modules it is high; a row of bars has one.
    pub rows: i32,
    /// Its dark modules, each run of a row as one.
    pub runs: Vec<Run>,
}

/// Is a run of dark modules in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The row, from the top.
    pub row: i32,
    /// Its first column, from the left.
    pub column: i32,
    /// How many modules it is long.
    pub length: i32,
}

impl Symbol {
    /// Encodes a text; refuses what the printers of labels do not all encode alike.
    pub fn encode(kind: SymbolKind, text: &str) -> Result<Self, NotEncodable> {
        Self::encode_with(kind, text, Restores::Enough)
    }

    /// Encodes a text as a code of which a given share may be lost.
    pub fn encode_with(
        kind: SymbolKind,
        text: &str,
        restores: Restores,
    ) -> Result<Self, NotEncodable> {
        let unfit = |why: String| NotEncodable { text: text.to_owned(), why };
        let level = match restores {
            Restores::Little => "L",
            Restores::Enough => "M",
        };
        if let Some(c) = text.chars().find(|c| !(' '..='~').contains(c)) {
            return Err(unfit(format!("it contains {c:?}, which is not printable ASCII")));
        }
        let hints = EncodeHints::default()
            .with(EncodeHintValue::Margin("0".to_owned()))
            .with(EncodeHintValue::ErrorCorrection(level.to_owned()));
        let format = match kind {
            SymbolKind::Code128 => BarcodeFormat::CODE_128,
            SymbolKind::Qr => BarcodeFormat::QR_CODE,
        };
        let modules = MultiFormatWriter
            .encode_with_hints(text, &format, 1, 1, &hints)
            .map_err(|error| unfit(error.to_string()))?;
        let side = |length: u32| i32::try_from(length).map_err(|error| unfit(error.to_string()));
        let (columns, rows) = (side(modules.width())?, side(modules.height())?);
        let is_dark =
            |column: i32, row: i32| modules.get(column.unsigned_abs(), row.unsigned_abs());
        let runs = (0..rows).flat_map(|row| runs(row, columns, |column| is_dark(column, row)));
        let runs = runs.collect();
        Ok(Self { kind, text: text.to_owned(), columns, rows, runs })
    }

    /// Returns how many modules it is wide with its quiet zones.
    #[must_use]
    pub const fn full_columns(&self) -> i32 {
        self.columns + 2 * self.kind.quiet_modules()
    }
}

fn runs(row: i32, columns: i32, is_dark: impl Fn(i32) -> bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for column in (0..columns).filter(|&column| is_dark(column)) {
        match runs.last_mut() {
            Some(run) if run.column + run.length == column => run.length += 1,
            _ => runs.push(Run { row, column, length: 1 }),
        }
    }
    runs
}
