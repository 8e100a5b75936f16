//! Typed lines and what they mean.

use super::super::{Binding, Completion, Form, Outcome};
use super::{Device, SAMPLE, SampleFacts};

fn invalid(at: usize) -> Outcome {
    Outcome::Invalid { at }
}

#[test]
fn abbreviations_give_the_whole_command() {
    let command = Device::sample().command("exec", "  SH ip INT  ");
    assert_eq!(command.canonical, "show ip interface");
    assert_eq!(command.path, ["show", "ip", "interface"]);
    assert_eq!(
        command.binding,
        Binding::Screen {
            name: "ip/interface".into(),
            of: None
        }
    );
}

#[test]
fn errors_are_where_the_device_sees_them() {
    let device = Device::sample();
    for (line, expected) in [
        ("show i", Outcome::Ambiguous),
        ("show clck", invalid(7)),
        ("show clock x", invalid(11)),
        ("shw clock", invalid(2)),
        ("shw", Outcome::HostName("shw".into())),
        ("show log x", invalid(9)),
        ("terminal length 513", invalid(16)),
        (
            "terminal length",
            Outcome::Incomplete {
                subcommands_only: false,
                keyword: String::new(),
            },
        ),
        (
            "sh",
            Outcome::Incomplete {
                subcommands_only: true,
                keyword: "show".into(),
            },
        ),
        (
            "pi",
            Outcome::Incomplete {
                subcommands_only: false,
                keyword: "ping".into(),
            },
        ),
        ("", Outcome::Empty),
        ("   ", Outcome::Empty),
        (" ! show", Outcome::Comment),
        ("\"show\" clock", invalid(0)),
    ] {
        assert_eq!(device.parse("exec", line), expected, "{line}");
    }
}

#[test]
fn hidden_and_exact_words_count_for_no_ambiguity() {
    let device = Device::sample();
    assert_eq!(device.command("exec", "show hi").canonical, "show history");
    assert_eq!(device.command("exec", "show log").canonical, "show log");
    assert_eq!(device.parse("exec", "show lo"), Outcome::Ambiguous);
    assert_eq!(device.command("exec", "show logg").canonical, "show logging");
}

#[test]
fn unmodelled_words_count_and_take_anything() {
    let device = Device::sample();
    assert_eq!(device.parse("exec", "show tcp brief x"), Outcome::Unmodelled);
    assert_eq!(device.parse("exec", "clear counters foo"), Outcome::Unmodelled);
    assert_eq!(device.parse("exec", "show tcp"), Outcome::Unmodelled);
    // `c` is `clear`, `connect` and `configure`; only the first is unmodelled.
    assert_eq!(device.parse("exec", "c x"), Outcome::Ambiguous);
}

#[test]
fn conditions_decide_what_is_there() {
    let old = SampleFacts {
        release: "17.3.1",
        odd: true,
        state: &[("agent.mode", "classic")],
    };
    let device = Device::new(SAMPLE, old);
    assert_eq!(device.parse("exec", "license smart trust x local"), invalid(14));
    assert_eq!(
        device.command("exec", "license smart old").canonical,
        "license smart old"
    );
    assert_eq!(
        device.command("exec", "license smart odd").canonical,
        "license smart odd"
    );
    assert_eq!(device.command("exec", "show lic").canonical, "show license");
    let new = Device::sample();
    assert_eq!(new.parse("exec", "license smart odd"), invalid(14));
    assert_eq!(new.parse("exec", "show lic"), invalid(6));
    let command = new.command("exec", "license smart trust \"a b\" l");
    assert_eq!(command.canonical, "license smart trust \"a b\" local");
    let expected = Binding::Action {
        name: "trust".into(),
        given: vec![("scope".into(), "local".into())],
    };
    assert_eq!(command.binding, expected);
}

#[test]
fn privilege_hides_commands() {
    let device = Device::sample();
    let exec = device.mode("exec");
    let parse = |level| {
        device
            .tree
            .parse(&device.grammar, exec, level, "configure terminal", &device.facts)
    };
    assert_eq!(parse(1), invalid(3));
    assert!(matches!(parse(15), Outcome::Command(_)));
}

#[test]
fn options_come_in_any_order_each_once() {
    let device = Device::sample();
    let command = device.command("exec", "ping 10.1.1.1 so vl 10 rep 5 df");
    assert_eq!(command.canonical, "ping 10.1.1.1 source Vlan10 repeat 5 df-bit");
    assert_eq!(command.arg("repeat").unwrap().int, Some(5));
    let given = vec![("df_bit".to_owned(), "yes".to_owned())];
    assert_eq!(
        command.binding,
        Binding::Action {
            name: "ping".into(),
            given
        }
    );
    assert_eq!(device.parse("exec", "ping 10.1.1.1 df df"), invalid(17));
    let half = device.parse("exec", "ping 10.1.1.1 repeat");
    assert_eq!(
        half,
        Outcome::Incomplete {
            subcommands_only: false,
            keyword: String::new()
        }
    );
}

#[test]
fn options_may_stand_before_an_argument() {
    let device = Device::sample();
    let command = device.command("exec", "delete /force flash:x");
    let given = vec![("force".to_owned(), "yes".to_owned())];
    assert_eq!(
        command.binding,
        Binding::Action {
            name: "delete".into(),
            given
        }
    );
    let plain = device.command("exec", "delete flash:x");
    assert_eq!(
        plain.binding,
        Binding::Action {
            name: "delete".into(),
            given: Vec::new()
        }
    );
    assert!(matches!(
        device.parse("exec", "delete /force"),
        Outcome::Incomplete { .. }
    ));
}

#[test]
fn pipes_are_taken_where_they_may_stand() {
    let device = Device::sample();
    let pipe = device.command("exec", "show clock| i a|b ").pipe.unwrap();
    assert_eq!((pipe.stage.as_str(), pipe.argument.as_str()), ("include", "a|b "));
    let pipe = device.command("exec", "show clock | sec inc x").pipe.unwrap();
    assert_eq!((pipe.stage.as_str(), pipe.argument.as_str()), ("section-include", "x"));
    assert_eq!(device.parse("exec", "show clock | x y"), invalid(13));
    assert!(matches!(
        device.parse("exec", "show clock | include"),
        Outcome::Incomplete { .. }
    ));
    assert!(matches!(
        device.parse("exec", "show clock |"),
        Outcome::Incomplete { .. }
    ));
    assert_eq!(device.parse("exec", "disable | include x"), invalid(8));
    assert_eq!(device.parse("exec", "show ip | include x"), invalid(8));
}

#[test]
fn configuration_falls_back_to_the_parent_mode() {
    let device = Device::sample();
    let command = device.command("config-if", "ip name-server 10.0.0.1");
    assert_eq!(command.mode, device.mode("config"));
    let command = device.command("config-if", "ip add 10.0.0.1 255.0.0.0");
    assert_eq!(command.mode, device.mode("config-if"));
    assert_eq!(
        device.command("call-home-profile", "hostname x").mode,
        device.mode("config")
    );
    // `ip ad` leads further in the interface's mode than in the global one.
    assert_eq!(device.parse("config-if", "ip adx"), invalid(5));
}

#[test]
fn do_runs_exec_commands_everywhere() {
    let device = Device::sample();
    for line in ["do show clock", "DO sh clo", "do-e show clock"] {
        let command = device.command("config-if", line);
        assert!(command.do_exec);
        assert_eq!(
            (command.canonical.as_str(), command.mode),
            ("show clock", device.mode("exec")),
            "{line}"
        );
    }
    assert_eq!(device.parse("config", "do shw clock"), invalid(5));
    assert_eq!(device.parse("config", "do shw"), invalid(5));
    assert_eq!(device.parse("config", "d"), Outcome::Ambiguous);
    assert_eq!(device.parse("config", "dot x"), Outcome::Unmodelled);
}

#[test]
fn no_turns_off_and_default_resets() {
    let device = Device::sample();
    let set = |line: &str, mode: &str| match device.command(mode, line).binding {
        Binding::Set(assignments) => assignments
            .into_iter()
            .map(|a| (a.path, a.value, a.reset))
            .collect::<Vec<_>>(),
        other => panic!("{line}: {other:?}"),
    };
    let one = |path: &str, value: &str, reset| vec![(path.to_owned(), value.to_owned(), reset)];
    assert_eq!(
        set("no shutdown", "config-if"),
        one("interfaces[].shutdown", "no", false)
    );
    assert_eq!(
        set("default shutdown", "config-if"),
        one("interfaces[].shutdown", "yes", true)
    );
    assert_eq!(
        set("no license smart transport", "config"),
        one("transport.type", "", true)
    );
    assert_eq!(
        set("no license smart transport off", "config"),
        one("transport.type", "off", true)
    );
    assert_eq!(set("no hostname", "config"), one("hostname", "", true));
    let stamps = ["service.log", "service.log_local", "service.log_msec"];
    let mut reset: Vec<_> = set("no service timestamps log", "config")
        .into_iter()
        .map(|(path, ..)| path)
        .collect();
    reset.sort();
    assert_eq!(reset, stamps);
    assert!(matches!(
        device.parse("config", "no license smart"),
        Outcome::Incomplete { .. }
    ));
    assert!(matches!(device.parse("config", "no"), Outcome::Incomplete { .. }));
    let command = device.command("config", "no ip name-server");
    assert_eq!(command.form, Form::No);
    assert_eq!(
        command.binding,
        Binding::Add {
            list: "servers".into(),
            key: Vec::new(),
            with: Vec::new()
        }
    );
    assert_eq!(command.canonical, "no ip name-server");
    assert_eq!(device.parse("config", "no show"), invalid(4));
}

#[test]
fn options_that_are_not_typed_go_back() {
    let device = Device::sample();
    let Binding::Set(found) = device.command("config", "service timestamps log datetime msec").binding else {
        panic!("not a set");
    };
    let told: Vec<_> = found
        .iter()
        .map(|a| (a.path.as_str(), a.value.as_str(), a.reset))
        .collect();
    let expected = [
        ("service.log", "datetime", false),
        ("service.log_msec", "yes", false),
        ("service.log_local", "", true),
    ];
    assert_eq!(told, expected);
}

#[test]
fn entries_are_selected_by_their_fields() {
    let device = Device::sample();
    let Binding::Mode { at: Some(at), .. } = device.command("config", "line vty 0 4").binding else {
        panic!()
    };
    assert_eq!(at.list, "lines");
    let pair = |field: &str, value: &str| (field.to_owned(), value.to_owned());
    assert_eq!(at.fields, [pair("kind", "vty"), pair("first", "0"), pair("last", "4")]);
    let Binding::Screen { of: Some(of), .. } = device.command("exec", "show interfaces vlan 1").binding else {
        panic!()
    };
    assert_eq!(
        (of.fields, of.otherwise),
        (vec![pair("name", "Vlan1")], Some("none".to_owned()))
    );
}

#[test]
fn a_text_that_goes_on_names_its_delimiter() {
    let device = Device::sample();
    let open = device.command("config", "banner motd #hello");
    assert_eq!((open.open_text, open.args[0].text.as_str()), (Some('#'), "hello"));
    let whole = device.command("config", "banner motd ^Chello^C");
    assert_eq!(
        (whole.open_text, whole.canonical.as_str()),
        (None, "banner motd ^Chello^C")
    );
}

#[test]
fn tab_completes_what_is_unique() {
    let device = Device::sample();
    let complete =
        |mode: &str, line: &str| match device
            .tree
            .complete(&device.grammar, device.mode(mode), 15, line, &device.facts)
        {
            Completion::Line(line) => Some(line),
            Completion::Nothing => None,
        };
    assert_eq!(complete("exec", "sh clo").as_deref(), Some("sh clock "));
    assert_eq!(complete("exec", "sh clock").as_deref(), Some("sh clock "));
    assert_eq!(
        complete("exec", "sh clock | inc").as_deref(),
        Some("sh clock | include ")
    );
    assert_eq!(complete("exec", "sh lo"), None);
    assert_eq!(complete("exec", "sh clock "), None);
    assert_eq!(complete("exec", "show hi"), None);
    assert_eq!(complete("config-if", "do sh clo").as_deref(), Some("do sh clock "));
    assert_eq!(complete("config-if", "no shu").as_deref(), Some("no shutdown "));
    assert_eq!(complete("config-if", "host").as_deref(), Some("hostname "));
    assert_eq!(complete("config", "interface vl").as_deref(), Some("interface Vlan "));
}

#[test]
fn errors_have_their_text() {
    let device = Device::sample();
    let text = |line: &str| device.parse("exec", line).text(3, line);
    let caret = "        ^\n% Invalid input detected at '^' marker.\n\n";
    assert_eq!(text("sh clck").as_deref(), Some(caret));
    assert_eq!(text("show i  ").as_deref(), Some("% Ambiguous command:  \"show i\"\n"));
    assert_eq!(
        text("sh").as_deref(),
        Some("% Type \"show ?\" for a list of subcommands\n")
    );
    assert_eq!(text("terminal length").as_deref(), Some("% Incomplete command.\n\n"));
    assert_eq!(text("show tcp").as_deref(), Some("% Command not modelled by licsim\n"));
    assert_eq!(text("show clock"), None);
    // The caret counts characters, not bytes.
    let line = "show interfaces ä";
    assert_eq!(device.parse("exec", line), invalid(16));
}
