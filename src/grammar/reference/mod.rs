//! The command reference: every command of a device, mode by mode, as a manual in Markdown.
//!
//! Says what is unverified. Must not know screens' texts or actions: what a screen prints, its [`Appendix`] tells.

mod says;
mod sections;

use std::fmt::Write as _;

use sections::Manual;

use super::names::Facts;
use super::tree::Grammar;
use super::view::Tree;

/// Level at which everything may be typed.
const FULL_PRIVILEGE: u8 = 15;

const LEGEND: &str = "\
A command may be abbreviated as long as no other begins so. `<name>` stands for a value, `<cr>` marks where a command may end, words in `[ ]` go in any
order, and behind `default` stands what the running-config does not show. *Unverified* marks syntax and help that no recording stands behind.
What a command sets is a path of the state (`licsim grammar paths`).
";

/// What somebody else knows of the names in a reference.
pub trait Appendix {
    /// About a screen that a command prints: Markdown that stands below the command's heading.
    fn screen(&self, name: &str) -> String;
    /// What was named there and not told yet: a chapter's title, and its sections by their titles.
    fn rest(&self) -> (String, Vec<(String, String)>);
}

impl Tree {
    /// The manual of a device's commands; `about` says of which device.
    pub fn reference(&self, grammar: &Grammar, facts: &dyn Facts, about: &str, appendix: &dyn Appendix) -> String {
        let manual = Manual {
            tree: self,
            grammar,
            appendix,
            sentences: grammar
                .modes()
                .map(|(mode, _)| (mode, self.sentences(grammar, mode, FULL_PRIVILEGE, facts).collect()))
                .collect(),
        };
        let mut chapters: Vec<Chapter> = manual.sentences.iter().map(|(mode, _)| manual.chapter(*mode)).collect();
        let (title, rest) = appendix.rest();
        chapters.push(Chapter {
            title,
            sections: rest.into_iter().map(|(title, text)| Section { title, text }).collect(),
            ..Chapter::default()
        });
        chapters.retain(|chapter| !chapter.sections.is_empty());
        format!(
            "# Command reference\n\n{about}\n{LEGEND}\n{}{}",
            contents(&chapters),
            bound_together(&chapters)
        )
    }
}

fn contents(chapters: &[Chapter]) -> String {
    let mut text = "## Contents\n\n".to_owned();
    for chapter in chapters {
        let links: Vec<String> = chapter.sections.iter().map(|section| link(&section.title)).collect();
        let _ = writeln!(text, "* {}: {}", link(&chapter.title), links.join(" · "));
    }
    text
}

fn bound_together(chapters: &[Chapter]) -> String {
    let mut text = String::new();
    for chapter in chapters {
        let _ = write!(text, "\n## {}\n{}", chapter.title, chapter.head);
        for section in &chapter.sections {
            let _ = write!(text, "\n### {}\n\n{}", section.title, section.text);
        }
        text.push_str(&chapter.foot);
    }
    text
}

/// A link to the heading `title`, as renderers of Markdown name it.
pub fn link(title: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let mut name = String::new();
    for c in title.to_lowercase().chars() {
        match c {
            ' ' => name.push('-'),
            c if kept(c) => name.push(c),
            _ => {}
        }
    }
    format!("[{title}](#{name})")
}

#[derive(Default)]
struct Chapter {
    title: String,
    head: String,
    sections: Vec<Section>,
    foot: String,
}

struct Section {
    title: String,
    text: String,
}
