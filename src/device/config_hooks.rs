//! What changes of the box's own configuration lead to: texts, messages, hashed secrets.
//!
//! One small function a subject; licensing and call-home have theirs in their own modules.

use super::config::{FROM_MEMORY, Hook, Verdict};
use super::reaction::Piece;
use super::{Change, Ctx, Op, clock, interfaces, ntp, secret, view};
use crate::limits::HOSTNAME_LENGTH_MAX;
use crate::screen::value::{Record, Value};

/// Hooks of this module.
pub(super) static HOOKS: &[Hook] = &[
    Hook {
        path: "hostname",
        run: hostname,
    },
    Hook {
        path: "enable.plain_secret",
        run: enable_secret,
    },
    Hook {
        path: "users",
        run: user_secrets,
    },
    Hook {
        path: "logging.console",
        run: logging_console,
    },
    Hook {
        path: "interfaces",
        run: interface,
    },
    Hook {
        path: "clock.timezone",
        run: time_zone,
    },
    Hook {
        path: "clock.summer",
        run: time_zone,
    },
    Hook {
        path: "clock.zone",
        run: time_zone,
    },
    Hook {
        path: "ntp.servers",
        run: time_servers,
    },
];

/// A name that DNS would not take is complained about and set all the same (recorded).
fn hostname(ctx: &mut Ctx<'_>, _: &Record, change: &Change) -> Verdict {
    let Op::Put(_) = change.op else { return Verdict::Quiet };
    let name = ctx.device.state.text(view::HOSTNAME).unwrap_or("");
    if name.len() > HOSTNAME_LENGTH_MAX {
        return Verdict::Refuse(Piece::screen("config/system/hostname_too_long"));
    }
    let inner = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let good = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.ends_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(inner);
    if good {
        Verdict::Quiet
    } else {
        Verdict::Say(Piece::screen("config/system/hostname_illegal"))
    }
}

fn enable_secret(ctx: &mut Ctx<'_>, _: &Record, _: &Change) -> Verdict {
    let Some(plain) = ctx.device.state.get(view::ENABLE_PLAIN_SECRET) else {
        return Verdict::Quiet;
    };
    let state = &mut ctx.device.state;
    state.clear(view::ENABLE_PLAIN_SECRET);
    state.set(view::ENABLE_SECRET, secret::hash(&plain, || ctx.world.random()));
    state.set(view::ENABLE_SECRET_TYPE, secret::TYPE);
    Verdict::Quiet
}

fn user_secrets(ctx: &mut Ctx<'_>, _: &Record, _: &Change) -> Verdict {
    for user in ctx.device.state.list_mut(view::USERS) {
        let Some(plain) = user.get(view::USERS_PLAIN_SECRET) else {
            continue;
        };
        user.clear(view::USERS_PLAIN_SECRET);
        user.set(view::USERS_SECRET, secret::hash(&plain, || ctx.world.random()));
        user.set(view::USERS_SECRET_TYPE, secret::TYPE);
    }
    Verdict::Quiet
}

/// Turning console logging on or off, or to another level, is itself logged. `no logging console` sets the flag alone
/// and a level sets both; the message comes once.
fn logging_console(ctx: &mut Ctx<'_>, before: &Record, change: &Change) -> Verdict {
    let on = |state: &Record| state.get(view::LOGGING_CONSOLE_ON).unwrap_or(true);
    let level = |state: &Record| {
        state
            .get(view::LOGGING_CONSOLE_LEVEL)
            .unwrap_or_else(|| "debugging".to_owned())
    };
    let now = &ctx.device.state;
    if change.path != view::LOGGING_CONSOLE_ON.id || (on(before), level(before)) == (on(now), level(now)) {
        return Verdict::Quiet;
    }
    if on(now) {
        let args = Record::new().with(view::ARG_NAME, level(now));
        ctx.log("message/sys/console_logging", args);
    } else {
        ctx.log("message/sys/console_logging_disabled", Record::new());
    }
    Verdict::Quiet
}

/// Interfaces that go up or down say so; ports that are hardware cannot be removed.
fn interface(ctx: &mut Ctx<'_>, before: &Record, change: &Change) -> Verdict {
    if change.path == view::INTERFACES.id && change.op == Op::Remove {
        let now = ctx.device.state.list(view::INTERFACES);
        let mut gone = before
            .list(view::INTERFACES)
            .iter()
            .filter(|old| find(now, old).is_none());
        if gone.any(|old| !interfaces::is_virtual(old)) {
            return Verdict::Refuse(Piece::screen("config/system/interface_physical"));
        }
        return Verdict::Quiet;
    }
    // At boot they come up once the configuration is there: `interfaces_up`.
    if ctx.invocation.origin.line == FROM_MEMORY {
        return Verdict::Quiet;
    }
    let changed: Vec<(String, Shown, Shown)> = ctx
        .device
        .state
        .list(view::INTERFACES)
        .iter()
        .filter_map(|interface| {
            let old = find(before.list(view::INTERFACES), interface).map_or(("", ""), interfaces::status);
            let new = interfaces::status(interface);
            (old != new).then(|| (interface.get(view::INTERFACES_NAME).unwrap_or_default(), old, new))
        })
        .collect();
    for (name, old, new) in changed {
        announce(ctx, &name, old, new);
    }
    Verdict::Quiet
}

/// The interfaces that are up after a restart say so, each once.
pub fn interfaces_up(ctx: &mut Ctx<'_>) {
    let interfaces = ctx.device.state.list(view::INTERFACES).iter();
    let up: Vec<(String, Shown)> = interfaces
        .map(|interface| (interface, interfaces::status(interface)))
        .filter(|(_, status)| status.1 == "up")
        .map(|(interface, status)| (interface.get(view::INTERFACES_NAME).unwrap_or_default(), status))
        .collect();
    for (name, status) in up {
        announce(ctx, &name, ("", ""), status);
    }
}

/// Somebody puts a cable in or pulls it. `false` when there is no such port.
pub fn cable(ctx: &mut Ctx<'_>, name: &str, is_in: bool) -> bool {
    let ports = ctx.device.state.list_mut(view::INTERFACES).iter_mut();
    let named = |port: &&mut Record| {
        let known = port
            .text(view::INTERFACES_NAME)
            .is_some_and(|known| known.eq_ignore_ascii_case(name));
        known && !interfaces::is_virtual(port)
    };
    let Some(port) = ports.into_iter().find(named) else {
        return false;
    };
    let old = interfaces::status(port);
    port.set(view::INTERFACES_LINK, is_in);
    let new = interfaces::status(port);
    let name = port.get(view::INTERFACES_NAME).unwrap_or_default();
    if old != new {
        announce(ctx, &name, old, new);
    }
    true
}

/// Status and protocol, as `show ip interface brief` words them.
type Shown = (&'static str, &'static str);

fn find<'a>(interfaces: &'a [Record], like: &Record) -> Option<&'a Record> {
    interfaces
        .iter()
        .find(|interface| interface.text(view::INTERFACES_NAME) == like.text(view::INTERFACES_NAME))
}

fn announce(ctx: &mut Ctx<'_>, name: &str, old: Shown, new: Shown) {
    let args = || Record::new().with(view::ARG_INTERFACE, name);
    let line = |state: &str| args().with(view::ARG_NAME, state);
    match new.0 {
        "up" => ctx.log("message/link/updown", line("up")),
        "down" => ctx.log("message/link/updown", line("down")),
        _ => ctx.log("message/link/changed", args()),
    }
    if (old.1 == "up") != (new.1 == "up") {
        ctx.log("message/lineproto/updown", line(new.1));
    }
}

/// The clock shows another time than before (once for the hours and minutes of one command).
fn time_zone(ctx: &mut Ctx<'_>, before: &Record, change: &Change) -> Verdict {
    let now = ctx.now();
    let shown = |state: &Record| {
        let zone = clock::zone_of(state);
        let (local, name) = zone.local(now);
        (local, name.to_owned())
    };
    let once = [view::CLOCK_ZONE.id, view::CLOCK_SUMMER_ZONE.id];
    if !once.contains(&change.path) || shown(before) == shown(&ctx.device.state) {
        return Verdict::Quiet;
    }
    let after = std::mem::replace(&mut ctx.device.state, before.clone());
    let from = clock::long(ctx.device, now);
    ctx.device.state = after;
    let to = clock::long(ctx.device, now);
    clock::updated(ctx, from, to);
    Verdict::Quiet
}

fn time_servers(ctx: &mut Ctx<'_>, _: &Record, _: &Change) -> Verdict {
    ntp::servers_changed(ctx);
    Verdict::Quiet
}

/// Hashes the plain secrets of a state outside of any command: what a profile gives at power-on.
pub fn hash_secrets(state: &mut Record, mut random: impl FnMut() -> u64) {
    if let Some(plain) = state.get(view::ENABLE_PLAIN_SECRET) {
        state.clear(view::ENABLE_PLAIN_SECRET);
        state.set(view::ENABLE_SECRET, secret::hash(&plain, &mut random));
        state.set(view::ENABLE_SECRET_TYPE, secret::TYPE);
    }
    if !matches!(state.value(view::USERS.id), Value::List(_)) {
        return;
    }
    for user in state.list_mut(view::USERS) {
        let Some(plain) = user.get(view::USERS_PLAIN_SECRET) else {
            continue;
        };
        user.clear(view::USERS_PLAIN_SECRET);
        user.set(view::USERS_SECRET, secret::hash(&plain, &mut random));
        user.set(view::USERS_SECRET_TYPE, secret::TYPE);
    }
}

#[cfg(test)]
mod tests {
    use super::super::config::configure;
    use super::super::reaction::Reaction;
    use super::super::testing::{Outside, device, fire};
    use super::super::{Device, Element};
    use super::*;
    use crate::screen::value::{Field, Key};

    fn put<T: Field>(device: &mut Device, key: Key<T>, value: impl Into<T>) -> Reaction {
        let change = Change {
            path: key.id,
            element: None,
            op: Op::Put(value.into().into()),
        };
        fire(device, &mut Outside::default(), |ctx| configure(ctx, &[change]))
    }

    fn in_vlan(device: &mut Device, path: crate::screen::value::PathId, op: Op) -> Reaction {
        let fields = Record::new().with(view::INTERFACES_NAME, "Vlan20");
        let element = Some(Element {
            list: view::INTERFACES.id,
            fields,
        });
        fire(device, &mut Outside::default(), |ctx| {
            configure(ctx, &[Change { path, element, op }])
        })
    }

    fn logged(device: &mut Device) -> Vec<&'static str> {
        device.messages.drain(..).map(|message| message.screen).collect()
    }

    #[test]
    fn an_illegal_hostname_is_set_all_the_same() {
        let mut device = device();
        assert_eq!(
            put(&mut device, view::HOSTNAME, "1"),
            Reaction::screen("config/system/hostname_illegal")
        );
        assert_eq!(device.state.text(view::HOSTNAME), Some("1"));
        assert_eq!(put(&mut device, view::HOSTNAME, "sw-1"), Reaction::silent());
        let long = "a".repeat(HOSTNAME_LENGTH_MAX + 1);
        assert_eq!(
            put(&mut device, view::HOSTNAME, long),
            Reaction::screen("config/system/hostname_too_long")
        );
        assert_eq!(
            device.state.text(view::HOSTNAME),
            Some("sw-1"),
            "a refused change changes nothing"
        );
    }

    #[test]
    fn plain_secrets_are_never_kept() {
        let mut device = device();
        put(&mut device, view::ENABLE_PLAIN_SECRET, "Tr0ub4dor");
        let user = Record::new().with(view::USERS_NAME, "admin");
        let entry = user.clone().with(view::USERS_PLAIN_SECRET, "Tr0ub4dor");
        let element = Some(Element {
            list: view::USERS.id,
            fields: user,
        });
        let change = Change {
            path: view::USERS.id,
            element,
            op: Op::Add(entry),
        };
        fire(&mut device, &mut Outside::default(), |ctx| configure(ctx, &[change]));
        let text = format!("{:?}", device.state);
        assert!(!text.contains("Tr0ub4dor"));
        let kept = device.state.get(view::ENABLE_SECRET).unwrap_or_default();
        assert!(secret::matches(9, &kept, "Tr0ub4dor"));
        let user = &device.state.list(view::USERS)[0];
        assert!(secret::matches(
            9,
            user.text(view::USERS_SECRET).unwrap_or(""),
            "Tr0ub4dor"
        ));
        assert_eq!(user.get(view::USERS_SECRET_TYPE), Some(9));
    }

    #[test]
    fn console_logging_tells_when_it_changes() {
        let mut device = device();
        put(&mut device, view::LOGGING_CONSOLE_ON, false);
        assert_eq!(logged(&mut device), ["message/sys/console_logging_disabled"]);
        put(&mut device, view::LOGGING_CONSOLE_ON, false);
        assert!(logged(&mut device).is_empty());
        put(&mut device, view::LOGGING_CONSOLE_ON, true);
        assert_eq!(logged(&mut device), ["message/sys/console_logging"]);
    }

    #[test]
    fn an_interface_tells_when_it_goes_up_and_down() {
        let mut device = device();
        in_vlan(&mut device, view::INTERFACES_DESCRIPTION.id, Op::Put(Value::text("x")));
        assert_eq!(logged(&mut device), ["message/link/updown", "message/lineproto/updown"]);
        in_vlan(&mut device, view::INTERFACES_SHUTDOWN.id, Op::Put(Value::Bool(true)));
        assert_eq!(
            logged(&mut device),
            ["message/link/changed", "message/lineproto/updown"]
        );
        in_vlan(&mut device, view::INTERFACES_DESCRIPTION.id, Op::Reset);
        assert!(logged(&mut device).is_empty());
        in_vlan(&mut device, view::INTERFACES.id, Op::Remove);
        assert!(device.state.list(view::INTERFACES).is_empty());
    }

    #[test]
    fn a_port_cannot_be_removed() {
        let mut device = device();
        let port = Record::new().with(view::INTERFACES_NAME, "GigabitEthernet1/0/1");
        device.state.set(view::INTERFACES, vec![port.clone()]);
        let element = Some(Element {
            list: view::INTERFACES.id,
            fields: port,
        });
        let change = Change {
            path: view::INTERFACES.id,
            element,
            op: Op::Remove,
        };
        let reaction = fire(&mut device, &mut Outside::default(), |ctx| configure(ctx, &[change]));
        assert_eq!(reaction, Reaction::screen("config/system/interface_physical"));
        assert_eq!(device.state.list(view::INTERFACES).len(), 1);
    }

    #[test]
    fn a_zone_is_logged_as_a_clock_update() {
        let mut device = device();
        let change = |path, value| Change {
            path,
            element: None,
            op: Op::Put(value),
        };
        let changes = [
            change(view::CLOCK_ZONE.id, Value::text("CET")),
            change(view::CLOCK_TIMEZONE_HOURS.id, Value::Int(1)),
        ];
        fire(&mut device, &mut Outside::default(), |ctx| configure(ctx, &changes));
        let [message] = &device.messages[..] else {
            panic!("one message: {:?}", device.messages)
        };
        assert_eq!(message.args.text(view::ARG_FROM), Some("09:11:00 UTC Tue Jan 20 2026"));
        assert_eq!(message.args.text(view::ARG_TO), Some("10:11:00 CET Tue Jan 20 2026"));
    }

    #[test]
    fn a_time_server_is_asked_after_a_while() {
        let mut device = device();
        let server = Record::new().with(view::NTP_SERVERS_HOST, "10.10.10.53");
        let element = || {
            Some(Element {
                list: view::NTP_SERVERS.id,
                fields: server.clone(),
            })
        };
        let add = Change {
            path: view::NTP_SERVERS.id,
            element: element(),
            op: Op::Add(server.clone()),
        };
        fire(&mut device, &mut Outside::default(), |ctx| configure(ctx, &[add]));
        assert!(device.timers.contains_key("ntp"));
        let remove = Change {
            path: view::NTP_SERVERS.id,
            element: element(),
            op: Op::Remove,
        };
        fire(&mut device, &mut Outside::default(), |ctx| configure(ctx, &[remove]));
        assert!(!device.timers.contains_key("ntp"));
    }
}
