//! The screens that this part prints exist and render; what is recorded is printed so.

use crate::embedded;
use crate::screen::Library;

use super::*;

fn library() -> Library {
    Library::new(&view::SCHEMA, embedded::below("grammar/screens/").collect())
}

fn text(bench: &Bench, rendition: &str, reaction: &Reaction) -> String {
    let library = library();
    let steps = reaction.running.iter().flat_map(|running| &running.steps);
    let asked = reaction.ask.iter().map(|question| &question.text);
    let mut out = String::new();
    for piece in reaction.output.iter().chain(steps.map(|(_, piece)| piece)).chain(asked) {
        if let Piece::Screen { name, args } = piece {
            let screen = library.get(rendition, name).unwrap_or_else(|e| panic!("{name}: {e:?}"));
            out += &screen.render(&bench.view(), args, None);
        }
    }
    out
}

/// The article's own lines, with the indentation of the real command.
#[test]
fn the_article_s_words() {
    let mut bench = Bench::advantage("2026-01-20 09:11:55")
        .quirk(Quirk::TrustSavesConfiguration)
        .quirk(Quirk::SyncWaitsForAck)
        .started();
    let trust = bench.run("license_trust_request", &[("token", "T"), ("scope", "local")]);
    assert_eq!(
        text(&bench, "infrarunbook", &trust),
        "Building configuration...\n[OK]\nTrust Code Installed: yes\n  Active: PID:C9300-48P,SN:FCW2501XXXX\n    \
         INSTALLED on 2026-01-20 09:11:55 UTC\n"
    );
    assert_eq!(text(&bench, "ios-xe", &trust), "");
    let sync = bench.run("license_sync", &[("scope", "local")]);
    assert_eq!(
        text(&bench, "infrarunbook", &sync),
        "Pushing usage report to CSSM cloud...\nSuccessfully received ACK from CSSM.\n"
    );
}

/// Recorded lines of real devices.
#[test]
fn recorded_words() {
    let mut bench = Bench::new("2026-01-20 09:11:55", &[]).started();
    let said = bench.run("license_factory_reset", &[]);
    assert_eq!(
        text(&bench, "ios-xe", &said),
        "%Warning: reload required after \"license smart factory reset\" command\n"
    );
    let said = bench.run("license_save_usage", &[("which", "all"), ("file", "x")]);
    assert_eq!(text(&bench, "ios-xe", &said), "The requested item was not found\n");
    let said = bench.run("license_import", &[("file", "flash:x")]);
    assert_eq!(
        text(&bench, "ios-xe", &said),
        "%Error opening flash:x (No such file or directory)\n"
    );
    let said = bench.run("debug_license", &[("what", "all")]);
    assert_eq!(
        text(&bench, "ios-xe", &said).lines().count(),
        super::super::debug::FLAGS.len()
    );
    let said = bench.run("undebug_all", &[]);
    assert_eq!(
        text(&bench, "ios-xe", &said),
        "All possible debugging has been turned off\n"
    );
}

/// Every message that the tests of this folder can provoke has a screen that begins with `%FACILITY-SEVERITY-`.
#[test]
fn messages_have_screens() {
    let library = library();
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    bench.cisco.mood = Mood::Down(Failure::Dns);
    bench.after(100 * 86_400);
    bench.cisco.mood = Mood::Up;
    bench.after(100 * 86_400);
    bench.reload();
    assert!(bench.device.messages.len() > 10);
    for message in &bench.device.messages {
        let screen = library
            .get("ios-xe", message.screen)
            .unwrap_or_else(|e| panic!("{}: {e:?}", message.screen));
        let line = screen.render(&bench.view(), &message.args, None);
        assert!(
            line.starts_with("%SMART_LIC-") || line.starts_with("%CALL_HOME-"),
            "{line}"
        );
    }
}

/// Every screen that the code of this part names is there.
#[test]
fn named_screens_exist() {
    let library = library();
    let sources = [
        include_str!("../agent.rs"),
        include_str!("../authorization.rs"),
        include_str!("../boot.rs"),
        include_str!("../change.rs"),
        include_str!("../comm.rs"),
        include_str!("../debug.rs"),
        include_str!("../factory_reset.rs"),
        include_str!("../hello.rs"),
        include_str!("../import_export.rs"),
        include_str!("../policy.rs"),
        include_str!("../reminder.rs"),
        include_str!("../passage.rs"),
        include_str!("../reservation/give_back.rs"),
        include_str!("../reservation/install.rs"),
        include_str!("../reservation/mod.rs"),
        include_str!("../reservation/request.rs"),
        include_str!("../sending.rs"),
        include_str!("../storage.rs"),
        include_str!("../transport.rs"),
        include_str!("../trust.rs"),
        include_str!("../usage.rs"),
    ];
    let mut seen = 0;
    for word in sources.iter().flat_map(|source| source.split('"')) {
        if ["license_exec/", "message/", "dialogue/"]
            .iter()
            .any(|head| word.starts_with(head))
        {
            assert!(
                library.get("ios-xe", word).is_ok(),
                "{word}: {:?}",
                library.get("ios-xe", word).err()
            );
            assert!(library.get("infrarunbook", word).is_ok(), "{word}");
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
}
