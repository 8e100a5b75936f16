//! License reservation: a request code in, an authorization code out.
//!
//! Must not know how a device makes its request code or what it does with the answer.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Covers, PortalError};
use crate::cisco::Purchase;
use crate::cisco::cssm::{Cssm, Place};
use crate::cisco::event::EventKind;
use crate::cisco::instance::{Reserved, Universal};
use crate::entitlements;
use crate::wire::codes::{return_code, universal};
use crate::wire::{ReservationCode, ReservedLicense, Udi, instance_of};

impl Cssm {
    /// Inventory > Licenses > License Reservation. `wanted` (tag and count) is what to reserve; empty means what the device
    /// is known to use, or else one of everything that is sold for it and owned. The same request code gets the same answer.
    pub fn reserve(
        &mut self,
        now: DateTime<Utc>,
        virtual_account: Option<&str>,
        request_code: &str,
        wanted: &[(String, u32)],
    ) -> Result<ReservationCode, PortalError> {
        let udi = udi_of(request_code).ok_or_else(|| PortalError::RequestCode(request_code.to_owned()))?;
        let place = self.place_of(&udi).map_or_else(|| self.place(virtual_account), Ok)?;
        let account = self.accounts.get(&place.account);
        if !account.is_some_and(|account| account.reservation) {
            return Err(PortalError::ReservationNotEnabled(place.account));
        }
        if let Some(known) = self
            .reservation_of(&udi)
            .filter(|known| known.request_code == request_code)
        {
            return Ok(known.code.clone());
        }
        let code = self.reservation_code(now, &place, &udi, request_code, wanted)?;
        let reserved = Reserved {
            request_code: request_code.to_owned(),
            code: code.clone(),
            unconfirmed: false,
        };
        self.admit(now, &udi, &place).map_err(PortalError::Refused)?.reservation = Some(reserved);
        let (kind, message) = (EventKind::Reserved, said(&code));
        self.events.note(now, kind, &place.virtual_account, message);
        Ok(code)
    }

    /// Product Instances > Actions > Update Reserved Licenses: a new authorization for the same request. The device's
    /// confirmation code must come back.
    ///
    /// # Errors
    /// The device has no reservation; as for [`Cssm::reserve`].
    pub fn update_reservation(
        &mut self,
        now: DateTime<Utc>,
        udi: &Udi,
        wanted: &[(String, u32)],
    ) -> Result<ReservationCode, PortalError> {
        let none = || PortalError::NoReservation(udi.to_string());
        let request_code = self.reservation_of(udi).ok_or_else(none)?.request_code.clone();
        let place = self.place_of(udi).ok_or_else(none)?;
        let code = self.reservation_code(now, &place, udi, &request_code, wanted)?;
        if let Some(instance) = self.instances.get_mut(&udi.to_string()) {
            instance.reservation = Some(Reserved {
                request_code,
                code: code.clone(),
                unconfirmed: true,
            });
        }
        let (kind, message) = (EventKind::ReservationUpdated, said(&code));
        self.events.note(now, kind, &place.virtual_account, message);
        Ok(code)
    }

    /// Product Instances > Actions > Enter Confirmation Code, after an update.
    ///
    /// # Errors
    /// It is not the device's.
    pub fn confirm_reservation(&mut self, udi: &Udi, code: &str) -> Result<(), PortalError> {
        let instance = self.instances.get_mut(&udi.to_string());
        let reserved = instance.and_then(|instance| instance.reservation.as_mut());
        let reserved = reserved.ok_or_else(|| PortalError::NoReservation(udi.to_string()))?;
        if reserved.code.confirmation() != code.trim() {
            return Err(wrong_code("confirmation", code, udi));
        }
        reserved.unconfirmed = false;
        Ok(())
    }

    /// Product Instances > Remove Reservation, with the device's return code; without one it is Cisco's support that does it
    /// for a device that is dead (document 214381).
    ///
    /// # Errors
    /// The device has no reservation, or the code is not its own.
    pub fn release(&mut self, now: DateTime<Utc>, udi: &Udi, code: Option<&str>) -> Result<(), PortalError> {
        let instance = self
            .instances
            .get_mut(&udi.to_string())
            .ok_or_else(|| PortalError::NoInstance(udi.to_string()))?;
        let what = match (&instance.reservation, &instance.universal) {
            (Some(reserved), _) => reserved.code.instance.clone(),
            (None, Some(universal)) => universal.code.clone(),
            (None, None) => return Err(PortalError::NoReservation(udi.to_string())),
        };
        if let Some(code) = code.filter(|code| return_code(udi, &what) != code.trim()) {
            return Err(wrong_code("return", code, udi));
        }
        (instance.reservation, instance.universal) = (None, None);
        let kind = EventKind::ReservationReturned;
        self.events.note(now, kind, &instance.virtual_account, udi.to_string());
        Ok(())
    }

    /// License Reservation, for all features and for good: a code that is typed on the device. It needs an approval of Cisco
    /// beside that of specific reservation.
    ///
    /// # Errors
    /// No request code, or no approval.
    pub fn reserve_universal(
        &mut self,
        now: DateTime<Utc>,
        virtual_account: Option<&str>,
        request_code: &str,
    ) -> Result<String, PortalError> {
        let request_code = request_code.trim();
        let udi = udi_of(request_code).ok_or_else(|| PortalError::RequestCode(request_code.to_owned()))?;
        let place = self.place_of(&udi).map_or_else(|| self.place(virtual_account), Ok)?;
        let approved = |account: &crate::cisco::SmartAccount| account.permanent_reservation;
        if !self.accounts.get(&place.account).is_some_and(approved) {
            return Err(PortalError::PermanentNotEnabled(place.account));
        }
        let code = universal(request_code);
        let instance = self.admit(now, &udi, &place).map_err(PortalError::Refused)?;
        instance.universal = Some(Universal {
            request_code: request_code.to_owned(),
            code: code.clone(),
            since: now,
        });
        let kind = EventKind::Reserved;
        self.events
            .note(now, kind, &place.virtual_account, format!("{udi}: universal"));
        Ok(code)
    }

    fn reservation_code(
        &self,
        now: DateTime<Utc>,
        place: &Place,
        udi: &Udi,
        request_code: &str,
        wanted: &[(String, u32)],
    ) -> Result<ReservationCode, PortalError> {
        let wanted = if wanted.is_empty() {
            self.fitting(now, place, udi)?
        } else {
            wanted.to_vec()
        };
        for (tag, _) in &wanted {
            if Covers::of(tag, &udi.pid) == Covers::No {
                let (name, pid) = (entitlements::name_of(tag).to_owned(), udi.pid.clone());
                return Err(PortalError::DoesNotCover { name, pid });
            }
        }
        self.check_surplus(now, place, udi, &wanted)?;
        Ok(ReservationCode {
            instance: instance_of(request_code),
            // The file holds milliseconds, and what is kept must be what is in the file.
            timestamp: DateTime::from_timestamp_millis(now.timestamp_millis()).unwrap_or(now),
            entitlements: wanted
                .iter()
                .map(|(tag, count)| self.reserved_license(now, place, tag, *count))
                .collect(),
            udi: udi.clone(),
        })
    }

    fn reservation_of(&self, udi: &Udi) -> Option<&Reserved> {
        self.instances.get(&udi.to_string())?.reservation.as_ref()
    }

    fn fitting(&self, now: DateTime<Utc>, place: &Place, udi: &Udi) -> Result<Vec<(String, u32)>, PortalError> {
        let used = self.instances.get(&udi.to_string()).into_iter().flat_map(|i| &i.usage);
        let used: Vec<_> = used
            .filter(|(_, u)| u.count > 0)
            .map(|(tag, u)| (tag.clone(), u.count))
            .collect();
        if !used.is_empty() {
            return Ok(used);
        }
        let owned = entitlements::for_product(&udi.pid).filter(|row| self.purchased(now, place, &row.tag) > 0);
        let owned: Vec<_> = owned.map(|row| (row.tag.clone(), 1)).collect();
        if owned.is_empty() {
            return Err(PortalError::NothingFits {
                virtual_account: place.virtual_account.clone(),
                pid: udi.pid.clone(),
            });
        }
        Ok(owned)
    }

    fn check_surplus(
        &self,
        now: DateTime<Utc>,
        place: &Place,
        udi: &Udi,
        wanted: &[(String, u32)],
    ) -> Result<(), PortalError> {
        for (tag, count) in wanted {
            let surplus = self.surplus(now, place, tag, std::slice::from_ref(udi));
            if i64::from(*count) > surplus {
                let (name, virtual_account) = (entitlements::name_of(tag).to_owned(), place.virtual_account.clone());
                return Err(PortalError::NotEnough {
                    name,
                    virtual_account,
                    wanted: *count,
                    surplus,
                });
            }
        }
        Ok(())
    }

    fn reserved_license(&self, now: DateTime<Utc>, place: &Place, tag: &str, count: u32) -> ReservedLicense {
        let account = self.accounts.get(&place.account);
        let purchases = account
            .and_then(|a| a.virtual_accounts.get(&place.virtual_account))
            .map(|va| &va.purchases);
        let running = |p: &&Purchase| p.tag == tag && p.ends.is_some_and(|end| now < end);
        // "LONGEST_TERM_FIRST" is what the public API asks for.
        let end = purchases
            .into_iter()
            .flatten()
            .filter(running)
            .filter_map(|p| p.ends)
            .max();
        let name = entitlements::name_of(tag).to_owned();
        ReservedLicense {
            tag: tag.to_owned(),
            count,
            start_date: end.map(|_| date(now)),
            end_date: end.map(date),
            license_type: if end.is_some() { "TERM" } else { "PERPETUAL" }.to_owned(),
            display_name: name.clone(),
            description: name,
            subscription_id: None,
        }
    }
}

fn said(code: &ReservationCode) -> String {
    let licenses: Vec<String> = code
        .entitlements
        .iter()
        .map(|license| format!("{} x {}", license.count, license.display_name))
        .collect();
    format!("{}: {}", code.udi, licenses.join(", "))
}

fn wrong_code(what: &'static str, code: &str, udi: &Udi) -> PortalError {
    PortalError::WrongCode {
        what,
        code: code.trim().to_owned(),
        udi: udi.to_string(),
    }
}

/// The day that [`date`] wrote.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let day = text.strip_suffix(" UTC").unwrap_or(text);
    NaiveDate::parse_from_str(day, "%Y-%b-%d").ok()
}

/// A day as reservations print it: `2019-JAN-15 UTC` (capture of a C9300 with a specific reservation).
fn date(at: DateTime<Utc>) -> String {
    at.format("%Y-%b-%d UTC").to_string().to_uppercase()
}

/// The device that a request code names: `CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44`. The parts at both ends are check
/// digits whose rule is not known.
pub fn udi_of(request_code: &str) -> Option<Udi> {
    let (head, rest) = request_code.trim().split_once("-Z")?;
    let (pid, rest) = rest.split_once(':')?;
    let mut parts = rest.split('-');
    let (sn, middle, tail) = (parts.next()?, parts.next()?, parts.next()?);
    let word = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric());
    let shaped =
        head.len() == 2 && tail.len() == 2 && [head, sn, middle, tail].into_iter().all(word) && !pid.is_empty();
    (shaped && parts.next().is_none()).then(|| Udi::new(pid, sn))
}
