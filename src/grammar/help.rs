//! `?` in its three forms: at an empty line, after a blank, and inside a word.
//!
//! Must not know terminals beyond their width.

use super::clauses::Flag;
use super::line;
use super::names::Facts;
use super::outcome::Help;
use super::tree::{Grammar, ModeId, NodeKind};
use super::types::{ArgType, Match};
use super::view::Tree;
use super::walk::{PREFIXES, State, Stop, Walker, common, interface_names};

/// Keyword or placeholder, and its help.
type Row = (String, String);

/// How `?` lists the end of a command. Recorded on IOS-XE 16 and later.
const END: &str = "<cr>";

impl Tree {
    /// What `?` prints at the end of `line` on a terminal `width` columns wide (0: no limit).
    pub fn help(
        &self,
        grammar: &Grammar,
        mode: ModeId,
        privilege: u8,
        line: &str,
        facts: &dyn Facts,
        width: usize,
    ) -> Help {
        let walker = Walker {
            tree: self,
            grammar,
            privilege,
            facts,
        };
        let (before, partial) = split_last(line);
        let mut ambiguous = false;
        let mut at = Some(mode);
        while let Some(mode) = at {
            match walker.run(mode, before) {
                Ok(state) => {
                    if let Some(help) = walker.help_at(&state, line, partial, width) {
                        return help;
                    }
                }
                Err(Stop::Partial(rows)) => return listing(None, rows, width),
                Err(Stop::Ambiguous(_)) => ambiguous = true,
                Err(Stop::Unmodelled) => return listing(None, vec![(END.to_owned(), END.to_owned())], width),
                Err(Stop::Invalid(_)) => {}
            }
            at = grammar.mode_info(mode).parent;
        }
        if ambiguous { Help::Ambiguous } else { Help::Unrecognized }
    }
}

/// The line up to its last word, and that word where the cursor touches it.
pub(super) fn split_last(line: &str) -> (&str, &str) {
    let start = line.rfind([' ', '\t']).map_or(0, |at| at + 1);
    // A pipe needs no blank behind it.
    let start = line[start..].rfind('|').map_or(start, |at| start + at + 1);
    line.split_at(start)
}

impl Walker<'_> {
    fn help_at(&self, state: &State, line: &str, partial: &str, width: usize) -> Option<Help> {
        if !partial.is_empty() {
            let words = self.words(state, partial);
            let text = lay_out_words(&words, width);
            return (!words.is_empty()).then_some(Help::Words(words, text));
        }
        let bare = line.trim_matches([' ', '\t']).is_empty();
        let header = bare
            .then(|| self.grammar.mode_info(state.mode).help.clone())
            .filter(|text| !text.is_empty());
        let rows = self.rows(state);
        (!rows.is_empty()).then(|| listing(header, rows, width))
    }

    /// All that may come next, in the order of the listing.
    fn rows(&self, state: &State) -> Vec<Row> {
        let mut rows = Vec::new();
        self.listed(state, |kind, help| match kind {
            NodeKind::Keyword(word) => rows.push((word.to_string(), help.to_owned())),
            NodeKind::Argument(_, kind) => rows.extend(kind.rows(help)),
            _ => {}
        });
        if let Some(rest) = self.line_argument(state) {
            rows.push(rest);
        }
        if self.takes_prefix(state) {
            rows.extend(
                PREFIXES
                    .iter()
                    .map(|(_, word, help)| ((*word).to_owned(), self.prefix_help(state, word, help))),
            );
        }
        rows.sort();
        rows.dedup();
        if self.may_pipe(state) {
            rows.push(("|".to_owned(), self.pipe_help()));
        }
        let anything = rows.is_empty() && state.flags.has(Flag::Unmodelled);
        if self.may_end(state) || self.may_stop_early(state) || anything {
            rows.push((END.to_owned(), END.to_owned()));
        }
        rows
    }

    /// Calls `each` with everything that is not hidden.
    pub(super) fn listed(&self, state: &State, mut each: impl FnMut(&NodeKind, &str)) {
        if state.flags.has(Flag::Hidden) {
            return;
        }
        self.candidates(state, |entry, _| {
            if !entry.flags.has(Flag::Hidden) {
                let node = self.node(entry.node);
                each(&node.kind, node.help.as_deref().unwrap_or(""));
            }
        });
    }

    /// Behind the first words of a `line` argument more of them may come.
    fn line_argument(&self, state: &State) -> Option<Row> {
        let last = self.node(state.taken.last()?.node);
        match &last.kind {
            NodeKind::Argument(_, kind) if kind.takes_rest() => {
                kind.rows(last.help.as_deref().unwrap_or("")).into_iter().next()
            }
            _ => None,
        }
    }

    /// A node of that name, if the mode has one, says the help of `no`, `default` and `do-exec`.
    fn prefix_help(&self, state: &State, word: &str, stand_in: &str) -> String {
        let entries = self.tree.below(self.grammar.mode_info(state.mode).root).iter();
        let node = entries
            .map(|entry| self.node(entry.node))
            .find(|node| node.label() == word);
        node.and_then(|node| node.help.as_deref())
            .unwrap_or(stand_in)
            .to_owned()
    }

    /// The help of `|`. Recorded; a node `|` in the part says another.
    fn pipe_help(&self) -> String {
        let node = self.tree.pipe.map(|pipe| self.node(pipe));
        node.and_then(|node| node.help.as_deref())
            .unwrap_or("Output modifiers")
            .to_owned()
    }

    /// What a word that was begun may become: keywords, or placeholders where none begins so.
    pub(super) fn words(&self, state: &State, partial: &str) -> Vec<String> {
        let mut words = self.keywords_beginning(state, partial);
        if words.is_empty() {
            self.listed(state, |kind, _| {
                if let NodeKind::Argument(_, kind) = kind {
                    words.extend(placeholders(kind, partial));
                }
            });
            words.extend(self.line_argument(state).map(|(placeholder, _)| placeholder));
        }
        words.sort();
        words.dedup();
        words
    }

    /// Keywords that begin with `partial`, those before a command included.
    pub(super) fn keywords_beginning(&self, state: &State, partial: &str) -> Vec<String> {
        let begins = |word: &str| common(word, partial) == partial.len();
        let mut words = Vec::new();
        self.listed(state, |kind, _| match kind {
            NodeKind::Keyword(word) if begins(word) => words.push(word.to_string()),
            NodeKind::Argument(_, kind) => {
                words.extend(interface_names(kind, partial).into_iter().map(str::to_owned));
            }
            _ => {}
        });
        if self.takes_prefix(state) {
            words.extend(
                PREFIXES
                    .iter()
                    .map(|(_, word, _)| (*word).to_owned())
                    .filter(|word| begins(word)),
            );
        }
        words.sort();
        words.dedup();
        words
    }
}

/// How `?` inside a word shows an argument that accepts it.
fn placeholders(kind: &ArgType, partial: &str) -> Vec<String> {
    if let ArgType::OneOf(words) = kind {
        return words
            .iter()
            .filter(|word| common(word, partial) == partial.len())
            .cloned()
            .collect();
    }
    match kind.accept(partial, partial, partial.len(), false) {
        Match::Full { .. } if *kind == ArgType::Url => vec![partial.to_owned()],
        Match::Full { .. } => kind
            .rows("")
            .into_iter()
            .take(1)
            .map(|(placeholder, _)| placeholder)
            .collect(),
        Match::Partial(rows) => rows.into_iter().map(|(placeholder, _)| placeholder).collect(),
        _ => Vec::new(),
    }
}

fn listing(header: Option<String>, rows: Vec<Row>, width: usize) -> Help {
    let text = lay_out(header.as_deref(), &rows, width);
    Help::Listing { header, rows, text }
}

/// Rows in two columns: two blanks, the keyword, two blanks behind the longest, the help, wrapped at the width with a
/// hanging indent. That a line stays one column short of the width is unverified.
fn lay_out(header: Option<&str>, rows: &[Row], width: usize) -> String {
    let longest = rows.iter().map(|(word, _)| word.chars().count()).max().unwrap_or(0);
    let column = longest + 4;
    let mut text = String::new();
    if let Some(header) = header {
        text.push_str(header);
        text.push('\n');
    }
    for (word, help) in rows {
        let room = if width == 0 {
            usize::MAX
        } else {
            width.saturating_sub(column + 1)
        };
        let mut lines = wrap(help, room).into_iter();
        let first = lines.next().unwrap_or_default();
        text.push_str(format!("  {word:<longest$}  {first}").trim_end_matches(' '));
        text.push('\n');
        for line in lines {
            text.push_str(&" ".repeat(column));
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

/// Words of a text on lines of at most `room` characters; inner blanks are kept where a line is not broken.
fn wrap(text: &str, room: usize) -> Vec<String> {
    if text.chars().count() <= room {
        return vec![text.to_owned()];
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let fits = line.chars().count() + 1 + word.chars().count() <= room;
        if line.is_empty() {
            line.push_str(word);
        } else if fits {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        }
    }
    lines.push(line);
    lines
}

/// Words on as few lines as possible: two blanks between them on one line, else cells of the longest and two blanks
/// (the second is from memory, unverified).
fn lay_out_words(words: &[String], width: usize) -> String {
    let one_line = words.join("  ");
    if width == 0 || one_line.chars().count() < width {
        return one_line + "\n";
    }
    let cell = words.iter().map(|word| word.chars().count()).max().unwrap_or(0) + 2;
    let columns = ((width - 1) / cell).max(1);
    let mut text = String::new();
    for row in words.chunks(columns) {
        let line: String = row.iter().map(|word| format!("{word:<cell$}")).collect();
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Whether the last word of a line is inside quotes, where TAB and `?` inside a word mean nothing.
pub(super) fn ends_in_quotes(line: &str) -> bool {
    line::words(line)
        .last()
        .is_some_and(|token| token.quoted && token.end == line.len())
}

#[cfg(test)]
mod tests {
    use super::{lay_out, lay_out_words, split_last, wrap};

    #[test]
    fn long_help_hangs() {
        let rows = vec![
            ("a".to_owned(), "one two three".to_owned()),
            ("bcd".to_owned(), String::new()),
        ];
        assert_eq!(
            lay_out(Some("Head:"), &rows, 17),
            "Head:\n  a    one two\n       three\n  bcd\n"
        );
        assert_eq!(lay_out(None, &rows, 0), "  a    one two three\n  bcd\n");
    }

    #[test]
    fn wrapping_never_loses_a_word() {
        assert_eq!(wrap("a  b", 10), ["a  b"]);
        assert_eq!(wrap("abcdef gh", 3), ["abcdef", "gh"]);
    }

    #[test]
    fn words_fill_rows() {
        let words = ["clear", "clock"].map(str::to_owned);
        assert_eq!(lay_out_words(&words, 80), "clear  clock\n");
        let many = ["a", "bbbb", "cc"].map(str::to_owned);
        assert_eq!(lay_out_words(&many, 11), "a\nbbbb\ncc\n");
        let more = ["aa", "bb", "cc", "dd"].map(str::to_owned);
        assert_eq!(lay_out_words(&more, 10), "aa  bb\ncc  dd\n");
    }

    #[test]
    fn the_last_word_touches_the_cursor() {
        assert_eq!(split_last("show ver"), ("show ", "ver"));
        assert_eq!(split_last("show "), ("show ", ""));
        assert_eq!(split_last("show x|inc"), ("show x|", "inc"));
        assert_eq!(split_last("ä"), ("", "ä"));
    }
}
