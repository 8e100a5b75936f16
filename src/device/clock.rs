//! The device's clock: setting it, its source, the mark before a time. Time servers are `ntp`'s.
//!
//! Lab time is truth; the device's clock is lab time plus [`Device::skew`]. Must not know who prints a time.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::action::{ActionInfo, ArgKind, Origin};
use super::actions::required;
use super::reaction::Reaction;
use super::timers;
use super::{Ctx, Device, license, ntp, summer_time, view};
use crate::limits::{CLOCK_YEAR_MAX, CLOCK_YEAR_MIN};
use crate::screen::moment::Zone;
use crate::screen::summer::Summer;
use crate::screen::value::Record;

/// Actions of this module.
pub(super) static ACTIONS: &[ActionInfo] = &[
    // `clock set HH:MM:SS DAY MONTH YEAR` and `… MONTH DAY YEAR`; the month as a word.
    ActionInfo {
        name: "clock_set",
        args: &[
            required("time", ArgKind::Text),
            required("day", ArgKind::Int),
            required("month", ArgKind::Text),
            required("year", ArgKind::Int),
        ],
        wants_running_config: false,
        run: set,
    },
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The zone that the clock is set to, with its summer time.
pub fn zone(device: &Device) -> Zone {
    zone_of(&device.state)
}

/// The same of a state.
pub(super) fn zone_of(state: &Record) -> Zone {
    Zone {
        name: state.text(view::CLOCK_ZONE).unwrap_or("UTC").to_owned(),
        offset_minutes: offset_minutes(state),
        summer: summer_time::rule(state).as_deref().and_then(Summer::parse),
    }
}

/// Minutes that the zone is ahead of UTC.
pub(super) fn offset_minutes(state: &Record) -> i64 {
    let hours = state.get(view::CLOCK_TIMEZONE_HOURS).unwrap_or(0);
    let minutes = state.get(view::CLOCK_TIMEZONE_MINUTES).unwrap_or(0);
    hours * 60 + if hours < 0 { -minutes } else { minutes }
}

/// The mark before a time: `*` the clock was never set, `.` it was, but its time servers do not answer, nothing when
/// it is right.
pub fn mark(state: &Record) -> &'static str {
    let synchronised = state.is(view::CLOCK_NTP);
    match (
        synchronised,
        state.is(view::CLOCK_SET),
        state.list(view::NTP_SERVERS).is_empty(),
    ) {
        (true, ..) | (false, true, true) => "",
        (false, true, false) => ".",
        (false, false, _) => "*",
    }
}

/// Where the clock has its time from, as `show clock detail` and the exec timestamp name it; `None`: from nowhere.
pub fn source(state: &Record) -> Option<&'static str> {
    if state.is(view::CLOCK_NTP) {
        Some("NTP")
    } else {
        state.is(view::CLOCK_SET).then_some("user configuration")
    }
}

/// A moment as `10:11:55 UTC Tue Jan 20 2026`.
pub fn long(device: &Device, at: DateTime<Utc>) -> String {
    let zone = zone(device);
    let (local, name) = zone.local(at);
    format!("{} {name} {}", local.format("%H:%M:%S"), local.format("%a %b %-d %Y"))
}

/// Who did something, as messages name them: `console`, `admin on vty0 (10.1.1.5)`.
pub fn who(origin: &Origin) -> String {
    match &origin.user {
        Some(user) => format!("{user} on {}", origin.line),
        None => origin.line.clone(),
    }
}

fn set(ctx: &mut Ctx<'_>) -> Reaction {
    let args = &ctx.invocation.args;
    let moment = moment(args.text("time"), args.int("day"), args.text("month"), args.int("year"));
    let Some(local) = moment else {
        return Reaction::screen("clock_set/invalid");
    };
    let to = zone(ctx.device).moment(local.naive_utc(), None);
    let from = ctx.now();
    let before = ctx.device.skew;
    ctx.device.skew = to - ctx.world.lab_time();
    timers::clock_was_set(ctx.device, before);
    ctx.device.state.set(view::CLOCK_SET, true);
    ntp::clock_was_set(ctx);
    updated(ctx, long(ctx.device, from), long(ctx.device, to));
    license::clock_changed(ctx);
    Reaction::silent()
}

/// Logs that the clock shows another time than before.
pub(super) fn updated(ctx: &mut Ctx<'_>, from: String, to: String) {
    let args = Record::new()
        .with(view::ARG_FROM, from)
        .with(view::ARG_TO, to)
        .with(view::ARG_LINE, who(&ctx.invocation.origin));
    ctx.log("message/sys/clock_update", args);
}

fn moment(time: &str, day: Option<i64>, month: &str, year: Option<i64>) -> Option<DateTime<Utc>> {
    let time = NaiveTime::parse_from_str(time, "%H:%M:%S").ok()?;
    let month = month.to_ascii_lowercase();
    let month = MONTHS
        .iter()
        .position(|known| month.len() >= 3 && known.starts_with(&month))?
        + 1;
    let year = i32::try_from(year?)
        .ok()
        .filter(|year| (CLOCK_YEAR_MIN..=CLOCK_YEAR_MAX).contains(year))?;
    let date = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day?).ok()?)?;
    Some(date.and_time(time).and_utc())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Outside, device, run, start};
    use super::*;

    const NOON: &[(&str, &str)] = &[("time", "12:00:00"), ("day", "29"), ("month", "feb"), ("year", "2028")];

    #[test]
    fn setting_the_clock_moves_it_and_not_the_lab() {
        let mut device = device();
        device.state.set(view::CLOCK_ZONE, "CET");
        device.state.set(view::CLOCK_TIMEZONE_HOURS, 1_i64);
        device.timers.insert("job".to_owned(), start());
        assert_eq!(mark(&device.state), "*");
        assert_eq!(
            run(&mut device, &mut Outside::default(), "clock_set", NOON, &[]),
            Reaction::silent()
        );
        assert_eq!(long(&device, device.clock(start())), "12:00:00 CET Tue Feb 29 2028");
        assert_eq!(mark(&device.state), "");
        assert_eq!(source(&device.state), Some("user configuration"));
        let message = &device.messages[0];
        assert_eq!(message.args.text(view::ARG_FROM), Some("10:11:00 CET Tue Jan 20 2026"));
        assert_eq!(message.args.text(view::ARG_LINE), Some("console"));
    }

    #[test]
    fn a_date_that_is_none_is_refused() {
        let mut device = device();
        let args = [
            ("time", "12:00:00"),
            ("day", "29"),
            ("month", "February"),
            ("year", "2027"),
        ];
        let reaction = run(&mut device, &mut Outside::default(), "clock_set", &args, &[]);
        assert_eq!(reaction, Reaction::screen("clock_set/invalid"));
        assert_eq!(device.skew, chrono::TimeDelta::zero());
        assert!(device.messages.is_empty());
    }

    #[test]
    fn half_hours_go_the_way_of_the_hours() {
        let zone = |hours: i64, minutes: i64| {
            let state = Record::new()
                .with(view::CLOCK_TIMEZONE_HOURS, hours)
                .with(view::CLOCK_TIMEZONE_MINUTES, minutes);
            offset_minutes(&state)
        };
        assert_eq!((zone(5, 30), zone(-3, 30), zone(0, 30)), (330, -210, 30));
    }
}
