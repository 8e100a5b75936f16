//! Strict YAML: what profiles and labs have in common, whatever they say.
//!
//! Unknown and duplicate keys are faults, booleans are `true` and `false`, anchors and aliases are refused, size and
//! depth have limits, and every fault has its place. Must not know what a file means.

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_yaml::Location;

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::limits::YAML_BYTES_MAX;

pub mod fields;
pub mod tree;

/// Reads a file that is nested `depth` deep at most.
///
/// # Errors
/// It is too long, not well formed, or not of the type; with its place.
pub fn read<T: DeserializeOwned>(file: &SourceFile, depth: usize) -> Result<T, Diagnostic> {
    let at = |span, message: String| Diagnostic::new(&file.name, &file.text, span, message);
    if file.text.len() > YAML_BYTES_MAX {
        return Err(at(0..0, format!("the file has more than {YAML_BYTES_MAX} bytes")));
    }
    let options = serde_yaml::options! {
        strict_booleans: true,
        with_snippet: false,
        budget: serde_yaml::budget! { max_anchors: 0, max_aliases: 0, max_depth: depth, flow_nesting_limit: depth, max_documents: 1 },
    };
    serde_yaml::from_str_with_options(&file.text, options).map_err(|error| {
        let span = error.location().map_or(0..0, |place| fault_span(&place, &file.text));
        at(span, message(&error))
    })
}

/// The bytes of a place; `None` where the reader does not know them.
pub fn bytes(at: &Location) -> Option<Range<usize>> {
    let span = at.span();
    let start = usize::try_from(span.byte_offset()?).ok()?;
    Some(start..start + usize::try_from(span.byte_len()?).ok()?)
}

/// What is marked of a fault: its bytes, or the word that it begins at.
fn fault_span(at: &Location, text: &str) -> Range<usize> {
    if let Some(span) = bytes(at).filter(|span| !span.is_empty()) {
        return span;
    }
    let lines = text.split_inclusive('\n');
    let above = (at.line() as usize).saturating_sub(1);
    let line_start: usize = lines.take(above).map(str::len).sum();
    let line = text[line_start..].lines().next().unwrap_or("");
    let column = (at.column() as usize).saturating_sub(1);
    let start = line.char_indices().nth(column).map_or(line.len(), |(byte, _)| byte);
    let rest = &line[start..];
    let word = rest.find([' ', ':', ',', ']', '}']).unwrap_or(rest.len());
    line_start + start..line_start + start + word
}

/// The bare message: errors of the reader go on with places and lines of their own.
fn message(error: &serde_yaml::Error) -> String {
    let text = error.without_snippet().to_string();
    let first = text.lines().next().unwrap_or("not well formed");
    first
        .trim_start_matches("error: ")
        .split(" at line ")
        .next()
        .unwrap_or_default()
        .trim_end_matches([':', ' '])
        .to_owned()
}
