//! Who gets in: the token of the page, the nonces of its forms, and who has guessed too often. Pure.

use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;

use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// How many wrong tokens an address may send before it gets no answer any more.
pub(super) const WRONG_MAX: u32 = 10;
/// How many addresses are remembered; who comes later guesses on, against 256 bits.
const ADDRESSES_MAX: usize = 4_096;
/// How many forms may be open: a page that is loaded again, a second phone.
const FORMS_MAX: usize = 16;
/// How many connections there may be at once, and how many of one address.
const CONNECTIONS_MAX: usize = 24;
const OF_ONE_ADDRESS_MAX: usize = 6;

/// A secret that somebody must know to be let in. Only its digest is kept.
#[derive(Clone, Copy)]
pub(super) struct Secret([u8; 32]);

impl Secret {
    /// Makes one: 256 bits, and how they are written.
    pub(super) fn make() -> Result<(Self, String), getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        // Capitals and digits alone make the smallest QR code.
        let text = data_encoding::BASE32_NOPAD.encode(&bytes);
        Ok((Self::of(&text), text))
    }

    fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    fn is(&self, text: &str) -> bool {
        self.0.ct_eq(&Self::of(text).0).into()
    }
}

/// What is known of a page and its visitors.
pub(super) struct Gate {
    token: Secret,
    forms: VecDeque<Secret>,
    state: State,
    wrong: HashMap<IpAddr, u32>,
    connections: HashMap<IpAddr, usize>,
}

/// How far a page has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    /// Something valid has come in, and the caller looks at it.
    Deciding,
    /// Used, expired or given up.
    Closed,
}

impl Gate {
    pub(super) fn new(token: Secret) -> Self {
        Self {
            token,
            forms: VecDeque::new(),
            state: State::Open,
            wrong: HashMap::new(),
            connections: HashMap::new(),
        }
    }

    /// Whether one more connection of an address is taken.
    pub(super) fn connects(&mut self, from: IpAddr) -> bool {
        let total: usize = self.connections.values().sum();
        let has_guessed = self.wrong.get(&from).is_some_and(|wrong| *wrong >= WRONG_MAX);
        let of_this = self.connections.get(&from).copied().unwrap_or(0);
        if has_guessed || total >= CONNECTIONS_MAX || of_this >= OF_ONE_ADDRESS_MAX {
            return false;
        }
        self.connections.insert(from, of_this + 1);
        true
    }

    /// Takes note that a connection has ended.
    pub(super) fn disconnects(&mut self, from: IpAddr) {
        if let Some(count) = self.connections.get_mut(&from) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.connections.remove(&from);
            }
        }
    }

    /// Whether a token is that of the page, and the page is still open. A wrong one is counted; the right one
    /// of a page that is closed is not, because its phone may try again.
    pub(super) fn opens(&mut self, token: &str, from: IpAddr) -> bool {
        if !self.token.is(&token.to_ascii_uppercase()) {
            if self.wrong.len() < ADDRESSES_MAX || self.wrong.contains_key(&from) {
                *self.wrong.entry(from).or_insert(0) += 1;
            }
            return false;
        }
        self.state != State::Closed
    }

    /// How many wrong tokens have come in.
    pub(super) fn wrong(&self) -> u32 {
        self.wrong.values().sum()
    }

    /// Begins a form; the oldest is forgotten when there are too many.
    pub(super) fn begin_form(&mut self) -> Result<String, getrandom::Error> {
        let (secret, text) = Secret::make()?;
        if self.forms.len() >= FORMS_MAX {
            self.forms.pop_front();
        }
        self.forms.push_back(secret);
        Ok(text)
    }

    /// Whether a form was begun here.
    pub(super) fn has_form(&self, nonce: &str) -> bool {
        // All are compared, so that the time does not say which.
        self.forms.iter().fold(false, |found, form| found | form.is(nonce))
    }

    /// Hands what came in to the caller: the first wins, and whoever comes later does not get in.
    pub(super) fn decide(&mut self) -> bool {
        let wins = self.state == State::Open;
        if wins {
            self.state = State::Deciding;
        }
        wins
    }

    /// Goes on after the caller has looked at it.
    pub(super) fn decided(&mut self, goes_on: bool) {
        if self.state == State::Deciding {
            self.state = if goes_on { State::Open } else { State::Closed };
        }
        if !goes_on {
            self.close();
        }
    }

    /// Lets nobody in any more.
    pub(super) fn close(&mut self) {
        self.state = State::Closed;
        self.forms.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 1));
    const THERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 2));

    fn gate() -> (Gate, String) {
        let (secret, token) = Secret::make().unwrap();
        (Gate::new(secret), token)
    }

    #[test]
    fn the_token_opens_in_either_case_and_nothing_else_does() {
        let (mut gate, token) = gate();
        assert_eq!(token.len(), 52, "256 bits in base 32");
        assert!(gate.opens(&token, HERE) && gate.opens(&token.to_lowercase(), HERE));
        let (_, other) = Secret::make().unwrap();
        for wrong in
            ["", &other, &token[1..], &format!("{token}A"), &token.replace(&token[..1], "é")]
        {
            assert!(!gate.opens(wrong, HERE), "{wrong}");
        }
        assert_eq!(gate.wrong(), 5);
    }

    #[test]
    fn who_guesses_too_often_gets_no_answer_and_others_do() {
        let (mut gate, token) = gate();
        for _ in 0..WRONG_MAX {
            assert!(gate.connects(HERE));
            assert!(!gate.opens("guess", HERE));
            gate.disconnects(HERE);
        }
        assert!(!gate.connects(HERE));
        assert!(gate.connects(THERE) && gate.opens(&token, THERE));
    }

    #[test]
    fn a_used_token_is_not_counted_as_a_guess() {
        let (mut gate, token) = gate();
        assert!(gate.decide());
        gate.decided(false);
        for _ in 0..2 * WRONG_MAX {
            assert!(!gate.opens(&token, HERE));
        }
        assert!(gate.connects(HERE));
    }

    #[test]
    fn one_address_cannot_take_all_connections() {
        let (mut gate, _) = gate();
        let taken = (0..CONNECTIONS_MAX).filter(|_| gate.connects(HERE)).count();
        assert_eq!(taken, OF_ONE_ADDRESS_MAX);
        assert!(gate.connects(THERE));
        gate.disconnects(HERE);
        assert!(gate.connects(HERE) && !gate.connects(HERE));
        for n in 0..200 {
            gate.connects(IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 1, n)));
        }
        assert_eq!(gate.connections.values().sum::<usize>(), CONNECTIONS_MAX);
    }

    #[test]
    fn forms_are_those_that_were_begun_here_and_the_oldest_is_forgotten() {
        let (mut gate, _) = gate();
        let first = gate.begin_form().unwrap();
        assert!(gate.has_form(&first) && !gate.has_form("") && !gate.has_form("guess"));
        let later: Vec<String> = (0..FORMS_MAX).map(|_| gate.begin_form().unwrap()).collect();
        assert!(!gate.has_form(&first) && later.iter().all(|form| gate.has_form(form)));
        gate.close();
        assert!(!later.iter().any(|form| gate.has_form(form)));
    }

    #[test]
    fn the_first_wins_and_a_page_for_several_goes_on() {
        let (mut gate, token) = gate();
        assert!(gate.decide() && !gate.decide());
        gate.decided(true);
        assert!(gate.opens(&token, HERE) && gate.decide());
        gate.decided(false);
        assert!(!gate.decide() && !gate.opens(&token, HERE));
        gate.decided(true);
        assert!(!gate.opens(&token, HERE), "what is closed stays closed");
    }

    #[test]
    fn an_answer_that_comes_after_the_end_opens_nothing_again() {
        let (mut gate, token) = gate();
        assert!(gate.decide());
        gate.close();
        gate.decided(true);
        assert!(!gate.opens(&token, HERE));
    }
}
