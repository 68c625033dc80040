//! Rows on their way from the thread that makes them to the one that writes them.

use std::io;

use super::{Cell, TakeRows};

/// Rows of one width, their texts one after the other.
#[derive(Debug, Default)]
pub struct PackedRows {
    texts: String,
    cells: Vec<Packed>,
    columns: usize,
}

#[derive(Debug, Clone, Copy)]
enum Packed {
    /// Where the text ends; it begins where the one before it ends.
    Text(usize),
    Integer(i64),
    Flag(bool),
    Nothing,
}

impl PackedRows {
    /// Hands the rows over, in order.
    pub fn unpack(&self, mut take: impl FnMut(&[Cell<'_>]) -> io::Result<()>) -> io::Result<()> {
        let mut row = Vec::with_capacity(self.columns);
        let mut begin = 0;
        for cells in self.cells.chunks(self.columns.max(1)) {
            row.clear();
            for cell in cells {
                row.push(match cell {
                    Packed::Text(end) => {
                        let text = &self.texts[begin..*end];
                        begin = *end;
                        Cell::Text(text)
                    }
                    Packed::Integer(number) => Cell::Integer(*number),
                    Packed::Flag(set) => Cell::Flag(*set),
                    Packed::Nothing => Cell::Nothing,
                });
            }
            take(&row)?;
        }
        Ok(())
    }
}

impl TakeRows for PackedRows {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        debug_assert!(self.cells.is_empty() || cells.len() == self.columns, "rows of one width");
        self.columns = cells.len();
        for cell in cells {
            self.cells.push(match cell {
                Cell::Text(text) => {
                    self.texts.push_str(text);
                    Packed::Text(self.texts.len())
                }
                Cell::Integer(number) => Packed::Integer(*number),
                Cell::Flag(set) => Packed::Flag(*set),
                Cell::Nothing => Packed::Nothing,
            });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_out_as_they_went_in() {
        let rows = [
            [Cell::Text("a"), Cell::Nothing, Cell::Text("")],
            [Cell::Integer(-7), Cell::Text("ü\n"), Cell::Flag(true)],
        ];
        let mut packed = PackedRows::default();
        for row in &rows {
            packed.row(row).unwrap();
        }
        let mut next = rows.iter();
        packed
            .unpack(|row| {
                assert_eq!(next.next().map(|wanted| &wanted[..]), Some(row));
                Ok(())
            })
            .unwrap();
        assert!(next.next().is_none(), "all of them");
        PackedRows::default().unpack(|_| Err(io::Error::other("there is none"))).unwrap();
    }
}
