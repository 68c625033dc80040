//! Writes labels for label printers, in ZPL II.
//!
//! The facts are those of Zebra's "ZPL II Programming Guide": `^XA` to `^XZ` is one label, `^PW` and `^LL` its size,
//! `^FO` and `^FT` a field's place (its upper left corner, or its baseline), `^BC` and `^BQ` a symbol, `^A0N` the
//! scalable font, `^FD` the data up to `^FS`. The printer encodes and sets: so it gets texts, not pictures.
//!
//! `^` and `~` begin commands wherever they stand, also in the middle of data. Every field is therefore announced with
//! `^FH`, and whatever is not a letter, a digit or harmless is written as `_` and its bytes in hexadecimal.

use std::fmt::Write as _;

use super::{Mark, Page, Placed, Resolution, SymbolKind, Text};

/// Is the greatest magnification that every printer with `^BQ` takes.
const GREATEST_MAGNIFICATION: i32 = 10;

/// Is the bar height to which `^BY` is set before `^BQ`. Printers move a QR code at `^FO` down by whatever height the
/// last `^BY` left behind, so it is set, and taken off again.
const QR_SINKS_DOTS: i32 = 10;

/// Writes labels, one after the other.
#[must_use]
pub fn write(pages: &[Page], resolution: Resolution) -> String {
    let mut zpl = String::new();
    for page in pages {
        let (width, height) =
            (resolution.dots(page.size.width_um), resolution.dots(page.size.height_um));
        // CI28: the data are UTF-8. LH0,0: whatever an earlier job left as the origin is not ours.
        let _ = writeln!(zpl, "^XA\n^CI28\n^LH0,0\n^PW{width}\n^LL{height}");
        for mark in &page.marks {
            match mark {
                Mark::Symbol(placed) => symbol(&mut zpl, placed, resolution),
                Mark::Text(line) => text(&mut zpl, line, resolution),
                Mark::Rule(area) => {
                    let (left, top) = (resolution.dots(area.left), resolution.dots(area.top));
                    let (width, height) =
                        (resolution.dots(area.width), resolution.dots(area.height));
                    let thick = width.min(height).max(1);
                    let _ = writeln!(zpl, "^FO{left},{top}^GB{width},{height},{thick}^FS");
                }
            }
        }
        zpl.push_str("^PQ1\n^XZ\n");
    }
    zpl
}

fn symbol(zpl: &mut String, placed: &Placed, resolution: Resolution) {
    let module = placed.module_dots(resolution);
    let (left, top) = (resolution.dots(placed.left_um), resolution.dots(placed.top_um));
    let data = escaped(&placed.symbol.text);
    let _ = match placed.symbol.kind {
        // No line of text from the printer, and mode A: it changes between code sets by itself, and `>` is data.
        SymbolKind::Code128 => {
            let height = resolution.dots(placed.bar_height_um);
            writeln!(zpl, "^FO{left},{top}^BY{module}^BCN,{height},N,N,N,A^FH^FD{data}^FS")
        }
        // Model 2; `MA,` in the data: error correction M, and the printer chooses the modes.
        SymbolKind::Qr => {
            let top = (top - QR_SINKS_DOTS).max(0);
            let module = module.min(GREATEST_MAGNIFICATION);
            writeln!(zpl, "^BY2,3,{QR_SINKS_DOTS}^FO{left},{top}^BQN,2,{module}^FH^FDMA,{data}^FS")
        }
    };
}

fn text(zpl: &mut String, line: &Text, resolution: Resolution) {
    let (left, baseline) = (resolution.dots(line.left_um), resolution.dots(line.baseline_um));
    let size = resolution.dots(line.size_um);
    let data = escaped(&line.text);
    let _ = writeln!(zpl, "^FT{left},{baseline}^A0N,{size}^FH^FD{data}^FS");
}

/// Writes data so that nothing in it is a command.
fn escaped(data: &str) -> String {
    let mut escaped = String::with_capacity(data.len());
    for c in data.chars() {
        if c.is_ascii_alphanumeric() || " .-/:,+#@()".contains(c) {
            escaped.push(c);
        } else {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                let _ = write!(escaped, "_{byte:02X}");
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_data_is_a_command() {
        assert_eq!(escaped("AT-004217"), "AT-004217");
        assert_eq!(escaped("^XZ~JR_5E\\&"), "_5EXZ_7EJR_5F5E_5C_26");
        assert_eq!(escaped("Zoë\n"), "Zo_C3_AB_0A");
    }
}
