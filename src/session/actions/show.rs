//! What a session says of itself, and the running-config, for which the grammar is needed.

use crate::device::action::ArgKind;
use crate::device::reaction::{Piece, Reaction};

use super::{Scene, SessionAction, required};

pub(super) static ACTIONS: &[SessionAction] = &[
    // `show history`.
    SessionAction {
        name: "show_history",
        args: &[],
        run: history,
    },
    // `show terminal`.
    SessionAction {
        name: "show_terminal",
        args: &[],
        run: terminal,
    },
    // `show privilege`.
    SessionAction {
        name: "show_privilege",
        args: &[],
        run: privilege,
    },
    // `show running-config`.
    SessionAction {
        name: "show_running_config",
        args: &[],
        run: running_config,
    },
    // `show running-config all`.
    SessionAction {
        name: "show_running_config_all",
        args: &[],
        run: running_config_all,
    },
    // `show running-config interface NAME`.
    SessionAction {
        name: "show_running_config_interface",
        args: &[required("interface", ArgKind::Text)],
        run: running_config_interface,
    },
];

fn history(scene: &mut Scene<'_>) -> Reaction {
    Reaction::piece(Piece::Text(scene.session.exec_history.listing()))
}

fn terminal(scene: &mut Scene<'_>) -> Reaction {
    Reaction::with("session/terminal", scene.session.arguments())
}

fn privilege(scene: &mut Scene<'_>) -> Reaction {
    Reaction::with("session/privilege", scene.session.arguments())
}

fn running_config(scene: &mut Scene<'_>) -> Reaction {
    Reaction::piece(Piece::Text(scene.rack.running_config(scene.session.device())))
}

fn running_config_all(scene: &mut Scene<'_>) -> Reaction {
    Reaction::piece(Piece::Text(scene.rack.running_config_all(scene.session.device())))
}

fn running_config_interface(scene: &mut Scene<'_>) -> Reaction {
    let interface = scene.args.text("interface");
    Reaction::piece(Piece::Text(
        scene.rack.running_config_interface(scene.session.device(), interface),
    ))
}
