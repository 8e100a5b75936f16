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
    code_of(bench, request, &["network-advantage", "dna-advantage"])
}

/// An authorization of now for these licences.
fn code_of(bench: &Bench, request: &str, names: &[&str]) -> String {
    let reserved = |name: &&str| ReservedLicense {
        tag: format!("regid.test.{name}"),
        count: 1,
        start_date: None,
        end_date: None,
        license_type: "PERPETUAL".to_owned(),
        display_name: (*name).to_owned(),
        description: (*name).to_owned(),
        subscription_id: None,
    };
    let code = ReservationCode {
        instance: instance_of(request),
        timestamp: bench.cisco.time,
        entitlements: names.iter().map(reserved).collect(),
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
    assert_eq!(printed(&reaction), ["license_exec/reservation/nothing_to_cancel"]);
}

/// A switch before policy mode that takes reservations.
fn classic() -> Bench {
    let mut bench = Bench::advantage("2026-01-20 09:25:00");
    bench.device.state.set(view::RELEASE, "16.12.4");
    bench.device.state.set(view::RESERVATION_ENABLED, true);
    bench.started()
}

fn text(bench: &Bench, key: Key<String>) -> String {
    bench.get(key).unwrap_or_default()
}

/// CSSM changes a reservation: the same request, authorised later. The old file again is none.
#[test]
fn an_update_takes_the_place_of_what_was_reserved() {
    let mut bench = classic();
    let request = request_code(&bench.run("license_reservation_request", &[("scope", "local")]));
    let first = code_of(&bench, &request, &["network-advantage"]);
    bench.put_file("first.txt", &first);
    let first = bench.run("license_reservation_install_file", &[("file", "first.txt")]);
    assert_eq!(text(&bench, view::AUTHORIZATION_STATUS), "NOT AUTHORIZED");
    assert_eq!(bench.logged_times("not_authorized"), 1, "dna-advantage");
    let registered = bench.get(view::REGISTRATION_AT);
    bench.after(3600);
    let update = code_for(&bench, &request);
    bench.put_file("update.txt", &update);
    let reaction = bench.run("license_reservation_install_file", &[("file", "update.txt")]);
    assert_eq!(printed(&reaction), ["license_exec/reservation/installed"]);
    assert_ne!(request_code(&reaction), request_code(&first), "confirms this one");
    assert_eq!(text(&bench, view::AUTHORIZATION_STATUS), "AUTHORIZED - RESERVED");
    assert_eq!(bench.get(view::REGISTRATION_AT), registered);
    let before = bench.device.state.clone();
    for old in ["first.txt", "update.txt"] {
        let reaction = bench.run("license_reservation_install_file", &[("file", old)]);
        assert_eq!(
            printed(&reaction),
            ["license_exec/reservation/already_installed"],
            "{old}"
        );
    }
    assert_eq!(bench.device.state, before);
    bench.after(60);
    let smaller = code_of(&bench, &request, &["dna-advantage"]);
    bench.put_file("smaller.txt", &smaller);
    bench.run("license_reservation_install_file", &[("file", "smaller.txt")]);
    assert_eq!(text(&bench, view::AUTHORIZATION_STATUS), "NOT AUTHORIZED");
    assert_eq!(bench.device.state.list(view::RESERVATION_LICENCES).len(), 1);
}

/// A code for everything: typed, authorises whatever is in use, and goes back with a code of its own.
#[test]
fn a_universal_code_authorizes_everything() {
    let mut bench = classic();
    bench.device.state.list_mut(view::LICENCES)[0].set(view::LICENCES_COUNT, 7);
    let typed = crate::wire::codes::universal("CB-ZC9300-48P:other-123456789-00");
    let install = |bench: &mut Bench, code: &str| printed(&bench.run("license_reservation_install", &[("code", code)]));
    assert_eq!(install(&mut bench, &typed), ["license_exec/reservation/no_request"]);
    let request = request_code(&bench.run("license_reservation_request", &[("scope", "local")]));
    assert_eq!(install(&mut bench, &typed), ["license_exec/reservation/mismatch"]);
    let code = crate::wire::codes::universal(&request);
    assert_eq!(install(&mut bench, &code), ["license_exec/reservation/installed"]);
    assert_eq!(
        text(&bench, view::REGISTRATION_STATUS),
        "REGISTERED - UNIVERSAL LICENSE RESERVATION"
    );
    assert_eq!(text(&bench, view::AUTHORIZATION_STATUS), "AUTHORIZED - RESERVED");
    assert_eq!(bench.logged_times("not_authorized"), 0);
    assert_eq!(
        install(&mut bench, &code),
        ["license_exec/reservation/already_installed"]
    );
    let back = bench.answer(
        "license_reservation_return",
        &[("scope", "all")],
        &[Answer::YesNo(true)],
    );
    assert_eq!(
        request_code(&back),
        crate::wire::codes::return_code(&bench.udi(), &code)
    );
    assert_eq!(text(&bench, view::AUTHORIZATION_STATUS), "EVAL MODE");
}

/// A code that was made and is not wanted goes back without being installed; then the request is over.
#[test]
fn an_authorization_that_is_not_installed_goes_back() {
    let mut bench = classic();
    let request = request_code(&bench.run("license_reservation_request", &[("scope", "local")]));
    let file = code_for(&bench, &request);
    let foreign = code_for(&bench, "CB-Z:other");
    bench.put_file("code.txt", &file);
    bench.put_file("other.txt", &foreign);
    let back = |bench: &mut Bench, file: &str| bench.run("license_reservation_return_file", &[("file", file)]);
    let reaction = back(&mut bench, "other.txt");
    assert_eq!(printed(&reaction), ["license_exec/reservation/return_mismatch"]);
    let reaction = bench.run("license_reservation_return_code", &[("code", "garbage")]);
    assert_eq!(printed(&reaction), ["license_exec/reservation/unreadable"]);
    let reaction = back(&mut bench, "code.txt");
    let instance = instance_of(&request);
    assert_eq!(
        request_code(&reaction),
        crate::wire::codes::return_code(&bench.udi(), &instance)
    );
    let reaction = bench.run("license_reservation_install_file", &[("file", "code.txt")]);
    assert_eq!(printed(&reaction), ["license_exec/reservation/no_request"]);
    let reaction = back(&mut bench, "code.txt");
    assert_eq!(printed(&reaction), ["license_exec/reservation/nothing_to_cancel"]);
}

/// A stack asks with a code for each member, and each installs its own; what the pair uses is what both have reserved.
#[test]
fn a_stack_reserves_member_by_member() {
    let mut bench = classic();
    let second = Record::new()
        .with(view::MEMBERS_ROLE, "Standby")
        .with(view::MEMBERS_PID, PID)
        .with(view::MEMBERS_SN, "FCW2501YYYY");
    let other = Udi::new(PID, "FCW2501YYYY");
    bench.device.state.list_mut(view::MEMBERS).push(second);
    for licence in bench.device.state.list_mut(view::LICENCES) {
        licence.set(view::LICENCES_COUNT, 2);
    }
    let reaction = bench.run("license_reservation_request", &[("scope", "all")]);
    let [heading, first, of_second] = reaction.output.as_slice() else {
        panic!("{reaction:?}")
    };
    assert_eq!(heading, &Piece::screen("license_exec/reservation/codes_heading"));
    let code = |piece: &Piece| match piece {
        Piece::Screen { args, .. } => args.text(view::ARG_CODE).unwrap_or_default().to_owned(),
        Piece::Text(_) => String::new(),
    };
    let file = code_for(&bench, &code(first));
    bench.put_file("1.txt", &file);
    let file = code_for(&bench, &code(of_second));
    let Ok(LicenseFile::Reservation(mut foreign)) = LicenseFile::parse(file.as_bytes()) else {
        panic!("a reservation")
    };
    foreign.udi = other;
    bench.put_file("2.txt", &LicenseFile::Reservation(foreign).write());
    bench.run("license_reservation_install_file", &[("file", "1.txt")]);
    assert_eq!(text(&bench, view::AUTHORIZATION_STATUS), "NOT AUTHORIZED");
    // The one that has no code yet asks again.
    let reaction = bench.run("license_reservation_request", &[("scope", "all")]);
    assert_eq!(request_code(&reaction), code(of_second));
    bench.run("license_reservation_install_file", &[("file", "2.txt")]);
    assert_eq!(text(&bench, view::AUTHORIZATION_STATUS), "AUTHORIZED - RESERVED");
    bench.answer(
        "license_reservation_return",
        &[("scope", "all")],
        &[Answer::YesNo(true)],
    );
    assert_eq!(text(&bench, view::AUTHORIZATION_STATUS), "EVAL MODE");
    assert!(bench.device.state.list(view::RESERVATION_LICENCES).is_empty());
}

/// What is reserved is returned before reservation is turned off.
#[test]
fn reservation_stays_on_while_something_is_reserved() {
    let mut bench = classic();
    bench.device.state.set(view::RESERVATION_CONFIGURED, true);
    let request = request_code(&bench.run("license_reservation_request", &[("scope", "local")]));
    let file = code_for(&bench, &request);
    bench.put_file("code.txt", &file);
    bench.run("license_reservation_install_file", &[("file", "code.txt")]);
    let off = Change {
        path: view::RESERVATION_CONFIGURED.id,
        element: None,
        op: Op::Reset,
    };
    let invocation = nothing();
    let before = bench.device.state.clone();
    let turn_off = |bench: &mut Bench| {
        let mut ctx = Ctx {
            device: &mut bench.device,
            world: &mut bench.cisco,
            invocation: &invocation,
        };
        printed(&crate::device::config::configure(&mut ctx, std::slice::from_ref(&off)))
    };
    assert_eq!(turn_off(&mut bench), ["license_exec/reservation/return_first"]);
    assert_eq!(bench.device.state, before);
    bench.answer(
        "license_reservation_return",
        &[("scope", "all")],
        &[Answer::YesNo(true)],
    );
    assert!(turn_off(&mut bench).is_empty());
    assert!(!bench.device.state.is(view::RESERVATION_ENABLED));
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
