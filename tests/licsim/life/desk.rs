//! A switch in the article's lab with a session at its console, lived step by step and timer by timer.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use licsim::device::snapshot::Snapshot;
use licsim::device::{Device, view};
use licsim::embedded;
use licsim::lab::{Lab, Outside, directives, load};
use licsim::profile::{self, Overrides, Source};
use licsim::session::{Begin, Chunk, Engines, Key, Line, Pace, Power, Rack, Session, Setup, Start, Waiting, Way};
use licsim::wire::{FileKind, LicenseFile};

use super::{invariants, messages};

/// The switch, and what stands around it.
#[derive(Clone, Copy, Debug)]
pub struct World {
    /// A built-in profile; its name is the name of the switch.
    pub profile: &'static str,
    /// A built-in lab.
    pub lab: &'static str,
    /// Another release than the profile's.
    pub release: Option<&'static str>,
}

/// The switch of the article, in its lab.
pub const ARTICLE: World = World {
    profile: "c9300-48p",
    lab: "solvethenetwork",
    release: None,
};

/// One thing that happens.
#[derive(Clone, Debug)]
pub enum Step {
    /// A line is typed in exec.
    Type(String),
    /// Lines are typed in global configuration.
    Configure(&'static [&'static str]),
    /// A directive is given.
    Direct(String),
    /// So many seconds pass.
    Live(u32),
    /// The switch restarts.
    Reload,
    /// Another release is put on it, newer or older.
    Move(&'static str),
}

/// The rack, the session, and what was seen so far.
pub struct Desk {
    pub rack: Rack,
    world: World,
    session: Session,
    /// All that was printed.
    pub printed: String,
    /// Instants at which something was checked.
    pub instants: usize,
    /// Reports that were written to files.
    pub exported: BTreeSet<i64>,
}

impl Desk {
    /// A world at its beginning.
    pub fn new(seed: u64, world: World) -> Self {
        let file = load::built_in(world.lab).expect("it is built in");
        let start = licsim::lab::clock::parse_time("2026-01-20 09:00:00").expect("a time");
        let mut lab = load::lab(&file, None, start).expect("it is sound");
        lab.reseed(seed);
        let overrides = Overrides {
            release: world.release.map(str::to_owned),
            rendition: None,
        };
        let name = Source::Named(world.profile);
        let mut profile = profile::load(name, &profile::builtin, &overrides).expect("it is sound");
        profile.lab = None;
        assert!(lab.add(profile.power_on(start)));
        let power = Power {
            device: world.profile.to_owned(),
            starts_at: Start::Privileged,
            begins: Begin::PowerOn {
                startup_config: profile.startup_config,
                nvram_saved: profile.nvram_saved,
            },
        };
        let mut rack = Rack::new(Setup {
            engines: Engines::deferred(
                || embedded::below("grammar/commands/").collect(),
                || embedded::below("grammar/screens/").collect(),
            ),
            lab,
            devices: vec![power],
            pace: Pace::AtOnce,
        });
        rack.write_all_due_nvram();
        let mut session = Session::open(&mut rack, world.profile, Line::Console, Start::Privileged);
        session.unpaged();
        Self {
            rack,
            world,
            session,
            printed: String::new(),
            instants: 0,
            exported: BTreeSet::new(),
        }
    }

    pub fn device(&self) -> &Device {
        self.rack.lab().device(self.world.profile).expect("it is there")
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.rack.lab().now()
    }

    /// Everything that is kept of it.
    pub fn kept(&self) -> (Snapshot, Outside) {
        (Snapshot::of(self.device()), self.rack.lab().outside.clone())
    }

    pub fn live(&mut self, step: &Step) {
        match step {
            Step::Type(line) => self.say(line),
            Step::Configure(lines) => {
                self.say("configure terminal");
                for line in *lines {
                    self.say(line);
                }
                self.say("end");
            }
            Step::Direct(text) => self.direct(text),
            Step::Live(seconds) => self.pass(TimeDelta::seconds(i64::from(*seconds))),
            Step::Reload => {
                let before = self.before();
                self.rack.boot(self.world.profile);
                invariants::after_reload(self, &before);
                self.console_begins_anew();
            }
            Step::Move(release) => self.move_to(release),
        }
        invariants::kept_is_the_same(self);
    }

    fn console_begins_anew(&mut self) {
        self.session = Session::open(&mut self.rack, self.world.profile, Line::Console, Start::Privileged);
        self.session.unpaged();
    }

    /// What a release keeps of another is its own business (`license/passage.rs`); that it starts and goes on is not.
    fn move_to(&mut self, release: &str) {
        let before = self.before();
        let moved = [Way::Up, Way::Down].map(|way| self.rack.change_release(self.world.profile, release, way));
        let runs = self.device().state.text(view::RELEASE).map(str::to_owned);
        if moved.iter().any(Result::is_ok) {
            assert_eq!(runs.as_deref(), Some(release));
        } else {
            assert_eq!(runs.as_deref(), before.device.state.text(view::RELEASE), "{moved:?}");
            invariants::nothing_changed(self, &before, release);
        }
        self.exported.clear();
        self.console_begins_anew();
    }

    fn before(&self) -> Before {
        Before {
            device: self.device().clone(),
            at: self.now(),
        }
    }

    fn direct(&mut self, text: &str) {
        let text = &self.filled(text);
        let (before, outside) = (self.before(), self.rack.lab().outside.clone());
        match directives::run(self.rack.lab_mut(), self.world.profile, text) {
            Ok(said) => self.printed.push_str(&said),
            Err(error) => {
                self.printed.push_str(&format!("{text}: {error}\n"));
                invariants::nothing_changed(self, &before, text);
                let (old, new) = (without_traces(outside), without_traces(self.rack.lab().outside.clone()));
                assert!(old == new, "`{text}` was refused, and changed the world: {error}");
            }
        }
        messages::check(self, &before);
        self.rack.settle();
        invariants::check(self, &before);
    }

    /// Lives through a span, timer by timer.
    fn pass(&mut self, span: TimeDelta) {
        let until = self.now() + span;
        loop {
            let due = self.rack.lab().next_due().filter(|due| *due <= until);
            let to = due.unwrap_or(until).max(self.now());
            let before = self.before();
            self.advance(to);
            messages::check(self, &before);
            self.rack.settle();
            invariants::check(self, &before);
            if due.is_none() {
                return;
            }
        }
    }

    fn advance(&mut self, to: DateTime<Utc>) {
        let lab: &mut Lab = self.rack.lab_mut();
        lab.advance_to(to).expect("time goes on");
    }

    /// `{{code}}` is the last request code that was printed, `{{return}}` the last return code, `{{token}}` the newest token
    /// of CSSM or of an SSM On-Prem.
    fn filled(&self, text: &str) -> String {
        let behind = |head: &str| {
            let (_, rest) = self.printed.rsplit_once(head)?;
            rest.split_whitespace().next().map(str::to_owned)
        };
        let outside = &self.rack.lab().outside;
        let portals = outside.on_prem.values().map(|on_prem| &on_prem.local);
        let accounts = portals
            .chain([&outside.cssm])
            .flat_map(|portal| portal.accounts.values());
        let places = accounts.flat_map(|account| account.virtual_accounts.values());
        let tokens = places.flat_map(|place| &place.tokens);
        let token = tokens
            .max_by_key(|token| token.created)
            .map(|token| token.value.clone());
        let request = behind("Enter this request code in the Cisco Smart Software Manager portal:\n");
        let returned = behind("Enter this return code in Cisco Smart Software Manager portal:\n");
        let or_none = |text: Option<String>| text.unwrap_or_else(|| "NONE".to_owned());
        text.replace("{{code}}", &or_none(request))
            .replace("{{return}}", &or_none(returned))
            .replace("{{token}}", &or_none(token))
    }

    fn say(&mut self, line: &str) {
        let line = &self.filled(line);
        let chunks = self.session.poll(&mut self.rack);
        self.take(&chunks);
        if !matches!(self.session.waiting(), Waiting::Command { .. }) {
            // Another unit has taken over, or the device restarted.
            self.console_begins_anew();
        }
        let before = self.before();
        let chunks = self.session.enter(&mut self.rack, line);
        self.take(&chunks);
        for _ in 0..100 {
            let chunks = match self.session.waiting() {
                Waiting::Command { .. } | Waiting::Closed => break,
                Waiting::Running { .. } => self.session.poll(&mut self.rack),
                Waiting::Key { .. } | Waiting::More => self.session.key(&mut self.rack, Key::Char('\r'), ""),
                Waiting::Hidden { .. } => {
                    let secret = self.session.known_secret(&self.rack).unwrap_or_default();
                    self.session.enter(&mut self.rack, &secret)
                }
                Waiting::Answer { .. } | Waiting::Text { .. } => self.session.enter(&mut self.rack, "yes"),
            };
            self.take(&chunks);
        }
        if self.session.printed_error() && before.at == self.now() {
            invariants::nothing_changed(self, &before, line);
        }
        self.note_export();
        invariants::check(self, &before);
    }

    fn take(&mut self, chunks: &[Chunk]) {
        for chunk in chunks {
            match chunk {
                Chunk::Text(text) | Chunk::Message(text) => {
                    self.printed.push_str(text);
                    self.printed.push('\n');
                }
                Chunk::Erase | Chunk::Bell => {}
            }
        }
    }

    /// Remembers which reports stand in the file that was written.
    fn note_export(&mut self) {
        let Some(file) = self.device().flash.get("rum.txt") else {
            return;
        };
        if let Ok(LicenseFile::Usage(file)) = LicenseFile::parse_kind(&file.bytes, FileKind::Usage) {
            let ids = file.reports.iter().filter_map(|report| Some(report.open().ok()?.id));
            self.exported.extend(ids.collect::<Vec<_>>());
        }
    }
}

/// What a portal that refuses something may keep of it: its row among the uploaded files, and a line of its log.
fn without_traces(mut outside: Outside) -> Outside {
    let on_prems = outside.on_prem.values_mut().map(|on_prem| &mut on_prem.local);
    for portal in on_prems.chain([&mut outside.cssm]) {
        portal.uploads.clear();
        portal.events = <_>::default();
    }
    outside
}

/// The switch before something happened.
pub struct Before {
    pub device: Device,
    pub at: DateTime<Utc>,
}
