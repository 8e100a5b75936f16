//! `licsim cssm …` on a `--state` folder: the same verbs as in transcripts, with files of this machine too.

use serde_json::Value as Json;

use super::{refused, well, write};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder can be made")
}

fn text(path: &std::path::Path) -> String {
    path.display().to_string()
}

#[test]
fn a_token_is_made_on_the_host_and_used_on_the_switch() {
    let scratch = folder();
    let state = text(&scratch.path().join("state"));
    let profile = ["--profile", "c9300-48p", "--state", &state];
    let cssm = |words: &[&str]| well(&[&profile[..], &["cssm"], words].concat());
    let token = cssm(&["token", "--va", "DataCenter", "--uses", "1"]);
    let typed = format!("license smart trust idtoken {} local force", token.trim());
    well(&[&profile[..], &["exec", "-c", "enable", "-c", "admin", "-c", &typed]].concat());
    well(&["--state", &state, "--clock", "2026-01-20 10:00:00", "exec", "-c", ""]);
    let list: Json = serde_json::from_str(&cssm(&["tokens", "--va", "DataCenter", "--json"])).expect("JSON");
    assert_eq!(
        (&list[0]["status"], &list[0]["uses_left"]),
        (&Json::from("EXHAUSTED"), &Json::from(0))
    );
    let devices: Json = serde_json::from_str(&cssm(&["instances", "--json"])).expect("JSON");
    assert_eq!(devices[0]["virtualAccount"], "DataCenter");
    assert_eq!(devices[0]["sudi"]["udiSerialNumber"], "FCW2501XXXX");
    let events = cssm(&["events", "--va", "DataCenter"]);
    assert!(
        events.contains("Token Created") && events.contains("Trust Code Issued"),
        "{events}"
    );
}

#[test]
fn a_report_file_is_uploaded_from_flash_or_from_this_machine() {
    let scratch = folder();
    let state = text(&scratch.path().join("state"));
    let save = "license smart save usage all file flash:rum.txt";
    well(&[
        "--profile",
        "c9300-48p",
        "--state",
        &state,
        "exec",
        "-c",
        "enable",
        "-c",
        "admin",
        "-c",
        save,
    ]);
    let ack = text(&scratch.path().join("ack.txt"));
    // Options of the command line may stand behind the verb.
    well(&["cssm", "upload", "flash:rum.txt", "--ack", &ack, "--state", &state]);
    let file = std::fs::read_to_string(&ack).expect("it was written");
    assert!(file.contains("smartLicenseRumAck"), "{file}");
    let twice = refused(&["--state", &state, "cssm", "upload", "flash:rum.txt", "--ack", &ack]);
    assert!(twice.contains("duplicate report"), "{twice}");
    let files: Json = serde_json::from_str(&well(&["--state", &state, "cssm", "files", "--json"])).expect("JSON");
    assert_eq!(
        (&files[0]["status"], files.as_array().map(Vec::len)),
        (&Json::from("No Errors"), Some(1))
    );
    let junk = write(scratch.path(), "junk.txt", "hello");
    let said = refused(&["--state", &state, "cssm", "upload", &junk, "--ack", &ack]);
    assert!(said.contains("not a Smart Licensing file"), "{said}");
}

#[test]
fn bad_input_is_refused_with_the_way_to_write_it() {
    let scratch = folder();
    let state = text(&scratch.path().join("state"));
    let cases: [(&[&str], &str); 7] = [
        (&["dance"], "cssm cannot `dance`; it knows accounts,"),
        (&["token", "--days", "x"], "is written `cssm token [--va NAME]"),
        (
            &["token", "--va", "Nowhere"],
            "CSSM: no Smart Account has a Virtual Account `Nowhere`",
        ),
        (
            &["buy", "C9300-48 DNA Advantage", "--count", "1"],
            "`--term` is missing",
        ),
        (
            &["buy", "Snake Oil", "--count", "1"],
            "`Snake Oil` is no license of the catalogue",
        ),
        (&["upload", "/nowhere/x", "--ack", "y"], "/nowhere/x: No such file"),
        (
            &["reserve", "--code", "X", "--to", "y"],
            "`X` is not a reservation request code",
        ),
    ];
    for (words, expected) in cases {
        let said = refused(&[&["--profile", "c9300-48p", "--state", &state, "cssm"], words].concat());
        assert!(said.contains(expected), "{words:?}: {said}");
    }
    let said = refused(&["cssm", "licenses"]);
    assert!(said.contains("name its folder with --state DIR"), "{said}");
}

#[test]
fn help_lists_the_verbs() {
    let all = well(&["cssm"]);
    assert!(all.contains("cssm upload FILE --ack FILE [--va NAME]\n"), "{all}");
    let one = well(&["cssm", "token", "--help"]);
    assert!(one.starts_with("licsim cssm token [--va NAME]"), "{one}");
}

#[test]
fn the_other_systems_work_on_the_same_folder() {
    let scratch = folder();
    let state = text(&scratch.path().join("state"));
    let first = ["--profile", "c9300-48p", "--lab", "cisco-side", "--state", &state];
    well(&[&first[..], &["dnac", "add", "c9300-48p"]].concat());
    let run = |words: &[&str]| well(&[&["--state", &state][..], words].concat());
    let json = |words: &[&str]| -> Json { serde_json::from_str(&run(&[words, &["--json"]].concat())).expect("JSON") };
    // By hand through files of this machine.
    let (batch, acks) = (
        text(&scratch.path().join("UD.tar.gz")),
        text(&scratch.path().join("ACK.tar.gz")),
    );
    run(&["dnac", "download", "--to", &batch]);
    run(&["cssm", "upload", &batch, "--ack", &acks]);
    assert_eq!(
        run(&["dnac", "upload", &acks]),
        "switches that took their acknowledgement: 1\n"
    );
    assert_eq!(
        json(&["dnac", "devices"])[0]["virtual_account"],
        "Network-Infrastructure"
    );
    assert_eq!(json(&["dnac", "compliance"])[0]["compliance"], "Compliant");
    assert_eq!(json(&["dnac", "findings"]).as_array().map(Vec::len), Some(8));
    // Time goes on with --clock, and with it the schedule of SSM On-Prem.
    well(&["--state", &state, "--clock", "2026-01-23 10:00:00", "onprem", "status"]);
    assert_eq!(json(&["onprem", "syncs"]).as_array().map(Vec::len), Some(3));
    assert_eq!(run(&["cslu", "preferences", "--connected", "yes"]), "");
    let said = refused(&["--state", &state, "cslu", "collect", "nobody"]);
    assert!(said.contains("`nobody` was not added to CSLU"), "{said}");
    let said = refused(&["--state", &state, "dnac", "assign", "dna-premier", "c9300-48p"]);
    assert!(said.contains("`dna-premier` is none of network-advantage,"), "{said}");
    let said = refused(&["--state", &state, "onprem", "status", "--host", "nobody"]);
    assert!(
        said.contains("the lab has no SSM On-Prem `nobody`; it has ssm.solvethenetwork.com"),
        "{said}"
    );
}

/// What a lab has not is told as that, with the built-in labs that have it.
#[test]
fn a_lab_without_accounts_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("kept").display().to_string();
    well(&["exec", "--lab", "empty", "--state", &state, "-c", "show clock"]);
    let accounts = "this lab has no Smart Account; of the built-in ones cisco-side and solvethenetwork have (`--lab`)";
    for verb in [
        "token",
        "virtual-account X",
        "policy",
        "set-policy",
        "token --va X",
        "licenses --va X",
        "buy X --count 1",
    ] {
        let words: Vec<&str> = ["--state", state.as_str(), "cssm"]
            .into_iter()
            .chain(verb.split(' '))
            .collect();
        let said = refused(&words);
        assert!(said.contains(accounts), "{verb}: {said}");
    }
    for (system, verb, nothing) in [
        (
            "onprem",
            "token",
            "this lab has no SSM On-Prem; of the built-in ones cisco-side has (`--lab`)",
        ),
        (
            "cslu",
            "instances",
            "this lab has no CSLU; of the built-in ones cisco-side and solvethenetwork have",
        ),
        (
            "dnac",
            "status",
            "this lab has no DNA Center; of the built-in ones cisco-side has",
        ),
    ] {
        let said = refused(&["--state", &state, system, verb]);
        assert!(said.contains(nothing), "{said}");
    }
    let said = refused(&["--state", &state, "cssm", "transfer", "--va", "X"]);
    assert!(said.contains("CSSM: no product instance P:C9300-48P"), "{said}");
}
