//! `show license history message`: the last messages of each kind, and the last imports.
//!
//! No capture shows an entry: their form is unverified. They hold what was said, in the wire's own vocabulary.

use chrono::{DateTime, Utc};

use super::agent::Agent;
use crate::device::view;
use crate::limits::LICENSE_HISTORY_MAX;
use crate::screen::value::{Key, Record};
use crate::wire::{Ask, Failure, FileKind, Reply};

/// A list of entries and the text of one.
type List = (Key<Vec<Record>>, Key<String>);

/// The history that messages of a kind are kept in; the others are not kept.
fn list_of(ask: &Ask) -> Option<List> {
    Some(match ask {
        Ask::Trust { .. } => (view::HISTORY_TRUST_ENTRIES, view::HISTORY_TRUST_ENTRIES_TEXT),
        Ask::Usage { .. } => (view::HISTORY_USAGE_ENTRIES, view::HISTORY_USAGE_ENTRIES_TEXT),
        Ask::Poll { .. } => (view::HISTORY_POLLING_ENTRIES, view::HISTORY_POLLING_ENTRIES_TEXT),
        Ask::Authorization { .. } => (
            view::HISTORY_AUTH_REQUEST_ENTRIES,
            view::HISTORY_AUTH_REQUEST_ENTRIES_TEXT,
        ),
        Ask::AuthorizationReturn { .. } => (
            view::HISTORY_AUTH_RETURN_ENTRIES,
            view::HISTORY_AUTH_RETURN_ENTRIES_TEXT,
        ),
        Ask::TrustSync => (view::HISTORY_TRUST_SYNC_ENTRIES, view::HISTORY_TRUST_SYNC_ENTRIES_TEXT),
        Ask::Hello | Ask::AuthorizationConfirmation { .. } | Ask::Classic { .. } => return None,
    })
}

/// Keeps one exchange: the word that `Last Response:` shows, and why, if there is a reason.
pub fn exchanged(agent: &mut Agent<'_>, ask: &Ask, answer: &Result<Reply, Failure>) {
    let Some(list) = list_of(ask) else { return };
    let outcome = match answer {
        Ok(Reply::Refused(refusal)) => format!("INVALID STATUS CODE {refusal}"),
        Ok(reply) => reply.word().to_owned(),
        Err(failure) => failure.word().to_owned(),
    };
    keep(agent, list, &outcome);
}

/// The history that imports of a kind are kept in.
fn import_list(kind: FileKind) -> List {
    match kind {
        FileKind::Policy => (
            view::HISTORY_IMPORT_POLICY_ENTRIES,
            view::HISTORY_IMPORT_POLICY_ENTRIES_TEXT,
        ),
        FileKind::TrustCode => (
            view::HISTORY_IMPORT_TRUST_ENTRIES,
            view::HISTORY_IMPORT_TRUST_ENTRIES_TEXT,
        ),
        FileKind::Ack => (view::HISTORY_IMPORT_ACK_ENTRIES, view::HISTORY_IMPORT_ACK_ENTRIES_TEXT),
        _ => (
            view::HISTORY_IMPORT_AUTH_ENTRIES,
            view::HISTORY_IMPORT_AUTH_ENTRIES_TEXT,
        ),
    }
}

/// Keeps one import. What brings nothing that has a heading is not kept.
pub fn imported(agent: &mut Agent<'_>, brought: Option<FileKind>, worked: bool) {
    if let Some(kind) = brought {
        keep(agent, import_list(kind), if worked { "OK" } else { "FAIL" });
    }
}

fn keep(agent: &mut Agent<'_>, (list, text): List, outcome: &str) {
    let entry = format!("{} {outcome}", stamp(agent.now()));
    let entries = agent.state_mut().list_mut(list);
    entries.push(Record::new().with(text, entry));
    let over = entries.len().saturating_sub(LICENSE_HISTORY_MAX);
    entries.drain(..over);
}

fn stamp(at: DateTime<Utc>) -> impl std::fmt::Display {
    at.format("%Y-%m-%d %H:%M:%S UTC")
}

/// Forgets everything.
pub fn clear(state: &mut Record) {
    for list in [
        view::HISTORY_TRUST_ENTRIES,
        view::HISTORY_USAGE_ENTRIES,
        view::HISTORY_POLLING_ENTRIES,
        view::HISTORY_AUTH_REQUEST_ENTRIES,
        view::HISTORY_AUTH_RETURN_ENTRIES,
        view::HISTORY_TRUST_SYNC_ENTRIES,
        view::HISTORY_IMPORT_POLICY_ENTRIES,
        view::HISTORY_IMPORT_AUTH_ENTRIES,
        view::HISTORY_IMPORT_TRUST_ENTRIES,
        view::HISTORY_IMPORT_ACK_ENTRIES,
        view::HISTORY_IMPORT_CONVERSION_ENTRIES,
        view::HISTORY_IMPORT_ACCOUNT_ENTRIES,
    ] {
        state.clear(list);
    }
}
