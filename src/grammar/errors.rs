//! The parser's own errors: the few texts of a device that stand in Rust and not in screens.
//!
//! Sources: recordings listed in `tests/cli/examples.yaml`.

use super::outcome::{Help, Outcome};

impl Outcome {
    /// What the device prints for a line that is no command, blank lines included; `None` for what a session has to
    /// answer itself (commands, host names) and for what prints nothing. `prompt_width` is the number of characters
    /// before the line as shown.
    pub fn text(&self, prompt_width: usize, line: &str) -> Option<String> {
        match self {
            Self::Incomplete {
                subcommands_only: true,
                keyword,
            } => Some(format!("% Type \"{keyword} ?\" for a list of subcommands\n")),
            Self::Incomplete { .. } => Some("% Incomplete command.\n\n".to_owned()),
            Self::Ambiguous => Some(ambiguous(line.trim_end())),
            Self::Invalid { at } => {
                let before = line.get(..*at).unwrap_or(line).chars().count();
                let caret = " ".repeat(prompt_width + before);
                Some(format!("{caret}^\n% Invalid input detected at '^' marker.\n\n"))
            }
            Self::Unmodelled => Some("% Command not modelled by licsim\n".to_owned()),
            Self::Empty | Self::Comment | Self::Command(_) | Self::HostName(_) => None,
        }
    }
}

impl Help {
    /// What is printed below the line that `?` was typed on, up to the line that is shown again.
    pub fn text(&self, line: &str) -> String {
        match self {
            Self::Listing { text, .. } | Self::Words(_, text) => format!("{text}\n"),
            Self::Ambiguous => ambiguous(line),
            Self::Unrecognized => "% Unrecognized command\n".to_owned(),
        }
    }
}

fn ambiguous(line: &str) -> String {
    format!("% Ambiguous command:  \"{line}\"\n")
}
