//! Gives everything on a page its place, from the top to the bottom, and begins another page where one is full.

use super::super::PaperSize;
use super::super::document::{Block, Document};
use super::super::picture::Drawable;
use super::tags::{ROOT, Role, Tags};
use crate::press::{Area, Symbol, Weight};

/// The sides of the page that stay white.
pub(super) const SIDE_UM: i32 = 19_000;
const TOP_UM: i32 = 17_000;
const BOTTOM_UM: i32 = 20_000;

const TITLE_UM: i32 = 6_700;
pub(super) const NAME_UM: i32 = 4_100;
pub(super) const BODY_UM: i32 = 3_350;
const SMALL_UM: i32 = 2_750;

/// From line to line, for an em of 100.
const LEADING: i32 = 132;

/// How far a line stands below where it begins, for an em of 100.
const ASCENT: i32 = 98;

pub(super) const BLACK: u8 = 0;
pub(super) const GRAY: u8 = 0x5c;
pub(super) const PALE: u8 = 0xd0;

/// Room for a signature, as on a card.
pub(super) const SIGNATURE_UM: (i32, i32) = (72_000, 26_000);

/// A thing at its place: from the upper left corner, in micrometres.
#[derive(Debug)]
pub(super) enum Mark {
    Text { text: String, left: i32, baseline: i32, size: i32, weight: Weight, shade: u8 },
    Rule { area: Area, shade: u8 },
    Picture { index: usize, area: Area },
    Code { symbol: Symbol, area: Area },
}

/// A mark, and the part that it belongs to; what belongs to none is decoration.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) part: Option<usize>,
    pub(super) mark: Mark,
}

/// Pages with everything at its place.
#[derive(Debug)]
pub(super) struct Pages {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) sheets: Vec<Vec<Placed>>,
    pub(super) pictures: Vec<Drawable>,
    pub(super) tags: Tags,
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) size: i32,
    pub(super) weight: Weight,
    pub(super) shade: u8,
}

pub(super) const BODY: Style = Style { size: BODY_UM, weight: Weight::Regular, shade: BLACK };
pub(super) const SMALL: Style = Style { size: SMALL_UM, weight: Weight::Regular, shade: GRAY };
pub(super) const STRONG: Style = Style { size: BODY_UM, weight: Weight::Bold, shade: BLACK };

impl Style {
    pub(super) const fn leading(self) -> i32 {
        self.size * LEADING / 100
    }
}

#[derive(Debug)]
pub(super) struct Flow<'d> {
    document: &'d Document,
    pub(super) out: Pages,
    /// Where the next thing begins.
    pub(super) y: i32,
}

impl<'d> Flow<'d> {
    pub(super) fn new(document: &'d Document, size: PaperSize) -> Self {
        let (width, height) = match size {
            PaperSize::A4 => (210_000, 297_000),
            PaperSize::Letter => (215_900, 279_400),
        };
        let out = Pages {
            width,
            height,
            sheets: vec![Vec::new()],
            pictures: Vec::new(),
            tags: Tags::new(),
        };
        Self { document, out, y: TOP_UM }
    }

    pub(super) const fn room(&self) -> i32 {
        self.out.width - 2 * SIDE_UM
    }

    pub(super) fn place(&mut self, part: Option<usize>, mark: Mark) {
        if let Some(page) = self.out.sheets.last_mut() {
            page.push(Placed { part, mark });
        }
    }

    /// Begins another page if there is no room for a height.
    pub(super) fn need(&mut self, height: i32) -> bool {
        if self.y + height <= self.out.height - BOTTOM_UM || self.y == TOP_UM {
            return false;
        }
        self.out.sheets.push(Vec::new());
        self.y = TOP_UM;
        true
    }

    /// Sets one line whose upper side is given.
    pub(super) fn line(&mut self, part: usize, text: &str, left: i32, top: i32, style: Style) {
        let Style { size, weight, shade } = style;
        let baseline = top + size * ASCENT / 100;
        let text = text.to_owned();
        self.place(Some(part), Mark::Text { text, left, baseline, size, weight, shade });
    }

    /// Sets lines under each other, and begins other pages where they are needed.
    pub(super) fn lines(&mut self, part: usize, lines: &[String], left: i32, style: Style) {
        for line in lines {
            self.need(style.leading());
            self.line(part, line, left, self.y, style);
            self.y += style.leading();
        }
    }

    fn paragraph(&mut self, role: Role, text: &str, style: Style) {
        let part = self.out.tags.add(role, ROOT);
        let lines = wrapped(text, style, self.room());
        self.lines(part, &lines, SIDE_UM, style);
    }

    pub(super) fn rule(&mut self, left: i32, top: i32, width: i32, shade: u8) {
        let area = Area { left, top, width, height: 180 };
        self.place(None, Mark::Rule { area, shade });
    }

    pub(super) fn document(&mut self) {
        self.head();
        let document = self.document;
        let mut blocks = document.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            if let Block::Heading(text) = block {
                // A heading stays with what it is of.
                let next = blocks.peek().map_or(0, |next| self.height_at_least(next));
                self.heading(text, next);
            } else {
                self.block(block);
            }
        }
        self.say_what_is_lacking();
    }

    fn head(&mut self) {
        let document = self.document;
        let strong = Style { size: NAME_UM, weight: Weight::Bold, shade: BLACK };
        let part = self.out.tags.add(Role::Paragraph, ROOT);
        let right = self.out.width - SIDE_UM;
        let title_width = width(&document.foot, STRONG).min(self.room() / 2);
        let beside = self.room() - title_width - 6_000;
        let top = self.y;
        for (at, text) in document.from.iter().enumerate() {
            let style = if at == 0 { strong } else { SMALL };
            for line in wrapped(text, style, beside) {
                self.line(part, &line, SIDE_UM, self.y, style);
                self.y += style.leading();
            }
        }
        let part = self.out.tags.add(Role::Paragraph, ROOT);
        let mut beside_y = top + (NAME_UM - BODY_UM);
        for line in wrapped(&document.foot, STRONG, self.room() / 2) {
            let left = right - width(&line, STRONG);
            self.line(part, &line, left, beside_y, STRONG);
            beside_y += STRONG.leading();
        }
        self.y = self.y.max(beside_y) + 2_000;
        self.rule(SIDE_UM, self.y, self.room(), BLACK);
        self.y += 7_000;
        let title = Style { size: TITLE_UM, weight: Weight::Bold, shade: BLACK };
        self.paragraph(Role::Title, &document.heading, title);
        self.paragraph(Role::Paragraph, &document.when, Style { shade: GRAY, ..BODY });
        self.y += 3_500;
    }

    fn heading(&mut self, text: &str, next: i32) {
        self.y += 4_500;
        let height = STRONG.leading() + 2_600;
        self.need(height + next);
        let part = self.out.tags.add(Role::Heading, ROOT);
        self.line(part, text, SIDE_UM, self.y, STRONG);
        self.y += STRONG.leading() + 700;
        self.rule(SIDE_UM, self.y, self.room(), PALE);
        self.y += 1_900;
    }

    /// How much of a block must stand with its heading.
    fn height_at_least(&self, block: &Block) -> i32 {
        match block {
            Block::Picture { facts, .. } => {
                SIGNATURE_UM.1.max(Self::facts_height(facts, self.room() - SIGNATURE_UM.0 - 8_000))
            }
            Block::Lines(_) | Block::Thumbnails(_) => 34_000,
            Block::Code { symbol, .. } => Self::code_side(symbol),
            Block::Table { .. } => 16_000,
            _others => 12_000,
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => self.heading(text, 0),
            Block::Facts(facts) => self.facts(facts, SIDE_UM, self.room()),
            Block::Parties(parties) => self.parties(parties),
            Block::Table { columns, rows } => self.table(columns, rows),
            Block::Quote(text) => self.quote(text),
            Block::Text(text) => {
                self.paragraph(Role::Paragraph, text, SMALL);
                self.y += 1_200;
            }
            Block::Picture { picture, alt, facts } => self.picture(picture, alt, facts),
            Block::Thumbnails(pictures) => self.thumbnails(pictures),
            Block::Lines(parties) => self.signature_lines(parties),
            Block::Code { symbol, facts } => self.code(symbol, facts),
        }
    }

    fn name_width(room: i32) -> i32 {
        (room / 3).min(34_000)
    }

    fn fact_lines((name, value): &(String, String), room: i32) -> (Vec<String>, Vec<String>) {
        let names = Self::name_width(room);
        (wrapped(name, SMALL, names - 3_000), wrapped(value, BODY, room - names))
    }

    fn fact_height(lines: &(Vec<String>, Vec<String>)) -> i32 {
        let lines = lines.0.len().max(lines.1.len());
        i32::try_from(lines).unwrap_or(i32::MAX / BODY_UM / 2) * BODY.leading() + 500
    }

    pub(super) fn facts_height(facts: &[(String, String)], room: i32) -> i32 {
        facts.iter().map(|fact| Self::fact_height(&Self::fact_lines(fact, room))).sum()
    }

    pub(super) fn facts(&mut self, facts: &[(String, String)], left: i32, room: i32) {
        for fact in facts {
            let lines = Self::fact_lines(fact, room);
            self.need(Self::fact_height(&lines).min(100_000));
            let part = self.out.tags.add(Role::Paragraph, ROOT);
            let top = self.y;
            for (at, line) in (0..).zip(&lines.0) {
                // The smaller name stands on the line of its value.
                let down = (BODY_UM - SMALL_UM) * ASCENT / 100;
                self.line(part, line, left, top + at * BODY.leading() + down, SMALL);
            }
            let part = self.out.tags.add(Role::Paragraph, ROOT);
            self.lines(part, &lines.1, left + Self::name_width(room), BODY);
            let names = i32::try_from(lines.0.len()).unwrap_or(1) * BODY.leading();
            self.y = self.y.max(top + names) + 500;
        }
    }

    /// Says which letters could not be shown: a box in a name must not pass for the name.
    fn say_what_is_lacking(&mut self) {
        let face = Weight::Regular.face();
        let mut lacking: Vec<char> = Vec::new();
        for c in self.document.texts().iter().flat_map(|text| text.chars()) {
            if c != '\n' && face.glyph(c) == 0 && !lacking.contains(&c) {
                lacking.push(c);
            }
        }
        if lacking.is_empty() {
            return;
        }
        let shown: Vec<String> =
            lacking.iter().take(60).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
        let more = if lacking.len() > shown.len() { " and others" } else { "" };
        self.heading("Letters that this page cannot show", 12_000);
        let text = format!(
            "The typeface of this page lacks {}{more}. Each stands as a box above. The file {} that is attached to the \
             page has them, and so does the receipt as HTML.",
            shown.join(", "),
            super::ATTACHED
        );
        self.paragraph(Role::Paragraph, &text, SMALL);
    }

    /// Puts the foot under every page.
    pub(super) fn finish(mut self) -> Pages {
        let count = self.out.sheets.len();
        let top = self.out.height - BOTTOM_UM + 7_000;
        let right = self.out.width - SIDE_UM;
        for (at, page) in self.out.sheets.iter_mut().enumerate() {
            let number = format!("page {} of {count}", at + 1);
            let room = right - SIDE_UM - width(&number, SMALL) - 4_000;
            let foot =
                wrapped(&self.document.foot, SMALL, room).into_iter().next().unwrap_or_default();
            let place = [(foot, SIDE_UM), (number.clone(), right - width(&number, SMALL))];
            for (text, left) in place {
                let Style { size, weight, shade } = SMALL;
                let baseline = top + size * ASCENT / 100;
                page.push(Placed {
                    part: None,
                    mark: Mark::Text { text, left, baseline, size, weight, shade },
                });
            }
        }
        self.out
    }
}

fn width(text: &str, style: Style) -> i32 {
    style.weight.face().width_um(text, style.size)
}

/// Breaks a text into lines: between words, and within one only if it has no line to itself.
pub(super) fn wrapped(text: &str, style: Style, room: i32) -> Vec<String> {
    let fits = |text: &str| width(text, style) <= room;
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if fits(&longer) {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for c in word.chars() {
                line.push(c);
                if !fits(&line) && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::take(&mut line));
                    line.push(c);
                }
            }
        }
        lines.push(line);
    }
    lines
}
