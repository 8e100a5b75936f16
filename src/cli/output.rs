//! Standard output, written in one place so that a closed pipe is noticed and not a panic.
//!
//! Must not know what is written.

use std::io::{self, Write};

use super::CliError;

/// Buffered standard output.
pub struct Output(io::BufWriter<io::StdoutLock<'static>>);

impl Output {
    /// Takes standard output.
    pub fn new() -> Self {
        Self(io::BufWriter::new(io::stdout().lock()))
    }

    /// Writes `text` as it is.
    ///
    /// # Errors
    /// [`CliError::Closed`] when nobody reads any more.
    pub fn text(&mut self, text: &str) -> Result<(), CliError> {
        self.0
            .write_all(text.as_bytes())
            .map_err(|error| CliError::io("standard output", error))
    }

    /// Sends what is buffered.
    ///
    /// # Errors
    /// As [`Output::text`].
    pub fn flush(&mut self) -> Result<(), CliError> {
        self.0.flush().map_err(|error| CliError::io("standard output", error))
    }
}
