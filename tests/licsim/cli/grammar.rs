//! `licsim grammar`, and `--grammar DIR`: commands and screens of one's own, without any Rust.

use super::{licsim, refused, well, write};

#[test]
fn the_built_in_grammar_has_no_faults() {
    let said = well(&["grammar", "lint"]);
    assert!(said.ends_with("no faults\n"), "{said}");
}

#[test]
fn a_command_of_ones_own_is_a_line_and_a_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        folder.path(),
        "commands/own.cmd",
        "part show\n\nkiosk  \"Which box this is\"  = screen box\n",
    );
    write(
        folder.path(),
        "screens/ios-xe/box.screen",
        "%# A screen of a user's own.\n%source unverified\nBox {hostname: text} is a {udi.pid: word}\n",
    );
    let own = folder.path().display().to_string();
    assert_eq!(
        well(&["--grammar", &own, "exec", "-c", "show kiosk"]),
        "Box sw-infrarunbook-01 is a C9300-48P\n"
    );
    assert!(well(&["--grammar", &own, "exec", "-c", "sh kio | i Box"]).starts_with("Box "));
    let linted = well(&["--grammar", &own, "grammar", "lint"]);
    assert!(linted.ends_with("no faults\n"), "{linted}");
    assert!(well(&["--grammar", &own, "grammar", "tree"]).contains("  kiosk <cr>"));
    assert!(licsim(&["exec", "-c", "show kiosk"]).out.contains("% Invalid input"));
}

#[test]
fn a_file_of_the_same_name_replaces_the_built_in_one() {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        folder.path(),
        "screens/ios-xe/clock.screen",
        "%source unverified\nhalf past {hostname: text}\n",
    );
    let own = folder.path().display().to_string();
    assert_eq!(
        well(&["--grammar", &own, "exec", "-c", "show clock"]),
        "half past sw-infrarunbook-01\n"
    );
    write(
        folder.path(),
        "commands/call_home_exec.cmd",
        "part call-home-exec\n\nnothing  \"Nothing\"  = screen clock\n\npart show-call-home\n\nnone  \"None\"  = screen clock\n",
    );
    let tree = well(&["--grammar", &own, "grammar", "tree"]);
    assert!(
        tree.contains("\n  nothing <cr> ") && !tree.contains("Send call-home message"),
        "{tree}"
    );
}

#[test]
fn every_fault_of_ones_own_files_has_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let commands = write(
        folder.path(),
        "commands/own.cmd",
        "part show\n\nbox  \"Box\"  = screen no_such_screen\nbix  \"Bix\" = action no_such_action\nclock  \"Twice\"  = screen clock\n",
    );
    let screen = write(
        folder.path(),
        "screens/ios-xe/box.screen",
        "%source unverified\n{no.such.path: text}\n{hostname: nonsense}\n",
    );
    let own = folder.path().display().to_string();
    let said = refused(&["--grammar", &own, "grammar", "lint"]);
    for place in [
        format!("{commands}:3:"),
        format!("{commands}:4:"),
        format!("{commands}:5:"),
    ] {
        assert!(said.contains(&place), "{place}: {said}");
    }
    for place in [format!("{screen}:2:"), format!("{screen}:3:")] {
        assert!(said.contains(&place), "{place}: {said}");
    }
    let said = refused(&["--grammar", &own, "exec", "-c", "show clock"]);
    assert!(said.contains(&format!("{commands}:3:")), "{said}");
}

#[test]
fn the_tree_of_a_mode_is_shown() {
    let tree = well(&["grammar", "tree", "config-line"]);
    assert!(tree.lines().any(|line| line.starts_with("exec-timeout ")), "{tree}");
    let said = refused(&["grammar", "tree", "no-such-mode"]);
    assert!(
        said.contains("no mode `no-such-mode`; it has ") && said.contains("config-line"),
        "{said}"
    );
}

#[test]
fn commands_are_listed_one_a_line() {
    let shown = well(&["grammar", "commands", "show license"]);
    assert!(shown.lines().all(|line| line.starts_with("show license")), "{shown}");
    for line in ["show license udi", "show license rum id <report> detail"] {
        assert!(shown.lines().any(|shown| shown == line), "{line}: {shown}");
    }
    let all = well(&["grammar", "commands"]);
    let mut each: Vec<&str> = all.lines().collect();
    each.sort_unstable();
    assert!(each.windows(2).all(|pair| pair[0] != pair[1]), "each once");
    // Known to the grammar, and not emulated.
    assert!(!shown.contains("show license tech rum"), "{shown}");
    let early = well(&["--release", "16.12.4", "grammar", "commands", "show license"]);
    assert!(!early.contains("show license rum"), "{early}");
    let modes = well(&["grammar", "commands", "--mode", "config-line"]);
    assert!(
        modes.lines().any(|line| line == "exec-timeout <minutes> <seconds>"),
        "{modes}"
    );
    assert!(refused(&["grammar", "commands", "nothing"]).contains("no command of mode `exec` begins with `nothing`"));
    assert!(refused(&["grammar", "commands", "--mode", "no-such-mode"]).contains("no mode `no-such-mode`"));
}

#[test]
fn paths_are_listed_by_their_beginnings() {
    let all = well(&["grammar", "paths"]);
    let some = well(&["grammar", "paths", "usage."]);
    assert!(all.contains("usage.last_ack") && all.len() > some.len());
    assert!(
        some.lines().skip(1).all(|line| line.trim_start().starts_with("usage.")),
        "{some}"
    );
    assert!(refused(&["grammar", "paths", "nope."]).contains("no path begins with `nope.`"));
}
