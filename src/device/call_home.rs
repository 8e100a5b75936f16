//! Call-home: profiles, alert groups, what licensing's transport takes from them, test and on-demand messages.
//!
//! Message bodies are not modelled; whether one arrives is decided by the lab's network.

use super::action::{ActionInfo, ArgKind};
use super::actions::{optional, required};
use super::config::{Hook, Verdict};
use super::reaction::{Piece, Reaction};
use super::{Change, Ctx, Op, interfaces, lookup, view};
use crate::screen::value::{Key, Record, Value};

/// Actions of this module.
pub(super) static ACTIONS: &[ActionInfo] = &[
    // `call-home test [TEXT] profile NAME`.
    ActionInfo {
        name: "call_home_test",
        args: &[required("profile", ArgKind::Text), optional("text", ArgKind::Text)],
        wants_running_config: false,
        run: |ctx| send(ctx, "call-home/exec/test_sent"),
    },
    // `call-home send alert-group GROUP [profile NAME]`.
    ActionInfo {
        name: "call_home_send",
        args: &[required("group", ArgKind::Text), optional("profile", ArgKind::Text)],
        wants_running_config: false,
        run: |ctx| send(ctx, "call-home/exec/group_sent"),
    },
];

/// Hooks of this module.
pub(super) static HOOKS: &[Hook] = &[
    Hook {
        path: "call_home.profiles",
        run: profile,
    },
    Hook {
        path: "call_home.alert_group",
        run: alert_groups,
    },
    Hook {
        path: "call_home.http_proxy",
        run: proxy,
    },
];

/// The profile that every box has, and that licensing uses unless told otherwise.
pub const DEFAULT_PROFILE: &str = "CiscoTAC-1";
/// What `Reporting Data` says of a profile that sends everything.
const ALL_DATA: &str = "Smart Call Home, Smart Licensing";

/// What a profile is when it is made (`show call-home profile` of new profiles; the status is unverified).
fn new_profile(name: &str) -> Record {
    Record::new()
        .with(view::CALL_HOME_PROFILES_NAME, name)
        .with(view::CALL_HOME_PROFILES_STATUS, "ACTIVE")
        .with(view::CALL_HOME_PROFILES_MODE, "Full Reporting")
        .with(view::CALL_HOME_PROFILES_DATA, ALL_DATA)
        .with(view::CALL_HOME_PROFILES_FORMAT, "xml")
        .with(view::CALL_HOME_PROFILES_SIZE_LIMIT, 3_145_728_i64)
        .with(view::CALL_HOME_PROFILES_TRANSPORT, "email")
}

/// New profiles get their defaults, `CiscoTAC-1` cannot be taken away, and what licensing shows of its profile follows.
fn profile(ctx: &mut Ctx<'_>, before: &Record, change: &Change) -> Verdict {
    if change.path == view::CALL_HOME_PROFILES.id && change.op == Op::Remove {
        keep_default(ctx, before);
    }
    let off = change.path == view::CALL_HOME_PROFILES_STATUS.id && change.op == Op::Reset;
    let named = change.element.as_ref().filter(|_| off);
    let named = named.and_then(|element| element.fields.get(view::CALL_HOME_PROFILES_NAME));
    for profile in ctx.device.state.list_mut(view::CALL_HOME_PROFILES) {
        if named.is_some() && profile.get(view::CALL_HOME_PROFILES_NAME) == named {
            // `no active`, whatever the factory has.
            profile.clear(view::CALL_HOME_PROFILES_STATUS);
        }
        let mut whole = new_profile(profile.text(view::CALL_HOME_PROFILES_NAME).unwrap_or(""));
        let known = find(
            before.list(view::CALL_HOME_PROFILES),
            whole.text(view::CALL_HOME_PROFILES_NAME).unwrap_or(""),
        );
        if known.is_none() {
            whole.overlay(profile.clone());
            *profile = whole;
        }
    }
    let switches = [
        view::CALL_HOME_PROFILES_REPORTS_HOME,
        view::CALL_HOME_PROFILES_REPORTS_LICENSING,
    ];
    for [this, other] in [switches, [switches[1], switches[0]]] {
        if change.path == this.id {
            let profiles = ctx.device.state.list_mut(view::CALL_HOME_PROFILES).iter_mut();
            profiles.for_each(|profile| report(profile, this, other));
        }
    }
    let smart = smart_profile(&ctx.device.state).and_then(|profile| profile.get(view::CALL_HOME_PROFILES_HTTP));
    ctx.device.state.set_or_clear(view::CALL_HOME_SMART_URL, smart);
    Verdict::Quiet
}

/// What a profile reports is printed as one text. `reporting` chooses one of the two or both, and `no` takes one away: then the
/// other is what is left (that `no` does so is unverified; that licensing data can be off is what `COMM_FAILED` of NCS says).
fn report(profile: &mut Record, this: Key<bool>, other: Key<bool>) {
    match (profile.get(this), profile.get(other)) {
        (Some(false), _) => profile.set(other, true),
        (None, Some(false)) => profile.set(this, true),
        _ => {}
    }
    let off = |switch| profile.get(switch) == Some(false);
    let data = match [
        view::CALL_HOME_PROFILES_REPORTS_HOME,
        view::CALL_HOME_PROFILES_REPORTS_LICENSING,
    ]
    .map(off)
    {
        [true, _] => "Smart Licensing",
        [_, true] => "Smart Call Home",
        _ => ALL_DATA,
    };
    profile.set(view::CALL_HOME_PROFILES_DATA, data);
}

/// `no profile "CiscoTAC-1"` puts it back to its defaults.
fn keep_default(ctx: &mut Ctx<'_>, before: &Record) {
    let gone = find(ctx.device.state.list(view::CALL_HOME_PROFILES), DEFAULT_PROFILE).is_none()
        && find(before.list(view::CALL_HOME_PROFILES), DEFAULT_PROFILE).is_some();
    let factory = find(ctx.device.factory.list(view::CALL_HOME_PROFILES), DEFAULT_PROFILE).cloned();
    if let (true, Some(factory)) = (gone, factory) {
        ctx.device.state.list_mut(view::CALL_HOME_PROFILES).insert(0, factory);
    }
}

fn find<'a>(profiles: &'a [Record], name: &str) -> Option<&'a Record> {
    let same = |profile: &&Record| {
        profile
            .text(view::CALL_HOME_PROFILES_NAME)
            .is_some_and(|known| known.eq_ignore_ascii_case(name))
    };
    profiles.iter().find(same)
}

/// The profile that licensing messages go by.
pub fn smart_profile(state: &Record) -> Option<&Record> {
    let name = state.text(view::CALL_HOME_SMART_PROFILE).unwrap_or(DEFAULT_PROFILE);
    find(state.list(view::CALL_HOME_PROFILES), name)
}

/// The switches of `alert-group`, by the name that the list of alert groups shows.
const GROUPS: &[(&str, Key<bool>)] = &[
    ("configuration", view::CALL_HOME_ALERT_GROUP_CONFIGURATION),
    ("crash", view::CALL_HOME_ALERT_GROUP_CRASH),
    ("diagnostic", view::CALL_HOME_ALERT_GROUP_DIAGNOSTIC),
    ("environment", view::CALL_HOME_ALERT_GROUP_ENVIRONMENT),
    ("inventory", view::CALL_HOME_ALERT_GROUP_INVENTORY),
    ("snapshot", view::CALL_HOME_ALERT_GROUP_SNAPSHOT),
    ("syslog", view::CALL_HOME_ALERT_GROUP_SYSLOG),
];

fn alert_groups(ctx: &mut Ctx<'_>, _: &Record, _: &Change) -> Verdict {
    let state = &mut ctx.device.state;
    for (name, switch) in GROUPS {
        let on = state.get(*switch).unwrap_or(true);
        for group in state.list_mut(view::CALL_HOME_ALERT_GROUPS) {
            if group.text(view::CALL_HOME_ALERT_GROUPS_NAME) == Some(name) {
                group.set(
                    view::CALL_HOME_ALERT_GROUPS_STATE,
                    if on { "Enable" } else { "Disable" },
                );
            }
        }
    }
    Verdict::Quiet
}

/// `show call-home` prints the proxy as one text (its form is unverified).
fn proxy(ctx: &mut Ctx<'_>, _: &Record, _: &Change) -> Verdict {
    let state = &mut ctx.device.state;
    let address = state.get(view::CALL_HOME_HTTP_PROXY_ADDRESS);
    let shown = address.map(|address| match state.get(view::CALL_HOME_HTTP_PROXY_PORT) {
        Some(port) => format!("{address}:{port}"),
        None => address,
    });
    state.set_or_clear(view::CALL_HOME_PROXY, shown);
    Verdict::Quiet
}

/// Sends a message by a profile, or by all that are active, and counts whether it arrived.
fn send(ctx: &mut Ctx<'_>, done: &'static str) -> Reaction {
    let args = &ctx.invocation.args;
    let named = args.text_opt("profile").map(str::to_owned);
    let shown = Record::new()
        .with(view::ARG_NAME, named.clone().unwrap_or_default())
        .with(view::ARG_TEXT, args.text("group"));
    if !ctx.device.state.is(view::CALL_HOME_ENABLED) {
        return Reaction::with("call-home/exec/disabled", shown);
    }
    let profiles = ctx.device.state.list(view::CALL_HOME_PROFILES).to_vec();
    let profiles: Vec<Record> = match &named {
        Some(name) => find(&profiles, name).cloned().into_iter().collect(),
        None => profiles
            .into_iter()
            .filter(|p| p.text(view::CALL_HOME_PROFILES_STATUS) == Some("ACTIVE"))
            .collect(),
    };
    if profiles.is_empty() && named.is_some() {
        return Reaction::with("call-home/exec/no_profile", shown);
    }
    for profile in &profiles {
        let arrived = arrives(ctx, profile);
        count(&mut ctx.device.state, profile, arrived);
    }
    Reaction::piece(Piece::with(done, shown))
}

/// Whether a message by HTTP gets through; mail is not modelled and never does.
fn arrives(ctx: &mut Ctx<'_>, profile: &Record) -> bool {
    let url = profile.text(view::CALL_HOME_PROFILES_HTTP).unwrap_or("");
    let (Some((scheme, rest)), Some("http")) =
        (url.split_once("://"), profile.text(view::CALL_HOME_PROFILES_TRANSPORT))
    else {
        return false;
    };
    let authority = rest.split('/').next().unwrap_or("");
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) => (host, port.parse().ok()),
        None => (authority, None),
    };
    let port = port.unwrap_or(if scheme == "https" { 443 } else { 80 });
    let (vrf, source) = (
        ctx.device.state.text(view::CALL_HOME_VRF),
        ctx.device.state.text(view::CALL_HOME_SOURCE_INTERFACE),
    );
    let egress = interfaces::egress(ctx.device, vrf, source);
    let host = host.to_owned();
    let address = lookup::host(ctx, &egress, &host).address;
    address.is_ok_and(|address| ctx.world.connect(&egress, address, port).is_ok())
}

fn count(state: &mut Record, profile: &Record, arrived: bool) {
    let http = profile.text(view::CALL_HOME_PROFILES_TRANSPORT) == Some("http");
    let [total, email, by_http] = if arrived {
        [
            view::CALL_HOME_STATS_SUCCESS_TOTAL,
            view::CALL_HOME_STATS_SUCCESS_EMAIL,
            view::CALL_HOME_STATS_SUCCESS_HTTP,
        ]
    } else {
        [
            view::CALL_HOME_STATS_FAILED_TOTAL,
            view::CALL_HOME_STATS_FAILED_EMAIL,
            view::CALL_HOME_STATS_FAILED_HTTP,
        ]
    };
    for counter in [total, if http { by_http } else { email }] {
        let so_far = state.get(counter).unwrap_or(0);
        state.set(counter, so_far.saturating_add(1));
    }
}

/// Whether the profile that licensing uses is active: `call_home.smart_profile_status`.
pub(super) fn smart_profile_status(state: &Record) -> Value {
    smart_profile(state).map_or(Value::Absent, |profile| {
        Value::text(profile.text(view::CALL_HOME_PROFILES_STATUS).unwrap_or("INACTIVE"))
    })
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::super::config::configure;
    use super::super::testing::{Outside, device, fire, run, shape};
    use super::super::{Device, Element};
    use super::*;

    fn tac() -> Record {
        new_profile(DEFAULT_PROFILE)
            .with(view::CALL_HOME_PROFILES_TRANSPORT, "http")
            .with(
                view::CALL_HOME_PROFILES_HTTP,
                "https://192.0.2.1/its/service/oddce/services/DDCEService",
            )
    }

    fn with_tac() -> Device {
        let mut device = device();
        device.factory.set(view::CALL_HOME_PROFILES, vec![tac()]);
        device.state.set(view::CALL_HOME_PROFILES, vec![tac()]);
        device.state.set(view::CALL_HOME_ENABLED, true);
        device
    }

    fn on_profile(device: &mut Device, name: &str, path: crate::screen::value::PathId, op: Op) {
        let fields = Record::new().with(view::CALL_HOME_PROFILES_NAME, name);
        let element = Some(Element {
            list: view::CALL_HOME_PROFILES.id,
            fields,
        });
        fire(device, &mut Outside::default(), |ctx| {
            configure(ctx, &[Change { path, element, op }])
        });
    }

    #[test]
    fn a_new_profile_has_defaults_and_the_default_one_stays() {
        let mut device = with_tac();
        let list = view::CALL_HOME_PROFILES.id;
        let entry = Record::new().with(view::CALL_HOME_PROFILES_NAME, "noc");
        on_profile(&mut device, "noc", list, Op::Add(entry));
        let profiles = device.state.list(view::CALL_HOME_PROFILES);
        assert_eq!(profiles[1].text(view::CALL_HOME_PROFILES_TRANSPORT), Some("email"));
        on_profile(
            &mut device,
            DEFAULT_PROFILE,
            view::CALL_HOME_PROFILES_STATUS.id,
            Op::Put(Value::text("INACTIVE")),
        );
        assert_eq!(smart_profile_status(&device.state), Value::text("INACTIVE"));
        let status = view::CALL_HOME_PROFILES_STATUS.id;
        on_profile(&mut device, DEFAULT_PROFILE, status, Op::Put(Value::text("ACTIVE")));
        on_profile(&mut device, DEFAULT_PROFILE, status, Op::Reset);
        assert_eq!(
            smart_profile_status(&device.state),
            Value::text("INACTIVE"),
            "`no active`"
        );
        on_profile(&mut device, DEFAULT_PROFILE, list, Op::Remove);
        assert_eq!(device.state.list(view::CALL_HOME_PROFILES)[0], tac());
        on_profile(&mut device, "noc", list, Op::Remove);
        assert_eq!(device.state.list(view::CALL_HOME_PROFILES).len(), 1);
    }

    #[test]
    fn reporting_chooses_what_a_profile_sends_and_no_takes_it_away() {
        let (home, licensing) = (
            view::CALL_HOME_PROFILES_REPORTS_HOME.id,
            view::CALL_HOME_PROFILES_REPORTS_LICENSING.id,
        );
        let (yes, no) = (|| Op::Put(Value::Bool(true)), || Op::Put(Value::Bool(false)));
        let mut device = with_tac();
        let data = |device: &Device| {
            let profile = &device.state.list(view::CALL_HOME_PROFILES)[0];
            profile.get(view::CALL_HOME_PROFILES_DATA).unwrap_or_default()
        };
        for (what, changes, shown) in [
            ("only licensing", [(licensing, yes()), (home, no())], "Smart Licensing"),
            (
                "no licensing",
                [(licensing, no()), (home, Op::Reset)],
                "Smart Call Home",
            ),
            (
                "no call-home",
                [(home, no()), (licensing, Op::Reset)],
                "Smart Licensing",
            ),
            ("only call-home", [(home, yes()), (licensing, no())], "Smart Call Home"),
            ("all", [(licensing, Op::Reset), (home, Op::Reset)], ALL_DATA),
        ] {
            for (path, op) in changes {
                on_profile(&mut device, DEFAULT_PROFILE, path, op);
            }
            assert_eq!(data(&device), shown, "{what}");
        }
    }

    #[test]
    fn switches_and_proxy_show_in_what_is_printed() {
        let mut device = with_tac();
        let group = Record::new().with(view::CALL_HOME_ALERT_GROUPS_NAME, "crash");
        device.state.set(view::CALL_HOME_ALERT_GROUPS, vec![group]);
        let put = |path, value| Change {
            path,
            element: None,
            op: Op::Put(value),
        };
        let changes = [
            put(view::CALL_HOME_ALERT_GROUP_CRASH.id, Value::Bool(false)),
            put(view::CALL_HOME_HTTP_PROXY_ADDRESS.id, Value::text("10.10.10.50")),
            put(view::CALL_HOME_HTTP_PROXY_PORT.id, Value::Int(3128)),
        ];
        fire(&mut device, &mut Outside::default(), |ctx| configure(ctx, &changes));
        let group = &device.state.list(view::CALL_HOME_ALERT_GROUPS)[0];
        assert_eq!(group.text(view::CALL_HOME_ALERT_GROUPS_STATE), Some("Disable"));
        assert_eq!(device.state.text(view::CALL_HOME_PROXY), Some("10.10.10.50:3128"));
    }

    #[test]
    fn messages_are_counted_by_whether_they_arrive() {
        let (mut device, mut world) = (with_tac(), Outside::default());
        let args = [("profile", "ciscotac-1")];
        assert_eq!(
            shape(&run(&mut device, &mut world, "call_home_test", &args, &[])),
            ["call-home/exec/test_sent"]
        );
        assert_eq!(device.state.get(view::CALL_HOME_STATS_FAILED_HTTP), Some(1));
        world.ports.insert((Ipv4Addr::new(192, 0, 2, 1), 443));
        run(
            &mut device,
            &mut world,
            "call_home_send",
            &[("group", "inventory")],
            &[],
        );
        assert_eq!(device.state.get(view::CALL_HOME_STATS_SUCCESS_TOTAL), Some(1));
        let unknown = run(&mut device, &mut world, "call_home_test", &[("profile", "x")], &[]);
        assert_eq!(shape(&unknown), ["call-home/exec/no_profile"]);
        device.state.set(view::CALL_HOME_ENABLED, false);
        assert_eq!(
            shape(&run(&mut device, &mut world, "call_home_test", &args, &[])),
            ["call-home/exec/disabled"]
        );
    }
}
