//! `licsim hardware …`: what somebody does to the hardware of a switch, on a `--state` folder.
//!
//! Words are read by the same parser as `!@ stack …` of a transcript. Must not know what a device makes of it.

use clap::Args;

use crate::lab::directives::{Directive, DirectiveError};

use super::output::Output;
use super::{CliError, Machine, MachineOptions, cisco};

/// What is printed where nothing is to be done.
pub(super) const HELP: &str = "\
licsim hardware works on a switch of a kept lab (--state DIR, --device NAME).

stack add PID serial SN [number N]   cables another switch to the stack and gives it power
stack remove N                       pulls the cables or the power of a switch
stack return N                       puts them back
supervisor remove SLOT               pulls a supervisor
supervisor insert SLOT               puts it back
rma serial SN                        replaces the chassis by another of its model
rma serial SN number N               replaces a switch of a stack

A switch comes up in five minutes of the lab's time; `--clock TIME` moves that on.
";

/// Arguments of `licsim hardware …`.
#[derive(Args, Debug)]
pub struct HardwareArgs {
    /// What is done: `stack remove 2`, `rma serial FOC2901A0AB`; without it, a list
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "WORDS")]
    words: Vec<String>,
}

/// Does a piece of work, and keeps what came of it.
///
/// # Errors
/// Wrong usage, or it cannot be done.
pub fn run(options: &MachineOptions, args: &HardwareArgs) -> Result<(), CliError> {
    let (own, words) = cisco::split(&args.words);
    if words.is_empty() || words.iter().any(|word| word == "--help" || word == "-h") {
        let mut out = Output::new();
        out.text(HELP)?;
        return out.flush();
    }
    let options = &cisco::merged(options, &own)?;
    let directive = Directive::parse(&words.join(" "));
    let directive = match directive {
        Ok(directive @ Directive::Hardware(_)) => directive,
        Err(error) if !matches!(error, DirectiveError::Unknown(_)) => return Err(CliError::Usage(error.to_string())),
        _ => {
            let what = words.join(" ");
            let why = format!("`{what}` is no work on hardware; `licsim hardware` lists what is");
            return Err(CliError::Usage(why));
        }
    };
    if options.state.is_none() {
        let why = "hardware is changed in a kept lab: name its folder with --state DIR";
        return Err(CliError::Usage(why.to_owned()));
    }
    let mut machine = Machine::build(options)?;
    let device = machine.device().to_owned();
    let done = machine.rack_mut().lab_mut().direct(&device, &directive);
    done.map_err(|error| CliError::Usage(error.to_string()))?;
    machine.rack_mut().settle();
    machine.save()
}
