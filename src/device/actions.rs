//! The one table of what a device can be told to do, gathered from the modules that do it.
//!
//! Must not know what any action does; a row and its function stand together in a module of their own subject.

pub use super::action::ActionInfo;
use super::action::{ArgInfo, ArgKind};
use super::{
    call_home, clock, copy, files, install, license, logging, lookup, network_tables, nvram, ping, reload, stack,
    telnet, traceroute, trustpool,
};

/// All actions, one group a module.
pub static ACTIONS: &[&[ActionInfo]] = &[
    nvram::ACTIONS,
    copy::ACTIONS,
    files::ACTIONS,
    reload::ACTIONS,
    install::ACTIONS,
    stack::ACTIONS,
    clock::ACTIONS,
    logging::ACTIONS,
    ping::ACTIONS,
    traceroute::ACTIONS,
    trustpool::ACTIONS,
    telnet::ACTIONS,
    lookup::ACTIONS,
    network_tables::ACTIONS,
    call_home::ACTIONS,
    license::trust::ACTIONS,
    license::sending::ACTIONS,
    license::import_export::ACTIONS,
    license::authorization::ACTIONS,
    license::reservation::ACTIONS,
    license::factory_reset::ACTIONS,
    license::eventlog::ACTIONS,
    license::listing::ACTIONS,
    license::debug::ACTIONS,
    license::pak::ACTIONS,
    license::classic::register::ACTIONS,
    license::classic::renew::ACTIONS,
];

/// The action called `name`.
pub fn find(name: &str) -> Option<&'static ActionInfo> {
    ACTIONS
        .iter()
        .flat_map(|group| group.iter())
        .find(|info| info.name == name)
}

/// An argument that every binding must give.
pub(crate) const fn required(name: &'static str, kind: ArgKind) -> ArgInfo {
    ArgInfo {
        name,
        kind,
        required: true,
    }
}

/// An argument that a binding may leave out.
pub(crate) const fn optional(name: &'static str, kind: ArgKind) -> ArgInfo {
    ArgInfo {
        name,
        kind,
        required: false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_snake_case_and_given_once() {
        let mut seen = BTreeSet::new();
        for info in ACTIONS.iter().flat_map(|group| group.iter()) {
            assert!(seen.insert(info.name), "{} stands twice in the table", info.name);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(info.name.chars().all(plain), "{}", info.name);
            assert!(
                info.args.iter().all(|arg| arg.name.chars().all(plain)),
                "arguments of {}",
                info.name
            );
        }
    }

    #[test]
    fn an_unknown_name_is_no_action() {
        assert!(find("write_memory").is_some_and(|info| info.wants_running_config));
        assert!(find("write").is_none());
    }
}
