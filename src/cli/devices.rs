//! Which serial number goes with which asset tag.

use super::failure::{Failure, Kind};
use super::scans::Taken;
use crate::domain::names::{AssetTag, SerialNumber};

/// One device: its serial number as scanned, or its tag alone.
#[derive(Debug)]
pub struct Device {
    pub serial: Option<(SerialNumber, Taken)>,
    pub tag: Option<AssetTag>,
}

/// Serial numbers and tags that came in one way: typed, or read from pictures.
#[derive(Debug, Default)]
pub struct Seen {
    pub serials: Vec<(SerialNumber, Taken)>,
    pub tags: Vec<AssetTag>,
}

impl Seen {
    /// Adds a serial number, unless another picture shows it, too.
    pub fn add_serial(&mut self, serial: SerialNumber, taken: Taken) {
        if self.serials.iter().all(|(known, _)| *known != serial) {
            self.serials.push((serial, taken));
        }
    }

    /// Adds a tag, unless another picture shows it, too.
    pub fn add_tag(&mut self, tag: AssetTag) {
        if !self.tags.contains(&tag) {
            self.tags.push(tag);
        }
    }

    /// The n-th tag goes with the n-th serial number; what is left over stands alone.
    fn in_order(self) -> impl Iterator<Item = Device> {
        let count = self.serials.len().max(self.tags.len());
        let (mut serials, mut tags) = (self.serials.into_iter(), self.tags.into_iter());
        (0..count).map(move |_| Device { serial: serials.next(), tag: tags.next() })
    }
}

/// Pairs what was typed among itself, and what the pictures show among itself.
///
/// A tag on the wrong device is worse than a question: where the counts do not tell, nothing is guessed.
pub fn pair(typed: Seen, mut pictured: Seen) -> Result<Vec<Device>, Failure> {
    pictured.serials.retain(|(serial, _)| typed.serials.iter().all(|(known, _)| known != serial));
    pictured.tags.retain(|tag| !typed.tags.contains(tag));
    let serials = typed.serials.len() + pictured.serials.len();
    if serials == 1 && typed.tags.len() + pictured.tags.len() == 1 {
        // One of each can only belong together, wherever each came from.
        let serial = typed.serials.into_iter().chain(pictured.serials).next();
        let tag = typed.tags.into_iter().chain(pictured.tags).next();
        return Ok(vec![Device { serial, tag }]);
    }
    let loose_tags = !pictured.tags.is_empty() && pictured.tags.len() != pictured.serials.len();
    let crossing = typed.tags.len() > typed.serials.len() && !pictured.serials.is_empty();
    if crossing || (loose_tags && serials > 0) {
        return Err(unclear(&typed, &pictured));
    }
    Ok(typed.in_order().chain(pictured.in_order()).collect())
}

fn unclear(typed: &Seen, pictured: &Seen) -> Failure {
    fn list<'t>(texts: impl Iterator<Item = &'t str>) -> String {
        let texts: Vec<&str> = texts.collect();
        if texts.is_empty() { "none".to_owned() } else { texts.join(", ") }
    }
    let serials = |seen: &Seen| list(seen.serials.iter().map(|(serial, _)| serial.as_str()));
    let tags = |seen: &Seen| list(seen.tags.iter().map(AssetTag::as_str));
    Failure::new(Kind::Usage, "which tag belongs to which serial number is not clear")
        .hint(format!(
            "the pictures show the serial numbers {} and the tags {}",
            serials(pictured),
            tags(pictured)
        ))
        .hint(format!(
            "given were the serial numbers {} and the tags {}",
            serials(typed),
            tags(typed)
        ))
        .hint("give both with --serial and --tag: the n-th tag goes with the n-th serial number")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(serials: &[&str], tags: &[&str]) -> Seen {
        let mut seen = Seen::default();
        for serial in serials {
            let value = (*serial).to_owned();
            let taken = Taken { value, raw: None, carrier: None, maker: None };
            seen.add_serial(SerialNumber::parse(serial).unwrap(), taken);
        }
        for tag in tags {
            seen.add_tag(AssetTag::parse(tag).unwrap());
        }
        seen
    }

    fn pairs(typed: Seen, pictured: Seen) -> Result<Vec<String>, Failure> {
        let show = |device: Device| {
            let serial = device.serial.map_or_else(String::new, |(serial, _)| serial.to_string());
            format!("{serial}={}", device.tag.map_or_else(String::new, |tag| tag.to_string()))
        };
        Ok(pair(typed, pictured)?.into_iter().map(show).collect())
    }

    #[test]
    fn tags_go_with_serial_numbers_that_came_the_same_way() {
        let none = Seen::default;
        assert_eq!(pairs(seen(&["A1", "B1"], &["T1"]), none()).unwrap(), ["A1=T1", "B1="]);
        assert_eq!(pairs(seen(&["A1"], &[]), seen(&["B1"], &["T1"])).unwrap(), ["A1=", "B1=T1"]);
        assert_eq!(pairs(none(), seen(&["A1", "B1"], &["T1", "T2"])).unwrap(), ["A1=T1", "B1=T2"]);
        assert_eq!(pairs(seen(&["A1"], &[]), seen(&["A1", "B1"], &[])).unwrap(), ["A1=", "B1="]);
        assert_eq!(pairs(none(), seen(&[], &["T1", "T2"])).unwrap(), ["=T1", "=T2"]);
    }

    #[test]
    fn one_of_each_belongs_together_and_more_are_asked_about() {
        assert_eq!(pairs(seen(&["A1"], &[]), seen(&[], &["T1"])).unwrap(), ["A1=T1"]);
        assert_eq!(pairs(seen(&[], &["T1"]), seen(&["A1"], &[])).unwrap(), ["A1=T1"]);
        assert!(pairs(Seen::default(), seen(&["A1", "B1"], &["T1"])).is_err());
        assert!(pairs(seen(&["A1"], &[]), seen(&[], &["T1", "T2"])).is_err());
        assert!(pairs(seen(&[], &["T1"]), seen(&["A1", "B1"], &[])).is_err());
    }
}
