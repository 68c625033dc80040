//! Every "no" of a case: a stable code, a sentence, and what to do next.

use super::{CaseVerdict, ITEMS_MAX};
use crate::domain::names::{EventId, OperatorName, Timestamp};
use crate::domain::party::{Custodian, Role};
use crate::domain::refusal::Names;

/// Why a case is not opened, settled or closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseRefusal {
    NothingHeld,
    NotWithPerson { custodian: Custodian },
    InAnotherCase { case: EventId },
    TooManyItems,
    NotListed { case: EventId },
    CaseClosed { by: OperatorName, at: Timestamp },
    LineSettled { verdict: CaseVerdict },
    NotSeen,
    SeenOtherwise { verdict: CaseVerdict },
    TakenBack { verdict: CaseVerdict },
    NotReportedMissing,
    NothingLacking,
    LackingUnsaid,
    NoteMissing { verdict: CaseVerdict },
    RoleTooLow { needs: Role },
    LinesOpen { open: usize },
    CloserIsCollector,
}

impl CaseRefusal {
    /// The stable code; scripts and tests rely on it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NothingHeld => "refused.case_nothing_held",
            Self::NotWithPerson { .. } => "refused.case_not_with_person",
            Self::InAnotherCase { .. } => "refused.case_in_another",
            Self::TooManyItems => "refused.case_too_many_items",
            Self::NotListed { .. } => "refused.case_not_listed",
            Self::CaseClosed { .. } => "refused.case_closed",
            Self::LineSettled { .. } => "refused.case_line_settled",
            Self::NotSeen => "refused.case_not_seen",
            Self::SeenOtherwise { .. } => "refused.case_seen_otherwise",
            Self::TakenBack { .. } => "refused.case_taken_back",
            Self::NotReportedMissing => "refused.case_not_reported_missing",
            Self::NothingLacking => "refused.case_nothing_lacking",
            Self::LackingUnsaid => "refused.case_lacking_unsaid",
            Self::NoteMissing { .. } => "refused.case_note_missing",
            Self::RoleTooLow { .. } => "refused.role_too_low",
            Self::LinesOpen { .. } => "refused.case_lines_open",
            Self::CloserIsCollector => "refused.case_closer_is_collector",
        }
    }

    /// What is wrong, as the operator reads it after the item or the case.
    #[must_use]
    pub fn sentence(&self, names: &dyn Names) -> String {
        match self {
            Self::NothingHeld => "they have nothing that has to come back".to_owned(),
            Self::NotWithPerson { custodian: Custodian::Person(person) } => {
                format!("they do not have it; {} has it", names.person(*person))
            }
            Self::NotWithPerson { .. } => "they do not have it".to_owned(),
            Self::InAnotherCase { case } => {
                format!("it is on the list of case {}, which is open", case.seq)
            }
            Self::TooManyItems => format!("a case has at most {ITEMS_MAX} items"),
            Self::NotListed { case } => format!("it is not on the list of case {}", case.seq),
            Self::CaseClosed { by, at } => {
                format!("the case was closed on {} by {by}", names.time(*at))
            }
            Self::LineSettled { verdict } => format!("it is settled as {verdict}"),
            Self::NotSeen => "nobody has taken it back since the case was opened".to_owned(),
            Self::SeenOtherwise { verdict } => {
                format!("{verdict} is not what was recorded when it was taken back")
            }
            Self::TakenBack { verdict } => format!("it was taken back, so it cannot be {verdict}"),
            Self::NotReportedMissing => "it is not missing, by the record".to_owned(),
            Self::NothingLacking => "nothing says what is missing of it".to_owned(),
            Self::LackingUnsaid => {
                "what is missing of it is said of what came back incomplete".to_owned()
            }
            Self::NoteMissing { verdict } => format!("{verdict} needs a reason"),
            Self::RoleTooLow { needs } => format!("only an {needs} may do that"),
            Self::LinesOpen { open: 1 } => "1 line is not settled".to_owned(),
            Self::LinesOpen { open } => format!("{open} lines are not settled"),
            Self::CloserIsCollector => {
                "whoever took any of its items back does not close it".to_owned()
            }
        }
    }

    /// What the operator can do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::NothingHeld => "see `custody holdings PERSON` and `custody case list`",
            Self::NotWithPerson { .. } => "see who has it with `custody show ITEM`",
            Self::InAnotherCase { .. } => "settle it there: `custody case show CASE`",
            Self::TooManyItems => "open several cases, each with --item",
            Self::NotListed { .. } => {
                "the list was frozen when the case was opened; open another case with --item"
            }
            Self::CaseClosed { .. } => "what is closed stays closed; open another case",
            Self::LineSettled { .. } => "an admin settles it anew with --note TEXT",
            Self::NotSeen => "take it back with `custody return ITEM --from PERSON` first",
            Self::SeenOtherwise { .. } => {
                "see it with `custody history ITEM`; if a second look showed otherwise, add --note TEXT"
            }
            Self::TakenBack { .. } => {
                "settle it as returned, damaged or incomplete; a return that never was is set aside with `custody correct EVENT --void`"
            }
            Self::NotReportedMissing => "report it with `custody missing ITEM` first",
            Self::NothingLacking => "add --missing ACCESSORY",
            Self::LackingUnsaid => "settle it with --verdict incomplete, or leave --missing away",
            Self::NoteMissing { .. } => "add --note TEXT",
            Self::RoleTooLow { .. } => "ask an admin",
            Self::LinesOpen { .. } => "see which with `custody case show CASE`",
            Self::CloserIsCollector => {
                "another operator closes it; an admin may add --override REASON"
            }
        }
    }
}
