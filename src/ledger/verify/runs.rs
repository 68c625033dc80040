//! Findings about entry after entry: where the same is wrong with many in a row, it is said once.

use super::Verdict;

/// The findings that the next entry may share.
#[derive(Default)]
pub(super) struct Runs(Vec<Run>);

/// The same finding about entries that follow each other.
struct Run {
    /// Where its problem stands in the verdict.
    at: usize,
    first: u64,
    last: u64,
}

impl Runs {
    /// Reports what is wrong with an entry; entries come in order.
    pub(super) fn add(
        &mut self,
        verdict: &mut Verdict,
        seq: u64,
        rule: &'static str,
        message: impl Into<String>,
    ) {
        self.end_before(verdict, seq);
        let message = message.into();
        let goes_on = self.0.iter_mut().find(|run| {
            let problem = &verdict.problems[run.at];
            problem.rule == rule && problem.message == message
        });
        if let Some(run) = goes_on {
            run.last = seq;
        } else {
            self.0.push(Run { at: verdict.problems.len(), first: seq, last: seq });
            verdict.problem(Some(seq), rule, message);
        }
    }

    /// Says how long the runs were that an entry does not continue.
    fn end_before(&mut self, verdict: &mut Verdict, seq: u64) {
        self.0.retain(|run| {
            let goes_on = run.last + 1 >= seq;
            if !goes_on && run.last > run.first {
                let text = format!("; so it is up to entry {}", run.last);
                verdict.problems[run.at].message.push_str(&text);
            }
            goes_on
        });
    }

    /// Says how long the last ones were.
    pub(super) fn end(&mut self, verdict: &mut Verdict) {
        self.end_before(verdict, u64::MAX);
    }
}
