//! `telnet HOST PORT`: whether something answers there.
//!
//! What would be said on an open connection is not modelled; it is closed at once.

use std::net::Ipv4Addr;

use chrono::TimeDelta;

use super::action::{ActionInfo, ArgKind};
use super::actions::{optional, required};
use super::reaction::{BrokenOff, Piece, Reaction, Running};
use super::world::{Egress, TransferFailure};
use super::{Ctx, interfaces, lookup, view};
use crate::screen::value::Record;

/// Actions of this module.
pub(super) static ACTIONS: &[ActionInfo] = &[
    // `telnet HOST [PORT] [/vrf NAME] [/source-interface IF]`.
    ActionInfo {
        name: "telnet",
        args: &[
            required("host", ArgKind::Text),
            optional("port", ArgKind::Int),
            optional("vrf", ArgKind::Text),
            optional("source", ArgKind::Text),
        ],
        wants_running_config: false,
        run: telnet,
    },
];

/// The port when none is given.
pub(super) const PORT: u16 = 23;
/// How long an unanswered connection is waited for (unverified).
const TIMEOUT_SECONDS: i64 = 30;

fn telnet(ctx: &mut Ctx<'_>) -> Reaction {
    let args = &ctx.invocation.args;
    let host = args.text("host").to_owned();
    let port = args.int("port").and_then(|n| u16::try_from(n).ok()).unwrap_or(PORT);
    let from = interfaces::egress(ctx.device, args.text_opt("vrf"), args.text_opt("source"));
    let lookup = lookup::host(ctx, &from, &host);
    let Ok(address) = lookup.address else {
        return lookup.failed("lookup/bad_address");
    };
    Reaction {
        output: lookup.printed,
        ..open(ctx, &from, &host, address, port)
    }
}

/// Tries a connection and says what came of it. The output is in `running` alone.
pub(super) fn open(ctx: &mut Ctx<'_>, from: &Egress, host: &str, address: Ipv4Addr, port: u16) -> Reaction {
    let args = Record::new()
        .with(view::ARG_HOST, host)
        .with(view::ARG_ADDRESS, address.to_string())
        .with(view::ARG_PORT, i64::from(port));
    let trying = match (host.parse::<Ipv4Addr>().is_ok(), port == PORT) {
        (true, true) => "telnet/trying",
        (true, false) => "telnet/trying_port",
        (false, true) => "telnet/trying_name",
        (false, false) => "telnet/trying_name_port",
    };
    let (outcome, after) = match ctx.world.connect(from, address, port) {
        Ok(()) => ("telnet/open", 0),
        Err(TransferFailure::Refused) => ("telnet/refused", 0),
        Err(_) => ("telnet/timed_out", TIMEOUT_SECONDS),
    };
    let steps = vec![
        (TimeDelta::zero(), Piece::with(trying, args.clone())),
        (TimeDelta::seconds(after), Piece::with(outcome, args)),
    ];
    let running = Running {
        steps,
        broken_off: BrokenOff::Pieces(vec![Piece::Text("\n".to_owned())]),
    };
    Reaction {
        running: Some(running),
        ..Reaction::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Outside, device, run, shape};
    use super::*;

    #[test]
    fn open_refused_and_silent_differ() {
        let proxy = Ipv4Addr::new(10, 10, 10, 50);
        let mut world = Outside::default();
        let try_port = |world: &mut Outside, port: &str| {
            let args = [("host", "10.10.10.50"), ("port", port)];
            shape(&run(&mut device(), world, "telnet", &args, &[]))
        };
        assert_eq!(try_port(&mut world, "3128"), ["telnet/trying_port", "telnet/timed_out"]);
        world.alive.insert(proxy);
        world.ports.insert((proxy, 3128));
        assert_eq!(try_port(&mut world, "3128"), ["telnet/trying_port", "telnet/open"]);
        assert_eq!(try_port(&mut world, "23"), ["telnet/trying", "telnet/refused"]);
        let unknown = run(&mut device(), &mut world, "telnet", &[("host", "nowhere")], &[]);
        assert_eq!(shape(&unknown), ["lookup/no_server", "lookup/bad_address"]);
    }
}
