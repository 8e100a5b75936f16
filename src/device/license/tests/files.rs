//! Offline: saving, importing, and files that do not fit.

use crate::wire::files::PolicyFile;
use crate::wire::{FileKind, LicenseFile};

use super::*;

fn offline() -> Bench {
    let mut bench = Bench::advantage("2026-01-20 14:00:00");
    bench.device.state.set(view::TRANSPORT_TYPE, "off");
    let mut bench = bench.started();
    bench.after(600);
    bench
}

fn saved_ids(bench: &Bench, name: &str) -> Vec<i64> {
    let file = bench.device.flash.get(name).expect("the file");
    match LicenseFile::parse_kind(&file.bytes, FileKind::Usage).expect("a usage file") {
        LicenseFile::Usage(file) => file.reports.iter().map(|r| r.open().expect("signed").id).collect(),
        other => panic!("{:?}", other.kind()),
    }
}

/// The article's offline workflow on a real switch: save, ACK, import.
#[test]
fn save_and_import() {
    let mut bench = offline();
    let reaction = bench.run("license_save_usage", &[("which", "all"), ("file", "flash:rum.txt")]);
    assert!(printed(&reaction).is_empty(), "silent");
    assert_eq!(bench.get(view::USAGE_LAST_FILE_WRITE), Some(bench.cisco.time));
    let ids = saved_ids(&bench, "rum.txt");
    assert_eq!(ids.len(), 2);
    let ack = LicenseFile::Ack(bench.cisco.ack(&bench.udi(), &ids)).write();
    bench.put_file("ack.txt", &ack);
    bench.until("2026-01-20 14:30:00");
    let reaction = bench.run("license_import", &[("file", "flash:ack.txt")]);
    assert_eq!(printed(&reaction), ["license_exec/import/ack_done"]);
    assert_eq!(bench.get(view::USAGE_LAST_ACK), Some(at("2026-01-20 14:30:00")));
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), Some(at("2026-04-20 14:30:00")));
    assert_eq!(bench.get(view::RUM_ACKED), Some(2));
    assert_eq!(bench.device.state.list(view::HISTORY_IMPORT_ACK_ENTRIES).len(), 1);
    // Again: nothing new, nothing changes.
    let before = bench.device.state.get(view::USAGE_LAST_ACK);
    bench.after(60);
    let reaction = bench.run("license_import", &[("file", "ack.txt")]);
    assert_eq!(printed(&reaction), ["license_exec/import/ack_done"]);
    assert_eq!(bench.device.state.get(view::USAGE_LAST_ACK), before);
    // Acknowledged reports have left the storage.
    bench.run(
        "license_save_usage",
        &[("which", "unreported"), ("file", "flash:rest.txt")],
    );
    assert!(saved_ids(&bench, "rest.txt").iter().all(|id| !ids.contains(id)));
}

/// One report by its id, reports of some days, and what is not there.
#[test]
fn which_reports_are_saved() {
    let mut bench = offline();
    bench.run("license_save_usage", &[("which", "all"), ("file", "all.txt")]);
    let ids = saved_ids(&bench, "all.txt");
    let id = ids[0].to_string();
    bench.run(
        "license_save_usage",
        &[("which", "rum_id"), ("id", &id), ("file", "one.txt")],
    );
    assert_eq!(saved_ids(&bench, "one.txt"), [ids[0]]);
    bench.after(10 * 86_400);
    bench.run(
        "license_save_usage",
        &[("which", "days"), ("days", "5"), ("file", "days.txt")],
    );
    assert!(saved_ids(&bench, "days.txt").iter().all(|id| !ids.contains(id)));
    // Captures: `The requested item was not found`.
    let reaction = bench.run(
        "license_save_usage",
        &[("which", "rum_id"), ("id", "40"), ("file", "x")],
    );
    assert_eq!(printed(&reaction), ["license_exec/not_found"]);
    let mut idle = Bench::new("2026-01-20 14:00:00", &[]).started();
    let reaction = idle.run("license_save_usage", &[("which", "all"), ("file", "x")]);
    assert_eq!(printed(&reaction), ["license_exec/not_found"]);
    assert!(!idle.device.flash.contains_key("x"));
}

/// Files that are missing, foreign, damaged, of the wrong kind or signed by nobody change nothing.
#[test]
fn bad_files_change_nothing() {
    let mut bench = offline();
    bench.run("license_save_usage", &[("which", "all"), ("file", "rum.txt")]);
    let ids = saved_ids(&bench, "rum.txt");
    let good = LicenseFile::Ack(bench.cisco.ack(&bench.udi(), &ids)).write();
    let foreign = LicenseFile::Ack(bench.cisco.ack(&Udi::new(PID, "FCW0000ZZZZ"), &ids)).write();
    let unknown = LicenseFile::Ack(bench.cisco.ack(&bench.udi(), &[1])).write();
    let edited = good.replace("solvethenetwork", "somebodyelse");
    let cut = &good[..good.len() / 2];
    let cases = [
        ("foreign.txt", foreign.as_str(), "license_exec/import/other_device"),
        ("unknown.txt", &unknown, "license_exec/import/unknown_reports"),
        ("edited.txt", &edited, "license_exec/import/bad_signature"),
        ("cut.txt", cut, "license_exec/import/damaged"),
        ("text.txt", "hello\n", "license_exec/import/not_licensing"),
    ];
    for (name, text, screen) in cases {
        bench.put_file(name, text);
        let before = bench.device.state.clone();
        let reaction = bench.run("license_import", &[("file", name)]);
        assert_eq!(printed(&reaction), [screen], "{name}");
        for key in [view::USAGE_LAST_ACK, view::USAGE_ACK_DEADLINE] {
            assert_eq!(bench.device.state.get(key), before.get(key), "{name}");
        }
        assert_eq!(bench.get(view::RUM_ACKED), Some(0), "{name}");
    }
    let reaction = bench.run("license_import", &[("file", "rum.txt")]);
    assert_eq!(printed(&reaction), ["license_exec/import/wrong_kind"]);
    let acks = bench.device.state.list(view::HISTORY_IMPORT_ACK_ENTRIES);
    let failed = |entry: &&Record| {
        let text = entry.text(view::HISTORY_IMPORT_ACK_ENTRIES_TEXT);
        text.is_some_and(|text| text.ends_with(" FAIL"))
    };
    assert_eq!((acks.len(), acks.iter().filter(failed).count()), (4, 4), "{acks:?}");
    let others = [view::HISTORY_IMPORT_AUTH_ENTRIES, view::HISTORY_IMPORT_POLICY_ENTRIES];
    assert!(
        others.iter().all(|list| bench.device.state.list(*list).is_empty()),
        "what brings nothing has no heading"
    );
    let reaction = bench.run("license_import", &[("file", "flash:none.txt")]);
    assert_eq!(printed(&reaction), ["license_exec/file/error"]);
    let Some(Piece::Screen { args, .. }) = reaction.output.first() else {
        panic!("a screen")
    };
    assert_eq!(args.text(view::ARG_URL), Some("flash:none.txt"));
    assert_eq!(args.text(view::ARG_REASON), Some("No such file or directory"));
}

/// Policy and trust code by file; a trust request is written for the latter.
#[test]
fn policy_and_trust_by_file() {
    let mut bench = offline();
    let account = bench.cisco.account();
    let file = PolicyFile {
        policy: policy(365, 60, 90),
        account,
    };
    bench.put_file("policy.xml", &LicenseFile::Policy(file).write());
    let reaction = bench.run("license_import", &[("file", "policy.xml")]);
    assert_eq!(printed(&reaction), ["license_exec/import/done"]);
    assert_eq!(bench.get(view::POLICY_NAME).as_deref(), Some("Custom Policy"));
    let installed = bench.get(view::POLICY_INSTALLED);
    bench.after(60);
    bench.run("license_import", &[("file", "policy.xml")]);
    assert_eq!(
        bench.get(view::POLICY_INSTALLED),
        installed,
        "the same policy again is no news"
    );

    bench.run("license_save_trust_request", &[("file", "request.txt")]);
    let request = &bench.device.flash["request.txt"].bytes;
    let LicenseFile::TrustRequest(system) = LicenseFile::parse(request).expect("a file") else {
        panic!("no trust request")
    };
    let reply = bench.cisco.trust(&system.device_list);
    bench.put_file("trust.txt", &LicenseFile::TrustCode(reply).write());
    bench.run("license_import", &[("file", "trust.txt")]);
    assert_eq!(bench.get(view::TRUST_INSTALLED), Some(bench.cisco.time));
    let foreign = bench.cisco.trust(&[Udi::new(PID, "FCW0000ZZZZ")]);
    bench.put_file("foreign.txt", &LicenseFile::TrustCode(foreign).write());
    let reaction = bench.run("license_import", &[("file", "foreign.txt")]);
    assert_eq!(printed(&reaction), ["license_exec/import/other_device"]);
}

/// Files on other hosts go through the world.
#[test]
fn remote_files() {
    let mut bench = offline();
    bench.run(
        "license_save_usage",
        &[("which", "all"), ("file", "tftp://10.10.10.200/rum.txt")],
    );
    assert!(bench.cisco.files.contains_key("rum.txt"));
    let reaction = bench.run("license_import", &[("file", "tftp://10.10.10.200/ack.txt")]);
    assert_eq!(printed(&reaction), ["license_exec/file/error"]);
}

/// A refused command changes nothing: reports whose file cannot be written are not closed.
#[test]
fn a_usage_file_that_cannot_be_written_closes_no_report() {
    let mut bench = offline();
    let before = bench.device.state.clone();
    for file in ["nofs:/x.txt", "flash:/no/such/place/x.txt", "ftp://10.9.9.9/refused/x"] {
        if let Some(name) = file.strip_prefix("ftp://10.9.9.9/") {
            bench.cisco.refused = Some(name.to_owned());
        }
        let reaction = bench.run("license_save_usage", &[("which", "all"), ("file", file)]);
        assert_eq!(printed(&reaction), ["license_exec/file/error"], "{file}");
        assert_eq!(bench.device.state, before, "{file}");
    }
}

/// The reports of a stack are those of all its members: an acknowledgement for the switch that was the active one when they
/// were saved still counts behind a switchover.
#[test]
fn an_acknowledgement_for_another_member_counts() {
    let mut bench = offline();
    let standby = Record::new()
        .with(view::MEMBERS_ROLE, "Standby")
        .with(view::MEMBERS_PID, PID)
        .with(view::MEMBERS_SN, "FCW2501YYYY");
    bench.device.state.list_mut(view::MEMBERS).push(standby);
    bench.run("license_save_usage", &[("which", "all"), ("file", "rum.txt")]);
    let ids = saved_ids(&bench, "rum.txt");
    let ack = bench.cisco.ack(&bench.udi(), &ids);
    bench.device.state.list_mut(view::MEMBERS).reverse();
    bench.put_file("ack.txt", &LicenseFile::Ack(ack).write());
    let reaction = bench.run("license_import", &[("file", "ack.txt")]);
    assert_eq!(printed(&reaction), ["license_exec/import/ack_done"]);
    assert_eq!(bench.get(view::RUM_ACKED), Some(2));
}

/// messages.md section 1: a trust code, policy or authorization code that a file brings and that is not taken is told, with
/// why; an acknowledgement is not, nor is what is no licensing file.
#[test]
fn what_a_file_brings_and_is_not_installed_is_told() {
    let mut bench = offline();
    let account = bench.cisco.account();
    let asked = policy(365, 60, 90);
    let code = crate::wire::AuthorizationCode {
        udi: bench.udi(),
        entitlements: vec![("regid.test".to_owned(), 1)],
        issued: bench.cisco.time,
        confirmation: "1fc54c75".to_owned(),
    };
    let foreign = LicenseFile::TrustCode(bench.cisco.trust(&[Udi::new(PID, "FCW0000ZZZZ")])).write();
    let edited = |file: LicenseFile, old: &str| file.write().replace(old, "edited");
    let policy_file = PolicyFile { policy: asked, account };
    let policy = edited(LicenseFile::Policy(policy_file), "Custom Policy");
    let authorization = edited(LicenseFile::Authorization(vec![code]), "1fc54c75");
    let ack = edited(LicenseFile::Ack(bench.cisco.ack(&bench.udi(), &[1])), "solvethenetwork");
    let cases: [(&str, &[&str]); 5] = [
        (&foreign, &["trust_code_install_failed"]),
        (&policy, &["policy_install_failed"]),
        (&authorization, &["authorization_install_failed"]),
        (&ack, &[]),
        ("hello\n", &[]),
    ];
    for (text, told) in cases {
        bench.device.messages.clear();
        bench.put_file("x.txt", text);
        bench.run("license_import", &[("file", "x.txt")]);
        assert_eq!(bench.logged(), told, "{text}");
    }
}
