//! The command line from outside: the binary, its exit codes, what it prints and where.

mod cisco;
mod devices;
mod exec;
mod faults;
mod fuzz;
mod grammar;
mod help;
mod import;
mod profiles;
mod recordings;
mod reference;
mod replay;
mod scenarios;
mod state;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What a run of `licsim` came to.
#[derive(Debug)]
pub struct Ran {
    /// Exit code; `None` where a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// The binary with arguments, and no environment of ours.
pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_licsim"));
    command.args(args).env_remove("LICSIM_LOG");
    command
}

/// Runs `licsim` with nothing on standard input.
pub fn licsim(args: &[&str]) -> Ran {
    ran(command(args).stdin(Stdio::null()).output().expect("licsim runs"))
}

/// Runs `licsim` with this on standard input.
pub fn piped(args: &[&str], input: &[u8]) -> Ran {
    let mut child = command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("licsim runs");
    let mut stdin = child.stdin.take().expect("it is piped");
    let input = input.to_vec();
    // Written beside the reading: a pipe holds 64 KiB only. A child that ends early closes it, which is no fault here.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("licsim ends");
    writer.join().expect("the writer ends");
    ran(output)
}

fn ran(output: Output) -> Ran {
    let ran = Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
        err: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
    };
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    ran
}

/// Output of a run that went well and said nothing beside.
pub fn well(args: &[&str]) -> String {
    let ran = licsim(args);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}: {}", ran.out);
    ran.out
}

/// Standard error of a run that was refused: exit code 2, nothing on standard output.
pub fn refused(args: &[&str]) -> String {
    let ran = licsim(args);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}: {}", ran.err);
    ran.err
}

/// Writes a file of a test.
pub fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder can be made");
    std::fs::write(&path, text).expect("a file can be written");
    path.display().to_string()
}
