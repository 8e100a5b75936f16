//! What screens cost: compiling, printing and reading `show license tech support`.
//!
//! `cargo bench --bench screens`

use std::rc::Rc;

use chrono::{TimeZone, Utc};
use divan::{Bencher, black_box};
use licsim::device::Device;
use licsim::device::derive::DeviceView;
use licsim::device::view::{self, SCHEMA};
use licsim::diagnostic::SourceFile;
use licsim::embedded;
use licsim::profile::{Overrides, Source, builtin, load};
use licsim::screen::value::Record;
use licsim::screen::{Library, Screen};

const NAME: &str = "license/tech_support";

fn main() {
    divan::main();
}

fn library() -> Library {
    Library::new(&SCHEMA, embedded::below("grammar/screens/").collect())
}

/// A stack of three, of the release with the longest form.
const STACK: &str = include_str!("../tests/data/states/stack.yaml");

fn stack() -> Device {
    let file = SourceFile::new("stack.yaml", STACK);
    let overrides = Overrides {
        release: Some("17.18.1".to_owned()),
        rendition: None,
    };
    let profile = load(Source::File(&file), &builtin, &overrides).expect("the profile is good");
    profile.power_on(moment())
}

fn moment() -> chrono::DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 1, 20, 9, 0, 0).single().expect("a moment")
}

/// The screen, a device, and its text of some 400 lines.
fn tech_support() -> (Rc<Screen>, Device, String) {
    let screen = library().get("ios-xe", NAME).expect("the built-in screen compiles");
    let device = stack();
    let text = screen.render(&DeviceView::new(&device, moment()), &Record::new(), None);
    let lines = text.lines().count();
    assert!(lines >= 390, "only {lines} lines");
    (screen, device, text)
}

/// What a reader knows: nothing but how far the zone is from UTC.
fn known() -> Record {
    Record::new().with(view::CLOCK_OFFSET_MINUTES, 0)
}

#[divan::bench]
fn compile(bencher: Bencher) {
    bencher.bench_local(|| black_box(library()).get("ios-xe", NAME).is_ok());
}

#[divan::bench]
fn render(bencher: Bencher) {
    let (screen, device, text) = tech_support();
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench_local(|| {
            let view = DeviceView::new(black_box(&device), moment());
            black_box(&screen).render(&view, &Record::new(), None)
        });
}

#[divan::bench]
fn read(bencher: Bencher) {
    let (screen, _, text) = tech_support();
    assert!(screen.read(&text, &known()).complete);
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench_local(|| black_box(&screen).read(black_box(&text), &known()));
}

/// Every twentieth line is missing.
#[divan::bench]
fn read_damaged(bencher: Bencher) {
    let (screen, _, text) = tech_support();
    let damaged: String = text
        .split_inclusive('\n')
        .enumerate()
        .filter(|(n, _)| n % 20 != 7)
        .map(|(_, line)| line)
        .collect();
    bencher.bench_local(|| black_box(&screen).read(black_box(&damaged), &known()));
}
