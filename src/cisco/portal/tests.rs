//! Uploads, reservations and the inventory.

use super::super::cssm::tests::{cssm, now, place, report, tag, udi};
use super::*;
use crate::cisco::token::TokenState;
use crate::wire::files::UsageFile;
use crate::wire::{LicenseFile, SignedReport};

const REQUEST: &str = "CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44";

fn file(reports: Vec<SignedReport>) -> Vec<u8> {
    LicenseFile::Usage(UsageFile { system: None, reports })
        .write()
        .into_bytes()
}

#[test]
fn an_uploaded_file_is_acknowledged_report_by_report() {
    let mut cssm = cssm();
    let ack = cssm.upload_usage(
        now(),
        Some("network-infrastructure"),
        &file(vec![report(2, &udi()), report(1, &udi())]),
    );
    let ack = ack.expect("acknowledged");
    assert_eq!(
        (ack.reports, ack.udi, ack.account.virtual_account),
        (vec![1, 2], udi(), place().virtual_account)
    );
    assert_eq!(cssm.uploads.back().map(|row| row.status.as_str()), Some("No Errors"));
    assert_eq!(cssm.instances[&udi().to_string()].used(&tag()), 1);
}

#[test]
fn what_was_reported_before_is_a_duplicate() {
    let mut cssm = cssm();
    cssm.upload_usage(now(), None, &file(vec![report(1, &udi())]))
        .expect("acknowledged");
    let again = cssm.upload_usage(now(), None, &file(vec![report(1, &udi())]));
    assert_eq!(again, Err(PortalError::Refused(Refusal::DuplicateReports(vec![1]))));
    let more = cssm
        .upload_usage(now(), None, &file(vec![report(1, &udi()), report(2, &udi())]))
        .expect("something is new");
    assert_eq!(more.reports, [1, 2]);
}

#[test]
fn a_file_that_does_not_hold_is_refused_with_its_reason() {
    let mut cssm = cssm();
    let edited = String::from_utf8(file(vec![report(1, &udi())]))
        .expect("text")
        .replace("regid.product", "regid.prodnct");
    let cases = [
        (b"hello".to_vec(), PortalError::File(FileError::NotSmartLicense)),
        (file(vec![]), PortalError::File(FileError::NotSmartLicense)),
        (edited.into_bytes(), PortalError::Refused(Refusal::Signature)),
        (
            file(vec![report(1, &udi()), report(2, &Udi::new("X", "Y"))]),
            PortalError::Refused(Refusal::Signature),
        ),
    ];
    for (bytes, error) in cases {
        assert_eq!(cssm.upload_usage(now(), None, &bytes), Err(error));
    }
    assert!(cssm.instances.is_empty());
    assert_eq!(
        cssm.upload_usage(now(), Some("x"), &file(vec![report(1, &udi())])),
        Err(PortalError::NoVirtualAccount("x".into()))
    );
}

#[test]
fn a_reservation_answers_its_request_and_no_other() {
    let mut cssm = cssm();
    let code = cssm
        .reserve(now(), Some("Network-Infrastructure"), REQUEST, &[])
        .expect("authorised");
    assert!(code.answers(REQUEST) && !code.answers("CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-45"));
    assert_eq!(code.entitlements.len(), 2);
    let read = LicenseFile::parse(LicenseFile::Reservation(code.clone()).write().as_bytes());
    assert_eq!(read, Ok(LicenseFile::Reservation(code.clone())));
    let later = now() + chrono::TimeDelta::days(1);
    assert_eq!(
        cssm.reserve(later, None, REQUEST, &[]),
        Ok(code),
        "the same request gets the same answer"
    );
    assert_eq!(cssm.licenses(now(), &place())[0].reserved, 1);
    cssm.release(now(), &udi(), None).expect("it is there");
    assert_eq!(cssm.licenses(now(), &place())[0].reserved, 0);
}

#[test]
fn an_instance_with_a_reservation_is_not_removed() {
    let mut cssm = cssm();
    cssm.reserve(now(), Some("Network-Infrastructure"), REQUEST, &[])
        .expect("authorised");
    let refused = Err(PortalError::Reserved(udi().to_string()));
    assert_eq!(cssm.remove_instance(now(), &udi()), refused);
    assert_eq!(cssm.licenses(now(), &place())[0].reserved, 1);
    cssm.release(now(), &udi(), None).expect("it is there");
    assert_eq!(cssm.remove_instance(now(), &udi()), Ok(()));
}

#[test]
fn a_reservation_takes_no_more_than_there_is() {
    let mut cssm = cssm();
    let request = |n: usize| format!("CB-ZC9300-48P:FCW{n}-AABBCC112233-44");
    for n in 0..2 {
        cssm.reserve(now(), Some("Network-Infrastructure"), &request(n), &[])
            .expect("there are two");
    }
    let third = cssm.reserve(now(), Some("Network-Infrastructure"), &request(2), &[]);
    assert!(
        matches!(
            third,
            Err(PortalError::NotEnough {
                wanted: 1,
                surplus: 0,
                ..
            })
        ),
        "{third:?}"
    );
    let none = cssm.reserve(now(), Some("DEFAULT"), &request(3), &[]);
    assert!(matches!(none, Err(PortalError::NothingFits { .. })), "{none:?}");
    cssm.accounts[0].reservation = false;
    assert!(matches!(
        cssm.reserve(now(), None, REQUEST, &[]),
        Err(PortalError::ReservationNotEnabled(_))
    ));
}

#[test]
fn request_codes_name_their_device() {
    assert_eq!(udi_of(REQUEST), Some(udi()));
    assert_eq!(
        udi_of("CB-ZC9300-24UX:FCW2134L0RN-AK9A6sMTr-86"),
        Some(Udi::new("C9300-24UX", "FCW2134L0RN"))
    );
    for wrong in [
        "",
        "CB-Z",
        "CB-ZC9300-48P",
        "CB-ZC9300-48P:FCW",
        "X-ZC9300-48P:FCW-AA-44",
        "CB-ZC9300-48P:FCW-AA-44-55",
    ] {
        assert_eq!(udi_of(wrong), None, "{wrong}");
    }
}

#[test]
fn tokens_are_made_within_the_limits_of_the_form_and_taken_back() {
    let mut cssm = cssm();
    let token = cssm.new_token(now(), &place(), "", 30, Some(1), 5).expect("made");
    assert!(cssm.new_token(now(), &place(), "", 0, None, 6).is_err());
    assert!(cssm.new_token(now(), &place(), "", 366, None, 6).is_err());
    assert!(cssm.new_token(now(), &place(), "", 30, Some(101), 6).is_err());
    cssm.revoke_token(now(), &token).expect("it is there");
    assert_eq!(
        cssm.accounts[0].virtual_accounts[0].tokens[1].state(now()),
        TokenState::Revoked
    );
    assert_eq!(cssm.revoke_token(now(), "x"), Err(PortalError::NoToken));
}

#[test]
fn the_inventory_shows_what_is_short() {
    let mut cssm = cssm();
    for n in 0..3 {
        let bytes = file(vec![report(1, &Udi::new("C9300-48P", format!("FCW{n}")))]);
        cssm.upload_usage(now(), Some("Network-Infrastructure"), &bytes)
            .expect("acknowledged");
    }
    let row = &cssm.licenses(now(), &place())[0];
    assert_eq!((row.purchased, row.in_use, row.balance), (2, 3, -1));
    cssm.transfer_instance(now(), &Udi::new("C9300-48P", "FCW0"), "default")
        .expect("there is such an account");
    assert_eq!(cssm.licenses(now(), &place())[0].balance, 0);
}
