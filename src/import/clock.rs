//! The moment of a recording: from its header, `Current time`, a stamp and what remains until it, else the latest stamp.
//!
//! Must not know how texts become a state.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use super::texts::Text;
use crate::device::view::{self, SCHEMA};
use crate::screen::value::{PathId, Record, Value};

/// Words in the names of paths whose stamps lie ahead of the clock.
const AHEAD: &[&str] = &["next", "deadline", "expires", "jobs.", "end"];

/// Where the moment comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// `Current time` in `show license tech support`.
    CurrentTime,
    /// The header that `terminal exec prompt timestamp` prints.
    Header,
    /// A stamp and what remains until it.
    Remaining,
    /// The latest stamp that lies behind the clock.
    LatestStamp,
    /// A second before the first stamp that lies ahead of it.
    NextStamp,
}

impl Origin {
    /// In words, for the report.
    pub fn words(self) -> &'static str {
        match self {
            Self::CurrentTime => "`Current time`",
            Self::Header => "the header",
            Self::Remaining => "a stamp and the time that remains until it",
            Self::LatestStamp => "the latest stamp",
            Self::NextStamp => "the next stamp that lies ahead",
        }
    }
}

/// The device's clock when the texts were recorded. Of several moments of one origin the latest counts. What the header
/// says of the clock goes into `state` where no text says it.
pub fn of(texts: &[Text], state: &mut Record) -> Option<(DateTime<Utc>, Origin)> {
    let current = texts
        .iter()
        .filter_map(|text| text.reading.state.get(view::CLOCK_NOW))
        .max();
    let headers: Vec<Header> = texts
        .iter()
        .filter_map(|text| header(text.cleaned.time_source.as_deref()?))
        .collect();
    if let Some(header) = headers.last() {
        note(header, state);
    }
    let header = headers.iter().map(|header| header.at).max();
    let stamps = || stamps(state);
    current
        .map(|at| (at, Origin::CurrentTime))
        .or(header.map(|at| (at, Origin::Header)))
        .or_else(|| remaining(texts).map(|at| (at, Origin::Remaining)))
        .or_else(|| {
            let behind = stamps().into_iter().filter(|(path, _)| !is_ahead(*path));
            behind.map(|(_, at)| at).max().map(|at| (at, Origin::LatestStamp))
        })
        .or_else(|| {
            let first = stamps().into_iter().map(|(_, at)| at).min();
            first.map(|at| (at - TimeDelta::seconds(1), Origin::NextStamp))
        })
}

/// What the header says.
struct Header {
    at: DateTime<Utc>,
    zone: String,
    source: Source,
}

enum Source {
    Ntp,
    User,
    None,
}

/// `Time source is NTP, 11:43:15.743 UTC Wed Nov 17 2021`, `No time source, *17:05:54.449 UTC Mon Jul 29 2024`.
fn header(line: &str) -> Option<Header> {
    let (source, stamp) = line.trim().split_once(", ")?;
    let source = match source.strip_prefix("Time source is ") {
        Some("NTP") => Source::Ntp,
        Some(_) => Source::User,
        None => Source::None,
    };
    let mut words = stamp.trim_start_matches(['*', '.']).split_whitespace();
    let (time, zone) = (words.next()?, words.next()?);
    // The weekday says nothing that the date does not.
    words.next()?;
    let date: Vec<&str> = words.collect();
    let text = format!("{time} {}", date.join(" "));
    let at = NaiveDateTime::parse_from_str(&text, "%H:%M:%S%.f %b %d %Y").ok()?;
    Some(Header {
        at: DateTime::from_timestamp(at.and_utc().timestamp(), 0)?,
        zone: zone.to_owned(),
        source,
    })
}

fn note(header: &Header, state: &mut Record) {
    if !state.knows(view::CLOCK_ZONE.id) {
        state.set(view::CLOCK_ZONE, header.zone.as_str());
    }
    let (ntp, set) = match header.source {
        Source::Ntp => (true, true),
        Source::User => (false, true),
        Source::None => (false, false),
    };
    if !state.knows(view::CLOCK_NTP.id) {
        state.set(view::CLOCK_NTP, ntp);
    }
    if !state.knows(view::CLOCK_SET.id) {
        state.set(view::CLOCK_SET, set);
    }
}

/// `jobs.NAME.at` minus `jobs.NAME.remaining`, of any job.
fn remaining(texts: &[Text]) -> Option<DateTime<Utc>> {
    let pairs: Vec<(PathId, PathId)> = SCHEMA
        .iter()
        .filter_map(|(left, info)| {
            let at = format!("{}.at", info.name.strip_suffix(".remaining")?);
            Some((SCHEMA.find(&at)?, left))
        })
        .collect();
    let moment = |state: &Record, (at, left): &(PathId, PathId)| {
        let left = TimeDelta::try_seconds(state.value(*left).as_int()?)?;
        state.value(*at).as_time()?.checked_sub_signed(left)
    };
    texts
        .iter()
        .flat_map(|text| pairs.iter().filter_map(|pair| moment(&text.reading.state, pair)))
        .max()
}

fn is_ahead(path: PathId) -> bool {
    let name = SCHEMA.info(path).name;
    AHEAD
        .iter()
        .any(|word| name.starts_with(word) || name.split(['.', '_']).any(|part| part == *word))
}

fn stamps(state: &Record) -> Vec<(PathId, DateTime<Utc>)> {
    let mut found = Vec::new();
    for (path, value) in state.iter() {
        match value {
            Value::Time(at) => found.push((path, *at)),
            Value::List(items) => found.extend(items.iter().flat_map(stamps)),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read() {
        let at = |line: &str| header(line).map(|header| header.at.to_string());
        let ntp = "Time source is NTP, .05:30:30.132 UTC Fri Oct 22 2021";
        assert_eq!(at(ntp).as_deref(), Some("2021-10-22 05:30:30 UTC"));
        let none = "No time source, *17:05:54.449 UTC Mon Jul 9 2024";
        assert_eq!(at(none).as_deref(), Some("2024-07-09 17:05:54 UTC"));
        assert_eq!(at("Time source is NTP"), None);
    }

    #[test]
    fn deadlines_lie_ahead() {
        let ahead = |name| SCHEMA.find(name).is_some_and(is_ahead);
        assert!(ahead("usage.ack_deadline") && ahead("usage.next_push") && ahead("jobs.daily.at"));
        assert!(!ahead("usage.last_ack") && !ahead("licences[].status_time") && !ahead("usage.last_push"));
    }
}
