//! What the switch costs as a whole: power-on, a command at the prompt, and commands a second through the replayer.
//!
//! `cargo bench --bench session`

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use licsim::cli::{Machine, MachineOptions};
use licsim::diagnostic::SourceFile;
use licsim::session::{Chunk, Line, Session, Start, Waiting};
use licsim::transcript::{Replayer, Transcript};

/// What the big transcript repeats; nothing in it changes the state, so that every round prints the same.
const ROUND: [&str; 6] = [
    "show license status",
    "show license summary",
    "show license usage",
    "show license all",
    "show running-config | section license",
    "show clock",
];
/// Rounds of the big transcript.
const ROUNDS: usize = 100;

fn main() {
    divan::main();
}

fn switch() -> Machine {
    Machine::build(&MachineOptions::default()).expect("the built-in switch has no faults")
}

fn console(machine: &mut Machine) -> Session {
    let mut session = machine.console(Line::Console, Start::Privileged);
    session.unpaged();
    session
}

fn text(chunks: &[Chunk]) -> String {
    let texts = chunks.iter().map(|chunk| match chunk {
        Chunk::Text(text) => text.as_str(),
        _ => "",
    });
    texts.collect()
}

/// Profile, lab and grammar read, the device powered on, its first prompt.
#[divan::bench]
fn power_on(bencher: Bencher) {
    bencher.bench_local(|| {
        let mut machine = switch();
        black_box(console(&mut machine));
        machine
    });
}

/// A line entered at the prompt until its text is there.
#[divan::bench(args = [
    "show license status",
    "show license tech support",
    "show running-config",
    "show license all | include ACK",
    "show clock",
    "show licence",
])]
fn command(bencher: Bencher, line: &str) {
    let mut machine = switch();
    let mut session = console(&mut machine);
    // The first time a screen is used it is compiled.
    let printed = text(&session.enter(machine.rack_mut(), line));
    assert!(!printed.is_empty());
    bencher.bench_local(|| session.enter(machine.rack_mut(), black_box(line)));
}

/// Rounds of commands with what they print, as a person would paste them.
fn big_transcript() -> String {
    let mut machine = switch();
    let mut session = console(&mut machine);
    let mut pasted = String::new();
    for line in ROUND.iter().cycle().take(ROUND.len() * ROUNDS) {
        let Waiting::Command { prompt } = session.waiting().clone() else {
            panic!("the session waits for a command before {line}");
        };
        let printed = text(&session.enter(machine.rack_mut(), line));
        pasted.push_str(&format!("{prompt}{line}\n{printed}"));
    }
    pasted
}

/// The big transcript parsed; its items are the commands, so that the report gives commands a second.
#[divan::bench(sample_count = 10)]
fn parse_transcript(bencher: Bencher) {
    let file = SourceFile::new("big.txt", big_transcript());
    bencher
        .counter(ItemsCount::new(ROUND.len() * ROUNDS))
        .bench_local(|| Transcript::parse(black_box(file.clone()), &[]));
}

/// The big transcript run and compared; power-on is not counted.
#[divan::bench(sample_count = 10)]
fn replay(bencher: Bencher) {
    let file = SourceFile::new("big.txt", big_transcript());
    let transcript = Transcript::parse(file, &[]).expect("what a session printed is a transcript");
    let run = |machine: Machine| {
        let device = machine.device().to_owned();
        Replayer::new(&transcript, machine.into_rack(), &device).run()
    };
    assert!(run(switch()).passed(), "the transcript replays clean");
    bencher
        .counter(ItemsCount::new(ROUND.len() * ROUNDS))
        .with_inputs(switch)
        .bench_local_values(run);
}
