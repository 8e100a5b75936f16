//! `--state DIR`: what is kept, who may have it, and what a kill leaves.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use super::{command, licsim, piped, refused, well, write};

/// The files of a folder, below it, without the hash at their ends.
fn documents(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder can be read") {
            let path = entry.expect("it has an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("it is below").display().to_string();
            let hashed = name.rsplit_once('.').filter(|(_, end)| end.len() == 12);
            found.push(hashed.map_or(name.clone(), |(start, _)| start.to_owned()));
        }
    }
    found.sort();
    found
}

fn at(folder: &tempfile::TempDir) -> String {
    folder.path().join("state").display().to_string()
}

#[test]
fn running_state_nvram_flash_licensing_and_time_go_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = at(&folder);
    well(&[
        "--state",
        &state,
        "exec",
        "-c",
        "license smart sync local",
        "-c",
        "configure terminal",
        "-c",
        "hostname kept",
        "-c",
        "end",
        "-c",
        "show clock | redirect flash:note.txt",
        "-c",
        "show license summary | redirect flash:a b",
    ]);
    let before = well(&[
        "--state",
        &state,
        "exec",
        "-c",
        "show license all",
        "-c",
        "show logging",
    ]);
    let after = well(&[
        "--state",
        &state,
        "exec",
        "-c",
        "show license all",
        "-c",
        "show logging",
    ]);
    assert_eq!(before, after, "looking changes nothing but what was looked at");
    let shown = well(&[
        "--state",
        &state,
        "exec",
        "-c",
        "show running-config | include ^hostname",
        "-c",
        "show startup-config | include ^hostname",
        "-c",
        "more flash:note.txt",
    ]);
    assert!(
        shown.starts_with("hostname kept\nhostname sw-infrarunbook-01\n"),
        "{shown}"
    );
    assert!(shown.contains("UTC Tue Jan 20 2026"), "{shown}");
    let names = documents(Path::new(&state));
    for name in [
        "machine.json",
        "lab.json",
        "devices/sw-infrarunbook-01/state.json",
        "devices/sw-infrarunbook-01/startup-config",
        "devices/sw-infrarunbook-01/flash/note.txt",
    ] {
        assert!(names.iter().any(|known| known == name), "{name} is not among {names:?}");
    }
}

#[test]
fn time_never_begins_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = at(&folder);
    let clock = ["--state", &state, "exec", "-c", "show clock"];
    well(&[
        "--clock",
        "2026-03-01 10:00:00",
        "--state",
        &state,
        "exec",
        "-c",
        "show clock",
    ]);
    assert_eq!(well(&clock), "10:00:00.000 UTC Sun Mar 1 2026\n");
    well(&["--clock", "2026-03-02", "--state", &state, "exec", "-c", "show clock"]);
    assert_eq!(well(&clock), "00:00:00.000 UTC Mon Mar 2 2026\n");
    let said = refused(&["--clock", "2026-03-01", "--state", &state, "exec", "-c", "show clock"]);
    assert!(said.contains("time only moves forward"), "{said}");
}

#[test]
fn what_was_not_written_to_nvram_is_gone_after_a_reload() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = at(&folder);
    well(&[
        "--state",
        &state,
        "exec",
        "-c",
        "configure terminal",
        "-c",
        "hostname unsaved",
        "-c",
        "end",
    ]);
    // `no` to saving, Enter to reloading.
    let ran = licsim(&["--state", &state, "exec", "-c", "reload", "-c", "no", "-c", ""]);
    assert_eq!(ran.code, Some(0));
    let shown = well(&["--state", &state, "exec", "-c", "show version | include uptime"]);
    assert!(shown.starts_with("sw-infrarunbook-01 uptime"), "{shown}");
}

#[test]
fn a_pipe_keeps_its_state_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = at(&folder);
    let ran = piped(&["--state", &state], b"configure terminal\nhostname piped\nend\n");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let again = piped(&["--state", &state], b"");
    assert_eq!(again.out, "piped#");
}

#[test]
fn a_folder_holds_one_switch() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = at(&folder);
    well(&[
        "--profile",
        "c9300-48p",
        "--seed",
        "7",
        "--state",
        &state,
        "exec",
        "-c",
        "show clock",
    ]);
    // It says itself which one.
    assert!(piped(&["--state", &state], b"").out.ends_with('>'));
    well(&[
        "--state",
        &state,
        "--profile",
        "c9300-48p",
        "--release",
        "17.12.4",
        "--seed",
        "7",
        "exec",
        "-c",
        "",
    ]);
    for (option, value) in [
        ("profile", "sw-infrarunbook-01"),
        ("release", "17.6.4"),
        ("rendition", "infrarunbook"),
        ("lab", "empty"),
        ("seed", "8"),
    ] {
        let said = refused(&[
            "--state",
            &state,
            &format!("--{option}"),
            value,
            "exec",
            "-c",
            "show clock",
        ]);
        assert!(
            said.contains(&format!("holds a switch with {option} ")) && said.contains(value),
            "{said}"
        );
    }
}

#[test]
fn a_profile_that_is_a_file_is_the_same_from_everywhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = at(&folder);
    let profile = write(folder.path(), "mine.yaml", "extends: c9300-48p.yaml\nhostname: mine\n");
    well(&["--profile", &profile, "--state", &state, "exec", "-c", "show clock"]);
    let ran = command(&[
        "--profile",
        "./mine.yaml",
        "--state",
        "state",
        "exec",
        "-c",
        "show clock",
    ])
    .current_dir(folder.path())
    .output()
    .expect("licsim runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    std::fs::remove_file(&profile).expect("it can be removed");
    assert_eq!(piped(&["--state", &state], b"").out, "mine>");
}

#[test]
fn a_second_process_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = at(&folder);
    let mut first = command(&["--state", &state])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("licsim runs");
    // The prompt says that the folder is open.
    let mut prompt = [0; 1];
    std::io::Read::read_exact(first.stdout.as_mut().expect("piped"), &mut prompt).expect("a prompt");
    let said = refused(&["--state", &state, "exec", "-c", "show clock"]);
    assert!(said.contains("another licsim is using this state folder"), "{said}");
    drop(first.stdin.take());
    assert!(first.wait().expect("it ends").success());
    well(&["--state", &state, "exec", "-c", "show clock"]);
}

#[test]
fn somebody_elses_folder_and_damage_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "thesis.txt", "x");
    let theirs = folder.path().display().to_string();
    assert!(refused(&["--state", &theirs, "exec", "-c", ""]).contains("no state folder"));
    let state = at(&folder);
    well(&["--state", &state, "exec", "-c", "show clock"]);
    for entry in std::fs::read_dir(&state).expect("it is there") {
        let path = entry.expect("an entry").path();
        if path.display().to_string().contains("lab.json") {
            std::fs::write(path, "{}").expect("it can be written");
        }
    }
    assert!(refused(&["--state", &state, "exec", "-c", ""]).contains("is not what was saved"));
}

#[test]
fn transcripts_begin_at_power_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = at(&folder);
    let file = write(
        folder.path(),
        "a.txt",
        "sw-infrarunbook-01#show privilege\nCurrent privilege level is 15\n",
    );
    assert!(refused(&["--state", &state, "replay", &file]).contains("begins at power-on"));
    assert!(!Path::new(&state).exists());
}

#[test]
fn a_kill_leaves_the_old_set_or_the_new() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = at(&folder);
    let mut last = 0;
    for round in 1..=12_u64 {
        let mut child = command(&["--state", &state])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("licsim runs");
        let mut script = String::from("configure terminal\n");
        for n in 0..200 {
            script += &format!("hostname h{}\ndo write memory\n", round * 1000 + n);
        }
        // The child may be dead before it has read everything.
        let _ = std::io::Write::write_all(child.stdin.as_mut().expect("piped"), script.as_bytes());
        // However busy the machine is, the kill comes while commands are carried out: behind so many lines, and a moment.
        let mut printed = std::io::BufReader::new(child.stdout.as_mut().expect("piped"));
        for _ in 0..round * 5 % 23 {
            std::io::BufRead::read_until(&mut printed, b'\n', &mut Vec::new()).expect("a line");
        }
        std::thread::sleep(Duration::from_millis(round * 7 % 20));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        let shown = well(&[
            "--state",
            &state,
            "exec",
            "-c",
            "show running-config | include ^hostname",
            "-c",
            "show startup-config | include ^hostname",
        ]);
        let names: Vec<u64> = shown
            .lines()
            .map(|line| line.trim_start_matches("hostname h").parse().unwrap_or(0))
            .collect();
        let [running, startup] = names[..] else {
            panic!("two host names: {shown}")
        };
        // Each command is kept before the next one begins: NVRAM is what runs, or one command behind.
        assert!(
            running == startup || running == startup + 1 || running % 1000 == 0,
            "{shown}"
        );
        assert!(running >= last, "{shown} came after h{last}");
        last = running;
    }
    assert!(last > 1000, "no command was ever kept: nothing was tested");
    let left: Vec<String> = documents(Path::new(&state))
        .into_iter()
        .filter(|name| name.contains(".new"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn secrets_are_hashed_and_files_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let state = at(&folder);
    let commands =
        b"configure terminal\nenable secret Tr0mbone-Secret\nusername eve secret Cl4rinet-Secret\nend\nwrite memory\n";
    assert_eq!(piped(&["--state", &state], commands).code, Some(0));
    let mut folders = vec![Path::new(&state).to_owned()];
    let mut seen = 0;
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("it can be read") {
            let path = entry.expect("an entry").path();
            let mode = path.metadata().expect("it is there").permissions().mode() & 0o777;
            if path.is_dir() {
                assert_eq!(mode, 0o700, "{}", path.display());
                folders.push(path);
                continue;
            }
            assert_eq!(mode, 0o600, "{}", path.display());
            let text = String::from_utf8_lossy(&std::fs::read(&path).expect("it can be read")).into_owned();
            assert!(
                !text.contains("Tr0mbone") && !text.contains("Cl4rinet"),
                "{}",
                path.display()
            );
            seen += usize::from(text.contains("eve"));
        }
    }
    assert!(seen >= 2, "state and NVRAM know the user");
}
