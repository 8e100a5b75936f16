//! A text cut where one output ends and another one begins, though no command stands between them.
//!
//! Screens are tried: an output begins where the first line of some screen stands, and goes as far as that screen reads.
//! Where it is damaged, another output begins at the first line of a screen that reads on much better from there.
//! Each line is looked at a bounded number of times, so that long recordings take no longer than their length. Must not
//! know recordings or values.

mod lines;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use lines::{Lines, Start, start};

use super::commands::Commands;
use super::recognise::{best, readable};
use super::texts::UNDERSTOOD_ONE_IN;
use crate::screen::value::Record;
use crate::screen::{Library, Screen};

/// Lines that say something which a screen must read from its opening on, so that an output may begin inside a damaged one.
const SOLID_LINES: usize = 3;
/// Lines that a damaged output is followed through, at most, to find its end.
const FOLLOWED_LINES_MAX: usize = 4000;
/// Openings at which it is asked whether a damaged output goes on, at most.
const OPENINGS_ASKED_MAX: usize = 48;
/// Lines by which the screen of an output without its head is chosen.
const HEADLESS_LINES: usize = 500;
/// How often screens are tried on damaged lines of one recording; behind that an output ends where another one begins.
const DAMAGED_MAX: usize = 64;
/// Bytes of an opening by which its screens are looked up.
const KEY_BYTES: usize = 4;

/// Lines in front of an output or behind it that are kept beside it, at most: more of them are somebody's log.
const NOISE_KEPT_MAX: usize = 100;
/// Of the lines of a log a screen understands less than one in so many.
const OF_A_LOG_ONE_IN: usize = 10;

/// The output of one command.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Its lines.
    pub lines: Range<usize>,
    /// What printed it, if its lines say so.
    pub screen: Option<Rc<Screen>>,
}

/// All screens by the first bytes of their openings.
pub struct Splitter<'a> {
    library: &'a Library,
    commands: &'a Commands<'a>,
    by_key: BTreeMap<Vec<u8>, Vec<Rc<Screen>>>,
    /// How often screens were tried on damaged lines.
    damaged: Cell<usize>,
}

impl<'a> Splitter<'a> {
    /// The screens that `show` commands print and that can be read.
    pub fn new(library: &'a Library, commands: &'a Commands<'a>) -> Self {
        let mut by_key: BTreeMap<Vec<u8>, Vec<Rc<Screen>>> = BTreeMap::new();
        for screen in commands.shown().filter_map(|name| readable(library, name)) {
            let keys: std::collections::BTreeSet<Vec<u8>> = screen.heads().into_iter().filter_map(key).collect();
            for key in keys {
                by_key.entry(key).or_default().push(screen.clone());
            }
        }
        Self {
            library,
            commands,
            by_key,
            damaged: Cell::new(0),
        }
    }

    /// The outputs in `text`, in order; together they are all of its lines, but for long texts beside them. None where one screen reads all that is read. `first` printed the first one, if that is known.
    pub fn pieces(&self, text: &str, first: Option<&Rc<Screen>>) -> Vec<Piece> {
        let before = self.damaged.get();
        let pieces = self.cut(text, first);
        if pieces.len() > 1 && self.damaged.get() > before && self.is_one(text, first, &pieces) {
            return Vec::new();
        }
        pieces
    }

    /// Whether one screen reads as much of a damaged text as several do.
    fn is_one(&self, text: &str, first: Option<&Rc<Screen>>, pieces: &[Piece]) -> bool {
        let all: Vec<&str> = text.lines().collect();
        if all.len() > HEADLESS_LINES {
            return false;
        }
        let lines = Lines {
            all: &all,
            open: Vec::new(),
        };
        let one = first.cloned().or_else(|| self.best_of(&lines, 0, all.len()));
        let read_by_several = pieces.iter().filter_map(|piece| {
            let screen = piece.screen.as_ref()?;
            Some(lines.read_by(screen, piece.lines.clone(), piece.lines.clone()))
        });
        let read_by_one = one.map_or(0, |one| lines.read_by(&one, 0..all.len(), 0..all.len()));
        read_by_one >= read_by_several.sum()
    }

    fn cut(&self, text: &str, first: Option<&Rc<Screen>>) -> Vec<Piece> {
        let lines: Vec<&str> = text.lines().collect();
        let open = lines.iter().map(|line| self.opens(line)).collect();
        let lines = Lines { all: &lines, open };
        let mut pieces: Vec<Piece> = Vec::new();
        let mut at = lines.said_from(0);
        while at < lines.all.len() {
            let forced = first.filter(|_| pieces.is_empty());
            match self.piece(&lines, at, forced, pieces.is_empty()) {
                Found::Piece { from, end, screen } => {
                    keep_noise(&lines, &mut pieces, from);
                    let in_front = pieces.is_empty() && lines.said(0..from) <= NOISE_KEPT_MAX;
                    let from = if in_front { 0 } else { from };
                    pieces.push(Piece {
                        lines: from..end,
                        screen,
                    });
                    at = lines.said_from(end);
                }
                // What nobody knows is kept behind what stands before it.
                Found::Noise { end } => {
                    keep_noise(&lines, &mut pieces, end);
                    at = lines.said_from(end);
                }
            }
        }
        keep_noise(&lines, &mut pieces, lines.all.len());
        pieces
    }

    /// Whether an output can begin with a line.
    pub fn opens(&self, line: &str) -> bool {
        self.openers(line).next().is_some()
    }

    /// The screens that there are.
    pub fn library(&self) -> &'a Library {
        self.library
    }

    /// Screens that can begin with a line.
    fn openers(&self, line: &str) -> impl Iterator<Item = &Rc<Screen>> {
        let screens = key(line).and_then(|key| self.by_key.get(&key));
        screens
            .into_iter()
            .flatten()
            .filter(move |screen| screen.opens_with(line))
    }

    fn piece(&self, lines: &Lines<'_>, at: usize, forced: Option<&Rc<Screen>>, is_first: bool) -> Found {
        let start = match forced {
            Some(screen) => Some(start(lines, at, screen)),
            None => self.best_start(lines, at),
        };
        if let Some(start) = start {
            if let Some(end) = self.another_inside(lines, at, &start).or(start.whole) {
                return Found::Piece {
                    from: start.from,
                    end: end.max(at + 1),
                    screen: Some(start.screen),
                };
            }
            if let Some(end) = self.end_before_a_log(lines, &start) {
                return Found::Piece {
                    from: start.from,
                    end: end.max(at + 1),
                    screen: Some(start.screen),
                };
            }
            let other = if forced.is_none() {
                self.best_of(lines, at, lines.all.len())
            } else {
                None
            };
            let other = other.filter(|other| other.name() != start.screen.name());
            let starts = [Some(start), other.map(|screen| Start::headless(screen, at))];
            return self.damaged(lines, at, starts.into_iter().flatten().collect());
        }
        let next = lines.next_open(at + 1);
        if is_first && next == lines.all.len() {
            return Found::Piece {
                from: at,
                end: next,
                screen: None,
            };
        }
        let headless = self.headless(lines, at, next);
        if !headless.is_empty() {
            let starts = headless.into_iter().map(|screen| Start::headless(screen, at));
            return self.damaged(lines, at, starts.collect());
        }
        if !is_first {
            return Found::Noise { end: next };
        }
        // A little noise in front of the first output is a part of it; a long one is somebody's log.
        let found = self.piece(lines, next, None, false);
        if lines.said(at..next) > NOISE_KEPT_MAX {
            return found;
        }
        found.beginning_at(at)
    }

    /// The screen that begins here and reads most; of several the one that is whole, of these the screen of one entry.
    fn best_start(&self, lines: &Lines<'_>, at: usize) -> Option<Start> {
        let starts = self.openers(lines.all[at]).map(|screen| start(lines, at, screen));
        let reach = |start: &Start| (start.end, start.whole.is_some());
        // One that is whole where a log follows, and among these the screen of one entry.
        let form = |start: &Start| (lines.is_complete(start), start.screen.chosen_list().is_some());
        starts.reduce(|best, other| {
            let order = reach(&other).cmp(&reach(&best));
            let order = order.then_with(|| form(&other).cmp(&form(&best)));
            if order.is_gt() { other } else { best }
        })
    }

    /// Another output at which this one is whole, and that goes further: a log takes any line for a message.
    fn another_inside(&self, lines: &Lines<'_>, at: usize, start: &Start) -> Option<usize> {
        let inside = (at + 1..start.end).filter(|line| lines.open[*line]);
        let mut inside = inside.filter(|line| {
            let goes_further = |screen: &Rc<Screen>| {
                screen.name() != start.screen.name() && lines::start(lines, *line, screen).end > start.end
            };
            self.openers(lines.all[*line]).any(goes_further)
        });
        inside.find(|line| start.screen.is_whole(&lines.all[start.from..*line]))
    }

    /// The end of what a screen reads, if a long text follows of which no screen knows much.
    fn end_before_a_log(&self, lines: &Lines<'_>, start: &Start) -> Option<usize> {
        let (from, end) = (start.from, start.end);
        let next = lines.next_open(end);
        let read = lines.said(from..end);
        if lines.said(end..next) <= noise_kept(read) || read < SOLID_LINES && !lines.is_complete(start) {
            return None;
        }
        let looked_at = end..next.min(end + HEADLESS_LINES);
        let knows = |screen: &Screen, from: usize| {
            let read = lines.read_by(screen, from..looked_at.end, looked_at.clone());
            read * OF_A_LOG_ONE_IN >= lines.said(looked_at.clone())
        };
        let is_read = knows(&start.screen, from)
            || self.best_of(lines, end, next).is_some_and(|screen| knows(&screen, end))
            || self
                .best_of(lines, from, next)
                .is_some_and(|screen| knows(&screen, from));
        (!is_read).then_some(end)
    }

    /// Of the screens that may have printed a damaged output the one that reads most of it.
    fn damaged(&self, lines: &Lines<'_>, at: usize, starts: Vec<Start>) -> Found {
        let mut best: Option<(usize, usize, Start)> = None;
        let alone = starts.len() == 1;
        for start in starts {
            let end = self.end_of_damaged(lines, at, &start).max(at + 1);
            let read = if alone {
                0
            } else {
                lines.read_by(&start.screen, start.from..end, at..end)
            };
            if best.as_ref().is_none_or(|(most, ..)| read > *most) {
                best = Some((read, end, start));
            }
        }
        match best {
            Some((_, end, start)) => Found::Piece {
                from: start.from,
                end,
                screen: Some(start.screen),
            },
            None => Found::Noise { end: at + 1 },
        }
    }

    /// The screen that reads most of the lines from `at` on, before `end`.
    fn best_of(&self, lines: &Lines<'_>, at: usize, end: usize) -> Option<Rc<Screen>> {
        let tried = self.damaged.get();
        if tried >= DAMAGED_MAX {
            return None;
        }
        self.damaged.set(tried + 1);
        let text = lines.all[at..end.min(at + HEADLESS_LINES)].join("\n");
        best(&text, self.library, self.commands, &Record::new())
    }

    /// Screens that may have printed lines that begin as no output does, before `next` where one does.
    fn headless(&self, lines: &Lines<'_>, at: usize, next: usize) -> Vec<Rc<Screen>> {
        let of_own = self.best_of(lines, at, next);
        let of_more = self.best_of(lines, at, lines.all.len());
        let said = lines.said(at..next);
        let understands = |screen: &Rc<Screen>| {
            let read = lines.read_by(screen, at..next, at..next);
            read >= SOLID_LINES.min(said) && read * 2 >= said
        };
        let mut found: Vec<Rc<Screen>> = of_own.into_iter().chain(of_more).filter(understands).collect();
        found.dedup_by_key(|screen| screen.name().to_owned());
        found
    }

    /// Where the next output begins behind one that is not read strictly to its end.
    fn end_of_damaged(&self, lines: &Lines<'_>, at: usize, start: &Start) -> usize {
        let mut next = lines.next_open(start.end.max(at + 1));
        let mut asked = 0;
        let asked_max = if self.damaged.get() < DAMAGED_MAX {
            OPENINGS_ASKED_MAX
        } else {
            0
        };
        while next < lines.all.len() && asked < asked_max && next - start.from < FOLLOWED_LINES_MAX {
            let Some(other) = self.best_start(lines, next) else {
                break;
            };
            let theirs = next..other.whole.unwrap_or(other.end).max(next + 1);
            let wanted = lines.said(theirs.clone());
            if wanted < SOLID_LINES && other.whole.is_none() {
                next = lines.next_open(next + 1);
                continue;
            }
            if lines.all[next] == lines.all[at] {
                break;
            }
            asked += 1;
            let claimed = lines.read_by(&start.screen, start.from..theirs.end, theirs.clone());
            if claimed * 4 < wanted * 3 {
                break;
            }
            next = lines.next_open(theirs.end);
        }
        if start.ended && asked_max > 0 {
            // Behind its own end there may be an output that has lost its head.
            let behind = lines.said_from(start.end);
            if behind < next
                && !lines.open[behind]
                && let Some(other) = self.headless(lines, behind, next).first().cloned()
                && lines.read_by(&other, behind..next, behind..next)
                    > lines.read_by(&start.screen, start.from..next, behind..next)
            {
                return behind;
            }
        }
        next
    }
}

/// What stands at a line.
enum Found {
    Piece {
        from: usize,
        end: usize,
        screen: Option<Rc<Screen>>,
    },
    Noise {
        end: usize,
    },
}

impl Found {
    fn beginning_at(self, at: usize) -> Self {
        match self {
            Self::Piece { end, screen, .. } => Self::Piece { from: at, end, screen },
            Self::Noise { end } => Self::Piece {
                from: at,
                end,
                screen: None,
            },
        }
    }
}

/// How many lines that nobody knows are kept behind an output of `read` lines: it is refused if it is too little of the
/// whole.
fn noise_kept(read: usize) -> usize {
    NOISE_KEPT_MAX.min(read * (UNDERSTOOD_ONE_IN - 1))
}

/// Lines before `end` that nobody knows are kept behind what stands before them, unless they are many.
fn keep_noise(lines: &Lines<'_>, pieces: &mut [Piece], end: usize) {
    if let Some(before) = pieces.last_mut()
        && lines.said(before.lines.end.min(end)..end) <= noise_kept(lines.said(before.lines.clone()))
    {
        before.lines.end = end;
    }
}

fn key(head: &str) -> Option<Vec<u8>> {
    head.as_bytes().get(..KEY_BYTES).map(<[u8]>::to_vec)
}
