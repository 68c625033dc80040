mod codec;
mod common;
mod floor_plan;
mod ledger;
mod rules;
mod rules_properties;
