//! Reservations.

use crate::wire::{LicenseFile, ReservationCode, ReservedLicense, instance_of};

use super::*;

fn bench() -> Bench {
    let mut bench = Bench::advantage("2026-01-20 09:25:00").quirk(Quirk::ReservationInPolicyMode);
    bench.device.state.set(view::RESERVATION_ENABLED, true);
    bench
        .device
        .state
        .set(view::RESERVATION_REQUEST_CODE_SEED, "AABBCC112233-44");
    bench.started()
}

pub(super) fn code_for(bench: &Bench, request: &str) -> String {
    let reserved = |name: &str| ReservedLicense {
        tag: format!("regid.test.{name}"),
        count: 1,
        start_date: None,
        end_date: None,
        license_type: "PERPETUAL".to_owned(),
        display_name: name.to_owned(),
        description: name.to_owned(),
        subscription_id: None,
    };
    let code = ReservationCode {
        instance: instance_of(request),
        timestamp: bench.cisco.time,
        entitlements: vec![reserved("network-advantage"), reserved("dna-advantage")],
        udi: bench.udi(),
    };
    LicenseFile::Reservation(code).write()
}

pub(super) fn request_code(reaction: &Reaction) -> String {
    match reaction.output.as_slice() {
        [Piece::Screen { args, .. }] => args.text(view::ARG_CODE).unwrap_or_default().to_owned(),
        other => panic!("{other:?}"),
    }
}

/// The article's steps, with its code.
#[test]
fn the_article_s_reservation() {
    let mut bench = bench();
    bench.after(60);
    let reaction = bench.run("license_reservation_request", &[("scope", "local")]);
    assert_eq!(request_code(&reaction), "CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44");
    let file = code_for(&bench, &request_code(&reaction));
    bench.put_file("slr_auth_code.txt", &file);
    bench.until("2026-01-20 09:30:00");
    let install = [("file", "flash:slr_auth_code.txt")];
    let reaction = bench.run("license_reservation_install_file", &install);
    assert_eq!(printed(&reaction), ["license_exec/reservation/installed"]);
    let member = &bench.device.state.list(view::MEMBERS)[0];
    assert_eq!(
        member.text(view::MEMBERS_RESERVATION_STATUS),
        Some("SPECIFIC INSTALLED")
    );
    assert_eq!(
        member.get(view::MEMBERS_RESERVATION_AT),
        Some(at("2026-01-20 09:30:00"))
    );
    // Everything in use is covered: nothing is to be reported.
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), None);
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), None);
    assert_eq!(bench.get(view::USAGE_PUSH_INTERVAL), Some(0));
    // Twice is once too often.
    let reaction = bench.run("license_reservation_install_file", &install);
    assert_eq!(printed(&reaction), ["license_exec/reservation/already_installed"]);
    let reaction = bench.run("license_reservation_request", &[("scope", "local")]);
    assert_eq!(printed(&reaction), ["license_exec/reservation/already_registered"]);
}

/// Return: asked first; `no` changes nothing; then reporting is due again.
#[test]
fn return_asks_first() {
    let mut bench = bench();
    let reaction = bench.run("license_reservation_request", &[("scope", "local")]);
    let file = code_for(&bench, &request_code(&reaction));
    bench.put_file("code.txt", &file);
    bench.run("license_reservation_install_file", &[("file", "code.txt")]);
    let scope = [("scope", "local")];
    let reaction = bench.run("license_reservation_return", &scope);
    assert_eq!(printed(&reaction), ["dialogue/license/return_reservation"]);
    bench.answer("license_reservation_return", &scope, &[Answer::YesNo(false)]);
    assert!(!bench.device.state.list(view::RESERVATION_LICENCES).is_empty());
    let reaction = bench.answer("license_reservation_return", &scope, &[Answer::YesNo(true)]);
    assert_eq!(printed(&reaction), ["license_exec/reservation/return_code"]);
    assert!(bench.device.state.list(view::RESERVATION_LICENCES).is_empty());
    bench.after(120);
    assert!(bench.get(view::USAGE_ACK_DEADLINE).is_some());
    let reaction = bench.run("license_reservation_return", &scope);
    assert_eq!(printed(&reaction), ["license_exec/authorization/not_installed"]);
}

/// A code for another request, no request at all, a file that is none.
#[test]
fn codes_that_do_not_fit() {
    let mut bench = bench();
    let other = code_for(&bench, "CB-Z:other");
    bench.put_file("other.txt", &other);
    let install = [("file", "other.txt")];
    let reaction = bench.run("license_reservation_install_file", &install);
    assert_eq!(printed(&reaction), ["license_exec/reservation/no_request"]);
    bench.run("license_reservation_request", &[("scope", "local")]);
    let reaction = bench.run("license_reservation_install_file", &install);
    assert_eq!(printed(&reaction), ["license_exec/reservation/mismatch"]);
    let reaction = bench.run("license_reservation_install", &[("code", "garbage")]);
    assert_eq!(printed(&reaction), ["license_exec/reservation/unreadable"]);
    assert!(printed(&bench.run("license_reservation_cancel", &[("scope", "local")])).is_empty());
    let reaction = bench.run("license_reservation_cancel", &[("scope", "local")]);
    assert_eq!(printed(&reaction), ["license_exec/reservation/no_request"]);
}

/// A device in policy mode has no reservation; one before policy mode has, without the quirk.
#[test]
fn policy_mode_takes_no_reservation() {
    for (release, taken) in [("17.12.4", false), ("16.12.4", true)] {
        let mut bench = Bench::advantage("2026-01-20 09:25:00");
        bench.device.state.set(view::RELEASE, release);
        bench.device.state.set(view::RESERVATION_ENABLED, true);
        let reaction = bench.run("license_reservation_request", &[("scope", "local")]);
        let screen = if taken { "request_code" } else { "not_supported" };
        assert_eq!(
            printed(&reaction),
            [format!("license_exec/reservation/{screen}")],
            "{release}"
        );
    }
}
