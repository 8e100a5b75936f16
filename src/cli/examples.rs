//! What `--help` shows below the options: examples that work as they stand, and what the exit code says.
//!
//! Must not know what commands do; a test takes each example through the parser of the command line.

use crate::lab::verbs::System;

/// Of `licsim` itself.
pub const LICSIM: &str = "\
Examples:
  licsim                                          sit down at the console
  licsim --profile c9300-48p --state ~/lab1       at another switch, kept in a folder
  licsim exec -c 'show license status'            the output of a command
  licsim scenarios start 4                        something is wrong: find out what
  licsim replay runbooks/                         does the switch answer as these say?

Exit codes:
  0  all well
  1  a transcript did not match; with `exec --strict`, the switch printed an error
  2  wrong usage, or a file that cannot be used or is not well formed";

/// Of `licsim shell`.
pub const SHELL: &str = "\
Examples:
  licsim --profile c9300-stack
  printf 'show clock\\nshow license udi\\n' | licsim > session.txt
  licsim replay session.txt

On a line that begins with `!@` somebody does something around the switch: `!@ ?` lists what.";

/// Of `licsim exec`.
pub const EXEC: &str = "\
Examples:
  licsim exec -c 'show license summary'
  licsim --profile c9300-48p exec -c enable -c admin -c 'show running-config'
  licsim --state ~/lab1 exec -c '!@ advance 30d' -c 'show license status | include ACK'

Hidden answers (`admin` above) are commands like any other. A question that none answers gets Enter.";

/// Of `licsim replay`.
pub const REPLAY: &str = "\
Examples:
  licsim replay runbook.txt
  licsim replay --profile c9300-24t --jobs 2 runbooks/
  licsim replay --update runbook.txt
  licsim replay --json results.json runbooks/

Exit codes: 0 all agreed, 1 something differed, 2 a file is not well formed or a path holds none.";

/// Of `licsim golden`.
pub const GOLDEN: &str = "\
Examples:
  licsim golden check
  licsim golden check golden/scenarios/04-blocked-443.txt
  licsim golden update golden/c9300-48p";

/// Of `licsim import`.
pub const IMPORT: &str = "\
Examples:
  licsim import status.txt -o mine.yaml
  licsim import session.log udi.txt --json -o mine.yaml
  licsim --profile ./mine.yaml exec -c 'show license status'";

/// Of `licsim grammar`.
pub const GRAMMAR: &str = "\
Examples:
  licsim grammar commands 'show license'
  licsim grammar tree config --profile c9300-48p
  licsim grammar reference --profile c9300-48p
  licsim grammar lint --grammar ./mine";

/// Of `licsim profiles`.
pub const PROFILES: &str = "\
Examples:
  licsim profiles list
  licsim profiles show c9300-48p
  licsim profiles check mine.yaml";

/// Of `licsim scenarios`.
pub const SCENARIOS: &str = "\
Examples:
  licsim scenarios list --symptoms
  licsim scenarios start 4
  licsim scenarios start blocked-443 --state ~/lab4
  licsim scenarios show 4

At the console of a scenario `!@ ?` lists what can be done around the switch: `!@ clear fault cssm`, `!@ advance 1d`.";

/// Of a system of the Cisco side: its verbs.
pub fn system(system: System) -> String {
    format!("Verbs:\n{}\n{EXAMPLES_OF_SYSTEMS}", system.help())
}

const EXAMPLES_OF_SYSTEMS: &str = "\
Examples:
  licsim --profile c9300-48p --state ~/lab1 exec -c 'show clock'
  licsim cssm token --va Network-Infrastructure --state ~/lab1
  licsim cssm licenses --json --state ~/lab1

FILE is `flash:NAME` of the switch, `scp://HOST/PATH` of a host of the lab, or a file of this machine. While a
console has the folder, the same verbs work there: `!@ cssm tokens`.";

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::super::Cli;
    use super::*;

    /// The words of a line as a shell would hand them over.
    fn words(line: &str) -> Vec<String> {
        let mut words = vec![String::new()];
        let mut quoted = false;
        for c in line.chars() {
            match c {
                '\'' => quoted = !quoted,
                ' ' if !quoted => words.push(String::new()),
                c => words.last_mut().expect("there is one").push(c),
            }
        }
        words
    }

    #[test]
    fn every_example_is_a_command_line() {
        let all = [
            LICSIM,
            SHELL,
            EXEC,
            REPLAY,
            GOLDEN,
            IMPORT,
            GRAMMAR,
            PROFILES,
            SCENARIOS,
            EXAMPLES_OF_SYSTEMS,
        ];
        let mut tried = 0;
        for line in all.iter().flat_map(|text| text.lines()) {
            let Some(line) = line.strip_prefix("  ").filter(|line| line.contains("licsim")) else {
                continue;
            };
            let line = line.rfind("licsim").map_or(line, |at| &line[at..]);
            let line = line.split("  ").next().unwrap_or(line);
            let line = line.split(" > ").next().unwrap_or(line);
            if let Err(error) = Cli::try_parse_from(words(line)) {
                panic!("{line}: {error}");
            }
            tried += 1;
        }
        assert!(tried > 20, "only {tried} examples were found");
    }

    #[test]
    fn help_of_a_system_has_its_verbs() {
        assert!(system(System::Cssm).contains("\ncssm tokens"));
    }
}
