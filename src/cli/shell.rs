//! `licsim` and `licsim shell`: a console on this terminal, or a transcript on a pipe.
//!
//! Must not know what the console does.

use std::io::IsTerminal;

use super::{CliError, MachineOptions, pipe};

/// Sits down at the console.
///
/// # Errors
/// Faults of profile, lab or grammar; a terminal that cannot be used.
pub fn run(options: &MachineOptions) -> Result<(), CliError> {
    if std::io::stdin().is_terminal() {
        crate::console::run(options)
    } else {
        pipe::run(options)
    }
}
