//! What installed authorization codes allow, gathered by licence out of the members' codes.
//!
//! Must not know how a code is asked for or installed (`device/license/authorization.rs`).

use super::{DeviceView, Rule, Table, rule};
use crate::device::license::members::udi;
use crate::device::view;
use crate::screen::value::{Record, Value};

/// The table of authorizations.
pub static TABLE: Table = Table {
    rules: RULES,
    elements: &[],
    more: Vec::new,
};

static RULES: &[Rule] = &[rule(view::AUTHORIZATIONS_LICENCES, |view| Value::List(licences(view)))];

/// Words of the form (output-formats.md section 6; the licence type and the enforcement are unverified).
const AUTHORIZED: &str = "SMART AUTHORIZATION INSTALLED";
const ENFORCEMENT: &str = "EXPORT RESTRICTED";
const PERPETUAL: &str = "PERPETUAL";

/// One entry for each tag, in the order in which the members' codes name them.
fn licences(view: &DeviceView<'_>) -> Vec<Record> {
    let members = view.state().list(view::MEMBERS);
    let mut tags: Vec<&str> = Vec::new();
    for code in members.iter().flat_map(|member| member.list(view::MEMBERS_SLAC_CODES)) {
        if let Some(tag) = code
            .text(view::MEMBERS_SLAC_CODES_TAG)
            .filter(|tag| !tags.contains(tag))
        {
            tags.push(tag);
        }
    }
    tags.into_iter().map(|tag| licence(members, tag)).collect()
}

fn licence(members: &[Record], tag: &str) -> Record {
    // A code is for a UDI, and two supervisors have one.
    let first = |at: usize, member: &Record| !members[..at].iter().any(|other| udi(other) == udi(member));
    let ours = members.iter().enumerate().filter(|(at, member)| first(*at, member));
    let terms: Vec<Record> = ours.filter_map(|(_, member)| term(member, tag)).collect();
    let total = terms
        .iter()
        .filter_map(|term| term.get(view::AUTHORIZATIONS_LICENCES_TERMS_COUNT))
        .sum::<i64>();
    let enforced = members
        .iter()
        .flat_map(|member| member.list(view::MEMBERS_ENFORCED))
        .find(|enforced| enforced.text(view::MEMBERS_ENFORCED_TAG) == Some(tag));
    let told = |key| enforced.and_then(|enforced| enforced.text(key));
    let feature = told(view::MEMBERS_ENFORCED_FEATURE).unwrap_or(tag);
    let name = told(view::MEMBERS_ENFORCED_NAME).unwrap_or(feature);
    Record::new()
        .with(view::AUTHORIZATIONS_LICENCES_NAME, name)
        .with(view::AUTHORIZATIONS_LICENCES_TAG, name)
        .with(
            view::AUTHORIZATIONS_LICENCES_DESCRIPTION,
            told(view::MEMBERS_ENFORCED_DESCRIPTION).unwrap_or(name),
        )
        .with(view::AUTHORIZATIONS_LICENCES_COUNT, total)
        .with(view::AUTHORIZATIONS_LICENCES_ENFORCEMENT, ENFORCEMENT)
        .with(view::AUTHORIZATIONS_LICENCES_TERMS, terms)
}

/// What the member's code says of the tag.
fn term(member: &Record, tag: &str) -> Option<Record> {
    let code = member
        .list(view::MEMBERS_SLAC_CODES)
        .iter()
        .find(|code| code.text(view::MEMBERS_SLAC_CODES_TAG) == Some(tag))?;
    let text = |key| member.text(key).unwrap_or_default();
    Some(
        Record::new()
            .with(view::AUTHORIZATIONS_LICENCES_TERMS_ROLE, text(view::MEMBERS_ROLE))
            .with(view::AUTHORIZATIONS_LICENCES_TERMS_PID, text(view::MEMBERS_PID))
            .with(view::AUTHORIZATIONS_LICENCES_TERMS_SN, text(view::MEMBERS_SN))
            .with(view::AUTHORIZATIONS_LICENCES_TERMS_AUTHORIZATION, AUTHORIZED)
            .with(view::AUTHORIZATIONS_LICENCES_TERMS_TYPE, PERPETUAL)
            .with(
                view::AUTHORIZATIONS_LICENCES_TERMS_COUNT,
                code.get(view::MEMBERS_SLAC_CODES_COUNT).unwrap_or(0),
            ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::testing;

    fn member(sn: &str, codes: &[(&str, i64)]) -> Record {
        let code = |(tag, count): &(&str, i64)| {
            Record::new()
                .with(view::MEMBERS_SLAC_CODES_TAG, *tag)
                .with(view::MEMBERS_SLAC_CODES_COUNT, *count)
        };
        let enforced = Record::new()
            .with(view::MEMBERS_ENFORCED_TAG, "a")
            .with(view::MEMBERS_ENFORCED_FEATURE, "hseck9");
        Record::new()
            .with(view::MEMBERS_SN, sn)
            .with(view::MEMBERS_ENFORCED, vec![enforced])
            .with(view::MEMBERS_SLAC_CODES, codes.iter().map(code).collect::<Vec<_>>())
    }

    #[test]
    fn codes_of_the_members_are_added_up_by_licence() {
        let mut device = testing::device();
        *device.state.list_mut(view::MEMBERS) = vec![
            member("X", &[("a", 1)]),
            member("Y", &[]),
            member("Z", &[("b", 1), ("a", 2)]),
            // The other supervisor of a chassis.
            member("Z", &[("b", 1), ("a", 2)]),
        ];
        let seen = DeviceView::new(&device, testing::start());
        let listed = licences(&seen);
        let brief = |licence: &Record| {
            (
                licence.text(view::AUTHORIZATIONS_LICENCES_NAME).unwrap().to_owned(),
                licence.get(view::AUTHORIZATIONS_LICENCES_COUNT).unwrap(),
                licence.list(view::AUTHORIZATIONS_LICENCES_TERMS).len(),
            )
        };
        let listed: Vec<_> = listed.iter().map(brief).collect();
        assert_eq!(listed, [("hseck9".to_owned(), 3, 2), ("b".to_owned(), 1, 1)]);
    }
}
