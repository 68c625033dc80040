//! Writes a page as one HTML file that carries its own bundle, and needs nothing else: no script, no outside asset.

use std::fmt::Write as _;

use data_encoding::BASE64;
use sha2::{Digest as _, Sha256};

use super::bundle::{BUNDLE_BYTES_MAX, BundleError};
use super::document::{Block, Document, Party};
use super::picture::Drawable;
use super::{PaperError, PaperSize};
use crate::press::Symbol;

/// Is what the bundle stands in: data to a browser, never a script.
const BEFORE: &str = "<script type=\"application/json\" id=\"receipt\">";
const AFTER: &str = "</script>";

const STYLE: &str = include_str!("html.css");

/// Writes a page.
pub fn write(document: &Document, bundle: &str, size: PaperSize) -> Result<String, PaperError> {
    let size = match size {
        PaperSize::A4 => "@page{size:A4;margin:16mm}",
        PaperSize::Letter => "@page{size:letter;margin:16mm}",
    };
    let style = format!("{STYLE}{size}");
    let digest = BASE64.encode(&Sha256::digest(style.as_bytes()));
    let mut page = String::with_capacity(bundle.len() * 2 + 16 * 1024);
    let title = escaped(&document.title);
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<header>\n"
    );
    for (at, from) in document.from.iter().enumerate() {
        let class = if at == 0 { " class=\"whose\"" } else { "" };
        let _ = writeln!(page, "<p{class}>{}</p>", escaped(from));
    }
    let _ = writeln!(page, "<p class=\"number\">{}</p>\n</header>", escaped(&document.foot));
    let _ = writeln!(
        page,
        "<h1>{}</h1>\n<p class=\"when\">{}</p>",
        escaped(&document.heading),
        escaped(&document.when)
    );
    for block in &document.blocks {
        write_block(&mut page, block)?;
    }
    // JSON has no `<` but in texts, and there it may be written as its number.
    let data = bundle.replace('<', "\\u003c");
    let _ = write!(page, "</main>\n{BEFORE}{data}{AFTER}\n</body>\n</html>\n");
    Ok(page)
}

/// Takes the bundle out of a page.
pub fn bundle_in(page: &str) -> Result<&str, BundleError> {
    let (_, behind) = page.rsplit_once(BEFORE).ok_or(BundleError::Absent)?;
    let (bundle, _) = behind.split_once(AFTER).ok_or(BundleError::Absent)?;
    if bundle.len() > BUNDLE_BYTES_MAX { Err(BundleError::TooLong) } else { Ok(bundle) }
}

fn write_block(page: &mut String, block: &Block) -> Result<(), PaperError> {
    match block {
        Block::Heading(text) => {
            let _ = writeln!(page, "<h2>{}</h2>", escaped(text));
        }
        Block::Facts(facts) => write_facts(page, facts),
        Block::Parties(parties) => write_parties(page, parties, "parties"),
        Block::Lines(parties) => write_parties(page, parties, "lines"),
        Block::Table { columns, rows } => {
            page.push_str("<table>\n<thead><tr>");
            for column in columns {
                let _ = write!(page, "<th scope=\"col\">{}</th>", escaped(&column.head));
            }
            page.push_str("</tr></thead>\n<tbody>\n");
            for row in rows {
                page.push_str("<tr>");
                for cell in row {
                    let _ = write!(page, "<td>{}</td>", escaped(cell));
                }
                page.push_str("</tr>\n");
            }
            page.push_str("</tbody>\n</table>\n");
        }
        Block::Quote(text) => {
            let _ = writeln!(page, "<blockquote>{}</blockquote>", escaped(text));
        }
        Block::Text(text) => {
            let _ = writeln!(page, "<p class=\"small\">{}</p>", escaped(text));
        }
        Block::Picture { picture, alt, facts } => {
            page.push_str("<div class=\"beside\">\n<div class=\"signed\">");
            write_picture(page, picture, alt);
            page.push_str("</div>\n");
            write_facts(page, facts);
            page.push_str("</div>\n");
        }
        Block::Thumbnails(pictures) => {
            page.push_str("<div class=\"photos\">\n");
            for (picture, caption) in pictures {
                page.push_str("<figure>");
                write_picture(page, picture, caption);
                let _ = writeln!(page, "<figcaption>{}</figcaption></figure>", escaped(caption));
            }
            page.push_str("</div>\n");
        }
        Block::Code { symbol, facts } => {
            page.push_str("<div class=\"beside\">\n");
            let file = code(symbol)?;
            let data = BASE64.encode(&file);
            let _ = writeln!(
                page,
                "<img class=\"code\" alt=\"QR code with the proof of this page\" src=\"data:image/png;base64,{data}\">"
            );
            write_facts(page, facts);
            page.push_str("</div>\n");
        }
    }
    Ok(())
}

fn write_facts(page: &mut String, facts: &[(String, String)]) {
    page.push_str("<dl>\n");
    for (name, value) in facts {
        let _ = writeln!(page, "<dt>{}</dt><dd>{}</dd>", escaped(name), escaped(value));
    }
    page.push_str("</dl>\n");
}

fn write_parties(page: &mut String, parties: &[Party], class: &str) {
    let _ = writeln!(page, "<div class=\"{class}\">");
    for party in parties {
        let _ = write!(
            page,
            "<div><p class=\"role\">{}</p><p class=\"name\">{}</p>",
            escaped(&party.role),
            escaped(&party.name)
        );
        for line in &party.lines {
            let _ = write!(page, "<p>{}</p>", escaped(line));
        }
        page.push_str("</div>\n");
    }
    page.push_str("</div>\n");
}

fn write_picture(page: &mut String, picture: &Drawable, alt: &str) {
    // As an image, a drawing can neither act nor fetch anything.
    let data = BASE64.encode(&picture.file);
    let _ = write!(
        page,
        "<img alt=\"{}\" src=\"data:{};base64,{data}\">",
        escaped(alt),
        picture.media_type()
    );
}

/// Draws a code with its quiet zone, one dot a module.
fn code(symbol: &Symbol) -> Result<Vec<u8>, PaperError> {
    let quiet = symbol.kind.quiet_modules();
    let side = symbol.full_columns();
    let row_bytes = usize::try_from((side + 7) / 8).unwrap_or(0);
    let mut bits = vec![0xff_u8; row_bytes * usize::try_from(side).unwrap_or(0)];
    for run in &symbol.runs {
        let row = usize::try_from(run.row + quiet).unwrap_or(0) * row_bytes;
        for column in run.column + quiet..run.column + quiet + run.length {
            let column = usize::try_from(column).unwrap_or(0);
            bits[row + column / 8] &= !(0x80 >> (column % 8));
        }
    }
    let failed = |error: png::EncodingError| PaperError::Printer(error.to_string());
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, side.unsigned_abs(), side.unsigned_abs());
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&bits).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(file)
}

/// Writes text so that it stays text, in elements and in attributes.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
