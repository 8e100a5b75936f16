//! `reload`, at once or later, and what a device is after it.
//!
//! After a restart the state is: the factory's configuration, all that is not configuration, and what NVRAM says; the
//! last is fed by who knows the grammar. Must not know how NVRAM is read.

use chrono::{DateTime, TimeDelta, Utc};

use super::action::{ActionInfo, ArgKind};
use super::actions::{optional, required};
use super::dialogue::{Asked, Dialogue};
use super::reaction::{Effect, Piece, Reaction};
use super::timers::{Counts, TimerInfo};
use super::{Ctx, Device, clock, configuration, ntp, nvram, stack, view};
use crate::screen::value::{Record, Value};

/// Actions of this module.
pub(super) static ACTIONS: &[ActionInfo] = &[
    // `reload [reason LINE]`.
    ActionInfo {
        name: "reload",
        args: &[optional("reason", ArgKind::Text)],
        wants_running_config: true,
        run: |ctx| now(ctx).unwrap_or_else(|question| *question),
    },
    // `reload in MINUTES|HH:MM [LINE]`; `delay` as typed.
    ActionInfo {
        name: "reload_in",
        args: &[required("delay", ArgKind::Text), optional("reason", ArgKind::Text)],
        wants_running_config: true,
        run: |ctx| later(ctx).unwrap_or_else(|question| *question),
    },
    // `reload cancel`.
    ActionInfo {
        name: "reload_cancel",
        args: &[],
        wants_running_config: false,
        run: cancel,
    },
];

/// Timers of this module.
pub(super) static TIMERS: &[TimerInfo] = &[TimerInfo {
    name: SCHEDULED,
    counts: Counts::BySpan,
    fire: |ctx, _| due(ctx),
}];

const SCHEDULED: &str = "reload";
/// The reason of a reload that a person asked for without one; `Last reload reason` in `show version`.
const REASON: &str = "Reload Command";
/// The longest delay of `reload in`, in minutes: 24 days.
const DELAY_MINUTES_MAX: i64 = 34_560;

fn now(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let mut dialogue = Dialogue::new(&ctx.invocation.answers);
    let save = ask_to_save(ctx, &mut dialogue)?;
    if save {
        dialogue.say(Piece::screen("file/nvram/saved"));
    }
    let agreed = dialogue.confirm("reload/proceed", Record::new())?;
    let reason = ctx.invocation.args.text_opt("reason").unwrap_or(REASON).to_owned();
    if !agreed {
        return Ok(Reaction::silent());
    }
    if save {
        nvram::save(ctx);
    }
    ctx.device.timers.remove(SCHEDULED);
    going_down(ctx, clock::who(&ctx.invocation.origin), &reason);
    Ok(Reaction {
        effects: vec![Effect::Reload],
        ..Reaction::default()
    })
}

/// `System configuration has been modified. Save?`, where it has been.
pub(super) fn ask_to_save(ctx: &Ctx<'_>, dialogue: &mut Dialogue<'_>) -> Asked<bool> {
    let running = ctx.invocation.running_config.as_deref().unwrap_or_default();
    if ctx
        .device
        .nvram
        .as_deref()
        .is_some_and(|startup| nvram::same(running, startup))
    {
        return Ok(false);
    }
    dialogue.yes_no("reload/save", Record::new())
}

/// Says that the device restarts, by whom and why.
pub(super) fn going_down(ctx: &mut Ctx<'_>, by: String, reason: &str) {
    let args = Record::new().with(view::ARG_LINE, by).with(view::ARG_REASON, reason);
    ctx.log("message/sys/reload", args);
    // With the moment, where the device knows it (captures show_version 16.9.3, 16.12.4 with; 17.2dev, 17.3.1, 17.6dev,
    // which show no moment of the start either, without).
    let text = match ctx.device.state.is(view::CLOCK_SET) {
        true => format!("{reason} at {}", clock::long(ctx.device, ctx.now())),
        false => reason.to_owned(),
    };
    let state = &mut ctx.device.state;
    state.set(view::RELOAD_REASON, reason);
    state.set(view::RELOAD_TEXT, text);
}

fn later(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let invocation = ctx.invocation;
    let Some(minutes) = minutes(invocation.args.text("delay")) else {
        return Ok(Reaction::screen("reload/bad_delay"));
    };
    let delay = TimeDelta::minutes(minutes);
    let at = ctx.now() + delay;
    let reason = invocation.args.text_opt("reason").unwrap_or(REASON);
    let mut dialogue = Dialogue::new(&invocation.answers);
    let save = ask_to_save(ctx, &mut dialogue)?;
    if save {
        dialogue.say(Piece::screen("file/nvram/saved"));
    }
    let args = Record::new()
        .with(view::ARG_TO, clock::long(ctx.device, at))
        .with(view::ARG_COUNT, minutes)
        .with(view::ARG_LINE, clock::who(&invocation.origin))
        .with(view::ARG_REASON, reason)
        .with(view::ARG_TEXT, format!("{:02}:{:02}:00", minutes / 60, minutes % 60));
    dialogue.say(Piece::with("reload/scheduled", args.clone()));
    if !dialogue.confirm("reload/proceed", Record::new())? {
        return Ok(Reaction::silent());
    }
    if save {
        nvram::save(ctx);
    }
    ctx.device
        .timers
        .insert(SCHEDULED.to_owned(), ctx.world.lab_time() + delay);
    ctx.device.state.set(view::RELOAD_AT, at);
    ctx.device.state.set(view::RELOAD_AT_REASON, reason);
    Ok(Reaction::with("reload/shutdown_in", args))
}

/// `MMM` or `HH:MM` in minutes.
fn minutes(delay: &str) -> Option<i64> {
    let minutes = match delay.split_once(':') {
        None => delay.parse().ok()?,
        Some((hours, minutes)) => {
            let minutes: i64 = minutes.parse().ok().filter(|minutes| (0..60).contains(minutes))?;
            hours.parse::<i64>().ok()?.checked_mul(60)?.checked_add(minutes)?
        }
    };
    (1..=DELAY_MINUTES_MAX).contains(&minutes).then_some(minutes)
}

fn cancel(ctx: &mut Ctx<'_>) -> Reaction {
    ctx.device.state.clear(view::RELOAD_AT);
    ctx.device.state.clear(view::RELOAD_AT_REASON);
    match ctx.device.timers.remove(SCHEDULED) {
        Some(_) => Reaction::screen("reload/aborted"),
        None => Reaction::screen("reload/none_scheduled"),
    }
}

/// A scheduled reload is due: the device waits to be restarted by who can feed NVRAM.
fn due(ctx: &mut Ctx<'_>) {
    let reason = ctx
        .device
        .state
        .get(view::RELOAD_AT_REASON)
        .unwrap_or_else(|| REASON.to_owned());
    ctx.device.state.clear(view::RELOAD_AT);
    ctx.device.state.clear(view::RELOAD_AT_REASON);
    going_down(ctx, "console".to_owned(), &reason);
    ctx.device.state.set(view::RELOAD_PENDING, true);
}

/// Makes the device what it is before NVRAM is read, at lab time `now`. Boot messages are queued.
pub fn restart(device: &mut Device, now: DateTime<Utc>) {
    let clock_known = device.state.is(view::CLOCK_SET);
    let mut state = configuration::lasting(&device.state);
    let cables = device.state.list(view::INTERFACES).to_vec();
    state.overlay(configuration::volatile(&device.factory));
    state.overlay(configuration::of(&device.factory));
    device.state = state;
    plug_in(&mut device.state, &cables);
    device.booted = now;
    device.log.clear();
    device.timers.remove(SCHEDULED);
    ntp::restarted(device, now);
    stack::joining::restarted(device);
    let restarted = clock_known.then(|| clock::long(device, device.clock(now)));
    device.state.set_or_clear(view::RELOAD_RESTARTED, restarted);
    for (seconds, screen) in MESSAGES {
        let at = device.clock(now) + TimeDelta::seconds(*seconds);
        device.queue(at, screen, Record::new());
    }
}

/// Messages of every boot that are not licensing's, and how many seconds after the start (times are a model).
const MESSAGES: &[(i64, &str)] = &[(0, "message/sys/restart")];

/// Ports keep their cables through a restart.
fn plug_in(state: &mut Record, before: &[Record]) {
    if !matches!(state.value(view::INTERFACES.id), Value::List(_)) {
        return;
    }
    for interface in state.list_mut(view::INTERFACES) {
        let same = |old: &&Record| old.text(view::INTERFACES_NAME) == interface.text(view::INTERFACES_NAME);
        let link = before.iter().find(same).and_then(|old| old.get(view::INTERFACES_LINK));
        interface.set_or_clear(view::INTERFACES_LINK, link);
    }
}

#[cfg(test)]
mod tests {
    use super::super::action::Answer;
    use super::super::testing::{Outside, RUNNING, device, fire, run, shape, start};
    use super::*;

    #[test]
    fn unsaved_changes_are_asked_about() {
        let (mut device, mut world) = (device(), Outside::default());
        assert_eq!(
            shape(&run(&mut device, &mut world, "reload", &[], &[])),
            ["reload/save?"]
        );
        let yes = [Answer::YesNo(true)];
        let asked = run(&mut device, &mut world, "reload", &[], &yes);
        assert_eq!(shape(&asked), ["file/nvram/saved", "reload/proceed?"]);
        let no = [Answer::YesNo(true), Answer::Confirm(false)];
        assert_eq!(run(&mut device, &mut world, "reload", &[], &no), Reaction::silent());
        let all = [Answer::YesNo(true), Answer::Confirm(true)];
        let done = run(&mut device, &mut world, "reload", &[], &all);
        assert_eq!(done.effects, [Effect::Reload]);
        assert!(device.nvram.is_some());
        assert_eq!(device.messages[0].screen, "message/sys/reload");
        device.nvram = Some(RUNNING.to_owned());
        assert_eq!(
            shape(&run(&mut device, &mut world, "reload", &[], &[])),
            ["reload/proceed?"]
        );
    }

    #[test]
    fn a_scheduled_reload_can_be_called_off_or_happens() {
        let (mut device, mut world) = (device(), Outside::default());
        device.nvram = Some(RUNNING.to_owned());
        let args = [("delay", "1:05"), ("reason", "upgrade")];
        assert_eq!(
            shape(&run(&mut device, &mut world, "reload_in", &args, &[])),
            ["reload/scheduled", "reload/proceed?"]
        );
        let yes = [Answer::Confirm(true)];
        assert_eq!(
            shape(&run(&mut device, &mut world, "reload_in", &args, &yes)),
            ["reload/shutdown_in"]
        );
        assert_eq!(device.timers[SCHEDULED], start() + TimeDelta::minutes(65));
        assert_eq!(
            shape(&run(&mut device, &mut world, "reload_cancel", &[], &[])),
            ["reload/aborted"]
        );
        assert_eq!(
            shape(&run(&mut device, &mut world, "reload_cancel", &[], &[])),
            ["reload/none_scheduled"]
        );
        run(&mut device, &mut world, "reload_in", &args, &yes);
        fire(&mut device, &mut world, due);
        assert!(device.state.is(view::RELOAD_PENDING));
        assert_eq!(device.state.text(view::RELOAD_REASON), Some("upgrade"));
    }

    #[test]
    fn delays_are_minutes_or_hours_and_minutes() {
        for (text, expected) in [
            ("5", Some(5)),
            ("2:30", Some(150)),
            ("0", None),
            ("1:60", None),
            ("-1", None),
            ("x", None),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
        assert_eq!(minutes("9223372036854775807:00"), None);
    }

    #[test]
    fn a_restart_forgets_configuration_and_keeps_the_rest() {
        let mut device = device();
        let port = Record::new().with(view::INTERFACES_NAME, "GigabitEthernet1/0/1");
        device.factory.set(view::INTERFACES, vec![port.clone()]);
        let vlan = Record::new().with(view::INTERFACES_NAME, "Vlan10");
        device.state.set(
            view::INTERFACES,
            vec![port.clone().with(view::INTERFACES_LINK, true), vlan],
        );
        device.state.set(view::HOSTNAME, "sw-1");
        device.state.set(view::UDI_SN, "FCW2501XXXX");
        device.state.set(view::CLOCK_SET, true);
        let later = start() + TimeDelta::minutes(9);
        restart(&mut device, later);
        assert_eq!(device.state.text(view::HOSTNAME), Some("Switch"));
        assert_eq!(device.state.text(view::UDI_SN), Some("FCW2501XXXX"));
        assert_eq!(
            device.state.list(view::INTERFACES),
            [port.with(view::INTERFACES_LINK, true)]
        );
        assert_eq!(clock::mark(&device.state), "*");
        assert_eq!(device.booted, later);
        assert!(device.state.knows(view::RELOAD_RESTARTED.id));
        restart(&mut device, later);
        assert_eq!(device.state.get(view::RELOAD_RESTARTED), None, "it does not know when");
    }
}
