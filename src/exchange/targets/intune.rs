//! Intune: corporate device identifiers, by maker, model and serial number. No header, no quoting.

use super::{Answer, Movement};
use crate::domain::event::ItemKind;
use crate::domain::item::Standing;

pub(super) const COLUMNS: &[&str] = &["manufacturer", "model", "serial"];

pub(super) fn answer(m: &Movement<'_>) -> Answer {
    let item = m.item;
    let is_ours = match item.standing {
        Standing::Held | Standing::Out | Standing::Missing => true,
        Standing::Unseen | Standing::Expected | Standing::Closed(_) => false,
    };
    if item.kind != ItemKind::Asset || !is_ours {
        return Answer::LeftOut;
    }
    match row(m) {
        Ok(row) => Answer::Row(row),
        Err(reason) => Answer::Rejected(reason),
    }
}

fn row(m: &Movement<'_>) -> Result<Vec<String>, String> {
    let identity = &m.item.identity;
    let serial = identity.serial.as_ref().ok_or("it has no serial number")?.to_string();
    if serial.contains('.') {
        return Err(
            "its serial number has a period, which Intune takes out and then finds nobody".into()
        );
    }
    let maker = identity.maker.as_ref().ok_or("it has no manufacturer")?.to_string();
    let model = identity.model.as_ref().ok_or("it has no model")?.to_string();
    for (what, value) in [("manufacturer", &maker), ("model", &model)] {
        if value.contains([',', '"']) {
            return Err(format!(
                "its {what} has a comma or a quotation mark: the file cannot quote"
            ));
        }
    }
    Ok(vec![maker, model, serial])
}
