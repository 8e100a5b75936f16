//! Summer time: a second name and offset of a zone, and when they are in force.
//!
//! Written as POSIX TZ has it, with minutes throughout: `CEST/60,M3.5.0/120,M10.5.0/180` is the last Sunday of March at
//! 2:00 to the last Sunday of October at 3:00, `CEST/60,D2026-03-29/120,D2026-10-25/180` is one summer only. Both moments
//! are what a clock on the wall shows just before. Must not know what the time is.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Utc};

/// Summer time of a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summer {
    /// The name that is printed while it is in force.
    pub name: String,
    /// How far it is ahead of the zone's own time.
    pub ahead_minutes: i64,
    begin: Turn,
    end: Turn,
}

/// When the clock changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// The `week`-th such weekday (Sunday is 0) of a month of every year; the fifth is the last.
    Yearly {
        month: u32,
        week: u32,
        weekday: u32,
        minute: i64,
    },
    /// Once.
    Once { date: NaiveDate, minute: i64 },
}

impl Summer {
    /// Reads the written form.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(',');
        let (name, ahead) = parts.next()?.split_once('/')?;
        let (begin, end) = (Turn::parse(parts.next()?)?, Turn::parse(parts.next()?)?);
        Some(Self {
            name: name.to_owned(),
            ahead_minutes: ahead.parse().ok().filter(|minutes| (0..=1440).contains(minutes))?,
            begin,
            end,
        })
    }

    /// Whether it is in force at a moment, in a zone that is so many minutes ahead of UTC.
    pub fn is_on(&self, moment: DateTime<Utc>, offset_minutes: i64) -> bool {
        let standard = moved(moment.naive_utc(), offset_minutes);
        let summer = moved(standard, self.ahead_minutes);
        let (Some(begin), Some(end)) = (self.begin.of(standard.year()), self.end.of(standard.year())) else {
            return false;
        };
        let (begun, over) = (standard >= begin, summer >= end);
        if begin < end || matches!(self.begin, Turn::Once { .. }) {
            begun && !over
        } else {
            // South of the equator summer goes over the new year.
            begun || !over
        }
    }
}

impl Turn {
    fn parse(text: &str) -> Option<Self> {
        let (day, minute) = text.split_once('/')?;
        let minute = minute.parse().ok().filter(|minute| (0..=1440).contains(minute))?;
        if let Some(date) = day.strip_prefix('D') {
            let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
            return Some(Self::Once { date, minute });
        }
        let numbers: Vec<u32> = day
            .strip_prefix('M')?
            .split('.')
            .map(|number| number.parse().ok())
            .collect::<Option<_>>()?;
        match numbers[..] {
            [month @ 1..=12, week @ 1..=5, weekday @ 0..=6] => Some(Self::Yearly {
                month,
                week,
                weekday,
                minute,
            }),
            _ => None,
        }
    }

    /// The moment in a year, on the wall.
    fn of(self, year: i32) -> Option<NaiveDateTime> {
        let (date, minute) = match self {
            Self::Once { date, minute } => (date, minute),
            Self::Yearly {
                month,
                week,
                weekday,
                minute,
            } => (nth_weekday(year, month, week, weekday)?, minute),
        };
        Some(moved(date.and_hms_opt(0, 0, 0)?, minute))
    }
}

fn nth_weekday(year: i32, month: u32, week: u32, weekday: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let until_first = (7 + weekday - first.weekday().num_days_from_sunday()) % 7;
    let day = 1 + until_first + 7 * (week - 1);
    NaiveDate::from_ymd_opt(year, month, day).or_else(|| NaiveDate::from_ymd_opt(year, month, day - 7))
}

/// A wall clock's time so many minutes on.
pub(super) fn moved(time: NaiveDateTime, minutes: i64) -> NaiveDateTime {
    let span = TimeDelta::try_minutes(minutes).unwrap_or_default();
    time.checked_add_signed(span).unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M")
            .expect("a time")
            .and_utc()
    }

    #[test]
    fn central_europe_changes_at_one_utc() {
        let summer = Summer::parse("CEST/60,M3.5.0/120,M10.5.0/180").expect("a rule");
        for (time, on) in [
            ("2026-03-29 00:59", false),
            ("2026-03-29 01:00", true),
            ("2026-10-25 00:59", true),
            ("2026-10-25 01:00", false),
            ("2027-03-28 01:00", true),
        ] {
            assert_eq!(summer.is_on(at(time), 60), on, "{time}");
        }
    }

    #[test]
    fn the_south_has_summer_at_new_year() {
        let summer = Summer::parse("AEDT/60,M10.1.0/120,M4.1.0/180").expect("a rule");
        for (time, on) in [
            ("2026-01-01 00:00", true),
            ("2026-07-01 00:00", false),
            ("2026-12-01 00:00", true),
        ] {
            assert_eq!(summer.is_on(at(time), 600), on, "{time}");
        }
    }

    #[test]
    fn one_summer_comes_once() {
        let summer = Summer::parse("X/60,D2026-03-29/120,D2026-10-25/180").expect("a rule");
        assert!(summer.is_on(at("2026-06-01 00:00"), 0));
        assert!(!summer.is_on(at("2027-06-01 00:00"), 0));
    }

    #[test]
    fn what_is_no_rule_is_none() {
        for text in [
            "",
            "X",
            "X/60",
            "X/60,M13.1.0/0,M1.1.0/0",
            "X/60,M1.6.0/0,M1.1.0/0",
            "X/a,M1.1.0/0,M1.1.0/0",
        ] {
            assert_eq!(Summer::parse(text), None, "{text}");
        }
    }
}
