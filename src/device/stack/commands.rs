//! What is typed about units: switchovers, restarts of one, priorities and numbers.
//!
//! Questions and refusals are from memory. Must not know how a unit goes or comes.

use super::roles;
use super::unit::number;
use super::{changes, switchover};
use crate::device::action::{ActionInfo, ArgKind};
use crate::device::actions::required;
use crate::device::dialogue::{Asked, Dialogue};
use crate::device::reaction::{Effect, Piece, Reaction};
use crate::device::{Ctx, nvram, reload, view};
use crate::screen::value::Record;

/// Actions of this module.
pub static ACTIONS: &[ActionInfo] = &[
    // `redundancy force-switchover`.
    ActionInfo {
        name: "redundancy_force_switchover",
        args: &[],
        wants_running_config: true,
        run: |ctx| force_switchover(ctx).unwrap_or_else(|question| *question),
    },
    // `redundancy reload peer`.
    ActionInfo {
        name: "redundancy_reload_peer",
        args: &[],
        wants_running_config: false,
        run: |ctx| reload_peer(ctx).unwrap_or_else(|question| *question),
    },
    // `reload slot N`.
    ActionInfo {
        name: "reload_slot",
        args: &[required("number", ArgKind::Int)],
        wants_running_config: true,
        run: |ctx| reload_slot(ctx).unwrap_or_else(|question| *question),
    },
    // `switch N priority P`.
    ActionInfo {
        name: "switch_priority",
        args: &[required("number", ArgKind::Int), required("priority", ArgKind::Int)],
        wants_running_config: false,
        run: |ctx| set_priority(ctx).unwrap_or_else(|question| *question),
    },
    // `switch N renumber M`.
    ActionInfo {
        name: "switch_renumber",
        args: &[required("number", ArgKind::Int), required("new", ArgKind::Int)],
        wants_running_config: false,
        run: |ctx| renumber(ctx).unwrap_or_else(|question| *question),
    },
];

fn force_switchover(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    match roles::standby(&ctx.device.state) {
        None => return Ok(Reaction::screen("redundancy/no_standby")),
        Some(standby) if !roles::is_hot(standby) => return Ok(Reaction::screen("redundancy/not_ready")),
        Some(_) => {}
    }
    let mut dialogue = Dialogue::new(&ctx.invocation.answers);
    let save = reload::ask_to_save(ctx, &mut dialogue)?;
    if save {
        dialogue.say(Piece::screen("file/nvram/saved"));
    }
    if !dialogue.confirm("redundancy/proceed", Record::new())? {
        return Ok(Reaction::silent());
    }
    if save {
        nvram::save(ctx);
    }
    Ok(hand_over(ctx))
}

/// The active unit restarts, and the console is that of the unit that takes over.
fn hand_over(ctx: &mut Ctx<'_>) -> Reaction {
    switchover::force(ctx);
    Reaction {
        effects: vec![Effect::Switchover],
        ..Reaction::default()
    }
}

fn reload_peer(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let Some(peer) = roles::standby(&ctx.device.state).map(number) else {
        return Ok(Reaction::screen("redundancy/no_peer"));
    };
    let mut dialogue = Dialogue::new(&ctx.invocation.answers);
    if !dialogue.confirm("redundancy/reload_peer", Record::new())? {
        return Ok(Reaction::silent());
    }
    say_request(ctx, peer);
    // It was found a moment ago, and is not the active one.
    let _ = changes::restart(ctx, peer);
    Ok(Reaction::screen("redundancy/peer_reloads"))
}

/// What the manager of a stack logs before a switch restarts.
fn say_request(ctx: &mut Ctx<'_>, wanted: i64) {
    if super::is_stack(&ctx.device.state) {
        let args = Record::new()
            .with(view::ARG_SWITCH, wanted)
            .with(view::ARG_ACTIVE, roles::active(&ctx.device.state));
        ctx.log("message/stack/reload_request", args);
    }
}

fn reload_slot(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let wanted = ctx.invocation.args.int("number").unwrap_or(0);
    let args = Record::new().with(view::ARG_SWITCH, wanted);
    if !is_there(ctx, wanted) {
        return Ok(Reaction::with("switch/not_there", args));
    }
    let active = roles::active(&ctx.device.state) == wanted;
    if active && !roles::standby(&ctx.device.state).is_some_and(roles::is_hot) {
        return Ok(Reaction::screen("redundancy/no_standby"));
    }
    let mut dialogue = Dialogue::new(&ctx.invocation.answers);
    let save = active && reload::ask_to_save(ctx, &mut dialogue)?;
    if save {
        dialogue.say(Piece::screen("file/nvram/saved"));
    }
    if !dialogue.confirm("reload/proceed", Record::new())? {
        return Ok(Reaction::silent());
    }
    if save {
        nvram::save(ctx);
    }
    say_request(ctx, wanted);
    if active {
        return Ok(hand_over(ctx));
    }
    // It was found a moment ago, and is not the active one.
    let _ = changes::restart(ctx, wanted);
    Ok(Reaction::silent())
}

fn is_there(ctx: &Ctx<'_>, wanted: i64) -> bool {
    let members = ctx.device.state.list(view::MEMBERS);
    members.iter().any(|member| number(member) == wanted)
}

fn set_priority(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let priority = ctx.invocation.args.int("priority").unwrap_or(roles::PRIORITY_DEFAULT);
    change_member(ctx, "switch/change_priority", |member| {
        member.set(view::MEMBERS_PRIORITY, priority);
    })
}

fn renumber(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let new = ctx.invocation.args.int("new").unwrap_or(0);
    change_member(ctx, "switch/change_number", |member| {
        let next = (number(member) != new).then_some(new);
        member.set_or_clear(view::MEMBERS_NEXT_NUMBER, next);
    })
}

/// Asks, and changes what a switch keeps for itself. It takes effect when the switch restarts.
fn change_member(ctx: &mut Ctx<'_>, question: &'static str, change: impl FnOnce(&mut Record)) -> Asked<Reaction> {
    let wanted = ctx.invocation.args.int("number").unwrap_or(0);
    let args = Record::new().with(view::ARG_SWITCH, wanted);
    if !is_there(ctx, wanted) {
        return Ok(Reaction::with("switch/not_there", args));
    }
    let mut dialogue = Dialogue::new(&ctx.invocation.answers);
    let answer = dialogue.line(question, args, "yes")?;
    if !"yes".starts_with(&answer.to_lowercase()) || answer.is_empty() {
        return Ok(Reaction::silent());
    }
    let mut members = ctx.device.state.list_mut(view::MEMBERS).iter_mut();
    if let Some(member) = members.find(|member| number(member) == wanted) {
        change(member);
    }
    Ok(Reaction::silent())
}
