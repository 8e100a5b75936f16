//! Codes for export-controlled licences (SLAC): given as far as licences go, counted while they are out, taken back by
//! their return codes.
//!
//! Must not know how a request came: online or as a file.

use chrono::{DateTime, Utc};

use super::{Cssm, Place};
use crate::cisco::event::EventKind;
use crate::entitlements;
use crate::wire::codes::return_code;
use crate::wire::{AuthorizationCode, Refusal, Reply, Udi, uuid_of};

impl Cssm {
    pub(super) fn authorize(
        &mut self,
        now: DateTime<Utc>,
        place: &Place,
        wanted: &[(String, u32)],
        udis: &[Udi],
    ) -> Result<Reply, Refusal> {
        if wanted.is_empty() || udis.is_empty() {
            return Ok(Reply::NoData);
        }
        self.authorization_codes(now, place, wanted, udis)
            .map(Reply::Authorization)
    }

    /// Codes for export-controlled licences, if the Virtual Account has that many for that many devices.
    pub(in crate::cisco) fn authorization_codes(
        &mut self,
        now: DateTime<Utc>,
        place: &Place,
        wanted: &[(String, u32)],
        udis: &[Udi],
    ) -> Result<Vec<AuthorizationCode>, Refusal> {
        for (tag, count) in wanted {
            let needed = i64::from(*count).saturating_mul(udis.len() as i64);
            if self.surplus(now, place, tag, udis) < needed {
                let message = format!("{}: {needed} asked for", entitlements::name_of(tag));
                let kind = EventKind::RestrictedUnavailable;
                self.events.note(now, kind, &place.virtual_account, message);
                return Err(Refusal::NotEntitled(tag.clone()));
            }
        }
        let mut codes = Vec::with_capacity(udis.len());
        for udi in udis {
            let code = AuthorizationCode {
                udi: udi.clone(),
                entitlements: wanted.to_vec(),
                issued: now,
                confirmation: uuid_of(&format!("authorization {udi} {now}"))[..8].to_owned(),
            };
            self.admit(now, udi, place)?.authorized = Some(code.clone());
            let kind = EventKind::AuthorizationIssued;
            self.events.note(now, kind, &place.virtual_account, udi.to_string());
            codes.push(code);
        }
        Ok(codes)
    }

    /// Takes codes back. A return code that is not the device's own changes nothing and is not complained about: the device
    /// has given up its code already (unverified).
    pub(in crate::cisco) fn take_back_codes(&mut self, now: DateTime<Utc>, codes: &[(Udi, String)]) {
        for (udi, returned) in codes {
            let Some(instance) = self.instances.get_mut(&udi.to_string()) else {
                continue;
            };
            let ours = |code: &AuthorizationCode| return_code(udi, &code.confirmation) == *returned;
            if instance.authorized.as_ref().is_some_and(ours) {
                instance.authorized = None;
                let kind = EventKind::AuthorizationReturned;
                self.events.note(now, kind, &instance.virtual_account, udi.to_string());
            } else {
                // A reservation of before policy mode comes back the same way.
                let _ = self.release(now, udi, Some(returned));
            }
        }
    }
}
