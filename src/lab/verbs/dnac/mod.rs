//! Verbs of DNA Center: Tools > License Manager.

mod reports;
mod views;

use super::cssm::inventory::license_table;
use super::{Answer, Arg, Call, Desk, TO, Table, VA, Value, Verb, VerbError};
use crate::cisco::cssm::Place;
use crate::cisco::dnac::TIERS;
use crate::cisco::{Dnac, Schedule};
use crate::lab::network::ServiceKind;

const HOST: Arg = Arg::option("host", Value::Text("NAME"));
const DEVICE: Arg = Arg::plain("device", Value::Text("DEVICE"));

/// All of them.
pub(super) static TABLES: &[&[Verb]] = &[VERBS];

static VERBS: &[Verb] = &[
    Verb::new(
        "status",
        "Registration with CSSM, schedule, and what waits",
        &[HOST],
        views::status,
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
        views::devices,
    ),
    Verb::new(
        "compliance",
        "License Manager > Overview: who is non-compliant or approaching expiry, the worst first",
        &[HOST],
        views::compliance,
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
        reports::report,
    ),
    Verb::new(
        "schedule",
        "How often it reports by itself",
        &[Arg::plain("often", Value::Word(Schedule::WORDS)), HOST],
        reports::schedule,
    ),
    Verb::new("batches", "What it reported, newest last", &[HOST], reports::batches),
    Verb::new(
        "download",
        "Offline: collects from all switches, and writes the batch for `cssm upload`",
        &[HOST, TO.needed()],
        reports::download,
    ),
    Verb::new(
        "upload",
        "Offline: the acknowledgements that `cssm upload` gave, handed out to the switches",
        &[Arg::plain("file", Value::Input), HOST],
        reports::upload,
    ),
    Verb::new(
        "renewals",
        "Renewal alerts: subscriptions that end; --days sets the thresholds, such as 90,60,30",
        &[HOST, VA, Arg::option("days", Value::Text("DAYS"))],
        views::renewals,
    ),
    Verb::new(
        "history",
        "What happened to a switch, newest last",
        &[DEVICE, HOST],
        views::history,
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
        views::findings,
    ),
];

fn name(desk: &Desk<'_>, call: &Call) -> Result<String, VerbError> {
    desk.one_of(
        call,
        ServiceKind::Dnac,
        desk.lab.outside.dnac.keys().map(String::as_str),
    )
}

fn find<'d>(desk: &'d mut Desk<'_>, call: &Call) -> Result<&'d mut Dnac, VerbError> {
    let name = name(desk, call)?;
    let found = desk.lab.outside.dnac.get_mut(&name);
    found.ok_or_else(|| VerbError::System(format!("the lab has no DNA Center {name}")))
}

fn managed(desk: &mut Desk<'_>, call: &Call) -> Result<Vec<String>, VerbError> {
    let named = call.all("device").to_vec();
    let known = &find(desk, call)?.devices;
    match named.iter().find(|device| !known.contains_key(*device)) {
        Some(other) => Err(VerbError::Refused(format!("DNA Center does not manage `{other}`"))),
        None => Ok(named),
    }
}

fn register(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let host = name(desk, call)?;
    let place = match call.text("va") {
        Some(va) => Some(desk.cssm().place(Some(va))?),
        None => None,
    };
    if !desk.lab.outside.meets_cssm(&host) {
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

fn licenses(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (places, now) = (places(desk, call)?, desk.now());
    Ok(license_table(desk.cssm(), now, &places))
}

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
