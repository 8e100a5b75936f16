//! The keys of one mapping, taken one by one: what is left is unknown, what is missing or of another kind is told.
//!
//! Must not know what a file means.

use std::collections::BTreeSet;
use std::ops::Range;

use super::tree::{Key, Node, Yaml};
use crate::diagnostic::{Diagnostic, SourceFile};

/// A mapping of a file, as its reader takes keys from it.
pub struct Fields<'a> {
    file: &'a SourceFile,
    entries: &'a [(Key, Node)],
    place: Range<usize>,
    taken: BTreeSet<&'static str>,
    /// What is wrong.
    pub faults: Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// The mapping at `node`; `what` names it where it is none.
    ///
    /// # Errors
    /// The node is no mapping.
    pub fn of(file: &'a SourceFile, node: &'a Node, what: &str) -> Result<Self, Diagnostic> {
        match &node.value {
            Yaml::Map(entries) => Ok(Self {
                file,
                entries,
                place: node.span.clone(),
                taken: BTreeSet::new(),
                faults: Vec::new(),
            }),
            other => {
                let message = format!("{what} is a mapping, not {}", other.kind());
                Err(Diagnostic::new(&file.name, &file.text, node.span.clone(), message))
            }
        }
    }

    /// Notes a fault at a place.
    pub fn fault(&mut self, span: &Range<usize>, message: String) {
        let fault = Diagnostic::new(&self.file.name, &self.file.text, span.clone(), message);
        self.faults.push(fault);
    }

    /// The node of a key; `None` if it is not there or holds nothing.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.taken.insert(key);
        let (_, node) = self.entries.iter().find(|(known, _)| known.text == key)?;
        (node.value != Yaml::Null).then_some(node)
    }

    /// Whether a key is there, even if it holds nothing.
    pub fn has(&mut self, key: &'static str) -> bool {
        self.taken.insert(key);
        self.entries.iter().any(|(known, _)| known.text == key)
    }

    /// The one value of a key, and where it stands.
    pub fn placed(&mut self, key: &'static str) -> Option<(&'a str, Range<usize>)> {
        let node = self.node(key)?;
        match &node.value {
            Yaml::Scalar(text) => Some((text, node.span.clone())),
            other => {
                let message = format!("`{key}` is one value, not {}", other.kind());
                self.fault(&node.span, message);
                None
            }
        }
    }

    /// The one value of a key.
    pub fn text(&mut self, key: &'static str) -> Option<&'a str> {
        self.placed(key).map(|(text, _)| text)
    }

    /// The one value of a key that has to be there.
    pub fn required(&mut self, key: &'static str) -> &'a str {
        let before = self.faults.len();
        let found = self.text(key);
        if found.is_none() && self.faults.len() == before {
            let place = self.place.clone();
            self.fault(&place, format!("`{key}` is missing"));
        }
        found.unwrap_or_default()
    }

    /// `true` or `false`; `false` where the key is not there.
    pub fn flag(&mut self, key: &'static str) -> bool {
        match self.placed(key) {
            None | Some(("false", _)) => false,
            Some(("true", _)) => true,
            Some((other, span)) => {
                self.fault(&span, format!("`{key}` is `true` or `false`, not `{other}`"));
                false
            }
        }
    }

    /// The values of a list, each with its place; none where the key is not there.
    pub fn list(&mut self, key: &'static str) -> Vec<(&'a str, Range<usize>)> {
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        let Yaml::List(items) = &node.value else {
            let message = format!("`{key}` is a list, not {}", node.value.kind());
            self.fault(&node.span, message);
            return Vec::new();
        };
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                Yaml::Scalar(text) => values.push((text.as_str(), item.span.clone())),
                other => {
                    let message = format!("an entry of `{key}` is one value, not {}", other.kind());
                    self.fault(&item.span, message);
                }
            }
        }
        values
    }

    /// The faults, with those of keys that nobody took.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        let unknown: Vec<&Key> = self
            .entries
            .iter()
            .map(|(key, _)| key)
            .filter(|key| !self.taken.contains(key.text.as_str()))
            .collect();
        let known: Vec<&str> = self.taken.iter().copied().collect();
        for key in unknown {
            let message = format!("there is no key `{}` here", key.text);
            let fault = Diagnostic::new(&self.file.name, &self.file.text, key.span.clone(), message);
            self.faults.push(fault.help(format!("keys are {}", known.join(", "))));
        }
        self.faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::tree;

    #[test]
    fn every_fault_of_a_mapping_has_its_place() {
        let file = SourceFile::new("t.yaml", "a: 1\nb: [x, [y]]\nc: maybe\nd: 4\n");
        let node = tree::parse(&file).expect("well formed");
        let mut fields = Fields::of(&file, &node, "a row").expect("a mapping");
        assert_eq!((fields.text("a"), fields.text("z")), (Some("1"), None));
        assert_eq!(
            fields.list("b").into_iter().map(|(text, _)| text).collect::<Vec<_>>(),
            ["x"]
        );
        assert!(!fields.flag("c"));
        assert_eq!(fields.required("e"), "");
        let told: Vec<(usize, String)> = fields
            .finish()
            .into_iter()
            .map(|fault| (fault.line_column().0, fault.message))
            .collect();
        let expected = [
            (2, "an entry of `b` is one value, not a list"),
            (3, "`c` is `true` or `false`, not `maybe`"),
            (1, "`e` is missing"),
            (4, "there is no key `d` here"),
        ];
        assert_eq!(told, expected.map(|(line, message)| (line, message.to_owned())));
    }

    #[test]
    fn what_is_no_mapping_is_told() {
        let file = SourceFile::new("t.yaml", "- a\n");
        let node = tree::parse(&file).expect("well formed");
        let fault = Fields::of(&file, &node, "a row").err().map(|fault| fault.message);
        assert_eq!(fault.as_deref(), Some("a row is a mapping, not a list"));
    }
}
