//! Which calls lead from one situation of an asset to another. Pure.

use std::fmt;

use crate::domain::names::PersonId;
use crate::remote::outgoing::Situation;

/// One call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Make the asset, ready to deploy.
    Enter,
    /// Give it the status label of a situation.
    Label(Situation),
    /// Take it back, with the status label of a situation.
    CheckIn(Situation),
    CheckOut(PersonId),
    /// Check it out to the location of what is under way.
    SendAway,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Enter => f.write_str("make the asset"),
            Self::Label(situation) => write!(f, "set its status to {}", situation.word()),
            Self::CheckIn(situation) => write!(f, "check it in as {}", situation.word()),
            Self::CheckOut(person) => write!(f, "check it out to person {person}"),
            Self::SendAway => f.write_str("check it out to the location of what is under way"),
        }
    }
}

/// The calls from one situation to another.
pub(super) fn plan(before: &Situation, after: &Situation) -> Vec<Step> {
    let mut steps = Vec::new();
    if before == after {
        return steps;
    }
    let is_out =
        |situation: &Situation| matches!(situation, Situation::With(_) | Situation::InTransit);
    // Only what has a label that can be deployed can be checked out.
    let is_ready =
        |situation: &Situation| matches!(situation, Situation::Available | Situation::Reserved(_));
    if *before == Situation::Absent {
        steps.push(Step::Enter);
        if is_ready(after) {
            if *after != Situation::Available {
                steps.push(Step::Label(after.clone()));
            }
            return steps;
        }
    }
    match after {
        Situation::With(_) | Situation::InTransit => {
            if is_out(before) {
                steps.push(Step::CheckIn(Situation::Available));
            } else if !is_ready(before) && *before != Situation::Absent {
                steps.push(Step::Label(Situation::Available));
            }
            steps.push(match after {
                Situation::With(person) => Step::CheckOut(*person),
                _under_way => Step::SendAway,
            });
        }
        _here_or_gone if is_out(before) => steps.push(Step::CheckIn(after.clone())),
        _here_or_gone => steps.push(Step::Label(after.clone())),
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn every_way_ends_where_it_should() {
        let (a, b) =
            (PersonId::from_uuid(Uuid::from_u128(1)), PersonId::from_uuid(Uuid::from_u128(2)));
        let all = [
            Situation::Absent,
            Situation::Available,
            Situation::Reserved(a),
            Situation::Returned,
            Situation::Quarantined { legal: false },
            Situation::Quarantined { legal: true },
            Situation::With(a),
            Situation::With(b),
            Situation::InTransit,
            Situation::Missing,
            Situation::Retired,
        ];
        for before in &all {
            for after in &all {
                // A model of what the calls do: the label, and to whom it is checked out.
                let mut out: Option<Step> = match before {
                    Situation::With(p) => Some(Step::CheckOut(*p)),
                    Situation::InTransit => Some(Step::SendAway),
                    _ => None,
                };
                let mut exists = *before != Situation::Absent;
                let mut label = before.clone();
                for step in plan(before, after) {
                    match &step {
                        Step::Enter => {
                            assert!(!exists);
                            (exists, label) = (true, Situation::Available);
                        }
                        Step::Label(to) => {
                            assert!(exists && out.is_none(), "{before:?} {after:?}");
                            label = to.clone();
                        }
                        Step::CheckIn(to) => {
                            assert!(out.take().is_some(), "{before:?} {after:?}");
                            label = to.clone();
                        }
                        Step::CheckOut(_) | Step::SendAway => {
                            assert!(exists && out.is_none(), "{before:?} {after:?}");
                            assert!(
                                matches!(label, Situation::Available | Situation::Reserved(_)),
                                "{before:?} {after:?}: not deployable as {label:?}"
                            );
                            out = Some(step.clone());
                        }
                    }
                }
                match after {
                    Situation::With(p) => assert_eq!(out, Some(Step::CheckOut(*p)), "{before:?}"),
                    Situation::InTransit => assert_eq!(out, Some(Step::SendAway), "{before:?}"),
                    _ => assert_eq!((&out, &label), (&None, after), "{before:?}"),
                }
            }
        }
    }
}
