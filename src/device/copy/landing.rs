//! The end of a copy: what was read arrives where it was to go.
//!
//! Whether it would fit is asked before the copy begins, and again when it has come to its end.

use super::super::flash::FlashError;
use super::super::reaction::Reaction;
use super::super::world::TransferFailure;
use super::super::{Ctx, Device, flash, nvram};
use super::place::Place;
use super::{egress, failed, reason};

/// What a copy writes when all of it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landing {
    to: Place,
    /// What the file is called that is copied: a folder on another host gets it under that name.
    name: String,
    bytes: Vec<u8>,
}

impl Landing {
    /// What was read at one end, for the other end.
    pub(super) fn new(device: &Device, from: &Place, to: &Place, bytes: Vec<u8>) -> Self {
        Self {
            to: to.clone(),
            name: from.base_name(device),
            bytes,
        }
    }

    /// The bytes as lines.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Whether it could be written now.
    ///
    /// # Errors
    /// What the device says when it cannot.
    pub(super) fn check(&self, ctx: &mut Ctx<'_>) -> Result<(), Box<Reaction>> {
        let size = self.bytes.len();
        match &self.to {
            Place::Running => Ok(()),
            Place::Startup => nvram::fits(ctx.device, size).then_some(()).ok_or_else(full),
            Place::Flash { name, .. } => {
                flash::accepts(ctx.device, name, size).map_err(|error| self.not_written(&error))
            }
            Place::Remote(file) => {
                let egress = egress(ctx, file);
                let accepted = ctx.world.accepts(&egress, file, &self.name, size);
                accepted.map_err(|failure| self.not_sent(&failure))
            }
        }
    }

    /// Writes it.
    ///
    /// # Errors
    /// What the device says when the room is gone in the meantime.
    pub(super) fn write(&self, ctx: &mut Ctx<'_>) -> Result<(), Box<Reaction>> {
        let now = ctx.now();
        match &self.to {
            // A configuration goes through the grammar instead.
            Place::Running => Ok(()),
            Place::Startup => nvram::store(ctx, self.text()).then_some(()).ok_or_else(full),
            Place::Flash { name, .. } => {
                flash::write(ctx.device, name, self.bytes.clone(), now).map_err(|error| self.not_written(&error))
            }
            Place::Remote(file) => {
                let egress = egress(ctx, file);
                let sent = ctx.world.send(&egress, file, &self.name, &self.bytes);
                sent.map_err(|failure| self.not_sent(&failure))
            }
        }
    }

    /// Writes it, silently, or says why it cannot.
    pub fn land(&self, ctx: &mut Ctx<'_>) -> Reaction {
        self.write(ctx).err().map_or_else(Reaction::silent, |refused| *refused)
    }

    fn not_written(&self, error: &FlashError) -> Box<Reaction> {
        Box::new(failed("file/error/writing", &self.to.url(), &error.to_string()))
    }

    fn not_sent(&self, failure: &TransferFailure) -> Box<Reaction> {
        Box::new(failed("file/error/opening", &self.to.url(), reason(failure)))
    }
}

fn full() -> Box<Reaction> {
    Box::new(Reaction::screen("file/nvram/full"))
}
