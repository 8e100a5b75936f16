//! DNA Center at work on the lab's devices: reports of all in one batch, acknowledgements back, tiers, facts for its views.
//!
//! Must not know verbs.

use chrono::{DateTime, Utc};

use super::Lab;
use super::verbs::udi_of;
use crate::cisco::dnac::{Batch, DeviceFacts};
use crate::device::action::Origin;
use crate::device::world::{Target, World as _};
use crate::device::{Change, Device, Op, interfaces, view};
use crate::diagnostic::counted;
use crate::screen::value::Value;
use crate::wire::{Acknowledgement, LicenseFile};

impl Lab {
    /// Collects from all managed devices of a DNA Center, sends one batch to CSSM, and hands the acknowledgements out. What does
    /// not get to CSSM is kept, and goes with the next batch.
    pub fn dnac_report(&mut self, host: &str) -> Option<Batch> {
        let now = self.now();
        let (devices, silent) = self.dnac_collect(host);
        let answers = self.outside.meets_cssm(host);
        let outside = &mut self.outside;
        let dnac = outside.dnac.get_mut(host)?;
        dnac.next_report = dnac.schedule.after(now);
        let mut batch = Batch {
            at: now,
            devices,
            silent,
            reports: dnac.collector.held_reports(),
            acknowledged: 0,
            trouble: None,
        };
        let trouble = if !dnac.registered {
            Some("it is not registered with CSSM".to_owned())
        } else if !answers {
            Some("CSSM cannot be reached".to_owned())
        } else {
            dnac.collector.forward(now, &mut outside.cssm);
            None
        };
        batch.trouble = trouble;
        if batch.trouble.is_none() {
            batch.acknowledged = self.dnac_hand_out(host);
        }
        if let Some(dnac) = self.outside.dnac.get_mut(host) {
            dnac.reported(batch.clone());
        }
        Some(batch)
    }

    /// Fetches the reports of all managed devices: how many were asked, and how many did not answer.
    pub fn dnac_collect(&mut self, host: &str) -> (usize, usize) {
        let now = self.now();
        let names: Vec<String> = self
            .outside
            .dnac
            .get(host)
            .map(|dnac| dnac.devices.keys().cloned().collect())
            .unwrap_or_default();
        let mut silent = 0;
        for name in &names {
            let fetched = self.fetch_reports(host, name, false);
            let Some(dnac) = self.outside.dnac.get_mut(host) else {
                continue;
            };
            let result = fetched.and_then(|(sender, reports)| {
                let taken = dnac.collector.take(now, &sender, &reports);
                taken
                    .map(|ids| format!("{} collected", counted(ids.len(), "report")))
                    .map_err(|refusal| refusal.to_string())
            });
            silent += usize::from(result.is_err());
            if let (Ok(_), Some(managed)) = (&result, dnac.devices.get_mut(name)) {
                managed.collected = Some(now);
            }
            dnac.came_of(now, name, result);
        }
        (names.len(), silent)
    }

    /// Hands acknowledgements to the managed devices that wait for one; how many took theirs.
    pub fn dnac_hand_out(&mut self, host: &str) -> usize {
        let now = self.now();
        let acks: Vec<(String, Acknowledgement)> = match self.outside.dnac.get(host) {
            None => Vec::new(),
            Some(dnac) => {
                let ack = |name: &String| {
                    let udi = udi_of(self.device(name)?)?;
                    let ack = dnac.collector.device(&udi)?.ack_of(&self.unacknowledged(name))?;
                    Some((name.clone(), ack))
                };
                dnac.devices.keys().filter_map(ack).collect()
            }
        };
        let mut taken = 0;
        for (name, ack) in acks {
            let count = ack.reports.len();
            let result = self.hand_in(host, &name, LicenseFile::Ack(ack));
            taken += usize::from(result.is_ok());
            if let Some(dnac) = self.outside.dnac.get_mut(host) {
                let result = result.map(|()| format!("acknowledgement of {} handed out", counted(count, "report")));
                dnac.came_of(now, &name, result);
            }
        }
        taken
    }

    /// Gives a managed device another tier: `license boot level`, in force after it is saved and the device reloads.
    ///
    /// # Errors
    /// It cannot be reached.
    pub fn dnac_assign(&mut self, host: &str, name: &str, tier: &str) -> Result<(), String> {
        let now = self.now();
        let result = self.reach(host, name);
        if result.is_ok() {
            let (base, addon) = tier
                .split_once('+')
                .map_or((tier, None), |(base, addon)| (base, Some(addon)));
            let change = |path, op| Change {
                path,
                element: None,
                op,
            };
            let changes = [
                change(view::BOOT_LEVEL_BASE_CONFIGURED.id, Op::Put(Value::text(base))),
                change(
                    view::BOOT_LEVEL_ADDON_CONFIGURED.id,
                    addon.map_or(Op::Reset, |addon| Op::Put(Value::text(addon))),
                ),
            ];
            self.configure(name, &changes, &Origin::default());
        }
        if let Some(dnac) = self.outside.dnac.get_mut(host) {
            let said = result
                .clone()
                .map(|()| format!("tier {tier} assigned, in force after a reload"));
            dnac.came_of(now, name, said);
        }
        result
    }

    /// What the managed devices of a DNA Center show.
    pub fn dnac_facts(&mut self, host: &str) -> Vec<DeviceFacts> {
        let names: Vec<String> = match self.outside.dnac.get(host) {
            None => Vec::new(),
            Some(dnac) => dnac.devices.keys().cloned().collect(),
        };
        // To look is to change nothing: what a fault of chance draws here is not drawn.
        let random = self.outside.random;
        let facts = names.iter().filter_map(|name| self.facts(name)).collect();
        self.outside.random = random;
        facts
    }

    fn facts(&mut self, name: &str) -> Option<DeviceFacts> {
        let reaches_cssm = self.reaches_cssm(name);
        let device = self.device(name)?;
        let state = &device.state;
        // Deadlines stand on the device's clock.
        let lab_time = |at: DateTime<Utc>| at - device.skew;
        let text = |key| state.text(key).unwrap_or_default().to_owned();
        let tier = |base: Option<&str>, addon: Option<&str>| {
            let parts: Vec<&str> = base.into_iter().chain(addon).collect();
            parts.join("+")
        };
        let in_force = tier(
            state.text(view::BOOT_LEVEL_BASE_NAME),
            state.text(view::BOOT_LEVEL_ADDON_NAME),
        );
        let next = tier(
            state.text(view::BOOT_LEVEL_BASE_CONFIGURED),
            state.text(view::BOOT_LEVEL_ADDON_CONFIGURED),
        );
        let uses = state.list(view::LICENCES).iter().filter_map(|licence| {
            let count = u32::try_from(licence.get(view::LICENCES_COUNT)?).ok()?;
            let used = licence.text(view::LICENCES_STATUS) == Some("IN USE") && count > 0;
            used.then_some((licence.text(view::LICENCES_ENTITLEMENT)?.to_owned(), count))
        });
        Some(DeviceFacts {
            name: name.to_owned(),
            udi: udi_of(device)?,
            release: text(view::RELEASE),
            next_tier: (!next.is_empty() && next != in_force).then_some(next),
            tier: in_force,
            transport: text(view::TRANSPORT_TYPE),
            reaches_cssm,
            uses: uses.collect(),
            last_ack: state.get(view::USAGE_LAST_ACK).map(lab_time),
            deadline: state.get(view::USAGE_ACK_DEADLINE).map(lab_time),
        })
    }

    /// Whether a device reaches CSSM by itself, by name and past what is wrong there.
    fn reaches_cssm(&mut self, name: &str) -> bool {
        let Some(device) = self.device(name) else { return false };
        let way = way_out(device);
        let target = Target {
            host: "smartreceiver.cisco.com".to_owned(),
            port: 443,
            tls: true,
            path: String::new(),
            proxy: None,
            identity_check: true,
            address: None,
            has_new_root: true,
        };
        let address = self.outside.resolve(&way, &target.host);
        address.is_ok_and(|address| self.outside.connect(&way, address, target.port).is_ok())
    }
}

fn way_out(device: &Device) -> crate::device::world::Egress {
    let source = device.state.text(view::HTTP_CLIENT_SOURCE_INTERFACE);
    interfaces::egress(device, None, source)
}
