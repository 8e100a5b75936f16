//! Files come back as they were written, and what is wrong with a file is found and told apart.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::wire::{Measurement, Requirement, ReservedLicense, Role, RumReport, Unit, instance_of};

fn udi() -> Udi {
    Udi::new("C9300-48P", "FCW2501XXXX")
}

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(1_768_900_000 + seconds)
}

fn account() -> Account {
    Account {
        smart: "solvethenetwork.com".to_owned(),
        virtual_account: "Network-Infrastructure".to_owned(),
        as_of: at(0),
    }
}

fn report(id: i64) -> RumReport {
    RumReport {
        id,
        udi: udi(),
        software_tag: "regid.2017-05.com.cisco.C9300,v1_727af1d9-6c39-4444-b301-863f81445b72".to_owned(),
        units: vec![Unit {
            role: Role::Active,
            udi: udi(),
        }],
        entitlement_tag: "regid.tag".to_owned(),
        software_version: Some("17.12.04".to_owned()),
        measurements: vec![Measurement {
            start: at(0),
            end: at(86_399),
            count: 1,
            close_reason: Some("CurrentUsageRequested".to_owned()),
        }],
    }
}

fn system() -> SystemInfo {
    SystemInfo {
        sudi: udi(),
        hostname: Some("sw-infrarunbook-01".to_owned()),
        timestamp: at(5),
        nonce: "17".to_owned(),
        software_tag_identifier: "regid.product".to_owned(),
        device_list: vec![udi()],
    }
}

fn policy() -> Policy {
    let requirement = Requirement {
        first_report: Some(90),
        frequency: Some(90),
        on_change: None,
    };
    Policy {
        name: "Custom <Policy> & more".to_owned(),
        subscription: requirement,
        ..Policy::default()
    }
}

fn usage_file() -> LicenseFile {
    let reports = [1_768_900_402, 1_768_900_403]
        .map(|id| SignedReport::sign(&report(id)))
        .to_vec();
    LicenseFile::Usage(UsageFile {
        system: Some(system()),
        reports,
    })
}

fn ack(policy: Option<Policy>) -> LicenseFile {
    LicenseFile::Ack(Acknowledgement {
        udi: udi(),
        software_tag: "regid.product".to_owned(),
        reports: vec![1_768_900_402, 1_768_900_403],
        issued: at(9),
        policy,
        account: account(),
    })
}

fn reservation() -> LicenseFile {
    LicenseFile::Reservation(ReservationCode {
        instance: instance_of("CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44"),
        timestamp: at(1),
        entitlements: vec![ReservedLicense {
            tag: "regid.tag".to_owned(),
            count: 1,
            start_date: Some("2026-JAN-20 UTC".to_owned()),
            end_date: None,
            license_type: "TERM".to_owned(),
            display_name: "C9300-48 Network Advantage".to_owned(),
            description: "R&D <x>".to_owned(),
            subscription_id: None,
        }],
        udi: udi(),
    })
}

fn all() -> Vec<LicenseFile> {
    let code = AuthorizationCode {
        udi: udi(),
        entitlements: vec![("regid.hsec".to_owned(), 1)],
        issued: at(3),
        confirmation: "17488c1f".to_owned(),
    };
    let trust = TrustCode {
        udi: udi(),
        instance: "f654477d".to_owned(),
        id: 693,
        valid: at(0),
        expires: at(9),
        issuer: "CSSM".to_owned(),
    };
    let request = AuthorizationRequest {
        sudi: udi(),
        keys: vec![("t".to_owned(), 1)],
        confirm_code: None,
        remove_code: None,
    };
    vec![
        usage_file(),
        ack(None),
        ack(Some(policy())),
        LicenseFile::Policy(PolicyFile {
            policy: policy(),
            account: account(),
        }),
        LicenseFile::TrustRequest(system()),
        LicenseFile::TrustCode(TrustReply {
            codes: vec![trust],
            policy: Some(policy()),
            account: account(),
        }),
        LicenseFile::AuthorizationRequest(AuthorizationRequestFile {
            system: system(),
            requests: vec![request],
        }),
        LicenseFile::Authorization(vec![code]),
        reservation(),
    ]
}

#[test]
fn every_kind_comes_back_as_it_was_written() {
    for file in all() {
        assert_eq!(LicenseFile::parse(file.write().as_bytes()), Ok(file));
    }
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_do_no_harm() {
    for file in all() {
        let text = format!("\u{feff}{}", file.write().replace('\n', "\r\n"));
        assert_eq!(LicenseFile::parse(text.as_bytes()), Ok(file));
    }
}

#[test]
fn a_usage_file_has_a_report_element_for_each_report() {
    // `more flash:report.txt | count RUMReport` is how people count them (Cisco field notice 72578): one line each.
    let text = usage_file().write();
    assert_eq!(text.lines().filter(|line| line.contains("RUMReport")).count(), 2);
    assert!(
        text.contains("<RUMReport><![CDATA[{\"payload\":\"{\\\"version\\\":\\\"2.0\\\""),
        "{text}"
    );
}

#[test]
fn what_is_no_licensing_file_is_said_to_be_none() {
    for bytes in [
        &b""[..],
        b"hello",
        b"<html></html>",
        b"\xff\xfe",
        b"<smart/>",
        b"<smartLicense></smartLicense>",
    ] {
        assert_eq!(LicenseFile::parse(bytes), Err(FileError::NotSmartLicense), "{bytes:?}");
    }
    let large = vec![b' '; LICENSE_FILE_BYTES_MAX + 1];
    assert_eq!(LicenseFile::parse(&large), Err(FileError::TooLarge(large.len())));
}

#[test]
fn a_cut_file_is_damaged() {
    for file in all() {
        let text = file.write();
        let cut = &text[..text.len() / 2];
        assert!(
            matches!(LicenseFile::parse(cut.as_bytes()), Err(FileError::Damaged(_))),
            "{cut}"
        );
    }
}

#[test]
fn another_kind_is_told() {
    let bytes = ack(None).write().into_bytes();
    let error = LicenseFile::parse_kind(&bytes, FileKind::Reservation);
    assert_eq!(
        error,
        Err(FileError::WrongKind {
            wanted: FileKind::Reservation,
            found: FileKind::Ack
        })
    );
    assert_eq!(
        error.map_err(|e| e.to_string()).err().as_deref(),
        Some("the wrong kind of file: acknowledgement, where reservation authorization is needed")
    );
}

#[test]
fn an_edited_file_of_cisco_does_not_verify() {
    let edits = [
        (ack(None), "1768900402", "1768900401"),
        (ack(None), "FCW2501XXXX", "FCW2501YYYY"),
        (ack(Some(policy())), "\"frequency\":90", "\"frequency\":0"),
        (reservation(), "<count>1</count>", "<count>9</count>"),
        (reservation(), "S:FCW2501XXXX", "S:FCW2501YYYY"),
    ];
    for (file, from, to) in edits {
        let text = file.write();
        assert!(text.contains(from), "{text}");
        assert_eq!(
            LicenseFile::parse(text.replace(from, to).as_bytes()),
            Err(FileError::Signature),
            "{from}"
        );
    }
}

#[test]
fn a_signature_does_not_pass_for_another_element() {
    let policy_file = LicenseFile::Policy(PolicyFile {
        policy: policy(),
        account: account(),
    })
    .write();
    let renamed = policy_file.replace("smartLicensePolicy", "smartLicenseAuth");
    assert_eq!(LicenseFile::parse(renamed.as_bytes()), Err(FileError::Signature));
}

#[test]
fn an_edited_or_reprinted_report_does_not_open() {
    let signed = SignedReport::sign(&report(7));
    assert_eq!(signed.open(), Ok(report(7)));
    let edited = SignedReport {
        payload: signed.payload.replace("\"value\":\"1\"}", "\"value\":\"2\"}"),
        ..signed.clone()
    };
    assert_ne!(edited.payload, signed.payload);
    assert_eq!(edited.open(), Err(crate::wire::ReportError::Signature));
    let value: serde_json::Value = serde_json::from_str(&signed.payload).expect("JSON");
    let reprinted = SignedReport {
        payload: serde_json::to_string_pretty(&value).expect("JSON"),
        ..signed.clone()
    };
    assert_eq!(reprinted.open(), Err(crate::wire::ReportError::Signature));
    assert_eq!(reprinted.read(), Ok(report(7)));
}

#[test]
fn a_report_signed_by_another_device_does_not_open() {
    let other = Udi::new("C9300-48P", "FCW2501YYYY");
    let theirs = SignedReport::sign(&RumReport {
        udi: other.clone(),
        ..report(7)
    });
    let mut ours = SignedReport::sign(&report(7));
    ours.signature.sudi = other;
    assert_eq!(ours.open(), Err(crate::wire::ReportError::Signature));
    ours.signature.value = theirs.signature.value;
    assert_eq!(ours.open(), Err(crate::wire::ReportError::Signature));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may read the recorded file")]
fn a_recorded_report_file_is_read() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/captures/rum_report_file__17.9.2__c9800-cl__example-rum-1671840750.xml"
    );
    let Ok(bytes) = std::fs::read(path) else {
        println!("skipped: {path} is not there");
        return;
    };
    let Ok(LicenseFile::Usage(file)) = LicenseFile::parse(&bytes) else {
        panic!("not read as a usage file")
    };
    let report = file.reports[0].read().expect("a payload");
    assert_eq!(
        (report.id, report.count(), report.measurements.len()),
        (1_671_840_750, 3, 3)
    );
    assert_eq!(report.udi, Udi::new("C9800-CL-K9", "9NTUEA8FIIH"));
    assert_eq!(report.measurements[2].close_reason.as_deref(), Some("ProductReload"));
    // Cisco's key is not ours.
    assert_eq!(file.reports[0].open(), Err(crate::wire::ReportError::Signature));
    // Written by us with the same content, the text differs in nothing but what we do not model.
    let ours = SignedReport::sign(&report).payload;
    let head = "{\"version\":\"2.0\",\"asset_identification\":{\"report_id\":1671840750,\"asset\":{\"name\":";
    assert!(
        ours.starts_with(head) && file.reports[0].payload.starts_with(head),
        "{ours}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn reports_of_any_content_come_back(
        id in any::<i64>(),
        sn in "\\PC{1,20}",
        tag in "\\PC{0,40}",
        version in proptest::option::of("\\PC{0,10}"),
        spans in proptest::collection::vec((0_i64..10_000_000, 0_i64..10_000_000, any::<u32>()), 1..4),
    ) {
        let measurement = |(start, length, count): (i64, i64, u32)| Measurement {
            start: at(start), end: at(start + length), count, close_reason: None,
        };
        let report = RumReport {
            id, udi: Udi::new("C9300-48P", sn), entitlement_tag: tag, software_version: version,
            measurements: spans.into_iter().map(measurement).collect(), ..report(0)
        };
        let file = LicenseFile::Usage(UsageFile { system: None, reports: vec![SignedReport::sign(&report)] });
        let read = LicenseFile::parse(file.write().as_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&file));
        let Ok(LicenseFile::Usage(read)) = read else { unreachable!() };
        prop_assert_eq!(read.reports[0].open(), Ok(report));
    }

    #[test]
    fn acknowledgements_of_any_content_come_back(
        ids in proptest::collection::vec(any::<i64>(), 0..5),
        name in "\\PC{0,30}",
        va in "\\PC{0,30}",
    ) {
        let file = LicenseFile::Ack(Acknowledgement {
            udi: udi(), software_tag: String::new(), reports: ids, issued: at(0),
            policy: Some(Policy { name, ..Policy::default() }),
            account: Account { virtual_account: va, ..account() },
        });
        prop_assert_eq!(LicenseFile::parse(file.write().as_bytes()), Ok(file));
    }

    #[test]
    fn one_changed_byte_never_passes_as_another_acknowledgement(at in 0_usize..400, byte in any::<u8>()) {
        let mut bytes = ack(None).write().into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(read) = LicenseFile::parse(&bytes) {
            prop_assert_eq!(read, ack(None));
        }
    }
}
