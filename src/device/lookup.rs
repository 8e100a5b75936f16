//! Name lookup, as commands and mistyped words show it.
//!
//! Static names (`ip host`) come first, then the name servers of the table that the packets leave from.

use std::net::Ipv4Addr;

use chrono::TimeDelta;

use super::action::{ActionInfo, ArgKind};
use super::actions::required;
use super::reaction::{BrokenOff, Piece, Reaction, Running};
use super::world::{Egress, ResolveFailure};
use super::{Ctx, Device, interfaces, telnet, view};
use crate::screen::value::Record;

/// Actions of this module.
pub(super) static ACTIONS: &[ActionInfo] = &[
    // A line that is one word and no command: IOS takes it for a host to open a Telnet session to. Not bound in the
    // grammar; the session calls it.
    ActionInfo {
        name: "host_name",
        args: &[required("word", ArgKind::Text)],
        wants_running_config: false,
        run: host_name,
    },
];

/// How long one unanswered query is waited for, and how often it is sent: the documented defaults of
/// `ip domain timeout` and `ip domain retry`.
const QUERY_SECONDS: i64 = 3;
const QUERIES: i64 = 2;

/// What came of a look-up.
pub struct Lookup {
    /// The address, or why there is none.
    pub address: Result<Ipv4Addr, ResolveFailure>,
    /// What it printed (`Translating …`); nothing for an address or a static name.
    pub printed: Vec<Piece>,
    /// How long it took.
    pub took: TimeDelta,
}

impl Lookup {
    /// What a command prints that cannot go on without the address: `said` when the look-up has taken its time.
    pub fn failed(self, said: &'static str) -> Reaction {
        let running = Running {
            steps: vec![(self.took, Piece::screen(said))],
            ..Running::default()
        };
        Reaction {
            output: self.printed,
            running: Some(running),
            ..Reaction::default()
        }
    }
}

/// Looks `name` up as a command does: an address stands for itself.
pub fn host(ctx: &mut Ctx<'_>, from: &Egress, name: &str) -> Lookup {
    if let Some(address) = name.parse().ok().or_else(|| static_host(ctx.device, from, name)) {
        return Lookup {
            address: Ok(address),
            printed: Vec::new(),
            took: TimeDelta::zero(),
        };
    }
    let address = ctx.world.resolve(from, &full_name(ctx, name));
    let servers: Vec<String> = from.name_servers.iter().map(ToString::to_string).collect();
    let args = Record::new()
        .with(view::ARG_NAME, name)
        .with(view::ARG_SERVERS, servers.join(" "));
    let (screen, took) = match address {
        Ok(_) => ("lookup/found", TimeDelta::zero()),
        Err(ResolveFailure::NoAnswer) => {
            let queries = QUERIES * i64::try_from(servers.len()).unwrap_or(1);
            ("lookup/no_answer", TimeDelta::seconds(QUERY_SECONDS * queries))
        }
        Err(ResolveFailure::NoServer) => ("lookup/no_server", TimeDelta::zero()),
        Err(ResolveFailure::NoSuchName) => ("lookup/no_answer", TimeDelta::zero()),
    };
    Lookup {
        address,
        printed: vec![Piece::with(screen, args)],
        took,
    }
}

/// The address that `ip host` gives a name in the table that packets leave from.
pub fn static_host(device: &Device, from: &Egress, name: &str) -> Option<Ipv4Addr> {
    let mut hosts = device.state.list(view::HOSTS).iter();
    let known = |host: &&Record| {
        host.text(view::HOSTS_VRF) == from.vrf.as_deref()
            && host
                .text(view::HOSTS_NAME)
                .is_some_and(|known| known.eq_ignore_ascii_case(name))
    };
    hosts.find(known)?.text(view::HOSTS_ADDRESS)?.parse().ok()
}

/// A name without a dot gets the domain of `ip domain name`.
fn full_name(ctx: &Ctx<'_>, name: &str) -> String {
    match ctx.device.state.text(view::DOMAIN_NAME) {
        Some(domain) if !name.contains('.') => format!("{name}.{domain}"),
        _ => name.to_owned(),
    }
}

fn host_name(ctx: &mut Ctx<'_>) -> Reaction {
    let word = ctx.invocation.args.text("word").to_owned();
    let source = ctx.device.state.text(view::DOMAIN_SOURCE_INTERFACE).map(str::to_owned);
    let from = interfaces::egress(ctx.device, None, source.as_deref());
    let lookup = host(ctx, &from, &word);
    if let Ok(address) = lookup.address {
        let opened = telnet::open(ctx, &from, &word, address, telnet::PORT);
        return Reaction {
            output: lookup.printed,
            ..opened
        };
    }
    // Recorded on 17.15.4: without a server the line is not announced.
    let announced = if from.name_servers.is_empty() {
        Vec::new()
    } else {
        lookup.printed
    };
    let failed = Piece::screen("lookup/unknown_word");
    let running = Running {
        steps: vec![(lookup.took, failed)],
        broken_off: BrokenOff::default(),
    };
    Reaction {
        output: announced,
        running: Some(running),
        ..Reaction::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Outside, device, run, shape};
    use super::*;

    #[test]
    fn a_word_without_server_is_refused_at_once() {
        let reaction = run(
            &mut device(),
            &mut Outside::default(),
            "host_name",
            &[("word", "shwo")],
            &[],
        );
        assert_eq!(shape(&reaction), ["lookup/unknown_word"]);
    }

    #[test]
    fn a_word_that_a_server_does_not_know_is_announced() {
        let mut device = device();
        let server = Record::new().with(view::NAME_SERVERS_ADDRESS, "10.10.10.53");
        device.state.set(view::NAME_SERVERS, vec![server]);
        let reaction = run(
            &mut device,
            &mut Outside::default(),
            "host_name",
            &[("word", "shwo")],
            &[],
        );
        assert_eq!(shape(&reaction), ["lookup/no_answer", "lookup/unknown_word"]);
    }

    #[test]
    fn a_static_name_needs_no_server() {
        let mut device = device();
        let host = Record::new()
            .with(view::HOSTS_NAME, "cslu-local")
            .with(view::HOSTS_ADDRESS, "10.10.10.100");
        device.state.set(view::HOSTS, vec![host]);
        let reaction = run(
            &mut device,
            &mut Outside::default(),
            "host_name",
            &[("word", "CSLU-local")],
            &[],
        );
        assert_eq!(shape(&reaction)[0], "telnet/trying_name");
    }
}
