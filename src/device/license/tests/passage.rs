//! Into policy mode and back: SysMgmt guide 17.4, pages 125 (transports) and 127 (downgrade).

use super::reservation::{code_for, request_code};
use super::*;
use crate::device::license::Before;

/// Where a device stands before its upgrade.
#[derive(Clone, Copy, Debug)]
enum Standing {
    Evaluation,
    Registered,
    Reserved,
}

/// A classic switch with this transport.
fn classic(transport: &str, standing: Standing) -> Bench {
    let mut bench = Bench::advantage("2026-01-20 09:00:00");
    for state in [&mut bench.device.state, &mut bench.device.factory] {
        state.set(view::RELEASE, "16.12.4");
        state.set(view::TRANSPORT_TYPE, "callhome");
    }
    let state = &mut bench.device.state;
    state.set(view::TRANSPORT_TYPE, transport);
    match standing {
        Standing::Evaluation => {}
        Standing::Registered => {
            let stamp = at("2026-01-10 08:00:00");
            state.set(view::REGISTRATION_AT, stamp);
            state.set(view::AUTHORIZATION_STATUS, "AUTHORIZED");
            state.set(view::AUTHORIZATION_LAST_STATUS, "SUCCEEDED");
            state.set(view::AUTHORIZATION_LAST_AT, stamp);
        }
        Standing::Reserved => state.set(view::RESERVATION_ENABLED, true),
    }
    let mut bench = bench.started();
    if let Standing::Reserved = standing {
        let reaction = bench.run("license_reservation_request", &[("scope", "local")]);
        let file = code_for(&bench, &request_code(&reaction));
        bench.put_file("code.txt", &file);
        bench.run("license_reservation_install_file", &[("file", "code.txt")]);
    }
    bench
}

impl Bench {
    /// Starts another release; what is configured is saved.
    fn move_to(&mut self, release: &str) {
        let before = Before::of(&self.device.state);
        self.device.state.set(view::RELEASE, release);
        self.device.messages.clear();
        self.boot(before.start(&self.device.state));
    }

    fn member(&self) -> &Record {
        &self.device.state.list(view::MEMBERS)[0]
    }
}

/// The table of page 125, whole.
#[test]
fn the_transport_after_an_upgrade() {
    use Standing::{Evaluation, Registered, Reserved};
    for (transport, standing, after) in [
        ("callhome", Evaluation, "cslu"),
        ("callhome", Reserved, "off"),
        ("callhome", Registered, "callhome"),
        ("smart", Evaluation, "off"),
        ("smart", Reserved, "off"),
        ("smart", Registered, "smart"),
    ] {
        let mut bench = classic(transport, standing);
        bench.move_to("17.3.2");
        let shown = bench.get(view::TRANSPORT_TYPE);
        assert_eq!(shown.as_deref(), Some(after), "{transport}, {standing:?}");
    }
}

/// Without registration: licences are in use, nobody is trusted, and the first period begins with the upgrade.
#[test]
fn an_evaluation_becomes_use_that_is_to_be_reported() {
    let mut bench = classic("callhome", Standing::Evaluation);
    bench.until("2026-03-01 12:00:00");
    let left = bench.get(view::EVALUATION_REMAINING);
    bench.move_to("17.9.4");
    assert_eq!(bench.get(view::REGISTRATION_AT), None);
    assert_eq!(bench.member().get(view::MEMBERS_TRUST_INSTALLED), None);
    assert!(
        bench
            .device
            .timers
            .keys()
            .all(|name| !name.starts_with("license_evaluation"))
    );
    bench.after(60);
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), Some(at("2026-05-30 12:00:50")));
    // What was left of the evaluation is left after the way back.
    bench.until("2026-12-01 12:00:00");
    bench.move_to("16.12.4");
    assert_eq!(bench.get(view::EVALUATION_REMAINING), left);
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), None);
}

/// The certificate of a registration becomes the trust code, and a registration that ended does not.
#[test]
fn a_registration_becomes_trust() {
    let mut bench = classic("smart", Standing::Registered);
    bench.move_to("17.9.4");
    assert_eq!(
        bench.member().get(view::MEMBERS_TRUST_INSTALLED),
        Some(at("2026-01-20 09:00:00"))
    );
    assert_eq!(bench.logged_times("trust_code_install_success"), 1);
    bench.after(900);
    assert!(bench.get(view::USAGE_LAST_PUSH).is_some(), "reports go out with it");
    let mut bench = classic("smart", Standing::Registered);
    bench.cisco.mood = Mood::Down(Failure::TimedOut);
    bench.until("2027-03-01 00:00:00");
    bench.move_to("17.9.4");
    assert_eq!(bench.member().get(view::MEMBERS_TRUST_INSTALLED), None);
    assert_eq!(bench.get(view::TRANSPORT_TYPE).as_deref(), Some("off"));
}

/// CSSM knows the device by one identity, whatever release it runs.
#[test]
fn a_registration_keeps_its_identity() {
    let mut bench = classic("smart", Standing::Evaluation);
    bench.run("license_register", &[("token", "T")]);
    bench.after(60);
    let identity = bench.member().get(view::MEMBERS_TRUST_INSTANCE);
    assert!(identity.is_some());
    for release in ["17.9.4", "16.12.4"] {
        bench.move_to(release);
        assert_eq!(bench.member().get(view::MEMBERS_TRUST_INSTANCE), identity, "{release}");
    }
    let mut left = classic("smart", Standing::Evaluation);
    left.move_to("17.9.4");
    assert_eq!(left.member().get(view::MEMBERS_TRUST_INSTANCE), None);
}

/// A reservation is carried over and what it covers is not reported; returned, it is to be.
#[test]
fn a_reservation_is_carried_over() {
    let mut bench = classic("callhome", Standing::Reserved);
    let code = bench.member().get(view::MEMBERS_RESERVATION_CODE);
    bench.move_to("17.6.5");
    bench.after(3600);
    assert_eq!(bench.member().get(view::MEMBERS_RESERVATION_CODE), code);
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), None);
    let term = &bench.device.state.list(view::RESERVATION_LICENCES)[0].list(view::RESERVATION_LICENCES_TERMS)[0];
    assert_eq!(
        term.text(view::RESERVATION_LICENCES_TERMS_AUTHORIZATION),
        Some("SPECIFIC INSTALLED on Jan 20 09:00:00 2026 UTC")
    );
    let back = bench.run(
        "license_authorization_return",
        &[("scope", "local"), ("way", "offline")],
    );
    assert_eq!(printed(&back)[1], "license_exec/authorization/return_code");
    assert!(bench.device.state.list(view::RESERVATION_LICENCES).is_empty());
    bench.after(120);
    assert!(bench.get(view::USAGE_ACK_DEADLINE).is_some());
    // And the other way round it is a reservation of before policy mode again.
    let mut bench = classic("callhome", Standing::Reserved);
    bench.move_to("17.6.5");
    bench.move_to("16.12.4");
    assert_eq!(
        bench.get(view::REGISTRATION_STATUS).as_deref(),
        Some("REGISTERED - SPECIFIC LICENSE RESERVATION")
    );
    let licence = &bench.device.state.list(view::RESERVATION_LICENCES)[0];
    assert_eq!(licence.text(view::RESERVATION_LICENCES_ENFORCEMENT), None);
}

/// Page 127: which releases make a registration of a trust code, and that it takes one switch that reports by itself.
#[test]
fn a_downgrade_registers_on_some_releases() {
    let registration = |transport: &str, release: &str, members: usize| {
        let mut bench = Bench::advantage("2026-01-20 09:00:00").trusted();
        bench.device.state.set(view::TRANSPORT_TYPE, transport);
        for n in 1..members {
            let member = Record::new()
                .with(view::MEMBERS_PID, PID)
                .with(view::MEMBERS_SN, format!("FCW2501YYY{n}"));
            bench.device.state.list_mut(view::MEMBERS).push(member);
        }
        bench.move_to(release);
        assert_eq!(bench.get(view::USAGE_LAST_ACK), None);
        assert_eq!(bench.member().get(view::MEMBERS_TRUST_INSTALLED), None);
        bench.get(view::REGISTRATION_STATUS).unwrap_or_default()
    };
    for (release, registered) in [
        ("17.3.1", true),
        ("17.2.1", false),
        ("17.1.1", false),
        ("16.12.5", true),
        ("16.12.4", true),
        ("16.12.3", false),
        ("16.11.1", false),
        ("16.9.7", true),
        ("16.9.6", true),
        ("16.9.5", false),
    ] {
        let status = if registered { "REGISTERED" } else { "UNREGISTERED" };
        assert_eq!(registration("smart", release, 1), status, "{release}");
    }
    assert_eq!(registration("callhome", "16.12.4", 1), "REGISTERED");
    assert_eq!(registration("cslu", "16.12.4", 1), "UNREGISTERED");
    assert_eq!(registration("off", "16.12.4", 1), "UNREGISTERED");
    assert_eq!(registration("smart", "16.12.4", 2), "UNREGISTERED");
}

/// A factory reset that waits for its reload is done by the reload into another release: no registration is made of a trust
/// code that was to go.
#[test]
fn a_factory_reset_is_done_before_a_downgrade() {
    let mut bench = Bench::advantage("2026-01-20 09:00:00").trusted();
    bench.after(3600);
    bench.run("license_factory_reset", &[]);
    bench.move_to("17.3.1");
    assert_eq!(bench.get(view::REGISTRATION_STATUS).as_deref(), Some("UNREGISTERED"));
    assert_eq!(bench.logged_times("policy_removed"), 0, "a message of policy mode");
    assert_eq!(bench.get(view::FACTORY_RESET_PENDING), None);
}
