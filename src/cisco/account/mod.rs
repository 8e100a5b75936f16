//! Smart Accounts and Virtual Accounts: what was bought, and which tokens let devices in.
//!
//! Must not know what devices use; that is counted from product instances (`instance.rs`).

mod purchase;

pub use purchase::{EXPIRING_DAYS, Purchase, PurchaseState, Term};

use chrono::{DateTime, Utc};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::TOKENS_MAX;
use super::token::Token;
use crate::wire::Policy;

/// A Smart Account: an organisation, known by its domain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmartAccount {
    /// `solvethenetwork.com`; also what devices print as its name.
    pub domain: String,
    /// The Virtual Account for devices that nothing else places.
    pub default: String,
    /// Virtual Accounts by name, in the order of the portal.
    pub virtual_accounts: IndexMap<String, VirtualAccount>,
    /// The reporting policy that Cisco gave the account; `None`: devices keep the Cisco default.
    pub policy: Option<Policy>,
    /// Whether Cisco has allowed licence reservation for the account.
    pub reservation: bool,
    /// Whether Cisco has allowed permanent (universal) reservation too, which needs an approval of its own.
    #[serde(default)]
    pub permanent_reservation: bool,
    /// Where to put devices that come with trust which this CSSM has not seen issued: they were there before the lab
    /// began. `None` refuses them.
    pub adopts_into: Option<String>,
}

/// A part of a Smart Account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VirtualAccount {
    /// Which site, team or device family it is for.
    #[serde(default)]
    pub about: String,
    /// Its tokens, oldest first.
    pub tokens: Vec<Token>,
    /// What was bought for it.
    pub purchases: Vec<Purchase>,
    /// The SSM On-Prem that it is bound to: tokens are made there then.
    #[serde(default)]
    pub on_prem: Option<String>,
}

impl SmartAccount {
    /// The name of the Virtual Account called `name`, upper and lower case alike, as the portal writes it.
    pub fn virtual_account(&self, name: &str) -> Option<&str> {
        self.virtual_accounts
            .keys()
            .find(|known| known.eq_ignore_ascii_case(name))
            .map(String::as_str)
    }
}

impl VirtualAccount {
    /// How many of a tag it owns at a moment.
    pub fn purchased(&self, tag: &str, now: DateTime<Utc>) -> u32 {
        let of_tag = self.purchases.iter().filter(|p| p.tag == tag);
        of_tag.map(|p| p.counts(now)).fold(0, u32::saturating_add)
    }

    /// Puts a token into the list; `false` when the list is full.
    pub fn add_token(&mut self, token: Token) -> bool {
        let room = self.tokens.len() < TOKENS_MAX;
        if room {
            self.tokens.push(token);
        }
        room
    }
}
