//! Sessions as people bring them: logged with stamps, quoted in a mail, copied from a page, paged, cut, interrupted. Each
//! gives the outputs that the switch printed, or says at which line it does not.

use licsim::import::Report;

use super::bench::{Switch, imported};
use super::own::switches;

const COMMANDS: &[&str] = &[
    "show version",
    "show license summary",
    "show license status",
    "show license usage",
    "show license udi",
];

/// What a switch prints, each command behind its prompt.
fn session(commands: &[&str]) -> String {
    let (_, file) = switches()
        .into_iter()
        .find(|(name, _)| name == "c9300-48p")
        .expect("the profile is there");
    let mut switch = Switch::on(&file, None);
    let outputs: String = commands
        .iter()
        .map(|command| format!("edge-1#{command}\n{}", switch.run(command)))
        .collect();
    outputs + "edge-1#\n"
}

fn report(text: &str) -> Report {
    let found = imported(&[("odd.log", text)]);
    found.unwrap_or_else(|faults| panic!("{}\n{text}", faults[0])).report
}

/// Imports a session of [`COMMANDS`] after something was done to it: all outputs are read in whole, and `undone` is told.
fn is_read_in_whole(text: &str, undone: &str) -> Report {
    let report = report(text);
    let commands: Vec<&str> = report.files.iter().map(|text| text.command.as_str()).collect();
    assert_eq!(commands, COMMANDS, "{text}");
    for text in &report.files {
        assert!(
            text.identical && text.verbatim.is_empty() && text.dropped == 0,
            "{text:#?}"
        );
    }
    let told = |repair: &String| repair.contains(undone);
    assert!(undone.is_empty() || report.files.iter().any(|text| text.repairs.iter().any(told)));
    assert_eq!(report.release.as_deref(), Some("17.12.4"));
    report
}

fn each_line(text: &str, of: impl Fn(usize, &str) -> String) -> String {
    text.lines().enumerate().map(|(n, line)| of(n, line) + "\n").collect()
}

#[test]
fn a_log_with_a_stamp_on_each_line() {
    let text = session(COMMANDS);
    let stamped = each_line(&text, |n, line| {
        format!("[2026-01-20 09:12:{:02}.{:03}] {line}", n / 60, n * 7 % 1000)
    });
    let head = "=~=~=~=~=~=~=~=~=~=~=~= PuTTY log 2026.01.20 09:12:03 =~=~=~=~=~=~=~=~=~=~=~=\n";
    let report = is_read_in_whole(&format!("{head}{stamped}").replace('\n', "\r\n"), "stamps of a logger");
    assert_eq!(report.files[0].file, "odd.log:3");
    // As `ts` writes it, blanks at line ends lost.
    let stamped = each_line(&text, |_, line| format!("Jan 20 09:12:03 {line}").trim_end().to_owned());
    is_read_in_whole(&stamped, "stamps of a logger");
}

#[test]
fn a_mail_that_quotes() {
    let text = session(COMMANDS);
    let quoted = each_line(&text, |_, line| format!("> {line}").trim_end().to_owned());
    is_read_in_whole(
        &format!("Hi,\n\nOn Tuesday somebody wrote:\n{quoted}\nRegards\n"),
        "`>` of a mail",
    );
    is_read_in_whole(&each_line(&text, |_, line| format!(">>{line}")), "`>` of a mail");
}

#[test]
fn a_copy_of_a_web_page() {
    let text = session(COMMANDS);
    let page = each_line(&text, |_, line| line.replace("  ", " \u{a0}") + "   ");
    is_read_in_whole(&page, "no-break spaces");
    let source = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    is_read_in_whole(
        &format!("<html><body><pre>\n{source}</pre></body></html>\n"),
        "entities of HTML",
    );
    is_read_in_whole(&each_line(&text, |_, line| format!("    {line}")), "an indent");
    is_read_in_whole(&each_line(&text, |_, line| format!("\t{line} ")), "an indent");
}

#[test]
fn a_terminal_that_wraps_at_its_last_column() {
    let text = session(&["show license tech support", "show license status"]);
    let wrapped = |line: &str| {
        let chars: Vec<char> = line.chars().collect();
        let rows = chars.chunks(80).map(|row| row.iter().collect::<String>());
        rows.collect::<Vec<_>>().join("\n")
    };
    let report = report(&each_line(&text, |_, line| wrapped(line)));
    assert_eq!(report.files.len(), 2);
    for text in &report.files {
        assert!(text.verbatim.is_empty() && text.identical, "{text:#?}");
    }
    assert!(report.files[0].repairs.iter().any(|repair| repair == "wrapped lines"));
}

#[test]
fn a_mail_program_that_wraps_between_words() {
    let text = session(&["show license tech support"]);
    // As long as the words allow, the indent of the first row alone.
    let wrapped = |line: &str| {
        let mut rows = vec![String::new()];
        for word in line.split(' ') {
            let row = rows.last_mut().expect("a row");
            if !row.trim().is_empty() && row.len() + 1 + word.len() > 76 {
                rows.push(word.to_owned());
            } else {
                *row += &format!(
                    "{}{word}",
                    if row.is_empty() && word.is_empty() || row.is_empty() {
                        ""
                    } else {
                        " "
                    }
                );
            }
        }
        rows.join("\n")
    };
    let text = each_line(&text, |_, line| {
        let indent = line.len() - line.trim_start().len();
        if line.len() > 76 {
            format!("{}{}", &line[..indent], wrapped(line.trim_start()))
        } else {
            line.to_owned()
        }
    });
    let report = report(&text);
    let [tech] = report.files.as_slice() else {
        panic!("{:?}", report.files);
    };
    assert!(
        tech.repairs.iter().any(|repair| repair == "wrapped lines"),
        "{:?}",
        tech.repairs
    );
    let understood = tech.understood * 100 / tech.lines;
    assert!(tech.identical && understood >= 99, "{tech:#?}");
}

#[test]
fn a_chat_that_takes_the_indent_from_all_lines() {
    let text = session(&["show license summary", "show license udi", "show license status"]);
    let report = report(&each_line(&text, |_, line| line.trim_start().to_owned()));
    let commands: Vec<&str> = report.files.iter().map(|text| text.command.as_str()).collect();
    assert_eq!(
        commands,
        ["show license summary", "show license udi", "show license status"]
    );
    for text in &report.files {
        assert!(text.identical && text.verbatim.is_empty(), "{text:#?}");
    }
}

#[test]
fn blocks_of_markdown() {
    let text = session(COMMANDS);
    let report = is_read_in_whole(
        &format!("# Ticket\n\nThe output:\n\n```console\n{text}```\n\nThanks.\n"),
        "",
    );
    assert_eq!(report.ignored.len(), 2, "{:?}", report.ignored);
    // Headings name the commands, blocks have the outputs.
    let by_headings: String = text
        .lines()
        .filter(|line| *line != "edge-1#")
        .map(|line| match line.strip_prefix("edge-1#") {
            Some("show version") => "## `show version`\n\n~~~\n".to_owned(),
            Some(command) => format!("~~~\n\n## `{command}`\n\n~~~\n"),
            None => format!("{line}\n"),
        })
        .collect();
    is_read_in_whole(&format!("{by_headings}~~~\n"), "");
}

#[test]
fn a_terminal_of_24_lines() {
    let text = session(COMMANDS);
    let more =
        " --More-- \u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}        \u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}";
    let paged = |more: &'static str| {
        each_line(&text, move |n, line| {
            if n % 24 == 23 {
                format!("{more}{line}")
            } else {
                line.to_owned()
            }
        })
    };
    is_read_in_whole(&paged(more).replace('\n', "\r\n"), "control characters");
    is_read_in_whole(&paged(" --More-- \r          \r"), "carriage returns");
    is_read_in_whole(&paged("--More--\n"), "--More--");
    is_read_in_whole(&paged(" -- More --\n"), "--More--");
}

#[test]
fn a_name_that_changes_in_configuration_mode() {
    let text = session(COMMANDS);
    let (first, rest) = text.split_once("edge-1#show license status\n").expect("a session");
    let first = first.replace("edge-1#", "Switch#");
    let message = "*Jan 20 09:13:01.123: %SYS-5-CONFIG_I: Configured from console by console";
    let typed = [
        "Switch#conf t",
        "Enter configuration commands, one per line.  End with CNTL/Z.",
        "Switch(config)#hostname edge-1",
        "edge-1(config)#license smart transport smart",
        "edge-1(config)#do show license status",
    ];
    let rest = rest.replacen(
        "edge-1#",
        &format!("edge-1(config)#end\nedge-1#\n{message}\nedge-1#"),
        1,
    );
    let text = format!("{first}{}\n{rest}", typed.join("\n"));
    let report = report(&text);
    let commands: Vec<&str> = report.files.iter().map(|text| text.command.as_str()).collect();
    assert_eq!(commands, COMMANDS);
    // One device that was renamed; each line that was typed and not read is named.
    let of_names = |note: &&String| note.contains("two devices") || note.contains("mixture");
    assert_eq!(report.notes.iter().find(of_names), None);
    assert!(
        report.contradictions.iter().all(|c| c.path != "hostname"),
        "{:?}",
        report.contradictions
    );
    for what in ["hostname edge-1", "license smart transport smart", "end", message] {
        assert!(
            report.ignored.iter().any(|ignored| ignored.what == what),
            "no {what} in {:?}",
            report.ignored
        );
    }
}

#[test]
fn messages_of_the_console_between_the_lines() {
    let text = session(COMMANDS);
    let message = "*Jan 20 09:13:01.123: %LINEPROTO-5-UPDOWN: Line protocol on Interface Vlan1, changed state to up";
    let interrupted = each_line(&text, |n, line| {
        if n % 40 == 39 {
            format!("{message}\n{line}")
        } else {
            line.to_owned()
        }
    });
    let report = is_read_in_whole(&interrupted, "messages of the console");
    let told = report.ignored.iter().filter(|ignored| ignored.what == message);
    assert_eq!(told.count(), text.lines().count() / 40);
    assert_eq!(report.ignored[0].place, "odd.log:40");
}

#[test]
fn an_output_that_ends_inside_a_line() {
    let text = session(&["show license all"]);
    let whole = text.strip_suffix("edge-1#\n").expect("a prompt").trim_end();
    for end in (200..whole.len()).step_by(211) {
        let report = report(&whole[..end]);
        let [text] = report.files.as_slice() else {
            panic!("{end}: {:?}", report.files);
        };
        assert_eq!(text.command, "show license all");
        assert!(text.verbatim.len() <= 1 && text.identical, "{end}: {text:#?}");
    }
}

#[test]
fn a_fragment_without_its_head() {
    let text = session(&["show license all"]);
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.iter().position(|line| *line == "Transport:").expect("a section");
    let report = report(&lines[from..from + 40].join("\n"));
    assert_eq!(report.files.len(), 1);
    let fragment = &report.files[0];
    assert!(fragment.verbatim.is_empty() && fragment.identical, "{fragment:#?}");
}

#[test]
fn files_of_two_consoles() {
    let one = |host: &str, serial: &str, command: &str| {
        let udi = format!("UDI: PID:C9300-24T,SN:{serial}\n\n");
        format!("{host}#{command}\n{udi}{host}#\n")
    };
    let texts = [
        ("edge-1.log", one("edge-1", "FOC2800T024", "show license udi")),
        ("edge-2.log", one("edge-2", "FOC2800T099", "show license udi")),
    ];
    let recordings: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let found = imported(&recordings).unwrap_or_else(|faults| panic!("{}", faults[0]));
    let told = found.report.notes.iter().find(|note| note.contains("two devices"));
    let told = told.unwrap_or_else(|| panic!("{:?}", found.report.notes));
    for place in ["edge-1.log:2", "edge-2.log:2"] {
        assert!(told.contains(place), "{told}");
    }
}
