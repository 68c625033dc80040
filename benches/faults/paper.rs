//! What lies outside the ledger: receipts, the anchor, keys, evidence, backups. A flipped bit in any of
//! them is refused, or it changes nothing that is said.

use std::fs;
use std::path::Path;

use custody::domain::names::TenantName;
use custody::ledger::note::VerifierKey;
use custody::ledger::proof::ReceiptProof;
use custody::ledger::{Anchored, Ledger, Mode};
use tempfile::TempDir;

use super::damage::work;
use super::look::reading;
use super::report::{Broken, Fault, Report, Row};
use super::scenes::{PASSWORD, staffed};
use super::station::{HONEST_CODES, Home, copy_tree, scratch, words};
use super::{Dice, Options, Result};

pub fn run(options: &Options, report: &mut Report) -> Result<()> {
    let desk = Desk::set()?;
    report.add(desk.receipts(options)?);
    report.add(desk.anchor(options)?);
    report.add(desk.keys(options)?);
    report.add(desk.evidence(options)?);
    report.add(desk.backup(options)?);
    report.add(desk.control()?);
    Ok(())
}

/// A station with one of each, and what belongs to it.
struct Desk {
    _folder: TempDir,
    home: Home,
    /// A folder with nothing but a backup in it.
    elsewhere: Home,
    receipt: String,
    keys: Vec<VerifierKey>,
}

type Outcome = std::result::Result<String, Broken>;

/// Flips one bit in so many bytes of a file, and lets `judge` look at each.
fn flip(
    row: &mut Row,
    options: &Options,
    file: &Path,
    stride: usize,
    bits: usize,
    mut judge: impl FnMut(&[u8]) -> Outcome,
) -> Result<()> {
    let whole = fs::read(file)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut dice = Dice::of(options.seed, "paper", 0);
    let first = dice.below(8);
    for begin in 0..bits {
        for at in (dice.below(stride)..whole.len()).step_by(stride) {
            let mask = 1_u8 << ((first + begin + at) % 8);
            let mut bytes = whole.clone();
            bytes[at] ^= mask;
            fs::write(file, &bytes)?;
            let outcome = judge(&bytes);
            row.count(outcome, || format!("{name}: byte {at} ^ {mask:#04x}"));
        }
    }
    fs::write(file, whole)?;
    Ok(())
}

fn unnoticed(text: impl Into<String>) -> Outcome {
    Err(Broken::new(Fault::Unnoticed, text))
}

impl Desk {
    fn set() -> Result<Self> {
        let folder = scratch()?;
        let home = staffed(&folder.path().join("home"))?;
        work(&home)?;
        // Of a hand-off: it discloses a name.
        home.does("receipt dock-1-9 --proof r.tlog-proof", b"")?;
        let receipt = fs::read_to_string(home.0.join("r.tlog-proof"))?;
        let keys = home.does("--json keys", b"")?.answers().pop().unwrap_or_default();
        let keys = keys["keys"].as_array().into_iter().flatten();
        let keys = keys.filter_map(|key| VerifierKey::parse(key["key"].as_str()?).ok());
        let signed = |key: &VerifierKey| receipt.contains(key.name());
        let keys: Vec<VerifierKey> = keys.filter(signed).collect();
        home.does("--quiet backup --out bk", b"")?;
        let backup = fs::read_dir(home.0.join("bk"))?.next().ok_or("there is no backup")??;
        let elsewhere = Home(folder.path().join("elsewhere"));
        copy_tree(&backup.path(), &elsewhere.0.join("saved"))?;
        Ok(Self { _folder: folder, home, elsewhere, receipt, keys })
    }

    /// A receipt is checked with the keys of the log and of the operator, as its reader does.
    fn receipts(&self, options: &Options) -> Result<Row> {
        let mut row = Row::new("one bit flipped in a receipt");
        let file = self.home.0.join("r.tlog-proof");
        let (stride, bits) = (options.either(1, 11), options.either(8, 1));
        flip(&mut row, options, &file, stride, bits, |bytes| self.reads_receipt(bytes))?;
        Ok(row)
    }

    fn reads_receipt(&self, bytes: &[u8]) -> Outcome {
        let Ok(text) = std::str::from_utf8(bytes) else { return Ok("refused".to_owned()) };
        let said = |text: &str| ReceiptProof::parse(text)?.verify(&self.keys);
        match (said(text), said(&self.receipt)) {
            (Err(_), Ok(_)) => Ok("refused".to_owned()),
            (Ok(proven), Ok(before)) if proven == before => Ok("says the same".to_owned()),
            (Ok(_), _) => unnoticed("it is accepted and says something else"),
            (_, Err(error)) => Err(Broken::new(Fault::Other, error.to_string())),
        }
    }

    fn anchor(&self, options: &Options) -> Result<Row> {
        let mut row = Row::new("one bit flipped in the anchor");
        let file = self.home.0.join("state/acme/anchor");
        let tenant = TenantName::parse("acme")?;
        let (stride, bits) = (options.either(1, 7), options.either(8, 1));
        let before = fs::read_to_string(&file)?;
        flip(&mut row, options, &file, stride, bits, |bytes| {
            let outside = reading(Some(file.clone()));
            match Ledger::open(&self.home.ledger(), &tenant, Mode::Read, outside) {
                Err(_) => Ok("does not open".to_owned()),
                Ok(ledger) => match ledger.anchored() {
                    Anchored::Contradicts { .. } => Ok("contradicts".to_owned()),
                    // Its signatures are for others to check, and no part of what is compared.
                    Anchored::Agrees { .. } if is_same_head(&before, bytes) => {
                        Ok("vouches for the same head".to_owned())
                    }
                    other => unnoticed(format!("{other:?}")),
                },
            }
        })?;
        Ok(row)
    }

    /// With a key that was changed nothing is recorded, and no head is signed.
    fn keys(&self, options: &Options) -> Result<Row> {
        let mut row = Row::new("one bit flipped in a key");
        let before = self.home.holdings()?;
        let moving = [self.home.ledger(), self.home.0.join("state/acme/anchor")];
        let kept = moving.iter().map(fs::read).collect::<std::io::Result<Vec<_>>>()?;
        for name in ["data/acme/vault.json", "config/keys/acme.key"] {
            let file = self.home.0.join(name);
            let line = "receive --confirm KEY00001";
            let (stride, bits) = (options.either(3, 97), 1);
            flip(&mut row, options, &file, stride, bits, |_| {
                let ended = self.home.run(&words(line), b"")?;
                match ended.code() {
                    code if HONEST_CODES.contains(&code) && self.home.holdings()? == before => {
                        Ok("refused".to_owned())
                    }
                    // The end of its line, which is no part of the key.
                    0 => {
                        self.is_still_good()?;
                        for (file, bytes) in moving.iter().zip(&kept) {
                            fs::write(file, bytes)?;
                        }
                        Ok("signs as before".to_owned())
                    }
                    code => unnoticed(format!("it ends with {code}: {}", ended.err)),
                }
            })?;
        }
        Ok(row)
    }

    fn evidence(&self, options: &Options) -> Result<Row> {
        let mut row = Row::new("one bit flipped in evidence");
        for entry in fs::read_dir(self.home.0.join("data/acme/evidence"))? {
            let stride = options.either(1, 9);
            flip(&mut row, options, &entry?.path(), stride, 1, |_| {
                let ended = self.home.run(&words("--json verify"), b"")?;
                let says_so = ended.code() == 3 && ended.out.contains("evidence");
                if says_so { Ok("verify names it".to_owned()) } else { unnoticed(ended.out) }
            })?;
        }
        Ok(row)
    }

    /// Nothing is restored from a backup that is not what was made; nothing at all is made then.
    fn backup(&self, options: &Options) -> Result<Row> {
        let mut row = Row::new("one bit flipped in a backup");
        let saved = self.elsewhere.0.join("saved");
        let mut files = vec![];
        let mut folders = vec![saved];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        files.sort();
        for file in files {
            let is_ledger = file.ends_with("ledger.db");
            let stride = match (is_ledger, options.full) {
                (true, true) => 101,
                (true, false) => 20_011,
                (false, true) => 1,
                (false, false) => 97,
            };
            flip(&mut row, options, &file, stride, 1, |_| self.restores())?;
        }
        Ok(row)
    }

    fn restores(&self) -> Outcome {
        let ended =
            self.elsewhere.run(&words("restore saved --reason test --password-stdin"), PASSWORD)?;
        let mut made = false;
        for folder in ["data", "config", "state"] {
            let folder = self.elsewhere.0.join(folder);
            made |= folder.exists();
            if folder.exists() {
                fs::remove_dir_all(folder)?;
            }
        }
        match ended.code() {
            0 => unnoticed(format!("it was restored: {}", ended.out)),
            code if !HONEST_CODES.contains(&code) => {
                Err(Broken::new(Fault::Other, format!("it ends with {code}: {}", ended.err)))
            }
            _refused if made => {
                Err(Broken::new(Fault::Other, format!("it left something behind: {}", ended.err)))
            }
            _refused => Ok("refused".to_owned()),
        }
    }

    fn is_still_good(&self) -> std::result::Result<(), Broken> {
        match self.home.verifies()? {
            super::station::Verdict::Good => Ok(()),
            super::station::Verdict::Anchor(text) => Err(Broken::new(Fault::Other, text)),
        }
    }

    /// A receipt that says something else, and a judge that must see it.
    fn control(&self) -> Result<Row> {
        let mut row = Row::new("control: receipt");
        self.home.does("receipt dock-1-7 --proof other.tlog-proof", b"")?;
        let other = fs::read(self.home.0.join("other.tlog-proof"))?;
        let outcome = self.reads_receipt(&other);
        row.control(outcome, &[Fault::Unnoticed], "a good receipt of something else");
        Ok(row)
    }
}

/// Origin, size and root.
fn is_same_head(before: &str, after: &[u8]) -> bool {
    let head = |text: &str| text.split("\n\n").next().map(str::to_owned);
    head(before) == head(&String::from_utf8_lossy(after))
}
