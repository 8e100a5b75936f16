//! Clauses of a node: when it is there, who may type it, how it is shown.
//!
//! Must not know nodes.

use std::ops::Range;

use super::names::Facts;
use super::release::Release;

/// A clause that is one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// Understood, not listed, counts for no ambiguity.
    Hidden = 1,
    /// Must be typed whole.
    Exact = 1 << 1,
    /// Exists on a real switch and is not emulated.
    Unmodelled = 1 << 2,
    /// No recording stands behind it.
    Unverified = 1 << 3,
    /// Output may be piped, here and below.
    Pipe = 1 << 4,
    /// Shown in the running-config even at its default.
    Always = 1 << 5,
    /// Never shown in the running-config.
    Never = 1 << 6,
    /// May replace a node that is there.
    Override = 1 << 7,
}

/// A set of [`Flag`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(u8);

impl Flags {
    /// Puts a flag in.
    pub fn add(&mut self, flag: Flag) {
        self.0 |= flag as u8;
    }

    /// Takes a flag out.
    pub fn remove(&mut self, flag: Flag) {
        self.0 &= !(flag as u8);
    }

    /// Whether a flag is in.
    pub fn has(self, flag: Flag) -> bool {
        self.0 & flag as u8 != 0
    }

    /// Both together.
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those that bind everything below a node too.
    pub fn inherited(self) -> Self {
        Self(self.0 & (Flag::Hidden as u8 | Flag::Unmodelled as u8 | Flag::Pipe as u8))
    }
}

/// Everything that a node's line says beside its name, help and binding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clauses {
    /// One-word clauses.
    pub flags: Flags,
    /// Level that a session needs; 0 when nothing is said.
    pub privilege: u8,
    /// Conditions on the device, boxed because few nodes have any.
    pub conditions: Option<Box<Conditions>>,
    /// The value that is not shown.
    pub default: Option<Box<str>>,
    /// Place in the running-config.
    pub order: Option<i32>,
    /// What stands around the line in the running-config, boxed because few nodes have any.
    pub shown: Option<Box<Shown>>,
}

/// How a line stands in the running-config, beside its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// `before TEXT`: lines in front of it, such as comments.
    pub before: Vec<String>,
    /// `behind TEXT`: lines that close it.
    pub behind: Vec<String>,
    /// `always-when PATH is V`: where it is shown as with `always`.
    pub always_when: Option<When>,
}

/// When a node is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    /// `since A`.
    pub since: Option<Release>,
    /// `until B`.
    pub until: Option<Release>,
    /// `platform GLOB`, all of them.
    pub platforms: Vec<String>,
    /// Quirk, whether it is needed or must be missing, and where it is named.
    pub quirks: Vec<(String, bool, Range<usize>)>,
    /// Conditions on the state.
    pub when: Vec<When>,
}

/// `when PATH is V or V`, `unless PATH is V`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The path.
    pub path: String,
    /// Where it is named.
    pub span: Range<usize>,
    /// Values, any of which will do.
    pub values: Vec<String>,
    /// `unless`.
    pub negated: bool,
}

impl Clauses {
    /// The conditions, to be written to.
    pub fn conditions(&mut self) -> &mut Conditions {
        self.conditions.get_or_insert_default()
    }

    /// How the line stands in the running-config, to be written to.
    pub fn shown(&mut self) -> &mut Shown {
        self.shown.get_or_insert_default()
    }

    /// Whether the line said nothing at all.
    pub fn is_bare(&self) -> bool {
        *self == Self::default()
    }

    /// Whether both hold under the same conditions, wherever they are written.
    pub fn same_conditions(&self, other: &Self) -> bool {
        self.privilege == other.privilege
            && match (&self.conditions, &other.conditions) {
                (None, None) => true,
                (Some(a), Some(b)) => a.same(b),
                _ => false,
            }
    }
}

impl Conditions {
    fn same(&self, other: &Self) -> bool {
        let quirks = |c: &Self| {
            c.quirks
                .iter()
                .map(|(name, needed, _)| (name.clone(), *needed))
                .collect::<Vec<_>>()
        };
        let when = |c: &Self| {
            c.when
                .iter()
                .map(|w| (w.path.clone(), w.values.clone(), w.negated))
                .collect::<Vec<_>>()
        };
        (self.since, self.until, &self.platforms) == (other.since, other.until, &other.platforms)
            && quirks(self) == quirks(other)
            && when(self) == when(other)
    }

    /// Whether what never changes while a device runs allows the node. A release that cannot be read is taken for
    /// the newest.
    pub fn allow(&self, release: Option<&Release>, facts: &dyn Facts) -> bool {
        release.is_none_or(|device| {
            self.since.is_none_or(|since| since.begins_by(device))
                && self.until.is_none_or(|until| until.lasts_until(device))
        }) && self.platforms.iter().all(|glob| matches_glob(glob, facts.platform()))
            && self.quirks.iter().all(|(name, needed, _)| facts.quirk(name) == *needed)
    }

    /// Whether the state allows the node now.
    pub fn hold(&self, facts: &dyn Facts) -> bool {
        self.when
            .iter()
            .all(|when| when.holds(|path, values| facts.is(path, values)))
    }
}

impl When {
    /// Whether it holds, by a function that says whether a path has one of some values.
    pub fn holds(&self, is: impl FnOnce(&str, &[&str]) -> bool) -> bool {
        let values: Vec<&str> = self.values.iter().map(String::as_str).collect();
        is(&self.path, &values) != self.negated
    }
}

/// Whether `text` fits `glob`, in which `*` stands for anything; case is ignored.
fn matches_glob(glob: &str, text: &str) -> bool {
    let mut pieces = glob.split('*');
    let first = pieces.next().unwrap_or("");
    let Some(mut rest) = strip_prefix(text, first) else {
        return false;
    };
    let mut pieces: Vec<&str> = pieces.collect();
    let Some(last) = pieces.pop() else {
        return rest.is_empty();
    };
    for piece in pieces {
        let at = (0..=rest.len()).find(|&at| rest.get(at..).is_some_and(|tail| strip_prefix(tail, piece).is_some()));
        match at {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.len() >= last.len()
        && rest
            .get(rest.len() - last.len()..)
            .is_some_and(|tail| tail.eq_ignore_ascii_case(last))
}

fn strip_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

#[cfg(test)]
mod tests {
    use super::{Flag, Flags, matches_glob};

    #[test]
    fn globs_match_product_ids() {
        for (glob, text, expected) in [
            ("C9300-48P", "c9300-48p", true),
            ("C9300*", "C9300-48P", true),
            ("C9300X*", "C9300-48P", false),
            ("*48*", "C9300-48P", true),
            ("*48*X", "C9300-48P", false),
            ("C9300", "C9300-48P", false),
            ("*", "", true),
        ] {
            assert_eq!(matches_glob(glob, text), expected, "{glob} {text}");
        }
    }

    #[test]
    fn only_some_flags_bind_what_is_below() {
        let mut flags = Flags::default();
        flags.add(Flag::Pipe);
        flags.add(Flag::Exact);
        assert!(flags.inherited().has(Flag::Pipe) && !flags.inherited().has(Flag::Exact));
    }
}
