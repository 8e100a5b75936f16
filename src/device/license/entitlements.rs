//! Which licences a boot level means: names, descriptions and entitlement tags by size of switch.
//!
//! Tags: captures G-15, G-0, G-3 and `eventlog__17.18.2`. No public source shows the UUID of the DNA Essentials tags;
//! they stand without one and are unverified. Must not know dates or reports.

use crate::device::view;
use crate::screen::value::Record;

/// One licence of a boot level, on switches of one size.
struct Row {
    /// Product ids begin so.
    pid: &'static str,
    /// Keyword of `license boot level`, which is the licence's name too.
    level: &'static str,
    description: &'static str,
    tag: &'static str,
    r#type: &'static str,
}

static ROWS: [Row; 8] = [
    Row {
        pid: "C9300-24",
        level: "network-advantage",
        description: "C9300-24 Network Advantage",
        tag: "regid.2017-03.com.cisco.advantagek9,1.0_bd1da96e-ec1d-412b-a50e-53846b347d53",
        r#type: "Perpetual",
    },
    Row {
        pid: "C9300-24",
        level: "network-essentials",
        description: "C9300-24 Network Essentials",
        tag: "regid.2017-03.com.cisco.essentialsk9,1.0_90406ae8-385e-43aa-ac98-91da0ea270e2",
        r#type: "Perpetual",
    },
    Row {
        pid: "C9300-24",
        level: "dna-advantage",
        description: "C9300-24 DNA Advantage",
        tag: "regid.2017-05.com.cisco.c9300_dna_advantage,1.0_411773c3-2116-4c10-94a4-5d357fe6ff18",
        r#type: "Subscription",
    },
    Row {
        pid: "C9300-24",
        level: "dna-essentials",
        description: "C9300-24 DNA Essentials",
        tag: "regid.2017-05.com.cisco.c9300_dna_essentials,1.0",
        r#type: "Subscription",
    },
    Row {
        pid: "C9300-48",
        level: "network-advantage",
        description: "C9300-48 Network Advantage",
        tag: "regid.2017-05.com.cisco.C9300_48P_NW_Advantagek9,1.0_6a224fe3-c92e-4440-a9c1-5d0e53a54015",
        r#type: "Perpetual",
    },
    Row {
        pid: "C9300-48",
        level: "network-essentials",
        description: "C9300-48 Network Essentials",
        tag: "regid.2017-05.com.cisco.C9300_48P_NW_essentialsk9,1.0_26ac73af-40c0-4522-8eb6-66c4f09126e9",
        r#type: "Perpetual",
    },
    Row {
        pid: "C9300-48",
        level: "dna-advantage",
        description: "C9300-48 DNA Advantage",
        tag: "regid.2017-05.com.cisco.C9300_48P_Dna_Advantage,1.0_60783b06-53ee-484c-b21e-615d3cf6837a",
        r#type: "Subscription",
    },
    Row {
        pid: "C9300-48",
        level: "dna-essentials",
        description: "C9300-48 DNA Essentials",
        tag: "regid.2017-05.com.cisco.C9300_48P_Dna_Essentials,1.0",
        r#type: "Subscription",
    },
];

/// Names of all levels: licences that a boot level turns on and off. Others (access points, HSEC) are none of its.
pub fn is_level(name: &str) -> bool {
    ROWS.iter().any(|row| row.level == name)
}

/// The licence with this entitlement tag, one of it.
pub fn of_tag(tag: &str) -> Option<Record> {
    ROWS.iter().find(|row| row.tag == tag).map(Row::licence)
}

/// The licences that `levels` mean on these members, counted by size, in the order in which devices list them. `None`
/// where a member is of a kind that the table does not know.
pub fn of_levels(members: &[Record], levels: &[&str]) -> Option<Vec<Record>> {
    let mut licences: Vec<Record> = Vec::new();
    for member in members {
        let pid = member.text(view::MEMBERS_PID)?;
        for level in levels {
            let row = ROWS
                .iter()
                .find(|row| row.level == *level && pid.starts_with(row.pid))?;
            let known = licences
                .iter_mut()
                .find(|licence| licence.text(view::LICENCES_ENTITLEMENT) == Some(row.tag));
            match known {
                Some(licence) => {
                    let count = licence.get(view::LICENCES_COUNT).unwrap_or(0) + 1;
                    licence.set(view::LICENCES_COUNT, count);
                }
                None => licences.push(row.licence()),
            }
        }
    }
    Some(licences)
}

impl Row {
    fn licence(&self) -> Record {
        Record::new()
            .with(view::LICENCES_NAME, self.level)
            .with(view::LICENCES_TAG, self.description)
            .with(view::LICENCES_ENTITLEMENT, self.tag)
            .with(view::LICENCES_DESCRIPTION, self.description)
            .with(view::LICENCES_COUNT, 1)
            .with(view::LICENCES_VERSION, "1.0")
            .with(view::LICENCES_STATUS, "IN USE")
            .with(view::LICENCES_EXPORT_STATUS, "NOT RESTRICTED")
            .with(view::LICENCES_FEATURE, self.level)
            .with(view::LICENCES_FEATURE_DESCRIPTION, self.description)
            .with(view::LICENCES_ENFORCEMENT, "NOT ENFORCED")
            .with(view::LICENCES_TYPE, self.r#type)
            .with(view::LICENCES_MEASURE_INTERVAL, "00:15:00")
            .with(view::LICENCES_SOFT_ENFORCED, true)
    }
}
