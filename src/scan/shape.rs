//! Matches codes against shapes written as text, such as `1Zx{15}d`.
//!
//! A shape is readable in a table of facts, and cheap: it is spelled out once, a set of characters for every position,
//! and filed under its length. A code is then compared with the few shapes of its own length, bit by bit; no regular
//! expression engine comes near.
//!
//! `d` is a digit, `a` a capital letter, `x` either, `[...]` one of the listed characters or ranges; `{n}` or `{n,m}`
//! repeats what stands before it; every other character is itself.

/// Is a set of the characters U+0020 to U+005F, one bit each.
type CharacterSet = u64;

const DIGITS: CharacterSet = ((1 << 10) - 1) << (b'0' - b' ');
const LETTERS: CharacterSet = ((1 << 26) - 1) << (b'A' - b' ');

const fn bit(byte: u8) -> CharacterSet {
    match byte.checked_sub(b' ') {
        Some(place) if place < 64 => 1 << place,
        _ => 0,
    }
}

/// Spells out a shape, one set a position, once for every length it may have.
///
/// `d` is a digit, `a` a capital letter, `x` either, `[...]` one of the listed characters or ranges; `{n}` or `{n,m}`
/// repeats what stands before it; everything else is itself.
fn spell_out(shape: &str) -> Vec<Vec<CharacterSet>> {
    let mut spelled = vec![Vec::new()];
    let mut rest = shape;
    while !rest.is_empty() {
        let (set, after) = next_set(rest);
        let (least, most, after) = next_repeat(after);
        rest = after;
        spelled = spelled
            .iter()
            .flat_map(|start| {
                (least..=most).map(move |count| {
                    let mut longer = start.clone();
                    longer.resize(start.len() + count, set);
                    longer
                })
            })
            .collect();
    }
    spelled
}

/// Reads one set from the front of a shape, which is not empty.
fn next_set(shape: &str) -> (CharacterSet, &str) {
    let first = shape.as_bytes()[0];
    match first {
        b'd' => (DIGITS, &shape[1..]),
        b'a' => (LETTERS, &shape[1..]),
        b'x' => (DIGITS | LETTERS, &shape[1..]),
        b'[' => {
            let end = shape.find(']').unwrap_or(shape.len() - 1);
            (listed_set(&shape.as_bytes()[1..end]), &shape[end + 1..])
        }
        literal => (bit(literal), &shape[1..]),
    }
}

/// Reads the inside of a `[...]`: characters, and ranges such as `1-5`.
fn listed_set(listed: &[u8]) -> CharacterSet {
    let mut set = 0;
    let mut place = 0;
    while place < listed.len() {
        let first = listed[place];
        let range_end = listed.get(place + 2).filter(|_| listed.get(place + 1) == Some(&b'-'));
        let last = range_end.copied().unwrap_or(first);
        set |= (first..=last).map(bit).fold(0, |all, one| all | one);
        place += if range_end.is_some() { 3 } else { 1 };
    }
    set
}

/// Reads a repeat from the front of a shape; once, when there is none.
fn next_repeat(shape: &str) -> (usize, usize, &str) {
    let Some((counts, after)) = shape.strip_prefix('{').and_then(|s| s.split_once('}')) else {
        return (1, 1, shape);
    };
    let (least, most) = counts.split_once(',').unwrap_or((counts, counts));
    (least.parse().unwrap_or(1), most.parse().unwrap_or(1), after)
}

/// Holds rows of a table by the lengths of their shapes.
#[derive(Debug)]
pub(super) struct ByLength<T: 'static> {
    matchers: Vec<Vec<Matcher<T>>>,
}

/// Is one shape of one row, spelled out.
#[derive(Debug)]
struct Matcher<T: 'static> {
    row: &'static T,
    sets: Vec<CharacterSet>,
}

impl<T> ByLength<T> {
    pub(super) fn new(rows: impl Iterator<Item = (&'static T, &'static [&'static str])>) -> Self {
        let mut matchers: Vec<Vec<Matcher<T>>> = Vec::new();
        for (row, shapes) in rows {
            for sets in shapes.iter().flat_map(|shape| spell_out(shape)) {
                if matchers.len() <= sets.len() {
                    matchers.resize_with(sets.len() + 1, Vec::new);
                }
                matchers[sets.len()].push(Matcher { row, sets });
            }
        }
        Self { matchers }
    }

    /// Iterates over the rows whose shape a code has, in the order of the table.
    pub(super) fn fitting<'a>(&'a self, code: &'a [u8]) -> impl Iterator<Item = &'static T> + 'a {
        let same_length = self.matchers.get(code.len()).map_or(&[][..], Vec::as_slice);
        let fits = |matcher: &&Matcher<T>| {
            code.iter().zip(&matcher.sets).all(|(&byte, set)| bit(byte) & set != 0)
        };
        same_length.iter().filter(fits).map(|matcher| matcher.row)
    }
}

/// Writes, for every length of a shape, the code of its lowest characters.
#[cfg(test)]
pub(super) fn lowest_fitting(shape: &str) -> Vec<String> {
    let lowest =
        |set: &CharacterSet| char::from(b' ' + u8::try_from(set.trailing_zeros()).unwrap());
    spell_out(shape).iter().map(|sets| sets.iter().map(lowest).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_spells_out_every_position() {
        assert_eq!(spell_out("1Zd{2}"), [[bit(b'1'), bit(b'Z'), DIGITS, DIGITS]]);
        let lengths: Vec<usize> = spell_out("J[D0-2]x{2,4}").iter().map(Vec::len).collect();
        assert_eq!(lengths, [4, 5, 6]);
        assert_eq!(spell_out("[D0-2]")[0][0], bit(b'D') | bit(b'0') | bit(b'1') | bit(b'2'));
        assert_eq!(bit(b'a') | bit(0xff) | bit(b'\n'), 0);
    }

    #[test]
    fn rows_are_found_by_length_and_characters_in_their_order() {
        static ROWS: [(&str, &[&str]); 3] =
            [("first", &["Ad{2}"]), ("second", &["x{3}", "x{5}"]), ("third", &["[A-C]dd"])];
        let table = ByLength::new(ROWS.iter().map(|row| (row, row.1)));
        let found =
            |code: &str| table.fitting(code.as_bytes()).map(|row| row.0).collect::<Vec<_>>();
        assert_eq!(found("A12"), ["first", "second", "third"]);
        assert_eq!(found("AB2"), ["second"]);
        assert_eq!(found("D12AB"), ["second"]);
        for nothing in ["", "A", "a12", "A1234567890", "Ä1"] {
            assert!(found(nothing).is_empty(), "{nothing}");
        }
    }
}
