//! Moments and spans of time as people write them in directives and lab files.
//!
//! Must not know what is done with them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use crate::limits::{CLOCK_YEAR_MAX, CLOCK_YEAR_MIN};

/// Why a text is no time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// Not a moment.
    #[error("`{0}` is not a time like `2026-01-20 09:30:00`")]
    NotATime(String),
    /// A moment out of range.
    #[error("years go from {CLOCK_YEAR_MIN} to {CLOCK_YEAR_MAX}")]
    Year,
    /// Not a span.
    #[error("`{0}` is not a span of time like `30d`, `12h`, `5m`, `10s` or `1d12h`")]
    NotASpan(String),
}

/// Reads `2026-01-20 09:30:00`, with or without `UTC` or `Z`, seconds or time of day; always UTC.
pub fn parse_time(text: &str) -> Result<DateTime<Utc>, TimeError> {
    let trimmed = text.trim();
    let plain = trimmed
        .strip_suffix("UTC")
        .or_else(|| trimmed.strip_suffix('Z'))
        .unwrap_or(trimmed)
        .trim_end();
    let plain = plain.replacen('T', " ", 1);
    const FORMS: [&str; 2] = ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M"];
    let moment = FORMS
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(&plain, form).ok())
        .or_else(|| NaiveDate::parse_from_str(&plain, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0))
        .ok_or_else(|| TimeError::NotATime(text.to_owned()))?
        .and_utc();
    in_range(moment)
}

/// Checks the year.
pub fn in_range(moment: DateTime<Utc>) -> Result<DateTime<Utc>, TimeError> {
    let known = CLOCK_YEAR_MIN..=CLOCK_YEAR_MAX;
    if known.contains(&moment.year()) {
        Ok(moment)
    } else {
        Err(TimeError::Year)
    }
}

/// Reads a span: numbers with `d`, `h`, `m`, `s` or `ms`, largest first, each at most once.
pub fn parse_span(text: &str) -> Result<TimeDelta, TimeError> {
    const UNITS: [(&str, i64); 5] = [
        ("d", 86_400_000),
        ("h", 3_600_000),
        ("m", 60_000),
        ("s", 1000),
        ("ms", 1),
    ];
    let wrong = || TimeError::NotASpan(text.to_owned());
    let (mut rest, mut total, mut from) = (text.trim(), 0_i64, 0);
    if rest.is_empty() {
        return Err(wrong());
    }
    while !rest.is_empty() {
        let digits = rest
            .find(|c: char| !c.is_ascii_digit())
            .filter(|&n| n > 0)
            .ok_or_else(wrong)?;
        let (number, behind) = rest.split_at(digits);
        let letters = behind.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(behind.len());
        let unit = UNITS
            .iter()
            .position(|(name, _)| *name == &behind[..letters])
            .filter(|&n| n >= from)
            .ok_or_else(wrong)?;
        let value = number
            .parse::<i64>()
            .ok()
            .and_then(|n| n.checked_mul(UNITS[unit].1))
            .ok_or_else(wrong)?;
        total = total.checked_add(value).ok_or_else(wrong)?;
        (from, rest) = (unit + 1, &behind[letters..]);
    }
    TimeDelta::try_milliseconds(total).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_are_read_in_all_forms() {
        let expected = parse_time("2026-01-20 09:30:00").expect("a time");
        for text in [
            "2026-01-20 09:30:00 UTC",
            "2026-01-20T09:30:00Z",
            " 2026-01-20 09:30 ",
            "2026-01-20 09:30:00.000",
        ] {
            assert_eq!(parse_time(text), Ok(expected), "{text}");
        }
        assert_eq!(parse_time("1992-01-01"), Err(TimeError::Year));
        assert!(matches!(parse_time("tomorrow"), Err(TimeError::NotATime(_))));
    }

    #[test]
    fn spans_are_read() {
        let span = |text| parse_span(text).map(|span| span.num_milliseconds()).ok();
        assert_eq!(span("30d"), Some(30 * 86_400_000));
        assert_eq!(span("1d12h"), Some(36 * 3_600_000));
        assert_eq!(span("5m10s"), Some(310_000));
        assert_eq!(span("200ms"), Some(200));
        for wrong in [
            "",
            "d",
            "5",
            "5x",
            "1h1d",
            "1d1d",
            "-5d",
            "99999999999999999999d",
            "9223372036854775807d",
        ] {
            assert_eq!(span(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "\\PC*") {
            let _ = (parse_span(&text), parse_time(&text));
        }
    }
}
