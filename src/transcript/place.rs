//! Where a session stands, in words: what it waits for, and why a prompt is another than the file's.
//!
//! Must not know what is typed.

use crate::session::Waiting;

use super::prompt;

/// What a session waits for, as the end of a sentence.
pub(super) fn describe(waiting: &Waiting) -> String {
    match waiting {
        Waiting::Command { prompt } => format!("a command at `{prompt}`"),
        Waiting::Answer { question } => format!("an answer to `{question}`"),
        Waiting::Key { question } => format!("a key at `{question}`"),
        Waiting::Hidden { question } => format!("a hidden answer to `{question}`"),
        Waiting::Text { delimiter } => format!("a text that ends with `{delimiter}`"),
        Waiting::More => "a key at --More--".into(),
        Waiting::Running { .. } => "the end of a running command".into(),
        Waiting::Closed => "nobody: the line was left".into(),
    }
}

/// Same mode and level, another name.
pub(super) fn same_place(expected: &str, actual: &str) -> bool {
    match (prompt::leading(expected), prompt::leading(actual)) {
        (Some(e), Some(a)) => e.mode == a.mode && e.privileged == a.privileged,
        _ => false,
    }
}

/// What may be missing before a line whose prompt is another than the device's.
pub(super) fn hint(expected: &str, actual: &str) -> Option<String> {
    let (e, a) = (prompt::leading(expected)?, prompt::leading(actual)?);
    if e.name != a.name && same_place(expected, actual) {
        return Some(format!("the device is called `{}` here", a.name));
    }
    match (e.mode.is_empty(), a.mode.is_empty(), e.privileged, a.privileged) {
        (false, true, ..) => Some("is `configure terminal` missing before this line?".into()),
        (true, false, ..) => Some("is `end` missing before this line?".into()),
        (true, true, true, false) => Some("is `enable` missing before this line?".into()),
        (true, true, false, true) => Some("the session is privileged already".into()),
        _ => None,
    }
}
