//! A text that means somebody, and how well a name answers to it.

use std::collections::HashMap;

use rapidfuzz::distance::osa;

use super::{ALIKE, Called, Name, Roster, SAYS, Says, Why, bound, fold, literal, nicknames};

/// The longest text that is looked at, in characters.
const TEXT_MAX: usize = 200;

/// The most names in it.
const NAMES_MAX: usize = 8;

/// What is merely alike is never more than this.
const ALIKE_MAX: u8 = 95;

/// What everything that was said and everything that somebody is called come to, if they are alike.
pub(super) const WHOLE: usize = 96;

/// What may stand before a name on a label.
const BEFORE: &[&str] = &[
    "attention",
    "attn",
    "att",
    "c/o",
    "fao",
    "recipient",
    "deliver to",
    "ship to",
    "z.hd.",
    "z. hd.",
];

/// What stands between a name and what comes after it.
const PARTING: &[&str] = &[" / ", " | ", " - ", "(", ")"];

/// One name of the text.
pub(super) struct Wanted {
    pub(super) name: String,
    pub(super) first: u8,
    pub(super) letters: u32,
    compare: osa::BatchComparator<u8>,
    /// What else they may be called.
    others: &'static [String],
    /// The letters of these together, and a bit for each of their lengths.
    pub(super) letters_of_others: u32,
    pub(super) lengths_of_others: u64,
}

/// A text, taken apart.
pub(super) struct Query {
    literal: u64,
    /// Of all its names; see [`fold::content`].
    content: u64,
    wanted: Vec<Wanted>,
    /// All of it without spaces, for texts whose spaces were lost.
    squashed: Wanted,
    /// "Last, First": how many names stand behind the comma.
    behind_comma: Option<usize>,
    titled: bool,
    is_address: bool,
    /// Folded parts of the text that may be a department.
    further: Vec<String>,
    whole: String,
}

/// The departments that a text names, and how many of its names are those of one.
pub(super) struct Named {
    departments: Vec<u32>,
    is_whole: bool,
    names: usize,
}

impl Wanted {
    fn of(name: String) -> Self {
        let others = nicknames::others(&name);
        let length = |other: &String| u32::try_from(other.len()).unwrap_or(u32::MAX);
        let bit = |other: &String| 1_u64.checked_shl(length(other)).unwrap_or_default();
        Self {
            first: name.as_bytes().first().copied().unwrap_or_default(),
            letters: fold::letters(&name),
            compare: osa::BatchComparator::new(name.bytes()),
            others,
            letters_of_others: others.iter().fold(0, |all, other| all | fold::letters(other)),
            lengths_of_others: others.iter().fold(0, |all, other| all | bit(other)),
            name,
        }
    }

    /// How many changes make another name of it, if they are few enough to be a slip.
    fn slips(&self, other: &str) -> Option<usize> {
        let args = osa::Args::default().score_cutoff(slips_max(self.name.len().max(other.len())));
        self.compare.distance_with_args(other.bytes(), &args)
    }
}

/// How many slips a name of so many bytes may have.
pub(super) const fn slips_max(len: usize) -> usize {
    match len {
        0..=2 => 0,
        3..=4 => 1,
        5..=8 => 2,
        _longer => 3,
    }
}

/// Takes off what may stand before a name.
fn without_salutation(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    for before in BEFORE {
        if let Some(rest) = lower.strip_prefix(before)
            && rest.starts_with([':', ' ', '.'])
        {
            return text[before.len()..].trim_start_matches([':', ' ', '.']);
        }
    }
    text
}

impl Query {
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut text: String = text.trim().chars().take(TEXT_MAX).collect();
        for parting in PARTING {
            text = text.replace(parting, "\n");
        }
        let mut parts = without_salutation(&text).lines().map(str::trim);
        let said = parts.find(|part| !part.is_empty())?;
        let is_address = said.contains('@');
        let said = if is_address { said.split('@').next().unwrap_or(said) } else { said };
        let joined = |text: &str| fold::names(text).0.join(" ");
        let mut further: Vec<String> = parts.map(joined).collect();
        let behind = said.rsplit_once(',').map(|(_, behind)| fold::names(behind).0);
        further.extend(behind.iter().map(|behind| behind.join(" ")));
        let (names, titled) = fold::names(said);
        if names.is_empty() {
            return None;
        }
        let whole = names.join(" ");
        let squashed = Wanted::of(names.concat());
        let wanted = names.into_iter().take(NAMES_MAX).map(Wanted::of).collect();
        Some(Self {
            literal: literal(said, &mut Vec::new()),
            content: fold::content(&squashed.name),
            squashed,
            wanted,
            behind_comma: behind.map(|behind| behind.len()),
            titled,
            is_address,
            further,
            whole,
        })
    }

    /// What of the text is a department of a roster.
    pub(super) fn departments_among(&self, known: &HashMap<String, u32>) -> Named {
        let of = |part: &String| known.get(part).copied();
        let departments: Vec<u32> = self.further.iter().filter_map(of).collect();
        let behind = self.further.last().filter(|_| self.behind_comma.is_some());
        let is_behind = behind.is_some_and(|part| known.contains_key(part));
        let behind = if is_behind { self.behind_comma.unwrap_or(0) } else { 0 };
        let names = self.wanted.len().saturating_sub(behind).max(1);
        match known.get(&self.whole) {
            Some(whole) => Named { departments: vec![*whole], is_whole: true, names },
            None => Named { departments, is_whole: false, names },
        }
    }

    /// See [`fold::content`].
    pub(super) fn content(&self, aside: &Named) -> u64 {
        let names = self.wanted[..aside.names].iter();
        names.fold(0, |sum: u64, wanted| sum.wrapping_add(fold::content(&wanted.name)))
    }

    /// Whether it is what somebody is called, letter by letter.
    pub(super) const fn is_literally(&self, called: &Called) -> bool {
        self.literal == called.literal
    }

    /// How well a way of calling somebody answers to the text, and why, if it does at all.
    pub(super) fn rate(
        &self,
        roster: &Roster,
        called: &Called,
        aside: &Named,
        content: u64,
    ) -> Option<(u8, Why)> {
        // Other letters say another name, in whatever order.
        let may_say =
            [content, self.content].contains(&called.content) || self.is_literally(called);
        let said = if may_say { self.says(roster, called, aside) } else { None };
        Self::weigh(said, called, aside, || self.alike(roster, called, aside))
    }

    /// The same without passing anything over: what [`Query::rate`] is held against.
    #[cfg(test)]
    pub(super) fn rate_slowly(
        &self,
        roster: &Roster,
        called: &Called,
        aside: &Named,
    ) -> Option<(u8, Why)> {
        let (wanted, names) = (&self.wanted[..aside.names], roster.names_of(called));
        Self::weigh(self.says(roster, called, aside), called, aside, || {
            let may_be = may_be_alike(wanted, names);
            let spaced = if may_be { paired(wanted, names, roster) } else { None };
            self.better(spaced, self.squashed_alike(roster, called))
        })
    }

    /// What it comes to that a text says a name or is like one, with what it says of departments.
    fn weigh(
        said: Option<(u8, Why)>,
        called: &Called,
        aside: &Named,
        alike: impl FnOnce() -> Option<(u8, Why)>,
    ) -> Option<(u8, Why)> {
        let in_department = aside.departments.contains(&called.department);
        if let Some((score, why)) = said {
            let other = !aside.departments.is_empty() && !in_department;
            return Some((if other { score.saturating_sub(1).max(SAYS) } else { score }, why));
        }
        let alike = alike().map(|(score, why)| {
            let better = if in_department { 2 } else { 0 };
            ((score + better).min(ALIKE_MAX), why)
        });
        if aside.is_whole && in_department {
            return alike.or(Some((ALIKE, Why::Department)));
        }
        alike
    }

    /// Whether the text says a name, whatever its spelling and order.
    fn says(&self, roster: &Roster, called: &Called, aside: &Named) -> Option<(u8, Why)> {
        if self.is_address {
            return None;
        }
        let names = roster.names_of(called);
        if self.is_literally(called) {
            return Some((100, if called.says == Says::Alias { Why::Alias } else { Why::Name }));
        }
        let why = |otherwise| match called.says {
            Says::Name => otherwise,
            Says::Alias => Why::Alias,
            Says::Mail => Why::Mail,
        };
        let wanted = &self.wanted[..aside.names];
        if wanted.len() == names.len() {
            let mut pairs = wanted.iter().zip(names);
            if pairs.all(|(wanted, name)| wanted.name == roster.text_of(name)) {
                let is_in_order = self.behind_comma.is_none() || aside.names < self.wanted.len();
                let is_the_same = is_in_order && self.titled == called.titled;
                return Some((if is_the_same { 99 } else { 98 }, why(Why::Spelling)));
            }
            if is_rearranged(wanted, names, roster) {
                let is_in_order = self.behind_comma.is_some();
                return Some((if is_in_order { 99 } else { 98 }, why(Why::Order)));
            }
        }
        // The spaces were lost: the text is one word, the name is not.
        let length: usize = names.iter().map(|name| usize::from(name.len)).sum();
        let is_squashed = wanted.len() < names.len() && length == self.squashed.name.len();
        let mut rest = self.squashed.name.as_str();
        let is_it = is_squashed
            && names.iter().all(|name| match rest.strip_prefix(roster.text_of(name)) {
                Some(after) => {
                    rest = after;
                    true
                }
                None => false,
            });
        is_it.then(|| (98, why(Why::Spelling)))
    }

    /// How alike the text and a name are.
    fn alike(&self, roster: &Roster, called: &Called, aside: &Named) -> Option<(u8, Why)> {
        let (wanted, names) = (&self.wanted[..aside.names], roster.names_of(called));
        let may_be = bound::may_be_shown(wanted, names) && may_be_alike(wanted, names);
        let spaced = if may_be { paired(wanted, names, roster) } else { None };
        let squashed = self.squashed_alike(roster, called);
        self.better(spaced, squashed)
    }

    /// The better of two, if it is worth showing.
    fn better(&self, spaced: Option<(u8, Why)>, squashed: Option<(u8, Why)>) -> Option<(u8, Why)> {
        let best = [spaced, squashed].into_iter().flatten().max_by_key(|(score, _)| *score)?;
        let limit = if self.is_address { 90 } else { ALIKE_MAX };
        (best.0 >= ALIKE).then_some((best.0.min(limit), best.1))
    }

    /// The same without spaces, which a reader of labels may lose or put in.
    fn squashed_alike(&self, roster: &Roster, called: &Called) -> Option<(u8, Why)> {
        let length = usize::from(called.len);
        let max = slips_max(length.max(self.squashed.name.len()));
        if length.abs_diff(self.squashed.name.len()) > max || length < 5 {
            return None;
        }
        if bound::slips_min(called.letters, self.squashed.letters) > max {
            return None;
        }
        let name: String =
            roster.names_of(called).iter().map(|name| roster.text_of(name)).collect();
        let slips = self.squashed.slips(&name)?;
        let longest = name.len().max(self.squashed.name.len());
        Some((percent((longest - slips) * 96, longest * 100), Why::Typo))
    }
}

/// A part of a whole as a score.
fn percent(part: usize, whole: usize) -> u8 {
    u8::try_from(100 * part / whole.max(1)).unwrap_or(100).min(100)
}

/// Whether names are the same in another order.
fn is_rearranged(wanted: &[Wanted], names: &[Name], roster: &Roster) -> bool {
    let mut left: u32 = (1 << names.len()) - 1;
    wanted.iter().all(|wanted| {
        let found = names
            .iter()
            .enumerate()
            .find(|(nth, name)| left & (1 << nth) != 0 && wanted.name == roster.text_of(name));
        if let Some((nth, _)) = found {
            left &= !(1 << nth);
        }
        found.is_some()
    })
}

/// The most that a pair of names can have in common, by their letters and lengths alone, in permille.
fn at_most(wanted: &Wanted, name: &Name) -> usize {
    let (one, other) = (wanted.name.len(), usize::from(name.len));
    if one == 1 || other == 1 || !wanted.others.is_empty() {
        return 1000;
    }
    if other > one && one >= 3 {
        return 1000;
    }
    let longest = one.max(other);
    let differ = (wanted.letters ^ name.letters).count_ones() as usize;
    let slips = differ.div_ceil(2).max(one.abs_diff(other));
    if slips > slips_max(longest) { 0 } else { 1000 - 1000 * slips / longest }
}

/// Whether it can be worth the trouble of comparing them letter by letter.
fn may_be_alike(wanted: &[Wanted], names: &[Name]) -> bool {
    let (mut most, mut all) = (0, 0);
    for wanted in wanted {
        let best = names.iter().map(|name| at_most(wanted, name)).max().unwrap_or(0);
        most += best * wanted.name.len();
        all += wanted.name.len();
    }
    // Half of what was said has to be found at the least.
    most * 2 >= all * 1000
}

/// How alike two names are, in permille, and why.
fn likeness(wanted: &Wanted, name: &str) -> (usize, Why) {
    if wanted.name == name {
        return (1000, Why::Name);
    }
    if wanted.name.len() == 1 || name.len() == 1 {
        let is_initial = wanted.name.bytes().next() == name.bytes().next();
        return (if is_initial { 750 } else { 0 }, Why::Initial);
    }
    if wanted.others.iter().any(|other| other == name) {
        return (930, Why::ShortForm);
    }
    let beginning = wanted.name.len() >= 3 && name.starts_with(&wanted.name);
    let by_slips = wanted.slips(name).map_or(0, |slips| {
        let longest = wanted.name.len().max(name.len());
        1000 - 1000 * slips / longest
    });
    if beginning && by_slips < 850 { (850, Why::Part) } else { (by_slips, Why::Typo) }
}

/// Pairs what was said with the names it is most like, and rates how much of both is covered.
fn paired(wanted: &[Wanted], names: &[Name], roster: &Roster) -> Option<(u8, Why)> {
    let mut pairs: Vec<(usize, Why, usize, usize)> = Vec::with_capacity(wanted.len() * names.len());
    for (w, one) in wanted.iter().enumerate() {
        for (n, name) in names.iter().enumerate() {
            if at_most(one, name) == 0 {
                continue;
            }
            let (like, why) = likeness(one, roster.text_of(name));
            if like > 0 {
                pairs.push((like, why, w, n));
            }
        }
    }
    // The best pair first; of equals, whole names before initials.
    pairs.sort_by_key(|(like, why, w, n)| (std::cmp::Reverse(*like), *why, *w, *n));
    let (mut said, mut borne) = ([None; 16], [None; 16]);
    let mut why = Why::Name;
    for (like, reason, w, n) in pairs {
        if said[w].is_none() && borne[n].is_none() {
            (said[w], borne[n]) = (Some(like), Some(like));
            why = why.max(reason);
        }
    }
    // An initial counts little, a second name that is left out as well.
    let weight_said = |w: usize| match (wanted[w].name.len(), said[w]) {
        (1, Some(_)) => 3,
        (1, None) => 1,
        (len, _) => 2 * len,
    };
    let weight_borne = |n: usize| match (usize::from(names[n].len), borne[n]) {
        (1, _) => 1,
        (len, None) if n > 0 && n + 1 < names.len() => len,
        (len, _) => 2 * len,
    };
    let covered = |count: usize, like: &[Option<usize>], weight: &dyn Fn(usize) -> usize| {
        let whole: usize = (0..count).map(weight).sum();
        let part: usize = (0..count).map(|at| weight(at) * like[at].unwrap_or(0)).sum();
        part / whole.max(1)
    };
    let of_said = covered(wanted.len(), &said, &weight_said);
    let of_borne = covered(names.len(), &borne, &weight_borne);
    let is_part = said[..wanted.len()].contains(&None) || borne[..names.len()].contains(&None);
    let why = if is_part { why.max(Why::Part) } else { why };
    let score = (of_said * 6 + of_borne * 4) * WHOLE;
    (of_said > 0).then(|| (percent(score, 1_000_000), why))
}
