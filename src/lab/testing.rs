//! A lab with one small device, for the tests of this part.

use std::net::Ipv4Addr;

use chrono::{DateTime, Utc};

use super::load::{built_in, lab};
use super::{Lab, clock::parse_time};
use crate::device::testing::device_of;
use crate::device::world::{Egress, RemoteFile, Target};
use crate::device::{Device, view};
use crate::screen::value::Record;
use crate::wire::{
    Ask, LicenseFile, Measurement, Request, Role, RumReport, Sender, SignedReport, Udi, Unit, files::UsageFile,
};

pub const NAME: &str = "sw-infrarunbook-01";
pub const TOKEN: &str = "ZGRlNzM1MDItMmM3NC00NmVj...TRUNCATED...";
pub const REQUEST: &str = "CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44";

pub fn now() -> DateTime<Utc> {
    parse_time("2026-01-20 09:00:00").expect("a time")
}

pub fn udi() -> Udi {
    Udi::new("C9300-48P", "FCW2501XXXX")
}

pub fn device(name: &str) -> Device {
    let state = Record::new()
        .with(view::UDI_PID, udi().pid)
        .with(view::UDI_SN, udi().sn);
    device_of(name, state, now())
}

/// The lab of the article with one device in it.
pub fn article() -> Lab {
    let file = built_in("solvethenetwork").expect("it is built in");
    let mut lab = lab(&file, None, now()).expect("it is read");
    assert!(lab.add(device(NAME)));
    lab
}

/// The way out of the article's switch.
pub fn egress() -> Egress {
    Egress {
        addresses: vec![(
            "Vlan10".to_owned(),
            Ipv4Addr::new(10, 10, 10, 11),
            Ipv4Addr::new(255, 255, 255, 0),
        )],
        name_servers: vec![Ipv4Addr::new(10, 10, 10, 53)],
        ..Egress::default()
    }
}

pub fn cssm() -> Target {
    Target {
        address: None,
        has_new_root: true,
        host: "smartreceiver.cisco.com".to_owned(),
        port: 443,
        tls: true,
        path: "/licservice/license".to_owned(),
        proxy: None,
        identity_check: true,
    }
}

pub fn cslu() -> Target {
    let (host, path) = ("10.10.10.100".to_owned(), "/cslu/v1/pi".to_owned());
    Target {
        address: None,
        has_new_root: true,
        host,
        port: 8182,
        tls: false,
        path,
        proxy: None,
        identity_check: true,
    }
}

pub fn request(ask: Ask) -> Request {
    let sender = Sender {
        udi: udi(),
        hostname: Some(NAME.to_owned()),
        software_tag: "regid.2017-05.com.cisco.C9300,v1_727af1d9-6c39-4444-b301-863f81445b72".to_owned(),
        software_version: Some("17.12.04".to_owned()),
        timestamp: now(),
        instance: None,
        belongs: None,
    };
    Request { sender, ask }
}

pub fn report(id: i64) -> SignedReport {
    SignedReport::sign(&RumReport {
        id,
        udi: udi(),
        software_tag: "regid.2017-05.com.cisco.C9300,v1_727af1d9-6c39-4444-b301-863f81445b72".to_owned(),
        units: vec![Unit {
            role: Role::Active,
            udi: udi(),
        }],
        entitlement_tag: "regid.2017-05.com.cisco.C9300_48P_NW_Advantagek9,1.0_6a224fe3-c92e-4440-a9c1-5d0e53a54015"
            .to_owned(),
        software_version: Some("17.12.04".to_owned()),
        measurements: vec![Measurement {
            start: now(),
            end: now(),
            count: 1,
            close_reason: None,
        }],
    })
}

pub fn usage() -> Request {
    request(Ask::Usage {
        reports: vec![report(1)],
        wait: true,
    })
}

pub fn usage_file(ids: &[i64]) -> Vec<u8> {
    let reports = ids.iter().map(|id| report(*id)).collect();
    LicenseFile::Usage(UsageFile { system: None, reports })
        .write()
        .into_bytes()
}

pub fn scp(path: &str) -> RemoteFile {
    RemoteFile {
        scheme: "scp".to_owned(),
        user: Some("infrarunbook-admin".to_owned()),
        password: Some("infrarunbook-admin".to_owned()),
        host: "10.10.10.200".to_owned(),
        path: path.to_owned(),
    }
}
