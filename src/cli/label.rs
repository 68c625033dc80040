//! `custody label`: labels for items, and the sheet of command barcodes.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::output;
use super::ui::Ui;
use crate::label::{
    self, Captioned, Group, Label, LabelError, Line, Mark, Page, Resolution, Size, SymbolKind,
};
use crate::ledger::{ItemRow, Mode};
use crate::scan::Command;

/// Arguments of `label`.
#[derive(Debug, Args)]
#[command(after_help = "\
A label for an asset carries its tag (else its serial number) as a QR code, one for a parcel its \
tracking number as Code 128. --pdf makes a page for each item, --zpl a label, --png one picture \
with the labels below each other, at 300 dots an inch.")]
pub struct LabelArgs {
    /// The items, by any identifier
    #[arg(value_name = "ITEM", required_unless_present = "controls", conflicts_with = "controls")]
    items: Vec<String>,

    /// Print the command barcodes instead, on an A4 sheet; to stdout as PDF unless a file is named
    #[arg(long, conflicts_with_all = ["zpl", "size", "symbol"])]
    controls: bool,

    /// Write a PDF, a page for each label; `-` for stdout
    #[arg(long, value_name = "FILE", conflicts_with_all = ["zpl", "png"])]
    pdf: Option<PathBuf>,

    /// Write ZPL II for a label printer; `-` for stdout
    #[arg(long, value_name = "FILE", conflicts_with = "png")]
    zpl: Option<PathBuf>,

    /// Write a PNG picture; `-` for stdout
    #[arg(long, value_name = "FILE")]
    png: Option<PathBuf>,

    /// The size of a label in millimetres [default: 62x29 for an asset, 100x50 for a parcel]
    #[arg(long, value_name = "WxH", value_parser = Size::parse)]
    size: Option<Size>,

    /// The kind of symbol [default: qr for an asset, code128 for a parcel]
    #[arg(long, value_enum)]
    symbol: Option<SymbolArg>,

    /// How fine the label printer is that gets the ZPL, in dots an inch
    #[arg(long, value_enum, default_value = "203", conflicts_with_all = ["pdf", "png", "controls"])]
    dpi: Dpi,
}

/// The kinds of symbol, by the names on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SymbolArg {
    /// A row of bars, for any scanner
    Code128,
    /// A square, for cameras and small places
    Qr,
}

/// How fine label printers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Dpi {
    /// 8 dots a millimetre
    #[value(name = "203")]
    Dpi203,
    /// 12 dots a millimetre
    #[value(name = "300")]
    Dpi300,
    /// 24 dots a millimetre
    #[value(name = "600")]
    Dpi600,
}

/// The command barcodes in the order of the sheet: what each does, under headings.
const CONTROLS: [(&str, &[(&str, &str)]); 3] = [
    (
        "Begin",
        &[
            ("RECEIVE", "Receive parcels"),
            ("SER", "Serialize"),
            ("GIVE", "Hand off"),
            ("RETURN", "Return"),
            ("PUT", "Move"),
            ("CHECK", "Audit"),
            ("SORT", "For whom?"),
            ("DROP", "Unattended"),
        ],
    ),
    (
        "Answer",
        &[
            ("OK", "OK"),
            ("NO", "No"),
            ("NEXT", "Next"),
            ("DONE", "Done"),
            ("UNDO", "Undo"),
            ("STOP", "Cancel"),
        ],
    ),
    (
        "Say more",
        &[
            ("LOC", "Place"),
            ("COUNT", "Count"),
            ("PCL", "Parcel"),
            ("HOLD", "Hold"),
            ("PRINT", "Print"),
            ("LOCK", "Lock"),
            ("PHONE", "Phone"),
        ],
    ),
];

/// Where the pages go.
enum Output<'a> {
    Pdf(&'a Path),
    Zpl(&'a Path),
    Png(&'a Path),
}

/// Prints labels.
pub fn run(args: LabelArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    if args.controls {
        let pages = controls()?;
        let output = args.output().unwrap_or(Output::Pdf(Path::new("-")));
        return write(&args, &output, "custody command barcodes", &pages, &[], ui);
    }
    let Some(output) = args.output() else {
        return Err(Failure::new(Kind::Usage, "the labels need somewhere to go")
            .hint("add --pdf FILE, --png FILE, or --zpl FILE for a label printer; - is stdout"));
    };
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let mut pages = Vec::with_capacity(args.items.len());
    let mut answers = Vec::with_capacity(args.items.len());
    for text in &args.items {
        let id = desk.item(text)?;
        let row = desk.ledger.row(id)?;
        let row =
            row.ok_or_else(|| Failure::new(Kind::No, format!("nothing is known by {text}")))?;
        let label = args.label_of(&row, desk.profile.tenant.value.as_str());
        pages.push(label::lay_out(&label)?);
        answers.push(answer(&row, &label));
    }
    write(&args, &output, "custody labels", &pages, &answers, ui)
}

impl LabelArgs {
    fn output(&self) -> Option<Output<'_>> {
        let pdf = self.pdf.as_deref().map(Output::Pdf);
        let zpl = self.zpl.as_deref().map(Output::Zpl);
        pdf.or(zpl).or(self.png.as_deref().map(Output::Png))
    }

    /// What the label of an item says. An asset's owner is on it for whoever finds it, a parcel's recipient for
    /// whoever sorts it.
    fn label_of(&self, row: &ItemRow, tenant: &str) -> Label {
        let joined = |parts: [Option<&String>; 2], between: &str| {
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            parts.join(between)
        };
        let owner = Line::plain(tenant);
        if row.kind == "parcel" {
            let recipient = row.recipient_name.as_ref();
            let from = row.sender.as_ref().map(|sender| format!("from {sender}"));
            Label {
                size: self.size.unwrap_or(Size::PARCEL),
                symbol: self.symbol.map_or(SymbolKind::Code128, SymbolArg::kind),
                identifier: row.known_as(),
                above: recipient
                    .map(|name| Line::strong(format!("for {name}")))
                    .into_iter()
                    .collect(),
                below: vec![Line::plain(joined([row.carrier.as_ref(), from.as_ref()], " ")), owner],
            }
        } else {
            let identifier = row.tag.clone().unwrap_or_else(|| row.known_as());
            let serial = row.serial.as_ref().filter(|&serial| *serial != identifier);
            let what = joined([row.maker.as_ref(), row.model.as_ref()], " ");
            let what = if what.is_empty() { row.category.clone().unwrap_or(what) } else { what };
            let mut below = vec![Line::plain(what)];
            below.extend(serial.map(|serial| Line::plain(format!("S/N {serial}"))));
            Label {
                size: self.size.unwrap_or(Size::ASSET),
                symbol: self.symbol.map_or(SymbolKind::Qr, SymbolArg::kind),
                identifier,
                above: vec![owner],
                below,
            }
        }
    }
}

impl SymbolArg {
    const fn kind(self) -> SymbolKind {
        match self {
            Self::Code128 => SymbolKind::Code128,
            Self::Qr => SymbolKind::Qr,
        }
    }
}

impl Dpi {
    const fn resolution(self) -> Resolution {
        match self {
            Self::Dpi203 => Resolution::DPI_203,
            Self::Dpi300 => Resolution::DPI_300,
            Self::Dpi600 => Resolution::DPI_600,
        }
    }
}

fn answer(row: &ItemRow, label: &Label) -> Value {
    json!({
        "item": row.id.to_string(),
        "identifier": label.identifier,
        "symbology": label.symbol.as_str(),
        "size_mm": label.size.to_string(),
    })
}

/// Lays out the sheet of every command.
fn controls() -> Result<Vec<Page>, LabelError> {
    let captioned = |&(verb, caption): &(&'static str, &str)| Captioned {
        caption: caption.to_owned(),
        code: Command { verb, argument: None }.code(),
    };
    let group = |&(title, codes): &(&str, &[(&'static str, &str)])| Group {
        title: title.to_owned(),
        codes: codes.iter().map(captioned).collect(),
    };
    let groups: Vec<Group> = CONTROLS.iter().map(group).collect();
    label::sheet(
        "Command barcodes",
        "Scan a command instead of typing it. Any keyboard layout will do.",
        &groups,
    )
}

fn write(
    args: &LabelArgs,
    output: &Output<'_>,
    title: &str,
    pages: &[Page],
    answers: &[Value],
    ui: &Ui,
) -> Result<(), Failure> {
    let (path, bytes) = match output {
        Output::Pdf(path) => (path, label::pdf::write(title, pages)),
        Output::Zpl(path) => (path, label::zpl::write(pages, args.dpi.resolution()).into_bytes()),
        Output::Png(path) => (path, label::png::write(pages)?),
    };
    let lacking: BTreeSet<char> = match output {
        // A label printer sets the text in a typeface of its own.
        Output::Zpl(_) => BTreeSet::new(),
        Output::Pdf(_) | Output::Png(_) => pages.iter().flat_map(lacking_characters).collect(),
    };
    if !lacking.is_empty() {
        let shown: String = lacking.into_iter().take(12).collect();
        ui.status(&format!("the typeface of labels lacks {shown}: a box stands for each"));
    }
    if path.as_os_str() == "-" {
        return ui.bytes(&bytes, !matches!(output, Output::Zpl(_)));
    }
    output::whole(path, |mut file| {
        file.write_all(&bytes).map_err(|error| output::cannot_create(path, &error))
    })?;
    if ui.is_json() {
        let file = path.display().to_string();
        return ui.json(&json!({"schema": "custody.labels.v1", "file": file, "labels": answers}));
    }
    let what = match (args.controls, pages.len()) {
        (true, _) => "command barcodes".to_owned(),
        (false, 1) => "1 label".to_owned(),
        (false, several) => format!("{several} labels"),
    };
    ui.status(&format!("{what} written to {}", path.display()));
    Ok(())
}

/// The characters of a page that are printed as boxes.
fn lacking_characters(page: &Page) -> impl Iterator<Item = char> {
    page.marks.iter().flat_map(|mark| match mark {
        Mark::Text(text) => {
            text.text.chars().filter(|&c| text.weight.face().glyph(c) == 0).collect::<Vec<_>>()
        }
        Mark::Symbol(_) | Mark::Rule(_) => Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::CONTROLS;
    use crate::scan::VERBS;

    #[test]
    fn every_verb_is_on_the_sheet_once() {
        let mut on_sheet: Vec<&str> =
            CONTROLS.iter().flat_map(|(_, codes)| codes.iter().map(|(verb, _)| *verb)).collect();
        let mut verbs = VERBS.to_vec();
        on_sheet.sort_unstable();
        verbs.sort_unstable();
        assert_eq!(on_sheet, verbs);
    }
}
