//! Directives are read strictly, do what they say, and change nothing when they fail.

use proptest::prelude::*;

use super::*;
use crate::lab::operator::put_in_flash;
use crate::lab::testing::{NAME, REQUEST, article, now, udi, usage_file};
use crate::wire::{FileKind, LicenseFile};

fn refused(text: &str) -> String {
    run(&mut article(), NAME, text)
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default()
}

#[test]
fn what_is_wrong_is_said_plainly() {
    let cases = [
        (
            "jump 3",
            "no directive is called `jump`; the lab knows advance, clock, cable, fault, clear fault, faults, edit, usage-of, stack, supervisor, rma, cssm, onprem, cslu, dnac, pak",
        ),
        (
            "advance",
            "`` is not a span of time like `30d`, `12h`, `5m`, `10s` or `1d12h`",
        ),
        ("advance to noon", "`noon` is not a time like `2026-01-20 09:30:00`"),
        (
            "advance to 2025-01-01",
            "time only moves forward: it is 2026-01-20 09:00:00 UTC already",
        ),
        ("advance 99999d", "one advance is at most 50 years"),
        (
            "fault cssm",
            "no fault is called `cssm`; there are unreachable, dns, tcp, blocked, tls, new root, crl, http N, latency SPAN, busy, empty answer, ack lost, ack withheld, token expired, clock skew SPAN, down-rev",
        ),
        (
            "cable Vlan10",
            "a cable is written `cable GigabitEthernet0/0 in` or `out`",
        ),
        ("cable Vlan10 in", "the device has no port `Vlan10`"),
        ("fault mars busy", "the lab has no host and no service `mars`"),
        ("clear fault cssm", "no such fault is set: cssm"),
        (
            "cssm token --va Nowhere",
            "CSSM: no Smart Account has a Virtual Account `Nowhere`",
        ),
        (
            "cssm token --days x",
            "`cssm token` is written `cssm token [--va NAME] [--days N] [--uses N] [--for DESCRIPTION] [--no-export] [--as NAME]`: `x` is not a number for `--days`",
        ),
        ("cssm token --days 0", "CSSM: a token expires after 1 to 365 days"),
        (
            "cssm token --va \"x",
            "`cssm token` is written `cssm token [--va NAME] [--days N] [--uses N] [--for DESCRIPTION] [--no-export] [--as NAME]`: a quote is not closed",
        ),
        (
            "cssm upload flash:a",
            "`cssm upload` is written `cssm upload FILE --ack FILE [--va NAME]`: `--ack` is missing",
        ),
        (
            "cssm upload a --ack flash:b",
            "`cssm upload` is written `cssm upload FILE --ack FILE [--va NAME]`: `a` is not a file `flash:NAME` or `scp://HOST/NAME`",
        ),
        (
            "cssm upload flash:a --ack flash:b",
            "flash of sw-infrarunbook-01 has no file `a`",
        ),
        (
            "cssm reserve --code X --to flash:b",
            "CSSM: `X` is not a reservation request code",
        ),
    ];
    for (text, error) in cases {
        assert_eq!(refused(text), error, "{text}");
    }
}

#[test]
fn an_unknown_verb_is_answered_with_those_that_there_are() {
    let said = refused("cssm dance");
    assert!(said.starts_with("cssm cannot `dance`; it knows accounts, "), "{said}");
    for verb in ["token", "revoke", "upload", "reserve", "release", "remove", "transfer"] {
        assert!(said.contains(&format!(" {verb}")), "{verb}: {said}");
    }
}

#[test]
fn time_is_lived_through_by_span_and_to_a_moment() {
    let mut lab = article();
    assert_eq!(run(&mut lab, NAME, "advance 1d12h"), Ok(String::new()));
    assert_eq!(lab.now(), now() + TimeDelta::hours(36));
    assert_eq!(run(&mut lab, NAME, "advance to 2026-04-16 00:00:00"), Ok(String::new()));
    assert_eq!(lab.now(), parse_time("2026-04-16 00:00:00").expect("a time"));
}

#[test]
fn a_token_is_printed_or_kept_under_a_name() {
    let mut lab = article();
    let printed = run(&mut lab, NAME, "cssm token --va DataCenter --days 10 --uses 1").expect("a token");
    let token = &lab.outside.cssm.accounts["solvethenetwork.com"].virtual_accounts["DataCenter"].tokens[0];
    assert_eq!(printed, format!("{}\n", token.value));
    assert_eq!(
        (token.uses_left, token.expires),
        (Some(1), Some(now() + TimeDelta::days(10)))
    );
    let kept = direct(&mut lab, NAME, "cssm token --as token").expect("a token");
    assert!(kept.text.is_empty());
    let (name, value) = kept.captured.expect("a value");
    assert_eq!(name, "token");
    assert_eq!(run(&mut lab, NAME, &format!("cssm revoke {value}")), Ok(String::new()));
}

#[test]
fn an_uploaded_file_brings_its_acknowledgement_into_flash() {
    let mut lab = article();
    let device = lab.device_mut(NAME).expect("it is there");
    put_in_flash(device, now(), "rum.txt".to_owned(), usage_file(&[3]));
    let upload = "cssm upload flash:/rum.txt --ack flash:ack.txt";
    assert_eq!(run(&mut lab, NAME, upload), Ok(String::new()));
    let bytes = lab.device(NAME).expect("it is there").flash["ack.txt"].bytes.clone();
    assert!(LicenseFile::parse_kind(&bytes, FileKind::Ack).is_ok());
    let error = run(&mut lab, NAME, upload).expect_err("a duplicate").to_string();
    assert_eq!(
        error,
        "CSSM: {\"report_id\":[\"The report '3' is a duplicate report.\"]}"
    );
    let missing_folder = run(&mut lab, NAME, "cssm upload flash:rum.txt --ack flash:no/ack.txt");
    assert_eq!(
        missing_folder,
        Err(DirectiveError::Verb(VerbError::NotWritten(
            "flash:no/ack.txt".to_owned()
        )))
    );
}

#[test]
fn a_reservation_is_authorised_into_flash() {
    let mut lab = article();
    run(
        &mut lab,
        NAME,
        &format!("cssm reserve --code {REQUEST} --to flash:slr.txt"),
    )
    .expect("authorised");
    let bytes = lab.device(NAME).expect("it is there").flash["slr.txt"].bytes.clone();
    assert!(matches!(LicenseFile::parse(&bytes), Ok(LicenseFile::Reservation(code)) if code.answers(REQUEST)));
    assert!(lab.outside.cssm.instances[&udi().to_string()].reservation.is_some());
    run(&mut lab, NAME, "cssm release").expect("released");
    run(&mut lab, NAME, "cssm transfer --va \"DataCenter\"").expect("moved");
    assert_eq!(
        lab.outside.cssm.instances[&udi().to_string()].virtual_account,
        "DataCenter"
    );
    run(&mut lab, NAME, "cssm remove").expect("removed");
    assert!(lab.outside.cssm.instances.is_empty());
}

proptest! {
    #[test]
    fn any_text_is_survived(text in "(advance|clock|fault|clear fault|cssm (token|upload|reserve|revoke))? ?\\PC{0,40}") {
        let _ = Directive::parse(&text);
    }
}

#[test]
fn files_go_wrong_on_their_way() {
    let mut lab = article();
    for (text, error) in [
        (
            "edit flash:a x",
            "`edit` is written `!@ edit flash:usage.txt OLD NEW`, texts with blanks in double quotes",
        ),
        ("edit flash:a x y", "flash of sw-infrarunbook-01 has no file `a`"),
        (
            "edit flash:a \"\" y",
            "`edit` is written `!@ edit flash:usage.txt OLD NEW`, texts with blanks in double quotes",
        ),
        (
            "usage-of me flash:a",
            "`usage-of` is written `!@ usage-of P:C9300-48P,S:FCW2501ZZZZ flash:other.txt`",
        ),
        (
            "usage-of P:C9300-48P,S:FCW2501ZZZZ a",
            "`usage-of` is written `!@ usage-of P:C9300-48P,S:FCW2501ZZZZ flash:other.txt`",
        ),
    ] {
        assert_eq!(refused(text), error, "{text}");
    }
    assert_eq!(
        run(&mut lab, NAME, "usage-of P:C9300-48P,S:FCW2501ZZZZ flash:a"),
        Ok(String::new())
    );
    let before = lab.device(NAME).map(|device| device.flash.clone());
    let missing = run(&mut lab, NAME, "edit flash:a nowhere x").map_err(|error| error.to_string());
    assert_eq!(missing, Err("`flash:a` does not hold `nowhere`".to_owned()));
    assert_eq!(lab.device(NAME).map(|device| device.flash.clone()), before);
    assert_eq!(
        run(&mut lab, NAME, "edit flash:a FCW2501ZZZZ \"a b\""),
        Ok(String::new())
    );
    let text = lab
        .device(NAME)
        .and_then(|device| device.flash.get("a").cloned())
        .map(|file| file.bytes);
    assert!(String::from_utf8(text.unwrap_or_default()).is_ok_and(|text| text.contains("a b")));
}
