//! The console as a person meets it: the real binary, keys, and what the screen shows.

use crate::terminal::Terminal;

const PROMPT: &str = "sw-infrarunbook-01#";

fn console() -> Terminal {
    let mut terminal = Terminal::start(&[]);
    terminal.wait_for_cursor_after(PROMPT);
    terminal
}

/// The lines of the screen that hold something.
fn lines(terminal: &Terminal) -> Vec<String> {
    terminal
        .screen()
        .lines()
        .map(str::to_owned)
        .filter(|line| !line.trim().is_empty())
        .collect()
}

#[test]
fn a_command_is_answered_at_the_prompt() {
    let mut terminal = console();
    terminal.line("sh lic sum | i IN USE", PROMPT);
    let screen = lines(&terminal);
    assert!(
        screen.iter().any(|line| line.starts_with("  network-advantage")),
        "{screen:#?}"
    );
    assert_eq!(screen.last().map(String::as_str), Some(PROMPT));
}

#[test]
fn question_mark_acts_at_once_and_keeps_the_line() {
    let mut terminal = console();
    terminal.keys("show license ?");
    terminal.wait_for("Show license status information");
    terminal.wait_for_cursor_after("sw-infrarunbook-01#show license ");
    terminal.keys("udi\r");
    terminal.wait_for("PID:C9300-48P,SN:FCW2501XXXX");
}

#[test]
fn tab_completes_on_a_new_line() {
    let mut terminal = console();
    terminal.keys("sho\t");
    terminal.wait_for_cursor_after("sw-infrarunbook-01#show ");
    assert!(
        terminal.screen().contains("sw-infrarunbook-01#sho\n"),
        "{}",
        terminal.screen()
    );
    terminal.keys("license stat\t");
    terminal.wait_for_cursor_after("sw-infrarunbook-01#show license status ");
}

#[test]
fn an_ambiguous_tab_rings_and_shows_the_line_again() {
    let mut terminal = console();
    terminal.keys("show lo\t");
    terminal.wait_for("sw-infrarunbook-01#show lo\nsw-infrarunbook-01#show lo");
    assert!(terminal.raw.contains(&7), "no bell");
}

#[test]
fn control_z_leaves_configuration() {
    let mut terminal = console();
    terminal.line("configure terminal", "sw-infrarunbook-01(config)#");
    terminal.line("call-home", "sw-infrarunbook-01(cfg-call-home)#");
    terminal.keys("\u{1a}");
    terminal.wait_for_cursor_after(PROMPT);
    terminal.wait_for("%SYS-5-CONFIG_I: Configured from console by console");
    assert!(
        terminal.screen().contains("(cfg-call-home)#^Z"),
        "{}",
        terminal.screen()
    );
}

#[test]
fn the_caret_stands_under_the_first_wrong_character() {
    let mut terminal = console();
    terminal.line("show licence", PROMPT);
    let screen = terminal.screen();
    let caret = screen.lines().find(|line| line.trim() == "^").expect("a caret line");
    assert_eq!(caret.len() - 1, "sw-infrarunbook-01#show licen".len(), "{screen}");
    assert!(screen.contains("% Invalid input detected at '^' marker."));
}

#[test]
fn long_output_stops_at_more() {
    let mut terminal = console();
    terminal.keys("show license tech support\r");
    terminal.wait_for_cursor_after(" --More-- ");
    assert!(terminal.screen().contains("Smart Licensing Tech Support info"));
    terminal.keys(" ");
    terminal.settle();
    terminal.wait_for_cursor_after(" --More-- ");
    assert!(!terminal.screen().contains("Smart Licensing Tech Support info"));
    let erase = "\u{8}".repeat(9) + &" ".repeat(8) + &"\u{8}".repeat(9);
    assert!(
        String::from_utf8_lossy(&terminal.raw).contains(&erase),
        "the erase bytes are not the device's"
    );
    terminal.keys("q");
    terminal.wait_for_cursor_after(PROMPT);
}

#[test]
fn pasting_twenty_lines_runs_twenty_lines() {
    let mut terminal = console();
    let paste: String = (0..20).map(|n| format!("show clock | count line{n}\r")).collect();
    terminal.keys(&paste);
    terminal.wait_for("count line19");
    terminal.wait_for_cursor_after(PROMPT);
    terminal.settle();
    let raw = String::from_utf8_lossy(&terminal.raw).into_owned();
    assert_eq!(raw.matches("Number of lines which match regexp = 0").count(), 20);
}

#[test]
fn a_confirmation_takes_one_key() {
    let mut terminal = console();
    terminal.keys("clear logging\r");
    terminal.wait_for_cursor_after("Clear logging buffer [confirm]");
    terminal.keys("y");
    terminal.wait_for_cursor_after(PROMPT);
}

#[test]
fn a_secret_is_not_echoed() {
    let mut terminal = Terminal::start(&["--profile", "c9300-48p"]);
    terminal.wait_for_cursor_after("sw-infrarunbook-01>");
    terminal.keys("enable\r");
    terminal.wait_for_cursor_after("Password: ");
    terminal.keys("admin\r");
    terminal.wait_for_cursor_after(PROMPT);
    assert!(
        !String::from_utf8_lossy(&terminal.raw).contains("admin\r"),
        "the secret was echoed"
    );
}

#[test]
fn history_is_kept_for_each_mode() {
    let mut terminal = console();
    terminal.line("show clock", PROMPT);
    terminal.line("configure terminal", "(config)#");
    terminal.keys("\u{10}");
    terminal.settle();
    assert!(
        terminal.cursor_line().ends_with("(config)#"),
        "{}",
        terminal.cursor_line()
    );
    terminal.line("end", PROMPT);
    terminal.keys("\u{10}\u{10}");
    terminal.wait_for_cursor_after("sw-infrarunbook-01#show clock");
}

#[test]
fn messages_arrive_above_the_line_that_is_being_typed() {
    let mut terminal = console();
    terminal.line("configure terminal", "(config)#");
    terminal.keys("end\rshow cl");
    terminal.wait_for("%SYS-5-CONFIG_I");
    terminal.wait_for_cursor_after("sw-infrarunbook-01#show cl");
}

#[test]
fn control_caret_breaks_off_a_ping() {
    let mut terminal = console();
    terminal.keys("ping 10.10.10.99 repeat 100\r");
    terminal.wait_for("Sending 100, 100-byte ICMP Echos to 10.10.10.99");
    terminal.keys("\u{1e}");
    terminal.wait_for_cursor_after(PROMPT);
    assert!(
        terminal.screen().contains("Success rate is 0 percent"),
        "{}",
        terminal.screen()
    );
}

#[test]
fn control_d_leaves_and_all_is_well() {
    let mut terminal = console();
    terminal.keys("\u{4}");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn keys_typed_while_a_command_runs_are_kept_and_shown_once() {
    let mut terminal = console();
    terminal.keys("ping 10.10.10.99 repeat 100\r");
    terminal.wait_for("Sending 100, 100-byte ICMP Echos to 10.10.10.99");
    terminal.keys("show clock | count nothing\r\u{1e}");
    terminal.wait_for("Number of lines which match regexp = 0");
    terminal.wait_for_cursor_after(PROMPT);
    let screen = terminal.screen();
    assert!(screen.contains("Success rate is 0 percent (0/"), "{screen}");
    assert_eq!(screen.matches("count nothing").count(), 1, "{screen}");
}

#[test]
fn a_ping_that_is_broken_off_counts_what_was_sent() {
    let mut terminal = console();
    terminal.keys("ping 10.10.10.99 repeat 100\r");
    terminal.wait_for("timeout is 2 seconds:\n..");
    terminal.keys("\u{1e}");
    terminal.wait_for_cursor_after(PROMPT);
    let screen = terminal.screen();
    let rate = screen
        .lines()
        .find_map(|line| line.strip_prefix("Success rate is 0 percent (0/"))
        .and_then(|rest| rest.strip_suffix(')'))
        .and_then(|sent| sent.parse::<u32>().ok())
        .expect("a rate");
    assert!((2..100).contains(&rate), "{screen}");
}

#[test]
fn an_arrow_is_no_confirmation() {
    let mut terminal = console();
    reload_after_a_change(&mut terminal);
    terminal.keys("no\r");
    terminal.wait_for_cursor_after("[confirm]");
    terminal.keys("\u{1b}[D");
    terminal.wait_for_cursor_after(PROMPT);
    assert!(!terminal.screen().contains("Press RETURN"), "{}", terminal.screen());
}

#[test]
fn question_mark_in_the_middle_keeps_what_stands_behind_it() {
    let mut terminal = console();
    terminal.keys("show license udi\u{1b}[D\u{1b}[D\u{1b}[D?");
    terminal.wait_for("Show license status information");
    terminal.wait_for_cursor_after("sw-infrarunbook-01#show license ");
    terminal.keys("\r");
    terminal.wait_for("PID:C9300-48P,SN:FCW2501XXXX");
}

#[test]
fn editing_keys_do_what_they_do_on_a_line() {
    let mut terminal = console();
    terminal.keys("clock nonsense\u{17}\u{1}show \u{5}\u{12}");
    terminal.wait_for("sw-infrarunbook-01#show clock \nsw-infrarunbook-01#show clock ");
    terminal.keys("\u{18}");
    terminal.wait_for_cursor_after(PROMPT);
    terminal.keys("\u{19}");
    terminal.wait_for_cursor_after("sw-infrarunbook-01#show clock ");
    terminal.keys("\u{15}hsow\u{1}\u{6}\u{14}\u{5} privilege\r");
    terminal.wait_for("Current privilege level is 15");
}

#[test]
fn wrong_secrets_are_asked_for_three_times() {
    let mut terminal = Terminal::start(&["--profile", "c9300-48p"]);
    terminal.wait_for_cursor_after("sw-infrarunbook-01>");
    terminal.keys("enable\rwrong?\rwrong\rwrong\r");
    terminal.wait_for("% Bad secrets");
    terminal.wait_for_cursor_after("sw-infrarunbook-01>");
    let screen = terminal.screen();
    assert_eq!(screen.matches("Password: ").count(), 3, "{screen}");
    assert!(!screen.contains("wrong"), "{screen}");
}

#[test]
fn a_banner_goes_on_over_lines_and_question_marks() {
    let mut terminal = console();
    terminal.line("configure terminal", "(config)#");
    terminal.keys("banner motd %\rWho are you?\rNobody.%\r");
    terminal.wait_for("Nobody.%");
    terminal.wait_for_cursor_after("(config)#");
    terminal.line("do show running-config | include Who", "(config)#");
    assert_eq!(
        terminal.screen().matches("Who are you?").count(),
        2,
        "{}",
        terminal.screen()
    );
}

#[test]
fn yes_or_no_wants_a_word() {
    let mut terminal = console();
    reload_after_a_change(&mut terminal);
    terminal.keys("perhaps\r");
    terminal.wait_for("% Please answer 'yes' or 'no'.");
    terminal.wait_for_cursor_after("[yes/no]: ");
    terminal.keys("\u{3}");
    terminal.wait_for_cursor_after(PROMPT);
}

#[test]
fn exit_waits_for_return() {
    let mut terminal = console();
    terminal.keys("exit\r");
    terminal.wait_for("Press RETURN to get started.");
    terminal.keys("\r");
    terminal.wait_for_cursor_after(PROMPT);
}

#[test]
fn a_plain_terminal_and_a_tiny_one_are_served() {
    let mut terminal = Terminal::start_on("dumb", &[], 24, 80);
    terminal.wait_for_cursor_after(PROMPT);
    terminal.keys("show privilege\r");
    terminal.wait_for("Current privilege level is 15");
    terminal.keys("\u{4}");
    assert_eq!(terminal.end(), 0);
    let mut terminal = Terminal::start_with_size(&[], 4, 12);
    terminal.wait_for("01#");
    terminal.keys("show privilege\r");
    terminal.wait_for("vel is 15");
    terminal.keys("\u{4}");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn control_d_leaves_at_a_question_too() {
    let mut terminal = console();
    reload_after_a_change(&mut terminal);
    terminal.keys("\u{4}");
    assert_eq!(terminal.end(), 0);
}

/// `reload` where something was not saved: the switch asks.
fn reload_after_a_change(terminal: &mut Terminal) {
    terminal.line("configure terminal", "(config)#");
    terminal.line("banner motd %unsaved%", "(config)#");
    terminal.line("end", PROMPT);
    terminal.keys("reload\r");
    terminal.wait_for_cursor_after("[yes/no]: ");
}

#[test]
fn enter_at_more_shows_one_line_and_q_stops() {
    let mut terminal = console();
    terminal.line("terminal length 10", PROMPT);
    terminal.keys("show running-config\r");
    terminal.wait_for_cursor_after(" --More-- ");
    assert!(
        !terminal.screen().contains("service call-home"),
        "{}",
        terminal.screen()
    );
    terminal.keys("\r");
    terminal.wait_for("service call-home\n --More--");
    assert!(
        !terminal.screen().contains("hostname sw-infrarunbook-01\n"),
        "{}",
        terminal.screen()
    );
    terminal.keys("q");
    terminal.wait_for_cursor_after(PROMPT);
    assert!(!terminal.screen().contains("--More--"), "{}", terminal.screen());
}

#[test]
fn help_in_the_middle_of_a_line_keeps_what_follows() {
    let mut terminal = console();
    // Two characters left of the end: `show lic|st`.
    terminal.keys("show licst\u{2}\u{2}?");
    terminal.wait_for("\nlicense\n");
    terminal.wait_for("sw-infrarunbook-01#show licst");
    terminal.wait_for_cursor_after("sw-infrarunbook-01#show lic");
}

#[test]
fn three_wrong_secrets_are_enough() {
    let mut terminal = Terminal::start(&["--profile", "c9300-48p"]);
    terminal.wait_for_cursor_after("sw-infrarunbook-01>");
    terminal.keys("enable\r");
    for _ in 0..3 {
        terminal.wait_for_cursor_after("Password: ");
        terminal.keys("wrong\r");
    }
    terminal.wait_for("% Bad secrets");
    terminal.wait_for_cursor_after("sw-infrarunbook-01>");
    assert!(
        !String::from_utf8_lossy(&terminal.raw).contains("wrong"),
        "a secret was echoed"
    );
}

#[test]
fn pasted_answers_reach_their_questions() {
    let mut terminal = console();
    terminal.keys("copy running-config flash:a.cfg\r\rdelete flash:a.cfg\r\r\rshow clock | count nothing\r");
    terminal.wait_for("Number of lines which match regexp = 0");
    terminal.wait_for_cursor_after(PROMPT);
    let screen = terminal.screen();
    assert!(screen.contains("Destination filename [a.cfg]? \n"), "{screen}");
    assert!(screen.contains("Delete flash:/a.cfg? [confirm]"), "{screen}");
}

#[test]
fn a_banner_is_taken_down_to_its_delimiter() {
    let mut terminal = console();
    terminal.line("configure terminal", "(config)#");
    terminal.keys("banner motd #\r");
    terminal.wait_for("Enter TEXT message.  End with the character '#'.");
    // In a text `?` is a character like any other.
    terminal.keys("Authorised only?\rNobody else#\r");
    terminal.wait_for_cursor_after("(config)#");
    terminal.line("do show running-config | include only", "(config)#");
    terminal.wait_for("\nAuthorised only?\nsw-infrarunbook-01(config)#");
}

#[test]
fn a_reload_brings_the_console_back() {
    let mut terminal = console();
    terminal.keys("reload\r");
    terminal.wait_for_cursor_after("Proceed with reload? [confirm]");
    terminal.keys("n");
    terminal.wait_for_cursor_after(PROMPT);
    assert!(!terminal.screen().contains("SYS-5-RESTART"), "{}", terminal.screen());
    terminal.keys("reload\r");
    terminal.wait_for_cursor_after("Proceed with reload? [confirm]");
    terminal.keys("\r");
    terminal.wait_for("%SYS-5-RESTART");
    terminal.line("show clock | count nothing", PROMPT);
    terminal.wait_for("Number of lines which match regexp = 0");
}

#[test]
fn the_console_is_left_and_taken_again() {
    let mut terminal = console();
    terminal.keys("exit\r");
    terminal.wait_for("sw-infrarunbook-01 con0 is now available");
    terminal.wait_for("Press RETURN to get started.");
    terminal.keys("\r");
    terminal.wait_for_cursor_after(PROMPT);
}

#[test]
fn control_c_leaves_a_line_a_question_and_configuration() {
    let mut terminal = console();
    terminal.keys("show cl\u{3}");
    terminal.wait_for("show cl^C");
    terminal.wait_for_cursor_after(PROMPT);
    terminal.keys("copy running-config flash:b.cfg\r");
    terminal.wait_for_cursor_after("Destination filename [b.cfg]? ");
    terminal.keys("\u{3}");
    terminal.wait_for_cursor_after(PROMPT);
    terminal.line("dir | count b.cfg", PROMPT);
    terminal.wait_for("Number of lines which match regexp = 0");
    terminal.line("configure terminal", "(config)#");
    terminal.keys("\u{3}");
    terminal.wait_for_cursor_after(PROMPT);
}

#[test]
fn a_narrow_terminal_wraps_and_keeps_the_line() {
    let mut terminal = Terminal::start_with_size(&[], 24, 40);
    terminal.wait_for_cursor_after(PROMPT);
    terminal.keys("show running-config | include hostname");
    terminal.settle();
    terminal.keys("\r");
    terminal.wait_for("\nhostname sw-infrarunbook-01\n");
}

#[test]
fn what_happens_around_the_switch_is_done_at_the_prompt() {
    let mut terminal = console();
    terminal.keys("!@ ?");
    terminal.wait_for("!@ advance 30d");
    terminal.wait_for_cursor_after("sw-infrarunbook-01#!@ ");
    terminal.keys("fault cssm dns\r");
    terminal.line("!@ faults", PROMPT);
    terminal.wait_for("cssm dns from ");
    terminal.line("!@ advance 90d", PROMPT);
    terminal.wait_for("Unable to resolve server hostname/domain name");
    terminal.line("show clock", PROMPT);
    terminal.wait_for("UTC Mon Apr 20 2026");
    // It is in the history, and what is wrong is said in brackets.
    terminal.line("!@ advance to 2025-01-01", PROMPT);
    terminal.wait_for("[licsim: time only moves forward");
    terminal.keys("\u{1b}[A");
    terminal.wait_for_cursor_after("sw-infrarunbook-01#!@ advance to 2025-01-01");
    terminal.keys("\u{15}");
    terminal.line("!@ power-cycle", PROMPT);
    terminal.wait_for("%SYS-5-RESTART");
}
