//! What a classic device says to CSSM or a satellite, and how a failure is worded.
//!
//! Must not know what an answer leads to.

use chrono::TimeDelta;

use super::super::agent::Agent;
use super::super::comm::{self, Trouble};
use super::super::{account, transport};
use crate::screen::value::Record;
use crate::wire::{Ask, ClassicAsk, Failure, Refusal, Reply};

/// From registration to the question for what is in use (captures `all__classic-4.8.5.4` and `summary__16.9.1`: 4 seconds;
/// `status__classic`: 14).
pub(super) const AUTHORIZE_AFTER: TimeDelta = TimeDelta::seconds(4);

/// One exchange. It names the account of the certificate.
pub(super) fn ask(agent: &mut Agent<'_>, ask: ClassicAsk) -> Result<Reply, Trouble> {
    let belongs = account::belongs(agent.state());
    comm::once(agent, Ask::Classic { ask, belongs })
}

/// An answer that does not belong to what was asked.
pub(super) fn unexpected() -> Trouble {
    Trouble::NoReply(Failure::EmptyResponse)
}

/// What stands behind `Failure reason:`.
pub(super) fn reason(state: &Record, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused(refusal) => refusal.classic_reason(),
        // Recorded whatever happened to the message (field notice on QuoVadis).
        Trouble::NoReply(failure) if *failure != Failure::Busy && transport::is_call_home(state) => {
            "Fail to send out Call Home HTTP message.".to_owned()
        }
        Trouble::NoReply(failure) => failure.classic_reason().into_owned(),
        // Title of the troubleshooting note.
        Trouble::NotSent(_) => "Communication transport not available.".to_owned(),
    }
}

/// What the message about a failed renewal says: recorded of a message that did not get out.
pub(super) fn renewal_reason(state: &Record, trouble: &Trouble) -> String {
    match trouble {
        Trouble::NoReply(failure) if *failure != Failure::Busy => "Communication message send error".to_owned(),
        other => reason(state, other),
    }
}

/// Whether asking again with the same token can bring something else (which refusals end a registration is unverified).
pub(super) fn may_pass(trouble: &Trouble) -> bool {
    !matches!(
        trouble,
        Trouble::Refused(
            Refusal::TokenInvalid(_)
                | Refusal::TokenExpired(_)
                | Refusal::TokenExhausted(_)
                | Refusal::TokenRevoked(_)
                | Refusal::HostnameIsUdi(_)
                | Refusal::AlreadyRegistered { .. }
        )
    )
}
