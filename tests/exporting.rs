//! What other systems import: their columns and traps, increments, and runs that are cut short.

mod crash;
mod readers;
mod series;
mod targets;
mod units;

use crate::common::program::Home;

/// A station at which one laptop came out of an announced parcel, was handed off and came back.
fn home_with_a_laptop() -> Home {
    let home = Home::staffed();
    home.has_pictures();
    home.write(
        "asn.csv",
        "tracking,carrier,reference,serial,recipient\n1Z999AA10123456784,UPS,PO-4711,00012E5,1815\n",
    );
    home.does("expect asn.csv");
    home.does("receive 1Z999AA10123456784 --to 1815");
    home.does(
        "serialize 1Z999AA10123456784 --serial 00012E5 --tag AT-1 --maker Dell --model 'Latitude 5440' \
         --category laptop --for 1815 --last",
    );
    home
}

/// Says what was left out, or how much was tried.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn say(text: &str) {
    eprintln!("{text}");
}

/// The rows of a CSV file, each as text by column name.
fn rows(text: &[u8]) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text);
    let header: Vec<String> =
        reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let row = |record: csv::StringRecord| {
        header.iter().cloned().zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| row(record.expect("as many cells as the header"))).collect()
}
