//! Messages: severities, destinations, stamps, the buffer, `send log`.
//!
//! A message is worded by its screen; here stands what goes before it and where it is seen. Must not know sessions.

use chrono::TimeDelta;

use super::action::{ActionInfo, ArgKind};
use super::actions::{optional, required};
use super::dialogue::{Asked, Dialogue};
use super::reaction::Reaction;
use super::{Ctx, Device, Message, clock, view};
use crate::screen::moment::Zone;
use crate::screen::value::{Key, Record};

/// Actions of this module.
pub(super) static ACTIONS: &[ActionInfo] = &[
    // `send log [facility WORD] [severity 0-7] [mnemonics WORD] LINE`; also `send log SEVERITY LINE`.
    ActionInfo {
        name: "send_log",
        args: &[
            required("text", ArgKind::Text),
            optional("facility", ArgKind::Text),
            optional("severity", ArgKind::Int),
            optional("mnemonic", ArgKind::Text),
        ],
        wants_running_config: false,
        run: send_log,
    },
    // `clear logging`.
    ActionInfo {
        name: "clear_logging",
        args: &[],
        wants_running_config: false,
        run: |ctx| clear(ctx).unwrap_or_else(|question| *question),
    },
];

/// The words for severities 0 to 7.
pub const LEVELS: [&str; 8] = [
    "emergencies",
    "alerts",
    "critical",
    "errors",
    "warnings",
    "notifications",
    "informational",
    "debugging",
];

/// Mnemonics of `send log` by severity (unverified).
const USER_LOGS: [&str; 8] = [
    "USERLOG_EMERG",
    "USERLOG_ALERT",
    "USERLOG_CRIT",
    "USERLOG_ERR",
    "USERLOG_WARNING",
    "USERLOG_NOTICE",
    "USERLOG_INFO",
    "USERLOG_DEBUG",
];

/// Where a message is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passes {
    /// On the console.
    pub console: bool,
    /// On lines that said `terminal monitor`.
    pub monitor: bool,
    /// In the buffer.
    pub buffer: bool,
}

/// Where messages of `severity` are seen.
pub fn passes(device: &Device, severity: u8) -> Passes {
    let state = &device.state;
    let all = state.get(view::LOGGING_ON).unwrap_or(true);
    let to = |on: Key<bool>, level: Key<String>| {
        let level = state
            .text(level)
            .and_then(|word| LEVELS.iter().position(|known| *known == word));
        all && state.get(on).unwrap_or(true) && usize::from(severity) <= level.unwrap_or(LEVELS.len() - 1)
    };
    Passes {
        // `no logging on` leaves the console as it is.
        console: Passes::console(state, severity),
        monitor: to(view::LOGGING_MONITOR_ON, view::LOGGING_MONITOR_LEVEL),
        buffer: to(view::LOGGING_BUFFER_ON, view::LOGGING_BUFFER_LEVEL),
    }
}

impl Passes {
    fn console(state: &Record, severity: u8) -> bool {
        let level = state.text(view::LOGGING_CONSOLE_LEVEL);
        let level = level
            .and_then(|word| LEVELS.iter().position(|known| *known == word))
            .unwrap_or(LEVELS.len() - 1);
        state.get(view::LOGGING_CONSOLE_ON).unwrap_or(true) && usize::from(severity) <= level
    }
}

/// The severity in `%FACILITY-SEVERITY-MNEMONIC:`; 7 for what has none, as output of `debug` has.
pub fn severity(body: &str) -> u8 {
    let head = body.split(':').next().unwrap_or_default();
    let Some(head) = head.strip_prefix('%') else { return 7 };
    head.split('-')
        .filter_map(|part| part.parse().ok())
        .rfind(|n| *n <= 7)
        .unwrap_or(7)
}

/// A message as it is printed: sequence number, stamp, body. Counts it wherever it goes.
pub fn stamped(device: &mut Device, message: &Message, body: &str) -> String {
    let passes = passes(device, severity(body));
    let counters = [
        (passes.console, view::LOGGING_CONSOLE_LOGGED),
        (passes.monitor, view::LOGGING_MONITOR_LOGGED),
        (passes.buffer, view::LOGGING_BUFFER_LOGGED),
        (true, view::LOGGING_SEQUENCE),
    ];
    for (_, counter) in counters.into_iter().filter(|(counts, _)| *counts) {
        let so_far = device.state.get(counter).unwrap_or(0);
        device.state.set(counter, so_far.saturating_add(1));
    }
    let number = if device.state.is(view::SERVICE_SEQUENCE_NUMBERS) {
        format!("{:06}: ", device.state.get(view::LOGGING_SEQUENCE).unwrap_or(0))
    } else {
        String::new()
    };
    let kind = if body.starts_with('%') { &LOG } else { &DEBUG };
    format!("{number}{}{body}", stamp(device, message, kind))
}

/// The settings of `service timestamps log` or `… debug`.
struct Stamps {
    form: Key<String>,
    msec: Key<bool>,
    localtime: Key<bool>,
    zone: Key<bool>,
    year: Key<bool>,
}

const LOG: Stamps = Stamps {
    form: view::SERVICE_LOG_STAMP,
    msec: view::SERVICE_LOG_STAMP_MSEC,
    localtime: view::SERVICE_LOG_STAMP_LOCALTIME,
    zone: view::SERVICE_LOG_STAMP_ZONE,
    year: view::SERVICE_LOG_STAMP_YEAR,
};
const DEBUG: Stamps = Stamps {
    form: view::SERVICE_DEBUG_STAMP,
    msec: view::SERVICE_DEBUG_STAMP_MSEC,
    localtime: view::SERVICE_DEBUG_STAMP_LOCALTIME,
    zone: view::SERVICE_DEBUG_STAMP_ZONE,
    year: view::SERVICE_DEBUG_STAMP_YEAR,
};

/// `*Jan 20 09:11:55.123: `, `00:00:29: `, or nothing.
fn stamp(device: &Device, message: &Message, kind: &Stamps) -> String {
    let state = &device.state;
    let (at, mark) = (message.at, message.mark);
    match state.text(kind.form) {
        Some("uptime") => format!("{}: ", uptime(message.up)),
        Some(_) => {
            let zone = if state.is(kind.localtime) {
                clock::zone(device)
            } else {
                Zone::default()
            };
            let (local, zone) = zone.local(at);
            let year = if state.is(kind.year) {
                local.format(" %Y").to_string()
            } else {
                String::new()
            };
            let msec = if state.is(kind.msec) {
                local.format("%.3f").to_string()
            } else {
                String::new()
            };
            let zone = if state.is(kind.zone) {
                format!(" {zone}")
            } else {
                String::new()
            };
            format!(
                "{mark}{}{year} {}{msec}{zone}: ",
                local.format("%b %e"),
                local.format("%H:%M:%S")
            )
        }
        None => String::new(),
    }
}

/// `00:00:29`, from one day on `1d02h`, from one week on `3w2d` (the longer forms unverified).
fn uptime(since: TimeDelta) -> String {
    let (days, hours) = (since.num_days().max(0), since.num_hours().max(0) % 24);
    let (minutes, seconds) = (since.num_minutes().max(0) % 60, since.num_seconds().max(0) % 60);
    match days {
        0 => format!("{hours:02}:{minutes:02}:{seconds:02}"),
        1..=6 => format!("{days}d{hours:02}h"),
        _ => format!("{}w{}d", days / 7, days % 7),
    }
}

fn send_log(ctx: &mut Ctx<'_>) -> Reaction {
    let invocation = ctx.invocation;
    let args = &invocation.args;
    let severity = args.int("severity").unwrap_or(7).clamp(0, 7);
    let word = usize::try_from(severity)
        .ok()
        .and_then(|n| USER_LOGS.get(n))
        .copied()
        .unwrap_or(USER_LOGS[7]);
    let text = args.text("text");
    let text = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .unwrap_or(text);
    let message = Record::new()
        .with(view::ARG_FACILITY, args.text_opt("facility").unwrap_or("SYS"))
        .with(view::ARG_SEVERITY, severity)
        .with(view::ARG_MNEMONIC, args.text_opt("mnemonic").unwrap_or(word))
        .with(view::ARG_COUNT, tty(&invocation.origin.line))
        .with(view::ARG_USER, invocation.origin.user.clone().unwrap_or_default())
        .with(view::ARG_TEXT, text);
    ctx.log("message/send_log", message);
    Reaction::silent()
}

/// The absolute line number of `console` or `vtyN (…)`: the console is 0, vty 0 is 1 (on a box without AUX line 1;
/// unverified for the Catalyst 9300).
fn tty(line: &str) -> i64 {
    let number = line
        .strip_prefix("vty")
        .and_then(|rest| rest.split(' ').next()?.parse::<i64>().ok());
    number.map_or(0, |n| n + 1)
}

fn clear(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let mut dialogue = Dialogue::new(&ctx.invocation.answers);
    if dialogue.confirm("logging_exec/clear_sure", Record::new())? {
        ctx.device.log.clear();
    }
    Ok(Reaction::silent())
}

#[cfg(test)]
mod tests {
    use super::super::action::Answer;
    use super::super::testing::{Outside, device, run, shape, start};
    use chrono::{DateTime, Utc};

    use super::*;

    /// What is printed at once.
    fn stamped(device: &mut Device, at: DateTime<Utc>, body: &str) -> String {
        let kept = std::mem::take(&mut device.messages);
        device.queue(at, "message/send_log", Record::new());
        let message = std::mem::replace(&mut device.messages, kept).remove(0);
        super::stamped(device, &message, body)
    }

    fn at() -> DateTime<Utc> {
        start() + TimeDelta::milliseconds(123)
    }

    fn datetime(options: &[Key<bool>]) -> Device {
        let mut device = device();
        device.state.set(view::SERVICE_LOG_STAMP, "datetime");
        for option in options {
            device.state.set(*option, true);
        }
        device
    }

    #[test]
    fn stamps_follow_the_service() {
        let body = "%SYS-5-CONFIG_I: Configured from console by console";
        let cases: [(&[Key<bool>], &str); 4] = [
            (&[], "*Jan 20 09:11:00: "),
            (&[view::SERVICE_LOG_STAMP_MSEC], "*Jan 20 09:11:00.123: "),
            (
                &[view::SERVICE_LOG_STAMP_MSEC, view::SERVICE_LOG_STAMP_ZONE],
                "*Jan 20 09:11:00.123 UTC: ",
            ),
            (&[view::SERVICE_LOG_STAMP_YEAR], "*Jan 20 2026 09:11:00: "),
        ];
        for (options, expected) in cases {
            assert_eq!(stamped(&mut datetime(options), at(), body), format!("{expected}{body}"));
        }
        assert_eq!(stamped(&mut device(), at(), body), body, "no service timestamps log");
    }

    #[test]
    fn a_day_is_right_aligned_and_local_time_is_asked_for() {
        let mut device = datetime(&[view::SERVICE_LOG_STAMP_ZONE]);
        device.state.set(view::CLOCK_ZONE, "IST");
        device.state.set(view::CLOCK_TIMEZONE_HOURS, 5_i64);
        device.state.set(view::CLOCK_TIMEZONE_MINUTES, 30_i64);
        device.state.set(view::CLOCK_NTP, true);
        let at = DateTime::from_timestamp(1_772_323_200, 0).unwrap_or_default();
        assert_eq!(stamped(&mut device, at, "%A-1-B: c"), "Mar  1 00:00:00 UTC: %A-1-B: c");
        device.state.set(view::SERVICE_LOG_STAMP_LOCALTIME, true);
        assert_eq!(stamped(&mut device, at, "%A-1-B: c"), "Mar  1 05:30:00 IST: %A-1-B: c");
    }

    #[test]
    fn uptime_and_sequence_numbers() {
        let mut device = device();
        device.state.set(view::SERVICE_LOG_STAMP, "uptime");
        device.state.set(view::SERVICE_SEQUENCE_NUMBERS, true);
        let at = start() + TimeDelta::seconds(29);
        assert_eq!(stamped(&mut device, at, "%A-1-B: c"), "000001: 00:00:29: %A-1-B: c");
        assert_eq!(
            stamped(&mut device, at + TimeDelta::days(1), "%A-1-B: c"),
            "000002: 1d00h: %A-1-B: c"
        );
        assert_eq!(
            stamped(&mut device, at + TimeDelta::days(9), "%A-1-B: c"),
            "000003: 1w2d: %A-1-B: c"
        );
        assert_eq!(device.state.get(view::LOGGING_CONSOLE_LOGGED), Some(3));
    }

    #[test]
    fn output_of_debug_has_its_own_stamp() {
        let mut device = device();
        device.state.set(view::SERVICE_DEBUG_STAMP, "datetime");
        assert_eq!(
            stamped(&mut device, at(), "license: sent"),
            "*Jan 20 09:11:00: license: sent"
        );
        assert_eq!(severity("license: sent"), 7);
        assert_eq!(severity("%SEC_LOGIN-SW1-4-X: text"), 4);
    }

    #[test]
    fn levels_decide_who_sees_a_message() {
        let mut device = device();
        let all = Passes {
            console: true,
            monitor: true,
            buffer: true,
        };
        assert_eq!(passes(&device, 7), all);
        device.state.set(view::LOGGING_CONSOLE_LEVEL, "errors");
        device.state.set(view::LOGGING_MONITOR_ON, false);
        assert_eq!(passes(&device, 3), Passes { monitor: false, ..all });
        assert_eq!(
            passes(&device, 4),
            Passes {
                console: false,
                monitor: false,
                buffer: true
            }
        );
        device.state.set(view::LOGGING_ON, false);
        assert_eq!(
            passes(&device, 3),
            Passes {
                console: true,
                monitor: false,
                buffer: false
            }
        );
    }

    #[test]
    fn send_log_and_clear_logging() {
        let (mut device, mut world) = (device(), Outside::default());
        let args = [("text", "\"hello\""), ("severity", "2")];
        assert_eq!(run(&mut device, &mut world, "send_log", &args, &[]), Reaction::silent());
        let message = &device.messages[0];
        assert_eq!(message.args.text(view::ARG_MNEMONIC), Some("USERLOG_CRIT"));
        assert_eq!(message.args.text(view::ARG_TEXT), Some("hello"));
        assert_eq!((tty("console"), tty("vty3 (10.1.1.1)")), (0, 4));
        device.log.push_back("line".to_owned());
        assert_eq!(
            shape(&run(&mut device, &mut world, "clear_logging", &[], &[])),
            ["logging_exec/clear_sure?"]
        );
        run(&mut device, &mut world, "clear_logging", &[], &[Answer::Confirm(false)]);
        assert_eq!(device.log.len(), 1);
        run(&mut device, &mut world, "clear_logging", &[], &[Answer::Confirm(true)]);
        assert!(device.log.is_empty());
    }
}
