//! What DNA Center shows: devices, compliance, renewal alerts, history, findings.
//!
//! Must not change anything but what a view is set to.

use super::{find, managed, name, places};
use crate::diagnostic::counted;
use crate::lab::verbs::{Answer, Call, Cell, Desk, Table, VerbError};

pub(super) fn status(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
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

pub(super) fn devices(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
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

pub(super) fn compliance(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
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

pub(super) fn renewals(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
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
            days => counted(days, "day"),
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

pub(super) fn history(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
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

pub(super) fn findings(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
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
