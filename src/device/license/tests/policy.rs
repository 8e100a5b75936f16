//! Policy: Cisco's values and an account's, merged one by one; which requirement applies, and when use changes.

use crate::wire::files::PolicyFile;
use crate::wire::{LicenseFile, Requirement};

use super::*;

/// Every output without a policy: 365/0/90 for perpetual licences, 90/90/90 for subscriptions, 0 for the rest.
#[test]
fn cisco_s_values_hold_where_no_account_says_otherwise() {
    let bench = Bench::advantage("2024-01-01 00:00:00").started();
    let asked = super::super::policy::CLASSES.iter().map(|row| {
        let all = row.slots().map(|slot| bench.get(slot.days).expect("days"));
        let sources = row.slots().map(|slot| bench.get(slot.source).expect("a source"));
        assert!(sources.iter().all(|source| source == "CISCO default"));
        all
    });
    assert_eq!(
        asked.collect::<Vec<_>>(),
        [[365, 0, 90], [90, 90, 90], [0, 0, 0], [0, 0, 0]]
    );
    assert_eq!(bench.get(view::POLICY_ACK_REQUIRED), Some(true));
}

/// G-8: `First report requirement (days): 0 (CISCO default)` beside `Reporting frequency 90 (Customer Policy)`.
#[test]
fn values_merge_one_by_one() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00");
    let some = Requirement {
        frequency: Some(45),
        ..Requirement::default()
    };
    bench.cisco.policy = Some(Policy {
        name: "Custom Policy".to_owned(),
        subscription: some,
        ..Policy::default()
    });
    let bench = bench.trusted();
    let value = |days, source| (bench.get(days), bench.get(source));
    assert_eq!(
        value(
            view::POLICY_SUBSCRIPTION_FREQUENCY,
            view::POLICY_SUBSCRIPTION_FREQUENCY_SOURCE
        ),
        (Some(45), Some("Customer Policy".to_owned()))
    );
    assert_eq!(
        value(
            view::POLICY_SUBSCRIPTION_FIRST_REPORT,
            view::POLICY_SUBSCRIPTION_FIRST_REPORT_SOURCE
        ),
        (Some(90), Some("CISCO default".to_owned()))
    );
}

/// XESLP: an acknowledgement may carry a policy.
#[test]
fn an_acknowledgement_brings_a_policy() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    bench.after(60);
    bench.cisco.policy = Some(policy(30, 40, 50));
    bench.after(3600);
    assert_eq!(bench.get(view::POLICY_NAME).as_deref(), Some("Custom Policy"));
    let ack = bench.get(view::USAGE_LAST_ACK).expect("acknowledged");
    assert_eq!(bench.get(view::POLICY_INSTALLED), Some(ack));
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), Some(ack + TimeDelta::days(40)));
}

/// MIB, `ackNotRequired`: a policy that wants no acknowledgement has no deadline; reports go on.
#[test]
fn without_an_acknowledgement_there_is_no_deadline() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00");
    bench.cisco.policy = Some(Policy {
        ack_required: Some(false),
        ..policy(30, 30, 30)
    });
    let mut bench = bench.trusted();
    bench.after(40 * 86_400);
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), None);
    assert_eq!(bench.get(view::COMM_USAGE_SUCCESS), Some(2));
    assert_eq!(bench.logged_times("rum_ack_not_received"), 0);
}

/// E113: other licence, add, remove, zero to one, one to zero. What the licence that went wanted counts too.
#[test]
fn the_last_licence_that_goes_is_a_change() {
    let mut bench = Bench::new("2024-01-01 00:00:00", &[("dna-advantage", "Subscription")]);
    bench.cisco.policy = Some(policy(90, 90, 20));
    let mut bench = bench.trusted();
    bench.after(86_400);
    let before = super::super::usage::on_change(&bench.device.state);
    assert_eq!(before, Some(20));
    bench.device.state.list_mut(view::LICENCES)[0].set(view::LICENCES_STATUS, "NOT IN USE");
    let agent = &mut Agent {
        device: &mut bench.device,
        world: &mut bench.cisco,
    };
    super::super::usage::use_changed(agent, before);
    let due = bench.cisco.time + TimeDelta::days(20);
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), Some(due));
}

/// Nexus guide, "timestamp mismatch": the clock of the device is more than an hour behind who made the file.
#[test]
fn a_policy_from_the_future_is_refused() {
    let mut bench = Bench::advantage("2026-01-20 14:00:00").started();
    let mut account = bench.cisco.account();
    account.as_of += TimeDelta::minutes(61);
    let file = PolicyFile {
        policy: policy(365, 60, 90),
        account,
    };
    bench.put_file("policy.xml", &LicenseFile::Policy(file).write());
    let reaction = bench.run("license_import", &[("file", "policy.xml")]);
    assert_eq!(printed(&reaction), ["license_exec/import/timestamp"]);
    assert_eq!(bench.get(view::POLICY_INSTALLED), None);
    assert_eq!(bench.logged_times("policy_install_failed"), 1);
    bench.after(120);
    bench.run("license_import", &[("file", "policy.xml")]);
    assert!(bench.get(view::POLICY_INSTALLED).is_some());
}

/// A policy that comes as a file is in force at once: `InPolicy` is the number that the deadline uses, the interval the
/// shorter of policy and configuration, and the next push is that long after the last one.
#[test]
fn dates_follow_a_policy_that_comes_without_an_acknowledgement() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    bench.after(86_400);
    let (ack, push) = (bench.get(view::USAGE_LAST_ACK), bench.get(view::USAGE_LAST_PUSH));
    let (ack, push) = (ack.expect("acknowledged"), push.expect("pushed"));
    let import = |bench: &mut Bench, asked: Policy| {
        let account = bench.cisco.account();
        let file = PolicyFile { policy: asked, account };
        bench.put_file("policy.xml", &LicenseFile::Policy(file).write());
        bench.run("license_import", &[("file", "policy.xml")]);
    };
    import(&mut bench, policy(30, 7, 90));
    assert_eq!(bench.get(view::USAGE_IN_POLICY), Some(7));
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), Some(ack + TimeDelta::days(7)));
    assert_eq!(bench.get(view::USAGE_PUSH_INTERVAL), Some(7));
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), Some(push + TimeDelta::days(7)));
    assert_eq!(
        bench.get(view::USAGE_LAST_ACK),
        Some(ack),
        "a policy is no acknowledgement"
    );
    // A change of use has drawn the deadline nearer; a policy that asks for less does not take it back.
    let agent = &mut Agent {
        device: &mut bench.device,
        world: &mut bench.cisco,
    };
    super::super::usage::use_changed(agent, Some(3));
    let due = bench.cisco.time + TimeDelta::days(3);
    import(&mut bench, policy(30, 60, 90));
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), Some(due));
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), Some(push + TimeDelta::days(30)));
}

/// The same before the first acknowledgement: the first period is as long as the policy wants.
#[test]
fn a_policy_file_sets_the_first_deadline() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").started();
    bench.after(3600);
    let began = bench.get(view::USAGE_STARTED).expect("begun");
    let next = bench.get(view::USAGE_NEXT_PUSH);
    let account = bench.cisco.account();
    let asked = policy(30, 60, 90);
    bench.put_file(
        "policy.xml",
        &LicenseFile::Policy(PolicyFile { policy: asked, account }).write(),
    );
    bench.run("license_import", &[("file", "policy.xml")]);
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), Some(began + TimeDelta::days(30)));
    assert_eq!(
        bench.get(view::USAGE_NEXT_PUSH),
        next,
        "nothing can be sent: it stays in the past"
    );
}
