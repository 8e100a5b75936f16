//! Random lives of a switch before policy mode: it registers, is authorized or not, is forgotten and comes back.

use chrono::{DateTime, Utc};
use licsim::device::license::classic as rules;
use licsim::device::{Device, Message, view};
use licsim::screen::value::Record;
use proptest::prelude::*;

use super::desk::{ARTICLE, Before, Desk, Step, World};
use super::{Choice, SPANS, lived, step};

/// The switch of the article before policy mode.
const WORLD: World = World {
    release: Some("16.12.4"),
    ..ARTICLE
};

/// What somebody types in exec, right and wrong.
const COMMANDS: &[&str] = &[
    "license smart register idtoken ZGRlNzM1MDItMmM3NC00NmVj...TRUNCATED...",
    "license smart register idtoken ZGRlNzM1MDItMmM3NC00NmVj...TRUNCATED... force",
    "license smart register idtoken ZGRlNzM1MDItMmM3NC00NmVj...TRUNCATED... force",
    "license smart register idtoken WRONG force",
    "license smart renew auth",
    "license smart renew auth",
    "license smart renew id",
    "license smart deregister",
    "license smart conversion start",
    "license smart conversion stop",
    "license smart reservation request local",
    "license smart trust idtoken WRONG local",
    "write memory",
    "show license all",
    "show license tech support",
    "clock set 12:00:00 1 March 2026",
    "clock set 12:00:00 1 March 2028",
];

fn life(longest: u32) -> impl Strategy<Value = (u64, Vec<Step>)> {
    (
        0..4_u64,
        prop::collection::vec(step(Choice::new(COMMANDS, &[], &[]), longest), 1..24),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_must_hold_holds_before_policy_mode((seed, steps) in life(SPANS[0])) {
        lived(seed, WORLD, &steps);
    }
}

proptest! {
    #[test]
    #[ignore = "a long run"]
    fn long_run_before_policy_mode((seed, steps) in life(SPANS[1])) {
        lived(seed, WORLD, &steps);
    }
}

/// The promises are about something: a life that registers, falls silent, and comes back.
#[test]
fn a_classic_life_has_instants() {
    let type_ = |line: &str| Step::Type(line.to_owned());
    let direct = |line: &str| Step::Direct(line.to_owned());
    let steps = [
        type_(COMMANDS[1]),
        Step::Live(86_400 * 40),
        direct("fault cssm unreachable"),
        Step::Live(86_400 * 60),
        Step::Reload,
        direct("clear faults"),
        type_("license smart renew auth"),
        Step::Live(86_400 * 200),
        type_("license smart deregister"),
        Step::Live(86_400 * 100),
    ];
    assert!(lived(1, WORLD, &steps) > 70);
}

/// What holds of a classic switch after every instant.
pub fn check(desk: &Desk, before: &Before) {
    let (old, new) = (&before.device, desk.device());
    if !rules::is_classic(&new.state) {
        return;
    }
    let clock = new.clock(desk.now());
    let state = &new.state;
    let registered = rules::holds_certificate(state, clock);
    timers_follow_the_registration(new, registered);
    if registered {
        assert_eq!(
            state.get(view::REGISTRATION_FAILED_AT),
            None,
            "what failed before is over"
        );
        assert!(state.get(view::REGISTRATION_AT).is_some());
        assert!(
            state.get(view::EVALUATION_ENDS).is_none(),
            "the evaluation stands still"
        );
    } else {
        assert_eq!(state.get(view::ACCOUNT_VIRTUAL), None, "nobody's");
    }
    let (was, left) = (
        rules::evaluation_left(&old.state, old.clock(before.at)),
        rules::evaluation_left(state, clock),
    );
    assert!(
        old.skew != new.skew || left <= was || old.state.text(view::UDI_SN) != state.text(view::UDI_SN),
        "an evaluation period of one box never grows: {was}, {left}"
    );
    answers_are_those_of_the_account(desk, old, new, clock);
}

/// Whoever is registered asks again, and whoever is not asks nobody.
fn timers_follow_the_registration(device: &Device, registered: bool) {
    for name in ["authorization_renewal", "license_certificate_due"] {
        assert_eq!(device.timers.contains_key(name), registered, "{name}");
    }
    let asked = device.state.get(view::REGISTRATION_PENDING_TOKEN).is_some();
    assert_eq!(device.timers.contains_key("license_registration_due"), asked);
}

/// An answer of this instant says what the account owns at this instant.
fn answers_are_those_of_the_account(desk: &Desk, old: &Device, new: &Device, clock: DateTime<Utc>) {
    let last = |state: &Record| state.get(view::AUTHORIZATION_LAST_AT);
    let fresh =
        last(&new.state) != last(&old.state) && new.state.text(view::AUTHORIZATION_LAST_STATUS) == Some("SUCCEEDED");
    if !fresh {
        return;
    }
    let (Some(deadline), Some(status)) = (
        new.state.get(view::AUTHORIZATION_DEADLINE),
        new.state.text(view::AUTHORIZATION_STATUS),
    ) else {
        panic!("an answer has a deadline and a status");
    };
    assert!(deadline > clock && (deadline - clock).num_days() <= 90);
    let cssm = &desk.rack.lab().outside.cssm;
    let owned = super::invariants::own_instances(desk, new).into_iter().all(|instance| {
        let place = licsim::cisco::cssm::Place {
            account: instance.account.clone(),
            virtual_account: instance.virtual_account.clone(),
        };
        instance
            .usage
            .keys()
            .all(|tag| cssm.surplus(desk.now(), &place, tag, &[]) >= 0)
    });
    assert_eq!(status == "AUTHORIZED", owned, "{status}");
}

/// Whether a message of before policy mode names something that changed.
pub fn has_cause(name: &str, message: &Message, old: &Record, new: &Record) -> bool {
    let at = |key| new.get(key).map(|at: DateTime<Utc>| at.timestamp()) == Some(message.at.timestamp());
    let said = |status| at(view::AUTHORIZATION_LAST_AT) && new.text(view::AUTHORIZATION_LAST_STATUS) == Some(status);
    let renewed = |status| {
        at(view::REGISTRATION_LAST_RENEWAL_AT) && new.text(view::REGISTRATION_LAST_RENEWAL_STATUS) == Some(status)
    };
    match name {
        "export_allowed_of" | "agent_reg_success" => at(view::REGISTRATION_AT),
        "agent_reg_failed" => old.get(view::REGISTRATION_PENDING_TOKEN).is_some(),
        "auth_renew_success" | "in_compliance" => {
            said("SUCCEEDED") && new.text(view::AUTHORIZATION_STATUS) == Some("AUTHORIZED")
        }
        "auth_renew_success_ooc" | "out_of_compliance" => {
            said("SUCCEEDED") && new.text(view::AUTHORIZATION_STATUS) == Some("OUT OF COMPLIANCE")
        }
        "auth_renew_failed" => said("FAILED"),
        "id_cert_renew_success" => renewed("SUCCEEDED"),
        "id_cert_renew_failed" => renewed("FAILED"),
        "id_cert_renew_not_started" => new.get(view::REGISTRATION_NEXT_RENEWAL).is_some(),
        "id_cert_expired" => new.text(view::REGISTRATION_STATUS) == Some("UNREGISTERED - REGISTRATION EXPIRED"),
        "id_cert_expired_warning" => new.get(view::REGISTRATION_AT).is_some(),
        "authorization_expired" => old
            .get(view::AUTHORIZATION_DEADLINE)
            .is_some_and(|end| end <= message.at),
        "eval_expired" | "eval_expired_warning" => new.get(view::EVALUATION_ENDS).is_some_and(|end| end <= message.at),
        "eval_will_expire_warning" => new.get(view::EVALUATION_ENDS).is_some_and(|end| end > message.at),
        "comm_failed" | "comm_failed_call_home" | "sl_message_failed" => new.is(view::COMM_DOWN),
        "comm_restored" => old.is(view::COMM_DOWN),
        "crl_fetch_fail" => {
            let asked = [
                view::AUTHORIZATION_LAST_AT,
                view::REGISTRATION_AT,
                view::REGISTRATION_LAST_RENEWAL_AT,
            ];
            asked.into_iter().any(at) || old.get(view::REGISTRATION_PENDING_TOKEN).is_some()
        }
        "reg_expired_clock_change" => new.get(view::REGISTRATION_GRACE).is_some(),
        _ => false,
    }
}
