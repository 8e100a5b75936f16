//! Every screen that the device's code names is there, and renders.

use std::collections::BTreeSet;

use crate::device::derive::DeviceView;
use crate::device::testing::{device, start};
use crate::device::view::SCHEMA;
use crate::embedded;
use crate::screen::Library;
use crate::screen::value::Record;

/// Folders and files of screens that belong to the box's own commands.
const OURS: &[&str] = &[
    "call-home/exec/",
    "clock_set/",
    "config/system/",
    "crypto/trustpool_import/",
    "file/",
    "hosts/",
    "logging_exec/",
    "lookup/",
    "message/link/",
    "message/lineproto/",
    "message/pki/",
    "message/send_log",
    "message/sys/",
    "ping/",
    "reload/",
    "telnet/",
    "traceroute/",
    "vrf/",
];

/// Names in quotes in the sources of this folder.
fn named() -> BTreeSet<String> {
    let sources = [
        include_str!("call_home.rs"),
        include_str!("clock.rs"),
        include_str!("config_hooks.rs"),
        include_str!("copy/landing.rs"),
        include_str!("copy/mod.rs"),
        include_str!("copy/questions.rs"),
        include_str!("copy/transfer.rs"),
        include_str!("files.rs"),
        include_str!("logging.rs"),
        include_str!("license/comm.rs"),
        include_str!("lookup.rs"),
        include_str!("network_tables.rs"),
        include_str!("ntp.rs"),
        include_str!("nvram.rs"),
        include_str!("ping/mod.rs"),
        include_str!("ping/extended.rs"),
        include_str!("reload.rs"),
        include_str!("telnet.rs"),
        include_str!("traceroute.rs"),
        include_str!("trustpool.rs"),
    ];
    let code = |source: &'static str| source.split("#[cfg(test)]").next().unwrap_or("");
    let quoted = sources
        .into_iter()
        .flat_map(|source| code(source).split('"').skip(1).step_by(2));
    quoted
        .filter(|name| OURS.iter().any(|ours| name.starts_with(ours)))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_screen_that_is_named_is_there() {
    let library = Library::new(&SCHEMA, embedded::below("grammar/screens/").collect());
    let named = named();
    assert!(named.len() > 80, "only {} names were found", named.len());
    let device = device();
    let view = DeviceView::new(&device, start());
    for name in &named {
        let screen = library.get("ios-xe", name).unwrap_or_else(|faults| {
            panic!(
                "{name}: {}",
                faults
                    .iter()
                    .map(|f| format!("{:?} {}", f.line_column(), f.message))
                    .collect::<String>()
            )
        });
        screen.render(&view, &Record::new(), None);
    }
    // `%SYS-5-CONFIG_I` is logged by who ends a configuration session.
    let elsewhere = |name: &String| name == "message/sys/config_i";
    let known = library.names().into_iter().map(|(_, name)| name.to_string());
    let unused: Vec<String> = known
        .filter(|name| OURS.iter().any(|ours| name.starts_with(ours)) && !named.contains(name) && !elsewhere(name))
        .collect();
    assert!(unused.is_empty(), "screens that nothing prints: {unused:?}");
}
