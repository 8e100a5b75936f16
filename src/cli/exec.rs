//! `licsim exec`: commands in, their output out, byte for byte.
//!
//! Must not know licensing.

use clap::Args;

use crate::session::{Chunk, Key, Line, Session, Waiting};

use super::output::Output;
use super::pipe::Unanswered;
use super::{CliError, Machine, MachineOptions, directive, log};

/// Arguments of `licsim exec`.
#[derive(Args, Debug)]
pub struct ExecArgs {
    /// A command, the answer to the question that the command before it asked, or a directive such as `!@ advance 1d`
    #[arg(short = 'c', long = "command", value_name = "CMD", required = true)]
    commands: Vec<String>,
    /// End with 1 when the device prints an error
    #[arg(long)]
    strict: bool,
}

/// Runs the commands at one console.
///
/// # Errors
/// Faults of profile, lab or grammar; a closed pipe; under `--strict` a device error.
pub fn run(options: &MachineOptions, args: &ExecArgs) -> Result<(), CliError> {
    let mut machine = Machine::build(options)?;
    let mut session = machine.console(Line::Console, machine.starts_at());
    session.unpaged();
    let mut out = Output::new();
    let mut failed = false;
    for command in &args.commands {
        let chunks = feed(&mut session, &mut machine, command, &mut out)?;
        // What was printed has happened: it is kept before anybody reads it.
        machine.save()?;
        show(&chunks, &mut out)?;
        failed |= session.printed_error();
    }
    // A question that no command answers gets Enter.
    let mut unanswered = Unanswered::default();
    for _ in 0..crate::limits::DIALOGUE_ANSWERS_MAX {
        let waiting = session.waiting();
        if matches!(waiting, Waiting::Command { .. } | Waiting::Closed) || unanswered.insists(waiting) {
            break;
        }
        let chunks = feed(&mut session, &mut machine, "", &mut out)?;
        show(&chunks, &mut out)?;
        failed |= session.printed_error();
    }
    machine.save()?;
    out.flush()?;
    // The process ends here: to take the grammar apart node by node would be for nothing.
    std::mem::forget(machine);
    if args.strict && failed {
        Err(CliError::Mismatch)
    } else {
        Ok(())
    }
}

/// Gives one line to whatever the session waits for; the question that it answers is part of the output.
fn feed(session: &mut Session, machine: &mut Machine, line: &str, out: &mut Output) -> Result<Vec<Chunk>, CliError> {
    if let Waiting::Command { prompt } = session.waiting() {
        tracing::debug!(%prompt, command = %log::masked(line), "typed");
    }
    if let Some(text) = directive::of(session, line) {
        let done = directive::carry_out(machine, session, text);
        return done.map_err(|error| CliError::Usage(format!("`{}`: {error}", log::masked(line))));
    }
    let rack = machine.rack_mut();
    Ok(match session.waiting().clone() {
        Waiting::Command { .. } | Waiting::Text { .. } | Waiting::Closed => session.enter(rack, line),
        Waiting::Answer { question } | Waiting::Hidden { question } => {
            out.text(&format!("{question}\n"))?;
            session.enter(rack, line)
        }
        Waiting::Key { question } => {
            out.text(&format!("{question}\n"))?;
            session.key(rack, Key::Char(line.trim().chars().next().unwrap_or('\r')), "")
        }
        Waiting::More => session.key(rack, Key::Char(' '), ""),
        Waiting::Running { .. } => session.poll(rack),
    })
}

fn show(chunks: &[Chunk], out: &mut Output) -> Result<(), CliError> {
    for chunk in chunks {
        if let Chunk::Text(text) = chunk {
            out.text(text)?;
        }
    }
    Ok(())
}
