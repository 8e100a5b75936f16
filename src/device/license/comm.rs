//! One exchange with the Cisco side: the request's sender, the counters of `Communication Statistics`, the message
//! history, and the messages that contact is lost or back.
//!
//! Must not know what a reply means for licensing; that is for who asked.

use chrono::{DateTime, Utc};

use super::agent::Agent;
use super::{account, eventlog, hello, history, members, transport};
use crate::device::view;
use crate::screen::value::{Key, Record};
use crate::wire::{Ask, Failure, Refusal, Reply, Request, Sender, ServerInfo};

/// The trustpoint of licensing (boot logs: `Trustpoint: SLA-TrustPoint created`).
const LICENSING_TRUSTPOINT: &str = "SLA-TrustPoint";
/// What is answered where there is nothing to be done (messages.md section 4).
const IDLE: &str = "NO DATA TO PROCESS";

/// Why an exchange brought nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing was sent: the transport does not allow it.
    NotSent(transport::Unsendable),
    /// No answer, or none that counts.
    NoReply(Failure),
    /// The other side refuses.
    Refused(Refusal),
}

/// The counters and last times of one kind of message.
pub struct Statistics {
    /// Attempts.
    pub total: Key<i64>,
    /// Attempts that worked.
    pub success: Key<i64>,
    /// Attempts that did not.
    pub fail: Key<i64>,
    /// Failures since the last success.
    pub ongoing: Key<i64>,
    /// Those of them where nobody answered.
    pub ongoing_comm: Key<i64>,
    /// Word of the last response.
    pub last_text: Key<String>,
    /// When it was; absent with words that are printed without a time.
    pub last_time: Key<DateTime<Utc>>,
    /// How it is printed.
    pub last_is: Key<String>,
    /// The last success.
    pub last_success: Key<DateTime<Utc>>,
    /// The last failure.
    pub last_failure: Key<DateTime<Utc>>,
    /// Why.
    pub reason: Key<String>,
}

macro_rules! statistics {
    ($($name:ident: $total:ident $success:ident $fail:ident $ongoing:ident $comm:ident $text:ident $time:ident $is:ident $last_success:ident $last_failure:ident $reason:ident;)*) => {
        $(static $name: Statistics = Statistics {
            total: view::$total,
            success: view::$success,
            fail: view::$fail,
            ongoing: view::$ongoing,
            ongoing_comm: view::$comm,
            last_text: view::$text,
            last_time: view::$time,
            last_is: view::$is,
            last_success: view::$last_success,
            last_failure: view::$last_failure,
            reason: view::$reason,
        };)*
        /// All kinds, in no order that matters.
        pub static ALL: &[&Statistics] = &[$(&$name),*];
    };
}

statistics! {
    AUTH_CONFIRM: COMM_AUTH_CONFIRM_TOTAL COMM_AUTH_CONFIRM_SUCCESS COMM_AUTH_CONFIRM_FAIL COMM_AUTH_CONFIRM_ONGOING COMM_AUTH_CONFIRM_ONGOING_COMM COMM_AUTH_CONFIRM_LAST_TEXT COMM_AUTH_CONFIRM_LAST_TIME COMM_AUTH_CONFIRM_LAST_IS COMM_AUTH_CONFIRM_LAST_SUCCESS COMM_AUTH_CONFIRM_LAST_FAILURE COMM_AUTH_CONFIRM_REASON;
    AUTH_REQUEST: COMM_AUTH_REQUEST_TOTAL COMM_AUTH_REQUEST_SUCCESS COMM_AUTH_REQUEST_FAIL COMM_AUTH_REQUEST_ONGOING COMM_AUTH_REQUEST_ONGOING_COMM COMM_AUTH_REQUEST_LAST_TEXT COMM_AUTH_REQUEST_LAST_TIME COMM_AUTH_REQUEST_LAST_IS COMM_AUTH_REQUEST_LAST_SUCCESS COMM_AUTH_REQUEST_LAST_FAILURE COMM_AUTH_REQUEST_REASON;
    AUTH_RETURN: COMM_AUTH_RETURN_TOTAL COMM_AUTH_RETURN_SUCCESS COMM_AUTH_RETURN_FAIL COMM_AUTH_RETURN_ONGOING COMM_AUTH_RETURN_ONGOING_COMM COMM_AUTH_RETURN_LAST_TEXT COMM_AUTH_RETURN_LAST_TIME COMM_AUTH_RETURN_LAST_IS COMM_AUTH_RETURN_LAST_SUCCESS COMM_AUTH_RETURN_LAST_FAILURE COMM_AUTH_RETURN_REASON;
    HELLO: COMM_HELLO_TOTAL COMM_HELLO_SUCCESS COMM_HELLO_FAIL COMM_HELLO_ONGOING COMM_HELLO_ONGOING_COMM COMM_HELLO_LAST_TEXT COMM_HELLO_LAST_TIME COMM_HELLO_LAST_IS COMM_HELLO_LAST_SUCCESS COMM_HELLO_LAST_FAILURE COMM_HELLO_REASON;
    POLLING: COMM_POLLING_TOTAL COMM_POLLING_SUCCESS COMM_POLLING_FAIL COMM_POLLING_ONGOING COMM_POLLING_ONGOING_COMM COMM_POLLING_LAST_TEXT COMM_POLLING_LAST_TIME COMM_POLLING_LAST_IS COMM_POLLING_LAST_SUCCESS COMM_POLLING_LAST_FAILURE COMM_POLLING_REASON;
    TELEMETRY: COMM_TELEMETRY_TOTAL COMM_TELEMETRY_SUCCESS COMM_TELEMETRY_FAIL COMM_TELEMETRY_ONGOING COMM_TELEMETRY_ONGOING_COMM COMM_TELEMETRY_LAST_TEXT COMM_TELEMETRY_LAST_TIME COMM_TELEMETRY_LAST_IS COMM_TELEMETRY_LAST_SUCCESS COMM_TELEMETRY_LAST_FAILURE COMM_TELEMETRY_REASON;
    TRUST_ACK: COMM_TRUST_ACK_TOTAL COMM_TRUST_ACK_SUCCESS COMM_TRUST_ACK_FAIL COMM_TRUST_ACK_ONGOING COMM_TRUST_ACK_ONGOING_COMM COMM_TRUST_ACK_LAST_TEXT COMM_TRUST_ACK_LAST_TIME COMM_TRUST_ACK_LAST_IS COMM_TRUST_ACK_LAST_SUCCESS COMM_TRUST_ACK_LAST_FAILURE COMM_TRUST_ACK_REASON;
    TRUST_ESTABLISHMENT: COMM_TRUST_ESTABLISHMENT_TOTAL COMM_TRUST_ESTABLISHMENT_SUCCESS COMM_TRUST_ESTABLISHMENT_FAIL COMM_TRUST_ESTABLISHMENT_ONGOING COMM_TRUST_ESTABLISHMENT_ONGOING_COMM COMM_TRUST_ESTABLISHMENT_LAST_TEXT COMM_TRUST_ESTABLISHMENT_LAST_TIME COMM_TRUST_ESTABLISHMENT_LAST_IS COMM_TRUST_ESTABLISHMENT_LAST_SUCCESS COMM_TRUST_ESTABLISHMENT_LAST_FAILURE COMM_TRUST_ESTABLISHMENT_REASON;
    TRUST_SYNC: COMM_TRUST_SYNC_TOTAL COMM_TRUST_SYNC_SUCCESS COMM_TRUST_SYNC_FAIL COMM_TRUST_SYNC_ONGOING COMM_TRUST_SYNC_ONGOING_COMM COMM_TRUST_SYNC_LAST_TEXT COMM_TRUST_SYNC_LAST_TIME COMM_TRUST_SYNC_LAST_IS COMM_TRUST_SYNC_LAST_SUCCESS COMM_TRUST_SYNC_LAST_FAILURE COMM_TRUST_SYNC_REASON;
    USAGE: COMM_USAGE_TOTAL COMM_USAGE_SUCCESS COMM_USAGE_FAIL COMM_USAGE_ONGOING COMM_USAGE_ONGOING_COMM COMM_USAGE_LAST_TEXT COMM_USAGE_LAST_TIME COMM_USAGE_LAST_IS COMM_USAGE_LAST_SUCCESS COMM_USAGE_LAST_FAILURE COMM_USAGE_REASON;
}

impl Statistics {
    /// How the last response is printed.
    pub fn form(&self, state: &Record) -> &'static str {
        match (state.text(self.last_text), state.get(self.last_time)) {
            (None, _) => "never",
            (Some(_), Some(_)) => "at",
            (Some(_), None) => "plain",
        }
    }

    /// Back to nothing.
    pub fn clear(&self, state: &mut Record) {
        for key in [self.total, self.success, self.fail, self.ongoing, self.ongoing_comm] {
            state.set(key, 0);
        }
        for id in [
            self.last_text.id,
            self.last_time.id,
            self.last_is.id,
            self.last_success.id,
            self.last_failure.id,
            self.reason.id,
        ] {
            state.forget(id);
        }
    }

    fn succeeded(&self, state: &mut Record, word: &str, now: DateTime<Utc>) {
        add(state, self.total, 1);
        add(state, self.success, 1);
        state.set(self.ongoing, 0);
        state.set(self.ongoing_comm, 0);
        state.set(self.last_text, word);
        // The idle answer is printed without a time (G-12).
        state.set_or_clear(self.last_time, (word != IDLE).then_some(now));
        state.clear(self.last_is);
        state.clear(self.reason);
        // Three of three captures count the idle answer as a success and print `Last Success Time: <none>`.
        if word != IDLE {
            state.set(self.last_success, now);
        }
    }

    fn failed(&self, state: &mut Record, word: &str, reason: Option<String>, unanswered: bool, now: DateTime<Utc>) {
        add(state, self.total, 1);
        add(state, self.fail, 1);
        add(state, self.ongoing, 1);
        if unanswered {
            add(state, self.ongoing_comm, 1);
        }
        state.set(self.last_text, word);
        state.set(self.last_time, now);
        state.clear(self.last_is);
        state.set_or_clear(self.reason, reason);
        state.set(self.last_failure, now);
    }
}

/// Adds to a number that may be absent; it never falls below 0.
pub(super) fn add(state: &mut Record, key: Key<i64>, n: i64) {
    let sum = state.get(key).unwrap_or(0).saturating_add(n);
    state.set(key, sum.max(0));
}

/// The counters that a request counts in; what a device before policy mode says is not counted.
fn statistics_of(ask: &Ask) -> Option<&'static Statistics> {
    Some(match ask {
        Ask::Hello => &HELLO,
        Ask::Trust { .. } => &TRUST_ESTABLISHMENT,
        Ask::Usage { .. } => &USAGE,
        Ask::Poll { .. } => &POLLING,
        Ask::TrustSync => &TRUST_SYNC,
        Ask::Authorization { .. } => &AUTH_REQUEST,
        Ask::AuthorizationConfirmation { .. } => &AUTH_CONFIRM,
        Ask::AuthorizationReturn { .. } => &AUTH_RETURN,
        Ask::Classic { .. } => return None,
    })
}

/// Sends `ask` over the configured transport and gives its answer; counts and logs on the way. CSLU and On-Prem are asked
/// first whether they are there: one that does not answer is asked nothing else (G-3: no report was attempted).
pub fn exchange(agent: &mut Agent<'_>, ask: Ask) -> Result<Reply, Trouble> {
    if transport::is_cslu(agent.state()) {
        hello::say(agent)?;
    }
    once(agent, ask)
}

/// The same without the hello.
pub(super) fn once(agent: &mut Agent<'_>, ask: Ask) -> Result<Reply, Trouble> {
    let route = match transport::route(agent.device) {
        Ok(route) => route,
        Err(unsendable) => return Err(not_sent(agent, unsendable)),
    };
    let statistics = statistics_of(&ask);
    let request = Request {
        sender: sender(agent),
        ask,
    };
    check_revocation(agent, &route);
    let answer = ask_world(agent, &route, &request);
    let now = agent.now();
    history::exchanged(agent, &request.ask, &answer);
    match answer {
        Ok(Reply::Refused(refusal)) => {
            if let Some(statistics) = statistics {
                let (word, reason) = ("INVALID STATUS CODE", Some(refusal.to_string()));
                statistics.failed(agent.state_mut(), word, reason, false, now);
            }
            restored(agent);
            Err(Trouble::Refused(refusal))
        }
        Ok(reply) => {
            if let Some(statistics) = statistics {
                statistics.succeeded(agent.state_mut(), reply.word(), now);
            }
            restored(agent);
            if statistics.is_some() && !transport::is_cslu(agent.state()) {
                transport::met(agent.state_mut(), &ServerInfo::cssm());
            }
            Ok(reply)
        }
        Err(failure) => {
            let unanswered = failure != Failure::Busy;
            if let Some(statistics) = statistics {
                let reason = failure.failure_reason().map(String::from);
                statistics.failed(agent.state_mut(), failure.word(), reason, unanswered, now);
            }
            if unanswered {
                lost(agent, &failure, &route);
            }
            Err(Trouble::NoReply(failure))
        }
    }
}

/// Sends a request by a route; a name that is looked up elsewhere is looked up first.
fn ask_world(agent: &mut Agent<'_>, route: &transport::Route, request: &Request) -> Result<Reply, Failure> {
    let mut target = route.target.clone();
    if let Some(names) = route.names.as_ref().filter(|_| target.address.is_none()) {
        let found = agent.world.resolve(names, &target.host);
        target.address = Some(found.map_err(|_| Failure::Dns)?);
    }
    agent.world.exchange(&route.egress, &target, request)
}

/// A trustpoint that checks revocation first looks for the list each time (a public blog: the messages come periodically).
/// That contact goes on without it is unverified.
fn check_revocation(agent: &mut Agent<'_>, route: &transport::Route) {
    let named = |point: &&Record| point.text(view::TRUSTPOINTS_NAME) == Some(LICENSING_TRUSTPOINT);
    let point = agent.state().list(view::TRUSTPOINTS).iter().find(named);
    let check = point.and_then(|point| point.text(view::TRUSTPOINTS_REVOCATION_CHECK));
    // What comes behind `crl` says what happens without the list: nothing is logged then.
    if check == Some("crl") && route.target.tls && !agent.world.revocation_list(&route.target) {
        agent.log("message/pki/crl_fetch_fail", Record::new());
    }
}

/// Whether CSLU or On-Prem answered the last hello.
pub fn is_in_contact(state: &Record) -> bool {
    state.get(HELLO.success).unwrap_or(0) > 0 && state.get(HELLO.ongoing).unwrap_or(0) == 0
}

/// Nothing goes out. Call-home without a profile for licensing data says so each time (recorded on IOS XR).
fn not_sent(agent: &mut Agent<'_>, unsendable: transport::Unsendable) -> Trouble {
    if unsendable == transport::Unsendable::CallHomeDisabled {
        agent.log("message/smart_lic/comm_failed_call_home_disabled", Record::new());
    }
    Trouble::NotSent(unsendable)
}

/// Contact is back after it was lost.
fn restored(agent: &mut Agent<'_>) {
    if !agent.state().is(view::COMM_DOWN) {
        return;
    }
    agent.state_mut().clear(view::COMM_DOWN);
    agent.log(transport::restored_message(agent.state()), Record::new());
    eventlog::record(agent, "SAEVT_COMM_RESTORED", &[]);
}

/// Nobody answered. Each failed contact says so.
fn lost(agent: &mut Agent<'_>, failure: &Failure, route: &transport::Route) {
    let reason = failure.reason();
    let args = Record::new().with(view::ARG_REASON, reason.as_ref());
    agent.log(transport::failed_message(agent.state()), args);
    if let (Some(error), true) = (failure.call_home_error(), transport::is_call_home(agent.state())) {
        let args = Record::new()
            .with(view::ARG_URL, route.url.as_str())
            .with(view::ARG_COUNT, i64::from(error));
        agent.log("message/call_home/sl_message_failed", args);
    }
    agent.state_mut().set(view::COMM_DOWN, true);
    eventlog::record(agent, "SAEVT_COMM_FAIL", &[("error", reason.as_ref())]);
}

/// Who speaks. Privacy settings withhold host name and version.
pub fn sender(agent: &Agent<'_>) -> Sender {
    let state = agent.state();
    Sender {
        udi: members::active(state),
        hostname: members::hostname(state),
        software_tag: state.text(view::SOFTWARE_ID).unwrap_or_default().to_owned(),
        software_version: members::software_version(state),
        timestamp: agent.now(),
        instance: members::instance(state),
        belongs: account::belongs(state),
    }
}
