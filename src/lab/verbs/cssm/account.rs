//! The Smart Account: Virtual Accounts, alerts, event log, On-Prem Accounts, policy.

use chrono::{DateTime, Utc};

use crate::cisco::Cssm;
use crate::cisco::cssm::Place;
use crate::cisco::sync::SyncRequest;
use crate::lab::verbs::{Answer, Arg, Call, Desk, TO, Table, VA, Value, Verb, VerbError};
use crate::wire::{Policy, Requirement};

const DAYS: Value = Value::Text("FIRST/FREQUENCY/CHANGE");
/// Events that a list shows where nothing is said.
const EVENTS_SHOWN: usize = 50;

pub(super) static VERBS: &[Verb] = &[
    Verb::new("accounts", "Smart Accounts and their Virtual Accounts", &[], accounts),
    Verb::new(
        "virtual-account",
        "New Virtual Account",
        &[Arg::plain("name", Value::Text("NAME"))],
        virtual_account,
    ),
    Verb::new("alerts", "Alerts of the Smart Account, the worst first", &[VA], alerts),
    Verb::new(
        "events",
        "Activity > Event Log, newest last",
        &[VA, Arg::option("last", Value::Number)],
        events,
    ),
    Verb::new("onprems", "On-Prem Accounts: the SSM On-Prem servers", &[], satellites),
    Verb::new(
        "sync",
        "On-Prem Accounts > Actions > File Sync: the file of `onprem sync-request` in, one for `onprem sync-response` out",
        &[Arg::plain("file", Value::Input), TO.needed()],
        sync,
    ),
    Verb::new(
        "remove-onprem",
        "On-Prem Accounts > Actions > Remove",
        &[Arg::plain("name", Value::Text("HOST"))],
        remove_satellite,
    ),
    Verb::new(
        "set-policy",
        "What Cisco Global Licensing Operations do on request: a reporting policy, days per class; the Cisco default where nothing is said",
        &[
            VA,
            Arg::option("name", Value::Text("NAME")),
            Arg::option("perpetual", DAYS),
            Arg::option("subscription", DAYS),
        ],
        set_policy,
    ),
];

fn accounts(desk: &mut Desk<'_>, _: &Call) -> Result<Answer, VerbError> {
    let mut table = Table::new(&[
        ("smart_account", "Smart Account"),
        ("virtual_account", "Virtual Account"),
        ("default", "Default"),
        ("devices", "Devices"),
        ("tokens", "Tokens"),
        ("on_prem", "SSM On-Prem"),
    ]);
    let now = desk.now();
    let cssm = desk.cssm();
    for place in cssm.places(None)? {
        let account = cssm.accounts.get(&place.account);
        let va = account.and_then(|account| account.virtual_accounts.get(&place.virtual_account));
        let active = cssm.tokens(&place).iter().filter(|token| token.is_active(now)).count();
        table.row([
            place.account.as_str().into(),
            place.virtual_account.as_str().into(),
            account
                .is_some_and(|account| account.default == place.virtual_account)
                .into(),
            cssm.instances_in(&place)
                .filter(|instance| instance.is_listed())
                .count()
                .into(),
            active.into(),
            va.and_then(|va| va.on_prem.clone()).into(),
        ]);
    }
    Ok(Answer::table(table))
}

fn virtual_account(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    desk.cssm().new_virtual_account(now, call.given("name"))?;
    Ok(Answer::nothing())
}

fn alerts(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let places = desk.cssm().places(call.text("va"))?;
    Ok(alert_table(desk.cssm(), now, &places))
}

/// The alerts, with the columns of the portal.
pub(in crate::lab::verbs) fn alert_table(cssm: &Cssm, now: DateTime<Utc>, places: &[Place]) -> Answer {
    let mut table = Table::new(&[
        ("severity", "Sev"),
        ("alert", "Alert"),
        ("message", "Message"),
        ("source", "Source"),
        ("due", "Action Due"),
    ]);
    for alert in cssm.alerts(now, places) {
        table.row([
            alert.severity.word().into(),
            alert.name.into(),
            alert.message.into(),
            alert.source.into(),
            alert.due.map_or_else(|| "Now".into(), Into::into),
        ]);
    }
    Answer::table(table)
}

fn events(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let va = match call.text("va") {
        Some(_) => Some(desk.place(call)?.virtual_account),
        None => None,
    };
    let last = call.number::<u32>("last")?;
    Ok(event_table(desk.cssm(), va.as_deref(), last))
}

/// The event log.
pub(in crate::lab::verbs) fn event_table(cssm: &Cssm, va: Option<&str>, last: Option<u32>) -> Answer {
    let mut table = Table::new(&[
        ("time", "Time"),
        ("event", "Event"),
        ("virtual_account", "Virtual Account"),
        ("message", "Message"),
    ]);
    let last = last.map_or(EVENTS_SHOWN, |last| last as usize);
    let here = |event: &&crate::cisco::event::Event| va.is_none_or(|va| event.virtual_account == va);
    let mut shown: Vec<_> = cssm.events.iter().rev().filter(here).take(last).collect();
    shown.reverse();
    for event in shown {
        table.row([
            event.at.into(),
            event.kind.word().into(),
            event.virtual_account.as_str().into(),
            event.message.as_str().into(),
        ]);
    }
    Answer::table(table)
}

fn satellites(desk: &mut Desk<'_>, _: &Call) -> Result<Answer, VerbError> {
    let mut table = Table::new(&[
        ("name", "Name"),
        ("status", "Status"),
        ("virtual_accounts", "Virtual Accounts"),
        ("last_sync", "Last Synchronization"),
        ("deadline", "Removed Without Synchronization"),
    ]);
    for (name, satellite) in &desk.cssm().satellites {
        let bound: Vec<&str> = satellite.places.iter().map(|p| p.virtual_account.as_str()).collect();
        table.row([
            name.into(),
            match satellite.gone {
                None => "Active",
                Some(gone) if gone.expired => "Expired",
                Some(_) => "Removed",
            }
            .into(),
            bound.join(", ").into(),
            satellite.last_sync.into(),
            satellite.expires().into(),
        ]);
    }
    Ok(Answer::table(table))
}

fn sync(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let request = SyncRequest::read(&desk.bytes(call.given("file"))?)?;
    let response = desk.cssm().answer_sync(now, &request, true)?;
    desk.put(call.given("to"), response.write())?;
    Ok(Answer::nothing())
}

fn remove_satellite(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    desk.cssm().unregister_satellite(now, call.given("name"))?;
    Ok(Answer::nothing())
}

fn set_policy(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, place) = (desk.now(), desk.place(call)?);
    let days = |name: &str| call.text(name).map(|text| requirement(call, text)).transpose();
    let (perpetual, subscription) = (days("perpetual")?, days("subscription")?);
    let none = perpetual.is_none() && subscription.is_none();
    let policy = (!none).then(|| Policy {
        name: call.text("name").unwrap_or("Custom Policy").to_owned(),
        ack_required: Some(true),
        perpetual: perpetual.unwrap_or_default(),
        subscription: subscription.unwrap_or_default(),
        ..Policy::default()
    });
    desk.cssm().set_policy(now, &place, policy)?;
    Ok(Answer::nothing())
}

/// `365/0/90`: first report, frequency, on change.
fn requirement(call: &Call, text: &str) -> Result<Requirement, VerbError> {
    let wrong = || call.wrong(&format!("`{text}` is not written like `365/0/90`"));
    let days: Vec<u16> = text
        .split('/')
        .map(|days| days.parse().map_err(|_| wrong()))
        .collect::<Result<_, _>>()?;
    let [first, frequency, change] = days[..] else {
        return Err(wrong());
    };
    Ok(Requirement {
        first_report: Some(first),
        frequency: Some(frequency),
        on_change: Some(change),
    })
}
