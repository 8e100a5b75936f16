//! CSLU and SSM On-Prem: the rules of `reference/cisco-side.md` sections 3, 4, 7 and 8.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::collector::Collector;
use super::cssm::Cssm;
use super::cssm::tests::{cssm, now, place, report, tag, udi};
use super::sync::{SyncRequest, SyncResponse};
use super::{Cslu, OnPrem, PortalError, Schedule};
use crate::wire::{Ask, Bundle, Failure, FileError, Refusal, Reply, Request, Sender, SignedReport, Udi};

const CSLU: &str = "/cslu/v1/pi";
const TENANT: &str = "/cslu/v1/pi/Network-Infrastructure-1";

fn sender(udi: &Udi) -> Sender {
    Sender {
        udi: udi.clone(),
        hostname: Some("sw1".to_owned()),
        software_tag: "regid.product".to_owned(),
        software_version: None,
        timestamp: now(),
        instance: None,
        belongs: None,
    }
}

fn request(ask: Ask) -> Request {
    Request {
        sender: sender(&udi()),
        ask,
    }
}

fn usage(ids: &[i64]) -> Request {
    let reports = ids.iter().map(|id| report(*id, &udi())).collect();
    request(Ask::Usage { reports, wait: false })
}

fn cslu(connected: bool) -> Cslu {
    Cslu::new("cslu", place(), connected)
}

fn on_prem(cssm: &mut Cssm) -> OnPrem {
    let tenants = [("Network-Infrastructure-1".to_owned(), place())];
    let mut on_prem = OnPrem::new("ssm.example.com", "8-202206", tenants, Schedule::Daily, now());
    on_prem.register(now(), cssm).expect("it can be bound");
    on_prem
}

fn poll_of(reply: Result<Reply, Failure>) -> (u64, TimeDelta) {
    match reply {
        Ok(Reply::Poll { poll_id, interval }) => (poll_id, interval),
        other => panic!("no poll: {other:?}"),
    }
}

fn acked(reply: &Result<Reply, Failure>) -> &[i64] {
    match reply {
        Ok(Reply::Ack(ack)) => &ack.reports,
        _ => &[],
    }
}

fn later(minutes: i64) -> DateTime<Utc> {
    now() + TimeDelta::minutes(minutes)
}

#[test]
fn cslu_listens_at_its_path_and_knows_no_tenant() {
    let mut cslu = cslu(true);
    let hello = request(Ask::Hello);
    assert!(matches!(cslu.serve(now(), CSLU, &hello, None), Ok(Reply::Hello(info)) if info.name == "CSLU_V1"));
    let tenant = cslu.serve(now(), TENANT, &hello, None);
    assert_eq!(tenant, Err(Failure::EmptyResponse));
}

#[test]
fn a_connected_cslu_has_the_acknowledgement_a_minute_later() {
    let (mut cslu, mut cssm) = (cslu(true), cssm());
    let (poll_id, interval) = poll_of(cslu.serve(now(), CSLU, &usage(&[1, 2]), Some(&mut cssm)));
    assert_eq!(interval, TimeDelta::seconds(60));
    let poll = request(Ask::Poll { poll_id });
    assert!(matches!(
        cslu.serve(now(), CSLU, &poll, Some(&mut cssm)),
        Ok(Reply::Poll { .. })
    ));
    assert_eq!(acked(&cslu.serve(later(1), CSLU, &poll, Some(&mut cssm))), [1, 2]);
    assert_eq!(cssm.instances[&udi().to_string()].through.as_deref(), Some("cslu"));
}

#[test]
fn a_disconnected_cslu_keeps_reports_until_files_were_carried() {
    let (mut cslu, mut cssm) = (cslu(false), cssm());
    let (poll_id, _) = poll_of(cslu.serve(now(), CSLU, &usage(&[1, 2]), Some(&mut cssm)));
    assert!(cssm.instances.is_empty(), "nothing was passed on");
    assert_eq!(cslu.collector.held_reports(), 2);
    let bundle = cslu.collector.export(now());
    assert_eq!(bundle.files.len(), 1);
    let acks = cssm.upload_bundle(now(), None, &bundle.write()).expect("it is taken");
    assert_eq!(cslu.collector.import(later(5), &acks.write()), Ok(1));
    assert_eq!(cslu.collector.held_reports(), 0);
    let poll = request(Ask::Poll { poll_id });
    assert_eq!(acked(&cslu.serve(later(60), CSLU, &poll, None)), [1, 2]);
    // A device that sends more before it has heard of the first waits until all have one.
    let (poll_id, _) = poll_of(cslu.serve(later(61), CSLU, &usage(&[1, 2, 3]), None));
    let poll = request(Ask::Poll { poll_id });
    poll_of(cslu.serve(later(62), CSLU, &poll, None));
    assert_eq!(cslu.collector.held_reports(), 1);
    let bundle = cslu.collector.export(later(63));
    let acks = cssm
        .upload_bundle(later(63), None, &bundle.write())
        .expect("it is taken");
    assert_eq!(cslu.collector.import(later(64), &acks.write()), Ok(1));
    assert_eq!(acked(&cslu.serve(later(121), CSLU, &poll, None)), [1, 2, 3]);
}

#[test]
fn an_acknowledgement_of_what_was_not_sent_is_refused() {
    let (mut sent, mut kept, mut cssm) = (cslu(false), cslu(false), cssm());
    for cslu in [&mut sent, &mut kept] {
        poll_of(cslu.serve(now(), CSLU, &usage(&[1]), None));
    }
    let bundle = sent.collector.export(now());
    let acks = cssm.upload_bundle(now(), None, &bundle.write()).expect("it is taken");
    let refused = kept.collector.import(now(), &acks.write());
    assert_eq!(refused, Err(PortalError::NothingAcknowledged));
    assert_eq!(kept.collector.held_reports(), 1);
    assert_eq!(sent.collector.import(now(), &acks.write()), Ok(1));
}

#[test]
fn a_bundle_counts_once_and_is_told_from_its_answer() {
    let (mut cslu, mut cssm) = (cslu(false), cssm());
    poll_of(cslu.serve(now(), CSLU, &usage(&[1]), None));
    let bytes = cslu.collector.export(now()).write();
    let acks = cssm.upload_bundle(now(), None, &bytes).expect("it is taken");
    let twice = cssm.upload_bundle(now(), None, &bytes);
    assert!(matches!(twice, Err(PortalError::Refused(Refusal::DuplicateReports(_)))));
    let wrong = cssm.upload_bundle(now(), None, &acks.write());
    assert!(matches!(wrong, Err(PortalError::File(FileError::WrongKind { .. }))));
    assert!(matches!(
        cslu.collector.import(now(), &bytes),
        Err(PortalError::File(FileError::WrongKind { .. }))
    ));
    assert_eq!(cssm.download_ack(1).map(|bytes| Bundle::read(&bytes)), Ok(Ok(acks)));
}

#[test]
fn on_prem_takes_policy_devices_at_its_tenant_only() {
    let mut cssm = cssm();
    let mut on_prem = on_prem(&mut cssm);
    let hello = request(Ask::Hello);
    assert!(matches!(on_prem.serve(now(), TENANT, &hello), Ok(Reply::Hello(info)) if info.name == "SSM"));
    for path in [
        "/SmartTransport",
        "/Transportgateway/services/DeviceRequestHandler",
        "/",
    ] {
        let reply = on_prem.serve(now(), path, &usage(&[1]));
        assert_eq!(reply, Err(Failure::EmptyResponse), "{path}");
    }
    let typo = on_prem.serve(now(), "/cslu/v1/pi/Network-Infrastructure", &usage(&[1]));
    assert!(matches!(typo, Ok(Reply::Refused(Refusal::TenantInvalid(_)))));
    assert_eq!(
        on_prem.url("Data Center-1"),
        "https://ssm.example.com/cslu/v1/pi/Data%20Center-1"
    );
}

#[test]
fn an_on_prem_before_8_202102_takes_no_reports() {
    let tenants = [("Network-Infrastructure-1".to_owned(), place())];
    let mut old = OnPrem::new("ssm", "8-202012", tenants, Schedule::Daily, now());
    let hello = old.serve(now(), TENANT, &request(Ask::Hello));
    assert!(matches!(hello, Ok(Reply::Hello(info)) if !info.knows_policy()));
    assert_eq!(old.serve(now(), TENANT, &usage(&[1])), Err(Failure::EmptyResponse));
}

#[test]
fn on_prem_acknowledges_after_it_has_synchronised() {
    let mut cssm = cssm();
    let mut on_prem = on_prem(&mut cssm);
    let (poll_id, _) = poll_of(on_prem.serve(now(), TENANT, &usage(&[1])));
    assert_eq!(on_prem.local.licenses(now(), &place())[0].in_use, 1, "it counts itself");
    assert_eq!(cssm.licenses(now(), &place())[0].in_use, 0, "CSSM does not know yet");
    let poll = request(Ask::Poll { poll_id });
    assert!(acked(&on_prem.serve(later(60), TENANT, &poll)).is_empty());
    let request = on_prem.sync_request(later(61));
    let response = cssm.answer_sync(later(61), &request, false).expect("it is known");
    on_prem.take_response(later(61), &response).expect("it is ours");
    assert_eq!(acked(&on_prem.serve(later(120), TENANT, &poll)), [1]);
    assert_eq!(cssm.licenses(now(), &place())[0].in_use, 1);
}

#[test]
fn on_prem_has_its_own_tokens_and_mirrors_what_was_bought() {
    let mut cssm = cssm();
    let mut on_prem = on_prem(&mut cssm);
    assert_eq!(
        on_prem.local.licenses(now(), &place()).len(),
        cssm.licenses(now(), &place()).len()
    );
    let token = on_prem
        .local
        .new_token(now(), &place(), "", 30, Some(1), 7)
        .expect("its own");
    let trust = |token: &str| {
        request(Ask::Trust {
            token: Some(token.to_owned()),
            udis: vec![udi()],
        })
    };
    let foreign = on_prem.serve(now(), TENANT, &trust("T"));
    assert!(
        matches!(foreign, Ok(Reply::Refused(Refusal::TokenInvalid(_)))),
        "{foreign:?}"
    );
    assert!(matches!(
        on_prem.serve(now(), TENANT, &trust(&token)),
        Ok(Reply::Trust(_))
    ));
    let again = on_prem.serve(now(), TENANT, &trust(&token));
    assert!(matches!(again, Ok(Reply::Refused(Refusal::TokenExhausted(_)))));
}

#[test]
fn synchronisation_goes_by_two_files_as_well_and_each_is_checked() {
    let mut cssm = cssm();
    let mut on_prem = on_prem(&mut cssm);
    poll_of(on_prem.serve(now(), TENANT, &usage(&[1])));
    let file = on_prem.sync_request(now()).write();
    let request = SyncRequest::read(&file).expect("it is one");
    let response = cssm.answer_sync(now(), &request, true).expect("it is known").write();
    let edited = String::from_utf8(response.clone())
        .expect("text")
        .replace("Network", "Nutwork");
    assert_eq!(
        SyncResponse::read(edited.as_bytes()),
        Err(PortalError::File(FileError::Signature))
    );
    assert!(SyncResponse::read(&file).is_err(), "a request is no response");
    let response = SyncResponse::read(&response).expect("it is one");
    let mut other = OnPrem::new("other", "8-202206", [], Schedule::Manual, now());
    assert!(other.take_response(now(), &response).is_err());
    on_prem.take_response(now(), &response).expect("it is ours");
    assert_eq!(on_prem.tenants["Network-Infrastructure-1"].held_reports(), 0);
    cssm.unregister_satellite(now(), "ssm.example.com")
        .expect("it is there");
    assert!(cssm.answer_sync(now(), &request, true).is_err(), "it is known no more");
}

#[test]
fn a_device_that_is_removed_at_on_prem_is_removed_in_cssm_at_the_next_synchronisation() {
    let mut cssm = cssm();
    let mut on_prem = on_prem(&mut cssm);
    poll_of(on_prem.serve(now(), TENANT, &usage(&[1])));
    let request = on_prem.sync_request(now());
    cssm.answer_sync(now(), &request, false).expect("it is known");
    assert!(cssm.instances.contains_key(&udi().to_string()));
    on_prem.remove_instance(now(), &udi()).expect("it is there");
    let request = on_prem.sync_request(later(1));
    cssm.answer_sync(later(1), &request, false).expect("it is known");
    assert!(!cssm.instances.contains_key(&udi().to_string()));
}

#[test]
fn a_schedule_names_its_next_time() {
    for word in Schedule::WORDS {
        let schedule = Schedule::named(word).expect("it is one");
        let days = schedule.after(now()).map(|at| (at - now()).num_days());
        assert_eq!(schedule.word(), *word);
        let expected = [
            ("manual", None),
            ("daily", Some(1)),
            ("weekly", Some(7)),
            ("monthly", Some(30)),
        ];
        assert!(expected.contains(&(*word, days)), "{word}: {days:?}");
    }
    assert_eq!(Schedule::named("hourly"), None);
}

/// What may happen between a device, a collector and CSSM.
#[derive(Clone, Debug)]
enum Step {
    Report(u8, u8),
    Forward,
    Export,
    Upload,
    Import,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..4_u8, 0..3_u8).prop_map(|(device, count)| Step::Report(device, count)),
        1 => Just(Step::Forward),
        1 => Just(Step::Export),
        1 => Just(Step::Upload),
        1 => Just(Step::Import),
    ]
}

fn device(n: u8) -> Udi {
    Udi::new("C9300-48P", format!("FCW{n}"))
}

/// A report of a count.
fn counted(id: i64, udi: &Udi, count: u8) -> SignedReport {
    let mut read = report(id, udi).open().expect("it is signed");
    read.measurements[0].count = u32::from(count);
    SignedReport::sign(&read)
}

proptest! {
    /// An acknowledgement never covers a report that was not passed on, none is asked for twice, and once everything has
    /// arrived the counts of devices and CSSM are the same.
    #[test]
    fn counts_add_up_and_no_acknowledgement_runs_ahead(steps in prop::collection::vec(step(), 1..40)) {
        let (mut cssm, mut collector) = (cssm(), Collector::new("c", place()));
        let (mut uses, mut last_id, mut passed) = ([0_u8; 4], 0_i64, std::collections::BTreeSet::new());
        let (mut out, mut back) = (None::<Bundle>, None::<Bundle>);
        for step in steps {
            match step {
                Step::Report(n, count) => {
                    last_id += 1;
                    uses[usize::from(n)] = count;
                    let taken = collector.take(now(), &sender(&device(n)), &[counted(last_id, &device(n), count)]);
                    prop_assert_eq!(taken, Ok(vec![last_id]));
                }
                Step::Forward => {
                    passed.extend(1..=last_id);
                    collector.forward(now(), &mut cssm);
                }
                Step::Export => {
                    passed.extend(1..=last_id);
                    out = Some(collector.export(now()));
                }
                Step::Upload => {
                    if let Some(bundle) = &out
                        && let Ok(acks) = cssm.upload_bundle(now(), None, &bundle.write())
                    {
                        back = Some(acks);
                    }
                }
                Step::Import => {
                    if let Some(acks) = &back {
                        // Whatever was acknowledged in the meantime over the network may be so again.
                        let _ = collector.import(now(), &acks.write());
                    }
                }
            }
            for known in collector.devices() {
                let ids: Vec<i64> = (1..=last_id).collect();
                let acked = known.ack_of(&ids).map(|ack| ack.reports).unwrap_or_default();
                prop_assert!(acked.iter().all(|id| passed.contains(id)));
            }
        }
        collector.forward(now(), &mut cssm);
        prop_assert_eq!(collector.held_reports(), 0);
        let used: u32 = cssm.instances.values().map(|instance| instance.used(&tag())).sum();
        prop_assert_eq!(used, uses.iter().map(|count| u32::from(*count)).sum::<u32>());
    }
}
