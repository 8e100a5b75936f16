//! Moments and spans of time as IOS prints them.
//!
//! Knows formats only; must not know what the time is.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};

use super::summer::{Summer, moved};

/// A time zone as the device's clock has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// The name that is printed.
    pub name: String,
    /// How far it is ahead of UTC.
    pub offset_minutes: i64,
    /// What it is in summer; `None` all year the same.
    pub summer: Option<Summer>,
}

impl Zone {
    /// What a clock in this zone shows at a moment, and the name behind it.
    pub fn local(&self, moment: DateTime<Utc>) -> (NaiveDateTime, &str) {
        let standard = moved(moment.naive_utc(), self.offset_minutes);
        match self
            .summer
            .as_ref()
            .filter(|summer| summer.is_on(moment, self.offset_minutes))
        {
            Some(summer) => (moved(standard, summer.ahead_minutes), &summer.name),
            None => (standard, &self.name),
        }
    }

    /// The moment at which a clock in this zone shows `local`, with the name `zone` behind it if one is printed. Of two
    /// such moments, when summer ends, the one that the name tells; the later one without a name.
    pub fn moment(&self, local: NaiveDateTime, zone: Option<&str>) -> DateTime<Utc> {
        let standard = moved(local, -self.offset_minutes).and_utc();
        let Some(summer) = &self.summer else { return standard };
        let earlier = moved(standard.naive_utc(), -summer.ahead_minutes).and_utc();
        let is_summer = match zone {
            Some(name) if name == summer.name => true,
            Some(name) if name == self.name => false,
            _ => summer.is_on(standard, self.offset_minutes),
        };
        if is_summer { earlier } else { standard }
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self {
            name: "UTC".to_owned(),
            offset_minutes: 0,
            summer: None,
        }
    }
}

/// The shapes of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeShape {
    /// `Jan 15 2026` as licensing prints it: `Jan 15 08:22:14 2026 UTC`.
    Licensing,
    /// `2026-01-15 08:22:14 UTC`.
    Iso,
    /// `2026-01-15`: the day only.
    IsoDate,
    /// `Jan 20 2026 09:30:00`: no zone.
    Short,
    /// `Thu Jan 15 08:22:14 UTC 2026`, as `date` prints on a Unix machine.
    Unix,
    /// `09:30:00.123 UTC Tue Jan 20 2026`, as `show clock`; not read.
    Clock,
    /// `09:30:00 UTC Tue Jan 20 2026`, as the comments of a running-config.
    Config,
    /// `Jan 20 09:30:00`, as a log stamp (unverified: padding of the day); not read.
    Log,
}

/// Name in screen files, shape, pattern. In a pattern `a` is the weekday, `b` the month's name, `m` its number, `d` the
/// day in two digits, `e` the day unpadded, `E` the day padded with a blank, `T` hours, minutes and seconds, `f`
/// milliseconds, `Y` the year, `Z` the zone; anything else stands for itself.
const SHAPES: &[(&str, TimeShape, &str)] = &[
    ("time", TimeShape::Licensing, "b d T Y Z"),
    ("time iso", TimeShape::Iso, "Y-m-d T Z"),
    ("date iso", TimeShape::IsoDate, "Y-m-d"),
    ("time short", TimeShape::Short, "b d Y T"),
    ("time unix", TimeShape::Unix, "a b d T Z Y"),
    ("time clock", TimeShape::Clock, "T.f Z a b e Y"),
    ("time config", TimeShape::Config, "T Z a b e Y"),
    ("time log", TimeShape::Log, "b E T"),
];

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// A moment found at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The moment as the local clock shows it.
    pub local: NaiveDateTime,
    /// The zone behind it, if the shape has one.
    pub zone: Option<&'a str>,
    /// Bytes it takes.
    pub length: usize,
}

impl TimeShape {
    /// The shape called `name` in screen files.
    pub fn named(name: &str) -> Option<Self> {
        SHAPES
            .iter()
            .find(|(known, ..)| *known == name)
            .map(|(_, shape, _)| *shape)
    }

    /// Names of all shapes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        SHAPES.iter().map(|(name, ..)| *name)
    }

    /// Whether a text in this shape tells the day at least, so that it can be read.
    pub fn is_readable(self) -> bool {
        !matches!(self, Self::Clock | Self::Log)
    }

    /// A text in this shape.
    pub fn example(self) -> &'static str {
        match self {
            Self::Licensing => "Jan 15 08:22:14 2026 UTC",
            Self::Iso => "2026-01-15 08:22:14 UTC",
            Self::IsoDate => "2026-01-15",
            Self::Short => "Jan 20 2026 09:30:00",
            Self::Unix => "Thu Jan 15 08:22:14 UTC 2026",
            Self::Clock => "09:30:00.123 UTC Tue Jan 20 2026",
            Self::Config => "09:30:00 UTC Tue Jan 20 2026",
            Self::Log => "Jan 20 09:30:00",
        }
    }

    fn pattern(self) -> &'static str {
        SHAPES
            .iter()
            .find(|(_, shape, _)| *shape == self)
            .map_or("", |(.., pattern)| pattern)
    }

    /// Appends `moment` as a clock in `zone` shows it.
    pub fn show(self, moment: DateTime<Utc>, zone: &Zone, out: &mut String) {
        let (local, name) = zone.local(moment);
        for item in self.pattern().chars() {
            show_item(item, local, name, out);
        }
    }

    /// The moment at the start of `text`.
    pub fn find(self, text: &str) -> Option<Found<'_>> {
        let mut rest = text;
        let (mut year, mut month, mut day, mut time, mut zone) = (0, 0, 0, (0, 0, 0), None);
        for item in self.pattern().chars() {
            match item {
                'a' => {
                    name(&WEEKDAYS, &mut rest)?;
                }
                'b' => month = name(&MONTHS, &mut rest)? + 1,
                'm' => month = digits(2, &mut rest)?,
                'd' => day = digits(2, &mut rest)?,
                'e' => {
                    day = digits(
                        1 + usize::from(rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit)),
                        &mut rest,
                    )?
                }
                'Y' => year = i32::try_from(digits(4, &mut rest)?).ok()?,
                'T' => time = clock(&mut rest)?,
                'Z' => zone = Some(zone_name(&mut rest)?),
                other => rest = rest.strip_prefix(other)?,
            }
        }
        let local = NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(time.0, time.1, time.2)?;
        Some(Found {
            local,
            zone,
            length: text.len() - rest.len(),
        })
    }
}

fn show_item(item: char, local: NaiveDateTime, zone: &str, out: &mut String) {
    let written = match item {
        'a' => out.write_str(WEEKDAYS[local.weekday().num_days_from_monday() as usize % 7]),
        'b' => out.write_str(MONTHS[local.month0() as usize % 12]),
        'm' => write!(out, "{:02}", local.month()),
        'd' => write!(out, "{:02}", local.day()),
        'e' => write!(out, "{}", local.day()),
        'E' => write!(out, "{:2}", local.day()),
        'T' => write!(out, "{:02}:{:02}:{:02}", local.hour(), local.minute(), local.second()),
        'f' => write!(out, "{:03}", local.and_utc().timestamp_subsec_millis().min(999)),
        'Y' => write!(out, "{:04}", local.year()),
        'Z' => out.write_str(zone),
        other => out.write_char(other),
    };
    debug_assert!(written.is_ok(), "a String takes any text");
}

fn name(names: &[&str], rest: &mut &str) -> Option<u32> {
    let n = names.iter().position(|name| rest.starts_with(name))?;
    *rest = &rest[names[n].len()..];
    u32::try_from(n).ok()
}

fn digits(count: usize, rest: &mut &str) -> Option<u32> {
    let text = rest
        .get(..count)
        .filter(|text| text.bytes().all(|b| b.is_ascii_digit()))?;
    *rest = &rest[count..];
    text.parse().ok()
}

fn clock(rest: &mut &str) -> Option<(u32, u32, u32)> {
    let hours = digits(2, rest)?;
    *rest = rest.strip_prefix(':')?;
    let minutes = digits(2, rest)?;
    *rest = rest.strip_prefix(':')?;
    Some((hours, minutes, digits(2, rest)?))
}

fn zone_name<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let length = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || b"_+-".contains(b))
        .count();
    let (zone, after) = rest.split_at(length);
    *rest = after;
    (!zone.is_empty()).then_some(zone)
}

const UNITS: [(&str, i64); 6] = [
    ("year", 31_536_000),
    ("week", 604_800),
    ("day", 86_400),
    ("hour", 3600),
    ("minute", 60),
    ("second", 1),
];

/// Appends `01:02:03`: hours, minutes and seconds.
pub fn show_span(seconds: i64, out: &mut String) {
    let seconds = seconds.max(0);
    let written = write!(
        out,
        "{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    );
    debug_assert!(written.is_ok(), "a String takes any text");
}

/// A span at the start of `text`, as [`show_span`] writes it, and the bytes it takes.
pub fn find_span(text: &str) -> Option<(i64, usize)> {
    let length = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b':').count();
    let mut parts = text[..length]
        .split(':')
        .map(|part| part.parse::<u32>().ok().map(i64::from));
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
    let whole = parts.next().is_none() && minutes < 60 && seconds < 60;
    whole.then_some((hours * 3600 + minutes * 60 + seconds, length))
}

/// Appends `13 days, 2 hours, 12 minutes, 55 seconds`: from the first unit that is not zero on, always in the plural.
pub fn show_duration(seconds: i64, out: &mut String) {
    let mut rest = seconds.max(0);
    let mut begun = false;
    for (unit, size) in &UNITS[2..] {
        let count = rest / size;
        rest %= size;
        if begun || count > 0 || *size == 1 {
            let written = write!(out, "{}{count} {unit}s", if begun { ", " } else { "" });
            debug_assert!(written.is_ok(), "a String takes any text");
            begun = true;
        }
    }
}

/// Appends `1 week, 3 days, 1 minute` as `show version` does: no zero units, no seconds, at least the minutes.
pub fn show_uptime(seconds: i64, out: &mut String) {
    let mut rest = seconds.max(0);
    let mut begun = false;
    for (unit, size) in &UNITS[..5] {
        let count = rest / size;
        rest %= size;
        if count > 0 || (*size == 60 && !begun) {
            let s = if count == 1 { "" } else { "s" };
            let written = write!(out, "{}{count} {unit}{s}", if begun { ", " } else { "" });
            debug_assert!(written.is_ok(), "a String takes any text");
            begun = true;
        }
    }
}

/// The span of time at the start of `text`: its seconds and the bytes it takes.
pub fn find_duration(text: &str) -> Option<(i64, usize)> {
    let (mut total, mut end) = (0_i64, 0);
    let mut rest = text;
    while let Some((seconds, after)) = one_unit(rest) {
        total = total.checked_add(seconds)?;
        end = text.len() - after.len();
        let Some(next) = after.strip_prefix(", ") else { break };
        rest = next;
    }
    (end > 0).then_some((total, end))
}

fn one_unit(text: &str) -> Option<(i64, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let count: i64 = text[..length].parse().ok()?;
    let rest = text[length..].strip_prefix(' ')?;
    let (unit, size) = UNITS.iter().find(|(unit, _)| rest.starts_with(unit))?;
    let rest = &rest[unit.len()..];
    Some((count.checked_mul(*size)?, rest.strip_prefix('s').unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn moment() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 1, 5, 8, 22, 14)
            .single()
            .expect("a moment that exists")
    }

    #[test]
    fn each_shape_shows_and_finds_the_same_moment() {
        let zone = Zone {
            name: "CET".to_owned(),
            offset_minutes: 60,
            summer: None,
        };
        let expected = [
            (TimeShape::Licensing, "Jan 05 09:22:14 2026 CET"),
            (TimeShape::Iso, "2026-01-05 09:22:14 CET"),
            (TimeShape::IsoDate, "2026-01-05"),
            (TimeShape::Short, "Jan 05 2026 09:22:14"),
            (TimeShape::Unix, "Mon Jan 05 09:22:14 CET 2026"),
            (TimeShape::Clock, "09:22:14.000 CET Mon Jan 5 2026"),
            (TimeShape::Log, "Jan  5 09:22:14"),
        ];
        for (shape, text) in expected {
            let mut shown = String::new();
            shape.show(moment(), &zone, &mut shown);
            assert_eq!(shown, text);
            if shape.is_readable() {
                let found = shape.find(text).unwrap_or_else(|| panic!("{text} is read"));
                assert_eq!(found.length, text.len());
                assert_eq!(found.local.date(), moment().naive_utc().date());
            }
        }
    }

    #[test]
    fn a_moment_that_is_none_is_not_found() {
        for text in [
            "Feb 30 08:22:14 2026 UTC",
            "Jan 5 08:22:14 2026 UTC",
            "Jan 05 25:00:00 2026 UTC",
            "Jan 05 08:22:14 2026 ",
        ] {
            assert_eq!(TimeShape::Licensing.find(text), None, "{text}");
        }
    }

    #[test]
    fn hours_minutes_and_seconds_read_back() {
        let mut shown = String::new();
        show_span(3723, &mut shown);
        assert_eq!(shown, "01:02:03");
        assert_eq!(find_span("01:02:03   10.1.1.5"), Some((3723, 8)));
        assert_eq!(find_span("01:62:03"), None);
        assert_eq!(find_span("idle"), None);
    }

    #[test]
    fn spans_read_back() {
        for (seconds, text) in [
            (0, "0 seconds"),
            (775, "12 minutes, 55 seconds"),
            (86_400, "1 days, 0 hours, 0 minutes, 0 seconds"),
        ] {
            let mut shown = String::new();
            show_duration(seconds, &mut shown);
            assert_eq!(shown, text);
            assert_eq!(find_duration(text), Some((seconds, text.len())));
        }
        let mut shown = String::new();
        show_uptime(31_536_000 + 60, &mut shown);
        assert_eq!(shown, "1 year, 1 minute");
        assert_eq!(find_duration("1 day remaining"), Some((86_400, 5)));
        assert_eq!(find_duration("soon"), None);
    }
}
