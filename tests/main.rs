mod codec;
mod common;
mod floor_plan;
mod labels;
mod ledger;
mod rules;
mod rules_properties;
mod vectors;
