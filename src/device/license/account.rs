//! The Smart Account and Virtual Account, which the device only learns from replies and files.

use super::agent::Agent;
use crate::device::view;
use crate::screen::value::Record;
use crate::wire::Account;

/// Notes where the device belongs.
pub fn learned(agent: &mut Agent<'_>, account: &Account) {
    let state = agent.state_mut();
    state.set(view::ACCOUNT_SMART_NAME, account.smart.as_str());
    state.set(view::ACCOUNT_SMART_AS_OF, account.as_of);
    state.clear(view::ACCOUNT_SMART_IS);
    state.set(view::ACCOUNT_VIRTUAL, account.virtual_account.as_str());
}

/// Smart Account and Virtual Account, as far as the device was told both.
pub fn belongs(state: &Record) -> Option<(String, String)> {
    state
        .get(view::ACCOUNT_SMART_NAME)
        .zip(state.get(view::ACCOUNT_VIRTUAL))
}

/// Forgets it.
pub fn clear(state: &mut Record) {
    state.clear(view::ACCOUNT_SMART_NAME);
    state.clear(view::ACCOUNT_SMART_AS_OF);
    state.clear(view::ACCOUNT_SMART_IS);
    state.clear(view::ACCOUNT_VIRTUAL);
}

/// How the Smart Account is printed.
pub fn form(state: &Record) -> &'static str {
    match (
        state.text(view::ACCOUNT_SMART_NAME),
        state.get(view::ACCOUNT_SMART_AS_OF),
    ) {
        (None, _) => "none",
        (Some(_), Some(_)) => "dated",
        (Some(_), None) => "named",
    }
}
