//! What the files that come in are made of: the columns of each kind, and what other systems call them.

use super::table::{Column, Shape};

/// Parcels that have arrived.
pub static PARCELS: Shape = Shape { columns: PARCEL_COLUMNS, needed: &[&["tracking"]] };

/// Parcels that are announced.
pub static EXPECTED: Shape = Shape { columns: EXPECTED_COLUMNS, needed: &[&["tracking"]] };

/// Assets that are here without a parcel of ours.
pub static ASSETS: Shape = Shape { columns: ASSET_COLUMNS, needed: &[&["serial", "tag"]] };

/// The recipient directory.
pub static PEOPLE: Shape = Shape { columns: PERSON_COLUMNS, needed: &[&["name", "last", "email"]] };

/// The columns of a parcels file.
static PARCEL_COLUMNS: &[Column] = &[
    Column { name: "tracking", also: &["tracking number", "tracking no", "awb", "parcel"] },
    Column { name: "carrier", also: &["courier", "shipper"] },
    Column { name: "sender", also: &["from", "vendor"] },
    Column { name: "recipient", also: &["to", "for", "addressee"] },
    Column { name: "class", also: &["type"] },
    Column { name: "condition", also: &[] },
    Column { name: "place", also: &["location", "shelf", "at"] },
    Column { name: "contents", also: &["pieces", "quantity"] },
    Column { name: "note", also: &["notes", "comment", "comments", "remark"] },
    Column { name: "received_at", also: &["received", "date received", "occurred at"] },
];

/// The columns of an announcement of parcels.
static EXPECTED_COLUMNS: &[Column] = &[
    Column { name: "tracking", also: &["tracking number", "tracking no", "awb", "parcel"] },
    Column { name: "carrier", also: &["courier", "shipper"] },
    Column { name: "sender", also: &["from", "vendor", "supplier"] },
    Column { name: "recipient", also: &["to", "for", "addressee"] },
    Column { name: "reference", also: &["po number", "purchase order", "order", "asn"] },
    Column { name: "serial", also: &["serials", "serial number", "serial numbers"] },
];

/// The columns of an assets file.
static ASSET_COLUMNS: &[Column] = &[
    Column { name: "serial", also: &["serial number", "serial no", "sn"] },
    Column { name: "tag", also: &["asset tag", "asset number", "inventory number"] },
    Column { name: "maker", also: &["manufacturer", "vendor", "brand"] },
    Column { name: "model", also: &["model name", "product"] },
    Column { name: "category", also: &["model category", "type"] },
    Column { name: "place", also: &["location", "stockroom", "at"] },
    Column { name: "data_bearing", also: &["has storage", "data"] },
    Column { name: "note", also: &["notes", "comment", "comments", "remark"] },
];

/// The columns of a people file.
static PERSON_COLUMNS: &[Column] = &[
    Column { name: "name", also: &["full name", "display name", "employee name"] },
    Column { name: "first", also: &["first name", "given name", "firstname"] },
    Column { name: "last", also: &["last name", "surname", "family name", "lastname"] },
    Column {
        name: "number",
        also: &["employee number", "employee id", "id", "user id", "employee num"],
    },
    Column {
        name: "email",
        also: &["e-mail", "mail", "email address", "work email", "user principal name"],
    },
    Column { name: "department", also: &["dept", "cost center"] },
    Column { name: "location", also: &["room", "office", "desk", "site"] },
    Column {
        name: "active",
        also: &["status", "activated", "account enabled", "employment status"],
    },
];
