//! What a call-home profile subscribed to, and what `show call-home profile` shows of it.
//!
//! A box comes with subscriptions of its own, which no command typed: those stay beside what is typed, and come back when
//! it is taken away. Must not know how a subscription is written.

use super::config::{Hook, Verdict};
use super::{Change, Ctx, view};
use crate::screen::value::{Key, Record};

/// Hooks of this module.
pub(super) static HOOKS: &[Hook] = &[Hook {
    path: "call_home.profiles[].subscriptions",
    run: subscribed,
}];

/// One of the lists that show subscriptions: the list and what names an entry of it.
struct Shown {
    list: Key<Vec<Record>>,
    name: Key<String>,
    /// The entry that shows a subscription, if it is one of this list.
    entry: fn(&Record) -> Option<Record>,
}

static SHOWN: &[Shown] = &[
    Shown {
        list: view::CALL_HOME_PROFILES_GROUPS,
        name: view::CALL_HOME_PROFILES_GROUPS_NAME,
        entry: group,
    },
    Shown {
        list: view::CALL_HOME_PROFILES_PATTERNS,
        name: view::CALL_HOME_PROFILES_PATTERNS_NAME,
        entry: pattern,
    },
    Shown {
        list: view::CALL_HOME_PROFILES_PERIODIC,
        name: view::CALL_HOME_PROFILES_PERIODIC_WHAT,
        entry: periodic,
    },
];

/// The group whose subscriptions are told apart by a pattern.
const SYSLOG: &str = "syslog";
/// The pattern and the severity of a subscription that names none (a box's own have them; unverified for typed ones).
const ANY_PATTERN: &str = ".*";
const SEVERITY: &str = "normal";
/// Crashes have no severity to choose; a box's own subscription shows this one (capture profile_all).
const SEVERITY_OF_CRASH: &str = "debugging";

fn group_of(subscription: &Record) -> &str {
    subscription
        .text(view::CALL_HOME_PROFILES_SUBSCRIPTIONS_GROUP)
        .unwrap_or_default()
}

fn severity(subscription: &Record) -> &str {
    let without = if group_of(subscription) == "crash" {
        SEVERITY_OF_CRASH
    } else {
        SEVERITY
    };
    subscription
        .text(view::CALL_HOME_PROFILES_SUBSCRIPTIONS_SEVERITY)
        .unwrap_or(without)
}

fn is_periodic(subscription: &Record) -> bool {
    subscription.is(view::CALL_HOME_PROFILES_SUBSCRIPTIONS_PERIODIC)
}

fn group(subscription: &Record) -> Option<Record> {
    let name = group_of(subscription);
    (name != SYSLOG && !is_periodic(subscription)).then(|| {
        Record::new()
            .with(view::CALL_HOME_PROFILES_GROUPS_NAME, name)
            .with(view::CALL_HOME_PROFILES_GROUPS_SEVERITY, severity(subscription))
    })
}

fn pattern(subscription: &Record) -> Option<Record> {
    let pattern = subscription.text(view::CALL_HOME_PROFILES_SUBSCRIPTIONS_PATTERN);
    (group_of(subscription) == SYSLOG).then(|| {
        Record::new()
            .with(view::CALL_HOME_PROFILES_PATTERNS_NAME, pattern.unwrap_or(ANY_PATTERN))
            .with(view::CALL_HOME_PROFILES_PATTERNS_SEVERITY, severity(subscription))
    })
}

fn periodic(subscription: &Record) -> Option<Record> {
    let text = |key| subscription.get::<String>(key);
    is_periodic(subscription).then(|| {
        let mut entry = Record::new().with(view::CALL_HOME_PROFILES_PERIODIC_WHAT, group_of(subscription));
        entry.set_or_clear(
            view::CALL_HOME_PROFILES_PERIODIC_ON_IS,
            text(view::CALL_HOME_PROFILES_SUBSCRIPTIONS_PERIOD),
        );
        entry.set_or_clear(
            view::CALL_HOME_PROFILES_PERIODIC_ON_DAY,
            text(view::CALL_HOME_PROFILES_SUBSCRIPTIONS_DAY),
        );
        entry.set_or_clear(
            view::CALL_HOME_PROFILES_PERIODIC_ON_TIME,
            text(view::CALL_HOME_PROFILES_SUBSCRIPTIONS_TIME),
        );
        entry
    })
}

/// What is shown follows what is typed.
fn subscribed(ctx: &mut Ctx<'_>, before: &Record, _: &Change) -> Verdict {
    let own = ctx.device.factory.list(view::CALL_HOME_PROFILES).to_vec();
    for profile in ctx.device.state.list_mut(view::CALL_HOME_PROFILES) {
        let name = profile.get(view::CALL_HOME_PROFILES_NAME);
        let same = |other: &&Record| other.get(view::CALL_HOME_PROFILES_NAME) == name;
        let was = before.list(view::CALL_HOME_PROFILES).iter().find(same);
        let was = was.map_or(&[][..], |was| was.list(view::CALL_HOME_PROFILES_SUBSCRIPTIONS));
        let is = profile.list(view::CALL_HOME_PROFILES_SUBSCRIPTIONS).to_vec();
        if was == is {
            continue;
        }
        for shown in SHOWN {
            let own = own.iter().find(same).map_or(&[][..], |own| own.list(shown.list));
            follow(profile.list_mut(shown.list), shown, own, was, &is);
        }
    }
    Verdict::Quiet
}

/// Takes out of a list what `was` put there, and puts in what `is` typed now; `own` is what the box came with.
fn follow(list: &mut Vec<Record>, shown: &Shown, own: &[Record], was: &[Record], is: &[Record]) {
    let named = |entry: &Record| entry.get(shown.name);
    for gone in was.iter().filter_map(shown.entry) {
        list.retain(|entry| named(entry) != named(&gone));
        list.extend(own.iter().filter(|entry| named(entry) == named(&gone)).cloned());
    }
    for now in is.iter().filter_map(shown.entry) {
        list.retain(|entry| named(entry) != named(&now));
        list.push(now);
    }
    list.sort_by_key(named);
}
