//! Files of people as other systems export them, and everything that is held about one person.

use std::fmt::Write as _;
use std::os::unix::fs::PermissionsExt as _;

use crate::common::program::{Home, ups};

/// A file, the system that it is said to come from, and what becomes known of Ada.
const EXPORTS: [(&str, &str, &str); 7] = [
    (
        "Workday",
        "Employee ID,Legal First Name,Legal Last Name,Preferred Name,Primary Work Email,Location,Worker Status,Hire Date,Manager\n\
         1815,Ada,Lovelace,Countess,ada@example.com,Berlin,Active,2024-05-01,Grace Hopper\n",
        r#"{"first":"Ada","last":"Lovelace","manager":"Grace Hopper","nicknames":"Countess","start":"2024-05-01"}"#,
    ),
    (
        "SAP SuccessFactors",
        "STATUS,USERID,USERNAME,FIRSTNAME,LASTNAME,EMAIL,DEPARTMENT,LOCATION,HIREDATE\n\
         Status,User ID,Username,First Name,Last Name,Email,Department,Location,Hire Date\n\
         active,1815,alovelace,Ada,Lovelace,ada@example.com,Engines,Berlin,2024-05-01\n",
        r#"{"first":"Ada","last":"Lovelace","login":"alovelace","start":"2024-05-01"}"#,
    ),
    (
        "BambooHR",
        "Employee #,First Name,Last Name,Work Email,Mobile Phone,Department,Location,Status,Reporting to\n\
         1815,Ada,Lovelace,ada@example.com,+49 30 1,Engines,Berlin,Active,Grace Hopper\n",
        r#"{"first":"Ada","last":"Lovelace","manager":"Grace Hopper","mobile":"+49 30 1"}"#,
    ),
    (
        "ServiceNow (sys_user)",
        "user_name,first_name,last_name,name,email,employee_number,department,location,building,active,mobile_phone\n\
         alovelace,Ada,Lovelace,Ada Lovelace,ada@example.com,1815,Engines,R 4,Berlin,true,\n",
        r#"{"first":"Ada","last":"Lovelace","login":"alovelace","site":"Berlin"}"#,
    ),
    (
        "Snipe-IT",
        "ID,First Name,Last Name,Username,Email,Employee No.,Department,Location,Activated,Start Date,End Date\n\
         17,Ada,Lovelace,alovelace,ada@example.com,1815,Engines,Berlin,1,2024-05-01,\n",
        r#"{"first":"Ada","last":"Lovelace","login":"alovelace","start":"2024-05-01"}"#,
    ),
    (
        "Entra ID",
        "userPrincipalName,displayName,surname,mail,givenName,id,userType,department,accountEnabled,officeLocation,employeeId\n\
         ada@example.com,Ada Lovelace,Lovelace,,Ada,5d0c-1,Member,Engines,True,R 4,1815\n",
        r#"{"first":"Ada","last":"Lovelace","login":"ada@example.com","type":"Member"}"#,
    ),
    (
        "Parcel Tracker",
        "First Name,Last Name,Email,Location/Room,ID,Site,Type,Nickname,Additional Emails,Mobile\n\
         Ada,Lovelace,ada@example.com,R 4,1815,Berlin,Staff,Countess,al@example.com;a@example.com,1\n",
        r#"{"first":"Ada","last":"Lovelace","mobile":"1","more_emails":"al@example.com;a@example.com","nicknames":"Countess","site":"Berlin","type":"Staff"}"#,
    ),
];

#[test]
fn exports_of_other_systems_are_recognised_and_taken_once() {
    for (system, file, details) in EXPORTS {
        let home = Home::new();
        home.write("people.csv", file);
        let line = "import people.csv --kind people --delta";
        home.does(&format!("{line} --dry-run")).says("would be recorded");
        home.tries("person show 1815").ends(1);
        home.does(line)
            .says("1 people recorded, 0 known already")
            .warns(&format!("an export of {system}"));
        let ada = home.does("person show 1815 --json").json();
        assert_eq!(
            (&ada["name"], &ada["email"]),
            (&"Ada Lovelace".into(), &"ada@example.com".into())
        );
        assert_eq!(ada["details"].to_string(), details, "{system}");
        assert_eq!(ada["active"], true);
        home.does(line).says("0 people recorded, 1 known already");
        home.does("person show lovelace,ada").says("Ada Lovelace");
        home.verifies();
    }
}

/// So many people in a file.
fn file_of(people: std::ops::Range<u32>) -> String {
    let mut file = "name,number,status\n".to_owned();
    for n in people {
        writeln!(file, "Person No{n},{n},active").expect("a text takes lines");
    }
    file
}

#[test]
fn who_is_not_in_a_full_file_has_left_but_not_too_many_at_once() {
    let home = Home::new();
    home.write("people.csv", file_of(0..60));
    home.tries("import people.csv --kind people").ends(2).warns("--full").warns("--delta");
    home.does("import people.csv --kind people --full").says("60 people recorded");
    home.does("import people.csv --kind people --full").says("0 people recorded, 60 known already");
    // A few leave.
    home.write("people.csv", file_of(0..56));
    home.does("import people.csv --kind people --full --dry-run")
        .says("Person No57 is not in the file and would be inactive")
        .says("4 people would be recorded");
    home.does("person show 57 --json").says("\"active\": true");
    home.does("import people.csv --kind people --full").says("4 people recorded").warns("4 people");
    home.does("person show 57").says("has left");
    // Half of them do: somebody has to mean that.
    home.write("people.csv", file_of(0..30));
    home.tries("import people.csv --kind people --full")
        .ends(65)
        .warns("26 of 56 people would have left")
        .warns("--allow-mass-leave");
    home.does("person show 40 --json").says("\"active\": true");
    home.does("import people.csv --kind people --delta").says("0 people recorded, 30 known");
    home.does("import people.csv --kind people --full --allow-mass-leave")
        .says("26 people recorded");
    home.does("person show 40").says("has left");
    // Whoever comes back is here again; a status counts as much as being away.
    home.write("people.csv", file_of(0..58));
    home.does("import people.csv --kind people --full").says("28 people recorded");
    let gone = file_of(0..58).replace("active", "Terminated");
    home.write("people.csv", gone);
    home.tries("import people.csv --kind people --full").ends(65).warns("58 of 58");
    home.tries("import people.csv --kind parcels --full").ends(65);
    home.verifies();
}

#[test]
fn a_bad_row_of_people_leaves_everything_as_it_was() {
    let home = Home::new();
    home.does("person add 'Grace Hopper' --number 1906 --login grace");
    let file = "name,number,login,status,last day\n\
                Ada Lovelace,1815,ada,active,2030-01-31\n\
                Alan Turing,1912,grace,active,\n\
                Eve,1,,on holiday?,\n\
                Mallory,2,,active,31/12/30\n";
    home.write("people.csv", file);
    home.tries("import people.csv --kind people --full")
        .ends(65)
        .warns("line 3")
        .warns("more than one person")
        .warns("line 4")
        .warns("`on holiday?`");
    home.tries("person show 1815").ends(1);
    home.does("person show 1906 --json").says("\"active\": true");
    // A full file with rows left out would make people leave who are in it.
    home.tries("import people.csv --kind people --full --skip-bad").ends(2).warns("taken whole");
    home.tries("import people.csv --kind people --delta --skip-bad").ends(65);
    home.does("person show 1815").says("Ada Lovelace");
}

#[test]
fn a_leaver_is_said_aloud_when_something_is_handed_to_them() {
    let home = Home::staffed();
    home.does("person add 'Eve Gone' --number 66 --last-day 2020-02-29 --nicknames Evie");
    home.tries("person add 'Eve Gone' --number 66 --last-day 2021-02-29").ends(2);
    home.does("person show evie").says("last day    2020-02-29");
    home.does(&format!("receive {} --to 66", ups(1)))
        .warns("Eve Gone has left, their last day was 2020-02-29");
    home.does(&format!("hand-off {} --to 66 --override 'she came for it'", ups(1)))
        .warns("note: Eve Gone has left");
    let quiet = home.does(&format!("receive {} --to 1815", ups(2)));
    assert!(!quiet.err.contains("has left"), "{}", quiet.err);
}

#[test]
fn what_is_held_about_somebody_is_written_down_without_anything_of_others() {
    let (home, _) = crate::provable::after_a_hand_off();
    home.does("person add 'Ada Lovelace' --number 1815 --nicknames Countess");
    home.does("transfer 5CG1234XYZ --from 1815 --to 1906 --signature sign.svg");
    home.tries("--as olga subject export 1815 --out ada.json").ends(77);
    home.does("subject export 1815 --out ada.json").says("ada.json");
    let text = String::from_utf8(home.read("ada.json")).expect("JSON is text");
    for other in ["Grace", "Hopper", "1906", "grace@example.com", "olga"] {
        assert!(!text.contains(other), "{other} in {text}");
    }
    let all: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(all["directory"]["details"]["nicknames"], "Countess");
    let events = all["events"].as_array().expect("events");
    let kinds: Vec<_> = events.iter().filter_map(|event| event["kind"].as_str()).collect();
    assert!(kinds.contains(&"handed_off") && kinds.contains(&"transferred"), "{kinds:?}");
    let handed = events.iter().find(|event| event["kind"] == "handed_off").expect("it is there");
    assert_eq!(handed["as"][0], "to");
    assert_eq!(handed["personal_values"][0]["value"], "Ada Lovelace");
    assert_eq!(handed["evidence"].as_array().map(Vec::len), Some(1));
    let mode = std::fs::metadata(home.path("ada.json")).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    // Erased, there is nothing left but what happened.
    let id = all["id"].as_str().expect("an id");
    home.does("person erase 1815");
    home.does(&format!("subject export {id} --out gone.json"));
    let gone = String::from_utf8(home.read("gone.json")).expect("JSON is text");
    assert!(!gone.contains("Lovelace") && gone.contains("handed_off"), "{gone}");
}
