//! The lines of a text, and how far a screen reads that is tried at one of them.
//!
//! Must not know which of several screens is taken.

use std::ops::Range;
use std::rc::Rc;

use crate::screen::Screen;
use crate::screen::value::Record;

/// A screen at a line with which it can begin.
pub struct Start {
    /// Which screen.
    pub screen: Rc<Screen>,
    /// Its first line; an empty one, if it begins so.
    pub from: usize,
    /// The line behind those that it reads strictly.
    pub end: usize,
    /// The line at which the next output begins, or the end, if it reads all before that.
    pub whole: Option<usize>,
    /// Whether it came to its own end.
    pub ended: bool,
}

impl Start {
    /// A screen that did not begin with its own first line.
    pub fn headless(screen: Rc<Screen>, at: usize) -> Self {
        Self {
            screen,
            from: at,
            end: at,
            whole: None,
            ended: false,
        }
    }
}

/// The lines of a text, and at which of them an output can begin.
pub struct Lines<'t> {
    /// The lines.
    pub all: &'t [&'t str],
    /// For each whether an output can begin there.
    pub open: Vec<bool>,
}

impl Lines<'_> {
    /// The first line from `at` on that says something.
    pub fn said_from(&self, at: usize) -> usize {
        let rest = &self.all[at.min(self.all.len())..];
        let blank = rest.iter().take_while(|line| line.trim().is_empty()).count();
        at.min(self.all.len()) + blank
    }

    /// The first line from `at` on at which an output can begin, else the end.
    pub fn next_open(&self, at: usize) -> usize {
        let rest = &self.open[at.min(self.open.len())..];
        rest.iter()
            .position(|open| *open)
            .map_or(self.open.len(), |ahead| at + ahead)
    }

    /// Whether behind `at` another output can begin, or nothing stands.
    fn is_end(&self, at: usize) -> bool {
        let behind = self.said_from(at);
        behind >= self.all.len() || self.open[behind]
    }

    /// Whether what a screen reads strictly is a whole output of it.
    pub fn is_complete(&self, start: &Start) -> bool {
        let read = start.from..start.end;
        !read.is_empty() && (start.whole.is_some() || start.ended || start.screen.is_whole(&self.all[read]))
    }

    /// How many lines say something.
    pub fn said(&self, range: Range<usize>) -> usize {
        self.all[range].iter().filter(|line| !line.trim().is_empty()).count()
    }

    /// How many lines of `own` that say something a screen reads in `text`.
    pub fn read_by(&self, screen: &Screen, text: Range<usize>, own: Range<usize>) -> usize {
        let text_from = if screen.begins_blank() {
            text.start
        } else {
            self.said_from(text.start)
        };
        if text_from >= text.end {
            return 0;
        }
        let reading = screen.read(&self.all[text_from..text.end].join("\n"), &Record::new());
        let left = |at: usize| reading.verbatim.binary_search(&(at - text_from)).is_ok();
        let own = own.start.max(text_from)..own.end;
        own.filter(|at| !self.all[*at].trim().is_empty() && !left(*at)).count()
    }
}

/// A screen, tried at a line with which it begins.
pub fn start(lines: &Lines<'_>, at: usize, screen: &Rc<Screen>) -> Start {
    let blank_before = at > 0 && lines.all[at - 1].trim().is_empty();
    let from = if screen.begins_blank() && blank_before {
        at - 1
    } else {
        at
    };
    let prefix = screen.prefix(&lines.all[from..]);
    let end = from + prefix.lines;
    // A second output of the same command, which the first one would take for its own entries.
    let again = (at + 1..end).find(|line| lines.open[*line] && lines.all[*line] == lines.all[at]);
    let again = again.filter(|again| screen.is_whole(&lines.all[from..*again]));
    // The recording may have lost the empty line with which the last entry ends.
    let with_last = (from + prefix.seen > end).then(|| from + prefix.seen);
    let with_last = with_last.filter(|seen| lines.is_end(*seen) && screen.is_whole(&lines.all[from..*seen]));
    let end = with_last.unwrap_or(end);
    let behind = lines.said_from(end);
    // A list without entries would be whole anywhere.
    let is_whole = || with_last.is_some() || prefix.ended || screen.is_whole(&lines.all[from..behind]);
    let whole = (end > at && lines.is_end(end) && is_whole()).then_some(behind);
    Start {
        screen: screen.clone(),
        from,
        end: again.unwrap_or(end),
        whole: again.or(whole),
        ended: prefix.ended,
    }
}
