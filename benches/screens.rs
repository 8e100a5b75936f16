//! What screens cost: compiling, printing and reading `show license tech support`.
//!
//! `cargo bench --bench screens`

use std::rc::Rc;

use divan::{Bencher, black_box};
use licsim::device::view::SCHEMA;
use licsim::embedded;
use licsim::screen::laws::{Sample, sample};
use licsim::screen::value::Record;
use licsim::screen::{Library, Screen};

const NAME: &str = "license/tech_support";

fn main() {
    divan::main();
}

fn library() -> Library {
    Library::new(&SCHEMA, embedded::below("grammar/screens/").collect())
}

/// The screen, a state that fills it, and its text.
fn tech_support() -> (Rc<Screen>, Sample, String) {
    let screen = library().get("ios-xe", NAME).expect("the built-in screen compiles");
    let choices: Vec<u32> = (0..4000_u32).map(|n| n.wrapping_mul(2_654_435_761) >> 3).collect();
    let sample = sample(&screen, &choices);
    let text = screen.render(&sample.state, &Record::new(), None);
    (screen, sample, text)
}

#[divan::bench]
fn compile(bencher: Bencher) {
    bencher.bench_local(|| black_box(library()).get("ios-xe", NAME).is_ok());
}

#[divan::bench]
fn render(bencher: Bencher) {
    let (screen, sample, text) = tech_support();
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench_local(|| black_box(&screen).render(black_box(&sample.state), &Record::new(), None));
}

#[divan::bench]
fn read(bencher: Bencher) {
    let (screen, sample, text) = tech_support();
    assert!(screen.read(&text, &sample.known).complete);
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench_local(|| black_box(&screen).read(black_box(&text), &sample.known));
}

/// Every twentieth line is missing.
#[divan::bench]
fn read_damaged(bencher: Bencher) {
    let (screen, sample, text) = tech_support();
    let damaged: String = text
        .split_inclusive('\n')
        .enumerate()
        .filter(|(n, _)| n % 20 != 7)
        .map(|(_, line)| line)
        .collect();
    bencher.bench_local(|| black_box(&screen).read(black_box(&damaged), &sample.known));
}
