use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::Workbook;

use super::{home_with_a_laptop, rows};
use crate::common::program::Home;

fn exported(home: &Home, line: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    rows(home.does(&format!("{line} --output -")).out.as_bytes())
}

fn profile(home: &Home, section: &str) {
    let file = "config/profiles/acme.toml";
    let before = String::from_utf8(home.read(file)).expect("text");
    home.write(file, format!("{before}\n{section}"));
}

#[test]
fn servicenow_is_told_the_state_after_every_event() {
    let home = home_with_a_laptop();
    home.does("hand-off AT-1 --to 1815 --signature signature.png");
    home.does(
        "return AT-1 --from 1815 --signature signature.png --condition good --missing charger",
    );
    home.does("hold AT-1 --code legal --note 'asked for by the court'");
    home.does("missing AT-1 --reason 'not on its shelf'");
    home.does("serialize --no-parcel stock --serial SN-2001 --tag AT-2");
    home.does("correct 13 --void --reason 'scanned the wrong box'");
    let found = exported(&home, "export events --for servicenow");
    let of = |row: &std::collections::BTreeMap<String, String>| {
        ["event_type", "state", "substate", "assigned_to", "reserved_for", "stockroom"]
            .map(|column| row[column].clone())
            .join("|")
    };
    let told: Vec<String> = found.iter().map(of).collect();
    assert_eq!(
        told,
        [
            "serialized|In stock|Reserved||ada@example.com|hq",
            "handed_off|In use||ada@example.com||",
            "returned|In stock|Pending repair|||hq",
            "hold_placed|In stock|Legal hold|||hq",
            "reported_missing|Missing|Lost|||",
            "serialized|In stock|Available|||hq",
            "voided|Missing|Lost|||",
        ]
        .map(|line| if line.starts_with("voided") { told[6].as_str() } else { line })
    );
    let first = &found[0];
    assert_eq!(first["serial_number"], "00012E5");
    assert_eq!((&*first["carrier"], &*first["tracking_number"]), ("UPS", "1Z999AA10123456784"));
    assert_eq!(first["po_number"], "PO-4711");
    assert_eq!(first["event_time"].len(), "2026-11-22 09:30:00".len());
    assert!(found[1]["evidence_sha256"].len() == 64, "the signature");
    assert_eq!(found[2]["comments"], "condition: good; missing: charger");
    assert_eq!(found[3]["comments"], "on hold: legal; asked for by the court");
    let voided = &found[6];
    assert!(voided["comments"].starts_with("voids "), "{}", voided["comments"]);
    assert!(voided["comments"].ends_with(":13: scanned the wrong box"), "{}", voided["comments"]);
    // Its labels double as the keys of insertMultiple.
    let lines = home.does("export events --for servicenow --output - --format jsonl").json_lines();
    assert_eq!(lines[0]["serial_number"], "00012E5");
}

#[test]
fn words_and_people_are_what_the_profile_says() {
    let home = home_with_a_laptop();
    home.does("hand-off AT-1 --to 1815 --signature signature.png");
    home.does("serialize --no-parcel stock --serial SN-2001 --tag AT-2");
    home.does("hand-off AT-2 --to 1906 --signature signature.png");
    profile(
        &home,
        "[export]\nperson = \"number\"\nstaging = [\"grace@example.com\"]\n\
         [export.servicenow.states]\nissued = \"Deployed / To a person\"\n",
    );
    let found = exported(&home, "export assets --for servicenow");
    assert_eq!((&*found[0]["state"], &*found[0]["substate"]), ("Deployed", "To a person"));
    assert_eq!(found[0]["assigned_to"], "1815");
    assert_eq!((&*found[1]["state"], &*found[1]["substate"]), ("In stock", "Pending install"));
    profile(&home, "isued = \"Deployed\"\n");
    home.tries("export assets --for servicenow --output -")
        .ends(78)
        .warns("export.servicenow.states.isued: is not a state");
    home.tries("show AT-1").ends(0);
}

#[test]
fn snipe_it_gets_first_registrations_and_hand_offs_with_names_that_it_knows() {
    let home = home_with_a_laptop();
    home.does("hand-off AT-1 --to 1815 --signature signature.png");
    home.does("return AT-1 --from 1815 --signature signature.png");
    home.does("serialize --no-parcel stock --serial SN-2001 --model 'EliteBook 840'");
    let answer = home.tries("export events --for snipe-it --output snipe.csv").ends(65);
    answer.warns("1 rows are rejected: see snipe.rejected.csv");
    let found = rows(&home.read("snipe.csv"));
    assert_eq!(found.len(), 2, "its importer cannot check in, and knows no asset without a tag");
    assert_eq!(found[0]["Item Name"], found[0]["Asset Tag"]);
    assert_eq!((&*found[0]["Status"], &*found[0]["Checkout Type"]), ("Ready to Deploy", ""));
    assert_eq!((&*found[1]["Checkout Type"], &*found[1]["Username"]), ("user", "ada@example.com"));
    assert_eq!(found[1]["Checkout Date"].len(), 10);
    let rejected = rows(&home.read("snipe.rejected.csv"));
    assert_eq!((&*rejected[0]["item"], &*rejected[0]["event_type"]), ("SN-2001", "serialized"));
    assert!(rejected[0]["reason"].contains("no asset tag"), "{}", rejected[0]["reason"]);
    profile(&home, "[export.snipe-it]\nmodels = [\"XPS 13\"]\nusers = [\"grace@example.com\"]\n");
    let answer = home.tries("export events --for snipe-it --output -").ends(65);
    answer.warns("the model `Latitude 5440` is not in export.snipe-it.models");
    profile(&home, "labels = { stored = \"Shelved\" }\n");
    home.tries("export events --for snipe-it --output -")
        .ends(78)
        .warns("`Shelved` is not among export.snipe-it.statuses");
}

#[test]
fn intune_gets_three_columns_without_a_header_and_no_period() {
    let home = home_with_a_laptop();
    home.does("serialize --no-parcel stock --serial SN.2001 --maker HP --model Elite --confirm");
    home.does("serialize --no-parcel stock --serial SN-2002 --maker 'HP, Inc' --model Elite");
    let answer = home.tries("export assets --for intune --output -").ends(65);
    assert_eq!(answer.out, "Dell,Latitude 5440,00012E5\r\n");
    answer.warns("its serial number has a period").warns("its manufacturer has a comma");
}

#[test]
fn jira_assets_get_american_dates_and_values_apart_by_two_bars() {
    let home = home_with_a_laptop();
    home.does("hand-off AT-1 --to 1815 --signature signature.png --due 2026-12-24");
    home.does("alias AT-1 --kind mac 00:1b:44:11:3a:b7");
    home.does("alias AT-1 --kind imei 490154203237518");
    let found = exported(&home, "export assets --for jira-assets");
    let row = &found[0];
    assert_eq!((&*row["Name"], &*row["Owner"]), ("AT-1", "ada@example.com"));
    assert_eq!(row["Due Back"], "12/24/2026");
    assert_eq!(row["Other Identifiers"], "001B44113AB7||490154203237518");
    assert_eq!(row["Purchase Order"], "PO-4711");
}

#[test]
fn successfactors_templates_are_filled_by_the_names_of_their_columns() {
    let home = home_with_a_laptop();
    home.does("hand-off AT-1 --to 1815 --signature signature.png");
    home.write("mdf.csv", "externalCode,cust_serialNumber,externalUser,issueDate,cust_shoe\r\nCode,Serial,User,Issued on,Shoe size\r\n");
    let line = "export handoffs --for successfactors";
    home.tries(&format!("{line} --output -")).ends(2).warns("name the template of your object");
    let answer = home.does(&format!("{line} --template mdf.csv --output -"));
    let lines: Vec<&str> = answer.out.lines().collect();
    assert_eq!(lines.len(), 3, "two header rows stay as they are");
    assert!(lines[2].starts_with("dock-1-11,00012E5,1815,"), "{}", lines[2]);
    assert!(lines[2].ends_with("/2026,"), "{}", lines[2]);
    answer.warns("these columns stay empty: Shoe size");
    home.write("other.csv", "a,b\r\nA,B\r\n");
    home.tries(&format!("{line} --template other.csv --output -"))
        .ends(66)
        .warns("the template has no column for user id");
}

#[test]
fn the_receiving_log_of_servicenow_is_filled_with_what_came_in() {
    let home = home_with_a_laptop();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in [(0, "PO Number"), (1, "Serial number"), (2, "Quantity received")] {
        sheet.write_string(0, column, name).expect("a cell");
    }
    home.write("log.xlsx", book.save_to_buffer().expect("a workbook"));
    home.does("export events --for servicenow --template log.xlsx --output filled.xlsx");
    let mut book = Xlsx::new(std::io::Cursor::new(home.read("filled.xlsx"))).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("it is readable");
    let row: Vec<String> =
        sheet.rows().nth(1).expect("a row").iter().map(Data::to_string).collect();
    assert_eq!(row, ["PO-4711", "00012E5", "1"]);
}

#[test]
fn a_workbook_has_text_cells_and_the_same_bytes_every_time() {
    let home = home_with_a_laptop();
    home.does("serialize --no-parcel stock --serial SN-2001 --model '=HYPERLINK(1)'");
    home.does("export assets --for excel --output assets.xlsx");
    home.does("export assets --for excel --output again.xlsx");
    assert_eq!(home.read("assets.xlsx"), home.read("again.xlsx"));
    let mut book = Xlsx::new(std::io::Cursor::new(home.read("assets.xlsx"))).expect("a workbook");
    let sheet = book.worksheet_range("assets").expect("a sheet");
    let text = |row, column| sheet.get_value((row, column)).cloned();
    assert_eq!(text(1, 3), Some(Data::String("00012E5".to_owned())));
    assert_eq!(text(2, 6), Some(Data::String("'=HYPERLINK(1)".to_owned())));
    for kind in ["events", "handoffs", "parcels", "people"] {
        home.does(&format!("export {kind} --for excel --output {kind}.xlsx"));
    }
}

#[test]
fn what_makes_no_sense_is_refused_with_the_reason() {
    let home = Home::staffed();
    for (line, reason) in [
        ("parcels --for servicenow --output -", "its staging table is about assets"),
        ("handoffs --for snipe-it --output -", "export events"),
        ("events --for intune --output -", "corporate identifiers are devices"),
        ("events --for jira-assets --output -", "an import makes one object of each row"),
        ("events --for successfactors --output -", "no import of company property"),
        ("people --since-last x --out .", "the directory has no order"),
        ("assets --for snipe-it --since-last x --out .", "a checkout that never was"),
        ("assets --for intune --since-last x --out . --also-as a.csv", "--also-as holds only one"),
        ("assets --from 2026-01-01T00:00:00Z --output -", "assets are exported as they are now"),
        ("assets --for excel --format jsonl --output -", "Excel does not take JSON"),
        ("events --for excel --template x.xlsx --output -", "there is no template for Excel"),
        ("events", "--output"),
        ("events --since-last x --output -", "--out"),
        ("events --since-last X_1 --out .", "lower-case letters"),
        ("events --since-last x --out . --also-as ../x.csv", "without a path"),
    ] {
        let reason = reason.replace("an import makes", "its import makes");
        home.tries(&format!("export {line}")).ends(2).warns(&reason);
    }
    home.does("export --setup servicenow").says("Coalesce empty fields: off");
    home.does("export --setup snipe-it").says("Update existing values");
    home.tries("export --setup excel").ends(1).warns("nothing has to be set up");
}
