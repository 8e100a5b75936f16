//! Request codes: made, shown again, cancelled.

use super::super::{codes, members};
use super::{Refused, allowed, codes_printed, is_installed};
use crate::device::reaction::Reaction;
use crate::device::{Ctx, view};

/// `license smart reservation request {local|all|universal}`: a code for each member, the same until it is cancelled.
/// `universal` asks for everything, for one device; its code is no other (unverified).
pub(super) fn request(ctx: &mut Ctx<'_>) -> Reaction {
    let scope = ctx.invocation.args.text("scope").to_owned();
    if !allowed(ctx.device) {
        return Refused::NotSupported.into();
    }
    let state = &mut ctx.device.state;
    let wanted = members::in_scope(state, &scope);
    let free = |udi: &crate::wire::Udi| {
        let member = state
            .list(view::MEMBERS)
            .iter()
            .find(|member| members::udi(member) == *udi);
        member.is_none_or(|member| !is_installed(member))
    };
    let wanted: Vec<_> = wanted.into_iter().filter(free).collect();
    if wanted.is_empty() {
        return Reaction::screen("license_exec/reservation/already_registered");
    }
    let seed = state.get(view::RESERVATION_REQUEST_CODE_SEED);
    let active = members::active(state);
    let mut made = Vec::new();
    for udi in wanted {
        let code = codes::request(&udi, seed.as_deref(), udi == active);
        for member in members::each_mut(state, &udi) {
            member.set(view::MEMBERS_RESERVATION_REQUEST_CODE, code.as_str());
        }
        made.push((udi, code));
    }
    codes_printed(
        "license_exec/reservation/request_code",
        "license_exec/reservation/codes_heading",
        "license_exec/reservation/request_code_of",
        &made,
    )
}

/// `license smart reservation cancel {local|all}`: the outstanding request is forgotten. Silent (unverified).
pub(super) fn cancel(ctx: &mut Ctx<'_>) -> Reaction {
    let scope = ctx.invocation.args.text("scope").to_owned();
    let state = &mut ctx.device.state;
    let wanted = members::in_scope(state, &scope);
    let mut any = false;
    for udi in wanted {
        for member in members::each_mut(state, &udi) {
            any |= member.get(view::MEMBERS_RESERVATION_REQUEST_CODE).is_some();
            member.clear(view::MEMBERS_RESERVATION_REQUEST_CODE);
        }
    }
    if any {
        Reaction::silent()
    } else {
        Reaction::screen("license_exec/reservation/nothing_to_cancel")
    }
}
