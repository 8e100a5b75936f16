//! Authorization codes for export-controlled licences.

use super::*;

fn enforced() -> Bench {
    let mut bench = Bench::advantage("2024-01-01 00:00:00");
    let feature = Record::new()
        .with(view::MEMBERS_ENFORCED_FEATURE, "hseck9")
        .with(view::MEMBERS_ENFORCED_TAG, "regid.2021-05.com.cisco.C9K_HSEC");
    let member = &mut bench.device.state.list_mut(view::MEMBERS)[0];
    member.set(view::MEMBERS_ENFORCED, vec![feature]);
    member.set(view::MEMBERS_PID, "C9300X-48HX");
    bench.trusted()
}

const REQUEST: [(&str, &str); 3] = [("mode", "add"), ("feature", "hseck9"), ("scope", "local")];

/// Asked for, installed, confirmed, given back.
#[test]
fn online() {
    let mut bench = enforced();
    assert!(
        printed(&bench.run("license_authorization_request", &REQUEST)).is_empty(),
        "silent"
    );
    bench.after(2);
    assert_eq!(bench.get(view::COMM_AUTH_REQUEST_SUCCESS), Some(1));
    assert_eq!(bench.get(view::COMM_AUTH_CONFIRM_SUCCESS), Some(1));
    assert_eq!(bench.logged_times("authorization_install_success"), 1);
    let member = &bench.device.state.list(view::MEMBERS)[0];
    assert_eq!(member.text(view::MEMBERS_SLAC_CONFIRMATION), Some("1fc54c75"));
    let reaction = bench.run("license_authorization_return", &[("scope", "local"), ("way", "online")]);
    assert!(printed(&reaction).is_empty());
    assert_eq!(bench.get(view::COMM_AUTH_RETURN_SUCCESS), Some(1));
    assert_eq!(bench.logged_times("authorization_removed"), 1);
}

/// Captures: a feature that is not export-controlled is not found; without a code there is nothing to return.
#[test]
fn what_is_not_there() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    let asked = bench.cisco.asked.len();
    assert_eq!(
        printed(&bench.run("license_authorization_request", &REQUEST)),
        ["license_exec/not_found"]
    );
    bench.after(10);
    assert_eq!(bench.cisco.asked.len(), asked);
    let args = [("scope", "all"), ("way", "offline"), ("file", "path")];
    let reaction = bench.run("license_authorization_return", &args);
    assert_eq!(printed(&reaction), ["license_exec/authorization/not_installed"]);
}

/// A C9300 lists the feature in its mapping table and has nothing to ask it for.
#[test]
fn a_plain_c9300_is_not_export_controlled() {
    let mut bench = enforced();
    bench.device.state.list_mut(view::MEMBERS)[0].set(view::MEMBERS_PID, "C9300-48P");
    let reaction = bench.run("license_authorization_request", &REQUEST);
    assert_eq!(printed(&reaction), ["license_exec/not_found"]);
}

/// Offline: the request becomes a file, the return code is printed.
#[test]
fn offline() {
    let mut bench = enforced();
    bench.set(view::TRANSPORT_TYPE, "off");
    bench.run("license_authorization_request", &REQUEST);
    bench.after(2);
    assert!(printed(&bench.run("license_authorization_request_save", &[("file", "slac.txt")])).is_empty());
    assert!(bench.device.flash.contains_key("slac.txt"));
    let codes = vec![crate::wire::AuthorizationCode {
        udi: bench.udi(),
        entitlements: vec![("regid.2021-05.com.cisco.C9K_HSEC".to_owned(), 1)],
        issued: bench.cisco.time,
        confirmation: "1fc54c75".to_owned(),
    }];
    bench.put_file("code.txt", &crate::wire::LicenseFile::Authorization(codes).write());
    assert_eq!(
        printed(&bench.run("license_import", &[("file", "code.txt")])),
        ["license_exec/import/done"]
    );
    assert_eq!(
        printed(&bench.run("license_authorization_request_save", &[("file", "again.txt")])),
        ["license_exec/not_found"],
        "what came is asked for no more"
    );
    let reaction = bench.run(
        "license_authorization_return",
        &[("scope", "local"), ("way", "offline")],
    );
    assert_eq!(
        printed(&reaction),
        [
            "license_exec/authorization/return_codes",
            "license_exec/authorization/return_code"
        ]
    );
}

/// Recalled from the command reference: what is in use is not given back.
#[test]
fn a_code_in_use_is_not_returned() {
    let mut bench = enforced();
    bench.run("license_authorization_request", &REQUEST);
    bench.after(2);
    let mut used = licence("hseck9", "Perpetual");
    used.set(view::LICENCES_ENTITLEMENT, "regid.2021-05.com.cisco.C9K_HSEC");
    bench.device.state.list_mut(view::LICENCES).push(used);
    for way in ["online", "offline"] {
        let reaction = bench.run("license_authorization_return", &[("scope", "local"), ("way", way)]);
        assert_eq!(printed(&reaction), ["license_exec/authorization/in_use"]);
    }
    let member = &bench.device.state.list(view::MEMBERS)[0];
    assert!(member.get(view::MEMBERS_SLAC_INSTALLED).is_some());
}

/// Two supervisors have one UDI: one code is asked for and counted, both have it, so a switchover loses nothing, and it is
/// given back once.
#[test]
fn a_chassis_has_one_code_for_both_supervisors() {
    let mut bench = enforced();
    let members = bench.device.state.list_mut(view::MEMBERS);
    let standby = members[0].clone().with(view::MEMBERS_ROLE, "Standby");
    members.push(standby);
    let request = [("mode", "add"), ("feature", "hseck9"), ("scope", "all")];
    bench.run("license_authorization_request", &request);
    bench.after(2);
    let Some(Ask::Authorization { udis, .. }) = bench.cisco.asked.iter().rev().nth(1) else {
        panic!("a request and its confirmation: {:?}", bench.cisco.asked)
    };
    assert_eq!(udis.len(), 1);
    assert_eq!(bench.logged_times("authorization_install_success"), 1);
    let installed = |bench: &Bench| {
        let members = bench.device.state.list(view::MEMBERS).iter();
        members
            .filter(|m| m.get(view::MEMBERS_SLAC_INSTALLED).is_some())
            .count()
    };
    assert_eq!(installed(&bench), 2);
    let listed: Vec<Record> = bench.get(view::AUTHORIZATIONS_LICENCES).expect("listed");
    assert_eq!(listed[0].get(view::AUTHORIZATIONS_LICENCES_COUNT), Some(1));
    let reaction = bench.run("license_authorization_return", &[("scope", "all"), ("way", "offline")]);
    assert_eq!(printed(&reaction).len(), 2, "a heading and a code");
    assert_eq!(installed(&bench), 0);
    assert_eq!(bench.logged_times("authorization_removed"), 1);
}
