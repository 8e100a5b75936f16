//! Which part of a state is configuration: what NVRAM brings back after a reload and nothing else does.
//!
//! A table of names only; a test in the grammar's part of the crate compares it with what commands set.

use super::view::SCHEMA;
use crate::screen::value::{PathId, Record};

/// Names of paths that are configuration, with all that is below them (`transport.proxy` means
/// `transport.proxy.address` too). Lists are meant whole.
const CONFIGURATION: &[&str] = &[
    "aaa",
    "archive",
    "banner",
    "boot.system",
    "boot_level.addon.configured",
    "boot_level.base.configured",
    "call_home.aaa",
    "call_home.aaa_user",
    "call_home.alert_group",
    "call_home.contact",
    "call_home.data_privacy",
    "call_home.ds.enabled",
    "call_home.ds.profile",
    "call_home.enabled",
    "call_home.from",
    "call_home.http_proxy",
    "call_home.mail_servers",
    "call_home.profiles",
    "call_home.rate_limit",
    "call_home.reply_to",
    "call_home.resolve",
    "call_home.server_identity_check",
    "call_home.snapshot",
    "call_home.source_interface",
    "call_home.source_ip",
    "call_home.throttling",
    "call_home.vrf",
    "clock.summer",
    "clock.timezone",
    "clock.zone",
    "config",
    "custom_id",
    "diagnostic",
    "domain",
    "enable",
    "file",
    "hostname",
    "hosts",
    "http_client",
    "interfaces",
    "ip",
    "lines",
    "logging.buffer.level",
    "logging.buffer.on",
    "logging.buffer.size",
    "logging.console.level",
    "logging.console.on",
    "logging.count",
    "logging.facility",
    "logging.hosts",
    "logging.monitor.level",
    "logging.monitor.on",
    "logging.on",
    "logging.source_interface",
    "logging.trap",
    "logging.userinfo",
    "login",
    "memory",
    "name_servers",
    "ntp",
    "pak.accept_all",
    "pak.boot_levels",
    "platform.punt_keepalive_disable_kernel_core",
    "privacy",
    "provisioned_switches",
    "redundancy",
    "reservation.configured",
    "service",
    "smart_enable",
    "snmp",
    "spanning_tree",
    "transceiver",
    "transport.cslu_url",
    "transport.ip_mode",
    "transport.proxy",
    "transport.registration_url",
    "transport.server_identity_check",
    "transport.smart_url",
    "transport.trust_point",
    "transport.type",
    "transport.url",
    "transport.url_default",
    "transport.utility_url",
    "transport.vrf",
    "trustpoints",
    "usage.configured_interval",
    "usage.customer_tags",
    "users",
    "utility.customer_info",
    "utility.enabled",
    "vrfs",
];

/// Paths whose values are lost with the power: neither configuration nor kept anywhere. They begin again as the family
/// has them.
const VOLATILE: &[&str] = &[
    "clock.ntp",
    "clock.set",
    "comm",
    "flash.folder",
    "jobs",
    "logging",
    "notifications",
    "notifications_sent",
    "reload.at",
    "reload.at_reason",
    "reload.pending",
    "rf",
    "sessions",
];

/// Whether the path called `name` is configuration.
pub fn is_configuration(name: &str) -> bool {
    listed(CONFIGURATION, name)
}

/// Whether a name, or something that it lies below, stands in a list; the list is in order.
fn listed(names: &[&str], name: &str) -> bool {
    let heads = name.match_indices(['.', '[']).map(|(at, _)| &name[..at]);
    heads.chain([name]).any(|head| names.binary_search(&head).is_ok())
}

/// The values of `state` that are configuration.
pub fn of(state: &Record) -> Record {
    pick(state, is_configuration)
}

/// The values of `state` that a restart leaves as they are.
pub fn lasting(state: &Record) -> Record {
    pick(state, |name| !is_configuration(name) && !listed(VOLATILE, name))
}

/// The values of `state` that are lost with the power.
pub fn volatile(state: &Record) -> Record {
    pick(state, |name| listed(VOLATILE, name) && !is_configuration(name))
}

fn pick(state: &Record, keep: impl Fn(&str) -> bool) -> Record {
    let mut picked = Record::new();
    for (id, value) in state.iter() {
        if keep(name(id)) {
            picked.put(id, value.clone());
        }
    }
    picked
}

fn name(id: PathId) -> &'static str {
    SCHEMA.info(id).name
}

#[cfg(test)]
mod tests {
    use super::super::view;
    use super::*;
    use crate::embedded;

    #[test]
    fn every_name_is_in_the_table_of_paths() {
        for known in CONFIGURATION.iter().chain(VOLATILE) {
            let there = SCHEMA.find(known).is_some() || SCHEMA.below(known).next().is_some();
            assert!(there, "{known} is no path and none is below it");
        }
    }

    #[test]
    fn names_are_in_order() {
        assert!(CONFIGURATION.is_sorted());
        assert!(VOLATILE.is_sorted());
    }

    /// What `set` and `add` nodes name: the first word behind each comma, if it is a path.
    fn bound(line: &str) -> Vec<&str> {
        let binding = ["= set ", "= add "]
            .iter()
            .find_map(|word| Some(&line[line.find(word)? + word.len()..]));
        let Some(binding) = binding.filter(|_| !line.trim_start().starts_with('#')) else {
            return Vec::new();
        };
        let words = binding.split(", ").filter_map(|part| part.split([' ', '=']).next());
        words.filter(|word| SCHEMA.find(word).is_some()).collect()
    }

    #[test]
    fn what_commands_set_is_configuration() {
        let mut seen = 0;
        for file in embedded::below("grammar/commands/") {
            for path in file.text.lines().flat_map(bound) {
                assert!(
                    is_configuration(path),
                    "{path} is set by {} and not configuration",
                    file.name
                );
                seen += 1;
            }
        }
        assert!(seen > 100, "only {seen} bindings were looked at");
    }

    #[test]
    fn configuration_and_what_lasts_are_apart() {
        let state = Record::new()
            .with(view::HOSTNAME, "a")
            .with(view::UDI_SN, "b")
            .with(view::CLOCK_SET, true)
            .with(view::TRANSPORT_URL, "c");
        assert_eq!(
            of(&state),
            Record::new().with(view::HOSTNAME, "a").with(view::TRANSPORT_URL, "c")
        );
        assert_eq!(lasting(&state), Record::new().with(view::UDI_SN, "b"));
        assert!(!is_configuration("hostnames"));
        assert!(is_configuration("interfaces[].address"));
    }
}
