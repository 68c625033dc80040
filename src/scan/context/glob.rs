//! Matches a text against a pattern in which `*` stands for any characters, `?` for one and `[2-6]` for one of a range.
//!
//! Case does not count. There is nothing to run away: the work is at most the product of both lengths.

/// Says whether the whole text fits the pattern.
pub(super) fn fits(pattern: &str, text: &str) -> bool {
    let pattern = parts(pattern);
    let text: Vec<char> = text.chars().map(|c| c.to_ascii_uppercase()).collect();
    let (mut at, mut here) = (0, 0);
    // Where to go on when the text after the last star does not fit: one character further.
    let mut retry: Option<(usize, usize)> = None;
    while here < text.len() {
        match pattern.get(at) {
            Some(Part::Any) => {
                retry = Some((at, here));
                at += 1;
            }
            Some(Part::One(low, high)) if (*low..=*high).contains(&text[here]) => {
                at += 1;
                here += 1;
            }
            _no_fit => {
                let Some((star, from)) = retry else { return false };
                retry = Some((star, from + 1));
                (at, here) = (star + 1, from + 1);
            }
        }
    }
    pattern[at..].iter().all(|part| matches!(part, Part::Any))
}

enum Part {
    Any,
    One(char, char),
}

fn parts(pattern: &str) -> Vec<Part> {
    let chars: Vec<char> = pattern.chars().map(|c| c.to_ascii_uppercase()).collect();
    let mut parts = Vec::new();
    let mut rest = chars.as_slice();
    while let Some(first) = rest.first() {
        let (part, length) = match rest {
            ['*', ..] => (Part::Any, 1),
            ['?', ..] => (Part::One(char::MIN, char::MAX), 1),
            ['[', low, '-', high, ']', ..] => (Part::One(*low, *high), 5),
            _itself => (Part::One(*first, *first), 1),
        };
        parts.push(part);
        rest = &rest[length..];
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn stars_and_question_marks_stand_for_what_they_say() {
        for (pattern, text) in [
            ("dell*", "DELL MARKETING LP"),
            ("*market*", "DELL MARKETING LP"),
            ("1Z12345E*", "1Z12345E0112345675"),
            ("a?c", "abc"),
            ("*", ""),
            ("", ""),
            ("C9[2-6]00*", "c9300-48p"),
            ("a*b*c", "aXXbYYbc"),
            ("[x", "[X"),
        ] {
            assert!(fits(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("dell", "DELL MARKETING LP"),
            ("a?c", "ac"),
            ("", "a"),
            ("C9[2-6]00*", "C9100"),
            ("a*b*c", "aXXbYYb"),
        ] {
            assert!(!fits(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn a_pattern_of_many_stars_does_not_run_away() {
        assert!(!fits(&"*a".repeat(2000), &"a".repeat(1999)));
        assert!(!fits(&format!("{}b", "a*".repeat(100)), &"a".repeat(4000)));
    }

    proptest::proptest! {
        #[test]
        fn a_text_fits_itself_and_nothing_panics(pattern in ".{0,30}", text in "[A-Z0-9 ]{0,30}") {
            fits(&pattern, &text);
            let starred = format!("*{text}*");
            proptest::prop_assert!(fits(&text, &text) && fits(&starred, &text));
        }
    }
}
