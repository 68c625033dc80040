//! A file that is about to be read: looked at once as a whole, then read row by row.

use std::fs::File;
use std::io::{self, BufReader, Read as _, Seek as _};

use sha2::{Digest, Sha256};

use super::encoding::{Sniffer, Verdict, named};
use super::header::Shape;
use super::sheet::SheetRows;
use super::text;
use super::{Said, Source, Table, TableError};

/// A file, what it is and which bytes it has.
#[derive(Debug)]
pub struct Input {
    file: File,
    /// How long it is.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub digest: [u8; 32],
    form: Form,
}

#[derive(Debug)]
enum Form {
    Empty,
    Workbook,
    /// A container of old: a binary workbook, or one with a password.
    OldWorkbook,
    Text(Verdict),
}

impl Input {
    /// Reads a file once, to know its digest and its encoding: what is rare in it may stand at its end.
    pub fn take(mut file: File) -> io::Result<Self> {
        file.rewind()?;
        let (mut digest, mut sniffer) = (Sha256::new(), Sniffer::new());
        let mut buffer = vec![0; 256 * 1024];
        let (mut bytes, mut first) = (0, [0; 4]);
        loop {
            let read = file.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            if bytes == 0 {
                let known = read.min(first.len());
                first[..known].copy_from_slice(&buffer[..known]);
            }
            digest.update(&buffer[..read]);
            sniffer.look_at(&buffer[..read]);
            bytes += u64::try_from(read).unwrap_or(0);
        }
        let form = match &first {
            _none if bytes == 0 => Form::Empty,
            b"PK\x03\x04" => Form::Workbook,
            [0xD0, 0xCF, 0x11, 0xE0] => Form::OldWorkbook,
            _text => Form::Text(sniffer.finish()),
        };
        Ok(Self { file, bytes, digest: digest.finalize().into(), form })
    }

    /// Begins to read its rows.
    pub fn table(&self, shape: &Shape, said: &Said<'_>) -> Result<Table, TableError> {
        let mut file = self.file.try_clone()?;
        file.rewind()?;
        match &self.form {
            Form::Empty => Err(TableError::Empty),
            Form::OldWorkbook => Err(TableError::Workbook(
                "it is of the old kind (.xls) or has a password; save it as .xlsx without one"
                    .to_owned(),
            )),
            Form::Workbook => {
                let (rows, header, sniffed) = SheetRows::open(file, shape, said)?;
                Ok(Table { source: Source::Sheet(rows), header, sniffed, has_ended: false })
            }
            Form::Text(verdict) => {
                let encoding = match said.encoding {
                    Some(name) => named(name)
                        .ok_or_else(|| TableError::NoEncoding { name: name.to_owned() })?,
                    None => verdict.encoding()?,
                };
                let from = BufReader::with_capacity(256 * 1024, file);
                let (rows, header, sniffed) = text::open(from, encoding, shape, said)?;
                Ok(Table {
                    source: Source::Text(Box::new(rows)),
                    header,
                    sniffed,
                    has_ended: false,
                })
            }
        }
    }
}
