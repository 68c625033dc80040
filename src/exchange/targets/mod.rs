//! What other systems import: for each its own columns, its own words and its own traps.
//!
//! Pure: a [`Movement`] goes in, and a row comes out, or the reason why there is none. What each system does
//! with a row is written down in docs/export.md.

mod fields;
mod intune;
mod jira_assets;
mod servicenow;
mod settings;
mod setup;
mod snipe_it;
mod state;
mod successfactors;

use crate::domain::event::{Event, Fact};
use crate::domain::item::Item;
use crate::domain::names::{PersonId, Timestamp};

pub use fields::{Headers, fill};
pub use settings::{PersonKey, Settings, SettingsError};
pub use setup::setup_page;
pub use state::State;

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Events,
    Assets,
    Handoffs,
    Parcels,
    People,
}

impl Kind {
    pub const ALL: &'static [Self] =
        &[Self::Events, Self::Assets, Self::Handoffs, Self::Parcels, Self::People];

    /// The stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Assets => "assets",
            Self::Handoffs => "handoffs",
            Self::Parcels => "parcels",
            Self::People => "people",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == word)
    }
}

/// For whom it is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Generic,
    ServiceNow,
    SnipeIt,
    SuccessFactors,
    Intune,
    JiraAssets,
    Excel,
}

impl Target {
    pub const ALL: &'static [Self] = &[
        Self::Generic,
        Self::ServiceNow,
        Self::SnipeIt,
        Self::SuccessFactors,
        Self::Intune,
        Self::JiraAssets,
        Self::Excel,
    ];

    /// The stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Generic => "generic",
            Self::ServiceNow => "servicenow",
            Self::SnipeIt => "snipe-it",
            Self::SuccessFactors => "successfactors",
            Self::Intune => "intune",
            Self::JiraAssets => "jira-assets",
            Self::Excel => "excel",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|target| target.as_str() == word)
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Generic => "any program",
            Self::ServiceNow => "ServiceNow",
            Self::SnipeIt => "Snipe-IT",
            Self::SuccessFactors => "SuccessFactors",
            Self::Intune => "Intune",
            Self::JiraAssets => "Jira Assets",
            Self::Excel => "Excel",
        }
    }

    /// Why it cannot take a kind, and what it can.
    pub const fn takes(self, kind: Kind) -> Result<(), &'static str> {
        match (self, kind) {
            (Self::Generic | Self::Excel, _)
            | (Self::ServiceNow | Self::SnipeIt, Kind::Events | Kind::Assets)
            | (Self::SuccessFactors, Kind::Handoffs)
            | (Self::Intune | Self::JiraAssets, Kind::Assets) => Ok(()),
            (Self::ServiceNow, Kind::Handoffs) => {
                Err("its staging table takes hand-offs as events: export events")
            }
            (Self::ServiceNow, Kind::Parcels | Kind::People) => {
                Err("its staging table is about assets: export events or assets")
            }
            (Self::SnipeIt, Kind::Handoffs) => Err(
                "its importer checks out with a row of the asset, and cannot check in: export events",
            ),
            (Self::SnipeIt, Kind::Parcels | Kind::People) => {
                Err("its importer is about assets: export events or assets")
            }
            (Self::SuccessFactors, _) => Err(
                "it has no import of company property but a custom object of who has what: export handoffs",
            ),
            (Self::Intune, _) => Err("corporate identifiers are devices: export assets"),
            (Self::JiraAssets, _) => {
                Err("its import makes one object of each row: export assets, a row each")
            }
        }
    }

    /// How many rows a file may have, if the other side says so.
    #[must_use]
    pub const fn rows_max(self) -> Option<u64> {
        match self {
            Self::SnipeIt => Some(2000),
            Self::Intune => Some(5000),
            Self::Generic
            | Self::ServiceNow
            | Self::SuccessFactors
            | Self::JiraAssets
            | Self::Excel => None,
        }
    }

    /// Whether its files begin with a line of names.
    #[must_use]
    pub const fn has_header(self) -> bool {
        !matches!(self, Self::Intune)
    }

    /// Its columns, if it has columns of its own and no template is filled.
    #[must_use]
    pub const fn columns(self) -> Option<&'static [&'static str]> {
        match self {
            Self::ServiceNow => Some(servicenow::COLUMNS),
            Self::SnipeIt => Some(snipe_it::COLUMNS),
            Self::Intune => Some(intune::COLUMNS),
            Self::JiraAssets => Some(jira_assets::COLUMNS),
            Self::Generic | Self::SuccessFactors | Self::Excel => None,
        }
    }
}

/// Somebody as other systems know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Party<'p> {
    pub name: &'p str,
    pub email: Option<&'p str>,
    pub number: Option<&'p str>,
}

/// The recipient directory, as far as an export asks.
pub trait People {
    /// Somebody, if they are not forgotten.
    fn person(&self, id: PersonId) -> Option<Party<'_>>;
}

/// How an asset came here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delivery {
    pub carrier: Option<String>,
    pub tracking: Option<String>,
    /// The purchase order or dispatch advice that announced it.
    pub reference: Option<String>,
}

/// One event, and its item as the event left it.
#[derive(Clone, Copy)]
pub struct Movement<'m> {
    pub fact: &'m Fact,
    /// The event as it reads now.
    pub event: &'m Event,
    pub item: &'m Item,
    pub delivery: &'m Delivery,
    pub facility: &'m str,
    pub receipt: &'m str,
    pub people: &'m dyn People,
    pub settings: &'m Settings,
    /// Whether it tells how an asset stands rather than what happened.
    pub is_snapshot: bool,
    /// Whether a later event in the same window set it aside.
    pub is_set_aside: bool,
}

impl std::fmt::Debug for Movement<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Movement").field("fact", self.fact).finish_non_exhaustive()
    }
}

/// What a target makes of a movement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Row(Vec<String>),
    /// The target should have it and cannot take it; an admin has to act.
    Rejected(String),
    /// The target has no word for it.
    LeftOut,
}

/// The row of a movement for a target with columns of its own.
#[must_use]
pub fn answer(target: Target, movement: &Movement<'_>) -> Answer {
    match target {
        Target::ServiceNow => servicenow::answer(movement),
        Target::SnipeIt => snipe_it::answer(movement),
        Target::Intune => intune::answer(movement),
        Target::JiraAssets => jira_assets::answer(movement),
        Target::Generic | Target::SuccessFactors | Target::Excel => Answer::LeftOut,
    }
}

/// A time in UTC in the form that a target reads.
fn utc(at: Timestamp, form: &str) -> String {
    let instant = jiff::Timestamp::from_millisecond(at.as_millis()).unwrap_or_default();
    instant.strftime(form).to_string()
}

fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
