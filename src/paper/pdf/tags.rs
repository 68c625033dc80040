//! What the parts of a page are to somebody who has it read out: headings, paragraphs, tables, figures.

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Document,
    Title,
    Heading,
    Paragraph,
    Quote,
    Table,
    Row,
    HeadCell,
    Cell,
    Figure,
}

/// A part, and what it consists of.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) role: Role,
    pub(super) parent: usize,
    pub(super) children: Vec<usize>,
    /// What a figure shows.
    pub(super) alt: Option<String>,
    /// Where its marks stand: page, and number on it.
    pub(super) content: Vec<(usize, i32)>,
}

/// All parts; the first is the document.
#[derive(Debug)]
pub(super) struct Tags(pub(super) Vec<Element>);

pub(super) const ROOT: usize = 0;

impl Tags {
    pub(super) fn new() -> Self {
        Self(vec![element(Role::Document, ROOT, None)])
    }

    pub(super) fn add(&mut self, role: Role, parent: usize) -> usize {
        self.push(element(role, parent, None))
    }

    pub(super) fn figure(&mut self, alt: &str) -> usize {
        self.push(element(Role::Figure, ROOT, Some(alt.to_owned())))
    }

    fn push(&mut self, element: Element) -> usize {
        let at = self.0.len();
        self.0[element.parent].children.push(at);
        self.0.push(element);
        at
    }
}

fn element(role: Role, parent: usize, alt: Option<String>) -> Element {
    Element { role, parent, children: Vec::new(), alt, content: Vec::new() }
}
