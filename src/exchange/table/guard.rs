//! Limits of a workbook, held before anything in it is believed.
//!
//! A workbook is a zip archive of XML, and both may lie: a kilobyte can unpack to gigabytes, and an
//! attribute can announce a billion strings. So every part is unpacked once into nothing and measured.

use std::fs::File;
use std::io::{self, BufReader, Read};

use zip::ZipArchive;

use super::TableError;

/// What one sheet may unpack to. A full sheet of 1,048,576 rows and ten columns has about 500 MB.
const SHEET_BYTES_MAX: u64 = 2 << 30;
/// What the table of texts may unpack to: all of it is kept in memory.
const TEXTS_BYTES_MAX: u64 = 256 << 20;
/// What any other part may unpack to.
const PART_BYTES_MAX: u64 = 64 << 20;
/// How many parts there may be.
const PARTS_MAX: usize = 10_000;
/// How many texts a table of texts may announce.
const TEXTS_MAX: u64 = 16 << 20;
/// How much smaller than its content a part may be, once it is of some size: XML packs 10 to 50 times.
const RATIO_MAX: u64 = 200;
const RATIO_FROM_BYTES: u64 = 16 << 20;

/// Measures every part of a workbook.
pub(super) fn measure(file: &File) -> Result<(), TableError> {
    let unfit = |what: String| Err(TableError::Workbook(what));
    let broken = |error: zip::result::ZipError| TableError::Workbook(error.to_string());
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(broken)?;
    if archive.len() > PARTS_MAX {
        return unfit(format!("it has {} parts, more than {PARTS_MAX}", archive.len()));
    }
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        let name = part.name().map_err(broken)?.to_ascii_lowercase();
        let packed = part.compressed_size();
        let are_texts = name.ends_with("sharedstrings.xml");
        let most = match () {
            () if are_texts => TEXTS_BYTES_MAX,
            () if name.contains("worksheets/") => SHEET_BYTES_MAX,
            () => PART_BYTES_MAX,
        };
        let mut announced = Announced::default();
        let (mut part, mut buffer, mut bytes) = (part, vec![0; 64 * 1024], 0_u64);
        loop {
            let read = read_part(&mut part, &mut buffer)?;
            if read == 0 {
                break;
            }
            bytes += u64::try_from(read).unwrap_or(0);
            if bytes > most {
                return unfit(format!("its part {name} unpacks to more than {most} bytes"));
            }
            if bytes > RATIO_FROM_BYTES && bytes / RATIO_MAX > packed {
                return unfit(format!(
                    "its part {name} unpacks to more than {RATIO_MAX} times its size"
                ));
            }
            if are_texts && announced.look_at(&buffer[..read]) > TEXTS_MAX {
                return unfit(format!("it announces more than {TEXTS_MAX} texts"));
            }
        }
    }
    Ok(())
}

fn read_part(part: &mut impl Read, buffer: &mut [u8]) -> Result<usize, TableError> {
    loop {
        match part.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(TableError::Workbook(error.to_string())),
            Ok(read) => return Ok(read),
        }
    }
}

/// Looks for the number that is announced, wherever it stands and in whatever encoding of XML.
#[derive(Default)]
struct Announced {
    /// How much of the name has been seen.
    matched: usize,
    /// The digits behind the name, as far as they have come.
    digits: Option<u64>,
    most: u64,
}

impl Announced {
    const NAME: &'static [u8] = b"uniqueCount";

    /// Takes the next bytes, and answers with the greatest number so far.
    fn look_at(&mut self, piece: &[u8]) -> u64 {
        // Bytes of 0 are skipped: that makes UTF-16 readable, too.
        for byte in piece.iter().filter(|byte| **byte != 0) {
            if self.matched < Self::NAME.len() {
                let fits = Self::NAME[self.matched] == *byte;
                self.matched = if fits { self.matched + 1 } else { usize::from(*byte == b'u') };
                continue;
            }
            match byte {
                b'0'..=b'9' => {
                    let digits = self.digits.unwrap_or(0).saturating_mul(10);
                    self.digits = Some(digits.saturating_add(u64::from(byte - b'0')));
                    self.most = self.most.max(self.digits.unwrap_or(0));
                }
                b' ' | b'\t' | b'\r' | b'\n' | b'=' | b'"' | b'\'' if self.digits.is_none() => {}
                _behind => (self.matched, self.digits) = (0, None),
            }
        }
        self.most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_announced_number_is_found_however_it_is_written() {
        for (text, most) in [
            (&b"<sst count=\"7\" uniqueCount=\"12\"><si>"[..], 12),
            (b"<sst uniqueCount = '900000000000'>", 900_000_000_000),
            (b"<x>uuniqueCount=\"5\"uniqueCount=\"6\"", 6),
            (b"<t>uniqueCount is a word</t>", 0),
            (b"<\0s\0s\0t\0 \0u\0n\0i\0q\0u\0e\0C\0o\0u\0n\0t\0=\0\"\x007\x008\0\"\0", 78),
        ] {
            assert_eq!(Announced::default().look_at(text), most);
            let mut apart = Announced::default();
            for byte in text {
                apart.look_at(&[*byte]);
            }
            assert_eq!(apart.most, most);
        }
    }
}
