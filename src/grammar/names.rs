//! What a grammar is checked and asked against: the names that may be bound, one device's facts, one device's state.
//!
//! Implemented outside; must not know who does it.

/// What may be bound, by name. Asked while files are loaded and linted, never while a line is walked.
pub trait Names {
    /// The arguments of an action; `None` if there is no such action.
    fn action(&self, name: &str) -> Option<Vec<ActionArg>>;
    /// Whether there is such an action: the question that every start asks of every binding.
    fn has_action(&self, name: &str) -> bool {
        self.action(name).is_some()
    }
    /// Whether a screen of that name exists in any rendition.
    fn screen(&self, name: &str) -> bool;
    /// What the path holds (`usage.interval`, `interfaces[].description`); `None` if there is no such path.
    fn path(&self, name: &str) -> Option<PathKind>;
    /// Whether devices may have a quirk of that name.
    fn quirk(&self, name: &str) -> bool;
    /// All names of a sort, for advice after a misspelt one. May be left empty.
    fn known(&self, sort: NameSort) -> Vec<String> {
        let _ = sort;
        Vec::new()
    }
}

/// What sort of name is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameSort {
    /// `= action NAME`.
    Action,
    /// `= screen NAME`.
    Screen,
    /// A path of the table of paths.
    Path,
    /// `needs quirk NAME`.
    Quirk,
}

impl NameSort {
    /// The word for it in a message.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Screen => "screen",
            Self::Path => "path",
            Self::Quirk => "quirk",
        }
    }
}

/// One argument of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionArg {
    /// The name, as in `<name: type>` or `name=value`.
    pub name: String,
    /// What it takes.
    pub kind: ArgKind,
    /// Whether every command bound to the action must give it.
    pub required: bool,
}

/// What an argument of an action takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgKind {
    /// Any text.
    Text,
    /// A whole number.
    Int,
    /// `yes` or `no`, given by the binding.
    Flag,
}

/// What a path holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathKind {
    /// One line of text.
    Text,
    /// A whole number; seconds for a duration.
    Int,
    /// `yes` or `no`.
    Bool,
    /// A moment.
    Time,
    /// Entries.
    List,
}

/// One device now.
pub trait Facts {
    /// The release it runs: `17.12.4`.
    fn release(&self) -> &str;
    /// Its product id: `C9300-48P`.
    fn platform(&self) -> &str;
    /// Whether it has the quirk.
    fn quirk(&self, name: &str) -> bool;
    /// Whether the value at `path` is one of `values` (booleans `yes` and `no`). For a field of a list
    /// (`interfaces[].name`) whether any entry has such a value.
    fn is(&self, path: &str, values: &[&str]) -> bool;
}

/// A state that the running-config is generated from. Booleans read `yes` and `no`.
///
/// A list inside an entry of another list is named with the entry's number, from 0: `call_home.profiles[2].addresses`.
pub trait StateReader {
    /// The value at a path that is not inside a list; `None` when there is none.
    fn value(&self, path: &str) -> Option<String>;
    /// How many entries a list has.
    fn items(&self, list: &str) -> usize;
    /// `field` (without the list's name) of entry `n`, from 0.
    fn item_value(&self, list: &str, n: usize, field: &str) -> Option<String>;
}
