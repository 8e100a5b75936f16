//! Who may come in: users, passwords of lines, the enable secret.
//!
//! Must not know how they are asked for.

use crate::device::action::Answer;
use crate::device::reaction::Piece;
use crate::device::world::World;
use crate::device::{secret, view};
use crate::screen::value::{Key, Record, Value};
use crate::session::dialogue::{Call, Doer};

use crate::session::talk::Line;

use super::Rack;

/// Something that has to be known: a hash or a password as the running-config shows it, and its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    kind: i64,
    text: String,
}

impl Secret {
    /// Whether `typed` is it.
    pub fn accepts(&self, typed: &str) -> bool {
        secret::matches(self.kind, &self.text, typed)
    }

    fn in_record(record: &Record, text: Key<String>, kind: Key<i64>) -> Option<Self> {
        Some(Self {
            kind: record.get(kind).unwrap_or(0),
            text: record.text(text)?.to_owned(),
        })
    }
}

/// How a line lets people in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    /// Nobody is asked.
    Open,
    /// The password of the line; `None` if it has none: nobody gets in.
    Password(Option<Secret>),
    /// A user and a password.
    Users,
}

impl Rack {
    /// How a line lets people in.
    pub(in crate::session) fn door(&self, device: &str, line: &Line) -> Door {
        let settings = self.line_settings(device, line);
        let Some(device) = self.lab.device(device) else {
            return Door::Open;
        };
        let local = device.state.is(view::AAA_NEW_MODEL) || !device.state.list(view::USERS).is_empty();
        match settings.text(view::LINES_LOGIN) {
            Some("line") => Door::Password(Secret::in_record(
                &settings,
                view::LINES_PASSWORD,
                view::LINES_PASSWORD_TYPE,
            )),
            Some(_) => Door::Users,
            None if local => Door::Users,
            None => Door::Open,
        }
    }

    /// Banners that are configured, each ending its last line.
    pub(in crate::session) fn banners(&self, device: &str, which: &[Key<String>]) -> Vec<Piece> {
        let Some(device) = self.lab.device(device) else {
            return Vec::new();
        };
        let texts = which.iter().filter_map(|key| device.state.text(*key));
        texts
            .map(|text| {
                Piece::Text(if text.ends_with('\n') {
                    text.to_owned()
                } else {
                    format!("{text}\n")
                })
            })
            .collect()
    }

    /// What `enable` asks for: the secret, else the password.
    pub(in crate::session) fn enable_secret(&self, device: &str) -> Option<Secret> {
        let state = &self.lab.device(device)?.state;
        Secret::in_record(state, view::ENABLE_SECRET, view::ENABLE_SECRET_TYPE)
            .or_else(|| Secret::in_record(state, view::ENABLE_PASSWORD, view::ENABLE_PASSWORD_TYPE))
    }

    /// What a person of this lab would type at a hidden question of `call`: the lab's own secrets for `enable` and
    /// logins, else the password of a user on a host that were both named, in a URL or in answers.
    pub(in crate::session) fn credential_for(&self, call: &Call) -> Option<String> {
        if let Doer::Session(info) = call.doer {
            let logins = &self.lab.logins;
            return if info.name == "enable" {
                logins.enable.clone()
            } else {
                logins.password.clone()
            };
        }
        let typed = call.args.0.values().filter_map(Value::as_text);
        let answered = call.answers.iter().filter_map(|answer| match answer {
            Answer::Line(text) => Some(text.as_str()),
            _ => None,
        });
        let words: Vec<&str> = typed.chain(answered).flat_map(parts_of_url).collect();
        let outside = &self.lab.outside;
        words
            .iter()
            .find_map(|host| words.iter().find_map(|user| outside.credential(host, user)))
    }

    /// The level that a user has who knows the password; `None` for anybody else.
    pub(in crate::session) fn log_in(&self, device: &str, user: &str, password: &str) -> Option<u8> {
        let users = self.lab.device(device)?.state.list(view::USERS);
        let user = users.iter().find(|entry| entry.text(view::USERS_NAME) == Some(user))?;
        let secret = Secret::in_record(user, view::USERS_SECRET, view::USERS_SECRET_TYPE)
            .or_else(|| Secret::in_record(user, view::USERS_PASSWORD, view::USERS_PASSWORD_TYPE));
        // A user without a password gets in without one.
        secret.is_none_or(|secret| secret.accepts(password)).then(|| {
            let level = user.get(view::USERS_PRIVILEGE).unwrap_or(1);
            u8::try_from(level.clamp(0, 15)).unwrap_or(1)
        })
    }
}

/// User and host of a URL; the word itself where it is none.
fn parts_of_url(word: &str) -> Vec<&str> {
    match word.split_once("://") {
        Some((_, rest)) => rest.split('/').next().unwrap_or_default().split('@').collect(),
        None => vec![word],
    }
}
