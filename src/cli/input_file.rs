//! A file of rows that was named on the command line: opened, looked at, and what it was taken for said.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use uuid::Uuid;

use super::failure::{Failure, Kind};
use super::ui::Ui;
use crate::domain::names::CommandId;
use crate::exchange::table::{self, Input, Place, Said, Shape, Sniffed, Table, TableError};

/// How a file is to be read, where that is not to be sniffed.
#[derive(Debug, Clone, Default, Args)]
pub struct Reading {
    /// A column of the file and what it is, for example "Inventory No=tag"; may be given several times
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,

    /// The sheet of a workbook, when several could be meant
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,

    /// The encoding of a text file, when it is not recognised, for example windows-1250
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,

    /// In which order day, month and year stand, for dates such as 03/04/2026
    #[arg(long, value_enum, value_name = "ORDER")]
    pub date_order: Option<DateOrder>,
}

/// The orders of day, month and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DateOrder {
    /// 22/11/2026
    Dmy,
    /// 11/22/2026
    Mdy,
    /// 26/11/22
    Ymd,
}

impl From<DateOrder> for table::DateOrder {
    fn from(order: DateOrder) -> Self {
        match order {
            DateOrder::Dmy => Self::Dmy,
            DateOrder::Mdy => Self::Mdy,
            DateOrder::Ymd => Self::Ymd,
        }
    }
}

impl Reading {
    /// The order of dates, as the reader of rows knows it.
    pub fn order(&self) -> Option<table::DateOrder> {
        self.date_order.map(Into::into)
    }
}

/// A file of rows.
#[derive(Debug)]
pub struct InputFile {
    path: PathBuf,
    input: Input,
    map: Vec<(String, String)>,
    reading: Reading,
    /// The space in which row numbers become command ids.
    space: Uuid,
}

impl InputFile {
    /// Opens a file, or stdin for `-`, and looks at it once. `kind` is what its rows are taken for: the
    /// same file taken for something else asks for something else.
    pub fn open(path: &Path, kind: &str, reading: &Reading) -> Result<Self, Failure> {
        let map = read_map(&reading.map)?;
        let input = take(path).map_err(|error| unreadable(path, &error))?;
        let meaning =
            format!("{kind}/{:?}/{:?}/{:?}", reading.map, reading.sheet, reading.date_order);
        let name = [meaning.as_bytes(), &[0], input.digest.as_slice()].concat();
        let space = Uuid::new_v5(&Uuid::NAMESPACE_OID, &name);
        Ok(Self { path: path.to_owned(), input, map, reading: reading.clone(), space })
    }

    /// Begins to read its rows, and says aloud what it was taken for.
    pub fn table(&self, shape: &Shape, ui: &Ui) -> Result<Table, Failure> {
        let table = self.table_again(shape)?;
        let sniffed = table.sniffed();
        ui.status(&format!("{}: {}", self.shown(), sniffed.sentence()));
        if let Some(renamed) = sniffed.renamed() {
            ui.status(&renamed);
        }
        if !sniffed.ignored.is_empty() {
            ui.status(&format!("columns that are not used: {}", sniffed.ignored.join(", ")));
        }
        Ok(table)
    }

    /// Begins to read its rows once more, and says nothing.
    pub fn table_again(&self, shape: &Shape) -> Result<Table, Failure> {
        let said = Said {
            map: &self.map,
            encoding: self.reading.encoding.as_deref(),
            sheet: self.reading.sheet.as_deref(),
        };
        self.input.table(shape, &said).map_err(|error| self.about(&error))
    }

    /// How many bytes it has.
    pub const fn bytes(&self) -> u64 {
        self.input.bytes
    }

    /// The space that the commands of its rows lie in: it names the file, and what it was taken for.
    pub const fn space(&self) -> Uuid {
        self.space
    }

    /// The same file and row give the same command, so that importing it again records nothing twice.
    pub fn command(&self, row: u64) -> CommandId {
        CommandId::from_uuid(Uuid::new_v5(&self.space, &row.to_be_bytes()))
    }

    /// What people call the file.
    pub fn shown(&self) -> String {
        shown(&self.path)
    }

    /// What is wrong with it as a whole.
    pub fn about(&self, error: &TableError) -> Failure {
        let kind = match error {
            TableError::MapColumn { .. }
            | TableError::MapField { .. }
            | TableError::NoEncoding { .. }
            | TableError::NoSheet { .. }
            | TableError::SeveralSheets { .. } => Kind::Usage,
            TableError::Io(_) => Kind::Io,
            TableError::Empty
            | TableError::Encoding { .. }
            | TableError::TwoColumns { .. }
            | TableError::NoColumn { .. }
            | TableError::Workbook(_)
            | TableError::Endless { .. }
            | TableError::Row { .. } => Kind::RowsRejected,
        };
        let mut failure = Failure::because(kind, error);
        failure.message = format!("{}: {}", self.shown(), failure.message);
        match error {
            TableError::NoColumn { found, .. } | TableError::MapColumn { found, .. } => failure
                .hint(format!("its columns are {}", found.join(", ")))
                .hint("say which is which with --map \"COLUMN=FIELD\""),
            TableError::MapField { fields, .. } => {
                failure.hint(format!("the fields are {}", fields.join(", ")))
            }
            TableError::SeveralSheets { .. } => failure.hint("say which with --sheet NAME"),
            TableError::NoSheet { sheets, .. } => {
                failure.hint(format!("its sheets are {}", sheets.join(", ")))
            }
            TableError::Encoding { looks_like: Some(name) } => {
                failure.hint(format!("it looks like {name}: if it is, add --encoding {name}"))
            }
            TableError::Encoding { looks_like: None } | TableError::NoEncoding { .. } => failure
                .hint(
                    "save it as UTF-8, or name its encoding, for example --encoding windows-1250",
                ),
            _others_say_enough => failure,
        }
    }
}

/// What a file was taken for, for programs.
pub fn sniffed_json(sniffed: &Sniffed) -> Value {
    let fields: serde_json::Map<String, Value> =
        sniffed.fields.iter().map(|(ours, theirs)| ((*ours).to_owned(), json!(theirs))).collect();
    json!({
        "encoding": sniffed.encoding,
        "byte_order_mark": sniffed.byte_order_mark,
        "delimiter": sniffed.delimiter,
        "sheet": sniffed.sheet,
        "header": sniffed.header.number(),
        "labels": sniffed.labels.map(Place::number),
        "fields": fields,
        "ignored": sniffed.ignored,
    })
}

/// What people call a file.
pub fn shown(path: &Path) -> String {
    if path.as_os_str() == "-" { "stdin".to_owned() } else { path.display().to_string() }
}

/// Opens a file that can be read twice. What can be read once only is kept: `-`, a named pipe,
/// `<(command)` of a shell.
fn take(path: &Path) -> io::Result<Input> {
    let spool = |mut from: Box<dyn io::Read>| {
        let mut spool = tempfile::tempfile()?;
        io::copy(&mut from, &mut spool).map(|_| spool)
    };
    if path.as_os_str() == "-" {
        return Input::take(spool(Box::new(io::stdin().lock()))?);
    }
    let file = File::open(path)?;
    let is_file = file.metadata()?.is_file();
    Input::take(if is_file { file } else { spool(Box::new(file))? })
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let path = shown(path);
    match error.kind() {
        io::ErrorKind::NotFound => {
            Failure::new(Kind::InputMissing, format!("there is no file {path}"))
        }
        io::ErrorKind::IsADirectory => {
            Failure::new(Kind::InputMissing, format!("{path} is a folder"))
        }
        _otherwise => {
            let failure = Failure::because(Kind::Io, error);
            Failure { message: format!("{path}: {}", failure.message), ..failure }
        }
    }
}

fn read_map(map: &[String]) -> Result<Vec<(String, String)>, Failure> {
    map.iter()
        .map(|pair| match pair.split_once('=') {
            Some((column, field)) => Ok((column.trim().to_owned(), field.trim().to_owned())),
            None => Err(Failure::new(Kind::Usage, format!("`{pair}` is not COLUMN=FIELD"))),
        })
        .collect()
}
