//! Licences as a device has them in use: what a boot level means on these members.
//!
//! Which entitlements there are stands in `crate::entitlements`. Must not know dates or reports.

use crate::device::view;
use crate::entitlements::{self, Entitlement};
use crate::screen::fuller;
use crate::screen::value::Record;

pub use crate::entitlements::is_level;

/// The licence with this entitlement tag, one of it.
pub fn of_tag(tag: &str) -> Option<Record> {
    entitlements::by_tag(tag).map(licence)
}

/// The licences that `levels` mean on these members, counted by entitlement, in the order in which devices list them.
/// `None` where a member is of a kind that has no such licence.
pub fn of_levels(members: &[Record], levels: &[&str]) -> Option<Vec<Record>> {
    let mut licences: Vec<Record> = Vec::new();
    for (at, member) in members.iter().enumerate() {
        let pid = member.text(view::MEMBERS_PID)?;
        for level in levels {
            let row = entitlements::of_level(pid, level)?;
            if row.per_chassis && same_chassis(&members[..at], member) {
                continue;
            }
            let known = licences
                .iter_mut()
                .find(|licence| licence.text(view::LICENCES_ENTITLEMENT) == Some(row.tag.as_str()));
            match known {
                Some(licence) => {
                    let count = licence.get(view::LICENCES_COUNT).unwrap_or(0) + 1;
                    licence.set(view::LICENCES_COUNT, count);
                }
                None => licences.push(licence(row)),
            }
        }
    }
    Some(licences)
}

/// Whether one of the members is a supervisor of the same chassis: two print one serial number.
fn same_chassis(members: &[Record], member: &Record) -> bool {
    let udi = |record: &Record| (record.get(view::MEMBERS_PID), record.get(view::MEMBERS_SN));
    members.iter().any(|other| udi(other) == udi(member))
}

/// A licence in use, once.
pub fn licence(row: &Entitlement) -> Record {
    Record::new()
        .with(view::LICENCES_NAME, row.feature.as_str())
        .with(view::LICENCES_TAG, row.shown.as_str())
        .with(view::LICENCES_ENTITLEMENT, row.tag.as_str())
        .with(view::LICENCES_DESCRIPTION, row.description.as_str())
        .with(view::LICENCES_COUNT, 1)
        .with(view::LICENCES_VERSION, "1.0")
        .with(view::LICENCES_STATUS, "IN USE")
        .with(view::LICENCES_EXPORT_STATUS, "NOT RESTRICTED")
        .with(view::LICENCES_FEATURE, row.feature.as_str())
        .with(view::LICENCES_FEATURE_DESCRIPTION, row.description.as_str())
        .with(view::LICENCES_ENFORCEMENT, "NOT ENFORCED")
        .with(view::LICENCES_TYPE, row.term.word())
        .with(view::LICENCES_MEASURE_INTERVAL, "00:15:00")
        .with(view::LICENCES_SOFT_ENFORCED, true)
}

/// Fills what is not known of a licence and follows from what is: its row by its tag, by its description or by the tag in
/// parentheses. Without a row, a licence of a level has its description in parentheses (all captures of `usage` and
/// `all`); of others that is not known.
pub fn complete(known: &mut Record) {
    if let Some(row) = row_of(known) {
        let of_use = [view::LICENCES_COUNT.id, view::LICENCES_STATUS.id];
        for (path, value) in licence(row).iter().filter(|(path, _)| !of_use.contains(path)) {
            if !known.knows(path) {
                known.put(path, value.clone());
            }
        }
        return;
    }
    if !known.text(view::LICENCES_NAME).is_some_and(is_level) {
        return;
    }
    let (tag, description) = (view::LICENCES_TAG, view::LICENCES_DESCRIPTION);
    match (known.get(tag), known.get(description)) {
        (None, Some(text)) => known.set(tag, text),
        (Some(text), None) if !text.ends_with("...") => known.set(description, text),
        _ => {}
    }
}

fn row_of(known: &Record) -> Option<&'static Entitlement> {
    let says = |key, of_row: fn(&Entitlement) -> &str| {
        let text = known.text(key)?;
        let name = known.text(view::LICENCES_NAME);
        let named =
            |row: &&Entitlement| name.is_none_or(|name| fuller(name, &row.feature) == Some(row.feature.as_str()));
        let mut rows = entitlements::all().iter().filter(named);
        rows.find(|row| fuller(text, of_row(row)) == Some(of_row(row)))
    };
    says(view::LICENCES_ENTITLEMENT, |row| &row.tag)
        .or_else(|| says(view::LICENCES_DESCRIPTION, |row| &row.description))
        .or_else(|| says(view::LICENCES_TAG, |row| &row.shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(udis: &[(&str, &str)]) -> Vec<Record> {
        let member = |(pid, sn): &(&str, &str)| Record::new().with(view::MEMBERS_PID, *pid).with(view::MEMBERS_SN, *sn);
        udis.iter().map(member).collect()
    }

    fn counted(udis: &[(&str, &str)]) -> Vec<(String, i64)> {
        let licences = of_levels(&members(udis), &["network-advantage", "dna-advantage"]).expect("they have them");
        let pair = |licence: &Record| {
            let name = licence.get(view::LICENCES_TAG).unwrap_or_default();
            (name, licence.get(view::LICENCES_COUNT).unwrap_or(0))
        };
        licences.iter().map(pair).collect()
    }

    fn expected(rows: &[(&str, i64)]) -> Vec<(String, i64)> {
        rows.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
    }

    /// Capture license_summary 17.7dev: two 24-port switches and one of 48.
    #[test]
    fn classes_of_a_stack_are_counted_apart() {
        let stack = [("C9300-24UX", "A"), ("C9300-24U", "B"), ("C9300-48T", "C")];
        let rows = [
            ("C9300-24 Network Advantage", 2),
            ("C9300-24 DNA Advantage", 2),
            ("C9300-48 Network Advantage", 1),
            ("C9300-48 DNA Advantage", 1),
        ];
        assert_eq!(counted(&stack), expected(&rows));
    }

    /// Captures tech_support 17.6.6 to 17.15dev of a C9407R, and 17.18dev of two C9500-32QC.
    #[test]
    fn a_chassis_needs_its_dna_licence_once_and_a_pair_twice() {
        let supervisors = [("C9407R", "A"), ("C9407R", "A")];
        let rows = [("advantagek9-C9400", 2), ("dna_advantage-C9400", 1)];
        assert_eq!(counted(&supervisors), expected(&rows));
        let pair = [("C9500-32QC", "A"), ("C9500-32QC", "B")];
        let rows = [("C9500 Network Advantage", 2), ("C9500-32QC DNA Advantage", 2)];
        assert_eq!(counted(&pair), expected(&rows));
        assert_eq!(of_levels(&members(&[("WS-C3850", "A")]), &["network-advantage"]), None);
    }
}
