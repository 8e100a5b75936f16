//! The end of a trust code: renewed before it, gone behind it.
//!
//! A code lives for eight years (GA-4), longer than any capture: when it is renewed, how often that is tried and what a
//! device does without it are unverified. What is known: a trust sync can bring a code again (reference
//! licensing-state-machine 6), and a device without one is as before it was trusted. No message is known of either.

use chrono::{DateTime, TimeDelta, Utc};

use super::agent::Agent;
use super::{comm, jobs, members, transport, trust, utility};
use crate::device::view;
use crate::screen::value::Record;
use crate::wire::{Ask, Reply, Udi};

/// How long before its end a code is renewed (ours).
const WINDOW: TimeDelta = TimeDelta::days(60);
/// Until a renewal that brought nothing is tried again (as reports are; ours for codes).
const RETRY: TimeDelta = TimeDelta::days(1);

fn expiries(state: &Record) -> impl Iterator<Item = (Udi, DateTime<Utc>)> {
    let members = state.list(view::MEMBERS).iter();
    members.filter_map(|member| {
        let installed = member.get(view::MEMBERS_TRUST_INSTALLED)?;
        // A code of 17.18dev says that it expired in 1970, and counts (capture of a C9500): it has no end.
        let expires = member
            .get(view::MEMBERS_TRUST_EXPIRES)
            .filter(|expires| *expires > installed)?;
        Some((members::udi(member), expires))
    })
}

/// Makes the next renewal due. To be called whenever a code came or went.
pub fn arm(agent: &mut Agent<'_>) {
    let now = agent.now();
    match expiries(agent.state()).map(|(_, expires)| expires).min() {
        None => jobs::disarm(agent, jobs::TRUST_RENEWAL),
        Some(expires) => {
            let at = (expires - WINDOW).max((now + RETRY).min(expires));
            jobs::arm(agent, jobs::TRUST_RENEWAL, at);
        }
    }
}

/// Codes that are over go; those that soon will be are asked for again, first with a trust sync.
pub fn due(agent: &mut Agent<'_>) {
    let over = ending(agent, TimeDelta::zero());
    trust::forget(agent.state_mut(), &over);
    utility::follow(agent);
    if !ending(agent, WINDOW).is_empty() && transport::may_report(agent.state()).is_ok() && trust::sync(agent) {
        renew_the_rest(agent);
    }
    arm(agent);
}

/// Members whose code ends within `span`.
fn ending(agent: &Agent<'_>, span: TimeDelta) -> Vec<Udi> {
    let until = agent.now() + span;
    let over: Vec<Udi> = expiries(agent.state())
        .filter(|(_, expires)| *expires <= until)
        .map(|(udi, _)| udi)
        .collect();
    let mut udis = members::in_scope(agent.state(), "all");
    udis.retain(|udi| over.contains(udi));
    udis
}

/// What the sync did not bring is asked for by name: the codes of members, and all of them through CSLU.
fn renew_the_rest(agent: &mut Agent<'_>) {
    let udis = ending(agent, WINDOW);
    if udis.is_empty() {
        return;
    }
    if let Ok(Reply::Trust(reply)) = comm::exchange(agent, Ask::Trust { token: None, udis }) {
        for code in &reply.codes {
            trust::renew(agent, code);
        }
    }
}
