//! What the files that come in are made of: the columns of each kind, and what other systems call them.

use super::table::{Column, Shape};

/// Parcels that have arrived.
pub static PARCELS: Shape = Shape { columns: PARCEL_COLUMNS, needed: &[&["tracking"]] };

/// What is announced: parcels, serial numbers, lines of orders.
pub static EXPECTED: Shape =
    Shape { columns: EXPECTED_COLUMNS, needed: &[&["tracking", "serial", "reference"]] };

/// What another system recorded before.
pub static EVENTS: Shape = Shape {
    columns: EVENT_COLUMNS,
    needed: &[&["event"], &["occurred_at"], &["tracking", "serial", "tag"]],
};

/// Assets that are here without a parcel of ours.
pub static ASSETS: Shape = Shape { columns: ASSET_COLUMNS, needed: &[&["serial", "tag"]] };

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

/// The columns of an announcement: dispatch advices, purchase orders, lists of serial numbers.
static EXPECTED_COLUMNS: &[Column] = &[
    Column {
        name: "tracking",
        also: &[
            "tracking number",
            "tracking no",
            "tracking id",
            "awb",
            "parcel",
            "package",
            "waybill",
            "shipment tracking number",
            "carrier tracking number",
        ],
    },
    Column { name: "carrier", also: &["courier", "ship via", "shipping method"] },
    Column {
        name: "sender",
        also: &["from", "vendor", "supplier", "ship from", "vendor name", "supplier name"],
    },
    Column {
        name: "recipient",
        also: &["to", "for", "addressee", "requested for", "ship to attention", "attention"],
    },
    Column {
        name: "reference",
        also: &[
            "po number",
            "purchase order",
            "purchase order number",
            "po",
            "order",
            "order number",
            "order no",
            "asn",
            "asn number",
            "customer po",
        ],
    },
    Column {
        name: "serial",
        also: &["serials", "serial number", "serial numbers", "serial no", "service tag", "sn"],
    },
    Column {
        name: "line",
        also: &["line number", "line no", "po line", "order line", "item no", "position", "pos"],
    },
    Column {
        name: "part",
        also: &[
            "part number",
            "part no",
            "sku",
            "mpn",
            "manufacturer part number",
            "material",
            "model number",
            "product number",
            "item number",
        ],
    },
    Column {
        name: "quantity",
        also: &[
            "qty",
            "ordered quantity",
            "quantity ordered",
            "shipped quantity",
            "qty shipped",
            "qty ordered",
        ],
    },
];

/// The columns of events that another system recorded.
static EVENT_COLUMNS: &[Column] = &[
    Column { name: "event", also: &["action", "event type", "activity", "transaction"] },
    Column {
        name: "occurred_at",
        also: &[
            "occurred",
            "date",
            "time",
            "date time",
            "timestamp",
            "created at",
            "action date",
            "when",
        ],
    },
    Column { name: "tracking", also: &["tracking number", "tracking no", "awb", "parcel"] },
    Column { name: "serial", also: &["serial number", "serial no", "sn", "service tag"] },
    Column { name: "tag", also: &["asset tag", "asset number", "inventory number", "asset"] },
    Column { name: "maker", also: &["manufacturer", "brand"] },
    Column {
        name: "person",
        also: &["to", "user", "assigned to", "recipient", "employee", "target", "checked out to"],
    },
    Column { name: "from", also: &["from person", "returned by", "given by", "checked in from"] },
    Column { name: "operator", also: &["admin", "created by", "by", "actor", "performed by"] },
    Column { name: "place", also: &["location", "shelf", "at"] },
    Column { name: "condition", also: &[] },
    Column { name: "note", also: &["notes", "comment", "comments", "remark"] },
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
