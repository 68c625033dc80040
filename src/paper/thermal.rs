//! Writes a page as the commands of a receipt printer (ESC/POS) for paper of 80 mm: 72 mm of it are printed, in 576
//! dots.
//!
//! ASCII is printed in the printer's own letters. Which others a printer has depends on its model and country, so a line
//! with any other letter is drawn from the bundled typeface and sent as a picture: every name comes out.

use std::sync::{Arc, Mutex, PoisonError};

use escpos::driver::Driver;
use escpos::errors::{PrinterError, Result as Printed};
use escpos::printer::Printer;
use escpos::utils::{JustifyMode, Protocol, QRCodeCorrectionLevel, QRCodeModel, QRCodeOption};

use super::PaperError;
use super::document::{Block, Document, Party};
use super::picture::Drawable;
use super::text;
use crate::press::{Canvas, Resolution, Symbol, Weight};

/// Is how many dots a line has.
const DOTS: i32 = 576;

/// Is how many letters of the printer's own font A a line has.
const LETTERS: usize = 48;

/// Is the height of a drawn line: that of font A with its gap.
const LINE_DOTS: i32 = 30;

/// Is the em of drawn letters, so that they are as large as the printer's.
const EM_UM: i32 = 3_300;

/// Is the most bands that a picture is sent in at once: small buffers are common.
const BAND_DOTS: usize = 256;

/// Collects what a printer would be sent.
#[derive(Debug, Clone, Default)]
struct Sent(Arc<Mutex<Vec<u8>>>);

impl Driver for Sent {
    fn name(&self) -> String {
        "memory".to_owned()
    }

    fn write(&self, data: &[u8]) -> Printed<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(data);
        Ok(())
    }

    fn read(&self, _buffer: &mut [u8]) -> Printed<usize> {
        Ok(0)
    }

    fn flush(&self) -> Printed<()> {
        Ok(())
    }
}

/// Writes a page.
pub fn write(document: &Document) -> Result<Vec<u8>, PaperError> {
    let sent = Sent::default();
    let mut roll = Roll { printer: Printer::new(sent.clone(), Protocol::default(), None) };
    roll.document(document)
        .map_err(|error: PrinterError| PaperError::Printer(error.to_string()))?;
    let bytes = sent.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    Ok(bytes)
}

struct Roll {
    printer: Printer<Sent>,
}

impl Roll {
    fn document(&mut self, document: &Document) -> Printed<()> {
        self.printer.init()?;
        self.printer.justify(JustifyMode::CENTER)?;
        for (at, from) in document.from.iter().enumerate() {
            self.strong(from, at == 0)?;
        }
        self.printer.justify(JustifyMode::LEFT)?;
        self.line(&"-".repeat(LETTERS))?;
        self.strong(&document.foot, true)?;
        self.strong(&document.heading, true)?;
        self.line(&document.when)?;
        for block in &document.blocks {
            self.block(block)?;
        }
        self.printer.feeds(3)?.print_cut()?;
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Printed<()> {
        match block {
            Block::Heading(heading) => {
                self.printer.feed()?;
                self.strong(heading, true)?;
            }
            Block::Picture { picture, facts, .. } => {
                self.picture(picture, (DOTS * 3 / 4, 200))?;
                self.texts(&Block::Facts(facts.clone()))?;
            }
            Block::Thumbnails(pictures) => {
                for (picture, caption) in pictures {
                    self.picture(picture, (192, 192))?;
                    self.line(caption)?;
                }
            }
            Block::Lines(parties) => self.lines_to_sign(parties)?,
            Block::Code { symbol, facts } => {
                self.code(symbol)?;
                self.texts(&Block::Facts(facts.clone()))?;
            }
            others => self.texts(others)?,
        }
        Ok(())
    }

    /// Prints a block as the text page has it, in as many columns as the roll has.
    fn texts(&mut self, block: &Block) -> Printed<()> {
        for line in text::lines_of(block, LETTERS) {
            self.line(&line)?;
        }
        Ok(())
    }

    fn strong(&mut self, text: &str, is_strong: bool) -> Printed<()> {
        self.printer.bold(is_strong)?;
        for line in text::lines_of(&Block::Text(text.to_owned()), LETTERS) {
            self.set(&line, if is_strong { Weight::Bold } else { Weight::Regular })?;
        }
        self.printer.bold(false)?;
        Ok(())
    }

    fn line(&mut self, line: &str) -> Printed<()> {
        self.set(line, Weight::Regular)
    }

    fn set(&mut self, line: &str, weight: Weight) -> Printed<()> {
        if line.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            self.printer.writeln(line)?;
            return Ok(());
        }
        let width = weight.face().width_um(line, EM_UM);
        let room = Resolution::DPI_203.length_um(DOTS);
        // What is drawn must fit, however wide its letters are.
        let em = if width > room { EM_UM * room / width.max(1) } else { EM_UM };
        let mut canvas = Canvas::white(DOTS, LINE_DOTS, Resolution::DPI_203);
        canvas.text(line, weight, em, 0, LINE_DOTS * 3 / 4);
        self.raster(&canvas.shades, DOTS)
    }

    fn lines_to_sign(&mut self, parties: &[Party]) -> Printed<()> {
        for party in parties {
            self.printer.feeds(4)?;
            self.line(&"_".repeat(LETTERS - 8))?;
            self.line(&party.name)?;
            self.line(&party.role)?;
        }
        Ok(())
    }

    fn picture(&mut self, picture: &Drawable, frame: (i32, i32)) -> Printed<()> {
        let (width, height) = picture.fit(frame.0, frame.1);
        // A row is sent in whole bytes.
        let width = (width / 8).max(1) * 8;
        let shades = picture.dots(width, height);
        self.raster(&shades, width)
    }

    /// Prints dots (`GS v 0`), in bands.
    fn raster(&mut self, shades: &[u8], width: i32) -> Printed<()> {
        let row = usize::try_from(width).unwrap_or(8);
        let bytes = row / 8;
        for band in shades.chunks(row * BAND_DOTS) {
            let height = band.len() / row;
            let mut command = b"\x1dv0\0".to_vec();
            for number in [bytes, height] {
                let number = u16::try_from(number).unwrap_or(u16::MAX);
                command.extend(number.to_le_bytes());
            }
            for dots in band.chunks(8) {
                let bit = |byte: u8, dot: &u8| byte << 1 | u8::from(*dot < 0x80);
                command.push(dots.iter().fold(0, bit));
            }
            self.printer.custom(&command)?;
        }
        Ok(())
    }

    /// Has the printer draw the code, as large as its paper allows.
    fn code(&mut self, symbol: &Symbol) -> Printed<()> {
        let dots = (DOTS / symbol.full_columns()).clamp(1, 8);
        let option = QRCodeOption::new(
            QRCodeModel::Model2,
            u8::try_from(dots).unwrap_or(3),
            QRCodeCorrectionLevel::L,
        );
        self.printer.justify(JustifyMode::CENTER)?;
        self.printer.qrcode_option(&symbol.text, option)?;
        self.printer.justify(JustifyMode::LEFT)?.feed()?;
        Ok(())
    }
}
