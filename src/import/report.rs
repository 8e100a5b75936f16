//! What an import has to say: plain data, and as JSON.
//!
//! Must not know how it is shown to a person.

use serde_json::{Value as Json, json};

/// The report of one import.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The texts, in the order of the recordings.
    pub files: Vec<TextReport>,
    /// Values on which two places disagree.
    pub contradictions: Vec<Contradiction>,
    /// Whether any of these is between two texts.
    pub texts_disagree: bool,
    /// What was not read.
    pub ignored: Vec<Ignored>,
    /// What was taken for granted or could not be known.
    pub notes: Vec<String>,
    /// Release of the profile.
    pub release: Option<String>,
    /// Whether a text names it.
    pub release_read: bool,
    /// Smart Agent of the profile.
    pub agent: Option<String>,
    /// Whether a text names it.
    pub agent_read: bool,
    /// The moment of power-on.
    pub powered_on: Option<String>,
    /// Where that comes from.
    pub powered_on_by: Option<String>,
    /// Host names of prompts.
    pub hosts: Vec<String>,
    /// Host names that were given in the recordings: the old one and the new one.
    pub renamed: Vec<(String, String)>,
    /// Whether a prompt ends in `#`.
    pub privileged: bool,
}

/// What became of one text.
#[derive(Clone, Debug, Default)]
pub struct TextReport {
    /// Its recording and first line, `status.txt:3`.
    pub file: String,
    /// The command in full words.
    pub command: String,
    /// The screen.
    pub screen: String,
    /// Release or range of versions that it speaks for.
    pub release: Option<String>,
    /// Lines of output.
    pub lines: usize,
    /// Lines that a screen knows.
    pub understood: usize,
    /// Lines that are kept as they are.
    pub verbatim: Vec<Kept>,
    /// Lines that another text contradicts: kept on this screen until they would change.
    pub contradicted: Vec<Kept>,
    /// The later output of the same command, which is what the profile prints.
    pub superseded_by: Option<String>,
    /// Derived values that are kept against the rules.
    pub overrides: Vec<Override>,
    /// What the screen prints behind the end of the text, lines.
    pub behind: usize,
    /// Lines that the screen prints and the text has not.
    pub dropped: usize,
    /// What was undone, and what is forgiven.
    pub repairs: Vec<String>,
    /// Whether the profile prints the text again.
    pub identical: bool,
}

/// A line that is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Recording and line.
    pub place: String,
    /// The line.
    pub text: String,
}

/// A derived value that is kept against the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Its path; inside a list with the entry's number.
    pub path: String,
    /// What the text says.
    pub captured: String,
    /// What the rules say.
    pub computed: String,
}

/// Two places that disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The path.
    pub path: String,
    /// The value that gave way, and where it stands.
    pub first: (String, String),
    /// The value that stays, and where it stands.
    pub second: (String, String),
}

/// Something that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// Recording and line.
    pub place: String,
    /// What it is.
    pub what: String,
    /// Lines that say something.
    pub lines: usize,
    /// Why.
    pub why: String,
}

impl Report {
    /// As JSON.
    pub fn json(&self) -> Json {
        let contradiction = |c: &Contradiction| {
            json!({
                "path": c.path,
                "dropped": { "value": c.first.0, "place": c.first.1 },
                "kept": { "value": c.second.0, "place": c.second.1 },
            })
        };
        let ignored = |i: &Ignored| json!({ "place": i.place, "what": i.what, "lines": i.lines, "why": i.why });
        json!({
            "files": self.files.iter().map(TextReport::json).collect::<Vec<_>>(),
            "contradictions": self.contradictions.iter().map(contradiction).collect::<Vec<_>>(),
            "ignored": self.ignored.iter().map(ignored).collect::<Vec<_>>(),
            "notes": self.notes,
            "release": self.release,
            "release_read": self.release_read,
            "agent": self.agent,
            "agent_read": self.agent_read,
            "powered_on": self.powered_on,
            "powered_on_by": self.powered_on_by,
        })
    }
}

impl TextReport {
    fn json(&self) -> Json {
        let kept = |kept: &Kept| json!({ "place": kept.place, "text": kept.text });
        let over = |over: &Override| json!({ "path": over.path, "captured": over.captured, "computed": over.computed });
        json!({
            "file": self.file,
            "command": self.command,
            "screen": self.screen,
            "release": self.release,
            "lines": self.lines,
            "understood": self.understood,
            "verbatim": self.verbatim.iter().map(kept).collect::<Vec<_>>(),
            "contradicted": self.contradicted.iter().map(kept).collect::<Vec<_>>(),
            "superseded_by": self.superseded_by,
            "overrides": self.overrides.iter().map(over).collect::<Vec<_>>(),
            "missing": self.dropped,
            "behind": self.behind,
            "repairs": self.repairs,
            "identical": self.identical,
        })
    }
}
