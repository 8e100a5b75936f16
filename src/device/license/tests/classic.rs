//! Classic Smart Licensing: what the clock makes of a device's stamps, and reservations before policy mode.
//!
//! Periods: captures `status__classic` (registered Aug 22 2022) and `all__classic-4.8.5.4` (Mar 13 2024).

use super::reservation::{code_for, request_code};
use super::*;

/// A classic switch with these values, up and running.
pub(super) fn bench(time: &str, state: Record) -> Bench {
    let mut bench = Bench::advantage(time);
    for state in [&mut bench.device.state, &mut bench.device.factory] {
        state.set(view::RELEASE, "16.12.4");
    }
    bench.device.state.overlay(state);
    bench.started()
}

pub(super) fn registered(status: &str) -> Bench {
    let state = Record::new()
        .with(view::REGISTRATION_AT, at("2022-08-22 18:58:03"))
        .with(view::AUTHORIZATION_STATUS, status)
        .with(view::AUTHORIZATION_AT, at("2022-08-22 18:58:17"))
        .with(view::AUTHORIZATION_LAST_STATUS, "SUCCEEDED")
        .with(view::AUTHORIZATION_LAST_AT, at("2022-08-22 18:58:17"));
    bench("2022-08-22 19:00:00", state)
}

impl Bench {
    pub(super) fn text(&self, key: Key<String>) -> String {
        self.get(key).unwrap_or_default()
    }

    pub(super) fn statuses(&self) -> (String, String) {
        (
            self.text(view::REGISTRATION_STATUS),
            self.text(view::AUTHORIZATION_STATUS),
        )
    }

    pub(super) fn licence_status(&self) -> String {
        let view = DeviceView::new(&self.device, self.cisco.time);
        let licence = &self.device.state.list(view::LICENCES)[0];
        let value = crate::screen::schema::View::field(&view, view::LICENCES.id, licence, view::LICENCES_STATUS.id);
        value.as_text().unwrap_or_default().to_owned()
    }
}

pub(super) fn words(registration: &str, authorization: &str) -> (String, String) {
    (registration.to_owned(), authorization.to_owned())
}

/// 90 days, counted by the second; then expired, once said.
#[test]
fn the_evaluation_runs_down() {
    let mut bench = bench("2026-01-20 09:00:00", Record::new());
    assert_eq!(bench.statuses(), words("UNREGISTERED", "EVAL MODE"));
    assert_eq!(bench.get(view::EVALUATION_REMAINING), Some(90 * 86_400));
    bench.after(86_400 + 61);
    assert_eq!(bench.get(view::EVALUATION_REMAINING), Some(89 * 86_400 - 61));
    assert_eq!(bench.licence_status(), "EVAL MODE");
    bench.until("2026-04-20 08:59:59");
    assert_eq!(bench.get(view::EVALUATION_REMAINING), Some(1));
    assert_eq!(bench.logged_times("eval_expired"), 0);
    bench.after(1);
    assert_eq!(bench.statuses(), words("UNREGISTERED", "EVAL EXPIRED"));
    assert_eq!(bench.get(view::AUTHORIZATION_AT), Some(at("2026-04-20 09:00:00")));
    assert_eq!(bench.licence_status(), "EVAL EXPIRED");
    bench.after(40 * 86_400);
    assert_eq!(bench.logged_times("eval_expired"), 1);
}

/// What a profile or an import says is left is left at power-on, and runs down from there; a reload gives none back.
#[test]
fn what_is_left_at_power_on() {
    let state = Record::new()
        .with(view::AUTHORIZATION_STATUS, "EVAL MODE")
        .with(view::EVALUATION_REMAINING, 4_000_644);
    let mut bench = bench("2026-01-20 09:00:00", state);
    assert_eq!(bench.get(view::EVALUATION_REMAINING), Some(4_000_644));
    bench.after(44);
    bench.reload();
    assert_eq!(bench.get(view::EVALUATION_REMAINING), Some(4_000_600));
    let boot = bench.logged();
    let expected = [
        "export_not_allowed",
        "agent_ready",
        "agent_enabled",
        "eval_start",
        "eval_start",
        "ha_role_changed",
        "enabled",
    ];
    assert_eq!(boot, expected, "boot log of 17.3.1");
    bench.after(4_000_600);
    assert_eq!(bench.text(view::AUTHORIZATION_STATUS), "EVAL EXPIRED");
}

/// `EVAL EXPIRED` that is only said stays so.
#[test]
fn an_evaluation_that_is_over_stays_over() {
    let state = Record::new().with(view::AUTHORIZATION_STATUS, "EVAL EXPIRED");
    let bench = bench("2026-01-20 09:00:00", state);
    assert_eq!(bench.statuses(), words("UNREGISTERED", "EVAL EXPIRED"));
    assert_eq!(bench.get(view::EVALUATION_REMAINING), Some(0));
}

/// Stamps of `status__classic`, to the server's clock, which is minutes behind: renewal after 180 days, end after a
/// year, contact after 12 hours out of compliance, deadline after 90 days.
#[test]
fn stamps_follow_from_the_last_contact() {
    let bench = registered("OUT OF COMPLIANCE");
    assert_eq!(bench.statuses(), words("REGISTERED", "OUT OF COMPLIANCE"));
    assert_eq!(
        bench.get(view::REGISTRATION_NEXT_RENEWAL),
        Some(at("2023-02-18 18:58:03"))
    );
    assert_eq!(bench.get(view::REGISTRATION_EXPIRES), Some(at("2023-08-22 18:58:03")));
    assert_eq!(bench.get(view::AUTHORIZATION_NEXT), Some(at("2022-08-23 06:58:17")));
    assert_eq!(bench.get(view::AUTHORIZATION_DEADLINE), Some(at("2022-11-20 18:58:17")));
    assert_eq!(bench.licence_status(), "OUT OF COMPLIANCE");
    let authorized = registered("AUTHORIZED");
    assert_eq!(
        authorized.get(view::AUTHORIZATION_NEXT),
        Some(at("2022-09-21 18:58:17"))
    );
    let due: Vec<&str> = authorized.device.timers.keys().map(String::as_str).collect();
    let expected = [
        "authorization_renewal",
        "license_authorization_over",
        "license_certificate_due",
        "license_registration_over",
        "license_registration_warning",
    ];
    assert_eq!(due, expected, "nothing of policy mode is due");
}

/// Without contact the authorization ends, then the certificate; then the device evaluates.
#[test]
fn silence_ends_authorization_and_registration() {
    let mut bench = registered("AUTHORIZED");
    bench.cisco.mood = Mood::Down(Failure::TimedOut);
    bench.until("2022-11-20 18:58:16");
    assert_eq!(bench.statuses(), words("REGISTERED", "AUTHORIZED"));
    bench.after(1);
    assert_eq!(bench.statuses(), words("REGISTERED", "AUTHORIZATION EXPIRED"));
    assert_eq!(bench.get(view::AUTHORIZATION_AT), Some(at("2022-11-20 18:58:17")));
    assert_eq!(bench.licence_status(), "AUTHORIZATION EXPIRED");
    bench.until("2023-08-22 18:58:03");
    assert_eq!(
        bench.statuses(),
        words("UNREGISTERED - REGISTRATION EXPIRED", "EVAL MODE")
    );
    assert_eq!(bench.get(view::REGISTRATION_EXPIRES), None);
    assert_eq!(bench.get(view::AUTHORIZATION_LAST_STATUS), None);
    assert_eq!(bench.get(view::EVALUATION_REMAINING), Some(90 * 86_400));
    for message in ["authorization_expired", "id_cert_expired"] {
        assert_eq!(bench.logged_times(message), 1, "{message}");
    }
    bench.after(90 * 86_400);
    assert_eq!(bench.text(view::AUTHORIZATION_STATUS), "EVAL EXPIRED");
}

/// Recorded log of 16.9: what a reservation says when it comes; evaluation stands still while it is there.
#[test]
fn a_reservation_comes_and_goes() {
    let mut bench = bench(
        "2026-01-20 09:00:00",
        Record::new().with(view::RESERVATION_ENABLED, true),
    );
    bench.after(100);
    let reaction = bench.run("license_reservation_request", &[("scope", "local")]);
    assert_eq!(bench.text(view::REGISTRATION_STATUS), "RESERVATION IN PROGRESS");
    let file = code_for(&bench, &request_code(&reaction));
    bench.put_file("code.txt", &file);
    bench.run("license_reservation_install_file", &[("file", "code.txt")]);
    assert_eq!(
        bench.statuses(),
        words("REGISTERED - SPECIFIC LICENSE RESERVATION", "AUTHORIZED - RESERVED")
    );
    assert_eq!(bench.licence_status(), "AUTHORIZED");
    assert_eq!(
        bench.logged(),
        [
            "export_allowed_of",
            "agent_reg_success",
            "auth_renew_success",
            "reserved_installed"
        ]
    );
    assert_eq!(
        bench.get(view::REGISTRATION_NEXT_RENEWAL),
        None,
        "a reservation is not renewed"
    );
    bench.after(200 * 86_400);
    assert_eq!(bench.text(view::AUTHORIZATION_STATUS), "AUTHORIZED - RESERVED");
    let scope = [("scope", "local")];
    bench.answer("license_reservation_return", &scope, &[Answer::YesNo(true)]);
    assert_eq!(bench.statuses(), words("UNREGISTERED", "EVAL MODE"));
    assert_eq!(bench.get(view::EVALUATION_REMAINING), Some(90 * 86_400 - 100));
}

/// In use and not reserved: not authorized, by name (recorded log of 16.9).
#[test]
fn what_is_not_reserved_is_not_authorized() {
    let mut bench = bench(
        "2026-01-20 09:00:00",
        Record::new().with(view::RESERVATION_ENABLED, true),
    );
    bench.device.state.list_mut(view::LICENCES)[0].set(view::LICENCES_COUNT, 2);
    let reaction = bench.run("license_reservation_request", &[("scope", "local")]);
    let file = code_for(&bench, &request_code(&reaction));
    bench.put_file("code.txt", &file);
    bench.run("license_reservation_install_file", &[("file", "code.txt")]);
    assert_eq!(bench.text(view::AUTHORIZATION_STATUS), "NOT AUTHORIZED");
    assert_eq!(bench.licence_status(), "NOT AUTHORIZED");
    assert_eq!(bench.logged_times("not_authorized"), 1);
}

/// A box of policy mode seen at a classic release, and the other way round: licences have that time's names.
#[test]
fn licences_have_the_names_of_their_time() {
    let row = crate::device::license::entitlements::of_tag(
        "regid.2017-05.com.cisco.C9300_48P_NW_Advantagek9,1.0_6a224fe3-c92e-4440-a9c1-5d0e53a54015",
    );
    let policy = row.expect("an entitlement");
    let shown = |bench: &Bench| {
        let licence = &bench.device.state.list(view::LICENCES)[0];
        (
            licence.get(view::LICENCES_NAME),
            licence.text(view::LICENCES_TAG).unwrap_or_default().to_owned(),
        )
    };
    let state = Record::new().with(view::LICENCES, vec![policy]);
    let mut bench = bench("2026-01-20 09:00:00", state);
    assert_eq!(shown(&bench), (None, "C9300_48P_NW_Advantagek9".to_owned()));
    bench.device.state.set(view::RELEASE, "17.12.4");
    bench.boot(Start::Running);
    let name = Some("network-advantage".to_owned());
    assert_eq!(shown(&bench), (name, "C9300-48 Network Advantage".to_owned()));
    assert_eq!(bench.licence_status(), "IN USE");
}
