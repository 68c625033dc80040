//! A receipt printer, as far as our receipts use one: reads ESC/POS command by command, and fails on any other.

#[derive(Debug, Default)]
pub struct Printed {
    pub text: String,
    pub codes: Vec<String>,
    /// How many bands of dots came.
    pub pictures: usize,
    pub cuts: usize,
}

#[track_caller]
pub fn read(bytes: &[u8]) -> Printed {
    let mut printed = Printed::default();
    let mut stored = String::new();
    let mut at = 0;
    let number = |at: usize| usize::from(bytes[at]) + 256 * usize::from(bytes[at + 1]);
    while at < bytes.len() {
        let rest = &bytes[at..];
        match rest {
            [0x1b, b'@', ..] => at += 2,
            [0x1b, b'a', 0..=2, ..] | [0x1b, b'E', 0..=1, ..] => at += 3,
            [0x1b, b'd', lines, ..] => {
                printed.text.push_str(&"\n".repeat(usize::from(*lines)));
                at += 3;
            }
            [0x1d, b'V', b'A', 0, ..] => {
                printed.cuts += 1;
                at += 4;
            }
            [0x1d, b'v', b'0', 0, ..] => {
                let (width, height) = (number(at + 4), number(at + 6));
                assert!(width * 8 <= 576 && (1..=256).contains(&height), "{width} x {height}");
                printed.pictures += 1;
                at += 8 + width * height;
            }
            // Two-dimensional codes: model, size, correction, store, print.
            [0x1d, b'(', b'k', ..] => {
                let length = number(at + 3);
                let command = &bytes[at + 5..at + 5 + length];
                match command {
                    [b'1', b'A', 50, 0] | [b'1', b'C', 1..=16] | [b'1', b'E', 48..=51] => {}
                    [b'1', b'P', b'0', data @ ..] => {
                        stored = String::from_utf8(data.to_vec()).expect("text");
                    }
                    [b'1', b'Q', b'0'] => printed.codes.push(stored.clone()),
                    other => panic!("{other:?}"),
                }
                at += 5 + length;
            }
            [byte @ (b'\n' | b' '..=b'~'), ..] => {
                printed.text.push(char::from(*byte));
                at += 1;
            }
            other => {
                panic!("{:?} is no command that a receipt needs", &other[..other.len().min(8)])
            }
        }
    }
    assert_eq!(at, bytes.len(), "the last command is whole");
    printed
}
