//! Whether what witnesses are said to have signed are signatures of theirs, of heads of this log.

use super::super::{Ledger, LedgerError};
use super::{Verdict, as_finding};

/// The rule that a cosignature breaks.
const RULE: &str = "cosignature";

impl Ledger {
    pub(super) fn check_cosignatures(&self, verdict: &mut Verdict) -> Result<(), LedgerError> {
        let kept = match as_finding(self.cosignatures(None))? {
            Ok(kept) => kept,
            Err(text) => {
                verdict.problem(None, RULE, text);
                return Ok(());
            }
        };
        for kept in kept {
            let wrong = match self.note_of(kept.size)? {
                None => "is of a head that the log does not have".to_owned(),
                Some(note) => match kept.of_head(&note) {
                    Ok(_witness) => continue,
                    Err(error) => format!("is not what its witness signed: {error}"),
                },
            };
            let text = format!("a cosignature of {} entries {wrong}", kept.size);
            verdict.problem(None, RULE, text);
        }
        Ok(())
    }
}
