//! Into configuration: `configure terminal`, and `configure` which asks from where.

use crate::device::reaction::{AnswerKind, Piece, Question, Reaction};

use super::{Scene, SessionAction};

pub(super) static ACTIONS: &[SessionAction] = &[
    // `configure terminal`.
    SessionAction {
        name: "configure_terminal",
        args: &[],
        run: terminal,
    },
    // `configure` alone.
    SessionAction {
        name: "configure",
        args: &[],
        run: ask,
    },
];

/// What the question of `configure` offers.
const TERMINAL: &str = "terminal";

fn terminal(scene: &mut Scene<'_>) -> Reaction {
    match scene.rack.grammar().mode("config") {
        Some(mode) => scene.session.modes.enter(mode, None),
        None => return Reaction::silent(),
    }
    Reaction::screen("session/configure")
}

fn ask(scene: &mut Scene<'_>) -> Reaction {
    let Some(answer) = scene.line(0) else {
        return Reaction {
            ask: Some(Question {
                text: Piece::screen("session/configure_from"),
                kind: AnswerKind::Line {
                    default: TERMINAL.to_owned(),
                },
            }),
            ..Reaction::default()
        };
    };
    // Memory and network are other commands (`copy startup-config running-config`); they are not asked for here.
    if !answer.is_empty() && TERMINAL.starts_with(&answer.to_ascii_lowercase()) {
        return terminal(scene);
    }
    Reaction::screen("session/configure_from_unknown")
}
