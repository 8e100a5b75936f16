//! Verbs of Product License Registration: PAKs, and the licence files that they become.
//!
//! One verb is nobody's at a portal: `damage` is what an exercise needs, a storage that fails.

use super::{Answer, Arg, Call, Desk, TO, Table, Value, Verb, VerbError};
use crate::cisco::{PakError, PakPortal};
use crate::device::view;
use crate::wire::{PakLicence, Udi, write_licences};

/// `--udi PID:SN`: as `show license udi` prints it; the device at the console where nothing is said.
const UDI: Arg = Arg::option("udi", Value::Text("PID:SN"));

/// All of them.
pub(super) static TABLES: &[&[Verb]] = &[VERBS];

static VERBS: &[Verb] = &[
    Verb::new(
        "paks",
        "Manage > PAKs: what was bought, and how much of it is left",
        &[],
        paks,
    ),
    Verb::new(
        "licenses",
        "Manage > Devices: every licence that was given out",
        &[UDI],
        licenses,
    ),
    Verb::new(
        "order",
        "Orders a product by its number or its feature: prints the PAK that comes by mail",
        &[
            Arg::plain("product", Value::Text("PRODUCT")),
            Arg::option("quantity", Value::Number),
        ],
        order,
    )
    .giving_value(),
    Verb::new(
        "redeem",
        "Get New Licenses from a PAK: a licence file for one UDI",
        &[Arg::plain("pak", Value::Text("PAK")).many(), TO.needed(), UDI],
        redeem,
    ),
    Verb::new(
        "download",
        "Manage > Devices > Download Licenses: the licences of a device once more",
        &[TO.needed(), UDI],
        download,
    ),
    Verb::new(
        "rehost",
        "Move Licenses > License Rehost or RMA: the licences of one device, as a file for another",
        &[Arg::option("from", Value::Text("PID:SN")).needed(), TO.needed(), UDI],
        rehost,
    ),
    Verb::new(
        "damage",
        "Damages the primary licence storage of the device at the console: it does not read at the next boot",
        &[],
        damage,
    ),
];

impl From<PakError> for VerbError {
    fn from(error: PakError) -> Self {
        Self::Refused(format!("License Registration Portal: {error}"))
    }
}

fn portal<'d>(desk: &'d mut Desk<'_>) -> &'d mut PakPortal {
    &mut desk.lab.outside.pak
}

/// A UDI as people write it: `ISR4451-X/K9:FOC2800R001`, `P:…,S:…`, `PID:…,SN:…`.
fn read_udi(text: &str) -> Result<Udi, VerbError> {
    let plain = text.trim_start_matches("PID:").trim_start_matches("P:");
    let pair = plain
        .split_once(",SN:")
        .or_else(|| plain.split_once(",S:"))
        .or_else(|| plain.split_once(':'));
    match pair.filter(|(pid, sn)| !pid.is_empty() && !sn.is_empty()) {
        Some((pid, sn)) => Ok(Udi::new(pid, sn)),
        None => Err(VerbError::Value(format!(
            "`{text}` is no UDI; one is written `ISR4451-X/K9:FOC2800R001`"
        ))),
    }
}

fn udi(desk: &Desk<'_>, call: &Call) -> Result<Udi, VerbError> {
    match call.text("udi") {
        Some(text) => read_udi(text),
        None => desk.udi(),
    }
}

fn put(desk: &mut Desk<'_>, call: &Call, licences: &[PakLicence]) -> Result<Answer, VerbError> {
    desk.put(call.given("to"), write_licences(licences).into_bytes())?;
    Ok(Answer::nothing())
}

fn paks(desk: &mut Desk<'_>, _: &Call) -> Result<Answer, VerbError> {
    let mut table = Table::new(&[
        ("pak", "PAK"),
        ("product", "Product"),
        ("feature", "Feature"),
        ("quantity", "Quantity"),
        ("available", "Available"),
    ]);
    for (name, pak) in &portal(desk).paks {
        table.row([
            name.into(),
            pak.sku.as_str().into(),
            pak.feature.as_str().into(),
            pak.quantity.into(),
            pak.left().into(),
        ]);
    }
    Ok(Answer::table(table))
}

fn licenses(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let wanted = call.text("udi").map(read_udi).transpose()?;
    let mut table = Table::new(&[
        ("udi", "UDI"),
        ("feature", "Feature"),
        ("pak", "PAK"),
        ("issued", "Issued"),
        ("rehosted_to", "Rehosted To"),
    ]);
    let shown = |udi: &Udi| format!("{}:{}", udi.pid, udi.sn);
    for issued in portal(desk).paks.values().flat_map(|pak| &pak.issued) {
        let licence = &issued.licence;
        if wanted.as_ref().is_none_or(|udi| *udi == licence.udi) {
            table.row([
                shown(&licence.udi).into(),
                licence.feature.as_str().into(),
                licence.pak.as_str().into(),
                licence.issued.into(),
                issued.moved_to.as_ref().map(shown).into(),
            ]);
        }
    }
    Ok(Answer::table(table))
}

fn order(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let quantity = call.number("quantity")?.unwrap_or(1);
    let random = desk.lab.outside.random.draw();
    Ok(Answer::value(portal(desk).order(
        call.given("product"),
        quantity,
        random,
    )?))
}

fn redeem(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, udi) = (desk.now(), udi(desk, call)?);
    let licences = portal(desk).redeem(now, call.all("pak"), &udi)?;
    put(desk, call, &licences)
}

fn download(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let udi = udi(desk, call)?;
    let licences = portal(desk).licences_of(&udi)?;
    put(desk, call, &licences)
}

fn rehost(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, to) = (desk.now(), udi(desk, call)?);
    let from = read_udi(call.given("from"))?;
    let licences = portal(desk).rehost(now, &from, &to)?;
    put(desk, call, &licences)
}

fn damage(desk: &mut Desk<'_>, _: &Call) -> Result<Answer, VerbError> {
    let name = desk.console().to_owned();
    let device = desk
        .lab
        .device_mut(&name)
        .ok_or_else(|| VerbError::NoDevice(name.clone()))?;
    if !device.state.is(view::PAK_ON) {
        return Err(VerbError::Refused(format!(
            "{name} has no licence storage: it takes no licence files"
        )));
    }
    device.state.set(view::PAK_STORAGE, "damaged");
    Ok(Answer::nothing())
}
