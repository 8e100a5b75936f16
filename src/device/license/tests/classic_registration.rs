//! Classic Smart Licensing: registering, renewing, being authorized or not, and leaving.
//!
//! Stamps: captures `status__classic` and `all__classic-4.8.5.4`.

use super::classic::{bench, registered, words};
use super::*;

pub(super) const START: &str = "2026-01-20 09:00:00";

/// A switch that evaluates, with a token typed a moment ago.
pub(super) fn asked() -> Bench {
    let mut bench = bench(START, Record::new());
    let said = bench.run("license_register", &[("token", "T")]);
    assert_eq!(printed(&said), ["license_exec/register/in_progress"]);
    bench
}

/// Registered and answered.
pub(super) fn settled() -> Bench {
    let mut bench = asked();
    bench.after(60);
    bench
}

fn down(bench: &mut Bench) {
    bench.cisco.mood = Mood::Down(Failure::TimedOut);
}

pub(super) fn tags(bench: &Bench) -> Vec<String> {
    let licences = bench.device.state.list(view::LICENCES).iter();
    licences
        .filter_map(|licence| licence.get(view::LICENCES_ENTITLEMENT))
        .collect()
}

/// Asked at the prompt, there two seconds later, authorized four seconds after that (`all__classic-4.8.5.4`: 08:09:24 and :28).
#[test]
fn a_token_registers_and_authorizes() {
    let mut bench = asked();
    assert_eq!(
        bench.statuses(),
        words("REGISTERING - REGISTRATION IN PROGRESS", "EVAL MODE")
    );
    bench.after(2);
    assert_eq!(bench.statuses(), words("REGISTERED", "EVAL MODE"));
    let left = bench.get(view::EVALUATION_REMAINING);
    bench.after(4);
    assert_eq!(bench.statuses(), words("REGISTERED", "AUTHORIZED"));
    assert_eq!(bench.licence_status(), "AUTHORIZED");
    assert_eq!(
        bench.logged(),
        [
            "export_allowed_of",
            "agent_reg_success",
            "in_compliance",
            "auth_renew_success"
        ]
    );
    assert_eq!(bench.get(view::REGISTRATION_AT), Some(at("2026-01-20 09:00:02")));
    assert_eq!(
        bench.get(view::REGISTRATION_NEXT_RENEWAL),
        Some(at("2026-07-19 09:00:02"))
    );
    assert_eq!(bench.get(view::REGISTRATION_EXPIRES), Some(at("2027-01-20 09:00:02")));
    assert_eq!(bench.get(view::AUTHORIZATION_NEXT), Some(at("2026-02-19 09:00:06")));
    assert_eq!(bench.get(view::AUTHORIZATION_DEADLINE), Some(at("2026-04-20 09:00:06")));
    assert_eq!(bench.text(view::ACCOUNT_VIRTUAL), "Network-Infrastructure");
    bench.after(10 * 86_400);
    assert_eq!(
        bench.get(view::EVALUATION_REMAINING),
        left,
        "the evaluation stands still"
    );
}

/// Names come from CSSM.
#[test]
fn licences_get_their_names_with_the_first_answer() {
    let bench = settled();
    for licence in bench.device.state.list(view::LICENCES) {
        let tag = licence.get(view::LICENCES_ENTITLEMENT).expect("a tag");
        assert_eq!(licence.get(view::LICENCES_NAME), Some(format!("Name of {tag}")));
    }
}

/// `license smart register` twice: the second wants `force`, and what is there stays until CSSM has answered.
#[test]
fn a_registration_is_replaced_by_force_only() {
    let mut bench = settled();
    let said = bench.run("license_register", &[("token", "U")]);
    assert_eq!(printed(&said), ["license_exec/register/already_registered"]);
    let asked = bench.cisco.asked.len();
    bench.after(60);
    assert_eq!(bench.cisco.asked.len(), asked, "nothing was sent");
    bench.cisco.mood = Mood::Refuses(Refusal::TokenInvalid("U".to_owned()));
    bench.run("license_register", &[("token", "U"), ("force", "yes")]);
    bench.after(60);
    assert_eq!(
        bench.statuses(),
        words("REGISTERED", "AUTHORIZED"),
        "refused: the old one stays"
    );
    assert_eq!(bench.logged_times("agent_reg_failed"), 1);
    assert_eq!(bench.get(view::REGISTRATION_FAILED_AT), None);
    bench.cisco.mood = Mood::Up;
    bench.run("license_register", &[("token", "V"), ("force", "yes")]);
    bench.after(60);
    assert_eq!(bench.logged_times("agent_reg_success"), 2);
    let force = bench.cisco.asked.iter().rev().find_map(|ask| match ask {
        Ask::Classic {
            ask: ClassicAsk::Register { token, force },
            ..
        } => Some((token.clone(), *force)),
        _ => None,
    });
    assert_eq!(force, Some(("V".to_owned(), true)));
}

/// Troubleshooting note: no answer is `REGISTERING`, and tried again after minutes; a refused token is not.
#[test]
fn a_registration_that_fails_is_tried_again_unless_it_was_refused() {
    let mut bench = asked();
    down(&mut bench);
    bench.after(2);
    assert_eq!(
        bench.text(view::REGISTRATION_STATUS),
        "REGISTERING - REGISTRATION IN PROGRESS"
    );
    assert_eq!(bench.text(view::REGISTRATION_FAILED_REASON), "Communications failure");
    assert_eq!(
        bench.get(view::REGISTRATION_NEXT_ATTEMPT),
        Some(at("2026-01-20 09:17:02"))
    );
    bench.after(17 * 60);
    assert_eq!(bench.logged_times("agent_reg_failed"), 2);
    bench.cisco.mood = Mood::Up;
    bench.after(17 * 60);
    assert_eq!(bench.text(view::REGISTRATION_STATUS), "REGISTERED");
    assert_eq!(bench.get(view::REGISTRATION_FAILED_AT), None);

    let mut refused = asked();
    refused.cisco.mood = Mood::Refuses(Refusal::TokenExpired("T".to_owned()));
    refused.after(2);
    assert_eq!(
        refused.text(view::REGISTRATION_STATUS),
        "UNREGISTERED - REGISTRATION FAILED"
    );
    refused.cisco.mood = Mood::Up;
    refused.after(86_400);
    assert_eq!(refused.logged_times("agent_reg_failed"), 1);
    assert_eq!(refused.logged_times("agent_reg_success"), 0);
}

/// The reasons of the troubleshooting note and of the field notice, as they are printed.
#[test]
fn failure_reasons_are_those_of_the_notes() {
    let call_home = "Fail to send out Call Home HTTP message.";
    let already = Refusal::AlreadyRegistered {
        software_tag: "regid.2017-05.com.cisco.C9300,v1_727af1d9-6c39-4444-b301-863f81445b72".to_owned(),
        udi: Udi::new(PID, SN),
    };
    let cases = [
        (
            "smart",
            Mood::Down(Failure::Busy),
            "Your request could not be processed right now. Please try again",
        ),
        (
            "smart",
            Mood::Down(Failure::Dns),
            "Unable to resolve server hostname/domain name",
        ),
        (
            "smart",
            Mood::Refuses(Refusal::Timestamp(1_526_135_268_653)),
            r#"{"timestamp":["The device date '1526135268653' is offset beyond the allowed tolerance limit."]}"#,
        ),
        (
            "smart",
            Mood::Refuses(already),
            r#"{"sudi":["The product 'regid.2017-05.com.cisco.C9300,v1_727af1d9-6c39-4444-b301-863f81445b72' and sudi containing udiSerialNumber:'FCW2501XXXX',udiPid:'C9300-48P' has already been registered."]}"#,
        ),
        (
            "smart",
            Mood::Refuses(Refusal::Signature),
            "Data and signature do not match",
        ),
        ("callhome", Mood::Up, "Communication transport not available."),
    ];
    for (transport, mood, expected) in cases {
        let mut bench = asked();
        bench.set(view::TRANSPORT_TYPE, transport.to_owned());
        bench.cisco.mood = mood;
        bench.after(2);
        assert_eq!(bench.text(view::REGISTRATION_FAILED_REASON), expected);
    }
    let profile = Record::new().with(view::CALL_HOME_PROFILES_STATUS, "ACTIVE").with(
        view::CALL_HOME_PROFILES_HTTP,
        "https://tools.cisco.com/its/service/oddce/services/DDCEService",
    );
    let mut bench = asked();
    bench.set(view::TRANSPORT_TYPE, "callhome".to_owned());
    bench.device.state.set(view::CALL_HOME_PROFILES, vec![profile]);
    down(&mut bench);
    bench.after(2);
    assert_eq!(bench.text(view::REGISTRATION_FAILED_REASON), call_home);
    assert_eq!(
        bench.logged(),
        ["comm_failed_call_home", "sl_message_failed", "agent_reg_failed"]
    );
}

/// `status__classic`: out of compliance the next contact is 12 hours on (18:58:17, 06:58:17); bought, it is 30 days on.
#[test]
fn what_is_not_owned_is_out_of_compliance_until_it_is_bought() {
    let mut bench = asked();
    let short = tags(&bench)[1].clone();
    bench.cisco.short.insert(short);
    bench.after(6);
    assert_eq!(bench.statuses(), words("REGISTERED", "OUT OF COMPLIANCE"));
    assert_eq!(bench.licence_status(), "AUTHORIZED", "the other one is owned");
    let second = &bench.device.state.list(view::LICENCES)[1];
    assert_eq!(second.text(view::LICENCES_STATUS), Some("OUT OF COMPLIANCE"));
    assert_eq!(bench.get(view::AUTHORIZATION_NEXT), Some(at("2026-01-20 21:00:06")));
    bench.after(3 * 86_400);
    assert_eq!(bench.logged_times("out_of_compliance"), 1, "said once");
    assert_eq!(bench.logged_times("auth_renew_success_ooc"), 7);
    assert_eq!(bench.get(view::AUTHORIZATION_AT), Some(at("2026-01-20 09:00:06")));
    bench.cisco.short.clear();
    let said = bench.run("license_renew", &[("what", "auth")]);
    assert_eq!(printed(&said), ["license_exec/register/renewal_in_progress"]);
    assert_eq!(bench.text(view::AUTHORIZATION_LAST_STATUS), "PENDING");
    assert_eq!(bench.text(view::AUTHORIZATION_LAST_REASON), "Waiting for reply");
    assert_eq!(bench.text(view::AUTHORIZATION_STATUS), "OUT OF COMPLIANCE");
    bench.after(2);
    assert_eq!(bench.text(view::AUTHORIZATION_STATUS), "AUTHORIZED");
    assert_eq!(bench.logged_times("in_compliance"), 1);
    assert_eq!(bench.get(view::AUTHORIZATION_NEXT), Some(at("2026-02-22 09:00:08")));
}

/// Half a minute, growing to a quarter of an hour, then a day; behind the deadline 23 hours; contact that is back mends it.
#[test]
fn renewals_that_fail_are_tried_again() {
    let mut bench = settled();
    down(&mut bench);
    bench.until("2026-02-19 09:00:06");
    assert_eq!(bench.text(view::AUTHORIZATION_LAST_STATUS), "FAILED");
    assert_eq!(bench.get(view::AUTHORIZATION_NEXT), Some(at("2026-02-19 09:00:36")));
    bench.after(30);
    assert_eq!(bench.get(view::AUTHORIZATION_NEXT), Some(at("2026-02-19 09:01:36")));
    bench.after(60 + 120 + 240 + 480 + 900);
    let last = bench.cisco.time;
    assert_eq!(bench.get(view::AUTHORIZATION_NEXT), Some(last + TimeDelta::days(1)));
    assert_eq!(bench.statuses(), words("REGISTERED", "AUTHORIZED"));
    assert_eq!(bench.get(view::AUTHORIZATION_DEADLINE), Some(at("2026-04-20 09:00:06")));
    bench.until("2026-04-20 09:00:06");
    assert_eq!(bench.text(view::AUTHORIZATION_STATUS), "AUTHORIZATION EXPIRED");
    assert_eq!(bench.licence_status(), "AUTHORIZATION EXPIRED");
    bench.after(2 * 86_400);
    let next = bench.get(view::AUTHORIZATION_NEXT).expect("it goes on");
    let last = bench.get(view::AUTHORIZATION_LAST_AT).expect("it was tried");
    assert_eq!(next - last, TimeDelta::hours(23));
    bench.cisco.mood = Mood::Up;
    bench.after(86_400);
    assert_eq!(bench.statuses(), words("REGISTERED", "AUTHORIZED"));
    assert_eq!(bench.logged_times("in_compliance"), 2);
    assert_eq!(bench.get(view::AUTHORIZATION_FAILURES), None);
    assert_eq!(bench.logged_times("comm_restored"), 1);
}

/// NTC-1: renewed after 180 days, valid a year from there. That it is tried again daily is unverified.
#[test]
fn the_certificate_is_renewed_after_half_a_year() {
    let mut bench = settled();
    bench.until("2026-07-19 09:00:02");
    assert_eq!(bench.text(view::REGISTRATION_LAST_RENEWAL_STATUS), "SUCCEEDED");
    assert_eq!(bench.get(view::REGISTRATION_EXPIRES), Some(at("2027-07-19 09:00:02")));
    assert_eq!(
        bench.get(view::REGISTRATION_NEXT_RENEWAL),
        Some(at("2027-01-15 09:00:02"))
    );
    assert_eq!(bench.logged_times("id_cert_renew_success"), 1);
    down(&mut bench);
    bench.run("license_renew", &[("what", "id")]);
    bench.after(2);
    assert_eq!(bench.text(view::REGISTRATION_LAST_RENEWAL_STATUS), "FAILED");
    assert_eq!(
        bench.get(view::REGISTRATION_EXPIRES),
        Some(at("2027-07-19 09:00:02")),
        "it holds"
    );
    assert_eq!(
        bench.get(view::REGISTRATION_NEXT_RENEWAL),
        Some(at("2026-07-20 09:00:04"))
    );
    assert_eq!(bench.logged_times("id_cert_renew_failed"), 1);
    bench.until("2027-07-19 09:00:02");
    assert_eq!(
        bench.text(view::REGISTRATION_STATUS),
        "UNREGISTERED - REGISTRATION EXPIRED"
    );
    assert_eq!(bench.logged_times("id_cert_expired_warning"), 5);
}

/// MIB 21 and 22: the device leaves whatever CSSM says, and evaluates with what is left.
#[test]
fn a_device_leaves_whatever_cssm_says() {
    for (mood, message) in [
        (Mood::Up, "agent_dereg_success"),
        (Mood::Down(Failure::TimedOut), "agent_dereg_failed"),
    ] {
        let mut bench = settled();
        bench.after(50 * 86_400);
        bench.cisco.mood = mood;
        let said = bench.run("license_deregister", &[]);
        assert!(printed(&said).is_empty());
        assert_eq!(bench.logged_times(message), 1);
        assert_eq!(bench.statuses(), words("UNREGISTERED", "EVAL MODE"));
        assert_eq!(bench.get(view::EVALUATION_REMAINING), Some(90 * 86_400 - 2));
        assert_eq!(bench.logged_times("eval_start"), 1);
        assert_eq!(bench.text(view::ACCOUNT_VIRTUAL), "");
        let licence = &bench.device.state.list(view::LICENCES)[0];
        assert_eq!(licence.get(view::LICENCES_NAME), None, "its name is forgotten");
        let asked = bench.cisco.asked.len();
        bench.after(20 * 86_400);
        assert_eq!(bench.cisco.asked.len(), asked, "it speaks to nobody");
    }
}

/// What a device without registration answers (`conversion`: Cisco's own tool; the others unverified).
#[test]
fn without_registration_there_is_nothing_to_renew() {
    let mut bench = bench(START, Record::new());
    let not_registered = ["license_exec/register/not_registered"];
    assert_eq!(
        printed(&bench.run("license_renew", &[("what", "auth")])),
        not_registered
    );
    assert_eq!(printed(&bench.run("license_renew", &[("what", "id")])), not_registered);
    assert_eq!(printed(&bench.run("license_deregister", &[])), not_registered);
    assert_eq!(
        printed(&bench.run("license_conversion", &[("step", "start")])),
        not_registered
    );
    assert!(bench.cisco.asked.is_empty());
    let mut registered = settled();
    assert!(printed(&registered.run("license_conversion", &[("step", "start")])).is_empty());
    let mut reserving = super::classic::bench(START, Record::new().with(view::RESERVATION_ENABLED, true));
    let said = reserving.run("license_register", &[("token", "T")]);
    assert_eq!(printed(&said), ["license_exec/register/in_reservation"]);
}

/// A registration that is asked for survives a reload, and is taken back by `deregister`.
#[test]
fn a_pending_registration_goes_on_after_a_reload() {
    let mut bench = asked();
    down(&mut bench);
    bench.after(10);
    bench.reload();
    assert_eq!(
        bench.text(view::REGISTRATION_STATUS),
        "REGISTERING - REGISTRATION IN PROGRESS"
    );
    bench.cisco.mood = Mood::Up;
    bench.until("2026-01-20 09:17:02");
    assert_eq!(bench.text(view::REGISTRATION_STATUS), "REGISTERED");
    let mut given_up = asked();
    given_up.run("license_deregister", &[]);
    given_up.after(86_400);
    assert_eq!(given_up.statuses(), words("UNREGISTERED", "EVAL MODE"));
    assert!(given_up.cisco.asked.is_empty());
}

/// A registration that a profile only stamps goes on from there.
#[test]
fn a_registration_of_before_goes_on() {
    let mut bench = registered("AUTHORIZED");
    bench.until("2022-09-21 18:58:17");
    assert_eq!(bench.get(view::AUTHORIZATION_LAST_AT), Some(at("2022-09-21 18:58:17")));
    bench.until("2023-02-18 18:58:03");
    assert_eq!(bench.text(view::REGISTRATION_LAST_RENEWAL_STATUS), "SUCCEEDED");
    assert_eq!(bench.get(view::REGISTRATION_EXPIRES), Some(at("2024-02-18 18:58:03")));
}
