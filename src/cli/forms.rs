//! The forms in which a page leaves the station: text, HTML, PDF; to files, or to standard output.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::failure::{Failure, Kind};
use super::output;
use super::ui::Ui;
use crate::label::LabelError;
use crate::paper::{self, Bundle, Document, PaperError, PaperSize};
use crate::press::NotEncodable;

/// Which forms are asked for.
#[derive(Debug, Args)]
pub struct FormArgs {
    /// Show the whole page as text, as wide as the terminal
    #[arg(long)]
    pub text: bool,

    /// Write the page as HTML to a file; - is standard output
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,

    /// Write the page as PDF to a file; - is standard output
    #[arg(long, value_name = "FILE")]
    pub pdf: Option<PathBuf>,

    /// The size of the paper
    #[arg(long, value_enum, default_value_t = PaperArg::A4, value_name = "SIZE")]
    pub paper: PaperArg,
}

/// A size of paper, as it is said on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PaperArg {
    A4,
    Letter,
}

impl PaperArg {
    pub const fn size(self) -> PaperSize {
        match self {
            Self::A4 => PaperSize::A4,
            Self::Letter => PaperSize::Letter,
        }
    }
}

impl FormArgs {
    /// Whether a page is to be laid out at all.
    pub const fn is_asked_for(&self) -> bool {
        self.text || self.html.is_some() || self.pdf.is_some()
    }

    /// Writes the page in every form that is asked for. Says what was written where.
    pub fn write(
        &self,
        bundle: &Bundle,
        page: &Document,
        ui: &Ui,
    ) -> Result<Vec<(&'static str, &PathBuf)>, Failure> {
        let json = bundle.to_json();
        let mut written = Vec::new();
        if let Some(path) = &self.html {
            let html = paper::html::write(page, &json, bundle.paper)?;
            write(path, html.as_bytes(), false, ui)?;
            written.push(("The page as HTML", path));
        }
        if let Some(path) = &self.pdf {
            write(path, &paper::pdf::write(page, &json, bundle.paper), true, ui)?;
            written.push(("The page as PDF", path));
        }
        if self.text {
            let text = paper::text::write(page, ui.columns());
            for line in text.lines() {
                ui.line(line)?;
            }
        }
        Ok(written)
    }
}

/// Whether a path stands for standard output.
pub fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Two files on one standard output would be none.
pub fn one_standard_output(files: &[&Option<PathBuf>]) -> Result<(), Failure> {
    let asked = files.iter().filter_map(|file| file.as_deref()).filter(|path| is_stdout(path));
    if asked.count() > 1 {
        return Err(Failure::new(Kind::Usage, "only one file can be written to standard output")
            .hint("name a file for the others"));
    }
    Ok(())
}

/// Writes one file, whole or not at all.
pub fn write(path: &Path, bytes: &[u8], is_binary: bool, ui: &Ui) -> Result<(), Failure> {
    if is_stdout(path) {
        return ui.bytes(bytes, is_binary);
    }
    output::whole(path, |mut file| {
        file.write_all(bytes).map_err(|error| output::cannot_create(path, &error))
    })
}

impl From<PaperError> for Failure {
    fn from(error: PaperError) -> Self {
        Self::because(Kind::Bug, &error)
    }
}

impl From<NotEncodable> for Failure {
    fn from(error: NotEncodable) -> Self {
        LabelError::from(error).into()
    }
}
