//! Licence files on one device: what is taken, what is in use, what a boot decides.

use chrono::TimeDelta;

use super::super::super::action::Answer;
use super::super::super::testing::{Outside, device, fire, run, shape, start};
use super::*;
use crate::device::config::configure;
use crate::device::license::agent::Agent;
use crate::device::license::boot::Start;
use crate::device::stack::replace;
use crate::device::{Change, Device, Element, File, Op};
use crate::wire::{PakLicence, write_licences};

fn router() -> Device {
    let mut device = device();
    let row = |name: &str, starts: &str, evaluation: bool| {
        Record::new()
            .with(view::PAK_FEATURES_NAME, name)
            .with(view::PAK_FEATURES_STARTS, starts)
            .with(view::PAK_FEATURES_EVALUATION, evaluation)
    };
    let state = &mut device.state;
    state.set(view::PAK_ON, true);
    state.set(view::UDI_PID, "ISR4451-X/K9");
    state.set(view::UDI_SN, "FOC2800R001");
    state.set(
        view::PAK_FEATURES,
        vec![
            row("ipbasek9", "always", false),
            row("securityk9", "level", true),
            row("hseck9", "file", false),
        ],
    );
    let factory = Record::new()
        .with(view::PAK_STORE_FEATURE, "ipbasek9")
        .with(view::PAK_STORE_FACTORY, true);
    state.set(view::PAK_STORE, vec![factory]);
    boot(&mut device, Start::Running);
    device
}

fn boot(device: &mut Device, start: Start) {
    let mut world = Outside::default();
    fire(device, &mut world, |ctx| on_boot(&mut Agent::of(ctx), start));
}

fn licence(feature: &str, sn: &str) -> PakLicence {
    PakLicence::issue(feature, &Udi::new("ISR4451-X/K9", sn), "4451J0000A1", start())
}

fn put(device: &mut Device, name: &str, text: &str) {
    let file = File {
        bytes: text.as_bytes().to_vec(),
        modified: start(),
    };
    device.flash.insert(name.to_owned(), file);
}

fn install(device: &mut Device, text: &str) -> Vec<String> {
    put(device, "x.lic", text);
    let reaction = run(
        device,
        &mut Outside::default(),
        "license_install",
        &[("file", "flash:x.lic")],
        &[],
    );
    shape(&reaction)
}

fn configure_level(device: &mut Device, name: &str) {
    let entry = Record::new().with(view::PAK_BOOT_LEVELS_NAME, name);
    device.state.set(view::PAK_BOOT_LEVELS, vec![entry]);
}

fn in_use(device: &Device, name: &str) -> bool {
    feature(&device.state, name).is_some_and(|feature| feature.is(view::PAK_FEATURES_IN_USE))
}

#[test]
fn a_licence_for_this_device_is_installed_once() {
    let mut device = router();
    let text = write_licences(&[licence("securityk9", "FOC2800R001")]);
    assert_eq!(install(&mut device, &text)[1], "pak/install/installed");
    assert!(is_licensed(&device.state, "securityk9"));
    assert_eq!(
        device.messages.last().map(|message| message.screen),
        Some("message/license/installed")
    );
    let before = device.state.clone();
    assert_eq!(install(&mut device, &text)[1], "pak/install/existing");
    assert_eq!(device.state, before);
}

#[test]
fn a_licence_of_another_udi_changes_nothing() {
    let mut device = router();
    let before = device.state.clone();
    let other = write_licences(&[licence("securityk9", "FOC2800R002")]);
    assert_eq!(install(&mut device, &other)[1], "pak/install/other_device");
    // Somebody writes this device's serial number into it.
    let forged = other.replace("FOC2800R002", "FOC2800R001");
    assert_eq!(install(&mut device, &forged)[1], "pak/install/not_genuine");
    let unknown = write_licences(&[licence("no-such", "FOC2800R001")]);
    assert_eq!(install(&mut device, &unknown)[1], "pak/install/unknown_feature");
    assert_eq!(device.state, before);
    assert!(device.messages.is_empty());
}

#[test]
fn a_file_that_does_not_read_changes_nothing() {
    let mut device = router();
    let before = device.state.clone();
    assert_eq!(install(&mut device, "hello"), ["pak/install/not_a_licence_file"]);
    let text = write_licences(&[licence("securityk9", "FOC2800R001")]);
    assert_eq!(install(&mut device, &text[..text.len() / 2]), ["pak/install/damaged"]);
    assert_eq!(install(&mut device, &(text + "junk")), ["pak/install/damaged"]);
    let missing = run(
        &mut device,
        &mut Outside::default(),
        "license_install",
        &[("file", "flash:no.lic")],
        &[],
    );
    assert_eq!(shape(&missing), ["license_exec/file/error"]);
    assert_eq!(device.state, before);
}

#[test]
fn each_licence_of_a_file_stands_for_itself() {
    let mut device = router();
    let two = [licence("hseck9", "FOC2800R001"), licence("securityk9", "FOC2800R002")];
    let shape = install(&mut device, &write_licences(&two));
    assert_eq!(shape[1..3], ["pak/install/installed", "pak/install/other_device"]);
    assert!(is_licensed(&device.state, "hseck9") && !is_licensed(&device.state, "securityk9"));
}

#[test]
fn what_was_saved_installs_again() {
    let mut device = router();
    let nothing = run(
        &mut device,
        &mut Outside::default(),
        "license_save",
        &[("file", "flash:s.lic")],
        &[],
    );
    assert_eq!(shape(&nothing), ["pak/save/nothing"]);
    install(&mut device, &write_licences(&[licence("securityk9", "FOC2800R001")]));
    let saved = run(
        &mut device,
        &mut Outside::default(),
        "license_save",
        &[("file", "flash:s.lic")],
        &[],
    );
    assert_eq!(shape(&saved), ["pak/save/saved"]);
    let text = String::from_utf8(device.flash["s.lic"].bytes.clone()).expect("it is text");
    let mut other = router();
    assert_eq!(install(&mut other, &text)[1], "pak/install/installed");
    other.state.set(view::UDI_SN, "FOC2800R009");
    assert_eq!(install(&mut other, &text)[1], "pak/install/other_device");
}

#[test]
fn a_package_starts_at_the_boot_after_licence_and_level() {
    let mut device = router();
    install(
        &mut device,
        &write_licences(&[licence("securityk9", "FOC2800R001"), licence("hseck9", "FOC2800R001")]),
    );
    boot(&mut device, Start::Reload);
    assert!(in_use(&device, "ipbasek9") && in_use(&device, "hseck9"));
    assert!(!in_use(&device, "securityk9"), "no boot level names it");
    configure_level(&mut device, "securityk9");
    assert!(!in_use(&device, "securityk9"), "before the boot");
    boot(&mut device, Start::Reload);
    assert!(in_use(&device, "securityk9"));
    assert!(device.timers.is_empty(), "what is licensed is not evaluated");
}

#[test]
fn without_licence_and_agreement_a_package_does_not_start() {
    let mut device = router();
    configure_level(&mut device, "securityk9");
    boot(&mut device, Start::Reload);
    assert!(!in_use(&device, "securityk9"));
    device.state.set(view::PAK_ACCEPT_ALL, true);
    boot(&mut device, Start::Reload);
    assert!(in_use(&device, "securityk9"));
    assert_eq!(device.timers.len(), 1);
}

#[test]
fn the_agreement_is_asked_for_and_can_be_declined() {
    let mut device = router();
    let mut world = Outside::default();
    let args = [("level", "securityk9")];
    let before = device.state.clone();
    assert!(needs_agreement(&device.state, "securityk9") && !needs_agreement(&device.state, "nothing"));
    let asked = run(&mut device, &mut world, "license_boot_level", &args, &[]);
    assert_eq!(shape(&asked), ["pak/eula/text", "pak/eula/accept?"]);
    let no = run(
        &mut device,
        &mut world,
        "license_boot_level",
        &args,
        &[Answer::YesNo(false)],
    );
    assert_eq!(shape(&no), ["pak/eula/declined"]);
    assert_eq!(device.state, before);
    run(
        &mut device,
        &mut world,
        "license_boot_level",
        &args,
        &[Answer::YesNo(true)],
    );
    assert!(is_boot_level(&device.state, "securityk9") && !needs_agreement(&device.state, "securityk9"));
}

/// With the agreement accepted nothing is asked; the next boot's level is said and logged as it is behind a question.
#[test]
fn a_level_is_told_with_and_without_a_question() {
    let mut device = router();
    let mut world = Outside::default();
    let yes = [Answer::YesNo(true)];
    run(&mut device, &mut world, "license_accept_agreement", &[], &yes);
    assert_eq!(device.messages[0].screen, "message/license/eula_accepted_all");
    device.messages.clear();
    let entry = Record::new().with(view::PAK_BOOT_LEVELS_NAME, "securityk9");
    let element = Some(Element {
        list: view::PAK_BOOT_LEVELS.id,
        fields: entry.clone(),
    });
    for (op, logged) in [(Op::Add(entry), 1), (Op::Remove, 0)] {
        device.messages.clear();
        let change = Change {
            path: view::PAK_BOOT_LEVELS.id,
            element: element.clone(),
            op,
        };
        let reaction = fire(&mut device, &mut world, |ctx| configure(ctx, &[change]));
        assert_eq!(shape(&reaction), ["license_exec/boot_level"]);
        assert_eq!(device.messages.len(), logged);
    }
    assert!(!is_boot_level(&device.state, "securityk9"));
}

#[test]
fn an_evaluation_counts_only_while_its_package_is_in_use() {
    let mut device = router();
    device.state.set(view::PAK_ACCEPT_ALL, true);
    configure_level(&mut device, "securityk9");
    boot(&mut device, Start::Reload);
    let of = |device: &Device, now| used(feature(&device.state, "securityk9").expect("it is there"), now);
    assert_eq!(of(&device, start() + TimeDelta::days(7)), TimeDelta::days(7));
    assert_eq!(of(&device, start() + TimeDelta::days(700)), EVALUATION);
    assert_eq!(
        of(&device, start() - TimeDelta::days(7)),
        TimeDelta::zero(),
        "a clock that went back"
    );
    // A licence takes its place.
    install(&mut device, &write_licences(&[licence("securityk9", "FOC2800R001")]));
    assert_eq!(of(&device, start() + TimeDelta::days(70)), TimeDelta::zero());
    assert!(device.timers.is_empty() && in_use(&device, "securityk9"));
}

#[test]
fn a_damaged_storage_loses_what_was_installed() {
    let mut device = router();
    install(&mut device, &write_licences(&[licence("securityk9", "FOC2800R001")]));
    configure_level(&mut device, "securityk9");
    boot(&mut device, Start::Reload);
    device.messages.clear();
    device.state.set(view::PAK_STORAGE, "damaged");
    assert!(in_use(&device, "securityk9"), "until the boot nobody notices");
    boot(&mut device, Start::Reload);
    assert!(!in_use(&device, "securityk9") && in_use(&device, "ipbasek9"));
    assert!(is_licensed(&device.state, "ipbasek9"), "what came with the box");
    assert_eq!(device.messages[0].screen, "message/license/storage");
    boot(&mut device, Start::Reload);
    assert_eq!(device.messages.len(), 1, "it is told once");
}

#[test]
fn what_was_installed_dies_with_the_chassis() {
    let mut device = router();
    device.state.set(view::PAK_ACCEPT_ALL, true);
    device.factory = device.state.clone();
    install(&mut device, &write_licences(&[licence("hseck9", "FOC2800R001")]));
    device
        .factory
        .set(view::PAK_STORE, device.state.list(view::PAK_STORE).to_vec());
    assert!(is_licensed(&device.state, "hseck9"));
    replace::chassis(&mut device, "FOC2901A0AB");
    assert!(!is_licensed(&device.state, "hseck9"));
    assert!(is_licensed(&device.state, "ipbasek9"), "it was sold with the box");
    let said = install(&mut device, &write_licences(&[licence("hseck9", "FOC2800R001")]));
    assert_eq!(said[1], "pak/install/other_device");
    assert!(!is_licensed(&device.state, "hseck9"));
}

#[test]
fn a_licence_in_use_is_not_cleared() {
    let mut device = router();
    let mut world = Outside::default();
    install(&mut device, &write_licences(&[licence("securityk9", "FOC2800R001")]));
    configure_level(&mut device, "securityk9");
    boot(&mut device, Start::Reload);
    let clear = |device: &mut Device, world: &mut Outside, answers: &[Answer]| {
        let reaction = run(device, world, "license_clear", &[("feature", "SecurityK9")], answers);
        shape(&reaction)
    };
    assert_eq!(clear(&mut device, &mut world, &[]), ["pak/clear/in_use"]);
    device.state.clear(view::PAK_BOOT_LEVELS);
    boot(&mut device, Start::Reload);
    assert_eq!(
        clear(&mut device, &mut world, &[]),
        ["pak/clear/licence", "pak/clear/sure?"]
    );
    clear(&mut device, &mut world, &[Answer::Line("no".to_owned())]);
    assert!(is_licensed(&device.state, "securityk9"));
    clear(&mut device, &mut world, &[Answer::Line("yes".to_owned())]);
    assert!(!is_licensed(&device.state, "securityk9"));
    assert_eq!(clear(&mut device, &mut world, &[]), ["pak/clear/nothing"]);
}
