//! `licsim exec`, the shell on a pipe, and our own log.

use std::io::Read as _;
use std::process::Stdio;

use super::{command, licsim, piped, refused, well};

#[test]
fn only_output_is_printed_byte_for_byte() {
    assert_eq!(
        well(&["exec", "-c", "show clock", "-c", "show privilege"]),
        "09:00:00.000 UTC Tue Jan 20 2026\nCurrent privilege level is 15\n"
    );
}

#[test]
fn a_device_error_is_output_and_fails_only_under_strict() {
    let args = ["exec", "-c", "show clck", "-c", "show clock"];
    let ran = licsim(&args);
    assert_eq!(ran.code, Some(0));
    assert!(
        ran.out.contains("% Invalid input detected at '^' marker.\n"),
        "{}",
        ran.out
    );
    let strict = licsim(&["exec", "--strict", "-c", "show clck", "-c", "show clock"]);
    assert_eq!((strict.code, strict.out, strict.err), (Some(1), ran.out, ran.err));
    assert_eq!(licsim(&["exec", "--strict", "-c", "show clock"]).code, Some(0));
}

#[test]
fn the_next_command_answers_a_question() {
    let out = well(&[
        "exec",
        "-c",
        "copy running-config flash:x",
        "-c",
        "y.txt",
        "-c",
        "more flash:y.txt",
    ]);
    assert!(out.contains("\nhostname sw-infrarunbook-01\n"), "{out}");
}

#[test]
fn wrong_usage_is_2() {
    for args in [
        &["exec"][..],
        &["exec", "-c"],
        &["--no-such-option"],
        &["no-such-command"],
        &["replay"],
        &["replay", "--jobs", "0", "x"],
        &["--seed", "many", "exec", "-c", "x"],
        &["grammar"],
        &["profiles", "show"],
    ] {
        let said = refused(args);
        assert!(
            said.starts_with("error: ") || said.contains("Usage:"),
            "{args:?}: {said}"
        );
    }
}

#[test]
fn a_closed_output_pipe_ends_quietly() {
    let many = ["show running-config"; 60];
    let mut args = vec!["exec"];
    args.extend(many.iter().flat_map(|line| ["-c", line]));
    let mut child = command(&args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("licsim runs");
    let mut first = [0; 1];
    let mut out = child.stdout.take().expect("piped");
    out.read_exact(&mut first).expect("a byte");
    drop(out);
    let mut said = String::new();
    child
        .stderr
        .take()
        .expect("piped")
        .read_to_string(&mut said)
        .expect("UTF-8");
    assert_eq!((child.wait().expect("it ends").code(), said.as_str()), (Some(0), ""));
}

#[test]
fn the_shell_without_a_terminal_is_a_pipe() {
    let script = b"show clock\n";
    let (plain, shell) = (piped(&[], script), piped(&["shell"], script));
    assert_eq!(plain.out, shell.out);
    assert_eq!(
        plain.out,
        "sw-infrarunbook-01#show clock\n09:00:00.000 UTC Tue Jan 20 2026\nsw-infrarunbook-01#"
    );
    assert_eq!(piped(&[], b"").out, "sw-infrarunbook-01#");
}

#[test]
fn line_ends_of_every_system_are_one() {
    assert_eq!(
        piped(&[], b"show clock\r\nshow clock\r\n").out,
        piped(&[], b"show clock\nshow clock\n").out
    );
    assert_eq!(piped(&[], b"show clock").out, piped(&[], b"show clock\n").out);
}

#[test]
fn a_huge_line_is_cut_where_the_device_stops_listening() {
    let mut script = vec![b'x'; 3_000_000];
    script.extend_from_slice(b"\nshow clock\n");
    let ran = piped(&[], &script);
    assert_eq!(ran.code, Some(0));
    assert!(ran.out.len() < 2000 && ran.out.contains("09:00:0"), "{}", ran.out);
}

#[test]
fn control_characters_never_reach_the_terminal() {
    let ran = piped(&[], b"show \x1b[2Jclock\x07\nhost\0name\n\xff\xfe\n");
    assert_eq!(ran.code, Some(0));
    assert!(
        !ran.out.contains(|c: char| c.is_control() && c != '\n'),
        "{:?}",
        ran.out
    );
}

#[test]
fn clock_release_and_seed_are_as_asked() {
    let at = |args: &[&str]| well(&[args, &["exec", "-c", "show clock"]].concat());
    assert_eq!(
        at(&["--clock", "2027-05-01 12:00:00 UTC"]),
        "12:00:00.000 UTC Sat May 1 2027\n"
    );
    assert!(!at(&["--clock", "now"]).contains("Jan 20 2026"));
    let version = well(&[
        "--release",
        "17.6.4",
        "exec",
        "-c",
        "show version | include ^Cisco IOS XE",
    ]);
    assert_eq!(version, "Cisco IOS XE Software, Version 17.06.04\n");
    let one = [
        "--seed",
        "5",
        "exec",
        "-c",
        "ping 10.10.10.53",
        "-c",
        "show license all",
    ];
    assert_eq!(well(&one), well(&one));
}

#[test]
fn options_that_cannot_be_are_named() {
    for (args, said) in [
        (["--clock", "garbage"], "--clock `garbage`: `garbage` is not a time"),
        (["--clock", "1890-01-01"], "years go from 1993"),
        (["--release", "99.1"], "release `99.1` is not known"),
        (["--release", "new"], "`new` is no release"),
        (
            ["--rendition", "nope"],
            "there is no rendition `nope`; there are infrarunbook, ios-xe",
        ),
        (["--profile", "nope"], "there is no profile `nope`"),
        (["--profile", "./nope.yaml"], "nope.yaml"),
        (["--lab", "nope"], "there is no lab `nope`"),
        (["--grammar", "/no/such/folder"], "/no/such/folder: is no folder"),
    ] {
        let err = refused(&[&args[..], &["exec", "-c", "show clock"]].concat());
        assert!(err.contains(said), "{args:?}: {err}");
    }
}

#[test]
fn our_log_goes_to_standard_error_and_masks_secrets() {
    let token = "NmE1Yjg5NzMtc2VjcmV0LXRva2Vu";
    let trust = format!("license smart trust idtoken {token} all");
    let args = [
        "exec",
        "-c",
        "show clock",
        "-c",
        &trust,
        "-c",
        "copy scp://eve:Fl3te@10.10.10.53/x flash:",
    ];
    let plain = licsim(&args);
    let ran = command(&args).env("LICSIM_LOG", "debug").output().expect("licsim runs");
    assert_eq!(String::from_utf8_lossy(&ran.stdout), plain.out);
    let log = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(log.contains("show clock") && log.contains("idtoken"), "{log}");
    assert!(!log.contains(token) && !log.contains("Fl3te"), "{log}");
    assert_eq!(plain.err, "");
}

#[test]
fn directives_are_carried_out_between_commands() {
    let args = [
        "exec",
        "-c",
        "!@ fault cssm dns",
        "-c",
        "!@ faults",
        "-c",
        "!@ advance 1d",
        "-c",
        "show clock",
    ];
    assert_eq!(
        well(&args),
        "cssm dns from 2026-01-20T09:00:00 (now)\n09:00:00.000 UTC Wed Jan 21 2026\n"
    );
    for wrong in [
        "!@ fualt cssm dns",
        "!@ expect usage.last_ack is unset",
        "!@ cssm token --as x",
        "!@ console x",
    ] {
        let said = refused(&["exec", "-c", wrong]);
        let verb = wrong.split(' ').nth(1).unwrap_or_default();
        assert!(said.starts_with(&format!("licsim: `!@ {verb} ")), "{said}");
    }
}

#[test]
fn a_transcript_of_a_pipe_has_its_directives() {
    let typed = "!@ fault cssm dns\n!@ faults\n!@ advance 2h\nshow clock\n";
    let ran = piped(&[], typed.as_bytes());
    assert_eq!(
        ran.out,
        "sw-infrarunbook-01#\n!@ fault cssm dns\nsw-infrarunbook-01#\n!@ faults\ncssm dns from 2026-01-20T09:00:00 (now)\n\
         sw-infrarunbook-01#\n!@ advance 2h\nsw-infrarunbook-01#show clock\n11:00:00.000 UTC Tue Jan 20 2026\n\
         sw-infrarunbook-01#"
    );
    let again = piped(&["replay", "-"], ran.out.as_bytes());
    assert!(again.out.starts_with("1 transcript passed"), "{}", again.out);
}

#[test]
fn the_next_switch_of_a_lab_is_reached_from_the_first() {
    let scratch = crate::golden::scratch();
    let lab = scratch.path().join("two.yaml");
    let switches =
        "switches:\n  - { name: a, profile: c9300-48p }\n  - { name: b, profile: c9300-48p, serial: FOC2901A002 }\n";
    std::fs::write(&lab, switches).expect("the lab is written");
    let lab = lab.display().to_string();
    let typed = "enable\nadmin\nconfigure terminal\n!@ console b\nenable\nadmin\n!@ console a\nhostname c\n";
    let ran = piped(&["--lab", &lab], typed.as_bytes());
    assert!(ran.out.contains("\nb>"), "{}", ran.out);
    assert!(ran.out.ends_with("a(config)#hostname c\nc(config)#"), "{}", ran.out);
}
