//! `clock summer-time`: what was configured, as the rule that screens understand.
//!
//! Without days the command means the rules of the United States since 2007, and 60 minutes without an offset (both
//! recalled). Must not know who prints a time.

use super::view;
use crate::screen::value::{Key, Record};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
/// Second Sunday of March to first Sunday of November, at 2:00.
const UNITED_STATES: (&str, &str) = ("M3.2.0/120", "M11.1.0/120");
/// Minutes that a clock goes ahead where nothing is said.
const AHEAD: i64 = 60;

/// The paths of one end of summer.
struct Turn {
    week: Key<String>,
    weekday: Key<String>,
    date: Key<i64>,
    month: Key<String>,
    year: Key<i64>,
    time: Key<String>,
}

const BEGIN: Turn = Turn {
    week: view::CLOCK_SUMMER_BEGIN_WEEK,
    weekday: view::CLOCK_SUMMER_BEGIN_WEEKDAY,
    date: view::CLOCK_SUMMER_BEGIN_DATE,
    month: view::CLOCK_SUMMER_BEGIN_MONTH,
    year: view::CLOCK_SUMMER_BEGIN_YEAR,
    time: view::CLOCK_SUMMER_BEGIN_TIME,
};
const END: Turn = Turn {
    week: view::CLOCK_SUMMER_END_WEEK,
    weekday: view::CLOCK_SUMMER_END_WEEKDAY,
    date: view::CLOCK_SUMMER_END_DATE,
    month: view::CLOCK_SUMMER_END_MONTH,
    year: view::CLOCK_SUMMER_END_YEAR,
    time: view::CLOCK_SUMMER_END_TIME,
};

/// The rule, as `clock.summer_time` has it; `None` without one, or with one that cannot be.
pub fn rule(state: &Record) -> Option<String> {
    let zone = state.text(view::CLOCK_SUMMER_ZONE)?;
    let ahead = state.get(view::CLOCK_SUMMER_OFFSET).unwrap_or(AHEAD);
    let (begin, end) = match state.text(view::CLOCK_SUMMER_KIND)? {
        "date" => (BEGIN.once(state)?, END.once(state)?),
        _ => match (BEGIN.yearly(state), END.yearly(state)) {
            (Some(begin), Some(end)) => (begin, end),
            _ => (UNITED_STATES.0.to_owned(), UNITED_STATES.1.to_owned()),
        },
    };
    Some(format!("{zone}/{ahead},{begin},{end}"))
}

impl Turn {
    fn yearly(&self, state: &Record) -> Option<String> {
        let week = match state.text(self.week)? {
            "first" => "1",
            "last" => "5",
            number => number,
        };
        let weekday = place(&WEEKDAYS, state.text(self.weekday)?)?;
        Some(format!(
            "M{}.{week}.{weekday}/{}",
            self.month(state)?,
            self.minute(state)?
        ))
    }

    fn once(&self, state: &Record) -> Option<String> {
        let (year, date) = (state.get(self.year)?, state.get(self.date)?);
        Some(format!(
            "D{year:04}-{:02}-{date:02}/{}",
            self.month(state)?,
            self.minute(state)?
        ))
    }

    fn month(&self, state: &Record) -> Option<usize> {
        Some(place(&MONTHS, state.text(self.month)?)? + 1)
    }

    fn minute(&self, state: &Record) -> Option<u32> {
        let (hours, minutes) = state.text(self.time)?.split_once(':')?;
        Some(hours.parse::<u32>().ok()? * 60 + minutes.parse::<u32>().ok()?)
    }
}

fn place(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(pairs: &[(Key<String>, &str)]) -> Record {
        let base = Record::new().with(view::CLOCK_SUMMER_ZONE, "CEST");
        pairs.iter().fold(base, |state, (key, text)| state.with(*key, *text))
    }

    #[test]
    fn without_days_it_is_that_of_the_united_states() {
        let state = set(&[(view::CLOCK_SUMMER_KIND, "recurring")]);
        assert_eq!(rule(&state).as_deref(), Some("CEST/60,M3.2.0/120,M11.1.0/120"));
        assert_eq!(rule(&Record::new()), None);
    }

    #[test]
    fn with_days_it_is_as_typed() {
        let state = set(&[
            (view::CLOCK_SUMMER_KIND, "recurring"),
            (view::CLOCK_SUMMER_BEGIN_WEEK, "last"),
            (view::CLOCK_SUMMER_BEGIN_WEEKDAY, "Sun"),
            (view::CLOCK_SUMMER_BEGIN_MONTH, "Mar"),
            (view::CLOCK_SUMMER_BEGIN_TIME, "2:00"),
            (view::CLOCK_SUMMER_END_WEEK, "last"),
            (view::CLOCK_SUMMER_END_WEEKDAY, "Sun"),
            (view::CLOCK_SUMMER_END_MONTH, "Oct"),
            (view::CLOCK_SUMMER_END_TIME, "3:00"),
        ])
        .with(view::CLOCK_SUMMER_OFFSET, 120);
        assert_eq!(rule(&state).as_deref(), Some("CEST/120,M3.5.0/120,M10.5.0/180"));
    }

    #[test]
    fn with_dates_it_comes_once() {
        let state = set(&[
            (view::CLOCK_SUMMER_KIND, "date"),
            (view::CLOCK_SUMMER_BEGIN_MONTH, "Mar"),
            (view::CLOCK_SUMMER_BEGIN_TIME, "2:00"),
            (view::CLOCK_SUMMER_END_MONTH, "Oct"),
            (view::CLOCK_SUMMER_END_TIME, "3:00"),
        ])
        .with(view::CLOCK_SUMMER_BEGIN_DATE, 29)
        .with(view::CLOCK_SUMMER_BEGIN_YEAR, 2026)
        .with(view::CLOCK_SUMMER_END_DATE, 25)
        .with(view::CLOCK_SUMMER_END_YEAR, 2026);
        let rule = rule(&state).expect("a rule");
        assert_eq!(rule, "CEST/60,D2026-03-29/120,D2026-10-25/180");
        assert!(crate::screen::summer::Summer::parse(&rule).is_some());
    }
}
