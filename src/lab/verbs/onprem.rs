//! Verbs of SSM On-Prem: its own portal, and its synchronisation.

use super::cssm::account::{alert_table, event_table};
use super::cssm::inventory::{instance_table, license_table};
use super::cssm::tokens::{new_token, tokens as token_table};
use super::{Answer, Arg, Call, Desk, TO, Table, VA, Value, Verb, VerbError};
use crate::cisco::on_prem::{CALL_HOME_PATH, Outcome, SMART_PATH};
use crate::cisco::sync::SyncResponse;
use crate::cisco::{OnPrem, PortalError, Schedule};
use crate::lab::network::ServiceKind;

const HOST: Arg = Arg::option("host", Value::Text("NAME"));
const INSTANCE: Arg = Arg::plain("instance", Value::Text("DEVICE"));

/// All of them.
pub(super) static TABLES: &[&[Verb]] = &[VERBS];

static VERBS: &[Verb] = &[
    Verb::new(
        "status",
        "Version, registration, synchronization, and what waits for it",
        &[HOST],
        status,
    ),
    Verb::new(
        "urls",
        "Inventory > General: the URL of each tenant and transport",
        &[HOST],
        urls,
    ),
    Verb::new(
        "token",
        "Inventory > General > New Token: for devices that trust this On-Prem",
        &[
            HOST,
            VA,
            Arg::option("days", Value::Number),
            Arg::option("uses", Value::Number),
            Arg::option("for", Value::Text("DESCRIPTION")),
            Arg::flag("no-export"),
        ],
        token,
    )
    .giving_value(),
    Verb::new("tokens", "Inventory > General: its tokens", &[HOST, VA], tokens),
    Verb::new(
        "revoke",
        "Inventory > General > Actions > Revoke",
        &[Arg::plain("token", Value::Text("TOKEN")), HOST],
        revoke,
    ),
    Verb::new(
        "licenses",
        "Inventory > Licenses, as of the last synchronization",
        &[HOST, VA],
        licenses,
    ),
    Verb::new("instances", "Inventory > Product Instances", &[HOST, VA], instances),
    Verb::new(
        "remove",
        "Product Instances > Actions > Remove; CSSM hears of it at the next synchronization",
        &[INSTANCE, HOST],
        remove,
    ),
    Verb::new("alerts", "Alerts", &[HOST, VA], alerts),
    Verb::new(
        "events",
        "Event Log, newest last",
        &[HOST, Arg::option("last", Value::Number)],
        events,
    ),
    Verb::new(
        "sync",
        "Synchronization > Synchronize Now, over the network",
        &[HOST],
        sync,
    ),
    Verb::new(
        "sync-request",
        "Synchronization > Manual > Download File: for `cssm sync`",
        &[HOST, TO.needed()],
        sync_request,
    ),
    Verb::new(
        "sync-response",
        "Synchronization > Manual > Upload File: what `cssm sync` gave",
        &[Arg::plain("file", Value::Input), HOST],
        sync_response,
    ),
    Verb::new("syncs", "Synchronization: the last ones", &[HOST], syncs),
    Verb::new(
        "schedule",
        "Synchronization > Schedule",
        &[Arg::plain("often", Value::Word(Schedule::WORDS)), HOST],
        schedule,
    ),
    Verb::new(
        "register",
        "Registers it with CSSM, anew if it was removed there",
        &[HOST],
        register,
    ),
];

/// Its name: the one that is named, or the only one.
fn name(desk: &Desk<'_>, call: &Call) -> Result<String, VerbError> {
    desk.one_of(
        call,
        ServiceKind::OnPrem,
        desk.lab.outside.on_prem.keys().map(String::as_str),
    )
}

fn find<'d>(desk: &'d mut Desk<'_>, call: &Call) -> Result<&'d mut OnPrem, VerbError> {
    let name = name(desk, call)?;
    let found = desk.lab.outside.on_prem.get_mut(&name);
    found.ok_or_else(|| VerbError::System(format!("the lab has no SSM On-Prem {name}")))
}

fn portal(error: PortalError) -> VerbError {
    VerbError::Portal {
        system: "SSM On-Prem",
        error,
    }
}

fn status(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let name = name(desk, call)?;
    let registered = desk.cssm().known_satellite(&name).is_ok();
    let on_prem = find(desk, call)?;
    let mut table = Table::new(&[("item", "Item"), ("value", "Value")]);
    let version = Some(on_prem.version.as_str()).filter(|version| !version.is_empty());
    let waiting: usize = on_prem
        .tenants
        .values()
        .map(crate::cisco::Collector::held_reports)
        .sum();
    table.row(["Name".into(), on_prem.name.as_str().into()]);
    table.row(["Version".into(), version.unwrap_or("before 8-202102").into()]);
    table.row(["Policy".into(), (!on_prem.down_rev).into()]);
    table.row(["Registered with CSSM".into(), registered.into()]);
    table.row(["Schedule".into(), on_prem.schedule.word().into()]);
    table.row(["Last synchronization".into(), on_prem.last_sync.into()]);
    table.row(["Next synchronization".into(), on_prem.next_sync.into()]);
    table.row(["Reports that wait for CSSM".into(), waiting.into()]);
    Ok(Answer::table(table))
}

fn urls(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let on_prem = find(desk, call)?;
    let mut table = Table::new(&[("virtual_account", "Virtual Account"), ("for", "For"), ("url", "URL")]);
    for (tenant, collector) in &on_prem.tenants {
        let va = collector.place.virtual_account.as_str();
        table.row([
            va.into(),
            "CSLU Transport (17.3.2 and later)".into(),
            on_prem.url(tenant).into(),
        ]);
    }
    for (what, path) in [
        ("Smart Transport (before 17.3.2)", SMART_PATH),
        ("Call Home (before 17.3.2)", CALL_HOME_PATH),
    ] {
        let url = format!("https://{}{path}", on_prem.name);
        table.row(["all".into(), what.into(), url.into()]);
    }
    Ok(Answer::table(table))
}

fn token(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let name = name(desk, call)?;
    let description = call
        .text("for")
        .map_or_else(|| desk.console().to_owned(), str::to_owned);
    let (now, random) = (desk.now(), desk.lab.outside.random.draw());
    let on_prem = find(desk, call)?;
    let tenant = on_prem.tenant(call.text("va"));
    let (_, collector) = tenant.ok_or_else(|| {
        let known: Vec<&str> = on_prem.tenants.keys().map(String::as_str).collect();
        VerbError::System(format!("name a tenant of {name} with --va: {}", known.join(", ")))
    })?;
    let place = collector.place.clone();
    new_token(&mut on_prem.local, now, &place, call, &description, random)
}

fn tokens(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let local = &find(desk, call)?.local;
    Ok(token_table(local, now, &local.places(call.text("va")).map_err(portal)?))
}

fn revoke(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let local = &mut find(desk, call)?.local;
    local.revoke_token(now, call.given("token")).map_err(portal)?;
    Ok(Answer::nothing())
}

fn licenses(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let local = &find(desk, call)?.local;
    Ok(license_table(
        local,
        now,
        &local.places(call.text("va")).map_err(portal)?,
    ))
}

fn instances(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let local = &find(desk, call)?.local;
    Ok(instance_table(
        local,
        now,
        &local.places(call.text("va")).map_err(portal)?,
    ))
}

fn remove(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let on_prem = find(desk, call)?;
    let found = on_prem.local.find_instance(call.given("instance")).map_err(portal)?;
    let udi = found.udi.clone();
    on_prem.remove_instance(now, &udi).map_err(portal)?;
    Ok(Answer::nothing())
}

fn alerts(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let local = &find(desk, call)?.local;
    Ok(alert_table(local, now, &local.places(call.text("va")).map_err(portal)?))
}

fn events(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let last = call.number("last")?;
    Ok(event_table(&find(desk, call)?.local, None, last))
}

fn sync(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let name = name(desk, call)?;
    desk.lab.synchronize(&name);
    Ok(outcomes(find(desk, call)?.outcomes.iter().next_back().into_iter()))
}

fn sync_request(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let bytes = find(desk, call)?.sync_request(now).write();
    desk.put(call.given("to"), bytes)?;
    Ok(Answer::nothing())
}

fn sync_response(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let response = SyncResponse::read(&desk.bytes(call.given("file"))?).map_err(portal)?;
    let on_prem = find(desk, call)?;
    on_prem.take_response(now, &response).map_err(portal)?;
    on_prem.note(now, "file", None);
    let name = on_prem.name.clone();
    desk.cssm().file_was_carried(&name);
    Ok(Answer::nothing())
}

fn syncs(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    Ok(outcomes(find(desk, call)?.outcomes.iter()))
}

fn outcomes<'a>(all: impl Iterator<Item = &'a Outcome>) -> Answer {
    let mut table = Table::new(&[("time", "Time"), ("way", "Way"), ("result", "Result")]);
    for outcome in all {
        let result = outcome.trouble.as_deref().unwrap_or("Completed");
        table.row([outcome.at.into(), outcome.way.as_str().into(), result.into()]);
    }
    Answer::table(table)
}

fn schedule(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let on_prem = find(desk, call)?;
    on_prem.schedule = Schedule::named(call.given("often")).unwrap_or_default();
    on_prem.next_sync = on_prem.schedule.after(now);
    Ok(Answer::nothing())
}

fn register(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, name) = (desk.now(), name(desk, call)?);
    if desk.cssm().known_satellite(&name).is_ok() {
        return Err(VerbError::Refused(format!("{name} is registered with CSSM already")));
    }
    if !desk.lab.outside.meets_cssm(&name) {
        return Err(VerbError::Refused(format!("{name} cannot reach CSSM")));
    }
    let outside = &mut desk.lab.outside;
    if let Some(on_prem) = outside.on_prem.get_mut(&name) {
        on_prem.register(now, &mut outside.cssm).map_err(portal)?;
    }
    Ok(Answer::nothing())
}
