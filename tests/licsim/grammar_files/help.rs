//! What `?` says, held against the help strings of the reference.

use licsim::grammar::Help;

use super::box_of::Box;
use crate::support::captures::shared_text;

/// Modes of the reference and of the grammar.
const MODES: &[(&str, &str)] = &[
    ("exec", "exec"),
    ("config", "config"),
    ("interface", "config-if"),
    ("line", "config-line"),
    ("vrf", "config-vrf"),
    ("archive", "config-archive"),
    ("ca-trustpoint", "ca-trustpoint"),
    ("call-home", "call-home"),
    ("call-home-profile", "call-home-profile"),
];

/// Rows that have a better source elsewhere, and which.
const OTHER: &[(&str, &str)] = &[
    (
        "logging snmp-trap",
        "recorded on IOS 15; the model of 17.12 says otherwise",
    ),
    ("service call-home", "the model of 17.12, not the manual of a tool"),
    (
        "service password-recovery",
        "the model of 17.12, not the manual of a tool",
    ),
    (
        "service unsupported-transceiver",
        "the model of 17.12, not the manual of a tool",
    ),
    (
        "snmp-server enable traps call-home message-send-fail",
        "a guess: the model has no text; worded as its neighbours",
    ),
    (
        "snmp-server enable traps call-home server-fail",
        "a guess: the model has no text; worded as its neighbours",
    ),
];

/// One help string of the reference that was recorded or stands in a document.
struct Known<'t> {
    mode: &'static str,
    before: String,
    word: &'t str,
    help: &'t str,
}

/// Those rows, with something typed for each argument before the last word; argument rows are left out.
fn known(text: &str) -> Vec<Known<'_>> {
    text.lines().skip(1).filter_map(row).collect()
}

fn row(line: &str) -> Option<Known<'_>> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [mode, path, help, _, confidence] = cells[..] else {
        return None;
    };
    let (_, mode) = MODES.iter().find(|(name, _)| *name == mode)?;
    let (before, word) = path.rsplit_once(' ').unwrap_or(("", path));
    let before = typed(before)?;
    let sure = ["recorded", "yang", "doc"].contains(&confidence);
    let plain = !help.is_empty() && !word.contains(['<', '>', '(', ')']);
    (sure && plain).then_some(Known {
        mode,
        before,
        word,
        help,
    })
}

/// `path` as it would be typed; `None` where an argument has no example here.
fn typed(path: &str) -> Option<String> {
    let word = |word: &str| -> Option<String> {
        let Some(argument) = word.strip_prefix('<') else {
            return (!word.contains(['(', '>'])).then(|| word.to_owned());
        };
        let form = argument.trim_end_matches('>');
        let form = form.split_once(':').map_or(form, |(_, form)| form);
        let lowest = || form.split_once('-').map(|(low, _)| low);
        match form {
            "WORD" => Some("abc".to_owned()),
            "A.B.C.D" => Some("10.1.1.1".to_owned()),
            "URL" => Some("flash:abc".to_owned()),
            "hh:mm:ss" => Some("10:00:00".to_owned()),
            _ => lowest().filter(|low| low.parse::<i64>().is_ok()).map(str::to_owned),
        }
    };
    let words: Option<Vec<String>> = path.split_whitespace().map(word).collect();
    Some(words?.join(" "))
}

/// What is listed says what the reference says; what is not listed is no concern here.
#[test]
fn help_is_that_of_the_reference() {
    let Some(text) = shared_text("reference/help-strings.tsv") else {
        return;
    };
    let device = Box::of("17.12.4");
    let mut same = 0;
    let mut other = Vec::new();
    let mut excused = Vec::new();
    for known in known(&text) {
        let line = format!("{} ", known.before);
        let mode = device.mode(known.mode);
        let help = device.tree.help(&device.grammar, mode, 15, &line, &device.device, 0);
        let Help::Listing { rows, .. } = help else { continue };
        let Some((_, said)) = rows.iter().find(|(word, _)| word == known.word) else {
            continue;
        };
        let path = format!("{line}{}", known.word).trim_start().to_owned();
        if said == known.help {
            same += 1;
        } else if OTHER.iter().any(|(name, _)| *name == path) {
            excused.push(path);
        } else {
            other.push(format!("{}: {path}: `{said}`, not `{}`", known.mode, known.help));
        }
    }
    assert!(other.is_empty(), "{}", other.join("\n"));
    assert_eq!(excused.len(), OTHER.len(), "an exception that is none: {excused:?}");
    assert!(same > 850, "only {same} help strings were compared");
}

/// A URL lists the file systems, each with its own help.
#[test]
fn a_url_speaks_of_each_file_system() {
    let device = Box::of("17.12.4");
    let rows = |line: &str| match device
        .tree
        .help(&device.grammar, device.mode("exec"), 15, line, &device.device, 0)
    {
        Help::Listing { rows, .. } => rows,
        other => panic!("{line}: {other:?}"),
    };
    let row = |word: &str, help: &str| (word.to_owned(), help.to_owned());
    assert!(rows("copy ").contains(&row("tftp:", "Copy from tftp: file system")));
    assert!(rows("copy running-config ").contains(&row("scp:", "Copy to scp: file system")));
    let files = rows("delete ");
    assert!(files.contains(&row("flash:", "File to be deleted")));
    assert!(
        !files.iter().any(|(word, _)| word == "tftp:" || word == "WORD"),
        "{files:?}"
    );
}
