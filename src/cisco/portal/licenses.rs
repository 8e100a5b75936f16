//! Inventory > Virtual Account > Licenses: what was bought, what is used, what is short; purchases and transfers.
//!
//! Must not know how use came to be known.

use chrono::{DateTime, Utc};

use super::PortalError;
use crate::cisco::account::{Purchase, PurchaseState, Term};
use crate::cisco::cssm::{Cssm, Place};
use crate::cisco::event::EventKind;
use crate::entitlements;

/// A line of a Virtual Account's "Licenses".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenseRow {
    /// Entitlement tag.
    pub tag: String,
    /// What people call it.
    pub name: String,
    /// Bought, and counting now.
    pub purchased: u32,
    /// In use.
    pub in_use: u32,
    /// Reserved.
    pub reserved: u32,
    /// What is left; below zero is "Insufficient Licenses".
    pub balance: i64,
    /// Whether use needs an authorization code.
    pub export_restricted: bool,
    /// The transactions behind it, those of other times included.
    pub transactions: Vec<Purchase>,
}

impl LicenseRow {
    /// `In Compliance`, as the public API writes it; `Out of Compliance` is unverified.
    pub fn compliance(&self) -> &'static str {
        if self.balance < 0 {
            "Out of Compliance"
        } else {
            "In Compliance"
        }
    }
}

/// Whether an entitlement covers a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covers {
    /// It is sold for it, or for every product.
    Yes,
    /// It is sold for other products: a C9300-24 licence on a C9300-48.
    No,
    /// The catalogue does not know it.
    Unknown,
}

impl Covers {
    /// Whether an entitlement is for that product.
    pub fn of(tag: &str, pid: &str) -> Self {
        match entitlements::by_tag(tag) {
            None => Self::Unknown,
            Some(row) if row.products.is_empty() => Self::Yes,
            Some(row) if row.is_for(pid) => Self::Yes,
            Some(_) => Self::No,
        }
    }
}

impl Cssm {
    /// Inventory > Licenses of a Virtual Account: what it owns, then what is only used.
    pub fn licenses(&self, now: DateTime<Utc>, place: &Place) -> Vec<LicenseRow> {
        let mut tags: indexmap::IndexSet<&str> = indexmap::IndexSet::new();
        let purchases = self.virtual_account(place).map_or(&[][..], |va| &va.purchases);
        tags.extend(purchases.iter().map(|p| p.tag.as_str()));
        for instance in self.instances_in(place) {
            tags.extend(instance.usage.keys().map(String::as_str));
            let reserved = instance.reservation.iter().flat_map(|r| &r.code.entitlements);
            tags.extend(reserved.map(|license| license.tag.as_str()));
            let authorized = instance.authorized.iter().flat_map(|code| &code.entitlements);
            tags.extend(authorized.map(|(tag, _)| tag.as_str()));
        }
        tags.into_iter().map(|tag| self.license(now, place, tag)).collect()
    }

    fn license(&self, now: DateTime<Utc>, place: &Place, tag: &str) -> LicenseRow {
        let purchases = self.virtual_account(place).map_or(&[][..], |va| &va.purchases);
        let sum = |of: &dyn Fn(&crate::cisco::instance::ProductInstance) -> u32| {
            self.instances_in(place).map(of).fold(0, u32::saturating_add)
        };
        LicenseRow {
            tag: tag.to_owned(),
            name: entitlements::name_of(tag).to_owned(),
            purchased: self.purchased(now, place, tag),
            in_use: sum(&|instance| instance.used(tag)),
            reserved: sum(&|instance| instance.reserved(tag).max(instance.authorized(tag))),
            balance: self.surplus(now, place, tag, &[]),
            export_restricted: entitlements::by_tag(tag).is_some_and(|row| row.export_controlled),
            transactions: purchases.iter().filter(|p| p.tag == tag).cloned().collect(),
        }
    }

    /// What an order brings: a transaction in a Virtual Account.
    ///
    /// # Errors
    /// No such licence or account, or a quantity of none.
    pub fn buy(
        &mut self,
        now: DateTime<Utc>,
        place: &Place,
        purchase: Purchase,
        term: Term,
    ) -> Result<(), PortalError> {
        if purchase.quantity == 0 {
            return Err(PortalError::Form("an order has at least one license".to_owned()));
        }
        let starts = purchase.starts.unwrap_or(now);
        let message = format!(
            "{} x {}, {term}",
            purchase.quantity,
            entitlements::name_of(&purchase.tag)
        );
        let purchase = Purchase {
            starts: Some(starts),
            ends: term.end(starts),
            ..purchase
        };
        self.virtual_account_mut(place)?.purchases.push(purchase);
        let kind = EventKind::LicensesAdded;
        self.events.note(now, kind, &place.virtual_account, message);
        Ok(())
    }

    /// Licenses > Actions > Transfer: moves licences between Virtual Accounts of one Smart Account, the longest terms first
    /// (unverified; the API orders so). What is in use or reserved may leave too: the account that gives is short then.
    ///
    /// # Errors
    /// Fewer are there than asked for, or the accounts are of two Smart Accounts.
    pub fn transfer_licenses(
        &mut self,
        now: DateTime<Utc>,
        from: &Place,
        to: &Place,
        tag: &str,
        count: u32,
    ) -> Result<(), PortalError> {
        let name = entitlements::name_of(tag).to_owned();
        if from.account != to.account {
            let why = "licenses are moved within one Smart Account only".to_owned();
            return Err(PortalError::Form(why));
        }
        let there = self.purchased(now, from, tag);
        if count == 0 || count > there || from == to {
            return Err(PortalError::NotEnough {
                name,
                virtual_account: from.virtual_account.clone(),
                wanted: count,
                surplus: i64::from(there),
            });
        }
        let moved = take(&mut self.virtual_account_mut(from)?.purchases, now, tag, count);
        self.virtual_account_mut(to)?.purchases.extend(moved);
        let message = format!("{count} x {name}: {} to {}", from.virtual_account, to.virtual_account);
        let kind = EventKind::LicensesTransferred;
        self.events.note(now, kind, &from.virtual_account, message);
        Ok(())
    }

    /// Entitlements of the same feature that are for other products and left over: what does not help a device that is short.
    pub fn left_over_for_others(&self, now: DateTime<Utc>, place: &Place, tag: &str) -> Vec<LicenseRow> {
        let feature = entitlements::by_tag(tag).map(|row| row.feature.as_str());
        let other = |row: &LicenseRow| {
            row.tag != tag
                && row.balance > 0
                && entitlements::by_tag(&row.tag).map(|row| row.feature.as_str()) == feature
        };
        let rows = self.licenses(now, place).into_iter();
        rows.filter(|row| feature.is_some() && other(row)).collect()
    }
}

/// Takes that many out of the purchases that count, perpetual ones and long terms first.
fn take(purchases: &mut Vec<Purchase>, now: DateTime<Utc>, tag: &str, count: u32) -> Vec<Purchase> {
    let mut order: Vec<usize> = (0..purchases.len())
        .filter(|n| purchases[*n].tag == tag && purchases[*n].state(now) == PurchaseState::Active)
        .collect();
    order.sort_by_key(|n| purchases[*n].ends.map_or((0, 0), |end| (1, -end.timestamp())));
    let (mut left, mut moved) = (count, Vec::new());
    for n in order {
        let part = purchases[n].quantity.min(left);
        if part == 0 {
            break;
        }
        purchases[n].quantity -= part;
        left -= part;
        moved.push(Purchase {
            quantity: part,
            ..purchases[n].clone()
        });
    }
    purchases.retain(|p| p.quantity > 0);
    moved
}
