//! A rack with one switch, a session at its console, and a way to write both down.

use crate::device::Device;
use crate::device::testing;
use crate::device::view;
use crate::diagnostic::SourceFile;
use crate::embedded;
use crate::lab::{Lab, LabConfig};
use crate::screen::value::Record;
use crate::session::{Begin, Chunk, Engines, Key, Line, Pace, Power, Rack, Session, Setup, Start, Waiting};

/// A grammar with one of each thing that a session has to do with.
pub const GRAMMAR: &str = include_str!("small.cmd");

/// A session and its rack.
pub struct Desk {
    pub rack: Rack,
    pub session: Session,
}

/// The name of the device in the lab.
pub const DEVICE: &str = "switch";

/// The device that a desk starts with.
pub fn device() -> Device {
    let mut device = testing::device();
    device.name = DEVICE.to_owned();
    device.state.set(view::RELEASE, "17.12.4");
    device.state.set(view::CHASSIS_PID, "C9300-48P");
    let vlan = |name: &str| Record::new().with(view::INTERFACES_NAME, name);
    device.state.set(view::INTERFACES, vec![vlan("Vlan1"), vlan("Vlan10")]);
    device.factory = device.state.clone();
    device
}

/// A rack with that device.
pub fn rack(device: Device, pace: Pace) -> Rack {
    let mut lab = Lab::new(&LabConfig::default(), testing::start());
    lab.add(device);
    let power = Power {
        device: DEVICE.into(),
        starts_at: Start::User,
        begins: Begin::PowerOn {
            startup_config: None,
            nvram_saved: true,
        },
    };
    let screens = embedded::below("grammar/screens/").chain([SourceFile::new(
        "grammar/screens/ios-xe/test.screen",
        include_str!("test.screen"),
    )]);
    Rack::new(Setup {
        engines: engines(&[SourceFile::new("small.cmd", GRAMMAR)], screens.collect()),
        lab,
        devices: vec![power],
        pace,
    })
}

/// Engines that have no faults.
pub fn engines(commands: &[SourceFile], screens: Vec<SourceFile>) -> Engines {
    Engines::load(commands, screens)
        .unwrap_or_else(|faults| panic!("{}", faults.iter().map(ToString::to_string).collect::<String>()))
}

impl Desk {
    pub fn new(start: Start) -> Self {
        Self::with(device(), start)
    }

    pub fn with(device: Device, start: Start) -> Self {
        Self::at(rack(device, Pace::AtOnce), Line::Console, start)
    }

    pub fn at(mut rack: Rack, line: Line, start: Start) -> Self {
        let mut session = Session::open(&mut rack, DEVICE, line, start);
        session.unpaged();
        Self { rack, session }
    }

    /// Types a line; what is printed, messages on lines of their own behind `<- `.
    pub fn say(&mut self, line: &str) -> String {
        let chunks = self.session.enter(&mut self.rack, line);
        written(&chunks)
    }

    /// Types lines, throws away what is printed.
    pub fn all(&mut self, lines: &[&str]) {
        for line in lines {
            self.say(line);
        }
    }

    pub fn key(&mut self, key: Key) -> String {
        let chunks = self.session.key(&mut self.rack, key, "");
        written(&chunks)
    }

    pub fn poll(&mut self) -> String {
        let chunks = self.session.poll(&mut self.rack);
        written(&chunks)
    }

    /// The prompt or the question.
    pub fn shows(&self) -> &str {
        match self.session.waiting() {
            Waiting::Command { prompt } => prompt,
            Waiting::Answer { question } | Waiting::Key { question } | Waiting::Hidden { question } => question,
            Waiting::Text { .. } => "<text>",
            Waiting::More => crate::session::pager::MORE,
            Waiting::Running { .. } => "<running>",
            Waiting::Closed => "<closed>",
        }
    }

    pub fn state(&self) -> &Record {
        &self.rack.lab().device(DEVICE).expect("the device of the desk").state
    }
}

/// Chunks as one text.
pub fn written(chunks: &[Chunk]) -> String {
    chunks
        .iter()
        .map(|chunk| match chunk {
            Chunk::Text(text) => text.clone(),
            Chunk::Message(text) => format!(
                "<- {}
",
                &text[text.find('%').unwrap_or(0)..]
            ),
            Chunk::Erase => "<erase>".to_owned(),
            Chunk::Bell => "<bell>".to_owned(),
        })
        .collect()
}
