//! Commands that show a part of a list: the events of some days, the reports of a feature.
//!
//! What is shown is handed to the screen instead of the whole list; the state stays as it is. Must not know what an
//! event or a report looks like when printed.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{needed, optional, row};
use crate::device::action::ActionInfo;
use crate::device::action::ArgKind::{Int, Text};
use crate::device::derive::DeviceView;
use crate::device::reaction::Reaction;
use crate::device::{Ctx, view};
use crate::screen::value::{Key, Record};

/// The actions of this subject.
pub static ACTIONS: &[ActionInfo] = &[
    row("license_show_eventlog", &[needed("days", Int)], eventlog),
    row(
        "license_show_rum_feature",
        &[needed("feature", Text), optional("detail", Text)],
        rum_feature,
    ),
];

/// `show license eventlog DAYS`: the events since as many days.
fn eventlog(ctx: &mut Ctx<'_>) -> Reaction {
    let days = TimeDelta::days(ctx.invocation.args.int("days").unwrap_or(0).clamp(0, 3650));
    let seen = DeviceView::new(ctx.device, ctx.world.lab_time());
    let offset = seen.value(view::CLOCK_OFFSET_MINUTES).unwrap_or(0).clamp(-1440, 1440);
    let since = (seen.now + TimeDelta::minutes(offset) - days).naive_utc();
    part("license/eventlog", ctx, view::EVENTS, |event| {
        stamp(event).is_none_or(|at| at >= since)
    })
}

/// When an event was, in the zone in which it was written; `None` for one that does not say.
fn stamp(event: &Record) -> Option<NaiveDateTime> {
    let date = NaiveDate::parse_from_str(event.text(view::EVENTS_DATE)?, "%Y-%m-%d").ok()?;
    let time = NaiveTime::parse_from_str(event.text(view::EVENTS_TIME)?, "%H:%M:%S%.3f").ok()?;
    Some(date.and_time(time))
}

/// `show license rum feature FEATURE [detail]`.
fn rum_feature(ctx: &mut Ctx<'_>) -> Reaction {
    let feature = ctx.invocation.args.text("feature").to_owned();
    let detailed = ctx.invocation.args.text("detail") == "yes";
    let screen = if detailed {
        "license/rum_id_all_detail"
    } else {
        "license/rum_feature_all"
    };
    part(screen, ctx, view::RUM_REPORTS, |report| {
        report.text(view::RUM_REPORTS_FEATURE) == Some(&feature)
    })
}

/// `screen` over the entries of `list` that are wanted.
fn part(screen: &'static str, ctx: &Ctx<'_>, list: Key<Vec<Record>>, wanted: impl Fn(&Record) -> bool) -> Reaction {
    let entries = ctx.device.state.list(list).iter().filter(|entry| wanted(entry));
    let entries: Vec<Record> = entries.cloned().collect();
    Reaction::with(screen, Record::new().with(list, entries))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_says_when_it_was() {
        let event = Record::new()
            .with(view::EVENTS_DATE, "2026-01-15")
            .with(view::EVENTS_TIME, "08:22:14.003");
        let at = stamp(&event).expect("both are there");
        assert_eq!(at.format("%d %H:%M:%S%.3f").to_string(), "15 08:22:14.003");
        assert_eq!(stamp(&event.with(view::EVENTS_TIME, "soon")), None);
    }
}
