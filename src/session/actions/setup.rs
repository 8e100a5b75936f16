//! The System Configuration Dialog, which a device without a startup-config offers at boot.
//!
//! It is offered, so that whoever erased a switch sees what a switch does then; its questions are not modelled.

use crate::device::reaction::{AnswerKind, Piece, Question, Reaction};
use crate::screen::value::Record;

use super::{Scene, SessionAction};

/// Bound to no word: a boot without a startup-config begins it.
pub(in crate::session) static SETUP: SessionAction = SessionAction {
    name: "setup",
    args: &[],
    run: setup,
};

fn setup(scene: &mut Scene<'_>) -> Reaction {
    match scene.agreed(0) {
        None => Reaction {
            output: vec![Piece::screen("session/setup")],
            ask: Some(Question {
                text: Piece::with("session/setup_enter", Record::new()),
                kind: AnswerKind::YesNo,
            }),
            ..Reaction::default()
        },
        Some(true) => Reaction::screen("session/setup_not_modelled"),
        Some(false) => Reaction::screen("session/setup_left"),
    }
}
