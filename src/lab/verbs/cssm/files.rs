//! Reports: usage data files and the reporting policy; uploads of requests.

use crate::lab::verbs::{Answer, Arg, Call, Desk, TO, Table, VA, Value, Verb, VerbError};
use crate::wire::{Bundle, LicenseFile};

pub(super) static VERBS: &[Verb] = &[
    Verb::new(
        "upload",
        "Reports > Usage Data Files > Upload Usage Data, and Download; also for trust and authorization requests",
        &[
            Arg::plain("file", Value::Input),
            Arg::option("ack", Value::Output).needed(),
            VA,
        ],
        upload,
    ),
    Verb::new("files", "Reports > Usage Data Files", &[], files),
    Verb::new(
        "ack",
        "Usage Data Files > Download: the acknowledgement of file N once more",
        &[Arg::plain("file", Value::Number), TO.needed()],
        ack,
    ),
    Verb::new("policy", "Reports > Reporting Policy, and Download", &[VA, TO], policy),
];

fn upload(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, va) = (desk.now(), call.text("va"));
    let bytes = desk.bytes(call.given("file"))?;
    if Bundle::is_one(&bytes) {
        let acks = desk.cssm().upload_bundle(now, va, &bytes)?;
        desk.put(call.given("ack"), acks.write())?;
        return Ok(Answer::nothing());
    }
    let is_request = matches!(
        LicenseFile::parse(&bytes),
        Ok(LicenseFile::TrustRequest(_) | LicenseFile::AuthorizationRequest(_))
    );
    let answer = if is_request {
        desk.cssm().upload_request(now, va, &bytes)?
    } else {
        LicenseFile::Ack(desk.cssm().upload_usage(now, va, &bytes)?)
    };
    desk.put_file(call.given("ack"), &answer)?;
    Ok(Answer::nothing())
}

fn files(desk: &mut Desk<'_>, _: &Call) -> Result<Answer, VerbError> {
    let mut table = Table::new(&[
        ("file", "File"),
        ("reported", "Reported"),
        ("virtual_account", "Virtual Account"),
        ("status", "Reporting Status"),
        ("devices", "Devices"),
        ("acknowledgement", "Acknowledgement"),
    ]);
    for (n, row) in desk.cssm().uploads.iter().enumerate() {
        let place = row.acknowledged.first().map(|ack| ack.account.virtual_account.clone());
        table.row([
            (n + 1).into(),
            row.reported.into(),
            place.into(),
            row.status.as_str().into(),
            row.devices.into(),
            (!row.acknowledged.is_empty()).then_some("Download").into(),
        ]);
    }
    Ok(Answer::table(table))
}

fn ack(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let number = call.number::<u32>("file")?.unwrap_or(0) as usize;
    let bytes = desk.cssm().download_ack(number)?;
    desk.put(call.given("to"), bytes)?;
    Ok(Answer::nothing())
}

fn policy(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, place) = (desk.now(), desk.place(call)?);
    if let Some(to) = call.text("to") {
        let file = desk.cssm().policy_file(now, &place)?;
        desk.put_file(to, &file)?;
        return Ok(Answer::nothing());
    }
    let account = desk.cssm().accounts.get(&place.account);
    let policy = account.and_then(|account| account.policy.clone()).unwrap_or_default();
    let mut table = Table::new(&[
        ("class", "Class"),
        ("first_report", "First Report"),
        ("frequency", "Frequency"),
        ("on_change", "On Change"),
        ("policy", "Policy"),
    ]);
    let classes = [
        ("Unenforced/Non-Export Perpetual", policy.perpetual),
        ("Unenforced/Non-Export Subscription", policy.subscription),
        ("Enforced (Perpetual/Subscription)", policy.enforced),
        ("Export (Perpetual/Subscription)", policy.export),
    ];
    let name = if policy.name.is_empty() {
        "Cisco default"
    } else {
        policy.name.as_str()
    };
    for (class, days) in classes {
        table.row([
            class.into(),
            days.first_report.into(),
            days.frequency.into(),
            days.on_change.into(),
            name.into(),
        ]);
    }
    Ok(Answer::table(table))
}
