//! What makes a screen hard to read back is found before anyone pastes a text.

use super::faults;

/// A screen, and what is said of it; nothing where it is fine.
const CASES: &[(&str, &str)] = &[
    // A branch of blank lines is no sign of itself.
    ("%when name\n\n%end\nend\n", "a branch of empty lines only"),
    ("Name: {name or }\n%when name\n\n%end\nend\n", ""),
    ("%when on\n\non\n%end\nend\n", ""),
    // Free text swallows fixed text.
    (
        "%when name\n  {name: text} is it\n%otherwise\n  nobody is it\n%end\n",
        "this line also reads the line",
    ),
    (
        "%unless name\n  nobody is it\n%otherwise\n  {name: text} is it\n%end\n",
        "",
    ),
    (
        "%each m in members\n  {m.role: text}: up\n%end\n  Total: up\n",
        "this line also reads the line",
    ),
    ("%each m in members\n  {m.role: word}: up\n%end\nTotal: up\n", ""),
    // Two branches that begin alike cost twice the time, and twice that in each other.
    (
        "%when name\nsame\n{name: word} a\n%otherwise\nsame\nb\n%end\n",
        "this line also reads the line",
    ),
    // A whole line of free text reads anything.
    ("{name: text}\n", "a whole line of free text (`name`)"),
    ("{name: raw}\n", "a whole line of free text (`name`)"),
    ("Name: {name: text}\n", ""),
    // One value or another: which?
    ("%when name is a or b\nit is\n%end\n", "which of these values it is"),
    ("%when name is a or b\nit is {name: word}\n%end\n", ""),
    ("Name: {name: word}\n%when name is a or b\nit is\n%end\n", ""),
    ("%when name is a\nit is\n%end\n", ""),
    // Where does the first one end?
    ("{name: word}{count: int}\n", "where the first of two values"),
    ("{name: word}{>10}{count: int}\n", ""),
    ("{count: int} unit{count: plural s}\n", ""),
    // A shape in front of another.
    (
        "%form job\n  at = at {.at: time}\n  never = at no time\n%end\nJob: {job: job}\n",
        "",
    ),
    (
        "%form job\n  some = {.is: text}\n  never = never\n%end\nJob: {job: job}\n",
        "the shape `some` also reads the shape `never`",
    ),
    // What is not read back may be anything.
    ("%render-only\n{name: text}\n%when name\n\n%end\n", ""),
];

#[test]
fn what_cannot_be_read_back_is_found() {
    for (text, expected) in CASES {
        let found = faults(&[("it", text)]);
        if expected.is_empty() {
            assert!(found.is_empty(), "{text:?} gives {found}");
        } else {
            assert!(found.contains(expected), "{text:?} gives {found:?}, not {expected:?}");
        }
    }
}
