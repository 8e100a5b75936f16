//! Commands on files, against a flash of a few files.

use super::super::action::Answer;
use super::super::testing::{Outside, device, line, run, shape, start};
use super::super::{Device, File};
use super::*;

fn with_files(names: &[&str]) -> Device {
    let mut device = device();
    for name in names {
        device.flash.insert(
            (*name).to_owned(),
            File {
                bytes: b"abc".to_vec(),
                modified: start(),
            },
        );
    }
    device
}

fn told(device: &mut Device, action: &str, args: &[(&str, &str)], answers: &[Answer]) -> Vec<String> {
    shape(&run(device, &mut Outside::default(), action, args, answers))
}

#[test]
fn dir_lists_folders_files_and_patterns() {
    let mut device = with_files(&["a.txt", "b.log", "d/c.txt"]);
    let mut names = |file: &str, recursive: &str| -> Vec<String> {
        let args = [("file", file), ("recursive", recursive)];
        let reaction = run(&mut device, &mut Outside::default(), "dir", &args, &[]);
        let [Piece::Screen { name: "file/dir", args }] = &reaction.output[..] else {
            return shape(&reaction);
        };
        args.list(view::ARG_FILES)
            .iter()
            .filter_map(|f| f.get(view::ARG_FILES_NAME))
            .collect()
    };
    assert_eq!(names("flash:", "no"), ["a.txt", "b.log", "d"]);
    assert_eq!(names("flash:", "yes"), ["a.txt", "b.log", "d/c.txt"]);
    assert_eq!(names("flash:*.txt", "no"), ["a.txt"]);
    assert_eq!(names("flash:d", "no"), ["c.txt"]);
    assert_eq!(names("flash:/a.txt", "no"), ["a.txt"]);
    assert!(names("flash:*.none", "no").is_empty());
    assert_eq!(names("flash:none", "no"), ["file/error/opening"]);
}

#[test]
fn a_star_stands_for_anything() {
    for (pattern, name, fit) in [
        ("a*c", "abbc", true),
        ("*", "", true),
        ("a*b*c", "axbyc", true),
        ("a*c", "abd", false),
        ("*x*", "ab", false),
    ] {
        assert_eq!(fits(pattern, name), fit, "{pattern} {name}");
    }
}

#[test]
fn delete_asks_twice_and_force_never() {
    let mut device = with_files(&["a", "b", "d/c"]);
    assert_eq!(
        told(&mut device, "delete", &[("file", "flash:a")], &[]),
        ["file/delete/ask_name?"]
    );
    assert_eq!(
        told(&mut device, "delete", &[("file", "flash:a")], &[line("a")]),
        ["file/delete/sure?"]
    );
    let no = [line("a"), Answer::Confirm(false)];
    assert_eq!(
        told(&mut device, "delete", &[("file", "flash:a")], &no),
        ["file/delete/aborted"]
    );
    assert!(device.flash.contains_key("a"));
    let yes = [line("a"), Answer::Confirm(true)];
    assert!(told(&mut device, "delete", &[("file", "flash:a")], &yes).is_empty());
    assert!(told(&mut device, "delete", &[("file", "b"), ("force", "yes")], &[]).is_empty());
    let folder = [("file", "flash:d"), ("force", "yes")];
    assert_eq!(told(&mut device, "delete", &folder, &[]), ["file/error/deleting"]);
    let tree = [("file", "flash:d"), ("force", "yes"), ("recursive", "yes")];
    assert!(told(&mut device, "delete", &tree, &[]).is_empty());
    assert!(device.flash.is_empty());
}

#[test]
fn folders_are_made_entered_and_removed() {
    let mut device = device();
    assert_eq!(
        told(&mut device, "mkdir", &[("file", "d")], &[]),
        ["file/mkdir/ask_name?"]
    );
    assert_eq!(
        told(&mut device, "mkdir", &[("file", "d")], &[line("d")]),
        ["file/mkdir/done"]
    );
    assert_eq!(
        told(&mut device, "mkdir", &[("file", "d")], &[line("d")]),
        ["file/error/creating"]
    );
    assert!(told(&mut device, "cd", &[("file", "d")], &[]).is_empty());
    assert_eq!(device.state.text(view::FLASH_FOLDER), Some("d"));
    assert_eq!(
        told(&mut device, "cd", &[("file", "none")], &[]),
        ["file/error/changing"]
    );
    assert!(told(&mut device, "cd", &[], &[]).is_empty());
    assert_eq!(told(&mut device, "pwd", &[], &[]), ["file/pwd"]);
    let yes = [line("d"), Answer::Confirm(true)];
    assert_eq!(told(&mut device, "rmdir", &[("file", "d")], &yes), ["file/rmdir/done"]);
    assert_eq!(
        told(&mut device, "rmdir", &[("file", "d")], &yes),
        ["file/error/removing"]
    );
}

#[test]
fn rename_offers_the_new_name() {
    let mut device = with_files(&["a"]);
    let args = [("from", "flash:a"), ("to", "flash:b")];
    assert_eq!(told(&mut device, "rename", &args, &[]), ["file/copy/ask_destination?"]);
    assert!(told(&mut device, "rename", &args, &[line("b")]).is_empty());
    assert!(device.flash.contains_key("b"));
    assert_eq!(
        told(&mut device, "rename", &args, &[line("b")]),
        ["file/error/renaming"]
    );
}

#[test]
fn more_ends_with_a_newline_and_verify_hashes() {
    let mut device = with_files(&["a"]);
    assert_eq!(told(&mut device, "more", &[("file", "flash:a")], &[]), ["\"abc\\n\""]);
    assert_eq!(
        told(&mut device, "more", &[("file", "flash:x")], &[]),
        ["file/error/opening"]
    );
    let running = told(&mut device, "more", &[("file", "system:running-config")], &[]);
    assert_eq!(running, ["\"!\\nhostname Switch\\nend\\n\""]);
    let reaction = run(
        &mut device,
        &mut Outside::default(),
        "verify_md5",
        &[("file", "flash:a")],
        &[],
    );
    let [
        Piece::Screen {
            name: "file/verify/hash",
            args,
        },
    ] = &reaction.output[..]
    else {
        panic!("{reaction:?}")
    };
    // RFC 1321, A.5.
    assert_eq!(args.text(view::ARG_HASH), Some("900150983cd24fb0d6963f7d28e17f72"));
    let same = [("file", "flash:a"), ("hash", "900150983CD24FB0D6963F7D28E17F72")];
    assert_eq!(told(&mut device, "verify_md5", &same, &[]), ["file/verify/same"]);
    let other = [("file", "flash:a"), ("hash", "00")];
    assert_eq!(told(&mut device, "verify_md5", &other, &[]), ["file/verify/different"]);
}
