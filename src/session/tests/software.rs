//! Another release on a box that is there: what starts, what is refused, what it says of itself.

use super::desk::{DEVICE, Desk};
use crate::device::install::image::Image;
use crate::device::{File, testing, view};
use crate::embedded;
use crate::lab::{Lab, LabConfig};
use crate::profile::{self, Overrides, Source};
use crate::screen::value::Record;
use crate::session::{Begin, Engines, Line, Pace, Power, Rack, Setup, Start, Way};

/// A built-in profile at a release, at its console.
fn desk(name: &str, release: Option<&str>) -> Desk {
    let mut lab = Lab::new(&LabConfig::default(), testing::start());
    let overrides = Overrides {
        release: release.map(str::to_owned),
        rendition: None,
    };
    let profile = profile::load(Source::Named(name), &profile::builtin, &overrides).expect("a profile");
    let mut device = profile.power_on(testing::start());
    device.name = DEVICE.to_owned();
    lab.add(device);
    let power = Power {
        device: DEVICE.into(),
        starts_at: Start::Privileged,
        begins: Begin::PowerOn {
            startup_config: profile.startup_config,
            nvram_saved: true,
        },
    };
    let rack = Rack::new(Setup {
        engines: Engines::deferred(
            || embedded::below("grammar/commands/").collect(),
            || embedded::below("grammar/screens/").collect(),
        ),
        lab,
        devices: vec![power],
        pace: Pace::AtOnce,
    });
    Desk::at(rack, Line::Console, Start::Privileged)
}

impl Desk {
    fn put_image(&mut self, name: &str, release: &str) {
        let file = File {
            bytes: Image::of("CAT9K_IOSXE", release).bytes(),
            modified: testing::start(),
        };
        let device = self.rack.lab_mut().device_mut(DEVICE).expect("the device");
        device.flash.insert(name.to_owned(), file);
    }

    fn release(&self) -> &str {
        self.state().text(view::RELEASE).unwrap_or_default()
    }
}

/// `license smart transport off` came with policy mode: the console says so at the first boot before it, and the switch
/// has the transport of its release.
#[test]
fn another_release_refuses_what_it_does_not_know() {
    let mut desk = desk("c9300-24t", None);
    desk.all(&[
        "configure terminal",
        "license smart transport off",
        "end",
        "write memory",
    ]);
    desk.put_image("old.bin", "16.12.4");
    let printed = desk.say("install add file flash:old.bin activate commit prompt-level none");
    assert!(printed.contains("% Invalid input detected"), "{printed}");
    assert_eq!(desk.release(), "16.12.4");
    assert_eq!(desk.state().text(view::TRANSPORT_TYPE), Some("callhome"));
    let saved = desk.say("show running-config | include transport");
    assert!(!saved.contains("transport off"), "{saved}");
}

/// A release that there is not, that is older than the hardware, the same, or the other way: an error and no change.
#[test]
fn a_release_is_changed_only_to_one_that_runs() {
    let mut desk = desk("c9350-48p", None);
    let before = desk.state().clone();
    let runs = desk.release().to_owned();
    for (release, way, why) in [
        ("18.1.1", Way::Up, "is not known"),
        ("x", Way::Up, "is no release"),
        ("17.6.4", Way::Down, "runs `17.6.4`"),
        (runs.as_str(), Way::Up, "the same"),
        ("17.18.9", Way::Down, "is newer: that is an `upgrade`"),
    ] {
        let error = desk.rack.change_release(DEVICE, release, way).expect_err(release);
        assert!(error.contains(why), "{release}: {error}");
        assert_eq!(desk.state(), &before, "{release}");
    }
    desk.put_image("old.bin", "17.6.4");
    let printed = desk.say("install add file flash:old.bin activate commit prompt-level none");
    assert!(printed.contains("not supported on this platform"), "{printed}");
}

/// What a startup-config starts as it is is not moved by an installation.
#[test]
fn boot_system_wins_over_what_is_installed() {
    let mut desk = desk("c9300-24t", Some("17.9.4"));
    desk.put_image("other.bin", "17.12.4");
    desk.all(&["configure terminal", "boot system flash:other.bin", "end"]);
    let error = desk
        .rack
        .change_release(DEVICE, "17.15.1", Way::Up)
        .expect_err("it boots another");
    assert_eq!(error, "`boot system` starts flash:other.bin");
    assert_eq!(desk.release(), "17.9.4");
    desk.say("write memory");
    desk.rack.boot(DEVICE);
    assert_eq!(desk.release(), "17.12.4");
    assert_eq!(desk.state().text(view::BOOT_IMAGE), Some("flash:other.bin"));
    // The image is deleted: what is installed starts.
    let device = desk.rack.lab_mut().device_mut(DEVICE).expect("the device");
    device.flash.remove("other.bin");
    desk.rack.boot(DEVICE);
    assert_eq!(desk.release(), "17.9.4");
    assert_eq!(desk.state().text(view::BOOT_IMAGE), Some("flash:packages.conf"));
}

/// A box that came to a release says of itself what one says that left the factory with it.
#[test]
fn a_moved_box_is_one_of_its_release() {
    let said = |state: &Record| {
        let texts = [
            view::RELEASE,
            view::VERSION_LABEL,
            view::VERSION_COMPILED,
            view::VERSION_FC,
            view::VERSION_TRAIN,
            view::AGENT,
            view::INFO_CAPABILITIES,
            view::BOOT_LEVEL_AIR_NAME,
        ];
        let mut all: Vec<Option<String>> = texts.iter().map(|key| state.get(*key)).collect();
        all.push(state.get(view::MAPPING_TOTAL).map(|n| n.to_string()));
        let hsec = |member: &Record| member.list(view::MEMBERS_ENFORCED).len();
        all.push(state.list(view::MEMBERS).first().map(|member| hsec(member).to_string()));
        let row = state.list(view::SW_TABLE).first();
        all.push(row.and_then(|row| row.get(view::SW_TABLE_VERSION)));
        all
    };
    let mut moved = desk("c9300-24t", Some("16.9.3"));
    for release in ["16.12.4", "17.3.2", "17.6.4", "17.12.4", "17.18.1"] {
        moved
            .rack
            .change_release(DEVICE, release, Way::Up)
            .expect("a newer release");
        let fresh = desk("c9300-24t", Some(release));
        assert_eq!(said(moved.state()), said(fresh.state()), "{release}");
    }
    moved
        .rack
        .change_release(DEVICE, "16.9.3", Way::Down)
        .expect("the way back");
    assert_eq!(said(moved.state()), said(desk("c9300-24t", Some("16.9.3")).state()));
}
