//! Values of cells as texts: numbers and, by their format, days.

/// The meaning of a number, by its format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// A number.
    Number,
    /// A day, with or without a time of day.
    Day,
    /// A length of time.
    Duration,
}

impl Format {
    /// Return the meaning of a format that every workbook has, by its number.
    pub(super) fn built_in(id: u32) -> Self {
        match id {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Day,
            46 => Self::Duration,
            _ => Self::Number,
        }
    }

    /// Return the meaning of a format of the workbook's own, by its code (`yyyy"年"m"月"d"日"`): what
    /// its letters say outside of quotation marks and brackets.
    pub(super) fn of_code(code: &str) -> Self {
        let mut letters = code.chars().map(|letter| letter.to_ascii_lowercase());
        // After the `a` of `am/pm`, which is in no other word that is written without marks.
        let mut half_of_day = false;
        while let Some(letter) = letters.next() {
            match letter {
                // The next sign is a letter to be shown, a width, or a filling.
                '\\' | '_' | '*' => {
                    letters.next();
                }
                '"' => {
                    letters.by_ref().find(|letter| *letter == '"');
                }
                '[' => {
                    let inside: String = letters.by_ref().take_while(|each| *each != ']').collect();
                    let mut each = inside.chars();
                    if let Some(unit @ ('h' | 'm' | 's')) = each.next()
                        && each.all(|other| other == unit)
                    {
                        return Self::Duration;
                    }
                }
                // The format of negative numbers.
                ';' => break,
                'a' => half_of_day = true,
                'p' | 'm' | '/' if half_of_day => return Self::Day,
                'd' | 'm' | 'h' | 'y' | 's' if !half_of_day => return Self::Day,
                _ => {}
            }
        }
        Self::Number
    }
}

/// The days from 1899-12-30 to 1970-01-01.
const TO_1970: i64 = 25_569;
/// The days from 1899-12-30 to 1904-01-01, from which some workbooks count.
const TO_1904: i64 = 1462;
/// 9999-12-31.
const LAST_DAY: f64 = 2_958_465.0;
/// The milliseconds of a day.
const MILLISECONDS: i64 = 86_400_000;

/// Return a number of a cell as a text: a day as `2027-03-31`, with the time of day if there is one.
pub(super) fn shown(number: f64, format: Format, since_1904: bool) -> String {
    if format != Format::Day || !(0.0..=LAST_DAY).contains(&number) {
        return number.to_string();
    }
    let whole = number.floor();
    #[expect(clippy::cast_possible_truncation, reason = "it is within the days that exist")]
    let (mut days, time) = (whole as i64, ((number - whole) * 86_400_000.0).round() as i64);
    days += time.div_euclid(MILLISECONDS);
    if since_1904 {
        days += TO_1904;
    } else if days < 60 {
        // Spreadsheets have a 29th of February in 1900, which did not exist.
        days += 1;
    }
    let (year, month, day) = date(days - TO_1970);
    let date = format!("{year:04}-{month:02}-{day:02}");
    let seconds = time.rem_euclid(MILLISECONDS).div_euclid(1000);
    if seconds == 0 {
        return date;
    }
    let (hours, minutes) = (seconds.div_euclid(3600), seconds.div_euclid(60).rem_euclid(60));
    format!("{date}T{hours:02}:{minutes:02}:{:02}", seconds.rem_euclid(60))
}

/// Return year, month and day of a day that is counted from 1970-01-01.
///
/// Years are counted from March here, so that the leap day is the last one.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::{Format, shown};

    #[test]
    fn the_meaning_of_a_format_is_read_from_its_code() {
        for code in
            ["yyyy/m/d", "m\"月\"d\"日\"", "[$-411]ge.m.d", "h:mm AM/PM", "AM/PM", "mm:ss.0"]
        {
            assert_eq!(Format::of_code(code), Format::Day, "{code}");
        }
        for code in ["[h]:mm", "[mm]:ss", "[SS]"] {
            assert_eq!(Format::of_code(code), Format::Duration, "{code}");
        }
        for code in ["General", "0.00", "@", "\"day\"0", "[Red]0", "0\\d", "0;[Red]d", "_d0", ""] {
            assert_eq!(Format::of_code(code), Format::Number, "{code}");
        }
    }

    #[test]
    fn days_are_shown_as_dates() {
        for (number, since_1904, text) in [
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (61.0, false, "1900-03-01"),
            (46_477.0, false, "2027-03-31"),
            (46_477.5, false, "2027-03-31T12:00:00"),
            (45_351.0, false, "2024-02-29"),
            (46_477.999_999_999, false, "2027-04-01"),
            (45_015.0, true, "2027-03-31"),
            (2_958_465.0, false, "9999-12-31"),
            (-1.0, false, "-1"),
            (f64::INFINITY, false, "inf"),
        ] {
            assert_eq!(shown(number, Format::Day, since_1904), text);
        }
        assert_eq!(shown(1.5, Format::Number, false), "1.5");
        assert_eq!(shown(2024.0, Format::Number, false), "2024");
        assert_eq!(shown(0.25, Format::Duration, false), "0.25");
    }
}
