//! Names, folders and limits of flash.

use super::super::testing::device;
use super::*;
use crate::device::view;
use crate::limits::FLASH_BYTES_MAX;

fn moment() -> DateTime<Utc> {
    DateTime::from_timestamp(1_768_900_000, 0).unwrap_or_default()
}

#[test]
fn a_name_loses_prefix_and_slashes() {
    let mut device = device();
    for typed in [
        "flash:a/b",
        "flash:/a/b",
        "bootflash:a//b",
        "FLASH:./a/b",
        "flash:x/../a/b",
    ] {
        assert_eq!(name_of(&device, typed), Ok("a/b".to_owned()), "{typed}");
    }
    device.state.set(view::FLASH_FOLDER, "logs");
    assert_eq!(name_of(&device, "b"), Ok("logs/b".to_owned()));
    assert_eq!(name_of(&device, "flash:b"), Ok("b".to_owned()));
    assert_eq!(name_of(&device, "/b"), Ok("b".to_owned()));
    assert_eq!(name_of(&device, "flash:../b"), Err(FlashError::BadName));
    assert_eq!(name_of(&device, "flash:a\u{7}"), Err(FlashError::BadName));
    assert_eq!(
        name_of(&device, &"a".repeat(FLASH_NAME_MAX + 1)),
        Err(FlashError::BadName)
    );
}

#[test]
fn a_file_needs_its_folder_and_room() {
    let mut device = device();
    assert_eq!(
        write(&mut device, "d/a", vec![1], moment()),
        Err(FlashError::NoSuchFile)
    );
    assert_eq!(make_folder(&mut device, "d", moment()), Ok(()));
    assert_eq!(make_folder(&mut device, "d", moment()), Err(FlashError::Exists));
    assert_eq!(write(&mut device, "d/a", vec![1], moment()), Ok(()));
    assert_eq!(write(&mut device, "d", vec![1], moment()), Err(FlashError::IsAFolder));
    device.state.set(view::FLASH_TOTAL, 100);
    device.state.set(view::FLASH_OCCUPIED, 90);
    assert_eq!(write(&mut device, "b", vec![0; 10], moment()), Err(FlashError::Full));
    assert_eq!(write(&mut device, "b", vec![0; 9], moment()), Ok(()));
    assert_eq!(free(&device), 0);
    assert_eq!(
        write(&mut device, "b", vec![0; 9], moment()),
        Ok(()),
        "a file may take its own place again"
    );
    assert_eq!(remove_folder(&mut device, "d"), Err(FlashError::NotEmpty));
    assert_eq!(remove(&mut device, "d/a"), Ok(()));
    assert_eq!(remove_folder(&mut device, "d"), Ok(()));
    assert_eq!(remove(&mut device, "d/a"), Err(FlashError::NoSuchFile));
}

#[test]
fn more_than_the_limit_never_fits() {
    let mut device = device();
    device.state.set(view::FLASH_TOTAL, 11_353_194_496_i64);
    let half = (FLASH_BYTES_MAX / 2) as usize;
    assert_eq!(write(&mut device, "a", vec![0; half], moment()), Ok(()));
    assert_eq!(
        write(&mut device, "b", vec![0; half + 1], moment()),
        Err(FlashError::Full)
    );
}

#[test]
fn a_list_shows_folders_once_and_deep_names_whole() {
    let mut device = device();
    device.flash.clear();
    for name in ["z", "d/x", "d/y", "d/e/f"] {
        device.flash.insert(
            name.to_owned(),
            File {
                bytes: vec![0; 3],
                modified: moment(),
            },
        );
    }
    let names =
        |folder: &str, deep| -> Vec<String> { list(&device, folder, deep).into_iter().map(|e| e.name).collect() };
    assert_eq!(names("", false), ["d", "z"]);
    assert_eq!(names("d", false), ["e", "x", "y"]);
    assert_eq!(names("", true), ["d/e/f", "d/x", "d/y", "z"]);
    assert!(list(&device, "", false)[0].folder);
}

#[test]
fn rename_moves_into_a_folder_and_overwrites_nothing() {
    let mut device = device();
    device.flash.clear();
    for name in ["a", "b"] {
        write(&mut device, name, vec![7], moment()).expect("there is room");
    }
    make_folder(&mut device, "d", moment()).expect("there is room");
    assert_eq!(rename(&mut device, "a", "b"), Err(FlashError::Exists));
    assert_eq!(rename(&mut device, "a", "d"), Ok(()));
    assert_eq!(rename(&mut device, "b", "no/such"), Err(FlashError::NoSuchFile));
    assert!(read(&device, "b").is_ok(), "a refused rename loses nothing");
    assert!(read(&device, "d/a").is_ok());
}
