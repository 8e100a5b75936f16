//! `traceroute`: as far as the lab's coarse routes can tell.
//!
//! The lab knows whether and how fast an address answers, not the routers on the way: a hop before a distant address
//! is shown as one that does not answer.

use std::net::Ipv4Addr;

use chrono::TimeDelta;

use super::action::{ActionInfo, ArgKind};
use super::actions::{optional, required};
use super::ping::Source;
use super::reaction::{BrokenOff, Piece, Reaction, Running};
use super::world::Egress;
use super::{Ctx, interfaces, lookup, view};
use crate::screen::value::Record;

/// Actions of this module.
pub(super) static ACTIONS: &[ActionInfo] = &[
    // `traceroute [vrf NAME] HOST [source X]`.
    ActionInfo {
        name: "traceroute",
        args: &[
            required("host", ArgKind::Text),
            optional("vrf", ArgKind::Text),
            optional("source", ArgKind::Text),
        ],
        wants_running_config: false,
        run: traceroute,
    },
];

/// Probes a hop, seconds that one is waited for, and the last hop: the defaults of the dialogue
/// (`Probe count [3]`, `Timeout in seconds [3]`, `Maximum Time to Live [30]`).
const PROBES: usize = 3;
const TIMEOUT_SECONDS: i64 = 3;
const HOPS_MAX: usize = 30;

fn traceroute(ctx: &mut Ctx<'_>) -> Reaction {
    let args = &ctx.invocation.args;
    let source = match Source::parse(ctx.device, args.text_opt("source")) {
        Ok(source) => source,
        Err(refused) => return Reaction::screen(refused),
    };
    let from = interfaces::egress(ctx.device, args.text_opt("vrf"), source.interface.as_deref());
    let host = args.text("host").to_owned();
    let lookup = lookup::host(ctx, &from, &host);
    let Ok(to) = lookup.address else {
        return lookup.failed("lookup/unrecognized");
    };
    let named = Record::new()
        .with(view::ARG_HOST, host.as_str())
        .with(view::ARG_ADDRESS, to.to_string());
    let head = if host.parse::<Ipv4Addr>().is_ok() {
        "traceroute/header"
    } else {
        "traceroute/header_name"
    };
    let mut output = lookup.printed;
    output.push(Piece::with(head, named));
    let running = Running {
        steps: hops(ctx, &from, to),
        broken_off: BrokenOff::Pieces(vec![Piece::Text("\n".to_owned())]),
    };
    Reaction {
        output,
        running: Some(running),
        ..Reaction::default()
    }
}

fn hops(ctx: &mut Ctx<'_>, from: &Egress, to: Ipv4Addr) -> Vec<(TimeDelta, Piece)> {
    let trip = ctx.world.echo(from, to);
    let near = interfaces::towards(from, to)
        .is_some_and(|(_, own, mask)| (u32::from(*own) ^ u32::from(to)) & u32::from(*mask) == 0);
    let silent = match (trip, near) {
        (None, _) => HOPS_MAX,
        (Some(_), true) => 0,
        (Some(_), false) => 1,
    };
    let mut steps: Vec<(TimeDelta, Piece)> = (1..=silent)
        .map(|hop| {
            let wait = TimeDelta::seconds(TIMEOUT_SECONDS * i64::try_from(PROBES).unwrap_or(1));
            (wait, Piece::with("traceroute/silent", count(hop)))
        })
        .collect();
    if let Some(trip) = trip {
        let args = count(silent + 1)
            .with(view::ARG_ADDRESS, to.to_string())
            .with(view::ARG_AVG, trip.num_milliseconds().max(1));
        steps.push((
            trip * i32::try_from(PROBES).unwrap_or(1),
            Piece::with("traceroute/hop", args),
        ));
    }
    steps
}

fn count(hop: usize) -> Record {
    Record::new().with(view::ARG_COUNT, i64::try_from(hop).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Outside, device, run, shape};
    use super::*;

    #[test]
    fn a_silent_host_is_tried_to_the_last_hop() {
        let reaction = run(
            &mut device(),
            &mut Outside::default(),
            "traceroute",
            &[("host", "10.10.10.50")],
            &[],
        );
        let shape = shape(&reaction);
        assert_eq!(shape.len(), 1 + HOPS_MAX);
        assert_eq!(shape[30], "traceroute/silent");
    }

    #[test]
    fn a_neighbour_is_one_hop_away() {
        let mut device = device();
        let vlan = Record::new()
            .with(view::INTERFACES_NAME, "Vlan10")
            .with(view::INTERFACES_ADDRESS, "10.10.10.11")
            .with(view::INTERFACES_MASK, "255.255.255.0");
        device.state.set(view::INTERFACES, vec![vlan]);
        let mut world = Outside::default();
        world
            .alive
            .extend([Ipv4Addr::new(10, 10, 10, 50), Ipv4Addr::new(192, 0, 2, 1)]);
        let near = run(&mut device, &mut world, "traceroute", &[("host", "10.10.10.50")], &[]);
        assert_eq!(shape(&near), ["traceroute/header", "traceroute/hop"]);
        let far = run(&mut device, &mut world, "traceroute", &[("host", "192.0.2.1")], &[]);
        assert_eq!(
            shape(&far),
            ["traceroute/header", "traceroute/silent", "traceroute/hop"]
        );
    }
}
