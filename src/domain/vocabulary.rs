//! The closed lists of words that events, files and the command line share.

words! {
    /// The two kinds of item.
    ItemKind { Parcel = "parcel", Asset = "asset" }
}

words! {
    /// The state a thing is in, as somebody saw it.
    Condition {
        Unknown = "unknown",
        Good = "good",
        Cosmetic = "cosmetic",
        Damaged = "damaged",
        Tampered = "tampered",
        Inoperable = "inoperable",
    }
}

impl Condition {
    /// Whether an item in this state waits on hold until somebody has looked at it.
    #[must_use]
    pub const fn needs_hold(self) -> bool {
        match self {
            Self::Unknown | Self::Good | Self::Cosmetic => false,
            Self::Damaged | Self::Tampered | Self::Inoperable => true,
        }
    }
}

words! {
    /// What a parcel is believed to hold.
    ParcelClass { Mail = "mail", It = "it", Consumables = "consumables", Unknown = "unknown" }
}

words! {
    /// Why an item may not be released.
    HoldCode {
        Damage = "damage",
        Legal = "legal",
        Identity = "identity",
        Unwiped = "unwiped",
        Dispute = "dispute",
        Customs = "customs",
        Vacation = "vacation",
    }
}

words! {
    /// How a recipient was found.
    MatchHow { Id = "id", Exact = "exact", Fuzzy = "fuzzy", Ocr = "ocr", Manual = "manual" }
}

words! {
    /// Why a parcel has no recipient yet.
    Unmatched { Missing = "none", Partial = "partial", Multiple = "multiple", Business = "business" }
}

words! {
    /// How a scanned serial number stands to the list that was announced for the parcel.
    ListFit { Exact = "exact", NotListed = "not_listed", OneTypoAway = "one_typo_away" }
}

words! {
    /// How an asset that no parcel of ours brought came to light.
    AdoptedHow { Return = "return", Found = "found", Surplus = "surplus", Import = "import" }
}

words! {
    /// What a further identifier is.
    AliasKind {
        Imei = "imei",
        Meid = "meid",
        Iccid = "iccid",
        Eid = "eid",
        Mac = "mac",
        Serial = "serial",
        /// A serial number that was recorded wrongly: still found, but no longer the device's own.
        FormerSerial = "former_serial",
        Tag = "tag",
        Tracking = "tracking",
        Other = "other",
    }
}

words! {
    /// How far a sanitization went (NIST SP 800-88 Rev. 1, section 2.5).
    SanitizeMethod { Clear = "clear", Purge = "purge", Destroy = "destroy" }
}

words! {
    /// How a notice was sent.
    Channel { Email = "email", Sms = "sms", Chat = "chat", Webhook = "webhook", InPerson = "in_person" }
}

words! {
    /// What a notice is about.
    NoticeAbout {
        /// Something lies here for them.
        Pickup = "pickup",
        /// Something that they have is due back.
        DueBack = "due_back",
        /// Somebody else took what was theirs.
        Collected = "collected",
        /// They have something and have not signed for it.
        Signature = "signature",
        /// They have something that an open case wants back.
        GiveBack = "give_back",
    }
}

words! {
    /// What became of a notice.
    NoticeResult {
        /// Whoever carries it on has taken it.
        Delivered = "delivered",
        /// It was not taken.
        Failed = "failed",
        /// Nobody knows: it may have been taken.
        Unsure = "unsure",
    }
}

words! {
    /// What a piece of evidence is.
    EvidenceKind {
        Signature = "signature",
        Photo = "photo",
        Paper = "paper",
        Certificate = "certificate",
        Label = "label",
    }
}

impl EvidenceKind {
    /// Whether it can bear the other party's signature.
    #[must_use]
    pub const fn can_be_signed(self) -> bool {
        match self {
            Self::Signature | Self::Paper => true,
            Self::Photo | Self::Certificate | Self::Label => false,
        }
    }
}

words! {
    /// What a person is in an event that passes custody.
    PartyRole { By = "by", From = "from", Signer = "signer", To = "to" }
}

words! {
    /// A personal value that an entry commits to without containing it.
    PersonalLabel {
        ByName = "by.name",
        ByNumber = "by.number",
        FromName = "from.name",
        FromNumber = "from.number",
        /// The document that the signer showed: its kind and its last four characters.
        SignerDocument = "signer.document",
        /// The name as the signer wrote it.
        SignerName = "signer.name",
        ToName = "to.name",
        ToNumber = "to.number",
    }
}

impl PersonalLabel {
    /// Whether it is a name.
    #[must_use]
    pub const fn is_a_name(self) -> bool {
        matches!(self, Self::ByName | Self::FromName | Self::SignerName | Self::ToName)
    }

    /// Whose value it is.
    #[must_use]
    pub const fn role(self) -> PartyRole {
        match self {
            Self::ByName | Self::ByNumber => PartyRole::By,
            Self::FromName | Self::FromNumber => PartyRole::From,
            Self::SignerName | Self::SignerDocument => PartyRole::Signer,
            Self::ToName | Self::ToNumber => PartyRole::To,
        }
    }

    /// The labels of a person's name and of what they are known by besides: their employee number, or the
    /// document that a signer showed.
    #[must_use]
    pub const fn of(role: PartyRole) -> (Self, Self) {
        match role {
            PartyRole::By => (Self::ByName, Self::ByNumber),
            PartyRole::From => (Self::FromName, Self::FromNumber),
            PartyRole::Signer => (Self::SignerName, Self::SignerDocument),
            PartyRole::To => (Self::ToName, Self::ToNumber),
        }
    }
}
