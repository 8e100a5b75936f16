//! Verbs of CSLU: its inventory, its preferences, and the files that are carried while it is disconnected.

use super::{Answer, Arg, Call, Desk, TO, Table, Value, Verb, VerbError};
use crate::cisco::{Cslu, PortalError};
use crate::lab::network::ServiceKind;
use crate::wire::{LicenseFile, Udi};

const HOST: Arg = Arg::option("host", Value::Text("NAME"));
const DEVICE: Arg = Arg::plain("device", Value::Text("DEVICE"));

/// All of them.
pub(super) static TABLES: &[&[Verb]] = &[VERBS];

static VERBS: &[Verb] = &[
    Verb::new(
        "instances",
        "Inventory > Product Instances: who came, or is asked, and what waits for CSSM",
        &[HOST],
        instances,
    ),
    Verb::new(
        "preferences",
        "Preferences: the account, and whether \"Cisco Is Available\"",
        &[
            HOST,
            Arg::option("connected", Value::Word(&["yes", "no"])),
            Arg::option("va", Value::Text("NAME")),
        ],
        preferences,
    ),
    Verb::new(
        "add",
        "Add Single Product: a switch that CSLU asks for its reports",
        &[DEVICE, HOST],
        add,
    ),
    Verb::new(
        "remove",
        "Product Instances > Actions > Remove",
        &[Arg::plain("instance", Value::Text("DEVICE")), HOST],
        remove,
    ),
    Verb::new(
        "collect",
        "Product Instances > Actions > Collect Usage Report, from these switches or all that were added",
        &[
            Arg {
                needed: false,
                ..DEVICE.many()
            },
            HOST,
        ],
        collect,
    ),
    Verb::new("send", "Passes what waits to CSSM", &[HOST], send),
    Verb::new(
        "download",
        "Download All for Cisco: the reports that wait, for `cssm upload`",
        &[HOST, TO.needed()],
        download,
    ),
    Verb::new(
        "upload",
        "Upload from Cisco: the acknowledgements that `cssm upload` gave",
        &[Arg::plain("file", Value::Input), HOST],
        upload,
    ),
];

fn name(desk: &Desk<'_>, call: &Call) -> Result<String, VerbError> {
    desk.one_of(
        call,
        ServiceKind::Cslu,
        desk.lab.outside.cslu.keys().map(String::as_str),
    )
}

fn find<'d>(desk: &'d mut Desk<'_>, call: &Call) -> Result<&'d mut Cslu, VerbError> {
    let name = name(desk, call)?;
    let found = desk.lab.outside.cslu.get_mut(&name);
    found.ok_or_else(|| VerbError::System(format!("the lab has no CSLU {name}")))
}

fn portal(error: PortalError) -> VerbError {
    VerbError::Portal { system: "CSLU", error }
}

fn instances(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let cslu = find(desk, call)?;
    let mut table = Table::new(&[
        ("name", "Name"),
        ("udi", "UDI"),
        ("last_contact", "Last Contact"),
        ("last_report", "Last Report"),
        ("last_ack", "Last Acknowledgement"),
        ("waiting", "Reports Waiting"),
        ("alert", "Alerts"),
    ]);
    for device in cslu.collector.devices() {
        let udi = &device.sender.udi;
        table.row([
            device.sender.hostname.clone().unwrap_or_else(|| udi.to_string()).into(),
            udi.to_string().into(),
            device.last_contact.into(),
            device.last_report.into(),
            device.last_ack.into(),
            device.waiting().into(),
            device.refused.clone().into(),
        ]);
    }
    for (product, asked) in cslu.products.iter().filter(|(_, product)| product.trouble.is_some()) {
        let none = || super::Cell::None;
        let trouble = asked.trouble.clone().into();
        table.row([
            product.into(),
            none(),
            asked.asked.into(),
            none(),
            none(),
            0_u32.into(),
            trouble,
        ]);
    }
    Ok(Answer::table(table))
}

fn preferences(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let place = match call.text("va") {
        Some(va) => Some(desk.cssm().place(Some(va))?),
        None => None,
    };
    let (name, changes) = (name(desk, call)?, place.is_some() || call.text("connected").is_some());
    let port = desk.lab.outside.network.hosts.get(&name).and_then(|host| {
        let kind = crate::lab::network::ServiceKind::Cslu;
        host.services
            .iter()
            .find(|service| service.kind == kind)
            .map(|service| service.port)
    });
    let cslu = find(desk, call)?;
    if let Some(place) = place {
        cslu.collector.place = place;
    }
    if let Some(connected) = call.text("connected") {
        cslu.connected = connected == "yes";
    }
    if changes {
        return Ok(Answer::nothing());
    }
    let place = &cslu.collector.place;
    let mut table = Table::new(&[("item", "Item"), ("value", "Value")]);
    table.row(["Smart Account".into(), place.account.as_str().into()]);
    table.row(["Virtual Account".into(), place.virtual_account.as_str().into()]);
    table.row(["Cisco Is Available".into(), cslu.connected.into()]);
    table.row(["Product instance port".into(), port.into()]);
    table.row([
        "Reports that wait for CSSM".into(),
        cslu.collector.held_reports().into(),
    ]);
    Ok(Answer::table(table))
}

fn add(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let device = desk.device_called(call.given("device"))?.name.clone();
    find(desk, call)?.products.entry(device).or_default();
    Ok(Answer::nothing())
}

fn remove(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let text = call.given("instance").to_owned();
    let cslu = find(desk, call)?;
    let product = cslu.products.remove(&text).is_some();
    let udis: Vec<Udi> = cslu
        .collector
        .devices()
        .filter(|device| {
            let sender = &device.sender;
            sender.hostname.as_deref() == Some(&text) || sender.udi.sn == text || sender.udi.to_string() == text
        })
        .map(|device| device.sender.udi.clone())
        .collect();
    let known = udis
        .iter()
        .fold(product, |known, udi| cslu.collector.forget(udi) || known);
    if known {
        Ok(Answer::nothing())
    } else {
        Err(VerbError::Refused(format!("CSLU has no product instance `{text}`")))
    }
}

fn collect(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (host, now) = (name(desk, call)?, desk.now());
    let added: Vec<String> = find(desk, call)?.products.keys().cloned().collect();
    let wanted = match call.all("device") {
        [] => added.clone(),
        named => named.to_vec(),
    };
    if let Some(other) = wanted.iter().find(|name| !added.contains(name)) {
        return Err(VerbError::Refused(format!("`{other}` was not added to CSLU")));
    }
    let mut table = Table::new(&[("name", "Name"), ("reports", "Reports"), ("result", "Result")]);
    for device in wanted {
        let fetched = desk.lab.fetch_reports(&host, &device, true);
        let cslu = find(desk, call)?;
        let taken = fetched.and_then(|(sender, reports)| {
            let ids = cslu.collector.take(now, &sender, &reports);
            ids.map(|ids| ids.len()).map_err(|refusal| refusal.to_string())
        });
        if let Some(product) = cslu.products.get_mut(&device) {
            product.asked = Some(now);
            product.trouble = taken.clone().err();
        }
        let result = taken.clone().err().unwrap_or_else(|| "Collected".to_owned());
        table.row([device.into(), taken.unwrap_or(0).into(), result.into()]);
    }
    if find(desk, call)?.connected && desk.lab.outside.meets_cssm(&host) {
        pass_on(desk, call, &host);
    }
    Ok(Answer::table(table))
}

fn send(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let host = name(desk, call)?;
    if !find(desk, call)?.connected {
        return Err(VerbError::Refused(
            "CSLU is disconnected: see `cslu preferences`".to_owned(),
        ));
    }
    if !desk.lab.outside.meets_cssm(&host) {
        return Err(VerbError::Refused("CSLU cannot reach CSSM".to_owned()));
    }
    pass_on(desk, call, &host);
    Ok(Answer::nothing())
}

fn pass_on(desk: &mut Desk<'_>, call: &Call, host: &str) {
    let now = desk.now();
    let outside = &mut desk.lab.outside;
    if let Some(cslu) = outside.cslu.get_mut(host) {
        cslu.collector.forward(now, &mut outside.cssm);
    }
    hand_out(desk, call, host);
}

/// Switches that CSLU asks get their acknowledgements at once; those that come by themselves fetch them.
fn hand_out(desk: &mut Desk<'_>, call: &Call, host: &str) {
    let Ok(cslu) = find(desk, call) else { return };
    let products: Vec<String> = cslu.products.keys().cloned().collect();
    for product in products {
        let Some(udi) = desk.lab.device(&product).and_then(super::udi_of) else {
            continue;
        };
        let waits = desk.lab.unacknowledged(&product);
        let ack = find(desk, call)
            .ok()
            .and_then(|cslu| cslu.collector.device(&udi)?.ack_of(&waits));
        if let Some(ack) = ack {
            let trouble = desk.lab.hand_in(host, &product, LicenseFile::Ack(ack)).err();
            if let Ok(cslu) = find(desk, call)
                && let Some(product) = cslu.products.get_mut(&product)
            {
                product.trouble = trouble;
            }
        }
    }
}

fn download(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let bundle = find(desk, call)?.collector.export(now);
    if bundle.files.is_empty() {
        return Err(VerbError::Refused("no report waits for CSSM".to_owned()));
    }
    desk.put(call.given("to"), bundle.write())?;
    Ok(Answer::nothing())
}

fn upload(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, host) = (desk.now(), name(desk, call)?);
    let bytes = desk.bytes(call.given("file"))?;
    let taken = find(desk, call)?.collector.import(now, &bytes).map_err(portal)?;
    hand_out(desk, call, &host);
    Ok(Answer::line(format!("acknowledgements taken: {taken}")))
}
