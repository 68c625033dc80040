//! What a comparison can yield at the most, from lengths and letters alone: so that only those few people
//! are compared letter by letter who can be worth showing. It never says less than the comparison would.

use super::query::{WHOLE, Wanted, slips_max};
use super::{ALIKE, MAX_NAMES, Name};

/// The fewest changes that make a name with some letters of one with others: a change brings one letter
/// in and takes one out at the most.
pub(super) const fn slips_min(one: u32, other: u32) -> usize {
    let (out, into) = ((one & !other).count_ones(), (other & !one).count_ones());
    if out > into { out as usize } else { into as usize }
}

/// The most that a pair of names can have in common, in permille.
fn likeness_max(wanted: &Wanted, name: &Name) -> usize {
    let (one, other) = (wanted.name.len(), usize::from(name.len));
    if one == 1 || other == 1 {
        let is_initial = wanted.first == name.first;
        return if !is_initial {
            0
        } else if one == other {
            1000
        } else {
            750
        };
    }
    let longest = one.max(other);
    let (apart, max) = (one.abs_diff(other), slips_max(longest));
    let by_slips = if apart > max {
        0
    } else {
        let slips = slips_min(wanted.letters, name.letters).max(apart);
        if slips > max { 0 } else { 1000 - 1000 * slips / longest }
    };
    let is_like_others = wanted.lengths_of_others >> name.len.min(63) & 1 == 1
        && name.letters & !wanted.letters_of_others == 0;
    let may_begin = other > one
        && one >= 3
        && wanted.first == name.first
        && wanted.letters & !name.letters == 0;
    let by_form = if is_like_others {
        930
    } else if may_begin {
        850
    } else {
        0
    };
    by_slips.max(by_form)
}

/// Whether the names of somebody can be like enough to those of a text that they are shown.
pub(super) fn may_be_shown(wanted: &[Wanted], names: &[Name]) -> bool {
    let mut best_of_names = [0; MAX_NAMES];
    let (mut part, mut whole) = (0, 0);
    for one in wanted {
        let mut best = 0;
        for (name, best_of_name) in names.iter().zip(&mut best_of_names) {
            let likeness = likeness_max(one, name);
            best = best.max(likeness);
            *best_of_name = likeness.max(*best_of_name);
        }
        // An initial counts for three if it is found, and for one if it is not: as if it were both.
        let weight =
            if one.name.len() == 1 { (3, 1) } else { (2 * one.name.len(), 2 * one.name.len()) };
        part += weight.0 * best;
        whole += weight.1;
    }
    let of_said = (part / whole.max(1)).min(1000);
    if of_said == 0 {
        return false;
    }
    let (mut part, mut whole) = (0, 0);
    for (nth, (name, best)) in names.iter().zip(best_of_names).enumerate() {
        let len = usize::from(name.len);
        let is_between = nth > 0 && nth + 1 < names.len();
        let (found, left_out) =
            if len == 1 { (1, 1) } else { (2 * len, if is_between { len } else { 2 * len }) };
        part += found * best;
        whole += left_out;
    }
    let of_borne = (part / whole.max(1)).min(1000);
    (of_said * 6 + of_borne * 4) * WHOLE >= usize::from(ALIKE) * 10_000
}

#[cfg(test)]
mod tests {
    use rapidfuzz::distance::osa;

    use super::super::fold::letters;
    use super::*;

    proptest::proptest! {
        #[test]
        fn no_name_is_made_of_another_with_fewer_changes(one in "[a-dü1]{1,8}", other in "[a-dü1]{1,8}") {
            let changes = osa::distance(one.bytes(), other.bytes());
            assert!(slips_min(letters(&one), letters(&other)) <= changes);
        }
    }
}
