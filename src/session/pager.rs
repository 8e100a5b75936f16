//! Paging: ` --More-- ` and what a key does there.
//!
//! Knows lines of text; must not know where they come from nor what prints them.

use std::collections::VecDeque;

use super::pipe::Pattern;
use super::talk::Key;

/// What stands at the foot of a full screen: ten characters, no newline.
pub const MORE: &str = " --More-- ";

/// What wipes [`MORE`] out: nine backspaces, eight blanks, nine backspaces, as nine clients hard-code it.
pub const ERASE: &str =
    "\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}        \u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}";

/// What is printed while `/`, `+` or `-` skips lines (unverified).
const FILTERING: &str = "filtering...\n";

/// Output of which only a part has been shown.
#[derive(Debug)]
pub struct Pager {
    rest: VecDeque<String>,
    page: usize,
}

/// What a key at ` --More-- ` leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Turn {
    /// This much is shown.
    Show(String),
    /// Nothing more is shown.
    Stop,
    /// A regular expression is asked for; the character stands before it.
    Search(Search),
}

/// What `/`, `+` and `-` do with the rest of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// `/`: goes on at the first line that matches.
    Begin,
    /// `+`: only lines that match.
    Include,
    /// `-`: only lines that do not match.
    Exclude,
}

impl Search {
    /// The key that begins it.
    pub fn key(self) -> char {
        match self {
            Self::Begin => '/',
            Self::Include => '+',
            Self::Exclude => '-',
        }
    }
}

impl Pager {
    /// Takes `text` for a terminal of `length` lines; `0` never stops.
    pub fn new(text: &str, length: usize) -> Self {
        let page = match length {
            0 => usize::MAX,
            length => (length - 1).max(1),
        };
        Self {
            rest: text.split_inclusive('\n').map(str::to_owned).collect(),
            page,
        }
    }

    /// The next screen.
    pub fn next_page(&mut self) -> String {
        self.take(self.page)
    }

    /// Whether something is still to be shown.
    pub fn has_more(&self) -> bool {
        !self.rest.is_empty()
    }

    /// One key. Space goes on by a screen, Enter by a line; `q` and nearly everything else stop.
    pub fn key(&mut self, key: Key) -> Turn {
        match key {
            Key::Char(' ') => Turn::Show(self.next_page()),
            Key::Char('\r') => Turn::Show(self.take(1)),
            Key::Char('/') => Turn::Search(Search::Begin),
            Key::Char('+') => Turn::Search(Search::Include),
            Key::Char('-') => Turn::Search(Search::Exclude),
            _ => Turn::Stop,
        }
    }

    /// Drops the lines that `search` for `pattern` does not want and shows the next screen of what is left.
    pub fn search(&mut self, search: Search, pattern: &Pattern) -> String {
        match search {
            Search::Begin => {
                let first = self
                    .rest
                    .iter()
                    .position(|line| pattern.matches(line))
                    .unwrap_or(self.rest.len());
                self.rest.drain(..first);
            }
            Search::Include => self.rest.retain(|line| pattern.matches(line)),
            Search::Exclude => self.rest.retain(|line| !pattern.matches(line)),
        }
        let mut shown = FILTERING.to_owned();
        shown.push_str(&self.next_page());
        shown
    }

    fn take(&mut self, lines: usize) -> String {
        let lines = lines.min(self.rest.len());
        self.rest.drain(..lines).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(lines: usize) -> String {
        (1..=lines).map(|n| format!("line {n}\n")).collect()
    }

    #[test]
    fn a_screen_is_one_line_shorter_than_the_terminal() {
        let mut pager = Pager::new(&numbered(30), 24);
        assert_eq!(pager.next_page().lines().count(), 23);
        assert!(pager.has_more());
        assert_eq!(pager.key(Key::Char('\r')), Turn::Show("line 24\n".into()));
        assert_eq!(
            pager.key(Key::Char(' ')),
            Turn::Show((25..=30).map(|n| format!("line {n}\n")).collect())
        );
        assert!(!pager.has_more());
    }

    #[test]
    fn exactly_one_screen_does_not_stop_and_length_0_never_does() {
        let mut pager = Pager::new(&numbered(23), 24);
        pager.next_page();
        assert!(!pager.has_more());
        let mut endless = Pager::new(&numbered(500), 0);
        assert_eq!(endless.next_page().lines().count(), 500);
        assert!(!endless.has_more());
    }

    #[test]
    fn other_keys_stop() {
        for key in [
            Key::Char('q'),
            Key::Char('Q'),
            Key::Char('\n'),
            Key::CtrlC,
            Key::CtrlZ,
            Key::CtrlCaret,
        ] {
            assert_eq!(Pager::new(&numbered(30), 24).key(key), Turn::Stop, "{key:?}");
        }
    }

    #[test]
    fn searches_filter_what_is_left() {
        let pattern = Pattern::new("5$").expect("a valid pattern");
        let mut pager = Pager::new(&numbered(30), 5);
        pager.next_page();
        assert_eq!(
            pager.search(Search::Include, &pattern),
            "filtering...\nline 5\nline 15\nline 25\n"
        );
        let mut pager = Pager::new(&numbered(30), 5);
        pager.next_page();
        assert_eq!(
            pager.search(Search::Begin, &pattern),
            "filtering...\nline 5\nline 6\nline 7\nline 8\n"
        );
        assert!(pager.has_more());
    }

    #[test]
    fn the_erase_is_the_26_bytes_that_clients_look_for() {
        assert_eq!(ERASE.len(), 26);
        assert_eq!(MORE.len(), 10);
    }
}
