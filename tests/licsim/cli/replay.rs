//! `licsim replay` and `licsim golden`: exit codes, reports, many at a time.

use licsim::limits::SAME_QUESTION_MAX;
use serde_json::Value as Json;

use super::{licsim, piped, refused, well, write};

const GOOD: &str = "sw-infrarunbook-01#show privilege\nCurrent privilege level is 15\n";
const BAD: &str = "sw-infrarunbook-01#show privilege\nCurrent privilege level is 1\n";

#[test]
fn exit_codes_say_how_it_went() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = write(folder.path(), "good.txt", GOOD);
    let bad = write(folder.path(), "bad.txt", BAD);
    let none = write(folder.path(), "none/readme.txt", "Nothing to type here.\n");
    assert_eq!(well(&["replay", &good]), "1 transcript passed, 0 failed, 1 step\n");
    let ran = licsim(&["replay", &good, &bad]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.contains("+ Current privilege level is 15") && ran.out.contains("1 passed, 1 failed")
            || ran.out.contains("1 transcript passed, 1 failed"),
        "{}",
        ran.out
    );
    assert_eq!(licsim(&["replay", &none]).code, Some(2));
    let nothing = folder.path().join("none").display().to_string();
    assert!(refused(&["replay", &nothing]).contains("holds no transcript"));
    assert!(refused(&["replay", "/no/such/file.txt"]).contains("/no/such/file.txt"));
}

#[test]
fn standard_input_and_line_ends() {
    assert_eq!(piped(&["replay", "-"], GOOD.as_bytes()).code, Some(0));
    assert_eq!(
        piped(&["replay", "-"], GOOD.replace('\n', "\r\n").as_bytes()).code,
        Some(0)
    );
    assert_eq!(piped(&["replay", "-"], BAD.as_bytes()).code, Some(1));
    assert_eq!(piped(&["replay", "-"], b"").code, Some(2));
    let ran = piped(&["replay", "-"], b"sw-infrarunbook-01#show \xff\n");
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("not UTF-8") && ran.err.contains("<stdin>:1:25"),
        "{}",
        ran.err
    );
}

/// `[yes/no]` takes no Enter: it is asked a few times, then left, and the report stays one that somebody can read.
#[test]
fn a_question_that_insists_is_left() {
    let unanswered = "sw-infrarunbook-01#write erase\nErasing the nvram filesystem will remove all configuration files! Continue? [confirm]\n\
                      sw-infrarunbook-01#configure terminal\nsw-infrarunbook-01(config)#no ip domain lookup\nsw-infrarunbook-01(config)#end\n\
                      sw-infrarunbook-01#reload\nsw-infrarunbook-01#show privilege\n";
    let ran = piped(&["replay", "-"], unanswered.as_bytes());
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.out.matches("the file has no answer").count(), 1, "{}", ran.out);
    assert_eq!(
        ran.out.matches("Please answer").count(),
        SAME_QUESTION_MAX,
        "{}",
        ran.out
    );
    // Nothing was agreed to: the console is where it was.
    assert!(ran.out.contains("+ Current privilege level is 15"), "{}", ran.out);
    let script = b"write erase\n\nreload\n";
    assert_eq!(
        piped(&[], script).out.matches("Please answer").count(),
        SAME_QUESTION_MAX
    );
    let ran = licsim(&["exec", "-c", "write erase", "-c", "", "-c", "reload"]);
    assert_eq!(
        (ran.code, ran.out.matches("Please answer").count()),
        (Some(0), SAME_QUESTION_MAX)
    );
}

/// A wrong password is not shown, and is still wrong when the transcript is replayed.
#[test]
fn a_transcript_of_a_pipe_holds_no_secret() {
    let typed = b"enable\nnot-the-password\nadmin\nshow privilege\n";
    let ran = piped(&["--profile", "c9300-48p", "--clock", "2026-01-20 09:00:00 UTC"], typed);
    assert!(
        !ran.out.contains("not-the-password") && !ran.out.contains("Password: admin"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Password: {{}}\nPassword: \n"), "{}", ran.out);
    assert_eq!(piped(&["replay", "-"], ran.out.as_bytes()).code, Some(0));
}

#[test]
fn update_rewrites_what_differs() {
    let folder = tempfile::tempdir().expect("a folder");
    let bad = write(folder.path(), "bad.txt", BAD);
    assert_eq!(licsim(&["replay", "--update", &bad]).code, Some(0));
    assert_eq!(std::fs::read_to_string(&bad).expect("it is there"), GOOD);
}

#[test]
fn the_order_of_results_does_not_hang_on_how_many_run() {
    let folder = tempfile::tempdir().expect("a folder");
    for n in 0..12 {
        write(
            folder.path(),
            &format!("{n:02}.txt"),
            if n % 3 == 0 { BAD } else { GOOD },
        );
    }
    let all = folder.path().display().to_string();
    let json = |jobs: &str| {
        let file = folder.path().join(format!("out-{jobs}.json")).display().to_string();
        let ran = licsim(&["replay", "--jobs", jobs, "--json", &file, &all]);
        assert_eq!(ran.code, Some(1));
        (ran.out, std::fs::read_to_string(file).expect("it is written"))
    };
    let one = json("1");
    assert_eq!(one, json("8"));
    let parsed: Json = serde_json::from_str(&one.1).expect("JSON");
    let files = parsed["files"].as_array().expect("files");
    assert_eq!(files.len(), 12);
    assert_eq!(files[0]["passed"], false);
    assert_eq!(files[0]["steps"][0]["line"], 1);
    assert!(
        files[0]["steps"][0]["difference"]
            .as_str()
            .is_some_and(|text| !text.is_empty())
    );
    assert_eq!(files[1]["passed"], true);
}

#[test]
fn golden_is_replay_over_a_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = write(folder.path(), "a/x.txt", BAD);
    let dir = folder.path().display().to_string();
    assert_eq!(licsim(&["golden", "check", "--dir", &dir]).code, Some(1));
    assert_eq!(licsim(&["golden", "--dir", &dir]).code, Some(1));
    assert_eq!(licsim(&["golden", "update", "--dir", &dir]).code, Some(0));
    assert_eq!(std::fs::read_to_string(&file).expect("it is there"), GOOD);
    assert_eq!(licsim(&["golden", "check", "--dir", &dir]).code, Some(0));
    assert_eq!(licsim(&["golden", "--dir", "/no/such/folder"]).code, Some(2));
}

#[test]
fn golden_takes_transcripts_and_folders() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, other) = (
        write(folder.path(), "a/x.txt", BAD),
        write(folder.path(), "b/y.txt", BAD),
    );
    let b = folder.path().join("b").display().to_string();
    assert_eq!(licsim(&["golden", "update", &one]).code, Some(0));
    let read = |path: &str| std::fs::read_to_string(path).expect("it is there");
    assert_eq!((read(&one), read(&other)), (GOOD.to_owned(), BAD.to_owned()));
    let ran = licsim(&["golden", "check", &one]);
    assert_eq!(
        (ran.code, ran.out.contains("1 transcript passed")),
        (Some(0), true),
        "{}",
        ran.out
    );
    assert_eq!(licsim(&["golden", "check", &one, &b]).code, Some(1));
    assert_eq!(licsim(&["golden", "check", "/no/such/file.txt"]).code, Some(2));
    assert_eq!(licsim(&["golden", "check", &one, "--dir", &b]).code, Some(2));
}

#[test]
fn a_fault_in_one_transcript_is_told_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = write(folder.path(), "a.txt", format!("---\nprofil: x\n---\n{GOOD}"));
    let ran = licsim(&["replay", &file]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains(&format!("{file}:2:")), "{}", ran.err);
}

/// A pipeline with many runbooks must see which one asks for what is not there.
#[test]
fn a_world_that_is_not_there_is_told_at_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    for (head, place) in [
        ("profile: c9999", "a b.txt:2:10"),
        ("lab: nowhere", "a b.txt:2:6"),
        ("seed: 4\ndevice: sw-9", "a b.txt:3:9"),
        ("release: \"99.9\"", "a b.txt:2:11"),
    ] {
        let file = write(folder.path(), "a b.txt", format!("---\n{head}\n---\n{GOOD}"));
        let json = folder.path().join("results.json").display().to_string();
        let ran = licsim(&["replay", &file, "--json", &json]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(place), "no `{place}` in {}", ran.err);
        assert!(ran.out.contains("1 not run"), "{}", ran.out);
        let results: Json = serde_json::from_str(&std::fs::read_to_string(json).expect("results")).expect("JSON");
        assert!(
            results["files"][0]["errors"][0]
                .as_str()
                .is_some_and(|error| error.contains(place))
        );
    }
}
