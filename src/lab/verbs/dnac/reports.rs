//! Reports of DNA Center: batches to CSSM, over the network and by hand.
//!
//! Must not know what is seen of them.

use super::{find, name};
use crate::cisco::dnac::Batch;
use crate::cisco::{PortalError, Schedule};
use crate::lab::verbs::{Answer, Call, Desk, Table, VerbError};

pub(super) fn report(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
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

pub(super) fn schedule(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let dnac = find(desk, call)?;
    dnac.schedule = Schedule::named(call.given("often")).unwrap_or_default();
    dnac.next_report = dnac.schedule.after(now);
    Ok(Answer::nothing())
}

pub(super) fn batches(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    Ok(batch_table(find(desk, call)?.batches.iter()))
}

pub(super) fn download(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (host, now) = (name(desk, call)?, desk.now());
    desk.lab.dnac_collect(&host);
    let bundle = find(desk, call)?.collector.export(now);
    if bundle.files.is_empty() {
        return Err(VerbError::Refused("no report waits for CSSM".to_owned()));
    }
    desk.put(call.given("to"), bundle.write())?;
    Ok(Answer::nothing())
}

pub(super) fn upload(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
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
