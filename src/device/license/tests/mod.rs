//! The state machine against a Cisco side in memory, with the evidence for each rule named.
//!
//! After every command and every timer the [`invariants`] are asserted.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use super::{Agent, Start, comm, on_boot, reports};
use crate::device::action::{Answer, Args, Invocation, Origin};
use crate::device::derive::DeviceView;
use crate::device::reaction::{Piece, Reaction};
use crate::device::testing::device_of;
use crate::device::world::{Egress, RemoteFile, ResolveFailure, Target, TransferFailure, World};
use crate::device::{Change, Ctx, Device, Op, Quirk, actions, timers, view};
use crate::screen::value::{Field, Key, Record, Value};
use crate::wire::{
    Account, Acknowledgement, Ask, Certificate, ClassicAsk, ClassicReply, EntitledLicence, Entitlements, Failure,
    Policy, Refusal, Reply, Request, Requirement, ServerInfo, TrustCode, TrustReply, Udi,
};

mod authorization;
mod boot;
mod captures;
mod cisco;
mod classic;
mod classic_periods;
mod classic_registration;
mod contact;
mod faults;
mod files;
mod invariants;
mod passage;
mod policy;
mod reservation;
mod storage;
mod told;
mod trust;
mod usage;
mod utility;

use cisco::{Cisco, Mood};
use invariants::check;

/// A moment in UTC: `2024-07-29 17:00:51`.
fn at(text: &str) -> DateTime<Utc> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S")
        .expect("a moment")
        .and_utc()
}

/// A device and its world.
struct Bench {
    device: Device,
    cisco: Cisco,
}

const PID: &str = "C9300-48P";
const SN: &str = "FCW2501XXXX";

fn licence(name: &str, kind: &str) -> Record {
    Record::new()
        .with(view::LICENCES_NAME, name)
        .with(view::LICENCES_ENTITLEMENT, format!("regid.test.{name}"))
        .with(view::LICENCES_COUNT, 1)
        .with(view::LICENCES_STATUS, "IN USE")
        .with(view::LICENCES_ENFORCEMENT, "NOT ENFORCED")
        .with(view::LICENCES_EXPORT_STATUS, "NOT RESTRICTED")
        .with(view::LICENCES_TYPE, kind)
}

impl Bench {
    /// A switch with transport `smart` that comes up at `time` with these licences: `(name, Perpetual|Subscription)`.
    fn new(time: &str, licences: &[(&str, &str)]) -> Self {
        let member = Record::new()
            .with(view::MEMBERS_ROLE, "Active")
            .with(view::MEMBERS_PID, PID)
            .with(view::MEMBERS_SN, SN);
        let licences: Vec<Record> = licences.iter().map(|(name, kind)| licence(name, kind)).collect();
        let state = Record::new()
            .with(view::HOSTNAME, "Switch")
            .with(view::RELEASE, "17.12.4")
            .with(view::TRANSPORT_TYPE, "smart")
            .with(view::MEMBERS, vec![member])
            .with(view::LICENCES, licences);
        let time = at(time);
        let device = device_of("switch", state, time);
        let cisco = Cisco {
            time,
            mood: Mood::Up,
            policy: None,
            asked: Vec::new(),
            reported: Vec::new(),
            capabilities: vec!["POLICY_USAGE".to_owned()],
            short: BTreeSet::new(),
            files: BTreeMap::new(),
            refused: None,
            has_no_revocation_list: false,
        };
        Self { device, cisco }
    }

    /// Network and DNA Advantage: perpetual and subscription.
    fn advantage(time: &str) -> Self {
        Self::new(
            time,
            &[("network-advantage", "Perpetual"), ("dna-advantage", "Subscription")],
        )
    }

    fn quirk(mut self, quirk: Quirk) -> Self {
        self.device.quirks.insert(quirk);
        self
    }

    fn started(mut self) -> Self {
        self.boot(Start::Running);
        self
    }

    /// Up, and with a trust code of now.
    fn trusted(self) -> Self {
        let mut bench = self.started();
        bench.run("license_trust_request", &[("token", "T"), ("scope", "local")]);
        bench.after(2);
        bench
    }

    fn boot(&mut self, start: Start) {
        let mut agent = Agent {
            device: &mut self.device,
            world: &mut self.cisco,
        };
        on_boot(&mut agent, start);
        check(self);
    }

    fn reload(&mut self) {
        let configured = self.device.state.clone();
        self.device.state = self.device.factory.clone();
        for key in [
            view::BOOT_LEVEL_BASE_CONFIGURED,
            view::BOOT_LEVEL_ADDON_CONFIGURED,
            view::TRANSPORT_TYPE,
        ] {
            self.device.state.set_or_clear(key, configured.get(key));
        }
        super::restore_trusted_store(&configured, &mut self.device.state);
        self.device.booted = self.cisco.time;
        self.boot(Start::Reload);
    }

    fn run(&mut self, action: &str, args: &[(&str, &str)]) -> Reaction {
        self.answer(action, args, &[])
    }

    fn answer(&mut self, action: &str, args: &[(&str, &str)], answers: &[Answer]) -> Reaction {
        let info = actions::find(action).expect("an action of the table");
        let value = |text: &str| match text {
            "yes" => Value::Bool(true),
            _ => text.parse().map_or_else(|_| Value::text(text), Value::Int),
        };
        let args = args
            .iter()
            .map(|(name, text)| {
                assert!(
                    info.args.iter().any(|arg| arg.name == *name),
                    "{action} takes no {name}"
                );
                ((*name).to_owned(), value(text))
            })
            .collect();
        let invocation = Invocation {
            action: info,
            args: Args(args),
            answers: answers.to_vec(),
            origin: Origin::default(),
            running_config: info.wants_running_config.then(|| "hostname Switch\n".to_owned()),
        };
        let reaction = (info.run)(&mut Ctx {
            device: &mut self.device,
            world: &mut self.cisco,
            invocation: &invocation,
        });
        check(self);
        reaction
    }

    fn set<T: Field>(&mut self, key: Key<T>, value: impl Into<T>) -> Reaction {
        let value: T = value.into();
        let value: Value = value.into();
        self.device.state.put(key.id, value.clone());
        let change = Change {
            path: key.id,
            element: None,
            op: Op::Put(value),
        };
        let invocation = nothing();
        super::on_change(
            &mut Ctx {
                device: &mut self.device,
                world: &mut self.cisco,
                invocation: &invocation,
            },
            &change,
        )
    }

    /// Lives until `time`, timer by timer.
    fn until(&mut self, time: &str) {
        self.live(at(time));
    }

    fn after(&mut self, seconds: i64) {
        self.live(self.cisco.time + TimeDelta::seconds(seconds));
    }

    fn live(&mut self, until: DateTime<Utc>) {
        let mut fired = 0;
        while let Some((name, due)) = self
            .device
            .timers
            .iter()
            .filter(|(_, due)| **due <= until)
            .min_by_key(|(name, due)| (**due, (*name).clone()))
            .map(|(name, due)| (name.clone(), *due))
        {
            self.device.timers.remove(&name);
            self.cisco.time = self.cisco.time.max(due);
            let invocation = nothing();
            let mut ctx = Ctx {
                device: &mut self.device,
                world: &mut self.cisco,
                invocation: &invocation,
            };
            timers::fire(&mut ctx, &name);
            check(self);
            fired += 1;
            assert!(fired < 100_000, "timers fire without end");
        }
        self.cisco.time = until;
    }

    fn get<T: Field>(&self, key: Key<T>) -> Option<T> {
        self.view().value(key)
    }

    fn view(&self) -> DeviceView<'_> {
        DeviceView::new(&self.device, self.cisco.time)
    }

    /// The last part of the names of the messages so far.
    fn logged(&self) -> Vec<&'static str> {
        let last = |screen: &'static str| screen.rsplit('/').next().unwrap_or(screen);
        self.device
            .messages
            .iter()
            .map(|message| last(message.screen))
            .collect()
    }

    fn logged_times(&self, name: &str) -> usize {
        self.logged().iter().filter(|logged| **logged == name).count()
    }

    fn udi(&self) -> Udi {
        crate::device::license::members::active(&self.device.state)
    }

    fn put_file(&mut self, name: &str, text: &str) {
        let file = crate::device::File {
            bytes: text.as_bytes().to_vec(),
            modified: self.cisco.time,
        };
        self.device.flash.insert(name.to_owned(), file);
    }
}

fn nothing() -> Invocation {
    Invocation {
        action: actions::find("license_sync").expect("an action of the table"),
        args: Args::default(),
        answers: Vec::new(),
        origin: Origin::default(),
        running_config: None,
    }
}

/// The screens that a reaction prints, in order.
fn printed(reaction: &Reaction) -> Vec<&'static str> {
    let name = |piece: &Piece| match piece {
        Piece::Screen { name, .. } => *name,
        Piece::Text(_) => "text",
    };
    let steps = reaction.running.iter().flat_map(|running| &running.steps);
    let asked = reaction.ask.iter().map(|question| &question.text);
    reaction
        .output
        .iter()
        .chain(steps.map(|(_, piece)| piece))
        .chain(asked)
        .map(name)
        .collect()
}

/// A policy that asks the same of perpetual and subscription licences.
fn policy(first_report: u16, frequency: u16, on_change: u16) -> Policy {
    let asked = Requirement {
        first_report: Some(first_report),
        frequency: Some(frequency),
        on_change: Some(on_change),
    };
    Policy {
        name: "Custom Policy".to_owned(),
        ack_required: Some(true),
        perpetual: asked,
        subscription: asked,
        ..Policy::default()
    }
}
