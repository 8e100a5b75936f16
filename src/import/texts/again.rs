//! Texts read again, by versions that another one names.

use super::{Text, comparison, look};
use crate::device::view;
use crate::import::release::Known;
use crate::screen::reading::Interval;
use crate::screen::value::Record;
use crate::screen::version::Version;

/// Reads the texts again that do not name the versions which another one names.
pub fn read_again(texts: &mut [Text], releases: &Known) {
    let mut known = Record::new();
    for key in [view::AGENT, view::RELEASE] {
        if let Some(version) = texts.iter().find_map(|text| text.reading.state.get(key)) {
            known.set(key, version);
        }
    }
    if let (None, Some(agent)) = (
        known.get(view::AGENT),
        known.get(view::RELEASE).and_then(|r| releases.agent_of(&r)),
    ) {
        // The agent of a release is a rule of thumb: it counts where the text does not speak against it.
        if texts.iter().all(|text| within(&text.reading.agent, &agent)) {
            known.set(view::AGENT, agent);
        }
    }
    for text in texts {
        let named = |key| text.reading.state.get(key).is_some() || known.get(key).is_none();
        if named(view::AGENT) && named(view::RELEASE) {
            continue;
        }
        let mut known = known.clone();
        for key in [view::AGENT, view::RELEASE] {
            if let Some(own) = text.reading.state.get(key) {
                known.set(key, own);
            }
        }
        let again = look(&text.screen, &text.cleaned.text, &known, text.is_filtered());
        // Versions that another device named may not fit.
        let no_worse = !text.reading.complete && again.verbatim.len() <= text.reading.verbatim.len();
        if again.complete || no_worse {
            text.comparison = comparison(&text.cleaned.text, &again);
            text.reading = again;
        }
    }
}

/// Whether a version lies in what a text allows.
pub fn within(interval: &Interval, version: &str) -> bool {
    let Some(version) = Version::parse(version) else {
        return true;
    };
    let bound =
        |bound: &Option<crate::screen::reading::Bound>| bound.as_ref().and_then(|bound| Version::parse(&bound.version));
    bound(&interval.from).is_none_or(|from| version >= from)
        && bound(&interval.below).is_none_or(|below| version < below)
}
