//! What events say, as JSON values: which fields each of them has, in ascending order.

use data_encoding::HEXLOWER;

use super::super::json::{FieldError, Fields, ObjectWriter, Value, Wire};
use super::{wire_ids, wire_names};
use crate::domain::event::{
    AdoptedHow, AliasKind, Amendment, AuthorityHow, Channel, Condition, ContentLine, Destination,
    Evidence, EvidenceKind, Giver, HoldCode, Identity, ListFit, MatchHow, NoticeAbout,
    NoticeResult, Origin, ParcelClass, Proof, Proxy, Recipient, SanitizeMethod, Unmatched,
};
use crate::domain::names::{
    AliasValue, AssetTag, FacilityName, Label, PersonId, PlaceName, SerialNumber, TrackingNumber,
};
use crate::domain::proof::{Capacity, Signing, SigningWay, StatementMark};

wire_names!(AliasValue, AssetTag, FacilityName, Label, PlaceName, SerialNumber, TrackingNumber);
wire_ids!(PersonId);

macro_rules! wire_words {
    ($($name:ty),+ $(,)?) => {$(
        impl Wire for $name {
            fn write(&self, out: &mut Vec<u8>) {
                crate::ledger::json::write_text(self.as_str(), out);
            }

            fn read(value: crate::ledger::json::Value<'_>) -> Result<Self, String> {
                let word = value.text()?;
                <$name>::from_word(&word).ok_or_else(|| format!("has the unknown word {word:?}"))
            }
        }
    )+};
}
pub(super) use wire_words;
wire_words!(
    AdoptedHow,
    AliasKind,
    AuthorityHow,
    Capacity,
    Channel,
    Condition,
    EvidenceKind,
    HoldCode,
    ListFit,
    MatchHow,
    NoticeAbout,
    NoticeResult,
    ParcelClass,
    SanitizeMethod,
    SigningWay,
    Unmatched,
);

/// A value that is stored as an object of its own.
macro_rules! wire_object {
    ($name:ty, |$self:ident, $object:ident| $write:block, |$fields:ident| $read:expr) => {
        impl Wire for $name {
            fn write(&self, out: &mut Vec<u8>) {
                let $self = self;
                let mut writer = ObjectWriter::begin(out);
                let $object = &mut writer;
                $write
                writer.end();
            }

            fn read(value: Value<'_>) -> Result<Self, String> {
                let mut fields = Fields::of(value)?;
                let $fields = &mut fields;
                let read = || -> Result<Self, FieldError> { Ok($read) };
                let mut read = read;
                let value = read().map_err(|e| format!("is wrong: {e}"))?;
                fields.end().map_err(|e| format!("is wrong: {e}"))?;
                Ok(value)
            }
        }
    };
}

fn digest(field: &'static str, text: &str) -> Result<[u8; 32], FieldError> {
    let bytes = HEXLOWER.decode(text.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or_else(|| FieldError::new(field, "is not a SHA-256 digest"))
}

wire_object!(
    Evidence,
    |e, o| {
        o.put("bytes", &i64::try_from(e.bytes).unwrap_or(i64::MAX));
        o.put("kind", &e.kind);
        o.text("sha256", &HEXLOWER.encode(&e.sha256));
    },
    |f| {
        let bytes: i64 = f.need("bytes")?;
        let kind = f.need("kind")?;
        Self {
            kind,
            sha256: digest("sha256", &f.need::<String>("sha256")?)?,
            bytes: u64::try_from(bytes).map_err(|_| FieldError::new("bytes", "is negative"))?,
        }
    }
);
wire_object!(
    Signing,
    |s, o| {
        o.put("capacity", &s.capacity);
        o.put("language", &s.statement.language);
        o.text("statement", &HEXLOWER.encode(&s.statement.sha256));
        o.put("version", &s.statement.version);
        o.put("way", &s.way);
    },
    |f| Self {
        capacity: f.need("capacity")?,
        statement: StatementMark {
            language: f.need("language")?,
            sha256: digest("statement", &f.need::<String>("statement")?)?,
            version: f.need("version")?,
        },
        way: f.need("way")?,
    }
);
wire_object!(
    Proof,
    |p, o| {
        o.flag("badge", p.badge);
        o.maybe("document", p.document.as_ref());
        if let Some(manifest) = &p.manifest {
            o.text("manifest", &HEXLOWER.encode(manifest));
        }
        o.maybe("owed", p.owed.as_ref());
        o.flag("pin", p.pin);
        o.maybe("signature", p.signature.as_ref());
        o.maybe("signing", p.signing.as_ref());
        o.maybe("witness", p.witness.as_ref());
    },
    |f| Self {
        badge: f.flag("badge")?,
        document: f.maybe("document")?,
        manifest: match f.maybe::<String>("manifest")? {
            Some(text) => Some(digest("manifest", &text)?),
            None => None,
        },
        owed: f.maybe("owed")?,
        pin: f.flag("pin")?,
        signature: f.maybe("signature")?,
        signing: f.maybe("signing")?,
        witness: f.maybe("witness")?,
    }
);
wire_object!(
    Proxy,
    |p, o| {
        o.put("authority", &p.authority);
        o.maybe("how", p.how.as_ref());
        o.put("person", &p.person);
        o.maybe("scope", p.scope.as_ref());
        o.maybe("until", p.until.as_ref());
    },
    |f| Self {
        authority: f.need("authority")?,
        how: f.maybe("how")?,
        person: f.need("person")?,
        scope: f.maybe("scope")?,
        until: f.maybe("until")?,
    }
);
wire_object!(
    Identity,
    |i, o| {
        o.maybe("category", i.category.as_ref());
        o.flag("data_bearing", i.data_bearing);
        o.maybe("maker", i.maker.as_ref());
        o.maybe("model", i.model.as_ref());
        o.maybe("serial", i.serial.as_ref());
        o.maybe("tag", i.tag.as_ref());
        o.maybe("worth", i.worth.as_ref());
    },
    |f| Self {
        category: f.maybe("category")?,
        data_bearing: f.flag("data_bearing")?,
        maker: f.maybe("maker")?,
        model: f.maybe("model")?,
        serial: f.maybe("serial")?,
        tag: f.maybe("tag")?,
        worth: f.maybe("worth")?,
    }
);
wire_object!(
    Recipient,
    |r, o| {
        match r {
            Recipient::Unmatched(why) => o.put("unmatched", why),
            Recipient::Matched { person, how, score } => {
                o.put("how", how);
                o.put("person", person);
                o.maybe("score", score.as_ref());
            }
        }
    },
    |f| match f.maybe("unmatched")? {
        Some(why) => Self::Unmatched(why),
        None => Self::Matched {
            person: f.need("person")?,
            how: f.need("how")?,
            score: f.maybe("score")?,
        },
    }
);
wire_object!(
    Giver,
    |g, o| {
        match g {
            Giver::Person(person) => o.put("person", person),
            Giver::Proxy { person, by } => {
                o.put("by", by);
                o.put("person", person);
            }
            Giver::Parcel { parcel, person } => {
                o.put("parcel", parcel);
                o.maybe("person", person.as_ref());
            }
            Giver::Unknown => o.flag("unknown", true),
        }
    },
    |f| {
        let (by, parcel, person) = (f.maybe("by")?, f.maybe("parcel")?, f.maybe("person")?);
        match (f.flag("unknown")?, by, parcel, person) {
            (true, None, None, None) => Self::Unknown,
            (false, None, None, Some(person)) => Self::Person(person),
            (false, Some(by), None, Some(person)) => Self::Proxy { person, by },
            (false, None, Some(parcel), person) => Self::Parcel { parcel, person },
            _no_such_giver => return Err(FieldError::new("person", "does not fit the giver")),
        }
    }
);

/// One of several alternatives, each under a key of its own.
macro_rules! wire_choice {
    ($name:ident { $($key:literal => $variant:ident),+ $(,)? }) => {
        impl Wire for $name {
            fn write(&self, out: &mut Vec<u8>) {
                let mut object = ObjectWriter::begin(out);
                match self { $($name::$variant(value) => object.put($key, value)),+ }
                object.end();
            }

            fn read(value: Value<'_>) -> Result<Self, String> {
                let mut fields = Fields::of(value)?;
                let mut found = None;
                $(if found.is_none() {
                    found = fields.maybe($key).map_err(|e| e.to_string())?.map($name::$variant);
                })+
                // A second alternative is left over, and so is a field that is none of them.
                fields.end().map_err(|e| e.to_string())?;
                found.ok_or_else(|| "names no alternative".to_owned())
            }
        }
    };
}
wire_choice!(Origin { "parcel" => Parcel, "no_parcel" => NoParcel });
wire_choice!(ContentLine {
    "accessory" => Accessory,
    "asset" => Asset,
    "personal" => Personal,
    "short" => Short,
    "wrong" => Wrong,
});
wire_choice!(Destination { "facility" => Facility, "vendor" => Vendor });
wire_choice!(Amendment {
    "carrier" => Carrier,
    "category" => Category,
    "class" => Class,
    "condition" => Condition,
    "maker" => Maker,
    "model" => Model,
    "note" => Note,
    "sender" => Sender,
});
