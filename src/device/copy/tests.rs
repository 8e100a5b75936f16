//! Every way of `copy`, with its questions, its output and what it leaves behind.

use super::super::action::Answer;
use super::super::reaction::AnswerKind;
use super::super::testing::{Outside, RUNNING, device, fire, line, run, shape, start};
use super::super::{Device, File};
use super::*;

fn with_file(name: &str, bytes: &[u8]) -> Device {
    let mut device = device();
    device.flash.insert(
        name.to_owned(),
        File {
            bytes: bytes.to_vec(),
            modified: start(),
        },
    );
    device
}

/// A copy that is not broken off.
fn copy(device: &mut Device, world: &mut Outside, from: &str, to: &str, answers: &[Answer]) -> Reaction {
    let reaction = begun(device, world, from, to, answers);
    for effect in &reaction.effects {
        if let Effect::Land(landing) = effect {
            assert_eq!(land(device, world, landing), Reaction::silent());
        }
    }
    reaction
}

fn begun(device: &mut Device, world: &mut Outside, from: &str, to: &str, answers: &[Answer]) -> Reaction {
    run(device, world, "copy", &[("from", from), ("to", to)], answers)
}

fn land(device: &mut Device, world: &mut Outside, landing: &Landing) -> Reaction {
    fire(device, world, |ctx| landing.land(ctx))
}

/// What is asked when every question gets Enter (hidden ones the password), and the reaction after the last.
fn enter(device: &mut Device, world: &mut Outside, from: &str, to: &str) -> (Vec<(String, String)>, Reaction) {
    let (mut asked, mut answers) = (Vec::new(), Vec::new());
    loop {
        let reaction = copy(device, world, from, to, &answers);
        let Some(question) = &reaction.ask else {
            return (asked, reaction);
        };
        let Piece::Screen { name, .. } = question.text else {
            panic!("a question is a screen")
        };
        let (offered, answer) = match &question.kind {
            AnswerKind::Line { default } => (default.clone(), line(default)),
            AnswerKind::Hidden => (
                String::new(),
                Answer::Hidden(world.password.clone().unwrap_or_default()),
            ),
            AnswerKind::Confirm | AnswerKind::YesNo => (String::new(), Answer::Confirm(true)),
        };
        asked.push((name.trim_start_matches("file/copy/ask_").to_owned(), offered));
        answers.push(answer);
    }
}

fn pairs(asked: &[(String, String)]) -> Vec<(&str, &str)> {
    asked
        .iter()
        .map(|(name, offered)| (name.as_str(), offered.as_str()))
        .collect()
}

#[test]
fn running_to_startup_builds_and_saves() {
    let mut device = device();
    let (asked, done) = enter(&mut device, &mut Outside::default(), "running-config", "startup-config");
    assert_eq!(pairs(&asked), [("destination", "startup-config")]);
    assert_eq!(shape(&done), ["file/nvram/saved"]);
    assert_eq!(device.nvram.as_deref(), Some(nvram::body(RUNNING)));
}

#[test]
fn flash_to_flash_shows_progress_and_asks_before_overwriting() {
    let mut device = with_file("a", b"one");
    let mut world = Outside::default();
    let (asked, done) = enter(&mut device, &mut world, "flash:a", "flash:b");
    assert_eq!(pairs(&asked), [("destination", "b")]);
    assert_eq!(shape(&done), ["file/copy/in_progress", "\"C\\n\"", "file/copy/done"]);
    device.flash.insert(
        "a".to_owned(),
        File {
            bytes: b"two".to_vec(),
            modified: start(),
        },
    );
    let refused = copy(
        &mut device,
        &mut world,
        "flash:a",
        "flash:b",
        &[line("b"), Answer::Confirm(false)],
    );
    assert_eq!(refused, Reaction::silent());
    assert_eq!(device.flash["b"].bytes, b"one");
    let (asked, _) = enter(&mut device, &mut world, "flash:a", "flash:b");
    assert_eq!(pairs(&asked), [("destination", "b"), ("overwrite", "")]);
    assert_eq!(device.flash["b"].bytes, b"two");
    device.state.set(view::FILE_PROMPT_QUIET, true);
    let (asked, _) = enter(&mut device, &mut world, "flash:a", "flash:b");
    assert!(asked.is_empty());
}

#[test]
fn what_is_written_is_there_at_the_end_only() {
    let mut device = with_file("a", b"one");
    let mut world = Outside::default();
    for to in ["flash:b", "startup-config", "tftp://10.10.10.200/b"] {
        let answers = [line("10.10.10.200"), line("b")];
        let answers = if to.starts_with("tftp") {
            &answers[..]
        } else {
            &answers[1..]
        };
        let before = (device.flash.clone(), device.nvram.clone(), world.files.clone());
        let reaction = begun(&mut device, &mut world, "flash:a", to, answers);
        assert_eq!(
            before,
            (device.flash.clone(), device.nvram.clone(), world.files.clone()),
            "{to}"
        );
        let [Effect::Land(landing)] = &reaction.effects[..] else {
            panic!("{to}: {reaction:?}")
        };
        land(&mut device, &mut world, landing);
        assert_ne!(
            before,
            (device.flash.clone(), device.nvram.clone(), world.files.clone()),
            "{to}"
        );
    }
}

#[test]
fn room_that_is_gone_at_the_end_is_told() {
    let mut device = with_file("a", b"one");
    let mut world = Outside::default();
    let reaction = begun(&mut device, &mut world, "flash:a", "flash:b", &[line("b")]);
    let [Effect::Land(landing)] = &reaction.effects[..] else {
        panic!("{reaction:?}")
    };
    device.state.set(view::FLASH_TOTAL, 4_i64);
    assert_eq!(shape(&land(&mut device, &mut world, landing)), ["file/error/writing"]);
    assert!(!device.flash.contains_key("b"));
}

#[test]
fn a_bare_file_system_asks_for_the_source() {
    let mut device = with_file("a", b"one");
    let mut world = Outside::default();
    let asked = copy(&mut device, &mut world, "flash:", "tftp:", &[]);
    assert_eq!(shape(&asked), ["file/copy/ask_source?"]);
    let missing = copy(&mut device, &mut world, "flash:", "flash:x", &[line("nope"), line("x")]);
    assert_eq!(shape(&missing), ["file/error/opening"]);
    assert!(!device.flash.contains_key("x"));
}

#[test]
fn tftp_goes_both_ways() {
    let mut device = device();
    device.state.set(view::HOSTNAME, "SW-1");
    let mut world = Outside::default();
    let answers = [line("10.10.10.200"), line("sw-1-confg")];
    let first = copy(&mut device, &mut world, "running-config", "tftp:", &[]);
    assert_eq!(shape(&first), ["file/copy/ask_host?"]);
    let second = copy(&mut device, &mut world, "running-config", "tftp:", &answers[..1]);
    assert_eq!(
        second.ask.map(|q| q.kind),
        Some(AnswerKind::Line {
            default: "sw-1-confg".to_owned()
        })
    );
    let put = copy(&mut device, &mut world, "running-config", "tftp:", &answers);
    assert_eq!(shape(&put), ["\"!\"", "\"!\\n\"", "file/copy/done"]);
    assert_eq!(
        world.files["tftp://10.10.10.200/sw-1-confg"],
        nvram::body(RUNNING).as_bytes()
    );
    let (asked, got) = enter(&mut device, &mut world, "tftp://10.10.10.200/sw-1-confg", "flash:");
    assert_eq!(pairs(&asked), [("destination", "sw-1-confg")]);
    let words = [
        "file/copy/accessing",
        "file/copy/loading_tftp",
        "\"!\\n\"",
        "file/copy/ok_bytes",
        "file/copy/done",
    ];
    assert_eq!(shape(&got), words);
    assert!(device.flash.contains_key("sw-1-confg"));
}

#[test]
fn scp_logs_in() {
    let mut device = with_file("rum.txt", b"report");
    let mut world = Outside {
        password: Some("secret".to_owned()),
        ..Outside::default()
    };
    let url = "scp://infrarunbook-admin@10.10.10.200/rum_reports/";
    let (asked, put) = enter(&mut device, &mut world, "flash:rum.txt", url);
    let questions = [
        ("host", "10.10.10.200"),
        ("destination_user", "infrarunbook-admin"),
        ("destination", "rum_reports/rum.txt"),
        ("password", ""),
    ];
    assert_eq!(pairs(&asked), questions);
    assert_eq!(shape(&put), ["file/copy/sink", "\"!\\n\"", "file/copy/done"]);
    assert_eq!(world.files["scp://10.10.10.200/rum_reports/rum.txt"], b"report");
    let (asked, got) = enter(
        &mut device,
        &mut world,
        "scp://infrarunbook-admin@10.10.10.200/rum_reports/rum.txt",
        "flash:back.txt",
    );
    assert_eq!(pairs(&asked), [("destination", "back.txt"), ("password", "")]);
    assert_eq!(shape(&got), ["file/copy/sending", "\"!\\n\"", "file/copy/done"]);
    let wrong = [line("back2.txt"), Answer::Hidden("wrong".to_owned())];
    let refused = copy(
        &mut device,
        &mut world,
        "scp://u@10.10.10.200/rum_reports/rum.txt",
        "flash:back2.txt",
        &wrong,
    );
    assert_eq!(shape(&refused), ["file/error/opening"]);
    assert!(!device.flash.contains_key("back2.txt"));
}

#[test]
fn the_password_is_asked_after_writing_is_announced() {
    let mut device = with_file("a", b"x");
    let mut world = Outside {
        password: Some("p".to_owned()),
        ..Outside::default()
    };
    let answers = [line("10.10.10.200"), line("u"), line("a")];
    let asked = copy(&mut device, &mut world, "flash:a", "scp:", &answers);
    assert_eq!(shape(&asked), ["file/copy/writing", "file/copy/ask_password?"]);
}

#[test]
fn a_file_becomes_configuration() {
    let mut device = with_file("cfg", b"hostname X\n");
    let mut world = Outside::default();
    let (asked, done) = enter(&mut device, &mut world, "flash:cfg", "running-config");
    assert_eq!(pairs(&asked), [("destination", "running-config")]);
    assert_eq!(shape(&done), ["file/copy/done"]);
    assert_eq!(done.effects, [Effect::Configure("hostname X\n".to_owned())]);
    let (_, stored) = enter(&mut device, &mut world, "flash:cfg", "startup-config");
    assert_eq!(shape(&stored), ["file/copy/ok", "file/copy/done"]);
    assert_eq!(device.nvram.as_deref(), Some("hostname X\n"));
}

#[test]
fn what_is_not_there_says_why() {
    let (mut device, mut world) = (device(), Outside::default());
    let reason = |reaction: Reaction| match &reaction.output[..] {
        [Piece::Screen { name, args }] => (*name, args.get(view::ARG_REASON).unwrap_or_default()),
        other => panic!("{other:?}"),
    };
    let missing = enter(&mut device, &mut world, "startup-config", "flash:x").1;
    assert_eq!(
        reason(missing),
        ("file/error/opening", "No such file or directory".to_owned())
    );
    let absent = enter(&mut device, &mut world, "tftp://10.1.1.1/x", "flash:x").1;
    assert_eq!(
        reason(absent),
        ("file/error/opening", "No such file or directory".to_owned())
    );
    let unnamed = enter(&mut device, &mut world, "tftp://server/x", "flash:x").1;
    assert_eq!(reason(unnamed), ("file/error/opening", "Undefined error".to_owned()));
    let nowhere = enter(&mut device, &mut world, "running-config", "flash:no/such/folder").1;
    assert_eq!(
        reason(nowhere),
        ("file/error/writing", "No such file or directory".to_owned())
    );
    let itself = enter(&mut device, &mut world, "running-config", "running-config").1;
    assert_eq!(shape(&itself), ["file/error/copying"]);
}

#[test]
fn flash_that_is_full_takes_no_file() {
    let mut device = device();
    let mut world = Outside::default();
    device.state.set(view::FLASH_TOTAL, 4_i64);
    let (_, refused) = enter(&mut device, &mut world, "running-config", "flash:x");
    assert_eq!(shape(&refused), ["file/error/writing"]);
    assert!(device.flash.is_empty());
}
