//! A lab with several switches: which one is at hand, what is kept, what is refused.

use std::fs;

use super::{licsim, piped, refused, well};

const LAB: &str = "\
switches:
  - { name: access-1, profile: c9300-48p, serial: FOC2901A001, address: 10.10.10.21 }
  - { name: access-2, profile: c9300-48p, serial: FOC2901A002, address: 10.10.10.22, release: 17.9.4 }
  - { name: core, profile: c9407r }
clock: 2026-01-20 09:00:00 UTC
accounts:
  - domain: example.com
    default: DEFAULT
    adopts_into: DEFAULT
    virtual_accounts: [{ name: DEFAULT }]
hosts:
  - { name: ns.example.com, addresses: [10.10.10.53], services: [{ kind: dns }, { kind: ntp }] }
  - { name: smartreceiver.cisco.com, addresses: [198.51.100.10], services: [{ kind: cssm }] }
routes: [{ from: 10.10.10.0/24, to: 0.0.0.0/0 }]
";

/// A folder with the lab in it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("lab.yaml"), LAB).expect("it is written");
    folder
}

#[test]
fn the_first_switch_of_a_lab_is_at_hand_or_the_one_that_is_named() {
    let folder = folder();
    let lab = folder.path().join("lab.yaml").display().to_string();
    let udi = |more: &[&str]| {
        let args = [
            &["exec", "--lab", &lab],
            more,
            &["-c", "show license udi | include ^UDI"],
        ]
        .concat();
        well(&args)
    };
    assert_eq!(udi(&[]), "UDI: PID:C9300-48P,SN:FOC2901A001\n");
    assert_eq!(udi(&["--device", "access-2"]), "UDI: PID:C9300-48P,SN:FOC2901A002\n");
    assert_eq!(udi(&["--device", "core"]), "UDI: PID:C9407R,SN:FXS2800R407\n");
    assert_eq!(
        udi(&["--profile", "c9300-stack"]),
        "UDI: PID:C9300-24UX,SN:FOC2800S001\n"
    );
    let said = refused(&["exec", "--lab", &lab, "--device", "nobody", "-c", "show clock"]);
    assert!(
        said.contains("the lab has no switch `nobody`; there are access-1, access-2, core"),
        "{said}"
    );
    let said = refused(&["exec", "--device", "nobody", "-c", "show clock"]);
    assert!(said.contains("there are sw-infrarunbook-01"), "{said}");
    let args = [
        "exec",
        "--lab",
        &lab,
        "--device",
        "access-2",
        "-c",
        "show ip interface brief | include Vlan10",
    ];
    assert!(well(&args).contains("10.10.10.22"));
}

#[test]
fn a_folder_keeps_all_switches_of_a_lab() {
    let folder = folder();
    let lab = folder.path().join("lab.yaml").display().to_string();
    let state = folder.path().join("kept").display().to_string();
    let rename = "enable\nadmin\nconfigure terminal\nhostname other\nend\n";
    piped(
        &["--lab", &lab, "--state", &state, "--device", "access-2"],
        rename.as_bytes(),
    );
    let prompt = |more: &[&str]| piped(&[&["--state", state.as_str()], more].concat(), b"show clock\n").out;
    assert!(prompt(&[]).contains("other>"), "the one at hand is kept");
    assert!(prompt(&["--device", "core"]).contains("core>"));
    assert!(prompt(&["--device", "access-1"]).contains("access-1>"));
    let said = refused(&["exec", "--state", &state, "--device", "nobody", "-c", "show clock"]);
    assert!(said.contains("there are access-1, access-2, core"), "{said}");
}

#[test]
fn one_transcript_goes_from_console_to_console() {
    let folder = folder();
    let transcript = "\
---
lab: lab.yaml
device: access-2
secrets: [admin]
---
access-2>enable
Password: 
access-2#license smart sync all
!@ advance 10m
access-1#license smart sync all
!@ advance 10m
!@ cssm instances
Name      Product    Serial Number  Virtual Account  Last Contact             Licenses                                                    Alerts
access-1  C9300-48P  FOC2901A001    DEFAULT          2026-01-20 09:15:12 UTC  1 x C9300-48 DNA Advantage, 1 x C9300-48 Network Advantage  Insufficient Licenses
access-2  C9300-48P  FOC2901A002    DEFAULT          2026-01-20 09:05:12 UTC  1 x C9300-48 DNA Advantage, 1 x C9300-48 Network Advantage  Insufficient Licenses
!@ console core
core#show license udi | include ^UDI
UDI: PID:C9407R,SN:FXS2800R407
";
    let path = folder.path().join("t.txt");
    fs::write(&path, transcript).expect("it is written");
    let ran = licsim(&["replay", &path.display().to_string()]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
}

#[test]
fn switches_of_a_lab_file_are_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("lab.yaml");
    for (text, error) in [
        (
            "switches: [{ name: a, profile: c9300-48p }, { name: a, profile: c9407r }]",
            "two switches are called `a`",
        ),
        ("switches: [{ name: a b, profile: c9300-48p }]", "`a b` is no host name"),
        ("switches: [{ name: a, profile: c9301 }]", "c9301"),
        ("switches: [{ name: a }]", "profile"),
    ] {
        fs::write(&path, text).expect("it is written");
        let said = refused(&["exec", "--lab", &path.display().to_string(), "-c", "show clock"]);
        assert!(said.contains(error), "{text}: {said}");
    }
}

/// What a lab file or a profile names and nobody has is told with its line, also where the word stands elsewhere before.
#[test]
fn what_is_named_and_not_there_has_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("fine.yaml"), "extends: c9300-48p.yaml\n").expect("it is written");
    let head = "# core c9301 9.9.9 none.yaml\nabout: core\n";
    for (text, place, error) in [
        (
            "switches:\n  - { name: core, profile: c9300-48p }\n  - name: core\n    profile: c9300-48p\n",
            "lab.yaml:5:11",
            "two switches are called `core`",
        ),
        (
            "switches:\n  - { name: a, profile: fine.yaml }\n  - { name: b, profile: c9301 }\n",
            "lab.yaml:5:25",
            "there is no profile `c9301`",
        ),
        (
            "switches:\n  - { name: a, profile: none.yaml }\n",
            "lab.yaml:4:25",
            "there is no file",
        ),
        (
            "switches:\n  - { name: a, profile: c9300-48p, release: 9.9.9 }\n",
            "lab.yaml:4:45",
            "9.9.9",
        ),
        (
            "switches: [{ name: a, profile: c9300-48p }]\nhosts:\n  - { name: b, addresses: [192.0.2.1] }\n  - { name: b, addresses: [] }\n",
            "lab.yaml:6:13",
            "two hosts are called `b`",
        ),
        (
            "accounts: [{ domain: d, default: D, virtual_accounts: [{ name: D }, { name: D }] }]\n",
            "lab.yaml:3:77",
            "d has two Virtual Accounts `D`",
        ),
        (
            "switches: [{ name: a, profile: c9300-48p }]\naccounts: [{ domain: d, default: D, virtual_accounts: [{ name: D }] }]\nhosts: [{ name: b, addresses: [], services: [{ kind: dnac, manages: [a, core] }] }]\n",
            "lab.yaml:5:73",
            "the lab has no switch `core`; there are a",
        ),
    ] {
        fs::write(path("lab.yaml"), format!("{head}{text}")).expect("it is written");
        let said = refused(&["exec", "--lab", &path("lab.yaml"), "-c", "show clock"]);
        assert!(said.contains(error) && said.contains(place), "{text}: {said}");
    }
    for (lab, error) in [
        ("nowhere", "there is no lab `nowhere`"),
        ("sub/none.yaml", "sub/none.yaml"),
    ] {
        fs::write(path("below.yaml"), format!("extends: c9300-48p.yaml\nlab: {lab}\n")).expect("it is written");
        fs::write(path("above.yaml"), "extends: below.yaml\nabout: nowhere\n").expect("it is written");
        for profile in ["below.yaml", "above.yaml"] {
            let said = refused(&["exec", "--profile", &path(profile), "-c", "show clock"]);
            assert!(said.contains(error) && said.contains("below.yaml:2:6"), "{said}");
        }
    }
}

#[test]
fn hardware_of_a_kept_switch_is_changed_from_the_host() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("kept").display().to_string();
    well(&[
        "exec",
        "--profile",
        "c9300-stack",
        "--clock",
        "2026-01-20 09:00:00",
        "--state",
        &state,
        "-c",
        "show clock",
    ]);
    assert_eq!(well(&["hardware", "stack", "remove", "2", "--state", &state]), "");
    let members = || well(&["exec", "--state", &state, "-c", "show license udi | include PID"]);
    assert!(!members().contains("FOC2800S002"), "{}", members());
    let said = refused(&["hardware", "stack", "remove", "2", "--state", &state]);
    assert!(said.contains("there is no unit 2; there are 1, 3"), "{said}");
    well(&["hardware", "--state", &state, "stack", "return", "2"]);
    well(&[
        "exec",
        "--state",
        &state,
        "--clock",
        "2026-01-20 09:10:00",
        "-c",
        "show clock",
    ]);
    assert!(members().contains("FOC2800S002"), "{}", members());
    let said = refused(&["hardware", "advance", "1d", "--state", &state]);
    assert!(said.contains("is no work on hardware"), "{said}");
    assert!(refused(&["hardware", "stack", "remove", "2"]).contains("--state DIR"));
    assert!(well(&["hardware"]).contains("stack add PID serial SN"));
}
