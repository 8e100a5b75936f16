//! `licsim grammar reference`: a manual that has every command, and of every screen what it prints and rests on.

use super::well;

/// Devices whose manuals are read: arguments that choose one.
const DEVICES: &[&[&str]] = &[
    &[],
    &["--profile", "c9300-48p"],
    &["--profile", "c9300-48p", "--release", "16.12.4"],
    &["--profile", "c9300-48p", "--release", "17.18.1"],
];

fn ask(device: &[&str], args: &[&str]) -> String {
    well(&[device, args].concat())
}

fn reference(device: &[&str]) -> String {
    ask(device, &["grammar", "reference"])
}

/// The headings: how deep, and the text.
fn headings(manual: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut fenced = false;
    for line in manual.lines() {
        if line.starts_with("```") || line.starts_with("~~~~") {
            fenced = !fenced;
        }
        if let (false, Some(at)) = (
            fenced,
            line.find("# ").filter(|at| line[..*at].bytes().all(|b| b == b'#')),
        ) {
            found.push((at + 1, &line[at + 2..]));
        }
    }
    assert!(!fenced, "every fence is closed");
    found
}

/// What stands below the heading `title`, up to the next one as high.
fn below<'a>(manual: &'a str, title: &str) -> &'a str {
    let start = format!("\n{title}\n");
    let Some((_, rest)) = manual.split_once(&start) else {
        panic!("no `{title}`");
    };
    let depth = title.split(' ').next().unwrap_or_default();
    let ends = (1..=depth.len()).filter_map(|n| rest.find(&format!("\n{} ", "#".repeat(n))));
    &rest[..ends.min().unwrap_or(rest.len())]
}

/// The output in a part of the manual.
fn printed(part: &str) -> Option<&str> {
    let (_, rest) = part.split_once("~~~~text\n")?;
    rest.split_once("\n~~~~").map(|(text, _)| text)
}

#[test]
fn every_command_of_every_mode_has_its_row() {
    for device in DEVICES {
        let manual = reference(device);
        let modes: Vec<&str> = headings(&manual)
            .into_iter()
            .filter_map(|(depth, title)| title.strip_suffix(" mode").filter(|_| depth == 2))
            .collect();
        assert!(modes.contains(&"exec") && modes.contains(&"config-line"), "{modes:?}");
        let mut rows = 0;
        for mode in modes {
            let chapter = below(&manual, &format!("## {mode} mode"));
            for command in ask(device, &["grammar", "commands", "--mode", mode]).lines() {
                let row = format!("| `{}` | ", command.replace('|', "\\|"));
                assert!(chapter.contains(&row), "{device:?}, {mode}: no row for `{command}`");
                rows += 1;
            }
        }
        assert!(rows > 400, "{device:?}: only {rows} commands");
    }
}

#[test]
fn every_row_has_four_cells_and_every_link_a_heading() {
    for device in DEVICES {
        let manual = reference(device);
        for row in manual.lines().filter(|line| line.starts_with("| `")) {
            let cells = row.replace("\\|", "").matches('|').count();
            assert_eq!(cells, 5, "{row}");
        }
        let slug = |title: &str| -> String {
            let kept = title.to_lowercase();
            let kept = kept
                .chars()
                .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            kept.collect::<String>().replace(' ', "-")
        };
        let all = headings(&manual);
        let mut links = 0;
        for target in manual.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
            let mut same = all.iter().filter(|(_, title)| slug(title) == target);
            // Of several headings with one name the first counts; commands below a section are not linked to.
            assert!(
                same.next().is_some_and(|(depth, _)| *depth <= 3),
                "{device:?}: no heading for #{target}"
            );
            assert!(
                same.all(|(depth, _)| *depth > 3),
                "{device:?}: #{target} is two sections"
            );
            links += 1;
        }
        assert!(links > 200, "only {links} links");
    }
}

/// A command whose whole output is known, typed between others.
const MARK: (&str, &str) = ("show privilege", "Current privilege level is ");

/// What each of the commands prints on a device, typed one after the other.
fn outputs(device: &[&str], commands: &[&str]) -> Vec<String> {
    let typed = commands.iter().flat_map(|command| ["-c", *command, "-c", MARK.0]);
    let all = ask(device, &["exec"].into_iter().chain(typed).collect::<Vec<_>>());
    let mut pieces = vec![String::new()];
    for line in all.lines() {
        match (line.starts_with(MARK.1), pieces.last_mut()) {
            (true, _) | (_, None) => pieces.push(String::new()),
            (false, Some(piece)) => *piece += &format!("{line}\n"),
        }
    }
    assert_eq!(pieces.len(), commands.len() + 1);
    pieces
}

#[test]
fn a_show_command_has_its_screen_its_evidence_and_its_output() {
    for device in DEVICES {
        let manual = reference(device);
        let commands = ask(device, &["grammar", "commands", "show "]);
        // An argument is a choice that this test does not make, and a mark tells nothing of itself.
        let commands: Vec<&str> = commands
            .lines()
            .filter(|line| !line.contains('<') && *line != MARK.0)
            .collect();
        let mut compared = 0;
        for (command, typed) in commands.iter().zip(outputs(device, &commands)) {
            let row = format!("| `{command}` | ");
            let row = manual
                .lines()
                .find(|line| line.starts_with(&row))
                .expect("it has a row");
            // Several commands may print one screen, which is told at the first of them.
            let title = format!("#### `{command}`");
            // Who sits at the console is nobody's in a manual.
            if *command == "show users" || !row.contains("| `screen ") || !manual.contains(&format!("\n{title}\n")) {
                continue;
            }
            let part = below(&manual, &title);
            assert!(part.contains("Screen `"), "{command}:\n{part}");
            assert!(
                part.contains("It rests on ") && !part.contains("no evidence of its own"),
                "{command}:\n{part}"
            );
            let shown = printed(part).unwrap_or("");
            assert_eq!(shown, typed.trim_end_matches('\n'), "{device:?}: {command}");
            compared += 1;
        }
        assert!(compared >= 15, "{device:?}: only {compared} outputs");
    }
}

#[test]
fn the_bounds_are_those_of_the_device() {
    let part = "### part/transport";
    let bound = "from agent 6.0.1 on, so";
    let with = |release: &str| reference(&["--profile", "c9300-48p", "--release", release]);
    let (early, late) = (with("17.12.4"), with("17.18.1"));
    assert!(
        below(&early, part).contains(&format!("{bound} not on this device: captures ")),
        "{}",
        below(&early, part)
    );
    assert!(
        below(&late, part).contains(&format!("{bound} on this device: captures ")),
        "{}",
        below(&late, part)
    );
    // A screen's `until` is the first version without it.
    assert!(below(&early, "### part/version_technology").contains("before release 17.18, so on this device"));
    assert!(below(&late, "### part/version_technology").contains("before release 17.18, so not on this device"));
}

#[test]
fn what_rests_on_memory_says_so() {
    let manual = reference(&["--profile", "c9300-48p"]);
    let section = below(&manual, "### show license");
    assert!(
        section.contains("| `show license usage` | Show license usage information (unverified) |"),
        "{section}"
    );
    assert!(
        section.contains("| `show license udi` | Show license udi information |"),
        "{section}"
    );
    let part = below(&manual, "### part/usage_reporting");
    assert!(
        part.contains("* not seen on a device: `") && part.contains(": **unverified**"),
        "{part}"
    );
    assert!(below(&manual, "### part/reserved").contains("It rests on **unverified**"));
}

#[test]
fn a_mode_tells_how_it_is_entered_and_an_argument_what_it_takes() {
    let manual = reference(&[]);
    let mode = below(&manual, "## config-line mode");
    assert!(mode.contains("Prompt `(config-line)#`."), "{mode}");
    assert!(
        mode.contains("Entered by `line ") && mode.contains(" in config"),
        "{mode}"
    );
    assert!(
        mode.contains("A line that is no command here is taken as one of config."),
        "{mode}"
    );
    assert!(
        below(&manual, "### terminal").contains("<lines: 0-512> <cr>"),
        "{}",
        below(&manual, "### terminal")
    );
    assert!(below(&manual, "## exec mode").contains(" more are known and not emulated"));
    // Of releases before the policy there is no such command.
    assert!(!reference(&["--profile", "c9300-48p", "--release", "16.12.4"]).contains("`show license rum id all`"));
}
