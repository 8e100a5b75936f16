//! Settings of one session: what `terminal …` changes.
//!
//! Must not know which terminal it is.

/// Lines of a terminal that nobody asked about.
const LENGTH_DEFAULT: usize = 24;
/// Columns of a terminal that nobody asked about.
const WIDTH_DEFAULT: usize = 80;

/// Settings of one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// Lines of a screen; 0 means that output never stops.
    pub length: usize,
    /// Columns; 0 means any number.
    pub width: usize,
    /// `terminal monitor`: whether a vty sees messages.
    pub monitor: bool,
    /// `terminal exec prompt timestamp`: whether load and time stand before the output of each command.
    pub timestamp: bool,
    /// `terminal history`: whether lines are kept.
    pub history: bool,
}

impl Default for Terminal {
    fn default() -> Self {
        Self {
            length: LENGTH_DEFAULT,
            width: WIDTH_DEFAULT,
            monitor: false,
            timestamp: false,
            history: true,
        }
    }
}
