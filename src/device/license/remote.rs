//! What a management system does on the device: close and fetch reports, hand in what Cisco gave.
//!
//! The device's own counters of communication do not move: it did not speak (unverified). Must not know who asks.

use super::agent::Agent;
use super::{comm, delivery, eventlog, import_export, reports};
use crate::device::{Ctx, view};
use crate::wire::{LicenseFile, Sender, SignedReport};

/// `close-reports` and `list` of the device's licensing API: what is being collected is closed, and every report that
/// nobody acknowledged goes out.
pub fn fetch_reports(ctx: &mut Ctx<'_>) -> (Sender, Vec<SignedReport>) {
    let agent = &mut Agent::of(ctx);
    reports::close_all(agent, reports::REQUESTED);
    let batch = delivery::unacknowledged(agent.state());
    delivery::sent(agent.state_mut());
    eventlog::record(agent, "SAEVT_UTILITY_RUM_SAVE", &[]);
    (comm::sender(agent), batch)
}

/// `import` of the device's licensing API; whether the device took it.
pub fn import(ctx: &mut Ctx<'_>, file: LicenseFile) -> bool {
    import_export::take_file(&mut Agent::of(ctx), file)
}

/// Whether the API is there: it needs `ip http secure-server`.
pub fn listens(ctx: &Ctx<'_>) -> bool {
    ctx.device.state.get(view::IP_HTTP_SECURE_SERVER) != Some(false)
}
