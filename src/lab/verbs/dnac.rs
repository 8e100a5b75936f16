//! Verbs of DNA Center: Tools > License Manager.

use super::cssm::inventory::license_table;
use super::{Answer, Arg, Call, Cell, Desk, TO, Table, VA, Value, Verb, VerbError};
use crate::cisco::cssm::Place;
use crate::cisco::dnac::{Batch, TIERS};
use crate::cisco::{Dnac, PortalError, Schedule};

const HOST: Arg = Arg::option("host", Value::Text("NAME"));
const DEVICE: Arg = Arg::plain("device", Value::Text("DEVICE"));

/// All of them.
pub(super) static TABLES: &[&[Verb]] = &[VERBS];

static VERBS: &[Verb] = &[
    Verb::new(
        "status",
        "Registration with CSSM, schedule, and what waits",
        &[HOST],
        status,
    ),
    Verb::new(
        "register",
        "System > Settings: registers with CSSM under its own Smart Account",
        &[HOST, VA],
        register,
    ),
    Verb::new("add", "Takes switches under management", &[DEVICE.many(), HOST], add),
    Verb::new(
        "remove",
        "Gives switches up; their history with them",
        &[DEVICE.many(), HOST],
        remove,
    ),
    Verb::new(
        "devices",
        "License Manager > Devices: release, tiers, Virtual Account, last collection",
        &[HOST],
        devices,
    ),
    Verb::new(
        "compliance",
        "License Manager > Overview: who is non-compliant or approaching expiry, the worst first",
        &[HOST],
        compliance,
    ),
    Verb::new(
        "licenses",
        "License Manager > Licenses of the Smart Account",
        &[HOST, VA],
        licenses,
    ),
    Verb::new(
        "assign",
        "Devices > Actions > Change License: one tier for many switches, in force after write memory and reload",
        &[Arg::plain("tier", Value::Word(TIERS)), DEVICE.many(), HOST],
        assign,
    ),
    Verb::new(
        "report",
        "Smart License Compliance Reporting: collects from all switches, sends one batch, hands the acknowledgements out",
        &[HOST],
        report,
    ),
    Verb::new(
        "schedule",
        "How often it reports by itself",
        &[Arg::plain("often", Value::Word(Schedule::WORDS)), HOST],
        schedule,
    ),
    Verb::new("batches", "What it reported, newest last", &[HOST], batches),
    Verb::new(
        "download",
        "Offline: collects from all switches, and writes the batch for `cssm upload`",
        &[HOST, TO.needed()],
        download,
    ),
    Verb::new(
        "upload",
        "Offline: the acknowledgements that `cssm upload` gave, handed out to the switches",
        &[Arg::plain("file", Value::Input), HOST],
        upload,
    ),
    Verb::new(
        "renewals",
        "Renewal alerts: subscriptions that end; --days sets the thresholds, such as 90,60,30",
        &[HOST, VA, Arg::option("days", Value::Text("DAYS"))],
        renewals,
    ),
    Verb::new(
        "history",
        "What happened to a switch, newest last",
        &[DEVICE, HOST],
        history,
    ),
    Verb::new(
        "transfer",
        "Devices > Actions > Change Virtual Account",
        &[DEVICE.many(), VA.needed(), HOST],
        transfer,
    ),
    Verb::new(
        "findings",
        "The best practices, held against this lab",
        &[HOST],
        findings,
    ),
];

fn name(desk: &Desk<'_>, call: &Call) -> Result<String, VerbError> {
    desk.one_of(call, "DNA Center", desk.lab.outside.dnac.keys().map(String::as_str))
}

fn find<'d>(desk: &'d mut Desk<'_>, call: &Call) -> Result<&'d mut Dnac, VerbError> {
    let name = name(desk, call)?;
    let found = desk.lab.outside.dnac.get_mut(&name);
    found.ok_or_else(|| VerbError::System(format!("the lab has no DNA Center {name}")))
}

/// The devices that are named, each of them managed.
fn managed(desk: &mut Desk<'_>, call: &Call) -> Result<Vec<String>, VerbError> {
    let named = call.all("device").to_vec();
    let known = &find(desk, call)?.devices;
    match named.iter().find(|device| !known.contains_key(*device)) {
        Some(other) => Err(VerbError::Refused(format!("DNA Center does not manage `{other}`"))),
        None => Ok(named),
    }
}

fn status(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let dnac = find(desk, call)?;
    let place = &dnac.collector.place;
    let days: Vec<String> = dnac.renewal_days.iter().map(i64::to_string).collect();
    let mut table = Table::new(&[("item", "Item"), ("value", "Value")]);
    table.row(["Name".into(), dnac.name.as_str().into()]);
    table.row(["Registered with CSSM".into(), dnac.registered.into()]);
    table.row(["Smart Account".into(), place.account.as_str().into()]);
    table.row([
        "Virtual Account of new devices".into(),
        place.virtual_account.as_str().into(),
    ]);
    table.row(["Managed devices".into(), dnac.devices.len().into()]);
    table.row(["Schedule".into(), dnac.schedule.word().into()]);
    table.row(["Next report".into(), dnac.next_report.into()]);
    table.row([
        "Reports that wait for CSSM".into(),
        dnac.collector.held_reports().into(),
    ]);
    table.row(["Renewal alerts, days ahead".into(), days.join(", ").into()]);
    Ok(Answer::table(table))
}

fn register(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let host = name(desk, call)?;
    let place = match call.text("va") {
        Some(va) => Some(desk.cssm().place(Some(va))?),
        None => None,
    };
    if !desk.lab.outside.cssm_answers(&host) {
        return Err(VerbError::Refused(format!("{host} cannot reach CSSM")));
    }
    let dnac = find(desk, call)?;
    dnac.registered = true;
    if let Some(place) = place {
        dnac.collector.place = place;
    }
    Ok(Answer::nothing())
}

fn add(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    for device in call.all("device") {
        desk.device_called(device)?;
    }
    for device in call.all("device") {
        find(desk, call)?.manage(now, device);
    }
    Ok(Answer::nothing())
}

fn remove(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    for device in managed(desk, call)? {
        find(desk, call)?.devices.remove(&device);
    }
    Ok(Answer::nothing())
}

fn devices(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let host = name(desk, call)?;
    let facts = desk.lab.dnac_facts(&host);
    let mut table = Table::new(&[
        ("name", "Name"),
        ("udi", "UDI"),
        ("release", "Release"),
        ("tier", "Tier"),
        ("next_tier", "Next Reload"),
        ("virtual_account", "Virtual Account"),
        ("collected", "Last Collected"),
        ("last_ack", "Last Acknowledgement"),
        ("trouble", "Trouble"),
    ]);
    let outside = &desk.lab.outside;
    for device in facts {
        let dnac = outside.dnac.get(&host);
        let managed = dnac.and_then(|dnac| dnac.devices.get(&device.name));
        let place = dnac.and_then(|dnac| dnac.place_of(&outside.cssm, &device.udi));
        table.row([
            device.name.into(),
            device.udi.to_string().into(),
            device.release.into(),
            device.tier.into(),
            device.next_tier.into(),
            place.map(|place| place.virtual_account).into(),
            managed.and_then(|managed| managed.collected).into(),
            device.last_ack.into(),
            managed.and_then(|managed| managed.trouble.clone()).into(),
        ]);
    }
    Ok(Answer::table(table))
}

fn compliance(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (host, now) = (name(desk, call)?, desk.now());
    let facts = desk.lab.dnac_facts(&host);
    let outside = &desk.lab.outside;
    let rows = outside
        .dnac
        .get(&host)
        .map(|dnac| dnac.compliance(now, &outside.cssm, &facts));
    let mut table = Table::new(&[("name", "Name"), ("compliance", "Compliance"), ("reasons", "Reasons")]);
    for row in rows.unwrap_or_default() {
        table.row([
            row.device.into(),
            row.verdict.word().into(),
            row.reasons.join("; ").into(),
        ]);
    }
    Ok(Answer::table(table))
}

fn licenses(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (places, now) = (places(desk, call)?, desk.now());
    Ok(license_table(desk.cssm(), now, &places))
}

/// The Virtual Accounts that a DNA Center sees: those of its Smart Account.
fn places(desk: &mut Desk<'_>, call: &Call) -> Result<Vec<Place>, VerbError> {
    let dnac = find(desk, call)?;
    if !dnac.registered {
        return Err(VerbError::Refused(format!("{} is not registered with CSSM", dnac.name)));
    }
    let account = dnac.collector.place.account.clone();
    let all = desk.cssm().places(call.text("va"))?;
    Ok(all.into_iter().filter(|place| place.account == account).collect())
}

fn assign(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (host, devices) = (name(desk, call)?, managed(desk, call)?);
    let mut table = Table::new(&[("name", "Name"), ("result", "Result")]);
    for device in devices {
        let result = desk.lab.dnac_assign(&host, &device, call.given("tier"));
        let said = result
            .err()
            .unwrap_or_else(|| "Assigned, in force after write memory and reload".to_owned());
        table.row([device.into(), said.into()]);
    }
    Ok(Answer::table(table))
}

fn report(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let host = name(desk, call)?;
    Ok(batch_table(desk.lab.dnac_report(&host).iter()))
}

fn batch_table<'a>(batches: impl Iterator<Item = &'a Batch>) -> Answer {
    let mut table = Table::new(&[
        ("time", "Time"),
        ("devices", "Devices"),
        ("silent", "No Answer"),
        ("reports", "Reports"),
        ("acknowledged", "Acknowledged"),
        ("result", "Result"),
    ]);
    for batch in batches {
        let result = batch.trouble.as_deref().unwrap_or("Sent");
        table.row([
            batch.at.into(),
            batch.devices.into(),
            batch.silent.into(),
            batch.reports.into(),
            batch.acknowledged.into(),
            result.into(),
        ]);
    }
    Answer::table(table)
}

fn schedule(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let dnac = find(desk, call)?;
    dnac.schedule = Schedule::named(call.given("often")).unwrap_or_default();
    dnac.next_report = dnac.schedule.after(now);
    Ok(Answer::nothing())
}

fn batches(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    Ok(batch_table(find(desk, call)?.batches.iter()))
}

fn download(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (host, now) = (name(desk, call)?, desk.now());
    desk.lab.dnac_collect(&host);
    let bundle = find(desk, call)?.collector.export(now);
    if bundle.files.is_empty() {
        return Err(VerbError::Refused("no report waits for CSSM".to_owned()));
    }
    desk.put(call.given("to"), bundle.write())?;
    Ok(Answer::nothing())
}

fn upload(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (host, now) = (name(desk, call)?, desk.now());
    let bytes = desk.bytes(call.given("file"))?;
    let portal = |error: PortalError| VerbError::Portal {
        system: "DNA Center",
        error,
    };
    find(desk, call)?.collector.import(now, &bytes).map_err(portal)?;
    let taken = desk.lab.dnac_hand_out(&host);
    Ok(Answer::line(format!(
        "switches that took their acknowledgement: {taken}"
    )))
}

fn renewals(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    if let Some(text) = call.text("days") {
        let wrong = || call.wrong(&format!("`{text}` is not a list of days like `90,60,30`"));
        let days: Result<Vec<u16>, _> = text.split(',').map(str::parse).collect();
        let mut days: Vec<i64> = days.map_err(|_| wrong())?.into_iter().map(i64::from).collect();
        days.sort_unstable_by_key(|days| -days);
        days.dedup();
        find(desk, call)?.renewal_days = days;
        return Ok(Answer::nothing());
    }
    let (places, now) = (places(desk, call)?, desk.now());
    let host = name(desk, call)?;
    let mut table = Table::new(&[
        ("virtual_account", "Virtual Account"),
        ("license", "License"),
        ("quantity", "Quantity"),
        ("ends", "Ends"),
        ("days_left", "Days Left"),
        ("alert", "Alert"),
    ]);
    let outside = &desk.lab.outside;
    let alerts = outside
        .dnac
        .get(&host)
        .map(|dnac| dnac.renewals(now, &outside.cssm, &places));
    for alert in alerts.unwrap_or_default() {
        let what = match alert.threshold {
            0 => "ended".to_owned(),
            days => format!("{days} days"),
        };
        table.row([
            alert.virtual_account.into(),
            alert.license.into(),
            alert.quantity.into(),
            alert.ends.into(),
            alert.days_left.into(),
            what.into(),
        ]);
    }
    Ok(Answer::table(table))
}

fn history(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let devices = managed(desk, call)?;
    let mut table = Table::new(&[("time", "Time"), ("name", "Name"), ("event", "Event")]);
    let dnac = find(desk, call)?;
    for (name, managed) in dnac.devices.iter().filter(|(name, _)| devices.contains(name)) {
        for happened in &managed.history {
            table.row([happened.at.into(), name.into(), happened.what.as_str().into()]);
        }
    }
    Ok(Answer::table(table))
}

fn transfer(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, devices, va) = (desk.now(), managed(desk, call)?, call.given("va"));
    let mut udis = Vec::new();
    for device in &devices {
        let udi = super::udi_of(desk.device_called(device)?);
        let udi = udi.ok_or_else(|| VerbError::NoUdi(device.clone()))?;
        desk.cssm().find_instance(&udi.to_string())?;
        udis.push(udi);
    }
    desk.cssm().place(Some(va))?;
    for (device, udi) in devices.iter().zip(udis) {
        desk.cssm().transfer_instance(now, &udi, va)?;
        find(desk, call)?.note(now, device, format!("moved to Virtual Account {va}"));
    }
    Ok(Answer::nothing())
}

fn findings(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (host, now) = (name(desk, call)?, desk.now());
    let facts = desk.lab.dnac_facts(&host);
    let outside = &desk.lab.outside;
    let found = outside
        .dnac
        .get(&host)
        .map(|dnac| dnac.findings(now, &outside.cssm, &facts));
    let mut table = Table::new(&[
        ("number", "No"),
        ("practice", "Practice"),
        ("followed", "Followed"),
        ("finding", "Finding"),
    ]);
    for finding in found.unwrap_or_default() {
        let followed = finding.wrong.is_empty();
        let said = if followed {
            Cell::None
        } else {
            finding.wrong.join("; ").into()
        };
        table.row([finding.number.into(), finding.practice.into(), followed.into(), said]);
    }
    Ok(Answer::table(table))
}
