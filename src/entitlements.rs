//! Entitlements that Cisco sells for these switches: names, tags, terms, and which products take them.
//!
//! The data is `device-profiles/_entitlements.yaml`, read once. Must not know devices, accounts or who owns what.

use std::sync::LazyLock;

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::embedded;
use crate::yaml::fields::Fields;
use crate::yaml::tree::{self, Key, Node, Yaml};

/// The built-in file.
const FILE: &str = "device-profiles/_entitlements.yaml";

/// How long an entitlement lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// For the life of the hardware.
    Perpetual,
    /// For a subscription.
    Subscription,
}

impl Term {
    /// As `License type` prints it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Perpetual => "Perpetual",
            Self::Subscription => "Subscription",
        }
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entitlement {
    /// The name in the account.
    pub name: String,
    /// The tag; without a UUID where nobody has published it.
    pub tag: String,
    /// The licence as the device calls it: `network-advantage`, `hseck9`.
    pub feature: String,
    /// Whether `license boot level` turns it on; its keyword is the feature's name.
    pub of_boot_level: bool,
    /// What stands in parentheses behind the feature in `show license summary`.
    pub shown: String,
    /// What a device prints as description.
    pub description: String,
    /// How long it lasts.
    pub term: Term,
    /// Product ids begin with one of these; empty where a licence goes with several families.
    pub products: Vec<String>,
    /// Whether a chassis with two supervisors needs it once.
    pub per_chassis: bool,
    /// Whether use needs an authorization code.
    pub export_controlled: bool,
    /// Whether a device was seen to print the tag.
    pub verified: bool,
}

impl Entitlement {
    /// Whether it is for this product.
    pub fn is_for(&self, pid: &str) -> bool {
        self.products.iter().any(|product| pid.starts_with(product.as_str()))
    }
}

static ROWS: LazyLock<Vec<Entitlement>> = LazyLock::new(|| match embedded::file(FILE) {
    Some(file) => read(&file).0,
    None => Vec::new(),
});

/// All of them, in the order of the file.
pub fn all() -> &'static [Entitlement] {
    &ROWS
}

/// The row of a tag.
pub fn by_tag(tag: &str) -> Option<&'static Entitlement> {
    all().iter().find(|row| row.tag == tag)
}

/// The row of a name, upper and lower case alike.
pub fn by_name(name: &str) -> Option<&'static Entitlement> {
    all().iter().find(|row| row.name.eq_ignore_ascii_case(name))
}

/// What people call an entitlement: its name, or the tag where no row has it.
pub fn name_of(tag: &str) -> &str {
    by_tag(tag).map_or(tag, |row| row.name.as_str())
}

/// What is sold for one product, without what goes with any.
pub fn for_product<'a>(pid: &'a str) -> impl Iterator<Item = &'static Entitlement> + 'a {
    all().iter().filter(move |row| row.is_for(pid))
}

/// What a keyword of `license boot level` means on a product.
pub fn of_level(pid: &str, level: &str) -> Option<&'static Entitlement> {
    for_product(pid).find(|row| row.of_boot_level && row.feature == level)
}

/// Whether a licence of that name is one that a boot level turns on and off. Others (access points, HSEC) are none of
/// its.
pub fn is_level(feature: &str) -> bool {
    all().iter().any(|row| row.of_boot_level && row.feature == feature)
}

/// Reads a file of entitlements: the rows that are well formed, and everything that is wrong.
pub fn read(file: &SourceFile) -> (Vec<Entitlement>, Vec<Diagnostic>) {
    let node = match tree::parse(file) {
        Ok(node) => node,
        Err(fault) => return (Vec::new(), vec![fault]),
    };
    let Yaml::Map(entries) = &node.value else {
        let message = format!("entitlements are a mapping, not {}", node.value.kind());
        let fault = Diagnostic::new(&file.name, &file.text, node.span, message);
        return (Vec::new(), vec![fault]);
    };
    let (mut rows, mut faults) = (Vec::with_capacity(entries.len()), Vec::new());
    for (key, node) in entries {
        match row(file, key, node) {
            Ok(row) => rows.push(row),
            Err(mut found) => faults.append(&mut found),
        }
    }
    (rows, faults)
}

fn row(file: &SourceFile, key: &Key, node: &Node) -> Result<Entitlement, Vec<Diagnostic>> {
    let mut fields = Fields::of(file, node, "an entitlement").map_err(|fault| vec![fault])?;
    let level = fields.text("level").map(str::to_owned);
    let feature = fields.text("feature").map(str::to_owned);
    if level.is_some() == feature.is_some() {
        fields.fault(&key.span, "has either a `level` or a `feature`".to_owned());
    }
    let term = match fields.placed("term") {
        Some(("perpetual", _)) => Term::Perpetual,
        Some(("subscription", _)) => Term::Subscription,
        Some((other, span)) => {
            fields.fault(&span, format!("a term is `perpetual` or `subscription`, not `{other}`"));
            Term::Perpetual
        }
        None => {
            fields.fault(&key.span, "`term` is missing".to_owned());
            Term::Perpetual
        }
    };
    let named = |value: Option<&str>| value.unwrap_or(&key.text).to_owned();
    let row = Entitlement {
        name: key.text.clone(),
        tag: fields.required("tag").to_owned(),
        of_boot_level: level.is_some(),
        feature: level.or(feature).unwrap_or_default(),
        shown: named(fields.text("shown")),
        description: named(fields.text("description")),
        term,
        products: fields
            .list("products")
            .into_iter()
            .map(|(pid, _)| pid.to_owned())
            .collect(),
        per_chassis: fields.flag("per_chassis"),
        export_controlled: fields.flag("export_controlled"),
        verified: fields.node("verified").is_none() || fields.flag("verified"),
    };
    let faults = fields.finish();
    if faults.is_empty() { Ok(row) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_built_in_file_is_well_formed_and_names_everything_once() {
        let file = embedded::file(FILE).expect("built in");
        let (rows, faults) = read(&file);
        assert!(faults.is_empty(), "{}", faults[0]);
        let tags: BTreeSet<&str> = rows.iter().map(|row| row.tag.as_str()).collect();
        let names: BTreeSet<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!((tags.len(), names.len()), (rows.len(), rows.len()));
    }

    /// A tag without a UUID is one that nobody saw, and the other way round where a date is unknown.
    #[test]
    fn what_is_not_known_is_marked() {
        for row in all() {
            let (head, tail) = row.tag.rsplit_once(",1.0").expect("a tag has a version");
            let whole = tail.len() == 37 && tail.starts_with('_');
            assert_eq!(row.verified, whole, "{}", row.name);
            assert!(whole || tail.is_empty(), "{}", row.tag);
            assert!(!head.contains("unknown") || !row.verified, "{}", row.tag);
        }
    }

    #[test]
    fn products_take_their_own_licences() {
        let names: Vec<&str> = for_product("C9300-48P").map(|row| row.name.as_str()).collect();
        let expected = [
            "Network Advantage",
            "Network Essentials",
            "DNA Advantage",
            "DNA Essentials",
        ];
        assert_eq!(names, expected.map(|what| format!("C9300-48 {what}")));
        let feature = |pid, level| of_level(pid, level).map(|row| row.name.as_str());
        assert_eq!(
            feature("C9300L-48PF-4X", "dna-advantage"),
            Some("C9300L 48P DNA Advantage")
        );
        assert_eq!(feature("C9407R", "network-advantage"), Some("C9400 Network Advantage"));
        assert_eq!(feature("C9300-48P", "essentials"), None);
        assert!(is_level("dna-essentials") && !is_level("hseck9"));
    }

    #[test]
    fn what_is_wrong_in_a_file_has_its_place() {
        let text = "A: { level: x, term: ever, tag: t }\nB: { term: perpetual, tag: t }\nC: { feature: x, term: perpetual, tga: t }\n";
        let (rows, faults) = read(&SourceFile::new("t.yaml", text));
        let lines: Vec<usize> = faults.iter().map(|fault| fault.line_column().0).collect();
        assert!(rows.is_empty());
        assert_eq!(lines, [1, 2, 3, 3]);
    }
}
