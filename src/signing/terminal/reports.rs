//! What a terminal reports: keys, and the mouse as xterm's SGR reports, in cells or in pixels.

use super::super::canvas::{ACROSS, DOWN, Input, Key};

/// The longest report that is waited for.
const REPORT_BYTES_MAX: usize = 64;

/// Is the size of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cells {
    pub columns: u16,
    pub rows: u16,
    /// In pixels, or 0 where the terminal does not say.
    pub width_px: u16,
    pub height_px: u16,
}

/// Reads reports, wherever the bytes are cut.
#[derive(Debug, Default)]
pub(super) struct Reader {
    held: Vec<u8>,
    /// Places are pixels: such a terminal has once named a place far below its last row.
    is_fine: bool,
}

/// What stands at the beginning of some bytes.
enum Piece {
    /// This long, and it means that.
    Is(usize, Option<Input>),
    /// Its end has not come yet.
    Cut,
}

impl Reader {
    /// Takes bytes, and returns what they report.
    pub fn read(&mut self, bytes: &[u8], cells: Cells) -> Vec<Input> {
        self.held.extend_from_slice(bytes);
        let mut inputs = Vec::new();
        let mut at = 0;
        while at < self.held.len() {
            match self.piece(at, cells) {
                Piece::Is(length, input) => {
                    at += length;
                    inputs.extend(input);
                }
                Piece::Cut => break,
            }
        }
        self.held.drain(..at);
        inputs
    }

    /// Nothing more comes: what is held was a lone Escape, or nothing that is known.
    pub fn rest(&mut self) -> Vec<Input> {
        let held = std::mem::take(&mut self.held);
        if held == [0x1b] { vec![Input::Key(Key::Escape)] } else { Vec::new() }
    }

    fn piece(&mut self, at: usize, cells: Cells) -> Piece {
        let bytes = &self.held[at..];
        let key = |length, key| Piece::Is(length, Some(Input::Key(key)));
        match bytes {
            [0x1b] | [0x1b, b'O'] => Piece::Cut,
            [0x1b, b'O', letter, ..] => Piece::Is(3, arrow(*letter).map(Input::Key)),
            [0x1b, b'[', rest @ ..] => {
                let end = rest.iter().position(|byte| (0x40..=0x7e).contains(byte));
                match end {
                    Some(end) => {
                        let (length, body) = (2 + end + 1, rest[..=end].to_vec());
                        Piece::Is(length, self.sequence(&body, cells))
                    }
                    None if rest.len() > REPORT_BYTES_MAX => Piece::Is(bytes.len(), None),
                    None => Piece::Cut,
                }
            }
            [b'\r' | b'\n', ..] => key(1, Key::Enter),
            [0x08 | 0x7f, ..] => key(1, Key::Backspace),
            [0x03, ..] => key(1, Key::Escape),
            // Escape before anything else, too: Alt and a key.
            _ => key(1, Key::Other),
        }
    }

    /// A control sequence behind its introducer (ECMA-48, section 5.4).
    fn sequence(&mut self, body: &[u8], cells: Cells) -> Option<Input> {
        match body {
            [b'<', numbers @ .., last @ (b'M' | b'm')] => {
                let text = std::str::from_utf8(numbers).ok()?;
                let numbers: Vec<u32> =
                    text.split(';').map(str::parse).collect::<Result<_, _>>().ok()?;
                let [code, column, row] = numbers[..] else { return None };
                self.mouse(code, (column, row), *last == b'M', cells)
            }
            b"3~" => Some(Input::Key(Key::Delete)),
            b"5~" => Some(Input::Key(Key::PageUp)),
            b"6~" => Some(Input::Key(Key::PageDown)),
            [letter] => arrow(*letter).map(Input::Key),
            _ => None,
        }
    }

    /// A mouse report: a code, and a place that begins at 1.
    fn mouse(&mut self, code: u32, at: (u32, u32), is_down: bool, cells: Cells) -> Option<Input> {
        let (column, row) = (at.0.saturating_sub(1), at.1.saturating_sub(1));
        let (x, y) = self.place(column, row, cells);
        // Bits 2 to 4 are keys that are held meanwhile; they change nothing.
        match (code & !0b1_1100, is_down) {
            (64, true) => Some(Input::Key(Key::Up)),
            (65, true) => Some(Input::Key(Key::Down)),
            (0, true) => Some(Input::Press { x, y }),
            (0, false) => Some(Input::Release),
            (32, true) => Some(Input::Drag { x, y }),
            // Other buttons, and movement without any.
            _ => None,
        }
    }

    /// A place in eighths and sixteenths of cells. Pixels are asked for where the size is known; a terminal that does
    /// not know them goes on to report cells, and no cell lies below the last row.
    fn place(&mut self, column: u32, row: u32, cells: Cells) -> (u32, u32) {
        let knows = cells.width_px > 0 && cells.height_px > 0;
        let below = row >= u32::from(cells.rows) || column >= u32::from(cells.columns);
        self.is_fine = knows && (self.is_fine || below);
        if !self.is_fine {
            return (column * ACROSS + ACROSS / 2, row * DOWN + DOWN / 2);
        }
        let scaled = |at: u32, cells: u16, places: u32, pixels: u16| {
            let places = u64::from(at) * u64::from(cells) * u64::from(places) / u64::from(pixels);
            u32::try_from(places).unwrap_or(u32::MAX)
        };
        (
            scaled(column, cells.columns, ACROSS, cells.width_px),
            scaled(row, cells.rows, DOWN, cells.height_px),
        )
    }
}

const fn arrow(letter: u8) -> Option<Key> {
    match letter {
        b'A' => Some(Key::Up),
        b'B' => Some(Key::Down),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Cells = Cells { columns: 80, rows: 24, width_px: 0, height_px: 0 };
    const FINE: Cells = Cells { width_px: 800, height_px: 480, ..PLAIN };

    fn read(bytes: &[u8]) -> Vec<Input> {
        let mut reader = Reader::default();
        let mut inputs = reader.read(bytes, PLAIN);
        inputs.extend(reader.rest());
        inputs
    }

    const SOME: &[u8] = b"\x1b[<0;1;1M\x1b[<32;2;1M\x1b[<36;3;2M\x1b[<0;3;2m\x1b[<65;1;1M\x1b[5~\x1bOBx\r\x7f\x1b[3~\x03";

    #[test]
    fn mouse_and_keys_are_read() {
        assert_eq!(
            read(SOME),
            [
                Input::Press { x: 4, y: 8 },
                Input::Drag { x: 12, y: 8 },
                Input::Drag { x: 20, y: 24 },
                Input::Release,
                Input::Key(Key::Down),
                Input::Key(Key::PageUp),
                Input::Key(Key::Down),
                Input::Key(Key::Other),
                Input::Key(Key::Enter),
                Input::Key(Key::Backspace),
                Input::Key(Key::Delete),
                Input::Key(Key::Escape),
            ]
        );
        assert_eq!(read(b"\x1b"), [Input::Key(Key::Escape)]);
    }

    #[test]
    fn what_is_not_known_means_nothing() {
        for odd in [
            &b"\x1b[<2;1;1M"[..],
            b"\x1b[<35;1;1M",
            b"\x1b[<0;1M",
            b"\x1b[<;;M",
            b"\x1b[<0;99999999999;1M",
            b"\x1b[?1016;2$y",
            b"\x1b[200~",
            b"\x1b[1;5C",
            b"\x1b[<0;1",
        ] {
            assert_eq!(read(odd), [], "{odd:?}");
        }
    }

    #[test]
    fn bytes_may_be_cut_anywhere() {
        let whole = read(SOME);
        for size in 1..SOME.len() {
            let mut reader = Reader::default();
            let inputs: Vec<Input> =
                SOME.chunks(size).flat_map(|bytes| reader.read(bytes, PLAIN)).collect();
            assert_eq!(inputs, whole, "{size}");
        }
    }

    #[test]
    fn pixels_are_taken_as_such_once_a_place_can_be_nothing_else() {
        let mut reader = Reader::default();
        // A terminal that knows its size in pixels and reports cells all the same.
        assert_eq!(reader.read(b"\x1b[<0;80;24M", FINE), [Input::Press { x: 636, y: 376 }]);
        // One that reports pixels: row 300 of 480 is in the middle of the 15th cell.
        let inputs = reader.read(b"\x1b[<0;401;301M\x1b[<32;411;11M", FINE);
        assert_eq!(inputs, [Input::Press { x: 320, y: 240 }, Input::Drag { x: 328, y: 8 }]);
        // One that does not say how large a cell is can only mean cells.
        let mut reader = Reader::default();
        assert_eq!(reader.read(b"\x1b[<0;101;31M", PLAIN), [Input::Press { x: 804, y: 488 }]);
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_panic_and_little_is_held(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
            let mut reader = Reader::default();
            reader.read(b"\x1b[<0;", PLAIN);
            reader.read(&bytes, FINE);
            proptest::prop_assert!(reader.held.len() <= REPORT_BYTES_MAX + 8);
        }
    }
}
