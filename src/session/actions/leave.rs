//! Ways out: `exit`, `end`, `logout`.

use crate::device::reaction::Reaction;
use crate::session::Line;

use super::{Scene, SessionAction};

pub(super) static ACTIONS: &[SessionAction] = &[
    // `exit`: one mode up; from exec out of the session.
    SessionAction {
        name: "exit",
        args: &[],
        run: exit,
    },
    // `end`: back to exec.
    SessionAction {
        name: "end",
        args: &[],
        run: end,
    },
    // `logout`, `quit`.
    SessionAction {
        name: "logout",
        args: &[],
        run: logout,
    },
];

fn exit(scene: &mut Scene<'_>) -> Reaction {
    if !scene.session.modes.configuring() {
        return logout(scene);
    }
    if !scene.session.modes.exit() {
        scene.session.configured(scene.rack);
    }
    Reaction::silent()
}

fn end(scene: &mut Scene<'_>) -> Reaction {
    if scene.session.modes.end() {
        scene.session.configured(scene.rack);
    }
    Reaction::silent()
}

fn logout(scene: &mut Scene<'_>) -> Reaction {
    scene.session.close();
    match scene.session.line() {
        Line::Console => Reaction::screen("session/console_left"),
        Line::Vty { .. } => Reaction::silent(),
    }
}
