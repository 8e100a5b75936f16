//! Devices before policy mode: they register with an ID token, renew their certificate, and ask again and again whether
//! what they use is owned.
//!
//! Counts are those of the Virtual Account: where all its devices together use more of a tag than it owns, each that uses
//! it is out of compliance (recalled; which of them, no capture says). Must not know what a device prints.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Cssm, Place};
use crate::cisco::event::EventKind;
use crate::cisco::instance::Use;
use crate::entitlements;
use crate::wire::{Certificate, ClassicAsk, ClassicReply, EntitledLicence, Entitlements, Refusal, Reply, Sender};

/// How long a certificate lasts (captures `status__classic`, `all__classic-4.8.5.4`, to the second of the server's clock).
const CERTIFICATE: TimeDelta = TimeDelta::days(365);
/// By when a device must be heard of again (same captures).
const PATIENCE: TimeDelta = TimeDelta::days(90);

impl Cssm {
    /// Answers a device before policy mode. `belongs` is the account of its certificate, as it says.
    pub(super) fn classic(
        &mut self,
        now: DateTime<Utc>,
        sender: &Sender,
        ask: &ClassicAsk,
        belongs: Option<&(String, String)>,
    ) -> Result<Reply, Refusal> {
        if let ClassicAsk::Register { token, force } = ask {
            return self.register(now, sender, token, *force);
        }
        let place = self.classic_place(now, sender, belongs)?;
        match ask {
            ClassicAsk::RenewCertificate => {
                super::trust::check_clock(now, sender)?;
                self.certificate(now, sender, &place)
            }
            ClassicAsk::Authorize { wanted } => {
                // A clock that is off spoils the signature of the request (troubleshooting note; its cure is NTP).
                super::trust::check_clock(now, sender).map_err(|_| Refusal::Signature)?;
                Ok(self.entitlements(now, sender, &place, wanted))
            }
            _ => {
                // It was found a moment ago.
                let _ = self.remove_instance(now, &sender.udi);
                Ok(Reply::Done)
            }
        }
    }

    /// Takes a device in by its token. One that is there already must say that it wants to be registered anew; a token
    /// that is refused loses no use.
    fn register(&mut self, now: DateTime<Utc>, sender: &Sender, token: &str, force: bool) -> Result<Reply, Refusal> {
        super::trust::check_sender(now, sender)?;
        self.check_token(now, token)?;
        if !force && self.instances.contains_key(&sender.udi.to_string()) {
            return Err(Refusal::AlreadyRegistered {
                software_tag: sender.software_tag.clone(),
                udi: sender.udi.clone(),
            });
        }
        let (place, export) = self.redeem(now, token)?;
        let known = self.instances.contains_key(&sender.udi.to_string());
        let instance = self.admit_anew(now, &sender.udi, &place)?;
        instance.account.clone_from(&place.account);
        instance.virtual_account.clone_from(&place.virtual_account);
        instance.export = export;
        instance.trust(now);
        if known {
            let (kind, key) = (EventKind::InstanceRegistered, sender.udi.to_string());
            self.events.note(now, kind, &place.virtual_account, key);
        }
        self.certificate(now, sender, &place)
    }

    fn certificate(&mut self, now: DateTime<Utc>, sender: &Sender, place: &Place) -> Result<Reply, Refusal> {
        let account = self.account_of(now, place);
        let instance = self.admit(now, &sender.udi, place)?;
        let expires = now + CERTIFICATE;
        instance.certified_until = Some(expires);
        if instance.identity.is_none() {
            instance.trust(now);
        }
        introduce(instance, sender);
        Ok(Reply::Classic(ClassicReply::Certificate(Certificate {
            account,
            instance: instance.identity.clone().unwrap_or_default(),
            export: instance.export,
            issued: now,
            expires,
        })))
    }

    fn entitlements(&mut self, now: DateTime<Utc>, sender: &Sender, place: &Place, wanted: &[(String, u32)]) -> Reply {
        if let Some(instance) = self.instances.get_mut(&sender.udi.to_string()) {
            let used = |(tag, count): &(String, u32)| {
                (
                    tag.clone(),
                    Use {
                        count: *count,
                        report: 0,
                    },
                )
            };
            instance.usage = wanted.iter().map(used).collect();
            introduce(instance, sender);
        }
        let licence = |(tag, _): &(String, u32)| EntitledLicence {
            tag: tag.clone(),
            name: entitlements::name_of(tag).to_owned(),
            covered: self.surplus(now, place, tag, &[]) >= 0,
        };
        Reply::Classic(ClassicReply::Entitlements(Entitlements {
            account: self.account_of(now, place),
            licences: wanted.iter().map(licence).collect(),
            deadline: now + PATIENCE,
        }))
    }

    /// A stack speaks as its active member; another one than before is the same product instance, known by its identity
    /// (unverified: no capture shows a switchover).
    fn follow_switchover(&mut self, sender: &Sender) {
        let key = sender.udi.to_string();
        let Some(identity) = sender.instance.as_ref().filter(|_| !self.instances.contains_key(&key)) else {
            return;
        };
        let mut all = self.instances.iter();
        let same = all.find(|(_, instance)| instance.identity.as_ref() == Some(identity));
        let Some(before) = same.map(|(before, _)| before.clone()) else {
            return;
        };
        if let Some(mut instance) = self.instances.remove(&before) {
            instance.udi = sender.udi.clone();
            self.instances.insert(key, instance);
        }
    }

    /// Where the device belongs. One that registered before the lab began belongs where its certificate says, if CSSM
    /// takes such devices in at all.
    fn classic_place(
        &mut self,
        now: DateTime<Utc>,
        sender: &Sender,
        belongs: Option<&(String, String)>,
    ) -> Result<Place, Refusal> {
        self.follow_switchover(sender);
        let key = sender.udi.to_string();
        let unknown = !self.instances.contains_key(&key) && !self.removed.contains_key(&key);
        let certified = self.told_place(belongs.filter(|_| unknown));
        if let Some(place) = certified {
            self.admit(now, &sender.udi, &place)?.export = true;
        }
        self.identify(now, &self.with_identity(sender, belongs))
    }

    /// A device whose registration is older than the lab, or comes from its trust code of policy mode, does not know its
    /// identity; its certificate of the right account stands for it.
    fn with_identity(&self, sender: &Sender, belongs: Option<&(String, String)>) -> Sender {
        let instance = self.instances.get(&sender.udi.to_string());
        let known = instance.filter(|instance| belongs.is_some_and(|(account, _)| *account == instance.account));
        let told = sender.instance.clone();
        Sender {
            instance: told.or_else(|| known.and_then(|instance| instance.identity.clone())),
            ..sender.clone()
        }
    }
}

/// What a device says of itself with every message.
fn introduce(instance: &mut crate::cisco::instance::ProductInstance, sender: &Sender) {
    instance.hostname.clone_from(&sender.hostname);
    instance.software_version.clone_from(&sender.software_version);
}
