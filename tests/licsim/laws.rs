//! The three laws of two-way screens hold for the built-in screens: states are made up to fit each of them.

use licsim::device::view::SCHEMA;
use licsim::embedded;
use licsim::screen::Library;
use licsim::screen::laws::{check, sample};

/// States made up for each screen.
const SAMPLES: u32 = 6;

#[test]
fn built_in_screens_read_what_they_print() {
    let library = Library::new(&SCHEMA, embedded::below("grammar/screens/").collect());
    let mut broken = String::new();
    let mut checked = 0;
    for (rendition, name) in library.names() {
        let Ok(screen) = library.get(&rendition, &name) else {
            panic!("{rendition}: {name} does not compile");
        };
        if screen.is_render_only() {
            continue;
        }
        for seed in 0..SAMPLES {
            // Every guard the first way, then mixtures.
            let choices: Vec<u32> = (0..3000_u32)
                .map(|n| {
                    (n + 1)
                        .wrapping_mul(2_654_435_761)
                        .rotate_left(seed * 5)
                        .wrapping_mul(seed)
                        >> 3
                })
                .collect();
            if let Err(told) = check(&screen, &sample(&screen, &choices)) {
                let first: String = told.lines().take(2).map(|line| format!("{line}\n")).collect();
                broken.push_str(&format!("{rendition} {name} ({seed}): {first}"));
            }
            checked += 1;
        }
    }
    assert!(checked > 100, "only {checked} states were checked");
    assert!(broken.is_empty(), "{broken}");
}
