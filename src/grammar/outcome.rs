//! What a typed line, a `?` or a TAB comes to.
//!
//! Plain data; must not know how it was found.

use super::tree::ModeId;
use super::types::ArgType;

/// What a typed line means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Blanks only.
    Empty,
    /// The line begins with `!`.
    Comment,
    /// A whole command.
    Command(Box<Command>),
    /// More words are needed.
    Incomplete {
        /// Exec, one word, and only keywords can follow: `% Type "show ?" for a list of subcommands`.
        subcommands_only: bool,
        /// The first word in full.
        keyword: String,
    },
    /// A word is the beginning of several keywords.
    Ambiguous,
    /// Something was typed that nothing accepts.
    Invalid {
        /// Byte of the line that the caret stands under: the first character that no candidate could accept.
        at: usize,
    },
    /// Exec: the only word of the line, and no command begins so. The device takes it for a host to connect to.
    HostName(String),
    /// A command of a real switch that is not emulated.
    Unmodelled,
}

/// A command that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// What it does, all values filled in.
    pub binding: Binding,
    /// The arguments in the order typed.
    pub args: Vec<Arg>,
    /// Whether `no` or `default` stood before it.
    pub form: Form,
    /// Where it was accepted: the mode it was typed in, one of its parents, or exec after `do`.
    pub mode: ModeId,
    /// `do` stood before it.
    pub do_exec: bool,
    /// What its output goes through.
    pub pipe: Option<PipeCommand>,
    /// The line in full words, arguments in canonical form, without `do` and pipe.
    pub canonical: String,
    /// The keywords, in full, without `no`, `default` and `do`.
    pub path: Vec<String>,
    /// A delimited text was begun and not ended: the delimiter that is waited for (`\u{3}` for `^C`). The last
    /// argument holds the text so far. See [`super::line::closed_text`].
    pub open_text: Option<char>,
}

impl Command {
    /// The argument called `name`, if it was typed.
    pub fn arg(&self, name: &str) -> Option<&Arg> {
        self.args.iter().find(|arg| arg.name == name)
    }
}

/// One argument that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arg {
    /// Its name in the grammar.
    pub name: String,
    /// Its canonical text: `Vlan10` for `vl 10`, quotes taken off.
    pub text: String,
    /// Its number, where the type is one (`int`; `month` from 1).
    pub int: Option<i64>,
    /// Its type in the grammar.
    pub kind: ArgType,
}

/// What stands before a configuration command.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Nothing.
    #[default]
    Plain,
    /// `no`.
    No,
    /// `default`.
    Default,
}

/// What a command does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Binding {
    /// Print a screen.
    Screen {
        /// Its name.
        name: String,
        /// The entry that it is about.
        of: Option<Selection>,
    },
    /// Call an action with the typed arguments and these.
    Action {
        /// Its name.
        name: String,
        /// Arguments that the binding gives.
        given: Vec<(String, String)>,
    },
    /// Enter a mode.
    Mode {
        /// Which.
        mode: ModeId,
        /// The entry it stands on, made if it is not there; `no` takes it away.
        at: Option<Selection>,
    },
    /// Change paths.
    Set(Vec<Assignment>),
    /// Put an entry into a list; `no` takes away those that agree with `key`.
    Add {
        /// The list.
        list: String,
        /// Fields that identify the entry. After `no` those that were typed; none means all entries.
        key: Vec<(String, String)>,
        /// Its other fields.
        with: Vec<(String, String)>,
    },
}

/// One entry of a list, by fields that identify it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The list.
    pub list: String,
    /// Field and value.
    pub fields: Vec<(String, String)>,
    /// The screen that is printed when there is no such entry.
    pub otherwise: Option<String>,
}

/// One path and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The path; `LIST[].field` means the entry that the mode stands on.
    pub path: String,
    /// The new value, `yes` or `no` for booleans. Empty where `no` or `default` stopped before it.
    pub value: String,
    /// The path goes back to its default and `value` does not count: after `default`, and after `no` where the
    /// binding is not a `yes` or `no` (`no shutdown` puts `no`).
    pub reset: bool,
}

/// The filter behind `|`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PipeCommand {
    /// `include`, `exclude`, `begin`, `section`, `section-include`, `section-exclude`, `count`, `redirect`, `append`,
    /// `tee`, `tee-append`, `format`.
    pub stage: String,
    /// Expression or URL, trailing blanks included.
    pub argument: String,
}

/// What `?` prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Help {
    /// What may come next.
    Listing {
        /// First line, at an empty line only: `Exec commands:`.
        header: Option<String>,
        /// Keyword or placeholder, and its help.
        rows: Vec<(String, String)>,
        /// Header and rows laid out; every line ends in `\n`. The blank line that follows is not part of it.
        text: String,
    },
    /// What the word at the cursor may become.
    Words(
        /// The words.
        Vec<String>,
        /// Laid out; every line ends in `\n`.
        String,
    ),
    /// A word before the cursor is ambiguous.
    Ambiguous,
    /// `% Unrecognized command`.
    Unrecognized,
}

/// What TAB does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Completion {
    /// The whole line, its last word completed, and one blank.
    Line(String),
    /// Not one keyword, or none.
    Nothing,
}
