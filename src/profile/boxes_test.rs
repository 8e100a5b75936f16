//! What follows from product ids, against what captures show of such boxes.

use crate::device::view;
use crate::diagnostic::SourceFile;
use crate::profile::{Overrides, Profile, Source, builtin, load};
use crate::screen::value::Record;

fn profile(text: &str) -> Profile {
    let file = SourceFile::new("p.yaml", text);
    load(Source::File(&file), &builtin, &Overrides::default()).unwrap_or_else(|faults| panic!("{}", faults[0]))
}

fn fault(text: &str) -> (usize, usize, String) {
    let file = SourceFile::new("p.yaml", text);
    let faults = load(Source::File(&file), &builtin, &Overrides::default()).expect_err("something is wrong");
    let (line, column) = faults[0].line_column();
    (line, column, faults[0].message.clone())
}

fn names(profile: &Profile) -> Vec<&str> {
    let interfaces = profile.state.list(view::INTERFACES).iter();
    interfaces.filter_map(|i| i.text(view::INTERFACES_NAME)).collect()
}

fn counts(profile: &Profile) -> Vec<String> {
    let row = |row: &Record| {
        let count = row.get(view::INTERFACE_COUNTS_COUNT).unwrap_or(0);
        format!("{count} {}", row.text(view::INTERFACE_COUNTS_KIND).unwrap_or_default())
    };
    profile.state.list(view::INTERFACE_COUNTS).iter().map(row).collect()
}

/// Capture show_version 17.6dev.
#[test]
fn a_c9300_24p_counts_its_interfaces_as_the_captured_one() {
    let profile = profile("product: C9300-24P\n");
    let expected = [
        "1 Virtual Ethernet",
        "28 Gigabit Ethernet",
        "8 Ten Gigabit Ethernet",
        "2 TwentyFive Gigabit Ethernet",
        "2 Forty Gigabit Ethernet",
    ];
    assert_eq!(counts(&profile), expected);
    let row = &profile.state.list(view::SW_TABLE)[0];
    assert_eq!(
        (row.get(view::SW_TABLE_PORTS), row.text(view::SW_TABLE_MODEL)),
        (Some(41), Some("C9300-24P"))
    );
    assert!(row.is(view::SW_TABLE_HERE));
}

/// Capture show_version 17.18.1: two line cards of either kind.
#[test]
fn a_c9606r_has_its_own_words_for_ports() {
    let text = "product: C9606R\ninterfaces:\n  - { name: HundredGigE1/0/1-24 }\n  - { name: HundredGigE5/0/1-24 }\n  \
                - { name: TwentyFiveGigE2/0/1-48 }\n  - { name: TwentyFiveGigE6/0/1-48 }\n";
    let profile = profile(text);
    let expected = [
        "1 Virtual Ethernet",
        "48 Forty/Hundred Gigabit Ethernet",
        "96 Ten/TwentyFive/Fifty Gigabit Ethernet",
    ];
    assert_eq!(counts(&profile), expected);
    let slots = [
        "HundredGigE1/0/1",
        "TwentyFiveGigE2/0/1",
        "HundredGigE5/0/1",
        "TwentyFiveGigE6/0/1",
    ];
    let at = slots.map(|name| names(&profile).iter().position(|known| *known == name));
    assert!(at.is_sorted() && at[0].is_some(), "line cards stand by slot: {at:?}");
    let left = profile.factory.list(view::INTERFACES);
    assert_eq!(
        left,
        profile.state.list(view::INTERFACES),
        "line cards stay in the box when its configuration goes"
    );
}

#[test]
fn what_a_profile_says_of_a_port_is_laid_over_it() {
    let text = "product: C9300-24T\ninterfaces:\n  - { name: GigabitEthernet1/0/1-24, switchport_mode: access }\n  \
                - { name: GigabitEthernet1/0/24, link: true }\n  - { name: Vlan10, address: 10.0.0.1 }\n";
    let profile = profile(text);
    let list = profile.state.list(view::INTERFACES);
    assert_eq!(list.len(), 1 + 41 + 2, "management, ports, Vlan1 and Vlan10");
    let port = list
        .iter()
        .find(|i| i.text(view::INTERFACES_NAME) == Some("GigabitEthernet1/0/24"));
    let port = port.expect("it is there");
    assert_eq!(port.text(view::INTERFACES_SWITCHPORT_MODE), Some("access"));
    assert!(port.is(view::INTERFACES_LINK));
    assert_eq!(names(&profile).last(), Some(&"Vlan10"));
    let left = &profile.factory;
    assert!(left.list(view::INTERFACES).iter().all(|i| !i.is(view::INTERFACES_LINK)));
}

#[test]
fn a_stack_is_its_members() {
    let text = "product: [C9300-24UX, C9300-48P, C9300-24T]\nrelease: 17.12.4\nmembers: [{ sn: A }, { sn: B }, { sn: C }]\n\
                boot_level: { base: { name: network-advantage }, addon: { name: dna-advantage } }\n";
    let profile = profile(text);
    let state = &profile.state;
    let members: Vec<_> = state
        .list(view::MEMBERS)
        .iter()
        .map(|m| (m.get(view::MEMBERS_ROLE), m.get(view::MEMBERS_PID)))
        .collect();
    let expected = [
        ("Active", "C9300-24UX"),
        ("Standby", "C9300-48P"),
        ("Member", "C9300-24T"),
    ];
    assert_eq!(
        members,
        expected.map(|(role, pid)| (Some(role.to_owned()), Some(pid.to_owned())))
    );
    let used: Vec<_> = state
        .list(view::LICENCES)
        .iter()
        .map(|l| (l.get(view::LICENCES_TAG), l.get(view::LICENCES_COUNT)))
        .collect();
    let expected = [
        ("Network Advantage", 24, 2),
        ("DNA Advantage", 24, 2),
        ("Network Advantage", 48, 1),
        ("DNA Advantage", 48, 1),
    ];
    assert_eq!(
        used,
        expected.map(|(what, ports, count)| (Some(format!("C9300-{ports} {what}")), Some(count)))
    );
    let parts: Vec<_> = state
        .list(view::INVENTORY)
        .iter()
        .map(|p| (p.text(view::INVENTORY_NAME), p.text(view::INVENTORY_SN)))
        .collect();
    let expected = [
        ("c93xx Stack", "A"),
        ("Switch 1", "A"),
        ("Switch 2", "B"),
        ("Switch 3", "C"),
    ];
    assert_eq!(parts, expected.map(|(name, sn)| (Some(name), Some(sn))));
    let others: Vec<_> = state
        .list(view::OTHERS)
        .iter()
        .map(|o| (o.text(view::OTHERS_NUMBER), o.text(view::OTHERS_SN)))
        .collect();
    assert_eq!(others, [(Some("02"), Some("B")), (Some("03"), Some("C"))]);
    assert!(
        names(&profile).contains(&"GigabitEthernet2/0/48") && names(&profile).contains(&"TenGigabitEthernet1/0/24")
    );
}

/// Captures tech_support of a C9407R.
#[test]
fn supervisors_share_the_serial_number_of_their_chassis() {
    let profile = profile("product: [C9407R, C9407R]\nrelease: 17.15.1\nmembers: [{ sn: A }]\n");
    let members: Vec<_> = profile
        .state
        .list(view::MEMBERS)
        .iter()
        .map(|m| m.text(view::MEMBERS_SN))
        .collect();
    assert_eq!(members, [Some("A"), Some("A")]);
    assert!(profile.state.list(view::OTHERS).is_empty());
    let enforced = |n: usize| profile.state.list(view::MEMBERS)[n].list(view::MEMBERS_ENFORCED).len();
    assert_eq!((enforced(0), enforced(1)), (1, 1));
}

#[test]
fn what_is_wrong_with_a_product_has_its_place() {
    assert_eq!(
        fault("product: WS-C3850-48P\n"),
        (
            1,
            10,
            "no platform of the product id `WS-C3850-48P` is known".to_owned()
        )
    );
    assert_eq!(
        fault("product: [C9300-24T, C9407R]\n"),
        (1, 22, "`C9407R` is of another family than `C9300-24T`".to_owned())
    );
    assert_eq!(
        fault("product: []\n"),
        (1, 10, "`product` is a product id or a list of them".to_owned())
    );
    assert_eq!(
        fault("product: C9350-48P\nrelease: 17.12.4\n"),
        (2, 10, "no C9350-48P runs `17.12.4`".to_owned())
    );
    let range = fault("product: C9300-24T\ninterfaces: [{ name: GigabitEthernet1/0/9-3 }]\n");
    assert_eq!(
        range,
        (2, 14, "the range `GigabitEthernet1/0/9-3` runs backwards".to_owned())
    );
}
