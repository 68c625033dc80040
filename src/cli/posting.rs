//! Between the ledger and the systems that events are pushed to: what is told, where it is kept how far they
//! have got, and with which secret.

use std::collections::HashMap;
use std::fs::{self, File, TryLockError};
use std::time::{Duration, Instant};

use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::time::SystemClock;
use crate::domain::event::Event;
use crate::domain::names::{ItemId, PersonId, RemoteName, Timestamp};
use crate::durable;
use crate::ledger::codec::Record;
use crate::ledger::note::VerifierKey;
use crate::ledger::{
    Clock as _, EntryRow, ItemRow, Ledger, LedgerError, PushCursor, PushReceipt, RemoteRow,
};
use crate::remote::http::{Address, Client, HttpError, TIMEOUT};
use crate::remote::{
    self, Book, Change, Contact, Cosigned, Credential, Cursor, Fault, Hub, Log, Options, Outgoing,
    Receipt, ServiceNow, Setback, SignedHead, SigningKeys, Situation, SnipeIt, Subject, Target,
    Time, Webhook,
};

/// How long an answer that has come waits for other writers before it counts as lost.
const PATIENCE: Duration = Duration::from_mins(1);

/// The log, as it is told.
pub struct Telling<'d> {
    ledger: &'d Ledger,
    source: String,
    /// Whether the remote keeps assets.
    folds: bool,
}

impl<'d> Telling<'d> {
    pub fn of(ledger: &'d Ledger, kind: remote::Kind) -> Self {
        let binding = ledger.binding();
        let source = format!("{}/custody/{}/{}", binding.tenant, binding.facility, binding.station);
        Self { ledger, source, folds: kind.keeps_assets() }
    }

    fn outgoing(
        &self,
        row: EntryRow,
        known: &mut HashMap<ItemId, Option<ItemRow>>,
    ) -> Result<Outgoing, LedgerError> {
        let EntryRow { record, body, asset } = row;
        let mut entry: serde_json::Value = serde_json::from_slice(&body)
            .map_err(|error| LedgerError::Damaged(format!("entry {}: {error}", record.id())))?;
        let data = entry.get_mut("data").map(serde_json::Value::take).unwrap_or_default();
        let (subject, occurred, people, voids) = match &record {
            Record::Log(fact) => (None, fact.at, Vec::new(), None),
            Record::Item(fact) => {
                let voids = match &fact.event {
                    Event::Voided { event, .. } => Some(*event),
                    _others_take_nothing_back => None,
                };
                let row = match known.get(&fact.item) {
                    Some(row) => row.clone(),
                    None => self.ledger.row(fact.item)?,
                };
                known.insert(fact.item, row.clone());
                let subject = subject_of(fact.item, row.as_ref());
                (Some(subject), fact.occurred(), fact.event.people(), voids)
            }
        };
        let change = asset.and_then(|(before, after)| {
            let (from, to) = (Situation::of(&before), Situation::of(&after));
            let place = after.place.map(|place| place.to_string());
            (from != to).then_some(Change { before: from, after: to, place, voids })
        });
        Ok(Outgoing {
            id: record.id(),
            kind: record.kind().to_owned(),
            actor: record.actor().to_string(),
            occurred,
            recorded: record.at(),
            source: self.source.clone(),
            subject,
            data,
            people,
            entry: body,
            change,
        })
    }
}

/// An item by what other systems know it.
pub fn subject_of(id: ItemId, row: Option<&ItemRow>) -> Subject {
    let item = id.to_string();
    let Some(row) = row else { return Subject { item, ..Subject::default() } };
    Subject {
        item,
        kind: row.kind.clone(),
        tracking: row.tracking.clone(),
        carrier: row.carrier.clone(),
        serial: row.serial.clone(),
        tag: row.tag.clone(),
        maker: row.maker.clone(),
        model: row.model.clone(),
        category: row.category.clone(),
    }
}

impl Log for Telling<'_> {
    fn size(&self) -> Result<u64, Fault> {
        Ok(self.ledger.counts()?.events)
    }

    fn entries(&self, from: u64, most: usize) -> Result<Vec<Outgoing>, Fault> {
        let rows = self.ledger.entries(from, most, self.folds)?;
        let mut known = HashMap::new();
        let told = rows.into_iter().map(|row| self.outgoing(row, &mut known));
        Ok(told.collect::<Result<_, _>>()?)
    }

    fn contact(&self, person: PersonId) -> Result<Option<Contact>, Fault> {
        let person = self.ledger.directory().person(person)?;
        Ok(person.map(|person| Contact { email: person.email, number: person.number }))
    }

    fn head(&self, most: u64, old: u64) -> Result<Option<SignedHead>, Fault> {
        let head = self.ledger.published(most, old)?;
        Ok(head.map(|head| SignedHead {
            size: head.size,
            note: head.note,
            old,
            consistency: head.consistency,
        }))
    }
}

/// The cursor and the receipts of a remote, in the ledger file.
pub struct Records<'d> {
    ledger: &'d Ledger,
    name: RemoteName,
}

impl<'d> Records<'d> {
    pub const fn of(ledger: &'d Ledger, name: RemoteName) -> Self {
        Self { ledger, name }
    }

    fn write(&self, receipts: &[Receipt], cursor: &Cursor) -> Result<(), Fault> {
        let receipts: Vec<PushReceipt> = receipts.iter().map(kept_receipt).collect();
        let cursor = kept_cursor(cursor);
        let begun = Instant::now();
        loop {
            match self.ledger.remotes().settle(&self.name, &receipts, &cursor) {
                // What has been answered must not be lost because somebody else scans.
                Err(LedgerError::Busy) if begun.elapsed() < PATIENCE => {}
                other => return Ok(other?),
            }
        }
    }
}

impl Book for Records<'_> {
    fn cursor(&self) -> Result<Cursor, Fault> {
        let row = self.ledger.remotes().named(&self.name)?;
        let row = row.ok_or_else(|| format!("the remote {} is gone", self.name))?;
        Ok(cursor_of(&row))
    }

    fn set_cursor(&mut self, cursor: &Cursor) -> Result<(), Fault> {
        self.write(&[], cursor)
    }

    fn settle(&mut self, receipts: &[Receipt], cursor: &Cursor) -> Result<(), Fault> {
        self.write(receipts, cursor)
    }

    fn witness(&mut self, cosigned: &Cosigned) -> Result<Option<String>, Fault> {
        let row = self.ledger.remotes().named(&self.name)?;
        let options: Options =
            row.and_then(|row| serde_json::from_str(&row.options).ok()).unwrap_or_default();
        let Some(Ok(key)) = options.get("witness").map(|key| VerifierKey::parse(key)) else {
            return Ok(None);
        };
        let begun = Instant::now();
        let kept = loop {
            match self.ledger.keep_cosignature(cosigned.size, &cosigned.lines, &key) {
                Err(LedgerError::Busy) if begun.elapsed() < PATIENCE => {}
                other => break other?,
            }
        };
        Ok(kept.err().map(|error| {
            format!("the hub did not witness the head of {} entries: {error}", cosigned.size)
        }))
    }
}

/// The cursor of a remote.
pub fn cursor_of(row: &RemoteRow) -> Cursor {
    let PushCursor { next, begun, failures, not_before, trouble, stopped, paced_until_ms } =
        row.cursor.clone();
    Cursor { next, begun, failures, not_before, trouble, stopped, paced_until_ms }
}

/// A cursor as it is kept.
pub fn kept_cursor(cursor: &Cursor) -> PushCursor {
    let Cursor { next, begun, failures, not_before, trouble, stopped, paced_until_ms } =
        cursor.clone();
    PushCursor { next, begun, failures, not_before, trouble, stopped, paced_until_ms }
}

/// A receipt as it is kept.
pub fn kept_receipt(receipt: &Receipt) -> PushReceipt {
    PushReceipt {
        seq: receipt.seq,
        verdict: receipt.verdict.as_str().to_owned(),
        remote_id: receipt.remote_id.clone(),
        status: receipt.status,
        digest: receipt.digest,
        at: receipt.at,
    }
}

/// The clock of this machine, and its patience.
pub struct Here(SystemClock);

impl Here {
    pub fn new() -> Self {
        Self(SystemClock::new())
    }
}

impl Time for Here {
    fn now(&self) -> Timestamp {
        self.0.now().at
    }

    fn sleep(&self, time: Duration) {
        std::thread::sleep(time);
    }

    fn random(&self) -> u32 {
        // Without randomness every station waits equally long, which is no worse than without jitter.
        getrandom::u32().unwrap_or(u32::MAX / 2)
    }
}

/// What a row of the ledger says of a remote, read.
pub struct Known {
    pub kind: remote::Kind,
    pub address: Address,
    pub options: Options,
}

impl Known {
    pub fn of(row: &RemoteRow) -> Result<Self, Failure> {
        let damaged = |what: &str| {
            Failure::new(
                Kind::NotVerified,
                format!("the {what} of the remote {} is unreadable", row.name),
            )
            .hint("remove it and add it again")
        };
        Ok(Self {
            kind: remote::Kind::from_word(&row.kind).ok_or_else(|| damaged("kind"))?,
            address: Address::parse(&row.url).map_err(|_| damaged("address"))?,
            options: serde_json::from_str(&row.options).map_err(|_| damaged("options"))?,
        })
    }

    /// A client for it. Only the commands that push make one: it takes longer than a scan.
    pub fn client(&self) -> Result<Client, Failure> {
        let timeout = self.options.get("timeout").and_then(|text| text.parse().ok());
        let timeout = timeout.map_or(TIMEOUT, Duration::from_secs);
        let file = self.options.get("ca_file");
        let pem = file.map(fs::read).transpose().map_err(|error| {
            let file = file.map_or("", String::as_str);
            Failure::new(
                Kind::Config,
                format!("the certificates in {file} cannot be read: {error}"),
            )
        })?;
        let extra = file.zip(pem.as_deref()).map(|(file, pem)| (file.as_str(), pem));
        Client::new(&self.address, extra, timeout).map_err(unusable)
    }

    /// The remote, ready to be spoken to.
    pub fn target(&self, desk: &Desk<'_>, row: &RemoteRow) -> Result<Box<dyn Target>, Failure> {
        let secret = secret_of(desk, &row.name)?;
        let (client, address) = (self.client()?, self.address.clone());
        let options = self.options.clone();
        Ok(match self.kind {
            remote::Kind::Webhook => {
                let keys = SigningKeys::parse(&secret).map_err(|why| bad_secret(&row.name, why))?;
                Box::new(Webhook::new(client, address, keys, &options))
            }
            remote::Kind::SnipeIt => {
                Box::new(SnipeIt::new(client, &address, secret, options, &cursor_of(row)))
            }
            remote::Kind::ServiceNow => Box::new(ServiceNow::new(client, address, secret, options)),
            remote::Kind::Hub => {
                let seed = data_encoding::BASE64.decode(secret.expose().as_bytes()).ok();
                let seed = seed.and_then(|seed| <[u8; 32]>::try_from(seed).ok());
                let seed = seed.ok_or_else(|| bad_secret(&row.name, "it is no private key"))?;
                Box::new(Hub::new(client, address, &seed, &options))
            }
        })
    }
}

/// A ServiceNow instance, ready to take whole files.
pub fn service_now(desk: &Desk<'_>, row: &RemoteRow) -> Result<ServiceNow, Failure> {
    let known = Known::of(row)?;
    let client = known.client()?;
    Ok(ServiceNow::new(client, known.address, secret_of(desk, &row.name)?, known.options))
}

/// An address or a certificate file that cannot be used.
pub fn unusable(error: HttpError) -> Failure {
    Failure::because(Kind::Config, &error)
}

/// By what name the vault has the secret of a remote.
pub fn secret_name(name: &RemoteName) -> String {
    format!("remote/{name}")
}

/// Whether a secret of the vault is that of another system: a remote, or a way to send notices.
pub fn is_remote_secret(secret: &str) -> bool {
    secret.starts_with("remote/") || secret.starts_with("notice/")
}

fn secret_of(desk: &Desk<'_>, name: &RemoteName) -> Result<Credential, Failure> {
    use crate::vault::VaultError;
    match desk.vault.open()?.secret(&secret_name(name)) {
        Ok(secret) => {
            let text = secret.expose_text().ok_or_else(|| bad_secret(name, "it is no text"))?;
            Ok(Credential::new(text.to_owned()))
        }
        Err(VaultError::NoSecret { .. }) => Err(bad_secret(name, "the vault has none")),
        Err(error) => Err(error.into()),
    }
}

/// A secret that cannot be used.
pub fn bad_secret(name: &RemoteName, why: &str) -> Failure {
    Failure::new(Kind::Config, format!("the secret of the remote {name} cannot be used: {why}"))
        .hint(format!("give it anew with `custody remote secret {name}`"))
}

/// The remote that is meant.
pub fn named(ledger: &Ledger, name: &RemoteName) -> Result<RemoteRow, Failure> {
    ledger.remotes().named(name)?.ok_or_else(|| {
        Failure::new(Kind::No, format!("there is no remote {name}"))
            .hint("see `custody remote list`")
    })
}

/// Keeps others from pushing to a remote, or from changing it, as long as it lives.
pub fn lock(desk: &Desk<'_>, name: &RemoteName) -> Result<File, Failure> {
    let path =
        desk.folders.anchor_file(&desk.profile.name).with_file_name(format!("push-{name}.lock"));
    let io = |error: std::io::Error| {
        Failure::new(Kind::Io, format!("cannot use {}: {error}", path.display()))
    };
    durable::make_folder(path.parent().unwrap_or(&path), durable::PRIVATE).map_err(io)?;
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(io)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(Failure::new(Kind::Busy, format!("another process is pushing to {name}"))
                .hint("it sends what there is; run the command again if need be"))
        }
        Err(TryLockError::Error(error)) => Err(io(error)),
    }
}

/// What went wrong on our side.
pub fn our_fault(fault: Fault) -> Failure {
    match fault.downcast::<LedgerError>() {
        Ok(error) => (*error).into(),
        Err(other) => Failure::new(Kind::Io, other.to_string()),
    }
}

/// A setback outside a push, for `remote add`, `remote test` and `reconcile`.
pub fn setback(setback: Setback) -> Failure {
    match setback {
        Setback::Fault(fault) => our_fault(fault),
        Setback::Untrusted { why } => untrusted(&why),
        Setback::Unavailable { why, .. } | Setback::Gone { why } => {
            Failure::new(Kind::Unavailable, why)
        }
        Setback::Refused { why, .. } => Failure::new(Kind::RowsRejected, why),
        Setback::Fork { why, .. } => Failure::new(Kind::NotVerified, why),
        Setback::Rewind { to } => {
            Failure::new(Kind::Unavailable, format!("the remote asks for event {to}"))
        }
    }
}

/// A certificate that is not good.
pub fn untrusted(why: &str) -> Failure {
    Failure::new(Kind::Config, why).hint(
        "nothing was sent; if it has an authority of its own, name its certificates with the option ca_file",
    )
}
