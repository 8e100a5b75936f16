//! `terminal …`: settings of this session, all silent.

use crate::device::action::ArgKind;
use crate::device::reaction::Reaction;
use crate::limits::HISTORY_LINES_DEFAULT;
use crate::session::terminal::Terminal;

use super::{Scene, SessionAction, required};

pub(super) static ACTIONS: &[SessionAction] = &[
    // `terminal length <0-512>`.
    SessionAction {
        name: "terminal_length",
        args: &[required("lines", ArgKind::Int)],
        run: length,
    },
    // `terminal width <0-512>`.
    SessionAction {
        name: "terminal_width",
        args: &[required("columns", ArgKind::Int)],
        run: width,
    },
    // `terminal history`, `terminal no history`, `terminal history size <0-256>`.
    SessionAction {
        name: "terminal_history",
        args: &[],
        run: |scene| flag(&mut scene.session.terminal.history, true),
    },
    SessionAction {
        name: "terminal_no_history",
        args: &[],
        run: |scene| flag(&mut scene.session.terminal.history, false),
    },
    SessionAction {
        name: "terminal_history_size",
        args: &[required("size", ArgKind::Int)],
        run: history_size,
    },
    // `terminal monitor`, `terminal no monitor`.
    SessionAction {
        name: "terminal_monitor",
        args: &[],
        run: |scene| flag(&mut scene.session.terminal.monitor, true),
    },
    SessionAction {
        name: "terminal_no_monitor",
        args: &[],
        run: |scene| flag(&mut scene.session.terminal.monitor, false),
    },
    // `terminal exec prompt timestamp`, `terminal no exec prompt timestamp`.
    SessionAction {
        name: "terminal_exec_prompt_timestamp",
        args: &[],
        run: |scene| flag(&mut scene.session.terminal.timestamp, true),
    },
    SessionAction {
        name: "terminal_no_exec_prompt_timestamp",
        args: &[],
        run: |scene| flag(&mut scene.session.terminal.timestamp, false),
    },
    // `terminal default length`, `… width`, `… history`, `… monitor`.
    SessionAction {
        name: "terminal_default",
        args: &[required("what", ArgKind::Text)],
        run: default,
    },
];

fn flag(setting: &mut bool, on: bool) -> Reaction {
    *setting = on;
    Reaction::silent()
}

fn number(scene: &Scene<'_>, name: &str) -> Option<usize> {
    scene.args.int(name).and_then(|n| usize::try_from(n).ok())
}

fn length(scene: &mut Scene<'_>) -> Reaction {
    if let Some(lines) = number(scene, "lines") {
        scene.session.terminal.length = lines;
    }
    Reaction::silent()
}

fn width(scene: &mut Scene<'_>) -> Reaction {
    if let Some(columns) = number(scene, "columns") {
        scene.session.terminal.width = columns;
    }
    Reaction::silent()
}

fn history_size(scene: &mut Scene<'_>) -> Reaction {
    if let Some(size) = number(scene, "size") {
        scene.session.resize_histories(size);
    }
    Reaction::silent()
}

fn default(scene: &mut Scene<'_>) -> Reaction {
    let fresh = Terminal::default();
    let terminal = &mut scene.session.terminal;
    match scene.args.text("what") {
        "length" => terminal.length = fresh.length,
        "width" => terminal.width = fresh.width,
        "monitor" => terminal.monitor = fresh.monitor,
        "history" => {
            terminal.history = fresh.history;
            scene.session.resize_histories(HISTORY_LINES_DEFAULT);
        }
        _ => {}
    }
    Reaction::silent()
}
