//! The parts of a page that have a shape of their own: parties, tables, quotes, pictures, lines to sign on, codes.

use super::super::document::{Column, Party};
use super::super::picture::Drawable;
use super::flow::{
    BLACK, BODY, Flow, GRAY, Mark, NAME_UM, PALE, SIDE_UM, SIGNATURE_UM, SMALL, STRONG, Style,
    wrapped,
};
use super::tags::{ROOT, Role};
use crate::press::{Area, Symbol, Weight};

/// The widest that a code is.
const CODE_UM: i32 = 62_000;
const CODE_MODULE_UM: i32 = 700;

impl Flow<'_> {
    pub(super) fn parties(&mut self, parties: &[Party]) {
        let count = i32::try_from(parties.len()).unwrap_or(1).max(1);
        let room = self.room() / count;
        let strong = Style { size: NAME_UM, weight: Weight::Bold, shade: BLACK };
        self.y += 4_000;
        self.need(24_000);
        let top = self.y;
        let mut bottom = top;
        for (at, party) in (0..).zip(parties) {
            let left = SIDE_UM + at * room;
            let part = self.out.tags.add(Role::Paragraph, ROOT);
            let mut y = top;
            let mut all = vec![(party.role.as_str(), SMALL), (party.name.as_str(), strong)];
            all.extend(
                party.lines.iter().map(|line| (line.as_str(), Style { shade: GRAY, ..BODY })),
            );
            for (text, style) in all {
                for line in wrapped(text, style, room - 5_000) {
                    self.line(part, &line, left, y, style);
                    y += style.leading();
                }
            }
            bottom = bottom.max(y);
        }
        self.y = bottom + 1_000;
    }

    pub(super) fn table(&mut self, columns: &[Column], rows: &[Vec<String>]) {
        let shares: i32 = columns.iter().map(|column| column.share).sum::<i32>().max(1);
        let mut lefts = vec![SIDE_UM];
        for column in columns {
            let last = lefts.last().copied().unwrap_or(SIDE_UM);
            lefts.push(last + self.room() * column.share / shares);
        }
        let table = self.out.tags.add(Role::Table, ROOT);
        let heads: Vec<String> = columns.iter().map(|column| column.head.clone()).collect();
        self.row(table, Role::HeadCell, &heads, &lefts, Style { weight: Weight::Bold, ..SMALL });
        for row in rows {
            let height = Self::row_height(row, &lefts, BODY);
            if self.need(height) {
                let head = Style { weight: Weight::Bold, ..SMALL };
                self.row(table, Role::HeadCell, &heads, &lefts, head);
            }
            self.row(table, Role::Cell, row, &lefts, BODY);
        }
    }

    fn row_height(cells: &[String], lefts: &[i32], style: Style) -> i32 {
        let lines = cells
            .iter()
            .zip(lefts.windows(2))
            .map(|(cell, span)| wrapped(cell, style, span[1] - span[0] - 2_000).len());
        i32::try_from(lines.max().unwrap_or(1)).unwrap_or(1) * style.leading() + 1_500
    }

    fn row(&mut self, table: usize, role: Role, cells: &[String], lefts: &[i32], style: Style) {
        let row = self.out.tags.add(Role::Row, table);
        let top = self.y;
        for (cell, span) in cells.iter().zip(lefts.windows(2)) {
            let part = self.out.tags.add(role, row);
            let mut y = top;
            for line in wrapped(cell, style, span[1] - span[0] - 2_000) {
                self.line(part, &line, span[0], y, style);
                y += style.leading();
            }
        }
        self.y = top + Self::row_height(cells, lefts, style);
        self.rule(SIDE_UM, self.y - 700, self.room(), PALE);
        self.y += 300;
    }

    pub(super) fn quote(&mut self, text: &str) {
        let part = self.out.tags.add(Role::Quote, ROOT);
        for line in wrapped(text, BODY, self.room() - 6_000) {
            self.need(BODY.leading());
            let area = Area { left: SIDE_UM, top: self.y, width: 700, height: BODY.leading() };
            self.place(None, Mark::Rule { area, shade: PALE });
            self.line(part, &line, SIDE_UM + 5_000, self.y, BODY);
            self.y += BODY.leading();
        }
        self.y += 1_500;
    }

    fn show(&mut self, picture: &Drawable, alt: &str, area: Area) {
        let part = self.out.tags.figure(alt);
        let index = self.out.pictures.len();
        self.out.pictures.push(picture.clone());
        self.place(Some(part), Mark::Picture { index, area });
    }

    pub(super) fn picture(&mut self, picture: &Drawable, alt: &str, facts: &[(String, String)]) {
        let beside = self.room() - SIGNATURE_UM.0 - 8_000;
        self.need(SIGNATURE_UM.1.max(Self::facts_height(facts, beside)).min(120_000));
        let top = self.y;
        let (width, height) = picture.fit(SIGNATURE_UM.0, SIGNATURE_UM.1);
        let area = Area { left: SIDE_UM, top: top + SIGNATURE_UM.1 - height, width, height };
        self.show(picture, alt, area);
        self.rule(SIDE_UM, top + SIGNATURE_UM.1 + 500, SIGNATURE_UM.0, GRAY);
        self.facts(facts, SIDE_UM + SIGNATURE_UM.0 + 8_000, beside);
        self.y = self.y.max(top + SIGNATURE_UM.1 + 2_500) + 1_000;
    }

    pub(super) fn thumbnails(&mut self, pictures: &[(Drawable, String)]) {
        const PER_ROW: usize = 5;
        let cell = self.room() / 5;
        let frame = cell - 5_000;
        for row in pictures.chunks(PER_ROW) {
            let captions: Vec<Vec<String>> =
                row.iter().map(|(_, caption)| wrapped(caption, SMALL, frame)).collect();
            let lines = captions.iter().map(Vec::len).max().unwrap_or(0);
            let below = i32::try_from(lines).unwrap_or(1) * SMALL.leading();
            let tallest = row.iter().map(|(picture, _)| picture.fit(frame, frame).1).max();
            let high = tallest.unwrap_or(frame);
            self.need(high + below + 3_000);
            let top = self.y;
            for (at, ((picture, caption), lines)) in (0..).zip(row.iter().zip(&captions)) {
                let left = SIDE_UM + at * cell;
                let (width, height) = picture.fit(frame, frame);
                self.show(picture, caption, Area { left, top: top + high - height, width, height });
                let part = self.out.tags.add(Role::Paragraph, ROOT);
                for (down, line) in (0..).zip(lines) {
                    self.line(part, line, left, top + high + 800 + down * SMALL.leading(), SMALL);
                }
            }
            self.y = top + high + below + 3_000;
        }
    }

    pub(super) fn signature_lines(&mut self, parties: &[Party]) {
        let count = i32::try_from(parties.len()).unwrap_or(1).max(1);
        let room = self.room() / count;
        self.need(36_000);
        let top = self.y + 17_000;
        let mut bottom = top;
        for (at, party) in (0..).zip(parties) {
            let left = SIDE_UM + at * room;
            self.rule(left, top, room - 8_000, BLACK);
            let part = self.out.tags.add(Role::Paragraph, ROOT);
            let mut y = top + 1_200;
            let mut all = vec![(party.name.as_str(), STRONG), (party.role.as_str(), SMALL)];
            all.extend(party.lines.iter().map(|line| (line.as_str(), SMALL)));
            for (text, style) in all {
                for line in wrapped(text, style, room - 8_000) {
                    self.line(part, &line, left, y, style);
                    y += style.leading();
                }
            }
            bottom = bottom.max(y);
        }
        self.y = bottom + 1_000;
    }

    /// The side of a code with its quiet zone.
    pub(super) fn code_side(symbol: &Symbol) -> i32 {
        Self::code_module(symbol) * symbol.full_columns()
    }

    fn code_module(symbol: &Symbol) -> i32 {
        (CODE_UM / symbol.full_columns()).min(CODE_MODULE_UM)
    }

    pub(super) fn code(&mut self, symbol: &Symbol, facts: &[(String, String)]) {
        let quiet = symbol.kind.quiet_modules();
        let module = Self::code_module(symbol);
        let side = module * symbol.columns;
        let full = Self::code_side(symbol);
        let beside = self.room() - full - 4_000;
        self.need(full.max(Self::facts_height(facts, beside)).min(200_000));
        let top = self.y;
        let part = self.out.tags.figure("QR code with the proof of this page");
        // The quiet zone lies in the white of the page.
        let (left, down) = (SIDE_UM + 1, top + module * quiet / 2);
        let area = Area { left, top: down, width: side, height: side };
        self.place(Some(part), Mark::Code { symbol: symbol.clone(), area });
        self.facts(facts, SIDE_UM + full + 4_000, beside);
        self.y = self.y.max(top + full);
    }
}
