//! What has to be set up on the other side, once: a page to print or to send to whoever administers it.

use super::{Settings, State, Target};

/// The page for a target, if it needs anything set up.
#[must_use]
pub fn setup_page(target: Target, settings: &Settings) -> Option<String> {
    match target {
        Target::ServiceNow => Some(servicenow(settings)),
        Target::SnipeIt => Some(snipe_it(settings)),
        Target::Intune => Some(INTUNE.to_owned()),
        Target::JiraAssets => Some(jira_assets()),
        Target::SuccessFactors => Some(SUCCESSFACTORS.to_owned()),
        Target::Generic | Target::Excel => None,
    }
}

fn list(words: &[&str]) -> String {
    words.join(", ")
}

fn servicenow(settings: &Settings) -> String {
    let columns = list(super::servicenow::COLUMNS);
    let mut states = String::new();
    for state in State::ALL {
        let set = settings.servicenow.states.get(state.as_str());
        let words = set.map_or(state.servicenow(), String::as_str);
        states.extend(["   ", state.as_str(), ": ", words, "\n"]);
    }
    format!(
        "ServiceNow: an import set for custody\n\
         \n\
         1. Staging table. System Import Sets > Load Data, create a table from one of our files. Its columns:\n\
         \x20  {columns}\n\
         \x20  All of them are strings; make `comments` 4000 and `event_id` 100 long. Nothing is ever taken away or\n\
         \x20  moved; new columns come at the end.\n\
         2. Transform map onto Hardware [alm_hardware].\n\
         \x20  - Coalesce on serial_number, and then asset_tag. Tick no other field.\n\
         \x20  - Coalesce empty fields: off. Or every asset without a serial number becomes the same one.\n\
         \x20  - Run business rules: on. Copy empty fields: off, so that nothing we do not know wipes what you do.\n\
         \x20  - Choice action: reject, or ignore, for state, substate, model, stockroom, location and assigned_to.\n\
         \x20    Never create: a typing error would become a state or a user.\n\
         \x20  - event_time, assigned_to and the like: date format yyyy-MM-dd HH:mm:ss, and the time zone of the\n\
         \x20    import set is UTC.\n\
         3. Order. Rows stand in the order in which things happened; row_no says so. Load files in the order of\n\
         \x20  their names, and set the transform to run in row order.\n\
         4. Width. A row of more than 8126 bytes would be skipped without a word; ours are never wider.\n\
         \x20  `custody export upload RUN --remote NAME` sends them; it refuses what is out of order.\n\
         5. After loading, compare the number of rows with `rows` in the manifest, and say so:\n\
         \x20  custody export ack RUN --rows N --sha256 HEX\n\
         6. States that are sent, as `state / substate`:\n\
         {states}\
         \x20  Others: [export.servicenow.states] in the profile.\n"
    )
}

fn snipe_it(settings: &Settings) -> String {
    let set = &settings.snipe_it;
    let statuses = list(&set.allowed_statuses());
    let any = |list: &[String]| {
        if list.is_empty() { "any that our records have".to_owned() } else { list.join(", ") }
    };
    let columns = list(super::snipe_it::COLUMNS);
    format!(
        "Snipe-IT: its importer, in the browser, over the API or on the command line\n\
         \n\
         1. Import > Assets, and map the columns, which have the names that it proposes by itself:\n\
         \x20  {columns}\n\
         2. Tick \"Update existing values\": the hand-off of an asset is a second row of the same asset tag.\n\
         \x20  Do not tick \"Send welcome mail\".\n\
         3. It makes whatever it does not know, so these have to be there before, by exactly these names:\n\
         \x20  statuses: {statuses}\n\
         \x20  models: {}\n\
         \x20  users: {}\n\
         \x20  Narrow them down with [export.snipe-it] statuses, models, users in the profile: other rows are then\n\
         \x20  rejected here instead of made there.\n\
         4. Import each file once. A row that is sent again adds a checkout that never was.\n\
         5. It cannot check in. Returns and transfers are not in the files: `custody push` does them over its API.\n\
         6. HTTP 500 does not mean that nothing happened: some rows are in. Look before you import it again.\n\
         7. A file has 2000 rows at most; there are several if there is more.\n",
        any(&set.models),
        any(&set.users),
    )
}

const INTUNE: &str = "Intune: corporate device identifiers\n\
    \n\
    1. Devices > Enrollment > Corporate device identifiers > Add > Upload CSV file, identifier type\n\
    \x20  \"Manufacturer, model, and serial number (Windows only)\".\n\
    2. The file has no header, no quotation marks, and 5000 rows at most; there are several if there is more.\n\
    3. Maker and model must be what the firmware says, letter for letter: check one device with\n\
    \x20  Get-CimInstance Win32_ComputerSystem, and set ours right with `custody correct EVENT --set model=...`.\n\
    4. A serial number with a period is rejected here, because it would never match there.\n";

fn jira_assets() -> String {
    format!(
        "Jira Assets: a CSV import into an object type\n\
         \n\
         1. Object schema > Configuration > Import > CSV. One object a row; the columns:\n\
         \x20  {}\n\
         2. Identifier: Item ID. Name is the label; it changes when a tag does.\n\
         3. Missing objects: Ignore. An increment has what has changed, not what there is.\n\
         4. Date format: MM/dd/yyyy, for With Since, Due Back and Last Change.\n\
         5. Several values in one cell are apart by || (Holds, Other Identifiers): set it as the concatenator.\n\
         6. Empty values: Ignore.\n",
        list(super::jira_assets::COLUMNS)
    )
}

const SUCCESSFACTORS: &str = "SuccessFactors: a custom object of who has what\n\
    \n\
    1. There is no standard import of company property. Make a custom generic object (MDF) with a user field,\n\
    \x20  externalCode, and whatever of serial number, asset tag, model, issue date, return date and status you want.\n\
    2. Import and Export Data > Download Template for that object, without data.\n\
    3. custody export handoffs --for successfactors --template TEMPLATE.csv --since-last NAME --out DIR\n\
    \x20  fills it: the two header rows stay as they are, columns are found by their names, and what is not known\n\
    \x20  stays empty and is named.\n\
    4. Import with purge type Incremental. Full purge deletes the history of every person in the file.\n\
    5. Dates are MM/dd/yyyy: set the locale of the import job to English (US).\n\
    6. People are known by their employee number (user id). Whoever has none is rejected here.\n";
