//! The questions of `copy`: what was not typed is asked, what was typed is offered as the default.

use super::super::dialogue::{Asked, Dialogue};
use super::super::flash;
use super::super::reaction::Piece;
use super::super::world::RemoteFile;
use super::super::{Ctx, view};
use super::place::{Place, config_name};
use crate::screen::value::Record;

/// One `copy` under way.
pub(super) struct Questions<'a, 'c> {
    /// The dialogue.
    pub dialogue: Dialogue<'a>,
    /// The device.
    pub ctx: &'a Ctx<'c>,
    /// `file prompt quiet`: only what is missing is asked.
    pub quiet: bool,
}

impl Questions<'_, '_> {
    /// Completes the end that is read.
    pub(super) fn source(&mut self, from: &mut Place) -> Asked<()> {
        match from {
            Place::Running | Place::Startup => {}
            Place::Flash { name, .. } => {
                if name.is_empty() {
                    *name = self.ask("file/copy/ask_source", "")?;
                }
            }
            Place::Remote(file) => {
                if file.host.is_empty() {
                    file.host = self.ask("file/copy/ask_host", "")?;
                    self.user(file, "file/copy/ask_source_user")?;
                }
                if file.path.is_empty() || file.path.ends_with('/') {
                    let folder = file.path.clone();
                    file.path = self.ask("file/copy/ask_source", &folder)?;
                }
            }
        }
        Ok(())
    }

    /// Completes the end that is written.
    pub(super) fn destination(&mut self, to: &mut Place, from: &Place) -> Asked<()> {
        let base = from.base_name(self.ctx.device);
        match to {
            Place::Running => self.name("running-config").map(|_| ()),
            Place::Startup => self.name("startup-config").map(|_| ()),
            Place::Flash { name, .. } => {
                let offered = if flash::is_folder(self.ctx.device, name) {
                    flash::join(name, &base)
                } else {
                    name.clone()
                };
                *name = self.name(&offered)?.trim_matches('/').to_owned();
                Ok(())
            }
            Place::Remote(file) => self.remote_destination(file, from, &base),
        }
    }

    fn remote_destination(&mut self, file: &mut RemoteFile, from: &Place, base: &str) -> Asked<()> {
        let known = file.host.clone();
        if known.is_empty() || !self.quiet {
            file.host = self.ask("file/copy/ask_host", &known)?;
        }
        self.user(file, "file/copy/ask_destination_user")?;
        let base = match from {
            Place::Running | Place::Startup => config_name(self.ctx.device),
            _ => base.to_owned(),
        };
        let offered = match file.path.as_str() {
            "" => base,
            path if path.ends_with('/') => format!("{path}{base}"),
            path => path.to_owned(),
        };
        file.path = self.name(&offered)?;
        Ok(())
    }

    /// SCP and SFTP ask for the user; what is offered without one is who is logged in, else the host name
    /// (unverified).
    fn user(&mut self, file: &mut RemoteFile, screen: &'static str) -> Asked<()> {
        if !asks_password(&file.scheme) {
            return Ok(());
        }
        let login = self.ctx.invocation.origin.user.clone();
        let host = || self.ctx.device.state.get(view::HOSTNAME).unwrap_or_default();
        let offered = file.user.clone().or(login).unwrap_or_else(host);
        let given = if self.quiet && file.user.is_some() {
            offered
        } else {
            self.ask(screen, &offered)?
        };
        file.user = Some(given);
        Ok(())
    }

    /// The password of an SCP or SFTP user, asked after `before`.
    pub(super) fn password(&mut self, file: &mut RemoteFile, before: Option<Piece>) -> Asked<()> {
        if let Some(before) = before {
            self.dialogue.say(before);
        }
        if asks_password(&file.scheme) && file.password.is_none() {
            file.password = Some(self.dialogue.hidden("file/copy/ask_password", Record::new())?);
        }
        Ok(())
    }

    /// Whether an existing file may be replaced.
    pub(super) fn overwrite(&mut self, to: &Place) -> Asked<bool> {
        match to {
            Place::Flash { name, .. } if !self.quiet && flash::read(self.ctx.device, name).is_ok() => {
                self.dialogue.say(Piece::screen("file/copy/exists"));
                self.dialogue.confirm("file/copy/ask_overwrite", Record::new())
            }
            _ => Ok(true),
        }
    }

    fn name(&mut self, offered: &str) -> Asked<String> {
        if self.quiet {
            Ok(offered.to_owned())
        } else {
            self.ask("file/copy/ask_destination", offered)
        }
    }

    fn ask(&mut self, screen: &'static str, offered: &str) -> Asked<String> {
        self.dialogue
            .line(screen, Record::new().with(view::ARG_DEFAULT, offered), offered)
    }
}

/// Whether a scheme logs in.
pub(super) fn asks_password(scheme: &str) -> bool {
    matches!(scheme, "scp" | "sftp")
}
