//! What a page calls what entries say: acts, ways of signing.

/// What happened, in a few words.
pub(super) fn act(kind: &str) -> String {
    let known = match kind {
        "expected" => "Announcement",
        "received" => "Arrival of a parcel",
        "refused" => "Refusal of a parcel",
        "matched" => "Change of recipient",
        "moved" => "Move to another place",
        "hold_placed" => "Hold",
        "hold_released" => "Release of a hold",
        "serialized" => "Entry of an asset",
        "counted" => "Count of a parcel",
        "line_settled" => "Content of a parcel",
        "converted" => "Parcel unpacked",
        "adopted" => "Entry of an asset that was found",
        "alias_added" => "Further identifier",
        "reidentified" => "Correction of a serial number",
        "inspected" => "Inspection",
        "notified" => "Notice",
        "handed_off" => "Hand-off",
        "declined" => "Decline by the recipient",
        "attempt_failed" => "Failed delivery",
        "transferred" => "Transfer",
        "returned" => "Return",
        "due_set" => "Due date",
        "sent_out" => "Dispatch",
        "taken_in" => "Arrival from outside",
        "reported_missing" => "Report of a loss",
        "found" => "Recovery",
        "disposed" => "Disposal",
        "returned_to_sender" => "Return to sender",
        "replaced" => "Replacement",
        "sanitized" => "Removal of data",
        "overridden" => "Refusal set aside",
        "voided" => "Event voided",
        "amended" => "Event amended",
        "settled" => "Dispute settled",
        "signed" => "Signature",
        "attached" => "Attachment",
        _ => return plain(kind),
    };
    known.to_owned()
}

/// The same for several items.
pub(super) fn act_of(kind: &str, items: usize) -> String {
    match items {
        0 => act(kind),
        1 => format!("{} of 1 item", act(kind)),
        items => format!("{} of {items} items", act(kind)),
    }
}

/// How somebody signed.
pub(super) fn way(way: &str) -> String {
    let known = match way {
        "file" => "with a picture of the signature",
        "terminal" => "drawn in the terminal of the station",
        "phone" => "drawn on a phone",
        "typed" => "by typing their name and their PIN",
        "paper" => "on paper",
        _ => return plain(way),
    };
    known.to_owned()
}

/// In what capacity somebody signed.
pub(super) fn capacity(capacity: &str) -> String {
    let known = match capacity {
        "receiver" => "as the one who received",
        "proxy" => "as a proxy",
        "giver" => "as the one who gave",
        _ => return plain(capacity),
    };
    known.to_owned()
}

/// A word of the log as people write it: `two_words` becomes `two words`.
pub(super) fn plain(word: &str) -> String {
    word.replace('_', " ")
}

/// A word of the log at the beginning of a line.
pub(super) fn capital(word: &str) -> String {
    let word = plain(word);
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}
