//! The promises of `recording` in `tests/licsim/support/any_input.rs`, over whatever the fuzzer makes up.

#![no_main]

#[path = "../../tests/licsim/support/any_input.rs"]
#[expect(dead_code, reason = "each target holds one promise of several")]
mod any_input;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| any_input::recording(text));
