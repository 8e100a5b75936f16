//! A device and a world for tests of single actions, without lab, grammar or profiles.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::net::Ipv4Addr;

use chrono::{DateTime, TimeDelta, Utc};

use super::action::{ActionInfo, Answer, Args, Invocation, Origin};
use super::reaction::{Piece, Reaction};
use super::world::{Egress, RemoteFile, ResolveFailure, Target, TransferFailure, World};
use super::{Ctx, Device, actions, view};
use crate::screen::value::{Record, Value};
use crate::wire::{Failure, Reply, Request};

/// 2026-01-20 09:11:00 UTC.
pub fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_768_900_260, 0).unwrap_or_default()
}

/// A switch called `Switch` without configuration.
pub fn device() -> Device {
    device_of("switch", Record::new().with(view::HOSTNAME, "Switch"), start())
}

/// A device in that state, which it was made with, without quirks, startup configuration or files.
pub fn device_of(name: &str, state: Record, booted: DateTime<Utc>) -> Device {
    Device {
        name: name.to_owned(),
        factory: state.clone(),
        state,
        quirks: BTreeSet::new(),
        overlays: Default::default(),
        rendition: "ios-xe".to_owned(),
        nvram: None,
        flash: BTreeMap::new(),
        skew: TimeDelta::zero(),
        booted,
        timers: BTreeMap::new(),
        messages: Vec::new(),
        log: VecDeque::new(),
        apart: Vec::new(),
    }
}

/// Hosts by name and address, files by `scheme://host/path`.
#[derive(Default)]
pub struct Outside {
    /// Names with addresses.
    pub names: BTreeMap<String, Ipv4Addr>,
    /// Addresses that answer.
    pub alive: BTreeSet<Ipv4Addr>,
    /// TCP ports that answer.
    pub ports: BTreeSet<(Ipv4Addr, u16)>,
    /// Files on hosts.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The only password that is taken, where one is asked for.
    pub password: Option<String>,
    /// Numbers drawn so far.
    pub draws: u64,
}

impl World for Outside {
    fn lab_time(&self) -> DateTime<Utc> {
        start()
    }
    fn exchange(&mut self, _: &Egress, _: &Target, _: &Request) -> Result<Reply, Failure> {
        Err(Failure::TimedOut)
    }
    fn resolve(&mut self, from: &Egress, name: &str) -> Result<Ipv4Addr, ResolveFailure> {
        if from.name_servers.is_empty() {
            return Err(ResolveFailure::NoServer);
        }
        self.names.get(name).copied().ok_or(ResolveFailure::NoSuchName)
    }
    fn echo(&mut self, _: &Egress, to: Ipv4Addr) -> Option<TimeDelta> {
        self.alive.contains(&to).then(|| TimeDelta::milliseconds(2))
    }
    fn connect(&mut self, _: &Egress, to: Ipv4Addr, port: u16) -> Result<(), TransferFailure> {
        match (self.ports.contains(&(to, port)), self.alive.contains(&to)) {
            (true, _) => Ok(()),
            (false, true) => Err(TransferFailure::Refused),
            (false, false) => Err(TransferFailure::TimedOut),
        }
    }
    fn fetch(&mut self, _: &Egress, file: &RemoteFile) -> Result<Vec<u8>, TransferFailure> {
        if self.password.is_some() && file.password != self.password {
            return Err(TransferFailure::Authentication);
        }
        let url = format!("{}://{}/{}", file.scheme, file.host, file.path);
        self.files.get(&url).cloned().ok_or(TransferFailure::NoSuchFile)
    }
    fn accepts(&mut self, _: &Egress, file: &RemoteFile, _: &str, _: usize) -> Result<(), TransferFailure> {
        if self.password.is_some() && file.password != self.password {
            return Err(TransferFailure::Authentication);
        }
        Ok(())
    }
    fn send(&mut self, from: &Egress, file: &RemoteFile, name: &str, bytes: &[u8]) -> Result<(), TransferFailure> {
        self.accepts(from, file, name, bytes.len())?;
        let name = if file.path.ends_with('/') || file.path.is_empty() {
            name
        } else {
            ""
        };
        let url = format!("{}://{}/{}{name}", file.scheme, file.host, file.path);
        self.files.insert(url, bytes.to_vec());
        Ok(())
    }
    fn credential(&self, _: &str, _: &str) -> Option<String> {
        self.password.clone()
    }
    fn random(&mut self) -> u64 {
        self.draws += 1;
        self.draws
    }
}

/// What the running-config of the tests is.
pub const RUNNING: &str = "Building configuration...\n\nCurrent configuration : 18 bytes\n!\nhostname Switch\nend\n\n";

/// Runs an action with `args` (`name=value`) and the answers so far.
pub fn run(
    device: &mut Device,
    world: &mut Outside,
    action: &str,
    args: &[(&str, &str)],
    answers: &[Answer],
) -> Reaction {
    let info = actions::find(action).unwrap_or_else(|| panic!("no action {action}"));
    let args = args
        .iter()
        .map(|(name, text)| ((*name).to_owned(), typed(info, name, text)))
        .collect();
    let invocation = Invocation {
        action: info,
        args: Args(args),
        answers: answers.to_vec(),
        origin: Origin {
            user: None,
            line: "console".to_owned(),
        },
        running_config: info.wants_running_config.then(|| RUNNING.to_owned()),
    };
    (info.run)(&mut Ctx {
        device,
        world,
        invocation: &invocation,
    })
}

fn typed(info: &ActionInfo, name: &str, text: &str) -> Value {
    use super::action::ArgKind;
    let kind = info.args.iter().find(|arg| arg.name == name).map(|arg| arg.kind);
    match kind.unwrap_or_else(|| panic!("{} takes no {name}", info.name)) {
        ArgKind::Text => Value::text(text),
        ArgKind::Int => Value::Int(text.parse().unwrap_or_else(|_| panic!("{text} is no number"))),
        ArgKind::Flag => Value::Bool(text == "yes"),
    }
}

/// The names of the screens of a reaction in order, text in quotes, the question with `?`.
pub fn shape(reaction: &Reaction) -> Vec<String> {
    let piece = |piece: &Piece| match piece {
        Piece::Screen { name, .. } => (*name).to_owned(),
        Piece::Text(text) => format!("{text:?}"),
    };
    let running = reaction
        .running
        .iter()
        .flat_map(|running| running.steps.iter().map(|(_, step)| piece(step)));
    let ask = reaction
        .ask
        .iter()
        .map(|question| format!("{}?", piece(&question.text)));
    reaction.output.iter().map(piece).chain(running).chain(ask).collect()
}

/// A typed line.
pub fn line(text: &str) -> Answer {
    Answer::Line(text.to_owned())
}

/// Runs `act` with an invocation that does nothing, as a timer or a change of configuration has one.
pub fn fire<T>(device: &mut Device, world: &mut Outside, act: impl FnOnce(&mut Ctx<'_>) -> T) -> T {
    static NOTHING: ActionInfo = ActionInfo {
        name: "nothing",
        args: &[],
        wants_running_config: false,
        run: |_| Reaction::silent(),
    };
    let invocation = Invocation {
        action: &NOTHING,
        args: Args::default(),
        answers: Vec::new(),
        origin: Origin {
            user: None,
            line: "console".to_owned(),
        },
        running_config: None,
    };
    act(&mut Ctx {
        device,
        world,
        invocation: &invocation,
    })
}
