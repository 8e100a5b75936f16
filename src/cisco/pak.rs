//! Product License Registration: a PAK goes in with a UDI, a licence file for that UDI comes out.
//!
//! What was given out is remembered: it can be downloaded again, and moved to another UDI (re-host; for a box that was
//! replaced, RMA). How Cisco's portal words things is recalled. Must not know what a device does with a file.

use chrono::{DateTime, Utc};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::PAKS_MAX;
use crate::limits::PAK_LICENCES_PER_FILE_MAX;
use crate::wire::{PakLicence, Udi};

/// Products and the feature that each licenses (from memory).
const PRODUCTS: &[(&str, &str)] = &[
    ("L-SL-44-APP-K9=", "appxk9"),
    ("L-SL-44-SEC-K9=", "securityk9"),
    ("L-SL-44-UC-K9=", "uck9"),
    ("FL-44-HSEC-K9=", "hseck9"),
    ("FL-44-PERF-K9=", "throughput"),
];

/// The portal, with every PAK it knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PakPortal {
    /// PAKs by their number, in the order in which they came.
    pub paks: IndexMap<String, Pak>,
}

/// A Product Authorization Key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pak {
    /// Product that was bought.
    pub sku: String,
    /// Feature that it licenses.
    pub feature: String,
    /// For how many devices.
    pub quantity: u32,
    /// What it became, oldest first.
    pub issued: Vec<Issued>,
}

/// One licence that was given out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// The licence.
    pub licence: PakLicence,
    /// The device that it was moved to.
    pub moved_to: Option<Udi>,
}

/// What the portal says when it will not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PakError {
    /// A number that Cisco never gave out, or mistyped.
    #[error("`{0}` is no PAK that the portal knows")]
    NoPak(String),
    /// Each of its licences is given out.
    #[error("PAK {pak} is used up: {quantity} of {quantity} redeemed")]
    UsedUp {
        /// The PAK.
        pak: String,
        /// Its quantity.
        quantity: u32,
    },
    /// This device has its licence.
    #[error("PAK {pak} is redeemed for {udi} already: download the license again instead")]
    Redeemed {
        /// The PAK.
        pak: String,
        /// The device.
        udi: Udi,
    },
    /// Nothing was given out for it.
    #[error("there is no license for {0}")]
    NoLicence(Udi),
    /// From a device to itself.
    #[error("a license is moved to another device than {0}")]
    SameDevice(Udi),
    /// Outside the limits of the form.
    #[error("{0}")]
    Form(String),
}

impl Pak {
    /// How many licences are left.
    pub fn left(&self) -> u32 {
        let used = self.issued.iter().filter(|issued| issued.moved_to.is_none()).count();
        self.quantity.saturating_sub(u32::try_from(used).unwrap_or(u32::MAX))
    }

    fn active(&self, udi: &Udi) -> Option<&PakLicence> {
        let active = |issued: &&Issued| issued.moved_to.is_none() && issued.licence.udi == *udi;
        self.issued.iter().find(active).map(|issued| &issued.licence)
    }
}

impl PakPortal {
    /// Makes a PAK known.
    ///
    /// # Errors
    /// It is known already, has no quantity, or there is no room.
    pub fn add(&mut self, pak: &str, sku: &str, feature: &str, quantity: u32) -> Result<(), PakError> {
        if pak.is_empty() || quantity == 0 || self.paks.contains_key(pak) || self.paks.len() >= PAKS_MAX {
            return Err(PakError::Form(format!("PAK `{pak}` cannot be added")));
        }
        let (sku, feature) = (sku.to_owned(), feature.to_owned());
        let issued = Vec::new();
        self.paks.insert(
            pak.to_owned(),
            Pak {
                sku,
                feature,
                quantity,
                issued,
            },
        );
        Ok(())
    }

    /// Orders a product, by its number or by the feature; gives the PAK that comes by mail. `random` makes it different from
    /// every other.
    ///
    /// # Errors
    /// No such product, or no quantity.
    pub fn order(&mut self, product: &str, quantity: u32, random: u64) -> Result<String, PakError> {
        let known = |(sku, feature): &&(&str, &str)| sku.eq_ignore_ascii_case(product) || *feature == product;
        let Some((sku, feature)) = PRODUCTS.iter().find(known) else {
            let all: Vec<&str> = PRODUCTS.iter().map(|(sku, _)| *sku).collect();
            return Err(PakError::Form(format!(
                "no product is called `{product}`; there are {}",
                all.join(", ")
            )));
        };
        // Eleven characters, as PAKs have.
        let pak = format!("4451J{:06X}", random & 0x00ff_ffff);
        self.add(&pak, sku, feature, quantity)?;
        Ok(pak)
    }

    /// Redeems PAKs for a device: all or none.
    ///
    /// # Errors
    /// One is not known, used up, or redeemed for this device already.
    pub fn redeem(&mut self, now: DateTime<Utc>, paks: &[String], udi: &Udi) -> Result<Vec<PakLicence>, PakError> {
        if paks.len() > PAK_LICENCES_PER_FILE_MAX {
            return Err(PakError::Form(format!(
                "a file holds at most {PAK_LICENCES_PER_FILE_MAX} licenses"
            )));
        }
        let mut after = self.clone();
        let mut licences = Vec::new();
        for name in paks {
            let pak = after.paks.get_mut(name).ok_or_else(|| PakError::NoPak(name.clone()))?;
            if pak.active(udi).is_some() {
                return Err(PakError::Redeemed {
                    pak: name.clone(),
                    udi: udi.clone(),
                });
            }
            if pak.left() == 0 {
                return Err(PakError::UsedUp {
                    pak: name.clone(),
                    quantity: pak.quantity,
                });
            }
            let licence = PakLicence::issue(&pak.feature, udi, name, whole(now));
            pak.issued.push(Issued {
                licence: licence.clone(),
                moved_to: None,
            });
            licences.push(licence);
        }
        *self = after;
        Ok(licences)
    }

    /// All licences of a device, as they were given out.
    ///
    /// # Errors
    /// There is none.
    pub fn licences_of(&self, udi: &Udi) -> Result<Vec<PakLicence>, PakError> {
        let found: Vec<PakLicence> = self.paks.values().filter_map(|pak| pak.active(udi)).cloned().collect();
        if found.is_empty() {
            return Err(PakError::NoLicence(udi.clone()));
        }
        Ok(found)
    }

    /// Moves all licences of a device to another one: those of the old one count no longer, and nobody asks it (RMA).
    ///
    /// # Errors
    /// The old device has none, or both are the same.
    pub fn rehost(&mut self, now: DateTime<Utc>, from: &Udi, to: &Udi) -> Result<Vec<PakLicence>, PakError> {
        if from == to {
            return Err(PakError::SameDevice(from.clone()));
        }
        self.licences_of(from)?;
        let mut licences = Vec::new();
        for (name, pak) in &mut self.paks {
            let active = |issued: &&mut Issued| issued.moved_to.is_none() && issued.licence.udi == *from;
            let Some(issued) = pak.issued.iter_mut().find(active) else {
                continue;
            };
            issued.moved_to = Some(to.clone());
            let licence = match pak.active(to) {
                Some(known) => known.clone(),
                None => PakLicence::issue(&pak.feature, to, name, whole(now)),
            };
            if pak.active(to).is_none() {
                pak.issued.push(Issued {
                    licence: licence.clone(),
                    moved_to: None,
                });
            }
            licences.push(licence);
        }
        Ok(licences)
    }
}

fn whole(now: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn udi(sn: &str) -> Udi {
        Udi::new("ISR4451-X/K9", sn)
    }

    fn portal() -> PakPortal {
        let mut portal = PakPortal::default();
        portal
            .add("A", "L-SL-44-SEC-K9=", "securityk9", 1)
            .expect("it is added");
        portal.add("B", "L-SL-44-APP-K9=", "appxk9", 2).expect("it is added");
        portal
    }

    fn both() -> Vec<String> {
        vec!["A".to_owned(), "B".to_owned()]
    }

    #[test]
    fn a_pak_becomes_as_many_licences_as_were_bought() {
        let (mut portal, now) = (portal(), DateTime::UNIX_EPOCH);
        let licences = portal.redeem(now, &both(), &udi("1")).expect("both are free");
        assert!(
            licences
                .iter()
                .all(|licence| licence.is_genuine() && licence.udi == udi("1"))
        );
        assert_eq!((portal.paks["A"].left(), portal.paks["B"].left()), (0, 1));
        assert_eq!(portal.licences_of(&udi("1")), Ok(licences));
        let before = portal.clone();
        let again = portal.redeem(now, &both(), &udi("1"));
        assert!(matches!(again, Err(PakError::Redeemed { .. })), "{again:?}");
        // B is free and A is not: nothing happens.
        let other = portal.redeem(now, &["B".to_owned(), "A".to_owned()], &udi("2"));
        assert!(matches!(other, Err(PakError::UsedUp { .. })), "{other:?}");
        assert_eq!(
            portal.redeem(now, &["X".to_owned()], &udi("2")),
            Err(PakError::NoPak("X".to_owned()))
        );
        assert_eq!(portal, before);
    }

    #[test]
    fn a_rehost_moves_everything_and_uses_nothing_up() {
        let (mut portal, now) = (portal(), DateTime::UNIX_EPOCH);
        assert_eq!(
            portal.rehost(now, &udi("1"), &udi("2")),
            Err(PakError::NoLicence(udi("1")))
        );
        let old = portal.redeem(now, &both(), &udi("1")).expect("both are free");
        assert_eq!(
            portal.rehost(now, &udi("1"), &udi("1")),
            Err(PakError::SameDevice(udi("1")))
        );
        let new = portal.rehost(now, &udi("1"), &udi("2")).expect("it has licences");
        assert_eq!(new.len(), old.len());
        assert!(
            new.iter()
                .all(|licence| licence.udi == udi("2") && licence.is_genuine())
        );
        assert_eq!(portal.licences_of(&udi("1")), Err(PakError::NoLicence(udi("1"))));
        assert_eq!((portal.paks["A"].left(), portal.paks["B"].left()), (0, 1));
    }

    #[test]
    fn an_order_gives_a_pak_of_its_own() {
        let mut portal = portal();
        let first = portal.order("L-SL-44-SEC-K9=", 1, 1).expect("there is such a product");
        let second = portal.order("hseck9", 3, 2).expect("there is such a feature");
        assert_ne!(first, second);
        assert_eq!(portal.paks[&second].feature, "hseck9");
        assert!(portal.order("L-SL-99=", 1, 3).is_err());
        assert!(portal.order("hseck9", 0, 4).is_err());
    }
}
