//! Files of people: the columns that other systems call otherwise, and which system a file comes from.

use super::table::{Column, Shape};

/// The recipient directory.
pub static PEOPLE: Shape =
    Shape { columns: PERSON_COLUMNS, needed: &[&["name", "last", "email", "login"]] };

/// Where the columns of [`PEOPLE`] stand in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Name,
    First,
    Last,
    Number,
    Email,
    Department,
    Location,
    Status,
    Id,
    Login,
    Nicknames,
    MoreEmails,
    Mobile,
    Manager,
    Site,
    Type,
    Start,
    LastDay,
}

/// In the order of [`Field`].
static PERSON_COLUMNS: &[Column] = &[
    Column { name: "name", also: &["full name", "display name", "employee name", "worker"] },
    Column { name: "first", also: &["first name", "given name", "legal first name", "forename"] },
    Column { name: "last", also: &["last name", "surname", "family name", "legal last name"] },
    Column {
        name: "number",
        also: &[
            "employee number",
            "employee id",
            "employee no",
            "employee #",
            "employee num",
            "emp id",
            "worker id",
            "personnel number",
            "staff number",
            "staff id",
        ],
    },
    Column {
        name: "email",
        also: &[
            "e-mail",
            "mail",
            "email address",
            "work email",
            "primary work email",
            "business email",
            "email address work",
            "primary email",
        ],
    },
    Column { name: "department", also: &["dept", "department name"] },
    Column {
        name: "location",
        also: &["room", "office", "desk", "office location", "location/room", "mail stop"],
    },
    Column {
        name: "status",
        also: &[
            "active",
            "activated",
            "account enabled",
            "worker status",
            "active status",
            "enabled",
        ],
    },
    Column { name: "id", also: &["user id", "recipient id"] },
    Column {
        name: "login",
        also: &["user name", "user principal name", "sam account name", "login name"],
    },
    Column {
        name: "nicknames",
        also: &[
            "nickname",
            "nickname(s)",
            "preferred name",
            "preferred first name",
            "known as",
            "aliases",
        ],
    },
    Column {
        name: "more_emails",
        also: &[
            "additional emails",
            "additional email",
            "alternate email",
            "alternate email address",
        ],
    },
    Column { name: "mobile", also: &["mobile phone", "mobile number", "cell phone", "cell"] },
    Column { name: "manager", also: &["reports to", "reporting to", "supervisor", "manager name"] },
    Column { name: "site", also: &["building", "campus"] },
    Column { name: "type", also: &["user type", "worker type", "employee type", "recipient type"] },
    Column { name: "start", also: &["start date", "hire date"] },
    Column { name: "last_day", also: &["last day", "termination date", "end date", "leave date"] },
];

/// Columns by which the export of a system is known, in the order in which they are tried.
static SYSTEMS: &[(&str, &[&str])] = &[
    ("Entra ID", &["userPrincipalName", "displayName"]),
    ("ServiceNow (sys_user)", &["user_name", "first_name", "sys_id"]),
    ("ServiceNow (sys_user)", &["user_name", "first_name", "employee_number"]),
    ("SAP SuccessFactors", &["USERID", "USERNAME", "FIRSTNAME"]),
    ("Workday", &["Worker", "Worker Status"]),
    ("Workday", &["Legal First Name", "Employee ID"]),
    ("BambooHR", &["Employee #", "First Name", "Work Email"]),
    ("Snipe-IT", &["Username", "Activated"]),
    ("Snipe-IT", &["Username", "Employee No."]),
    ("Parcel Tracker", &["First Name", "Last Name", "Additional Emails"]),
    ("Parcel Tracker", &["First Name", "Last Name", "Location/Room"]),
];

/// Which system a file with these columns seems to come from.
#[must_use]
pub fn system_of(header: &[String]) -> Option<&'static str> {
    let key = |name: &str| -> String {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let has = |column: &&str| header.iter().any(|name| key(name) == key(column));
    SYSTEMS.iter().find(|(_, columns)| columns.iter().all(has)).map(|(system, _)| *system)
}

/// Whether somebody with this status is here.
pub fn read_status(text: &str) -> Result<bool, String> {
    match text.trim().to_lowercase().as_str() {
        "true" | "t" | "yes" | "y" | "1" | "x" | "active" | "a" | "enabled" | "employed"
        | "on leave" | "leave of absence" | "paid leave" | "unpaid leave" | "hired" => Ok(true),
        "false" | "f" | "no" | "n" | "0" | "inactive" | "i" | "disabled" | "terminated"
        | "left" | "retired" | "resigned" => Ok(false),
        _neither => Err(format!("the status `{text}` is neither active nor inactive")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_stand_where_they_are_said_to() {
        let at = |field: Field| PERSON_COLUMNS[field as usize].name;
        assert_eq!(at(Field::Name), "name");
        assert_eq!(at(Field::Status), "status");
        assert_eq!(at(Field::MoreEmails), "more_emails");
        assert_eq!(at(Field::LastDay), "last_day");
        assert_eq!(PERSON_COLUMNS.len(), Field::LastDay as usize + 1);
    }

    #[test]
    fn systems_are_known_by_their_columns_whatever_their_case() {
        let of =
            |header: &str| system_of(&header.split(',').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(of("id,display name,USER PRINCIPAL NAME"), Some("Entra ID"));
        assert_eq!(of("userid,username,firstname"), Some("SAP SuccessFactors"));
        assert_eq!(of("name,email"), None);
    }
}
