//! `ping`: with its arguments on the line, or asking for them.

use std::net::Ipv4Addr;

use chrono::TimeDelta;

use super::action::{ActionInfo, ArgKind};
use super::actions::optional;
use super::reaction::{BrokenOff, Piece, Reaction, Running};
use super::world::Egress;
use super::{Ctx, Device, interfaces, lookup, view};
use crate::limits::PING_PACKETS_MAX;
use crate::screen::value::Record;

mod extended;

/// Actions of this module.
pub(super) static ACTIONS: &[ActionInfo] = &[
    // `ping [vrf NAME] [ip] [HOST [source X] [repeat N] [size N] [timeout N] [df-bit]]`; without HOST it asks.
    ActionInfo {
        name: "ping",
        args: &[
            optional("host", ArgKind::Text),
            optional("vrf", ArgKind::Text),
            // An interface or one of the device's addresses.
            optional("source", ArgKind::Text),
            optional("repeat", ArgKind::Int),
            optional("size", ArgKind::Int),
            optional("timeout", ArgKind::Int),
            optional("df_bit", ArgKind::Flag),
        ],
        wants_running_config: false,
        run: ping,
    },
];

/// The defaults of the dialogue: `Repeat count [5]`, `Datagram size [100]`, `Timeout in seconds [2]`.
const REPEAT: i64 = 5;
const SIZE: i64 = 100;
const TIMEOUT_SECONDS: i64 = 2;
/// Marks on one line of output.
const MARKS_A_LINE: usize = 70;

/// One `ping`, whichever way it was asked for.
struct Request {
    host: String,
    vrf: Option<String>,
    source: Option<String>,
    repeat: i64,
    size: i64,
    timeout: i64,
    df_bit: bool,
}

fn ping(ctx: &mut Ctx<'_>) -> Reaction {
    let args = &ctx.invocation.args;
    let Some(host) = args.text_opt("host") else {
        return extended::ask(ctx);
    };
    let request = Request {
        host: host.to_owned(),
        vrf: args.text_opt("vrf").map(str::to_owned),
        source: args.text_opt("source").map(str::to_owned),
        repeat: args.int("repeat").unwrap_or(REPEAT),
        size: args.int("size").unwrap_or(SIZE),
        timeout: args.int("timeout").unwrap_or(TIMEOUT_SECONDS),
        df_bit: args.flag("df_bit"),
    };
    send(ctx, &request)
}

fn send(ctx: &mut Ctx<'_>, request: &Request) -> Reaction {
    let source = match Source::parse(ctx.device, request.source.as_deref()) {
        Ok(source) => source,
        Err(refused) => return Reaction::screen(refused),
    };
    let from = interfaces::egress(ctx.device, request.vrf.as_deref(), source.interface.as_deref());
    let lookup = lookup::host(ctx, &from, &request.host);
    let Ok(to) = lookup.address else {
        return lookup.failed("lookup/unrecognized");
    };
    let mut output = lookup.printed;
    let sent = Record::new()
        .with(view::ARG_COUNT, request.repeat)
        .with(view::ARG_SIZE, request.size)
        .with(view::ARG_ADDRESS, to.to_string())
        .with(view::ARG_TIMEOUT, request.timeout);
    output.push(Piece::with("ping/header", sent));
    if let Some(own) = source.address {
        output.push(Piece::with(
            "ping/source",
            Record::new().with(view::ARG_ADDRESS, own.to_string()),
        ));
    }
    if request.df_bit {
        output.push(Piece::screen("ping/df_bit"));
    }
    Reaction {
        output,
        running: Some(echoes(ctx, &from, to, request)),
        ..Reaction::default()
    }
}

/// Sends the packets. Beyond [`PING_PACKETS_MAX`] none is sent, whatever was asked for.
fn echoes(ctx: &mut Ctx<'_>, from: &Egress, to: Ipv4Addr, request: &Request) -> Running {
    let count = usize::try_from(request.repeat).unwrap_or(0).min(PING_PACKETS_MAX);
    let timeout = TimeDelta::try_seconds(request.timeout).unwrap_or_default();
    let mut trips: Vec<Option<i64>> = Vec::with_capacity(count);
    let mut steps = Vec::with_capacity(count + 1);
    for n in 1..=count {
        let end = if n % MARKS_A_LINE == 0 || n == count { "\n" } else { "" };
        let trip = ctx.world.echo(from, to).filter(|trip| *trip <= timeout);
        trips.push(trip.map(|trip| trip.num_milliseconds().max(1)));
        let (mark, took) = trip.map_or(('.', timeout), |trip| ('!', trip));
        steps.push((took, Piece::Text(format!("{mark}{end}"))));
    }
    steps.push((TimeDelta::zero(), success(&trips)));
    Running {
        steps,
        broken_off: BrokenOff::Echoes(trips),
    }
}

/// What Ctrl-^ leaves after these echoes: the line of marks is ended, and they are counted. The one that was being
/// waited for counts as sent where nothing else was (unverified).
pub(super) fn broken_off(trips: &[Option<i64>]) -> Vec<Piece> {
    let counted = if trips.is_empty() { &[None] } else { trips };
    let mut pieces = vec![success(counted)];
    if !trips.len().is_multiple_of(MARKS_A_LINE) || trips.is_empty() {
        pieces.insert(0, Piece::Text("\n".to_owned()));
    }
    pieces
}

fn success(echoes: &[Option<i64>]) -> Piece {
    let sent = echoes.len();
    let trips: Vec<i64> = echoes.iter().copied().flatten().collect();
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let args = Record::new()
        .with(view::ARG_SENT, number(sent))
        .with(view::ARG_RECEIVED, number(trips.len()))
        .with(view::ARG_PERCENT, number(trips.len() * 100 / sent.max(1)));
    match (trips.iter().min(), trips.iter().max()) {
        (Some(min), Some(max)) => {
            let mean = trips.iter().sum::<i64>() / number(trips.len());
            let args = args
                .with(view::ARG_MIN, *min)
                .with(view::ARG_AVG, mean)
                .with(view::ARG_MAX, *max);
            Piece::with("ping/success", args)
        }
        _ => Piece::with("ping/none", args),
    }
}

/// Where packets are to leave from.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Source {
    /// The interface.
    pub interface: Option<String>,
    /// Its address.
    pub address: Option<Ipv4Addr>,
}

impl Source {
    /// The source that was typed: an interface or one of the device's addresses.
    ///
    /// # Errors
    /// The screen that refuses it.
    pub(super) fn parse(device: &Device, typed: Option<&str>) -> Result<Self, &'static str> {
        let Some(typed) = typed.filter(|typed| !typed.is_empty()) else {
            return Ok(Self::default());
        };
        let up = |interface: &&Record| interfaces::address(interface).is_some();
        if let Ok(wanted) = typed.parse::<Ipv4Addr>() {
            let mut all = device.state.list(view::INTERFACES).iter();
            let own = all.find(|interface| interfaces::address(interface) == Some(wanted));
            let interface = own.ok_or("ping/source_address_unknown")?.text(view::INTERFACES_NAME);
            return Ok(Self {
                interface: interface.map(str::to_owned),
                address: Some(wanted),
            });
        }
        let interface = interfaces::find(device, typed)
            .filter(up)
            .ok_or("ping/source_interface_down")?;
        Ok(Self {
            interface: Some(typed.to_owned()),
            address: interfaces::address(interface),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Outside, device, run, shape};
    use super::*;

    fn with_vlan() -> Device {
        let mut device = device();
        let vlan = Record::new()
            .with(view::INTERFACES_NAME, "Vlan10")
            .with(view::INTERFACES_ADDRESS, "10.10.10.11")
            .with(view::INTERFACES_MASK, "255.255.255.0");
        device.state.set(view::INTERFACES, vec![vlan]);
        device
    }

    #[test]
    fn answers_and_silence_are_marked_and_counted() {
        let mut world = Outside::default();
        let silent = run(
            &mut with_vlan(),
            &mut world,
            "ping",
            &[("host", "10.10.10.50"), ("repeat", "2")],
            &[],
        );
        assert_eq!(shape(&silent), ["ping/header", "\".\"", "\".\\n\"", "ping/none"]);
        let took: TimeDelta = silent
            .running
            .iter()
            .flat_map(|r| &r.steps)
            .map(|(wait, _)| *wait)
            .sum();
        assert_eq!(took, TimeDelta::seconds(4));
        world.alive.insert(Ipv4Addr::new(10, 10, 10, 50));
        let args = [("host", "10.10.10.50"), ("repeat", "2"), ("source", "Vlan10")];
        let alive = run(&mut with_vlan(), &mut world, "ping", &args, &[]);
        assert_eq!(
            shape(&alive),
            ["ping/header", "ping/source", "\"!\"", "\"!\\n\"", "ping/success"]
        );
        let Some((_, Piece::Screen { args, .. })) = alive.running.and_then(|r| r.steps.last().cloned()) else {
            panic!("the last step is a screen")
        };
        assert_eq!(
            (args.get(view::ARG_PERCENT), args.get(view::ARG_AVG)),
            (Some(100), Some(2))
        );
    }

    #[test]
    fn a_ping_that_is_broken_off_counts_what_was_sent() {
        let counted = |trips: &[Option<i64>]| {
            let pieces = broken_off(trips);
            let Some(Piece::Screen { args, .. }) = pieces.last() else {
                panic!("the count comes last")
            };
            (pieces.len(), args.get(view::ARG_RECEIVED), args.get(view::ARG_SENT))
        };
        assert_eq!(counted(&[Some(1), None, Some(3)]), (2, Some(2), Some(3)));
        assert_eq!(counted(&[]), (2, Some(0), Some(1)));
        assert_eq!(
            counted(&[Some(1); MARKS_A_LINE]),
            (1, Some(70), Some(70)),
            "the line of marks was ended already"
        );
    }

    #[test]
    fn marks_fill_lines_of_seventy() {
        let args = [("host", "10.10.10.50"), ("repeat", "71")];
        let reaction = run(&mut with_vlan(), &mut Outside::default(), "ping", &args, &[]);
        let text: String = reaction
            .running
            .iter()
            .flat_map(|r| &r.steps)
            .filter_map(|(_, piece)| {
                if let Piece::Text(text) = piece {
                    Some(text.as_str())
                } else {
                    None
                }
            })
            .collect();
        assert_eq!(text, format!("{}\n.\n", ".".repeat(70)));
    }

    #[test]
    fn a_foreign_source_is_refused() {
        let mut device = with_vlan();
        for (source, screen) in [
            ("10.10.10.12", "ping/source_address_unknown"),
            ("Vlan20", "ping/source_interface_down"),
        ] {
            let args = [("host", "10.10.10.50"), ("source", source)];
            assert_eq!(
                shape(&run(&mut device, &mut Outside::default(), "ping", &args, &[])),
                [screen]
            );
        }
    }

    #[test]
    fn an_unknown_name_is_unrecognized() {
        let reaction = run(
            &mut with_vlan(),
            &mut Outside::default(),
            "ping",
            &[("host", "nope")],
            &[],
        );
        assert_eq!(shape(&reaction), ["lookup/no_server", "lookup/unrecognized"]);
    }

    #[test]
    fn no_count_goes_beyond_the_limit() {
        let args = [("host", "10.10.10.50"), ("repeat", "2147483647")];
        let reaction = run(&mut with_vlan(), &mut Outside::default(), "ping", &args, &[]);
        assert_eq!(reaction.running.map(|r| r.steps.len()), Some(PING_PACKETS_MAX + 1));
    }
}
