//! Recordings imported and powered on, as the product does both.

use std::cell::RefCell;

use chrono::{DateTime, TimeDelta};
use licsim::diagnostic::{Diagnostic, SourceFile};
use licsim::import::{Imported, Request, World, import};
use licsim::profile::{self, Overrides, Source, StartsAt};
use licsim::session::{Begin, Chunk, Engines, Line, Pace, Power, Rack, Session, Setup, Start, Waiting};
use licsim::{embedded, lab};

thread_local! {
    /// Grammar and screens that nobody uses now: to read them anew for each device would take most of the time.
    static SPARE: RefCell<Vec<Engines>> = const { RefCell::new(Vec::new()) };
}

fn engines() -> Engines {
    let spare = SPARE.with_borrow_mut(Vec::pop);
    spare.unwrap_or_else(|| {
        let commands: Vec<_> = embedded::below("grammar/commands/").collect();
        Engines::load(&commands, embedded::below("grammar/screens/").collect()).expect("the built-in grammar is sound")
    })
}

fn give_back(engines: Option<Engines>) {
    SPARE.with_borrow_mut(|spare| spare.extend(engines));
}

/// Imports recordings, each a name and a text.
pub fn imported(recordings: &[(&str, &str)]) -> Result<Imported, Vec<Diagnostic>> {
    let files: Vec<SourceFile> = recordings
        .iter()
        .map(|(name, text)| SourceFile::new(*name, *text))
        .collect();
    let world = World {
        engines: engines(),
        profiles: &profile::builtin,
    };
    let request = Request {
        profile: "imported".to_owned(),
        hostname: None,
    };
    let mut made = import(world, &files, &request)?;
    give_back(made.engines.take());
    Ok(made)
}

/// 2026-01-20 09:00:00 UTC, for profiles that do not say when they are powered on.
const NOW: i64 = 1_768_899_600;

/// A device and somebody at its console.
pub struct Switch {
    rack: Option<Rack>,
    name: String,
    session: Session,
}

impl Drop for Switch {
    fn drop(&mut self) {
        give_back(self.rack.take().map(Rack::into_engines));
    }
}

impl Switch {
    /// Powers a profile on, in its lab or in another one.
    pub fn on(file: &SourceFile, other_lab: Option<&str>) -> Self {
        let profile = profile::load(Source::File(file), &profile::builtin, &Overrides::default());
        let profile = profile.unwrap_or_else(|faults| panic!("{}", faults[0]));
        let lab = other_lab.or(profile.lab.as_deref()).unwrap_or(lab::load::EMPTY);
        let lab = lab::load::built_in(lab).unwrap_or_else(|| SourceFile::new("lab.yaml", lab));
        let now = profile
            .powered_on
            .or(DateTime::from_timestamp(NOW, 0))
            .unwrap_or_default();
        let mut lab = lab::load::lab(&lab, profile.powered_on, now).unwrap_or_else(|faults| panic!("{}", faults[0]));
        let device = profile.power_on(lab.now());
        let name = device.name.clone();
        lab.add(device);
        let mut rack = Rack::new(Setup {
            engines: engines(),
            lab,
            devices: vec![Power {
                device: name.clone(),
                starts_at: Start::Privileged,
                begins: Begin::PowerOn {
                    startup_config: profile.startup_config,
                    nvram_saved: profile.nvram_saved,
                },
            }],
            pace: Pace::AtOnce,
        });
        assert!(matches!(profile.starts_at, StartsAt::User | StartsAt::Privileged));
        let mut session = Session::open(&mut rack, &name, Line::Console, Start::Privileged);
        session.unpaged();
        Self {
            rack: Some(rack),
            name,
            session,
        }
    }

    /// What a command prints, questions answered by Enter.
    pub fn run(&mut self, line: &str) -> String {
        let mut chunks = self.session.enter(self.rack.as_mut().expect("it is on"), line);
        for _ in 0..20 {
            match self.session.waiting() {
                Waiting::Command { .. } | Waiting::Closed => break,
                _ => chunks.extend(self.session.enter(self.rack.as_mut().expect("it is on"), "")),
            }
        }
        let text = |chunk: Chunk| {
            if let Chunk::Text(text) = chunk {
                Some(text)
            } else {
                None
            }
        };
        chunks.into_iter().filter_map(text).collect()
    }

    /// Lives on.
    pub fn advance(&mut self, span: TimeDelta) {
        let to = self.rack().lab().now() + span;
        self.rack_mut().lab_mut().advance_to(to).expect("time goes on");
        self.rack_mut().settle();
    }

    /// The rack that it is on.
    pub fn rack(&self) -> &Rack {
        self.rack.as_ref().expect("it is on")
    }

    /// The rack, to be used.
    pub fn rack_mut(&mut self) -> &mut Rack {
        self.rack.as_mut().expect("it is on")
    }

    /// The device's name in the lab.
    pub fn name(&self) -> &str {
        &self.name
    }
}
