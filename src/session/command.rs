//! A typed line on its way: grammar, then screen, action or change of configuration, then output.
//!
//! Must not know what any command means.

use crate::device::action::{ActionInfo, ArgInfo, ArgKind, Args, Invocation};
use crate::device::actions as device_actions;
use crate::device::reaction::{Effect, Reaction};
use crate::device::view::{self, SCHEMA};
use crate::grammar::{Binding, Command, Outcome, Selection};
use crate::limits::{DIALOGUE_ANSWERS_MAX, LINE_LENGTH_MAX};
use crate::screen::value::{Record, Value};

use super::actions::{self, Scene, SessionAction};
use super::dialogue::{Call, Dialogue, Doer};
use super::pipe::{self, PatternError, StageError};
use super::rack::feed::OpenText;
use super::rack::{Printed, parse, select};
use super::talk::Chunk;
use super::{Rack, Session, Stage};

/// Entering a word that is no command: the device takes it for a host.
const HOST_NAME: &str = "host_name";

impl Session {
    /// A line was typed at the prompt.
    pub(super) fn type_line(&mut self, rack: &mut Rack, text: &str) -> Vec<Chunk> {
        let line: String = text.chars().take(LINE_LENGTH_MAX).collect();
        let width = self.prompt(rack).chars().count();
        self.remember(&line);
        self.failed = false;
        rack.touch(&self.device, &self.line, self.user.as_deref());
        let (mode, privilege) = (self.modes.mode(), self.privilege);
        match rack.parse(&self.device, mode, privilege, &line) {
            Outcome::Command(command) => match OpenText::of(&command) {
                Some(open) => {
                    let args = self.arguments().with(view::ARG_TEXT, open.delimiter_shown());
                    let printed = rack.screen(&self.device, "session/enter_text", &args, None);
                    self.stage = Stage::Text(open);
                    chunk(printed.text)
                }
                None => self.carry_out(rack, &command),
            },
            Outcome::HostName(word) if !rack.refuses_host_names(&self.device, &self.line) => {
                self.host_name(rack, &word)
            }
            Outcome::HostName(_) => {
                // With a second word the line cannot be a host name, and the parser says where it went wrong.
                let refused = rack.parse(&self.device, mode, privilege, &format!("{} x", line.trim_end()));
                self.refuse(refused.text(width, &line))
            }
            outcome => self.refuse(outcome.text(width, &line)),
        }
    }

    fn refuse(&mut self, text: Option<String>) -> Vec<Chunk> {
        self.failed = text.is_some();
        text.into_iter().map(Chunk::Text).collect()
    }

    fn host_name(&mut self, rack: &mut Rack, word: &str) -> Vec<Chunk> {
        let Some(info) = device_actions::find(HOST_NAME) else {
            return Vec::new();
        };
        let args = Args([("word".to_owned(), Value::text(word))].into());
        let call = Call {
            doer: Doer::Device(info),
            args,
            answers: Vec::new(),
            pipe: None,
        };
        self.call(rack, call)
    }

    /// Carries out a command that was understood.
    pub(super) fn carry_out(&mut self, rack: &mut Rack, command: &Command) -> Vec<Chunk> {
        let pipe = match command
            .pipe
            .as_ref()
            .map(|pipe| pipe::Stage::new(&pipe.stage, &pipe.argument))
        {
            None => None,
            Some(Ok(stage)) => Some(stage),
            Some(Err(error)) => return self.refuse_pipe(rack, &error),
        };
        match &command.binding {
            Binding::Screen { name, of } => {
                let printed = self.show(rack, name, of.as_ref(), command);
                self.put_out(rack, printed, pipe)
            }
            Binding::Action { name, given } => {
                let Some((doer, args)) = doer(name) else {
                    return Vec::new();
                };
                let args = arguments(args, command, given);
                // An action of a mode above leaves the modes that refused the line; a way out starts from where it is.
                if matches!(doer, Doer::Device(_)) && !command.do_exec {
                    self.modes.fall_back(command.mode);
                }
                self.call(
                    rack,
                    Call {
                        doer,
                        args,
                        answers: Vec::new(),
                        pipe,
                    },
                )
            }
            Binding::Mode { .. } | Binding::Set(_) | Binding::Add { .. } => {
                let origin = self.origin();
                let reaction = rack.change(&self.device, &mut self.modes, command, &origin);
                let printed = rack.print(&self.device, &reaction.output, &self.arguments());
                self.put_out(rack, printed, None)
            }
        }
    }

    fn refuse_pipe(&mut self, rack: &mut Rack, error: &StageError) -> Vec<Chunk> {
        let screen = match error {
            StageError::Pattern(PatternError::BackReference) => "session/pattern_back_reference",
            StageError::Pattern(PatternError::Malformed) => "session/pattern_malformed",
            StageError::Unmodelled => "session/not_modelled",
        };
        let printed = rack.screen(&self.device, screen, &self.arguments(), None);
        self.failed = true;
        vec![Chunk::Text(printed.text)]
    }

    /// Renders the screen that a command is bound to.
    fn show(&self, rack: &Rack, name: &str, of: Option<&Selection>, command: &Command) -> Printed {
        let mut args = self.arguments();
        args.overlay(screen_arguments(command));
        let Some(of) = of else {
            return rack.screen(&self.device, name, &args, None);
        };
        let Some(list) = SCHEMA.find(&of.list) else {
            return Printed::default();
        };
        let entries = rack.entries(&self.device, list);
        match select(&entries, &super::rack::fields(&of.list, &of.fields)) {
            Some(entry) => rack.screen(&self.device, name, &args, Some((list, entry))),
            None => match &of.otherwise {
                Some(other) => rack.screen(&self.device, other, &args, None),
                None => Printed::default(),
            },
        }
    }

    /// Runs an action, with the answers that its questions have so far.
    pub(super) fn call(&mut self, rack: &mut Rack, call: Call) -> Vec<Chunk> {
        if call.answers.len() > DIALOGUE_ANSWERS_MAX {
            return Vec::new();
        }
        let reaction = match call.doer {
            Doer::Session(info) => (info.run)(&mut Scene {
                session: self,
                rack,
                args: &call.args,
                answers: &call.answers,
            }),
            Doer::Device(info) => {
                let invocation = self.invocation(rack, info, &call);
                rack.apply(&self.device, &invocation)
            }
        };
        self.react(rack, call, reaction)
    }

    fn invocation(&self, rack: &Rack, action: &'static ActionInfo, call: &Call) -> Invocation {
        Invocation {
            action,
            args: call.args.clone(),
            answers: call.answers.clone(),
            origin: self.origin(),
            running_config: action.wants_running_config.then(|| rack.running_config(&self.device)),
        }
    }

    fn react(&mut self, rack: &mut Rack, call: Call, reaction: Reaction) -> Vec<Chunk> {
        let printed = rack.print(&self.device, &reaction.output, &self.arguments());
        if let Some(question) = reaction.ask {
            let text = rack.print(&self.device, &[question.text], &self.arguments()).text;
            self.stage = Stage::Dialogue(Box::new(Dialogue {
                call,
                question: text,
                kind: question.kind,
            }));
            return chunk(printed.text);
        }
        match reaction.running {
            Some(running) => self.run(rack, call, printed, running, reaction.effects),
            None => self.conclude(rack, call, printed, reaction.effects),
        }
    }

    /// The end of a command: what only this side can do, then the output.
    pub(super) fn conclude(
        &mut self,
        rack: &mut Rack,
        call: Call,
        mut printed: Printed,
        effects: Vec<Effect>,
    ) -> Vec<Chunk> {
        let (mut reload, mut switchover) = (false, false);
        for effect in effects {
            match effect {
                Effect::Land(landing) => {
                    let origin = self.origin();
                    let refused = rack.land(&self.device, &landing, origin);
                    let refused = rack.print(&self.device, &refused.output, &self.arguments());
                    printed.text.push_str(&refused.text);
                    printed.error |= refused.error;
                }
                Effect::Configure(text) => {
                    let origin = self.origin();
                    printed.text.push_str(&rack.feed(&self.device, &text, &origin));
                }
                Effect::Reload => reload = true,
                Effect::Switchover => switchover = true,
            }
        }
        if reload {
            return self.reload(rack, printed.text);
        }
        if switchover {
            return self.switched_over(rack, printed.text);
        }
        self.put_out(rack, printed, call.pipe)
    }

    /// The device restarts under this session.
    fn reload(&mut self, rack: &mut Rack, printed: String) -> Vec<Chunk> {
        let mut chunks = chunk(printed);
        rack.settle();
        chunks.extend(self.news(rack));
        rack.boot(&self.device);
        chunks.extend(self.restarted(rack));
        chunks
    }

    /// Another unit has taken over from the one at whose console this was.
    fn switched_over(&mut self, rack: &mut Rack, printed: String) -> Vec<Chunk> {
        let mut chunks = chunk(printed);
        rack.settle();
        chunks.extend(self.restarted(rack));
        chunks
    }

    /// The device has restarted: a console begins anew, a vty is gone.
    pub(super) fn restarted(&mut self, rack: &mut Rack) -> Vec<Chunk> {
        self.boots = rack.boots(&self.device);
        if matches!(self.line, super::Line::Vty { .. }) {
            self.close();
            return Vec::new();
        }
        let mut chunks = chunk(rack.boot_text(&self.device));
        chunks.extend(self.news(rack));
        self.start = rack.starts_at(&self.device);
        chunks.extend(self.begin_anew(rack));
        if matches!(self.stage, Stage::Command) && rack.is_blank(&self.device) {
            chunks.extend(self.run_action(rack, &actions::SETUP));
        }
        chunks
    }

    /// Runs an action that no word is bound to.
    pub(super) fn run_action(&mut self, rack: &mut Rack, action: &'static SessionAction) -> Vec<Chunk> {
        let doer = Doer::Session(action);
        self.call(
            rack,
            Call {
                doer,
                args: Args::default(),
                answers: Vec::new(),
                pipe: None,
            },
        )
    }
}

impl Call {
    /// Whether this is a person coming in.
    pub(super) fn is_login(&self) -> bool {
        matches!(self.doer, Doer::Session(info) if std::ptr::eq(info, &raw const actions::LOGIN))
    }
}

/// Text as a chunk, unless there is none.
pub(super) fn chunk(text: String) -> Vec<Chunk> {
    if text.is_empty() {
        Vec::new()
    } else {
        vec![Chunk::Text(text)]
    }
}

/// Who does the action called `name`, and what it takes. The session's come first.
fn doer(name: &str) -> Option<(Doer, &'static [ArgInfo])> {
    if let Some(info) = actions::find(name) {
        return Some((Doer::Session(info), info.args));
    }
    device_actions::find(name).map(|info| (Doer::Device(info), info.args))
}

/// Typed and given arguments as the action wants them. The grammar has checked them when it was loaded.
fn arguments(infos: &[ArgInfo], command: &Command, given: &[(String, String)]) -> Args {
    let value = |info: &ArgInfo| {
        if let Some((_, text)) = given.iter().find(|(name, _)| name == info.name) {
            return argument(info.kind, text, None);
        }
        let typed = command.arg(info.name)?;
        argument(info.kind, &typed.text, typed.int)
    };
    Args(
        infos
            .iter()
            .filter_map(|info| Some((info.name.to_owned(), value(info)?)))
            .collect(),
    )
}

fn argument(kind: ArgKind, text: &str, int: Option<i64>) -> Option<Value> {
    match kind {
        ArgKind::Text => Some(Value::text(text)),
        ArgKind::Int => int.or_else(|| text.parse().ok()).map(Value::Int),
        ArgKind::Flag => Some(Value::Bool(text == "yes")),
    }
}

/// Typed arguments that a screen can name: `arg.days` for `<days: int>`.
fn screen_arguments(command: &Command) -> Record {
    let mut record = Record::new();
    for arg in &command.args {
        let Some(id) = SCHEMA.find(&format!("arg.{}", arg.name)) else {
            continue;
        };
        if let Some(value) = parse(SCHEMA.info(id).kind, &arg.text) {
            record.put(id, value);
        }
    }
    record
}
