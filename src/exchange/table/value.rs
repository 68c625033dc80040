//! What one cell says: what a spreadsheet has damaged is refused, and no date is guessed.

use std::fmt::Write as _;

/// One cell of a sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct SheetCell {
    pub text: String,
    pub is_date: bool,
    /// Why nothing can be taken from it.
    pub problem: Option<String>,
    /// Why it names nothing: a number that was rounded, a code that became one.
    pub damage: Option<&'static str>,
}

impl SheetCell {
    pub fn text(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    pub fn date(text: &str) -> Self {
        Self { text: text.to_owned(), is_date: true, ..Self::default() }
    }

    pub fn broken(problem: &str) -> Self {
        Self { problem: Some(problem.to_owned()), ..Self::default() }
    }

    pub fn is_nothing(&self) -> bool {
        self.text.is_empty() && self.problem.is_none()
    }

    pub fn read(&self) -> Result<&str, String> {
        self.problem.clone().map_or(Ok(&self.text), Err)
    }

    /// Whether what it holds may be the name of something.
    pub fn names_something(&self) -> Result<(), String> {
        let text = &self.text;
        let advice = "format the column as text, and enter it again";
        if self.is_date {
            return Err(format!(
                "the spreadsheet has made the date {text} of what was entered; {advice}"
            ));
        }
        match self.damage {
            Some(damage) => Err(format!("{damage}; {advice}")),
            None => Ok(()),
        }
    }
}

/// A number of a sheet: a spreadsheet keeps 15 digits, and what was typed as `00012E5` is 1200000 there.
pub(super) fn long_number(text: &str, code: &str) -> SheetCell {
    let digits = text.trim_start_matches('-');
    let is_whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    let damage = if is_whole && digits.len() > 15 {
        Some("the spreadsheet has kept 15 digits of this number and lost the others")
    } else if code.to_ascii_uppercase().contains("E+") {
        Some("the spreadsheet has made a number with an exponent of what was entered")
    } else {
        None
    };
    // A format of zeros is how spreadsheets show numbers that begin with one.
    let zeros = code.len();
    let is_padded =
        is_whole && text == digits && zeros > 1 && code.bytes().all(|byte| byte == b'0');
    let text = if is_padded { format!("{digits:0>zeros$}") } else { text.to_owned() };
    SheetCell { text, damage, ..SheetCell::default() }
}

/// Takes off what some exports put around a text so that spreadsheets leave it alone: `="00012E5"`.
pub(super) fn unguarded(text: &str) -> &str {
    text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')).map_or(text, str::trim)
}

/// Whether a number with an exponent stands where the name of something should: `1.2E+06`, `1Z9.99E+17`.
pub(super) fn is_damaged(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.rsplit_once(['E', 'e']) else { return false };
    let Some(exponent) = exponent.strip_prefix('+') else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    is_number(exponent) && mantissa.ends_with(|c: char| c.is_ascii_digit())
}

/// In which order day, month and year stand in a date of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    Dmy,
    Mdy,
    Ymd,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads the dates that exports write, as `2026-11-22` or `2026-11-22 09:30`. What has a time zone of
/// its own is left as it is.
pub fn read_date(text: &str, order: Option<DateOrder>) -> Result<String, String> {
    let text = text.trim();
    let wrong = || format!("`{text}` is not a time");
    // 2026-11-22T09:30:00Z and its kin are read as they stand.
    if text.len() >= 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-' {
        return Ok(text.to_owned());
    }
    let (date, time) = split(text);
    let parts: Vec<&str> =
        date.split(['/', '.', '-', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts.as_slice() else { return Err(wrong()) };
    let number = |part: &str| part.parse::<u32>().map_err(|_| wrong());
    let month_of = |part: &str| -> Option<u32> {
        let part = part.to_lowercase();
        let at = MONTHS.iter().position(|month| part.len() >= 3 && part.starts_with(month))?;
        u32::try_from(at + 1).ok()
    };
    let (year, month, day) = if let Some(month) = month_of(second) {
        if first.len() == 4 {
            (year_of(first, order)?, month, number(third)?)
        } else {
            (year_of(third, order)?, month, number(first)?)
        }
    } else if let Some(month) = month_of(first) {
        (year_of(third, order)?, month, number(second)?)
    } else if first.len() == 4 {
        (number(first)?, number(second)?, number(third)?)
    } else {
        by_numbers((number(first)?, number(second)?), (first, third), text, order)?
    };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || year < 1000 {
        return Err(wrong());
    }
    let mut read = format!("{year:04}-{month:02}-{day:02}");
    if let Some(time) = time {
        let time = read_time(time).ok_or_else(wrong)?;
        // Writing to a text cannot fail.
        let _ = write!(read, " {time}");
    }
    Ok(read)
}

/// Three numbers of which the first is no year, unless somebody says so.
fn by_numbers(
    (a, b): (u32, u32),
    (first, third): (&str, &str),
    text: &str,
    order: Option<DateOrder>,
) -> Result<(u32, u32, u32), String> {
    let order = match order {
        Some(order) => order,
        None if third.len() == 4 && a > 12 && b <= 12 => DateOrder::Dmy,
        None if third.len() == 4 && b > 12 && a <= 12 => DateOrder::Mdy,
        None if third.len() == 4 && a == b => DateOrder::Dmy,
        None => {
            return Err(format!(
                "`{text}` may be read in two ways; say which with --date-order dmy, mdy or ymd"
            ));
        }
    };
    let (year, month, day) = match order {
        DateOrder::Dmy => (year_of(third, Some(order))?, b, a),
        DateOrder::Mdy => (year_of(third, Some(order))?, a, b),
        DateOrder::Ymd => {
            let day = third.parse().map_err(|_| format!("`{text}` is not a time"))?;
            (year_of(first, Some(order))?, b, day)
        }
    };
    if !(1..=12).contains(&month) {
        return Err(format!("`{text}` has no month {month}; is --date-order right?"));
    }
    Ok((year, month, day))
}

/// A year of two digits is of this century, but only where somebody said in which order they stand.
fn year_of(text: &str, order: Option<DateOrder>) -> Result<u32, String> {
    let wrong = || format!("`{text}` is not a year");
    match text.len() {
        4 => text.parse().map_err(|_| wrong()),
        2 if order.is_some() => text.parse::<u32>().map(|year| 2000 + year).map_err(|_| wrong()),
        2 => {
            Err(format!("the year `{text}` has two digits; say where it stands with --date-order"))
        }
        _no_year => Err(wrong()),
    }
}

/// The date and the time of day, if there is one behind it.
fn split(text: &str) -> (&str, Option<&str>) {
    let Some(colon) = text.find(':') else { return (text, None) };
    let before = &text[..colon];
    let Some(begin) = before.rfind([' ', 'T']) else { return (text, None) };
    (before[..begin].trim_end_matches([',', ' ']), Some(&text[begin + 1..]))
}

/// `9:30`, `09:30:15`, `9:30 AM`, as `09:30:15`.
fn read_time(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_uppercase();
    let (clock, half) = match text.strip_suffix('M').and_then(|text| text.strip_suffix(['A', 'P']))
    {
        Some(clock) => (clock.trim_end(), Some(text.ends_with("PM"))),
        None => (text.as_str(), None),
    };
    let parts = clock.split(':').map(str::parse).collect::<Result<Vec<u32>, _>>().ok()?;
    let (hour, minute, second) = match parts.as_slice() {
        [hour, minute] => (*hour, *minute, 0),
        [hour, minute, second] => (*hour, *minute, *second),
        _no_time => return None,
    };
    let hour = match (half, hour) {
        (None, 0..=23) => hour,
        (Some(is_pm), 1..=12) => hour % 12 + if is_pm { 12 } else { 0 },
        _no_hour => return None,
    };
    (minute < 60 && second < 60).then(|| format!("{hour:02}:{minute:02}:{second:02}"))
}

/// Reads a yes or no as other systems write it.
pub fn read_flag(text: &str) -> Result<bool, String> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "y" | "1" | "x" | "active" | "enabled" => Ok(true),
        "false" | "no" | "n" | "0" | "inactive" | "disabled" | "terminated" | "left" => Ok(false),
        _neither => Err(format!("`{text}` is neither yes nor no")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_has_made_of_a_number_is_seen() {
        for damaged in ["1.2E+06", "1,2E+06", "1Z9.99E+17", "9.20559E+21", "1E+5"] {
            assert!(is_damaged(damaged), "{damaged}");
        }
        for whole in ["00012E5", "E+5", "SN+E+", "1E5", "AE+X", "12E-5", "", "BLUE+1"] {
            assert!(!is_damaged(whole), "{whole}");
        }
        assert_eq!(unguarded("=\"00012E5\""), "00012E5");
        assert_eq!(unguarded("=1+1"), "=1+1");
    }

    #[test]
    fn numbers_of_a_sheet_keep_their_zeros_and_say_what_they_lost() {
        assert_eq!(long_number("42", "00000").text, "00042");
        assert_eq!(long_number("42", "General").text, "42");
        assert!(long_number("42", "General").names_something().is_ok());
        assert!(long_number("1200000", "0.00E+00").names_something().is_err());
        assert!(long_number("9205591234567800042172", "0").names_something().is_err());
        assert!(long_number("123456789012345", "0").names_something().is_ok());
        assert!(SheetCell::date("2026-03-12").names_something().is_err());
    }

    #[test]
    fn a_date_is_read_where_it_can_be_read_in_one_way_only() {
        let read = |text| read_date(text, None);
        for (text, wanted) in [
            ("2026-11-22", "2026-11-22"),
            ("2026-11-22T09:30:00Z", "2026-11-22T09:30:00Z"),
            ("2026/11/22 9:30", "2026-11-22 09:30:00"),
            ("22/11/2026", "2026-11-22"),
            ("11/22/2026 9:30 PM", "2026-11-22 21:30:00"),
            ("11/22/2026, 12:05:06 AM", "2026-11-22 00:05:06"),
            ("22.11.2026 09:30", "2026-11-22 09:30:00"),
            ("03/03/2026", "2026-03-03"),
            ("22-Nov-2026", "2026-11-22"),
            ("Nov 22, 2026 09:30", "2026-11-22 09:30:00"),
            ("22 November 2026", "2026-11-22"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(wanted), "{text}");
        }
        for text in ["03/04/2026", "3.4.2026", "22/11/26", "01-02-03", "22-Nov-26"] {
            assert!(read(text).unwrap_err().contains("--date-order"), "{text}");
        }
        for text in ["yesterday", "13/13/2026", "2026/11", "22/11/2026 25:00", "1:2", "", "45983"] {
            assert!(read(text).is_err(), "{text}");
        }
        assert_eq!(read_date("03/04/2026", Some(DateOrder::Dmy)).as_deref(), Ok("2026-04-03"));
        assert_eq!(read_date("03/04/2026", Some(DateOrder::Mdy)).as_deref(), Ok("2026-03-04"));
        assert_eq!(read_date("26/04/03", Some(DateOrder::Ymd)).as_deref(), Ok("2026-04-03"));
        assert_eq!(read_date("3.4.26", Some(DateOrder::Dmy)).as_deref(), Ok("2026-04-03"));
        assert!(read_date("22/11/2026", Some(DateOrder::Mdy)).is_err());
    }
}
