//! The parsers that people use accept what we print: `tests/clients/run.py`, with the binary under test.
//!
//! Where the parsers cannot be had, nothing is compared and the notice is shown although the test passes; with `CI` set
//! that is a failure. `tests/clients/README.md` says more.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// How the script ends when it cannot run the parsers.
const CANNOT: i32 = 77;

/// Runs the script: how it ended, and all that it said.
fn run(args: &[&str]) -> (Option<i32>, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ran = Command::new("python3")
        .arg(root.join("tests/clients/run.py"))
        .args(["--licsim", env!("CARGO_BIN_EXE_licsim")])
        .arg("--captures")
        .arg(root.join("../shared/captures"))
        .arg("--cache")
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("clients"))
        .args(args)
        .output();
    match ran {
        Ok(run) => {
            let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
            (run.status.code(), said)
        }
        Err(error) => (without_python(), format!("clients: not run: python3: {error}\n")),
    }
}

/// What the script does where something is missing, for the script's own interpreter.
fn without_python() -> Option<i32> {
    let skipped = std::env::var_os("LICSIM_CLIENTS").is_some_and(|value| value == "skip");
    let demanded = std::env::var_os("CI").is_some_and(|value| !value.is_empty());
    Some(if demanded && !skipped { 1 } else { CANNOT })
}

/// Shows a text even if the test passes: the runner keeps back only what the print macros write.
fn show(text: &str) {
    let mut err = std::io::stderr().lock();
    err.write_all(text.as_bytes()).expect("standard error takes it");
}

#[test]
fn the_parsers_that_people_use_accept_what_we_print() {
    let (code, said) = run(&[]);
    match code {
        Some(0) => {
            assert!(said.contains(" 0 failed"), "the table is printed:\n{said}");
            show(&format!("\n{said}"));
        }
        Some(CANNOT) => show(&format!("\n{said}clients: nothing compared\n")),
        _ => panic!("{said}"),
    }
}

/// A screen that no parser reads, and one that parses and says something else than the device holds.
#[test]
fn a_screen_that_went_wrong_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let screens = folder.path().join("screens/ios-xe/license");
    fs::create_dir_all(&screens).expect("a folder for screens");
    let write = |name: &str, text: &str| fs::write(screens.join(name), text).expect("a screen is written");
    write(
        "udi.screen",
        "%source unverified\nUDI: PID:{udi.sn: word},SN:{udi.pid: word}\n",
    );
    write("summary.screen", "%source unverified\nLicenses: none\n");
    let own = folder.path().display().to_string();
    let (code, said) = run(&["--profile", "c9300-48p", "--grammar", &own]);
    if code == Some(CANNOT) {
        show(&format!("\n{said}clients: nothing compared\n"));
        return;
    }
    assert_eq!(code, Some(1), "{said}");
    for fault in [
        "show license summary: c9300-48p (ios-xe): SchemaEmptyParserError",
        "show license udi: c9300-48p (ios-xe): udi_details.pid: parsed ['FCW2501XXXX'], the state has ['C9300-48P']",
    ] {
        assert!(said.contains(fault), "{fault}:\n{said}");
    }
}
