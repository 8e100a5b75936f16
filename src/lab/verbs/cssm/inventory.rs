//! Inventory: licences and product instances.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::tag_of;
use crate::cisco::account::{PurchaseState, Term};
use crate::cisco::cssm::Place;
use crate::cisco::instance::ProductInstance;
use crate::cisco::portal::LicenseRow;
use crate::cisco::{Cssm, Purchase};
use crate::entitlements;
use crate::lab::verbs::answer::stamp;
use crate::lab::verbs::{Answer, Arg, Call, Desk, INSTANCE, Table, VA, Value, Verb, VerbError};

const LICENSE: Arg = Arg::plain("license", Value::Text("LICENSE"));
const COUNT: Arg = Arg::option("count", Value::Number).needed();

pub(super) static VERBS: &[Verb] = &[
    Verb::new(
        "licenses",
        "Inventory > Licenses: bought, in use, reserved, balance",
        &[VA, Arg::flag("by-transaction")],
        licenses,
    ),
    Verb::new(
        "buy",
        "What an order brings: licenses for a term that begins now, or at --starts",
        &[
            LICENSE,
            COUNT,
            VA,
            Arg::option("term", Value::Word(&["perpetual", "1y", "3y", "5y", "7y"])),
            Arg::option("starts", Value::Time),
            Arg::option("order", Value::Text("ID")),
            Arg::option("subscription", Value::Text("ID")),
        ],
        buy,
    ),
    Verb::new(
        "move",
        "Licenses > Actions > Transfer: moves licenses to another Virtual Account",
        &[
            LICENSE,
            COUNT,
            Arg::option("from", Value::Text("NAME")).needed(),
            Arg::option("to", Value::Text("NAME")).needed(),
        ],
        transfer_licenses,
    ),
    Verb::new("instances", "Inventory > Product Instances", &[VA], instances),
    Verb::new(
        "transfer",
        "Product Instances > Actions > Transfer: moves a device to another Virtual Account",
        &[INSTANCE, VA.needed()],
        transfer,
    ),
    Verb::new(
        "remove",
        "Product Instances > Actions > Remove: its licenses are free, its trust no longer counts",
        &[INSTANCE],
        remove,
    ),
];

fn licenses(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let places = desk.cssm().places(call.text("va"))?;
    Ok(if call.flag("by-transaction") {
        transactions(desk.cssm(), now, &places)
    } else {
        license_table(desk.cssm(), now, &places)
    })
}

/// The licences of these Virtual Accounts. JSON has the names of the public API (`licenses/summary`).
pub(in crate::lab::verbs) fn license_table(cssm: &Cssm, now: DateTime<Utc>, places: &[Place]) -> Answer {
    let mut table = Table::new(&[
        ("virtual_account", "Virtual Account"),
        ("name", "License"),
        ("billing", "Billing"),
        ("purchased", "Purchased"),
        ("in_use", "In Use"),
        ("reserved", "Reserved"),
        ("balance", "Balance"),
        ("alert", "Alerts"),
    ]);
    let mut rows = Vec::new();
    for place in places {
        for row in cssm.licenses(now, place) {
            table.row([
                place.virtual_account.as_str().into(),
                row.name.as_str().into(),
                "Prepaid".into(),
                row.purchased.into(),
                row.in_use.into(),
                row.reserved.into(),
                row.balance.into(),
                (row.balance < 0).then_some("Insufficient Licenses").into(),
            ]);
            rows.push(api_row(now, place, &row));
        }
    }
    Answer::table(table).with_json(rows.into())
}

fn api_row(now: DateTime<Utc>, place: &Place, row: &LicenseRow) -> serde_json::Value {
    let detail = |purchase: &Purchase| {
        json!({
            "billing_type": "PREPAID",
            "quantity": purchase.quantity,
            "start_date": purchase.starts.map(stamp),
            "end_date": purchase.ends.map(stamp),
            "subscription_id": purchase.subscription,
            "status": purchase.state(now).word(),
            "license_type": purchase.kind(),
        })
    };
    json!({
        "virtual_account": place.virtual_account,
        "tag": row.tag,
        "display_name": row.name,
        "compliance_status": row.compliance(),
        "enforced": row.export_restricted,
        "export_restricted": row.export_restricted,
        "license_details": row.transactions.iter().map(detail).collect::<Vec<_>>(),
        "prepaid_entitled": row.purchased,
        "prepaid_inuse": row.in_use,
        "prepaid_reserved": row.reserved,
        "prepaid_balance": row.balance,
    })
}

/// "Show License Transactions": order by order, with what is over and what has not begun.
fn transactions(cssm: &Cssm, now: DateTime<Utc>, places: &[Place]) -> Answer {
    let mut table = Table::new(&[
        ("virtual_account", "Virtual Account"),
        ("name", "License"),
        ("quantity", "Quantity"),
        ("type", "Type"),
        ("status", "Status"),
        ("starts", "Start Date"),
        ("ends", "Expires"),
        ("days_left", "Days Left"),
        ("order", "Order"),
        ("subscription", "Subscription"),
    ]);
    for place in places {
        for row in cssm.licenses(now, place) {
            for purchase in &row.transactions {
                let active = purchase.state(now) == PurchaseState::Active;
                let left = purchase.ends.filter(|_| active).map(|end| (end - now).num_days());
                table.row([
                    place.virtual_account.as_str().into(),
                    row.name.as_str().into(),
                    purchase.quantity.into(),
                    purchase.kind().into(),
                    purchase.state(now).word().into(),
                    purchase.starts.into(),
                    purchase.ends.into(),
                    left.into(),
                    purchase.order.clone().into(),
                    purchase.subscription.clone().into(),
                ]);
            }
        }
    }
    Answer::table(table)
}

fn buy(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, place) = (desk.now(), desk.place(call)?);
    let tag = tag_of(call.given("license"))?;
    let subscription = entitlements::by_tag(&tag).is_some_and(|row| row.term == entitlements::Term::Subscription);
    let term = call.text("term").and_then(Term::parse);
    let term = match term {
        Some(Term::Perpetual) if subscription => {
            return Err(call.wrong("DNA licenses are sold for a term and always expire"));
        }
        None if subscription => return Err(call.wrong("`--term` is missing: DNA licenses are sold for a term")),
        term => term.unwrap_or(Term::Perpetual),
    };
    let purchase = Purchase {
        tag,
        quantity: call.number("count")?.unwrap_or(0),
        starts: call.time("starts")?,
        ends: None,
        order: call.text("order").map(str::to_owned),
        subscription: call.text("subscription").map(str::to_owned),
    };
    desk.cssm().buy(now, &place, purchase, term)?;
    Ok(Answer::nothing())
}

fn transfer_licenses(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, tag) = (desk.now(), tag_of(call.given("license"))?);
    let from = desk.cssm().place(call.text("from"))?;
    let to = desk.cssm().place(call.text("to"))?;
    let count = call.number("count")?.unwrap_or(0);
    desk.cssm().transfer_licenses(now, &from, &to, &tag, count)?;
    Ok(Answer::nothing())
}

fn instances(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let places = desk.cssm().places(call.text("va"))?;
    Ok(instance_table(desk.cssm(), now, &places))
}

/// The product instances of these Virtual Accounts. JSON has the names of the public API (`devices`).
pub(in crate::lab::verbs) fn instance_table(cssm: &Cssm, now: DateTime<Utc>, places: &[Place]) -> Answer {
    let mut table = Table::new(&[
        ("name", "Name"),
        ("pid", "Product"),
        ("sn", "Serial Number"),
        ("virtual_account", "Virtual Account"),
        ("last_contact", "Last Contact"),
        ("licenses", "Licenses"),
        ("alert", "Alerts"),
    ]);
    let mut rows = Vec::new();
    for place in places {
        let short: Vec<String> = cssm
            .licenses(now, place)
            .into_iter()
            .filter(|row| row.balance < 0)
            .map(|row| row.tag)
            .collect();
        for instance in cssm.instances_in(place).filter(|instance| instance.is_listed()) {
            let is_short = instance
                .usage
                .iter()
                .any(|(tag, used)| used.count > 0 && short.contains(tag));
            table.row([
                instance
                    .hostname
                    .clone()
                    .unwrap_or_else(|| instance.udi.to_string())
                    .into(),
                instance.udi.pid.as_str().into(),
                instance.udi.sn.as_str().into(),
                instance.virtual_account.as_str().into(),
                instance.last_contact.into(),
                held(instance).into(),
                is_short.then_some("Insufficient Licenses").into(),
            ]);
            rows.push(api_instance(instance, is_short));
        }
    }
    Answer::table(table).with_json(rows.into())
}

/// What a device uses, or has reserved, in a few words.
fn held(instance: &ProductInstance) -> String {
    if instance.universal.is_some() {
        return "all (universal reservation)".to_owned();
    }
    let names: Vec<String> = used(instance)
        .map(|(tag, count)| format!("{count} x {}", entitlements::name_of(tag)))
        .collect();
    match &instance.reservation {
        Some(reserved) => {
            let code = &reserved.code.entitlements;
            let held: Vec<String> = code
                .iter()
                .map(|l| format!("{} x {}", l.count, l.display_name))
                .collect();
            let waits = if reserved.unconfirmed { ", to be confirmed" } else { "" };
            format!("{} (reserved{waits})", held.join(", "))
        }
        None => names.join(", "),
    }
}

fn used(instance: &ProductInstance) -> impl Iterator<Item = (&str, u32)> {
    let all = instance.usage.iter().map(|(tag, used)| (tag.as_str(), used.count));
    all.filter(|(_, count)| *count > 0)
}

fn api_instance(instance: &ProductInstance, is_short: bool) -> serde_json::Value {
    let udi = &instance.udi;
    let usage = |(tag, count): (&str, u32)| json!({ "license": entitlements::name_of(tag), "quantity": count });
    json!({
        "hostName": instance.hostname,
        "sudi": { "udiPid": udi.pid, "udiSerialNumber": udi.sn },
        "displayName": format!("UDI_PID:{}; UDI_SN:{}; ", udi.pid, udi.sn),
        "registrationDate": stamp(instance.registered),
        "lastContactDate": stamp(instance.last_contact),
        "virtualAccount": instance.virtual_account,
        "productName": udi.pid,
        "softwareVersion": instance.software_version,
        "units": instance.speaks_for.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "status": if is_short { "Out of Compliance" } else { "In Compliance" },
        "reserved": instance.reservation.is_some() || instance.universal.is_some(),
        "through": instance.through,
        "licenseUsage": used(instance).map(usage).collect::<Vec<_>>(),
    })
}

fn transfer(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, udi) = (desk.now(), desk.instance(call)?);
    desk.cssm().transfer_instance(now, &udi, call.given("va"))?;
    Ok(Answer::nothing())
}

fn remove(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let (now, udi) = (desk.now(), desk.instance(call)?);
    desk.cssm().remove_instance(now, &udi)?;
    Ok(Answer::nothing())
}
