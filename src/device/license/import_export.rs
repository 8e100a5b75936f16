//! Licensing data as files: usage reports and trust requests out; acknowledgements, policies and codes in.

use chrono::{DateTime, TimeDelta, Utc};

use super::agent::{Agent, days};
use super::{
    account, authorization, delivery, eventlog, history, members, needed, optional, reports, reservation, row,
};
use super::{storage, trust, usage};
use crate::device::action::ActionInfo;
use crate::device::action::ArgKind::{Int, Text};
use crate::device::reaction::Reaction;
use crate::device::{Ctx, view};
use crate::screen::value::Record;
use crate::wire::files::{PolicyFile, UsageFile};
use crate::wire::{Acknowledgement, AuthorizationCode, FileError, FileKind, LicenseFile, SignedReport, TrustReply};

/// How far a device's clock may be behind who made a file.
const CLOCK_TOLERANCE: TimeDelta = TimeDelta::hours(1);
/// Why such a file is refused (word of the Nexus guide; its place here is unverified).
const TIMESTAMP: &str = "Timestamp mismatch";

/// The same of a code for another device (as the message for authorization codes says it; unverified).
const OTHER_UDI: &str = "The UDI does not match";

/// Actions on licensing files.
pub static ACTIONS: &[ActionInfo] = &[
    row(
        "license_save_usage",
        &[
            needed("which", Text),
            optional("days", Int),
            optional("id", Int),
            needed("file", Text),
        ],
        save_usage,
    ),
    row(
        "license_save_trust_request",
        &[needed("file", Text)],
        save_trust_request,
    ),
    row("license_import", &[needed("file", Text)], import),
];

/// `license smart save usage {all|days N|rum-id ID|unreported} file URL`. `which` is `all`, `days`, `rum_id` or
/// `unreported`; `days` and `id` go with the second and third. Closes what is being collected first, so that the file
/// says what is in use now. Silent; without a report `The requested item was not found` (captures).
fn save_usage(ctx: &mut Ctx<'_>) -> Reaction {
    let args = &ctx.invocation.args;
    let which = args.text("which").to_owned();
    let (span, id) = (args.int("days").unwrap_or(0), args.int("id").unwrap_or(0));
    let file = args.text("file").to_owned();
    let agent = &mut Agent::of(ctx);
    let before = agent.state().clone();
    if which != "rum_id" {
        reports::close_all(agent, reports::REQUESTED);
    }
    let reports = picked(agent, &which, span, id);
    if reports.is_empty() {
        return Reaction::screen("license_exec/not_found");
    }
    let content = LicenseFile::Usage(UsageFile {
        system: Some(storage::system_info(agent)),
        reports,
    });
    match storage::write(agent, &file, content.write().into_bytes()) {
        Ok(()) => {
            let now = agent.now();
            agent.state_mut().set(view::USAGE_LAST_FILE_WRITE, now);
            eventlog::record(agent, "SAEVT_UTILITY_RUM_SAVE", &[]);
            Reaction::silent()
        }
        Err(problem) => {
            // Nobody has the reports: they go on.
            *agent.state_mut() = before;
            problem.reaction()
        }
    }
}

fn picked(agent: &Agent<'_>, which: &str, span: i64, id: i64) -> Vec<SignedReport> {
    let since = agent.now() - days(span);
    let state = agent.state();
    match which {
        "days" => delivery::sign(state, |report| {
            report.get(view::RUM_REPORTS_END).is_some_and(|end| end >= since)
        }),
        "rum_id" => delivery::sign(state, |report| report.get(view::RUM_REPORTS_ID) == Some(id)),
        "unreported" => delivery::unacknowledged(state),
        _ => delivery::sign(state, |_| true),
    }
}

/// `license smart save trust-request URL`: for CSSM, which gives a trust code file for it. Silent.
fn save_trust_request(ctx: &mut Ctx<'_>) -> Reaction {
    let file = ctx.invocation.args.text("file").to_owned();
    let agent = &mut Agent::of(ctx);
    let content = LicenseFile::TrustRequest(storage::system_info(agent));
    match storage::write(agent, &file, content.write().into_bytes()) {
        Ok(()) => Reaction::silent(),
        Err(problem) => problem.reaction(),
    }
}

/// Why a good file changes nothing.
enum Refused {
    /// It is for another device.
    OtherDevice,
    /// It acknowledges reports that this device does not have.
    UnknownReports,
    /// The device writes such files and does not read them.
    NotImported,
    /// It was made later than this device believes it is.
    Timestamp,
    /// A reservation in policy mode, or one that does not fit.
    Reservation,
}

/// `license smart import URL`: whatever Cisco gives for a file, told apart by its content. `Import Data Successful` is
/// recorded; every text of failure is unverified.
fn import(ctx: &mut Ctx<'_>) -> Reaction {
    let url = ctx.invocation.args.text("file").to_owned();
    let agent = &mut Agent::of(ctx);
    let bytes = match storage::read(agent, &url) {
        Ok(bytes) => bytes,
        Err(problem) => return problem.reaction(),
    };
    // A failure too is history, under what the file says it brings (reference licensing-state-machine 8.1).
    let brought = FileKind::brought_by(&bytes);
    let file = match LicenseFile::parse(&bytes) {
        Ok(file) => file,
        Err(error) => {
            history::imported(agent, brought, false);
            if let (Some(kind), Some(reason)) = (brought, not_taken(&error)) {
                install_failed(agent, kind, reason);
            }
            return Reaction::screen(unreadable(&error));
        }
    };
    match imported(agent, file, brought) {
        Ok(screen) => Reaction::screen(screen),
        Err(refused) => Reaction::screen(match refused {
            Refused::OtherDevice => "license_exec/import/other_device",
            Refused::UnknownReports => "license_exec/import/unknown_reports",
            Refused::Timestamp => "license_exec/import/timestamp",
            Refused::NotImported => "license_exec/import/wrong_kind",
            Refused::Reservation => "license_exec/import/reservation_refused",
        }),
    }
}

/// Takes a file and keeps in mind what came of it.
fn imported(agent: &mut Agent<'_>, file: LicenseFile, brought: Option<FileKind>) -> Result<&'static str, Refused> {
    let result = take(agent, file);
    history::imported(agent, brought, result.is_ok());
    result
}

/// As `license smart import`, from a management system; whether it was taken.
pub fn take_file(agent: &mut Agent<'_>, file: LicenseFile) -> bool {
    let brought = FileKind::brought_by(file.write().as_bytes());
    imported(agent, file, brought).is_ok()
}

/// Why a licensing file is not taken, as messages word it (messages.md section 1: "signature mismatch", "bad file"; the
/// words behind the colon are unverified).
fn not_taken(error: &FileError) -> Option<&'static str> {
    match error {
        FileError::Signature => Some("Signature mismatch"),
        FileError::Damaged(_) => Some("Message parse failed"),
        FileError::NotSmartLicense | FileError::TooLarge(_) | FileError::WrongKind { .. } => None,
    }
}

/// Says that what a file brings was not installed. Acknowledgements have no such message.
fn install_failed(agent: &mut Agent<'_>, kind: FileKind, reason: &str) {
    let message = match kind {
        FileKind::TrustCode => "message/smart_lic/trust_code_install_failed",
        FileKind::Policy => "message/smart_lic/policy_install_failed",
        FileKind::Authorization => "message/smart_lic/authorization_install_failed",
        _ => return,
    };
    let args = members::named(&members::active(agent.state())).with(view::ARG_REASON, reason);
    agent.log(message, args);
}

fn unreadable(error: &FileError) -> &'static str {
    match error {
        FileError::NotSmartLicense | FileError::TooLarge(_) | FileError::WrongKind { .. } => {
            "license_exec/import/not_licensing"
        }
        FileError::Damaged(_) => "license_exec/import/damaged",
        FileError::Signature => "license_exec/import/bad_signature",
    }
}

fn take(agent: &mut Agent<'_>, file: LicenseFile) -> Result<&'static str, Refused> {
    match file {
        LicenseFile::Ack(ack) => take_ack(agent, &ack),
        LicenseFile::Policy(file) => take_policy(agent, &file),
        LicenseFile::TrustCode(reply) => take_trust(agent, &reply),
        LicenseFile::Authorization(codes) => take_authorization(agent, &codes),
        LicenseFile::Reservation(code) => {
            let installed = reservation::install(agent, &code);
            installed
                .map(|_| "license_exec/import/done")
                .map_err(|_| Refused::Reservation)
        }
        LicenseFile::Usage(_) | LicenseFile::TrustRequest(_) | LicenseFile::AuthorizationRequest(_) => {
            Err(Refused::NotImported)
        }
    }
}

/// The reports of a stack are those of all its members, whichever was the active one when they were saved. An ACK for another device, or for reports that this one does not have, is refused. One that was imported before
/// brings nothing new and changes nothing (both unverified).
fn take_ack(agent: &mut Agent<'_>, ack: &Acknowledgement) -> Result<&'static str, Refused> {
    if !members::in_scope(agent.state(), "all").contains(&ack.udi) {
        return Err(Refused::OtherDevice);
    }
    if !delivery::knows_all(agent.state(), &ack.reports) {
        return Err(Refused::UnknownReports);
    }
    if delivery::any_unacknowledged(agent.state(), &ack.reports) {
        usage::take_ack(agent, ack);
    }
    Ok("license_exec/import/ack_done")
}

/// A policy or trust code that comes from the future is refused: the clock of the device is behind by more than the hour
/// that is allowed (Nexus troubleshooting guide, "timestamp mismatch"; that it holds for files is unverified).
fn take_policy(agent: &mut Agent<'_>, file: &PolicyFile) -> Result<&'static str, Refused> {
    if from_the_future(agent, file.account.as_of) {
        install_failed(agent, FileKind::Policy, TIMESTAMP);
        return Err(Refused::Timestamp);
    }
    usage::follow_policy(agent, &file.policy);
    account::learned(agent, &file.account);
    Ok("license_exec/import/done")
}

fn from_the_future(agent: &Agent<'_>, made: DateTime<Utc>) -> bool {
    made - agent.now() > CLOCK_TOLERANCE
}

fn take_trust(agent: &mut Agent<'_>, reply: &TrustReply) -> Result<&'static str, Refused> {
    let ours = members::in_scope(agent.state(), "all");
    if !reply.codes.iter().any(|code| ours.contains(&code.udi)) {
        install_failed(agent, FileKind::TrustCode, OTHER_UDI);
        return Err(Refused::OtherDevice);
    }
    if from_the_future(agent, reply.account.as_of) {
        install_failed(agent, FileKind::TrustCode, TIMESTAMP);
        return Err(Refused::Timestamp);
    }
    trust::install(agent, reply);
    Ok("license_exec/import/done")
}

fn take_authorization(agent: &mut Agent<'_>, codes: &[AuthorizationCode]) -> Result<&'static str, Refused> {
    if authorization::install(agent, codes, false) {
        authorization::answered(agent, codes);
        return Ok("license_exec/import/done");
    }
    let udi = codes
        .first()
        .map_or_else(|| members::active(agent.state()), |code| code.udi.clone());
    agent.log("message/smart_lic/authorization_other_device", members::named(&udi));
    Err(Refused::OtherDevice)
}

/// Forgets what was exported.
pub fn clear(state: &mut Record) {
    state.clear(view::USAGE_LAST_FILE_WRITE);
}
