//! Lines that are free text from end to end: they read anything, so they are few, and all of them stand here.

use licsim::embedded;

/// The hole, and why it takes a whole line.
const FREE: &[(&str, &str)] = &[
    (
        "{e.text: text}",
        "an entry of the message history, whose form is not known",
    ),
    (
        "{enforcement_state: text or NOT APPLICABLE}",
        "stands below its heading",
    ),
    ("{export_key.features: text or <none>}", "stands below its heading"),
    ("{ha_error: text}", "a message in the platform's own words"),
    ("{v.text: text}", "an environment variable of the diagnostic signatures"),
];

#[test]
fn whole_lines_of_free_text_are_few() {
    let mut met = vec![false; FREE.len()];
    for file in embedded::below("grammar/screens/ios-xe/").filter(|file| !file.text.contains("%render-only")) {
        for (n, line) in file.text.lines().enumerate() {
            let hole = line.trim_start_matches("%?").trim();
            let Some(inside) = hole.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
                continue;
            };
            let free = !inside.contains(['{', '}']) && (inside.contains(": text") || inside.contains(": raw"));
            if free {
                let known = FREE.iter().position(|(known, _)| *known == hole);
                let known = known.unwrap_or_else(|| panic!("{}:{}: `{hole}` reads anything", file.name, n + 1));
                met[known] = true;
            }
        }
    }
    assert!(met.iter().all(|met| *met), "a line of the list is gone: {met:?}");
}
