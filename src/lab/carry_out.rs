//! Directives carried out: on the lab's time and faults, on a device's clock and flash, at the CSSM portal.
//!
//! Must not know how a directive is written.

use chrono::{DateTime, Utc};

use super::Lab;
use super::clock::{TimeError, in_range};
use super::directives::{Directed, Directive, DirectiveError, Portal};
use super::faults::{EVERYWHERE, Fault};
use super::operator::put_in_flash;
use crate::device::{Device, license, ntp, timers, view};
use crate::limits::FLASH_FILES_MAX;
use crate::wire::{LicenseFile, Udi};

impl Lab {
    /// Carries out a directive for the device at whose console it was given.
    ///
    /// # Errors
    /// When it cannot be done; then nothing has changed, except that time may have moved to where it stuck.
    pub fn direct(&mut self, device: &str, directive: &Directive) -> Result<Directed, DirectiveError> {
        match directive {
            Directive::Advance(span) => self.advance(*span)?,
            Directive::AdvanceTo(time) => self.advance_to(*time)?,
            Directive::Clock(time) => self.set_clock(device, *time)?,
            Directive::ClockOff(by) => {
                let time = self.now().checked_add_signed(*by).ok_or(TimeError::Year)?;
                self.set_clock(device, in_range(time)?)?;
            }
            Directive::Fault(text) => self.set_fault(text)?,
            Directive::ClearFault(which) => {
                self.outside.faults.clear(which)?;
                self.wake();
            }
            Directive::Faults => return Ok(self.list_faults()),
            Directive::Cssm(portal) => return self.at_portal(device, portal),
        }
        Ok(Directed::default())
    }

    fn set_clock(&mut self, name: &str, time: DateTime<Utc>) -> Result<(), DirectiveError> {
        let now = self.now();
        let device = self
            .device_mut(name)
            .ok_or_else(|| DirectiveError::NoDevice(name.to_owned()))?;
        let before = device.skew;
        device.skew = time - now;
        timers::clock_was_set(device, before);
        self.unbidden(name, license::clock_changed);
        Ok(())
    }

    fn set_fault(&mut self, text: &str) -> Result<(), DirectiveError> {
        let fault = Fault::parse(text, self.now())?;
        let known = fault.target == EVERYWHERE
            || self
                .outside
                .network
                .hosts
                .iter()
                .any(|(name, host)| fault.is_for(name, host));
        if !known {
            return Err(DirectiveError::NoTarget(fault.target));
        }
        self.outside.faults.set(fault)?;
        self.wake();
        Ok(())
    }

    /// The outside has changed: devices that look only when it does look soon.
    fn wake(&mut self) {
        let now = self.now();
        for device in self.devices.values_mut() {
            ntp::may_have_changed(device, now);
        }
    }

    /// What is set, a line each, with when it is there.
    fn list_faults(&self) -> Directed {
        let outside = &self.outside;
        let lines = outside.faults.iter().map(|fault| {
            let now = if fault.schedule.strikes(outside.now, &outside.random, &fault.key()) {
                "now"
            } else {
                "not now"
            };
            format!("{fault} ({now})\n")
        });
        Directed {
            text: lines.collect(),
            captured: None,
        }
    }

    fn at_portal(&mut self, device: &str, portal: &Portal) -> Result<Directed, DirectiveError> {
        match portal {
            Portal::Token { va, name, days, uses } => {
                self.new_token(va.as_deref(), name.as_deref(), *days, *uses, device)
            }
            Portal::Revoke { token } => Ok(self.outside.cssm.revoke_token(token).map(|()| Directed::default())?),
            Portal::Upload { file, ack, va } => self.upload(device, file, ack, va.as_deref()),
            Portal::Reserve { code, to, va } => {
                self.check_room(device, to)?;
                let code = self.outside.cssm.reserve(self.outside.now, va.as_deref(), code, &[])?;
                self.put(device, to, &LicenseFile::Reservation(code))
            }
            Portal::Release => {
                let udi = self.udi(device)?;
                Ok(self.outside.cssm.release(&udi).map(|()| Directed::default())?)
            }
            Portal::Remove => {
                let udi = self.udi(device)?;
                Ok(self.outside.cssm.remove_instance(&udi).map(|()| Directed::default())?)
            }
            Portal::Transfer { va } => {
                let udi = self.udi(device)?;
                Ok(self
                    .outside
                    .cssm
                    .transfer_instance(&udi, va)
                    .map(|()| Directed::default())?)
            }
        }
    }

    fn new_token(
        &mut self,
        va: Option<&str>,
        name: Option<&str>,
        days: u16,
        uses: Option<u16>,
        description: &str,
    ) -> Result<Directed, DirectiveError> {
        let outside = &mut self.outside;
        let place = outside.cssm.place(va)?;
        let token = outside
            .cssm
            .new_token(outside.now, &place, description, days, uses, outside.random.draw())?;
        Ok(match name {
            Some(name) => Directed {
                text: String::new(),
                captured: Some((name.to_owned(), token)),
            },
            None => Directed {
                text: format!("{token}\n"),
                captured: None,
            },
        })
    }

    fn upload(&mut self, name: &str, file: &str, ack: &str, va: Option<&str>) -> Result<Directed, DirectiveError> {
        self.check_room(name, ack)?;
        let missing = || DirectiveError::NoFile {
            device: name.to_owned(),
            file: file.to_owned(),
        };
        let bytes = self
            .of(name)?
            .flash
            .get(file)
            .map(|file| file.bytes.clone())
            .ok_or_else(missing)?;
        let (cssm, now) = (&mut self.outside.cssm, self.outside.now);
        let is_request = matches!(
            LicenseFile::parse(&bytes),
            Ok(LicenseFile::TrustRequest(_) | LicenseFile::AuthorizationRequest(_))
        );
        let answer = if is_request {
            cssm.upload_request(now, va, &bytes)?
        } else {
            LicenseFile::Ack(cssm.upload_usage(now, va, &bytes)?)
        };
        self.put(name, ack, &answer)
    }

    fn of(&self, name: &str) -> Result<&Device, DirectiveError> {
        self.device(name)
            .ok_or_else(|| DirectiveError::NoDevice(name.to_owned()))
    }

    fn udi(&self, name: &str) -> Result<Udi, DirectiveError> {
        let state = &self.of(name)?.state;
        let udi = state
            .text(view::UDI_PID)
            .zip(state.text(view::UDI_SN))
            .map(|(pid, sn)| Udi::new(pid, sn));
        udi.ok_or_else(|| DirectiveError::NoUdi(name.to_owned()))
    }

    fn check_room(&self, name: &str, file: &str) -> Result<(), DirectiveError> {
        let flash = &self.of(name)?.flash;
        let room = flash.len() < FLASH_FILES_MAX || flash.contains_key(file);
        let folder = file
            .rsplit_once('/')
            .is_none_or(|(folder, _)| flash.contains_key(&format!("{folder}/")));
        if room && folder {
            Ok(())
        } else {
            Err(DirectiveError::NotWritten(file.to_owned()))
        }
    }

    fn put(&mut self, name: &str, file: &str, content: &LicenseFile) -> Result<Directed, DirectiveError> {
        let now = self.now();
        let device = self
            .device_mut(name)
            .ok_or_else(|| DirectiveError::NoDevice(name.to_owned()))?;
        put_in_flash(device, now, file.to_owned(), content.write().into_bytes());
        Ok(Directed::default())
    }
}
