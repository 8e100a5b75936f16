//! What stands behind `|`: one stage that filters, counts or sends output elsewhere.
//!
//! Knows text only; must not know the device: where output goes is handed back as a [`Target`].

mod pattern;
mod section;

pub use pattern::{Pattern, PatternError};

/// One stage, ready to be used.
#[derive(Clone, Debug)]
pub enum Stage {
    /// Lines that match.
    Include(Pattern),
    /// Lines that do not.
    Exclude(Pattern),
    /// From the first line that matches.
    Begin(Pattern),
    /// Blocks whose head matches.
    Section(Pattern),
    /// Everything but the blocks whose head matches.
    SectionExclude(Pattern),
    /// How many lines match.
    Count(Pattern),
    /// Into a file.
    Send(Target),
}

/// Where `redirect`, `append` and `tee` send output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The file as typed.
    pub url: String,
    /// Whether a file that is there goes on growing.
    pub append: bool,
    /// Whether the output is shown too.
    pub shown: bool,
}

/// What a stage makes of output.
#[derive(Debug, PartialEq, Eq)]
pub enum Piped {
    /// This is shown.
    Text(String),
    /// So many lines match; a screen says so.
    Count(usize),
    /// The output goes into a file.
    Send(Target),
}

/// Why a stage cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StageError {
    /// Its regular expression is refused.
    #[error(transparent)]
    Pattern(#[from] PatternError),
    /// There is such a stage, but licsim does not do it (`format`).
    #[error("not modelled")]
    Unmodelled,
}

impl Stage {
    /// The stage called `name` (`include`, `section-exclude`, `tee-append`, …) with its expression or file.
    ///
    /// # Errors
    /// [`StageError`]
    pub fn new(name: &str, argument: &str) -> Result<Self, StageError> {
        let send = |append, shown| {
            Self::Send(Target {
                url: argument.trim().to_owned(),
                append,
                shown,
            })
        };
        Ok(match name {
            "include" => Self::Include(Pattern::new(argument)?),
            "exclude" => Self::Exclude(Pattern::new(argument)?),
            "begin" => Self::Begin(Pattern::new(argument)?),
            "section" | "section-include" => Self::Section(Pattern::new(argument)?),
            "section-exclude" => Self::SectionExclude(Pattern::new(argument)?),
            "count" => Self::Count(Pattern::new(argument)?),
            "redirect" => send(false, false),
            "append" => send(true, false),
            "tee" => send(false, true),
            "tee-append" => send(true, true),
            _ => return Err(StageError::Unmodelled),
        })
    }

    /// Runs output through the stage.
    pub fn run(&self, text: &str) -> Piped {
        let lines = || text.split_inclusive('\n');
        Piped::Text(match self {
            Self::Include(pattern) => lines().filter(|line| pattern.matches(line)).collect(),
            Self::Exclude(pattern) => lines().filter(|line| !pattern.matches(line)).collect(),
            Self::Begin(pattern) => lines().skip_while(|line| !pattern.matches(line)).collect(),
            Self::Section(pattern) => section::keep(text, pattern, true),
            Self::SectionExclude(pattern) => section::keep(text, pattern, false),
            Self::Count(pattern) => return Piped::Count(lines().filter(|line| pattern.matches(line)).count()),
            Self::Send(target) => return Piped::Send(target.clone()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG: &str =
        "Building configuration...\n\nhostname sw\n!\ninterface Vlan10\n ip address 10.1.1.1\n!\nend\n";

    fn run(stage: &str, argument: &str) -> Piped {
        Stage::new(stage, argument)
            .unwrap_or_else(|e| panic!("{stage}: {e}"))
            .run(CONFIG)
    }

    fn text(text: &str) -> Piped {
        Piped::Text(text.to_owned())
    }

    #[test]
    fn filters_drop_the_frame_too() {
        assert_eq!(run("include", "nothing here"), text(""));
        assert_eq!(run("include", "^hostname|^end$"), text("hostname sw\nend\n"));
        assert_eq!(
            run("begin", "interface"),
            text("interface Vlan10\n ip address 10.1.1.1\n!\nend\n")
        );
        assert_eq!(run("exclude", "[a-z]"), text("\n!\n!\n"));
    }

    #[test]
    fn counts_lines() {
        assert_eq!(run("count", "!"), Piped::Count(2));
    }

    #[test]
    fn sends_elsewhere() {
        let target = Target {
            url: "flash:x".into(),
            append: true,
            shown: true,
        };
        assert_eq!(run("tee-append", "flash:x "), Piped::Send(target));
        assert_eq!(Stage::new("format", "spec").err(), Some(StageError::Unmodelled));
    }
}
