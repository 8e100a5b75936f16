//! Just enough XML for Cisco's licensing files: elements, text, CDATA, the five named entities.
//!
//! No attributes beyond being skipped in the prolog, no DTD, no processing inside elements, no entities of one's own; so there
//! is nothing that could expand or reach out. Must not know which elements a file has.

use crate::limits::DEPTH_MAX;

/// One element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its own text, entities resolved, CDATA as it is; without that of its children.
    pub text: String,
    /// Its children, in order.
    pub children: Vec<Element>,
}

impl Element {
    /// The first child of that name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|c| c.name == name)
    }

    /// All children of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |c| c.name == name)
    }
}

/// Reads a document: an optional prolog and one root element, nothing after it but blanks. `None` if it is not that.
pub fn parse(text: &str) -> Option<Element> {
    let mut reader = Reader {
        rest: text.trim_start_matches('\u{feff}').trim(),
    };
    if reader.rest.starts_with("<?xml") {
        reader.until("?>")?;
    }
    reader.rest = reader.rest.trim_start();
    let root = reader.element(0)?;
    reader.rest.is_empty().then_some(root)
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// What stands before `mark`; goes on behind it.
    fn until(&mut self, mark: &str) -> Option<&'a str> {
        let (before, after) = self.rest.split_once(mark)?;
        self.rest = after;
        Some(before)
    }

    fn eat(&mut self, mark: &str) -> bool {
        match self.rest.strip_prefix(mark) {
            Some(after) => {
                self.rest = after;
                true
            }
            None => false,
        }
    }

    fn element(&mut self, depth: usize) -> Option<Element> {
        if depth > DEPTH_MAX || !self.eat("<") {
            return None;
        }
        let tag = self.until(">")?;
        let (name, closed) = tag.strip_suffix('/').map_or((tag, false), |name| (name, true));
        let name = name.trim_end();
        if name.is_empty()
            || !name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        {
            return None;
        }
        let mut element = Element {
            name: name.to_owned(),
            ..Element::default()
        };
        if !closed {
            self.content(&mut element, depth)?;
        }
        Some(element)
    }

    fn content(&mut self, element: &mut Element, depth: usize) -> Option<()> {
        loop {
            let text_end = self.rest.find('<')?;
            element.text.push_str(&unescape(&self.rest[..text_end])?);
            self.rest = &self.rest[text_end..];
            if self.eat("<![CDATA[") {
                element.text.push_str(self.until("]]>")?);
            } else if self.eat("<!--") {
                self.until("-->")?;
            } else if self.eat("</") {
                return (self.until(">")?.trim_end() == element.name).then_some(());
            } else {
                element.children.push(self.element(depth + 1)?);
            }
        }
    }
}

const ENTITIES: &[(&str, char)] = &[("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')];

fn unescape(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (entity, behind) = after.split_once(';')?;
        out.push_str(before);
        out.push(ENTITIES.iter().find(|(name, _)| *name == entity)?.1);
        rest = behind;
    }
    out.push_str(rest);
    Some(out)
}

/// Text that [`parse`] reads back as it is, for use between tags.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// `text` as CDATA; an inner `]]>` is split over two sections.
pub fn cdata(text: &str) -> String {
    format!("<![CDATA[{}]]>", text.replace("]]>", "]]]]><![CDATA[>"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_nested_elements_text_and_cdata() {
        let root =
            parse("<?xml version=\"1.0\"?>\n<a>\n<b>x &lt; y</b><c/><b><![CDATA[<raw>]]></b></a>\n").expect("reads");
        assert_eq!(root.name, "a");
        let texts: Vec<&str> = root.all("b").map(|b| b.text.as_str()).collect();
        assert_eq!(texts, ["x < y", "<raw>"]);
        assert!(root.child("c").is_some_and(|c| c.text.is_empty()));
    }

    #[test]
    fn refuses_what_is_no_document() {
        for text in [
            "",
            "text",
            "<a>",
            "<a></b>",
            "<a></a><b></b>",
            "<a>&bomb;</a>",
            "<a x=\"1\"></a>",
            "<!DOCTYPE a><a></a>",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        let deep = "<a>".repeat(DEPTH_MAX + 2) + &"</a>".repeat(DEPTH_MAX + 2);
        assert_eq!(parse(&deep), None);
    }

    proptest! {
        #[test]
        fn text_comes_back(text in "\\PC*") {
            let element = |inner: String| parse(&format!("<a>{inner}</a>")).map(|a| a.text);
            prop_assert_eq!(element(escape(&text)), Some(text.clone()));
            prop_assert_eq!(element(cdata(&text)), Some(text));
        }

        #[test]
        fn any_text_is_survived(text in "[<>/!\\[\\]&;a-c ]{0,60}") {
            let _ = parse(&text);
        }
    }
}
