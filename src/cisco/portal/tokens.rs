//! Inventory > Virtual Account > General: tokens.
//!
//! Must not know who uses them.

use chrono::{DateTime, Utc};

use super::PortalError;
use crate::cisco::cssm::{Cssm, Place};
use crate::cisco::event::EventKind;
use crate::cisco::token::{TOKEN_DAYS, TOKEN_USES, Token};

impl Cssm {
    /// General > New Token. Gives back what is to be typed on devices.
    ///
    /// # Errors
    /// Outside the limits of the form, no such account, or one that is bound to an On-Prem.
    pub fn new_token(
        &mut self,
        now: DateTime<Utc>,
        place: &Place,
        description: &str,
        days: u16,
        uses: Option<u16>,
        random: u64,
    ) -> Result<String, PortalError> {
        if !TOKEN_DAYS.contains(&days) {
            return Err(PortalError::Form("a token expires after 1 to 365 days".to_owned()));
        }
        if uses.is_some_and(|uses| !TOKEN_USES.contains(&uses)) {
            return Err(PortalError::Form("a token can be used 1 to 100 times".to_owned()));
        }
        let virtual_account = self.virtual_account_mut(place)?;
        if let Some(on_prem) = &virtual_account.on_prem {
            return Err(PortalError::Bound {
                virtual_account: place.virtual_account.clone(),
                on_prem: on_prem.clone(),
            });
        }
        let token = Token::new(now, description, days, uses, random);
        let value = token.value.clone();
        if !virtual_account.add_token(token) {
            let full = "the Virtual Account cannot hold more tokens".to_owned();
            return Err(PortalError::Form(full));
        }
        self.events
            .note(now, EventKind::TokenCreated, &place.virtual_account, description);
        Ok(value)
    }

    /// Unchecks "Allow export-controlled functionality on the products registered with this token".
    pub fn forbid_export(&mut self, value: &str) {
        let all = self
            .accounts
            .values_mut()
            .flat_map(|account| account.virtual_accounts.values_mut());
        for token in all.flat_map(|va| &mut va.tokens).filter(|token| token.value == value) {
            token.export_controlled = false;
        }
    }

    /// Actions > Revoke, of a token.
    ///
    /// # Errors
    /// There is none such.
    pub fn revoke_token(&mut self, now: DateTime<Utc>, value: &str) -> Result<(), PortalError> {
        let all = self
            .accounts
            .values_mut()
            .flat_map(|account| account.virtual_accounts.iter_mut())
            .flat_map(|(name, va)| va.tokens.iter_mut().map(move |token| (name, token)));
        let (name, token) = all
            .into_iter()
            .find(|(_, token)| token.value == value)
            .ok_or(PortalError::NoToken)?;
        token.revoked = true;
        self.events
            .note(now, EventKind::TokenRevoked, name, token.description.as_str());
        Ok(())
    }

    /// The tokens of a Virtual Account, oldest first.
    pub fn tokens(&self, place: &Place) -> &[Token] {
        self.virtual_account(place).map_or(&[], |va| &va.tokens)
    }
}
