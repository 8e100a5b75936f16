//! Login, `enable`, `disable`: who may do what.

use crate::device::action::ArgKind;
use crate::device::reaction::{AnswerKind, Piece, Question, Reaction};
use crate::device::view;
use crate::session::Line;
use crate::session::rack::{Door, Secret};

use super::{Scene, SessionAction, optional};

/// Tries that a person has.
const TRIES: usize = 3;
/// The level of `enable` without a number.
const PRIVILEGED: u8 = 15;
/// The level of user exec.
const USER: u8 = 1;

pub(super) static ACTIONS: &[SessionAction] = &[
    // `enable [LEVEL]`.
    SessionAction {
        name: "enable",
        args: &[optional("level", ArgKind::Int)],
        run: enable,
    },
    // `disable [LEVEL]`.
    SessionAction {
        name: "disable",
        args: &[optional("level", ArgKind::Int)],
        run: disable,
    },
];

/// `User Access Verification`: run when a line that asks for a login is opened; bound to no word.
pub(in crate::session) static LOGIN: SessionAction = SessionAction {
    name: "login",
    args: &[],
    run: login,
};

fn level(scene: &Scene<'_>, default: u8) -> u8 {
    scene
        .args
        .int("level")
        .and_then(|level| u8::try_from(level).ok())
        .filter(|level| *level <= 15)
        .unwrap_or(default)
}

fn enable(scene: &mut Scene<'_>) -> Reaction {
    let level = level(scene, PRIVILEGED);
    if scene.session.privilege >= level {
        scene.session.privilege = level;
        return Reaction::silent();
    }
    let Some(secret) = scene.rack.enable_secret(scene.session.device()) else {
        // Nobody can have come to a console by mistake; over the network a secret is a must.
        if matches!(scene.session.line(), Line::Vty { .. }) {
            return Reaction::screen("session/no_password_set");
        }
        scene.session.privilege = level;
        return Reaction::silent();
    };
    match scene.line(scene.answers.len().wrapping_sub(1)) {
        Some(typed) if secret.accepts(typed) => {
            scene.session.privilege = level;
            Reaction::silent()
        }
        Some(_) if scene.answers.len() >= TRIES => Reaction::screen("session/bad_secrets"),
        _ => asked(Vec::new(), "session/password", true),
    }
}

fn disable(scene: &mut Scene<'_>) -> Reaction {
    let level = level(scene, USER);
    // `disable` only ever takes away.
    scene.session.privilege = scene.session.privilege.min(level);
    Reaction::silent()
}

/// A user and a password, or the password of the line, three times; banners before and after.
fn login(scene: &mut Scene<'_>) -> Reaction {
    match scene.rack.door(scene.session.device(), scene.session.line()) {
        Door::Open => welcome(scene),
        Door::Password(None) => {
            scene.session.close();
            Reaction::screen("session/no_line_password")
        }
        Door::Password(Some(secret)) => line_password(scene, &secret),
        Door::Users => user(scene),
    }
}

fn line_password(scene: &mut Scene<'_>, secret: &Secret) -> Reaction {
    let tries = scene.answers.len();
    match scene.line(tries.wrapping_sub(1)) {
        None => asked(before_login(scene), "session/password", true),
        Some(typed) if secret.accepts(typed) => welcome(scene),
        Some(_) if tries >= TRIES => {
            scene.session.close();
            Reaction::screen("session/bad_passwords")
        }
        Some(_) => asked(Vec::new(), "session/password", true),
    }
}

/// Answers come in pairs: a name, a password.
fn user(scene: &mut Scene<'_>) -> Reaction {
    let answered = scene.answers.len();
    if answered == 0 {
        return asked(before_login(scene), "session/username", false);
    }
    if !answered.is_multiple_of(2) {
        return asked(Vec::new(), "session/password", true);
    }
    let user = scene.line(answered - 2).unwrap_or_default().to_owned();
    let password = scene.line(answered - 1).unwrap_or_default();
    if let Some(privilege) = scene.rack.log_in(scene.session.device(), &user, password) {
        scene.session.privilege = privilege;
        scene.session.user = Some(user);
        return welcome(scene);
    }
    if answered / 2 >= TRIES {
        scene.session.close();
        return Reaction::screen("session/login_invalid");
    }
    asked(vec![Piece::screen("session/login_invalid")], "session/username", false)
}

/// What stands before the first question: banners, `User Access Verification`.
fn before_login(scene: &Scene<'_>) -> Vec<Piece> {
    let device = scene.session.device();
    let mut pieces = scene.rack.banners(device, &[view::BANNER_MOTD, view::BANNER_LOGIN]);
    pieces.push(Piece::screen("session/verification"));
    pieces
}

/// What stands before the first prompt.
fn welcome(scene: &Scene<'_>) -> Reaction {
    Reaction {
        output: scene.rack.banners(scene.session.device(), &[view::BANNER_EXEC]),
        ..Reaction::default()
    }
}

/// Output, then a question.
fn asked(before: Vec<Piece>, screen: &'static str, hidden: bool) -> Reaction {
    let kind = if hidden {
        AnswerKind::Hidden
    } else {
        AnswerKind::Line { default: String::new() }
    };
    let ask = Some(Question {
        text: Piece::screen(screen),
        kind,
    });
    Reaction {
        output: before,
        ask,
        ..Reaction::default()
    }
}
