//! The fault harness: shared by the benchmark that runs it whole and by the test that runs it in short.

mod damage;
mod disk;
mod interrupt;
mod look;
mod paper;
mod power;
mod report;
mod scenes;
mod station;
mod strace;
mod trace;
mod writers;

pub use report::Report;

/// Nobody looks into these errors: they end the run.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Options {
    /// Every point, where the short form takes a few of them.
    pub full: bool,
    pub seed: u64,
    /// One point of those that are counted, to meet it again.
    pub at: Option<u64>,
}

impl Options {
    /// As the tests run it.
    pub const fn short() -> Self {
        Self { full: false, seed: 1, at: None }
    }

    /// One number for the whole run, another for the short one.
    pub const fn either(&self, full: usize, short: usize) -> usize {
        if self.full { full } else { short }
    }
}

/// A kind of fault: its name for `--only`, and what runs it.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    pub name: &'static str,
    pub run: fn(&Options, &mut Report) -> Result<()>,
}

pub const KINDS: [Kind; 6] = [
    Kind { name: "kill", run: interrupt::kill },
    Kind { name: "error", run: interrupt::error },
    Kind { name: "writers", run: writers::run },
    Kind { name: "power", run: power::run },
    Kind { name: "damage", run: damage::run },
    Kind { name: "paper", run: paper::run },
];

/// Chance that can be repeated (`SplitMix64`).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice for one point: the same seed and the same name throw the same.
    pub fn of(seed: u64, name: &str, point: u64) -> Self {
        // FNV-1a: neighbouring points must not throw alike.
        let mut state = 0xCBF2_9CE4_8422_2325 ^ seed;
        for byte in name.bytes().chain(point.to_le_bytes()) {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
        Self(state)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Less than `sides`, which is at least 1.
    pub fn below(&mut self, sides: usize) -> usize {
        let sides = u64::try_from(sides.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % sides).unwrap_or(0)
    }

    pub fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for at in (1..things.len()).rev() {
            things.swap(at, self.below(at + 1));
        }
    }
}
