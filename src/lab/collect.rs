//! Systems of the Cisco side at work: what they do by schedule, and what they do on devices.
//!
//! A system reaches a device if the device reaches the system's host (ways lead both ways) and nothing is wrong there. Must not
//! know verbs.

use chrono::{DateTime, Utc};

use super::Lab;
use super::faults::FaultKind;
use super::verbs::udi_of;
use crate::device::license::remote;
use crate::device::{Device, interfaces, view};
use crate::wire::{LicenseFile, Sender, SignedReport, Udi};

impl Lab {
    /// When something at the Cisco side is due next.
    pub(super) fn next_job(&self) -> Option<DateTime<Utc>> {
        let outside = &self.outside;
        let syncs = outside.on_prem.values().filter_map(|on_prem| on_prem.next_sync);
        let ends = outside
            .cssm
            .satellites
            .values()
            .filter_map(|satellite| satellite.expires());
        let reports = outside.dnac.values().filter(|dnac| !dnac.devices.is_empty());
        let reports = reports.filter_map(|dnac| dnac.next_report);
        syncs.chain(ends).chain(reports).min()
    }

    /// Does what is due now.
    pub(super) fn run_jobs(&mut self) {
        let now = self.now();
        self.outside.cssm.expire_satellites(now);
        let due = |at: Option<DateTime<Utc>>| at.is_some_and(|at| at <= now);
        let on_prems: Vec<String> = self
            .outside
            .on_prem
            .iter()
            .filter(|(_, on_prem)| due(on_prem.next_sync))
            .map(|(name, _)| name.clone())
            .collect();
        let managers: Vec<String> = self
            .outside
            .dnac
            .iter()
            .filter(|(_, dnac)| due(dnac.next_report))
            .map(|(name, _)| name.clone())
            .collect();
        for name in managers {
            self.dnac_report(&name);
        }
        for name in on_prems {
            self.synchronize(&name);
        }
    }

    /// Synchronises an On-Prem over the network, and sets the time of the next one. What came of it is noted there.
    pub fn synchronize(&mut self, name: &str) {
        let now = self.now();
        let answers = self.outside.meets_cssm(name);
        let outside = &mut self.outside;
        let Some(on_prem) = outside.on_prem.get_mut(name) else {
            return;
        };
        on_prem.next_sync = on_prem.schedule.after(now);
        let trouble = if answers {
            let request = on_prem.sync_request(now);
            let response = outside.cssm.answer_sync(now, &request, false);
            let taken = response.and_then(|response| on_prem.take_response(now, &response));
            taken.err().map(|error| error.to_string())
        } else {
            Some("CSSM cannot be reached".to_owned())
        };
        on_prem.note(now, "network", trouble);
    }

    /// Fetches a device's reports for a system on `host`.
    ///
    /// # Errors
    /// The device cannot be reached; the words of why.
    pub fn fetch_reports(
        &mut self,
        host: &str,
        device: &str,
        needs_https: bool,
    ) -> Result<(Sender, Vec<SignedReport>), String> {
        self.reach(host, device)?;
        let fetched = self.unbidden(device, |ctx| {
            let listens = !needs_https || remote::listens(ctx);
            listens.then(|| remote::fetch_reports(ctx))
        });
        fetched
            .flatten()
            .ok_or_else(|| "the switch does not listen: `ip http secure-server` is off".to_owned())
    }

    /// Ids of a device's reports that went out and have no acknowledgement.
    pub fn unacknowledged(&self, device: &str) -> Vec<i64> {
        let Some(device) = self.device(device) else {
            return Vec::new();
        };
        let reports = device.state.list(view::RUM_REPORTS).iter();
        let sent = reports.filter(|report| report.is(view::RUM_REPORTS_SENT));
        let mut ids: Vec<i64> = sent.filter_map(|report| report.get(view::RUM_REPORTS_ID)).collect();
        ids.sort_unstable();
        ids
    }

    /// Hands a file to a device.
    ///
    /// # Errors
    /// It cannot be reached, or does not take the file.
    pub fn hand_in(&mut self, host: &str, device: &str, file: LicenseFile) -> Result<(), String> {
        self.reach(host, device)?;
        match self.unbidden(device, |ctx| remote::import(ctx, file)) {
            Some(true) => Ok(()),
            _ => Err("the switch does not take the file".to_owned()),
        }
    }

    /// Whether a system on `host` reaches a device.
    ///
    /// # Errors
    /// Why not.
    pub fn reach(&mut self, host: &str, name: &str) -> Result<(), String> {
        let device = self
            .device(name)
            .ok_or_else(|| format!("the lab has no device `{name}`"))?;
        let addresses = self.outside.network.hosts.get(host).map(|host| host.addresses.clone());
        let addresses = addresses.unwrap_or_default();
        let leads = ways(device)
            .iter()
            .any(|way| addresses.iter().any(|to| self.outside.network.reaches(way, *to)));
        let broken = |fault: &FaultKind| matches!(fault, FaultKind::Unreachable | FaultKind::Tcp);
        if leads && !self.outside.faults_on(host).iter().any(broken) {
            Ok(())
        } else {
            Err("the switch cannot be reached".to_owned())
        }
    }

    /// The device that has a UDI.
    pub fn device_of(&self, udi: &Udi) -> Option<&Device> {
        self.devices
            .values()
            .find(|device| udi_of(device).as_ref() == Some(udi))
    }
}

/// The ways out of a device: the global table and each VRF.
fn ways(device: &Device) -> Vec<crate::device::world::Egress> {
    let vrfs = device.state.list(view::INTERFACES).iter();
    let mut vrfs: Vec<Option<&str>> = vrfs.map(|interface| interface.text(view::INTERFACES_VRF)).collect();
    vrfs.push(None);
    vrfs.sort_unstable();
    vrfs.dedup();
    vrfs.into_iter()
        .map(|vrf| interfaces::egress(device, vrf, None))
        .collect()
}
