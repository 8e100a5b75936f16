//! Lines typed before, one list for exec and one for configuration.
//!
//! Must not know what the lines mean.

use crate::limits::{HISTORY_LINES_DEFAULT, HISTORY_LINES_MAX};

/// The history of one mode, oldest line first.
#[derive(Clone, Debug)]
pub struct History {
    lines: Vec<String>,
    size: usize,
}

impl Default for History {
    fn default() -> Self {
        Self {
            lines: Vec::new(),
            size: HISTORY_LINES_DEFAULT,
        }
    }
}

impl History {
    /// Keeps `line`, unless it is blank or the same as the one before (unverified on 17.x).
    pub fn add(&mut self, line: &str) {
        if line.trim().is_empty() || self.lines.last().is_some_and(|last| last == line) {
            return;
        }
        self.lines.push(line.to_owned());
        self.shrink();
    }

    /// `terminal history size N`; at most [`HISTORY_LINES_MAX`].
    pub fn resize(&mut self, size: usize) {
        self.size = size.min(HISTORY_LINES_MAX);
        self.shrink();
    }

    /// How many lines are kept.
    pub fn size(&self) -> usize {
        self.size
    }

    /// The lines, oldest first.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// What `show history` prints: each line behind two blanks.
    pub fn listing(&self) -> String {
        self.lines.iter().map(|line| format!("  {line}\n")).collect()
    }

    fn shrink(&mut self) {
        let surplus = self.lines.len().saturating_sub(self.size);
        self.lines.drain(..surplus);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_newest_lines() {
        let mut history = History::default();
        for n in 0..15 {
            history.add(&format!("show {n}"));
        }
        assert_eq!(history.lines().first().map(String::as_str), Some("show 5"));
        history.resize(2);
        assert_eq!(history.listing(), "  show 13\n  show 14\n");
        history.resize(0);
        history.add("show 15");
        assert!(history.lines().is_empty());
    }

    #[test]
    fn blank_and_repeated_lines_are_not_kept() {
        let mut history = History::default();
        for line in ["show clock", "show clock", "", "  ", "end", "show clock"] {
            history.add(line);
        }
        assert_eq!(history.lines(), ["show clock", "end", "show clock"]);
    }
}
