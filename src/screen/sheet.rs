//! One screen, compiled: what a [`Library`](super::Library) hands out.
//!
//! Must not know of files; the compiler made it from them.

use super::program::Program;
pub use super::read::opening::Prefix;
use super::reading::Reading;
use super::render::PrintedHole;
use super::schema::{Schema, View};
use super::source::Head;
use super::value::{PathId, Record};
use super::{read, render};

/// One compiled screen.
#[derive(Debug)]
pub struct Screen {
    pub(super) name: String,
    pub(super) schema: &'static Schema,
    pub(super) head: Head,
    pub(super) program: Program,
}

impl Screen {
    /// Its name: `license/status`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text for `view`, lines ended by `\n` (the last one too, unless the screen says `%nonl`). `args` hold the
    /// `arg.*` paths, `chosen` the list and the entry that a screen with `%of` is about.
    ///
    /// A hole whose value is not there and which names no text for that prints nothing, a boolean prints its no;
    /// [`Screen::missing`] finds such holes.
    pub fn render(&self, view: &dyn View, args: &Record, chosen: Option<(PathId, &Record)>) -> String {
        render::render(&self.program, view, args, chosen, false).text
    }

    /// Paths of holes that were printed without a value, for `profiles check` and tests.
    pub fn missing(&self, view: &dyn View, args: &Record, chosen: Option<(PathId, &Record)>) -> Vec<&'static str> {
        let printed = render::render(&self.program, view, args, chosen, false);
        let name = |path: PathId| self.schema.info(path).name;
        printed.missing.into_iter().map(name).collect()
    }

    /// Which screen lines print the text for `view`: `file:line`, one for each line of the text.
    pub fn lines(&self, view: &dyn View, args: &Record, chosen: Option<(PathId, &Record)>) -> Vec<String> {
        let printed = render::render(&self.program, view, args, chosen, true);
        printed.lines.iter().map(|line| line.at.place()).collect()
    }

    /// Which holes stand on which lines of what [`Screen::render`] prints.
    pub fn holes(&self, view: &dyn View, args: &Record, chosen: Option<(PathId, &Record)>) -> Vec<PrintedHole> {
        render::holes(&self.program, view, args, chosen)
    }

    /// Whether its first line is an empty one.
    pub fn begins_blank(&self) -> bool {
        read::begins_blank(&self.program)
    }

    /// Lines of `text`, from its first on, that strict reading understands; all of them if the screen can have printed
    /// it. Costs one line test a line.
    pub fn fit(&self, text: &str, known: &Record) -> usize {
        read::fit(&self.program, text, known)
    }

    /// Lines of `text` that are lines of this screen wherever they stand, as far as their beginnings tell.
    pub fn resemblance(&self, text: &str) -> usize {
        read::resemblance(&self.program, text)
    }

    /// Whether an output of it can begin with this line.
    pub fn opens_with(&self, line: &str) -> bool {
        let openings = read::opening::openings(&self.program);
        openings.iter().any(|opening| read::opening::is_line(opening, line))
    }

    /// Fixed text with which an output of it begins: one of these, where its beginning is fixed at all.
    pub fn heads(&self) -> Vec<&str> {
        let openings = read::opening::openings(&self.program);
        openings.into_iter().map(super::program::Line::head).collect()
    }

    /// How far it reads from the first of `lines` on, strictly, blanks at line ends forgiven. Costs a few line tests for
    /// each line that it reads, whatever stands behind.
    pub fn prefix(&self, lines: &[&str]) -> Prefix {
        read::opening::prefix(&self.program, lines, &Record::new())
    }

    /// Whether it can have printed exactly these lines, as far as a recording keeps them.
    pub fn is_whole(&self, lines: &[&str]) -> bool {
        read::opening::is_whole(&self.program, lines, &Record::new())
    }

    /// What `text` says, `known` being known before: strictly first, with recovery where that fails. The text is
    /// output only, cleaned by [`clean`](super::clean::clean) if it was recorded somewhere.
    pub fn read(&self, text: &str, known: &Record) -> Reading {
        read::read(&self.program, text, known, false)
    }

    /// As [`Screen::read`], of output that went through a filter: lines may lack anywhere.
    pub fn read_filtered(&self, text: &str, known: &Record) -> Reading {
        read::read(&self.program, text, known, true)
    }

    /// Whether the output counts as a device error (`%error`).
    pub fn is_error(&self) -> bool {
        self.head.error
    }

    /// Whether the screen cannot be read (`%render-only`).
    pub fn is_render_only(&self) -> bool {
        self.head.render_only
    }

    /// The command that prints it, as typed in full (`%command`).
    pub fn command(&self) -> Option<&str> {
        self.head.command.as_deref()
    }

    /// The evidence it names, `%source` by `%source`.
    pub fn sources(&self) -> &[String] {
        &self.head.sources
    }

    /// The list whose entry it is about (`%of`).
    pub fn chosen_list(&self) -> Option<PathId> {
        self.program.chosen
    }
}
