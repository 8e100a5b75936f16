//! A Cisco side in memory: it answers, is down, or refuses.

use super::*;

/// What the Cisco side does.
pub(super) enum Mood {
    /// It answers.
    Up,
    /// It does not.
    Down(Failure),
    /// It refuses.
    Refuses(Refusal),
}

/// The Cisco side and its clock.
pub(super) struct Cisco {
    pub(super) time: DateTime<Utc>,
    pub(super) mood: Mood,
    pub(super) policy: Option<Policy>,
    /// What was asked, in order.
    pub(super) asked: Vec<Ask>,
    /// Ids of the reports that came last.
    pub(super) reported: Vec<i64>,
    pub(super) capabilities: Vec<String>,
    /// Tags of which too few are owned.
    pub(super) short: BTreeSet<String>,
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// Path of a file that a server does not take.
    pub(super) refused: Option<String>,
    /// Whether the list of revoked certificates cannot be fetched.
    pub(super) has_no_revocation_list: bool,
}

impl Cisco {
    pub(super) fn account(&self) -> Account {
        Account {
            smart: "solvethenetwork.com".to_owned(),
            virtual_account: "Network-Infrastructure".to_owned(),
            as_of: self.time,
        }
    }

    pub(super) fn trust(&self, udis: &[Udi]) -> TrustReply {
        let code = |udi: &Udi| TrustCode {
            udi: udi.clone(),
            instance: crate::wire::uuid_of(&udi.to_string()),
            id: 693,
            valid: self.time,
            expires: self.time + TimeDelta::days(8 * 365),
            issuer: "CSSM".to_owned(),
        };
        TrustReply {
            codes: udis.iter().map(code).collect(),
            policy: self.policy.clone(),
            account: self.account(),
        }
    }

    pub(super) fn ack(&self, udi: &Udi, reports: &[i64]) -> Acknowledgement {
        Acknowledgement {
            udi: udi.clone(),
            software_tag: String::new(),
            reports: reports.to_vec(),
            issued: self.time,
            policy: self.policy.clone(),
            account: self.account(),
        }
    }

    /// Everything is registered, and owned unless it is said to be short.
    fn classic(&self, ask: &ClassicAsk) -> Reply {
        let reply = match ask {
            ClassicAsk::Deregister => return Reply::Done,
            ClassicAsk::Authorize { wanted } => ClassicReply::Entitlements(Entitlements {
                account: self.account(),
                licences: wanted
                    .iter()
                    .map(|(tag, _)| EntitledLicence {
                        tag: tag.clone(),
                        name: format!("Name of {tag}"),
                        covered: !self.short.contains(tag),
                    })
                    .collect(),
                deadline: self.time + TimeDelta::days(90),
            }),
            _ => ClassicReply::Certificate(Certificate {
                account: self.account(),
                instance: "f654477d-627f-4049-bada-b44f18612bcc".to_owned(),
                export: true,
                issued: self.time,
                expires: self.time + TimeDelta::days(365),
            }),
        };
        Reply::Classic(reply)
    }

    fn answer(&mut self, request: &Request) -> Reply {
        let udi = &request.sender.udi;
        match &request.ask {
            Ask::Hello => Reply::Hello(ServerInfo {
                name: "CSLU_V1".to_owned(),
                version: "1.3".to_owned(),
                capabilities: self.capabilities.clone(),
            }),
            Ask::Trust { udis, .. } => Reply::Trust(self.trust(udis)),
            Ask::TrustSync => Reply::Sync(self.trust(&[])),
            Ask::Usage { reports, wait } => {
                let id = |report: &crate::wire::SignedReport| report.open().expect("a good signature").id;
                self.reported = reports.iter().map(id).collect();
                if *wait {
                    Reply::Ack(self.ack(udi, &self.reported))
                } else {
                    Reply::Poll {
                        poll_id: 7,
                        interval: TimeDelta::seconds(300),
                    }
                }
            }
            Ask::Poll { .. } => Reply::Ack(self.ack(udi, &self.reported)),
            Ask::Authorization { wanted, .. } if wanted.is_empty() => Reply::NoData,
            Ask::Authorization { wanted, udis, .. } => Reply::Authorization(
                udis.iter()
                    .map(|udi| crate::wire::AuthorizationCode {
                        udi: udi.clone(),
                        entitlements: wanted.clone(),
                        issued: self.time,
                        confirmation: "1fc54c75".to_owned(),
                    })
                    .collect(),
            ),
            Ask::AuthorizationConfirmation { .. } | Ask::AuthorizationReturn { .. } => Reply::Done,
            Ask::Classic { ask, .. } => self.classic(ask),
        }
    }
}

impl World for Cisco {
    fn lab_time(&self) -> DateTime<Utc> {
        self.time
    }
    fn exchange(&mut self, _: &Egress, _: &Target, request: &Request) -> Result<Reply, Failure> {
        self.asked.push(request.ask.clone());
        match &self.mood {
            Mood::Up => Ok(self.answer(request)),
            Mood::Down(failure) => Err(failure.clone()),
            Mood::Refuses(refusal) => Ok(Reply::Refused(refusal.clone())),
        }
    }
    fn resolve(&mut self, _: &Egress, _: &str) -> Result<Ipv4Addr, ResolveFailure> {
        Err(ResolveFailure::NoServer)
    }
    fn revocation_list(&mut self, _: &Target) -> bool {
        !self.has_no_revocation_list
    }
    fn echo(&mut self, _: &Egress, _: Ipv4Addr) -> Option<TimeDelta> {
        None
    }
    fn connect(&mut self, _: &Egress, _: Ipv4Addr, _: u16) -> Result<(), TransferFailure> {
        Err(TransferFailure::TimedOut)
    }
    fn fetch(&mut self, _: &Egress, file: &RemoteFile) -> Result<Vec<u8>, TransferFailure> {
        self.files.get(&file.path).cloned().ok_or(TransferFailure::NoSuchFile)
    }
    fn accepts(&mut self, _: &Egress, _: &RemoteFile, _: &str, _: usize) -> Result<(), TransferFailure> {
        Ok(())
    }
    fn send(&mut self, _: &Egress, file: &RemoteFile, _: &str, bytes: &[u8]) -> Result<(), TransferFailure> {
        if self.refused.as_ref() == Some(&file.path) {
            return Err(TransferFailure::NotWritten);
        }
        self.files.insert(file.path.clone(), bytes.to_vec());
        Ok(())
    }
    fn credential(&self, _: &str, _: &str) -> Option<String> {
        None
    }
    fn random(&mut self) -> u64 {
        4
    }
}
