//! `show vrf` and `show hosts`: what the box knows of tables and names.
//!
//! Lines are put together here because a cell holds a list. Must not know who asks a name server.

use super::action::ActionInfo;
use super::reaction::{Piece, Reaction};
use super::{Ctx, interfaces, view};
use crate::screen::value::Record;

/// Actions of this module.
pub(super) static ACTIONS: &[ActionInfo] = &[
    ActionInfo {
        name: "show_vrf",
        args: &[],
        wants_running_config: false,
        run: show_vrf,
    },
    ActionInfo {
        name: "show_hosts",
        args: &[],
        wants_running_config: false,
        run: show_hosts,
    },
];

/// Each VRF with its first interface, the others on lines of their own.
fn show_vrf(ctx: &mut Ctx<'_>) -> Reaction {
    let mut reaction = Reaction::screen("vrf/head");
    for vrf in ctx.device.state.list(view::VRFS) {
        let name = vrf.text(view::VRFS_NAME).unwrap_or_default();
        let here = |interface: &&Record| interface.text(view::INTERFACES_VRF) == Some(name);
        let all = ctx.device.state.list(view::INTERFACES).iter().filter(here);
        let mut members = all.filter_map(|interface| interface.text(view::INTERFACES_NAME).map(short_name));
        let families = vrf.list(view::VRFS_FAMILIES).iter();
        let families: Vec<&str> = families
            .filter_map(|family| family.text(view::VRFS_FAMILIES_NAME))
            .collect();
        let args = Record::new()
            .with(view::ARG_NAME, name)
            .with(view::ARG_PROTOCOLS, families.join(","))
            .with(view::ARG_INTERFACE, members.next().unwrap_or_default());
        let args = match vrf.text(view::VRFS_RD) {
            Some(rd) => args.with(view::ARG_TEXT, rd),
            None => args,
        };
        reaction = reaction.and(Piece::with("vrf/row", args));
        for member in members {
            let args = Record::new().with(view::ARG_INTERFACE, member);
            reaction = reaction.and(Piece::with("vrf/more", args));
        }
    }
    reaction
}

/// `Gi0/0`, `Vl10`: two letters and the number, as these tables have them.
fn short_name(name: &str) -> String {
    let number = name.find(|c: char| c.is_ascii_digit()).unwrap_or(name.len());
    let kind: String = name[..number].chars().take(2).collect();
    kind + &name[number..]
}

/// Domain, name servers of the global table, and the names of `ip host`.
fn show_hosts(ctx: &mut Ctx<'_>) -> Reaction {
    let servers = interfaces::egress(ctx.device, None, None).name_servers;
    let servers: Vec<String> = servers.iter().map(ToString::to_string).collect();
    let head = match servers.as_slice() {
        [] => Record::new(),
        some => Record::new().with(view::ARG_SERVERS, some.join(", ")),
    };
    let mut reaction = Reaction::with("hosts/head", head);
    let hosts = ctx.device.state.list(view::HOSTS).iter();
    for host in hosts.filter(|host| host.text(view::HOSTS_VRF).is_none()) {
        let args = Record::new()
            .with(view::ARG_NAME, host.text(view::HOSTS_NAME).unwrap_or_default())
            .with(view::ARG_ADDRESS, host.text(view::HOSTS_ADDRESS).unwrap_or_default());
        reaction = reaction.and(Piece::with("hosts/entry", args));
    }
    reaction
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Outside, device, run};
    use super::*;

    fn args_of(piece: &Piece) -> Record {
        match piece {
            Piece::Screen { args, .. } => args.clone(),
            Piece::Text(_) => Record::new(),
        }
    }

    #[test]
    fn a_vrf_lists_its_protocols_and_each_interface() {
        let mut device = device();
        let family = |name: &str| Record::new().with(view::VRFS_FAMILIES_NAME, name);
        let vrf = Record::new()
            .with(view::VRFS_NAME, "Mgmt-vrf")
            .with(view::VRFS_FAMILIES, vec![family("ipv4"), family("ipv6")]);
        let interface = |name: &str| {
            Record::new()
                .with(view::INTERFACES_NAME, name)
                .with(view::INTERFACES_VRF, "Mgmt-vrf")
        };
        device.state.set(view::VRFS, vec![vrf]);
        let members = vec![interface("GigabitEthernet0/0"), interface("Vlan20")];
        device.state.set(view::INTERFACES, members);
        let reaction = run(&mut device, &mut Outside::default(), "show_vrf", &[], &[]);
        let row = args_of(&reaction.output[1]);
        assert_eq!(row.text(view::ARG_PROTOCOLS), Some("ipv4,ipv6"));
        assert_eq!(row.text(view::ARG_INTERFACE), Some("Gi0/0"));
        assert_eq!(row.text(view::ARG_TEXT), None);
        assert_eq!(args_of(&reaction.output[2]).text(view::ARG_INTERFACE), Some("Vl20"));
        assert_eq!(reaction.output.len(), 3);
    }

    #[test]
    fn names_of_other_tables_are_not_listed() {
        let mut device = device();
        let host = |name: &str| {
            Record::new()
                .with(view::HOSTS_NAME, name)
                .with(view::HOSTS_ADDRESS, "10.10.10.100")
        };
        let elsewhere = host("b").with(view::HOSTS_VRF, "Mgmt-vrf");
        device.state.set(view::HOSTS, vec![host("cslu-local"), elsewhere]);
        let reaction = run(&mut device, &mut Outside::default(), "show_hosts", &[], &[]);
        assert_eq!(reaction.output.len(), 2);
        assert_eq!(args_of(&reaction.output[1]).text(view::ARG_NAME), Some("cslu-local"));
        assert_eq!(args_of(&reaction.output[0]).text(view::ARG_SERVERS), None);
    }
}
