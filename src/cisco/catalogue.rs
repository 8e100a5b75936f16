//! Entitlements that Cisco sells for these switches, by tag.
//!
//! Every tag is one that a device printed (`reference/cisco-side.md` section 2). Tags whose UUID nobody has published are
//! left out rather than made up; a report may name any tag all the same. Must not know who owns what.

/// How long an entitlement lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// For the life of the hardware.
    Perpetual,
    /// For a subscription.
    Subscription,
}

/// One row of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entitlement {
    /// The tag.
    pub tag: &'static str,
    /// The licence as the device calls it.
    pub feature: &'static str,
    /// The name in the account and in `show license summary`.
    pub name: &'static str,
    /// How long it lasts.
    pub term: Term,
    /// Product ids begin with one of these; empty where a licence goes with several families.
    pub products: &'static [&'static str],
    /// Whether use needs an authorization code.
    pub export_controlled: bool,
}

const fn row(
    tag: &'static str,
    feature: &'static str,
    name: &'static str,
    term: Term,
    products: &'static [&'static str],
) -> Entitlement {
    Entitlement {
        tag,
        feature,
        name,
        term,
        products,
        export_controlled: false,
    }
}

/// The catalogue.
pub static CATALOGUE: &[Entitlement] = &[
    row(
        "regid.2017-03.com.cisco.advantagek9,1.0_bd1da96e-ec1d-412b-a50e-53846b347d53",
        "network-advantage",
        "C9300-24 Network Advantage",
        Term::Perpetual,
        &["C9300-24"],
    ),
    row(
        "regid.2017-03.com.cisco.essentialsk9,1.0_90406ae8-385e-43aa-ac98-91da0ea270e2",
        "network-essentials",
        "C9300-24 Network Essentials",
        Term::Perpetual,
        &["C9300-24"],
    ),
    row(
        "regid.2017-05.com.cisco.c9300_dna_advantage,1.0_411773c3-2116-4c10-94a4-5d357fe6ff18",
        "dna-advantage",
        "C9300-24 DNA Advantage",
        Term::Subscription,
        &["C9300-24"],
    ),
    row(
        "regid.2017-05.com.cisco.C9300_48P_NW_Advantagek9,1.0_6a224fe3-c92e-4440-a9c1-5d0e53a54015",
        "network-advantage",
        "C9300-48 Network Advantage",
        Term::Perpetual,
        &["C9300-48"],
    ),
    row(
        "regid.2017-05.com.cisco.C9300_48P_Dna_Advantage,1.0_60783b06-53ee-484c-b21e-615d3cf6837a",
        "dna-advantage",
        "C9300-48 DNA Advantage",
        Term::Subscription,
        &["C9300-48"],
    ),
    row(
        "regid.2018-06.com.cisco.C9300L_48P_NW_Advantage,1.0_6422d51b-5580-4c05-9269-e4f4c23728b9",
        "network-advantage",
        "C9300L 48P Network Advantage",
        Term::Perpetual,
        &["C9300L-48"],
    ),
    row(
        "regid.2018-06.com.cisco.C9300L_48P_DNA_Advantage,1.0_ecb0e901-a493-434c-b502-5b96f690eab3",
        "dna-advantage",
        "C9300L 48P DNA Advantage",
        Term::Subscription,
        &["C9300L-48"],
    ),
    Entitlement {
        tag: "regid.2021-05.com.cisco.C9K_HSEC,1.0_90fdf411-3823-45bd-bd8c-5a5d0e0e1ea2",
        feature: "hseck9",
        // The name is unverified: captures print the tag alone.
        name: "Cat9K HSEC",
        term: Term::Perpetual,
        products: &[],
        export_controlled: true,
    },
];

/// The row of a tag.
pub fn by_tag(tag: &str) -> Option<&'static Entitlement> {
    CATALOGUE.iter().find(|row| row.tag == tag)
}

/// The row of a name, upper and lower case alike.
pub fn by_name(name: &str) -> Option<&'static Entitlement> {
    CATALOGUE.iter().find(|row| row.name.eq_ignore_ascii_case(name))
}

/// What people call an entitlement: its name, or the tag where the catalogue has none.
pub fn name_of(tag: &str) -> &str {
    by_tag(tag).map_or(tag, |row| row.name)
}

/// What is sold for one product, without what is export-controlled.
pub fn for_product<'a>(pid: &'a str) -> impl Iterator<Item = &'static Entitlement> + 'a {
    CATALOGUE
        .iter()
        .filter(move |row| row.products.iter().any(|product| pid.starts_with(product)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_names_are_given_once() {
        let mut tags: Vec<_> = CATALOGUE.iter().map(|row| row.tag).collect();
        let mut names: Vec<_> = CATALOGUE.iter().map(|row| row.name).collect();
        tags.sort_unstable();
        names.sort_unstable();
        tags.dedup();
        names.dedup();
        assert_eq!((tags.len(), names.len()), (CATALOGUE.len(), CATALOGUE.len()));
    }

    #[test]
    fn a_48_port_switch_takes_48_port_licences() {
        let names: Vec<_> = for_product("C9300-48P").map(|row| row.name).collect();
        assert_eq!(names, ["C9300-48 Network Advantage", "C9300-48 DNA Advantage"]);
    }
}
