//! The words behind a directive's verb: options with values, at most one plain word, file names in flash.
//!
//! Must not know what the words mean.

use std::collections::BTreeMap;

use super::directives::DirectiveError;
use crate::limits::FLASH_NAME_MAX;

/// The words of a directive: `--name value` and at most one plain word.
pub(super) struct Words {
    verb: &'static str,
    form: &'static str,
    options: BTreeMap<String, String>,
    plain: Option<String>,
}

impl Words {
    pub(super) fn read(
        verb: &'static str,
        form: &'static str,
        text: &str,
        known: &[&str],
    ) -> Result<Self, DirectiveError> {
        let mut read = Self {
            verb,
            form,
            options: BTreeMap::new(),
            plain: None,
        };
        let mut words = split_quoted(text)
            .ok_or_else(|| read.wrong("a quote is not closed"))?
            .into_iter();
        while let Some(word) = words.next() {
            if let Some(name) = word.strip_prefix("--") {
                if !known.contains(&name) {
                    return Err(read.wrong(format!("there is no option `--{name}`")));
                }
                let value = words
                    .next()
                    .ok_or_else(|| read.wrong(format!("`--{name}` has no value")))?;
                if read.options.insert(name.to_owned(), value).is_some() {
                    return Err(read.wrong(format!("`--{name}` stands twice")));
                }
            } else if read.plain.is_none() {
                read.plain = Some(word);
            } else {
                return Err(read.wrong(format!("`{word}` is too much")));
            }
        }
        Ok(read)
    }

    fn wrong(&self, why: impl Into<String>) -> DirectiveError {
        DirectiveError::Form {
            verb: self.verb,
            form: self.form,
            why: why.into(),
        }
    }

    pub(super) fn option(&mut self, name: &str) -> Option<String> {
        self.options.remove(name)
    }

    pub(super) fn needed(&mut self, name: &str) -> Result<String, DirectiveError> {
        self.option(name)
            .ok_or_else(|| self.wrong(format!("`--{name}` is missing")))
    }

    pub(super) fn number(&mut self, name: &str) -> Result<Option<u16>, DirectiveError> {
        let Some(text) = self.option(name) else { return Ok(None) };
        text.parse()
            .map(Some)
            .map_err(|_| self.wrong(format!("`{text}` is not a number for `--{name}`")))
    }

    pub(super) fn plain(&mut self, missing: &str) -> Result<String, DirectiveError> {
        self.plain.take().ok_or_else(|| self.wrong(missing))
    }

    pub(super) fn flash_option(&mut self, name: &str) -> Result<String, DirectiveError> {
        let value = self.needed(name)?;
        self.flash(&value)
    }

    /// The name in flash of `flash:NAME`.
    pub(super) fn flash(&self, text: &str) -> Result<String, DirectiveError> {
        let name = text.strip_prefix("flash:").map(|name| name.trim_start_matches('/'));
        let name = name.filter(|name| !name.is_empty() && !name.ends_with('/') && name.len() <= FLASH_NAME_MAX);
        let name = name.filter(|name| !name.chars().any(char::is_control));
        name.map(str::to_owned)
            .ok_or_else(|| self.wrong(format!("`{text}` is not a file `flash:NAME`")))
    }
}

/// Words parted by blanks; one that holds blanks stands in double quotes. `None` if a quote is not closed.
fn split_quoted(text: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut quoted, mut begun) = (Vec::new(), String::new(), false, false);
    for c in text.chars() {
        match c {
            '"' => (quoted, begun) = (!quoted, true),
            c if c.is_whitespace() && !quoted => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            c => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    (!quoted).then_some(words)
}
