//! License Reservation: the wizard, changes, confirmation, return.

use super::wanted;
use crate::lab::verbs::{Answer, Arg, CODE, Call, Desk, INSTANCE, TO, VA, Value, Verb, VerbError};
use crate::wire::LicenseFile;

const LICENSES: Arg = Arg::option("license", Value::Text("LICENSE=COUNT")).many();

pub(super) static VERBS: &[Verb] = &[
    Verb::new(
        "reserve",
        "License Reservation: a request code in, an authorization file out; what the device uses where no license is named",
        &[CODE.needed(), TO.needed(), VA, LICENSES],
        reserve,
    ),
    Verb::new(
        "reserve-universal",
        "License Reservation of everything (PLR): prints the code that is typed on the device",
        &[CODE.needed(), VA],
        universal,
    )
    .giving_value(),
    Verb::new(
        "update-reservation",
        "Product Instances > Actions > Update Reserved Licenses",
        &[INSTANCE, TO.needed(), LICENSES],
        update,
    ),
    Verb::new(
        "confirm",
        "Product Instances > Actions > Enter Confirmation Code, after an update",
        &[INSTANCE, CODE.needed()],
        confirm,
    ),
    Verb::new(
        "release",
        "Product Instances > Actions > Remove Reservation, with the device's return code; without it as Cisco's support does for a dead device",
        &[INSTANCE, CODE],
        release,
    ),
];

fn reserve(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, licenses) = (desk.now(), wanted(call.all("license"))?);
    let code = desk
        .cssm()
        .reserve(now, call.text("va"), call.given("code"), &licenses)?;
    desk.put_file(call.given("to"), &LicenseFile::Reservation(code))?;
    Ok(Answer::nothing())
}

fn universal(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let code = desk
        .cssm()
        .reserve_universal(now, call.text("va"), call.given("code"))?;
    Ok(Answer::value(code))
}

fn update(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, udi) = (desk.now(), desk.instance(call)?);
    let licenses = wanted(call.all("license"))?;
    let code = desk.cssm().update_reservation(now, &udi, &licenses)?;
    desk.put_file(call.given("to"), &LicenseFile::Reservation(code))?;
    Ok(Answer::nothing())
}

fn confirm(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let udi = desk.instance(call)?;
    desk.cssm().confirm_reservation(&udi, call.given("code"))?;
    Ok(Answer::nothing())
}

fn release(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, udi) = (desk.now(), desk.instance(call)?);
    desk.cssm().release(now, &udi, call.text("code"))?;
    Ok(Answer::nothing())
}
