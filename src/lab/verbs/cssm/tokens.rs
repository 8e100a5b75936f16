//! General: tokens.

use crate::cisco::Cssm;
use crate::cisco::cssm::Place;
use crate::cisco::token::{TOKEN_DAYS_DEFAULT, Token};
use crate::lab::verbs::{Answer, Arg, Call, Desk, Table, VA, Value, Verb, VerbError};

pub(super) static VERBS: &[Verb] = &[
    Verb::new(
        "token",
        "General > New Token: prints what is to be typed on devices",
        &[
            VA,
            Arg::option("days", Value::Number),
            Arg::option("uses", Value::Number),
            Arg::option("for", Value::Text("DESCRIPTION")),
            Arg::flag("no-export"),
        ],
        new,
    )
    .giving_value(),
    Verb::new(
        "tokens",
        "General: the tokens of a Virtual Account, or of all",
        &[VA],
        list,
    ),
    Verb::new(
        "revoke",
        "General > Actions > Revoke: takes a token back",
        &[Arg::plain("token", Value::Text("TOKEN"))],
        revoke,
    ),
];

fn new(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let place = desk.place(call)?;
    let description = call
        .text("for")
        .map_or_else(|| desk.console().to_owned(), str::to_owned);
    let (now, outside) = (desk.now(), &mut desk.lab.outside);
    let random = outside.random.draw();
    new_token(&mut outside.cssm, now, &place, call, &description, random)
}

/// A token of CSSM or of an On-Prem.
pub(in crate::lab::verbs) fn new_token(
    cssm: &mut Cssm,
    now: chrono::DateTime<chrono::Utc>,
    place: &Place,
    call: &Call,
    description: &str,
    random: u64,
) -> Result<Answer, VerbError> {
    let days = call.number("days")?.unwrap_or(TOKEN_DAYS_DEFAULT);
    let uses = call.number("uses")?;
    let value = cssm.new_token(now, place, description, days, uses, random)?;
    if call.flag("no-export") {
        cssm.forbid_export(&value);
    }
    Ok(Answer::value(value))
}

fn list(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    let places = desk.cssm().places(call.text("va"))?;
    Ok(tokens(desk.cssm(), now, &places))
}

/// The token list, with the columns of the portal.
pub(in crate::lab::verbs) fn tokens(cssm: &Cssm, now: chrono::DateTime<chrono::Utc>, places: &[Place]) -> Answer {
    let mut table = Table::new(&[
        ("token", "Token"),
        ("status", "Status"),
        ("expires", "Expiration Date"),
        ("uses_left", "Uses Remaining"),
        ("description", "Description"),
        ("virtual_account", "Virtual Account"),
        ("export_controlled", "Export-Controlled"),
    ]);
    for place in places {
        for token in cssm.tokens(place) {
            table.row([
                token.value.as_str().into(),
                token.state(now).word().into(),
                token.expires.into(),
                uses(token),
                token.description.as_str().into(),
                place.virtual_account.as_str().into(),
                token.export_controlled.into(),
            ]);
        }
    }
    Answer::table(table)
}

fn uses(token: &Token) -> crate::lab::verbs::Cell {
    match token.uses_left {
        Some(left) => left.into(),
        None => "unlimited".into(),
    }
}

fn revoke(desk: &mut Desk<'_>, call: &Call) -> Result<Answer, VerbError> {
    let now = desk.now();
    desk.cssm().revoke_token(now, call.given("token"))?;
    Ok(Answer::nothing())
}
