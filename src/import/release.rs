//! Which release and which Smart Agent a device runs, as far as its texts say, and what is taken where they do not.
//!
//! Must not know how texts are read.

use super::report::Report;
use super::texts::{Text, within};
use crate::device::view;
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::profile::{self, Release};
use crate::screen::value::Record;
use crate::screen::version::Version;

/// The file of releases: each with its agent.
#[derive(Debug)]
pub struct Known {
    rows: Vec<(Release, Option<String>)>,
}

impl Known {
    /// Reads the file of releases.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn load(files: &dyn Fn(&str) -> Option<SourceFile>) -> Result<Self, Vec<Diagnostic>> {
        let rows = profile::releases(files)?;
        let mut rows: Vec<_> = rows
            .into_iter()
            .map(|(release, row)| (release, row.get(view::AGENT)))
            .collect();
        rows.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(Self { rows })
    }

    /// The agent of a release, if the file has one.
    pub fn agent_of(&self, release: &str) -> Option<String> {
        let release = Release::parse(release)?;
        let of = |wanted: &Release| self.rows.iter().find(|(known, _)| known == wanted);
        of(&release)
            .or_else(|| of(&release.train()))
            .and_then(|(_, agent)| agent.clone())
    }

    /// The release that has this agent; without one, the last that has an earlier one.
    fn of_agent(&self, agent: &str) -> Option<&Release> {
        let exact = self.rows.iter().find(|(_, known)| known.as_deref() == Some(agent));
        let wanted = Version::parse(agent);
        let version = |known: &Option<String>| known.as_deref().and_then(Version::parse);
        let not_later = || {
            let rows = self.rows.iter().filter(|(_, known)| version(known).is_some() && version(known) <= wanted);
            rows.max_by(|a, b| version(&a.1).cmp(&version(&b.1)).then(b.0.cmp(&a.0)))
        };
        exact.or_else(not_later).or(self.rows.first()).map(|(release, _)| release)
    }

    /// The earliest release whose agent all texts allow.
    fn allowed(&self, texts: &[Text]) -> Option<(&Release, &str)> {
        let rows = self.rows.iter().filter_map(|(release, agent)| Some((release, agent.as_deref()?)));
        let allows = |text: &Text, release: &Release, agent: &str| {
            within(&text.reading.agent, agent) && within(&text.reading.release, &release.to_string())
        };
        rows.into_iter()
            .find(|(release, agent)| texts.iter().all(|text| allows(text, release, agent)))
    }
}

/// Gives the state a release and an agent. What no text names is the earliest that all of them allow.
pub fn settle(texts: &[Text], known: &Known, state: &mut Record, report: &mut Report) {
    let release = state.get(view::RELEASE);
    let agent = state.get(view::AGENT);
    report.release_read = release.is_some();
    report.agent_read = agent.is_some();
    let (release, agent) = match (release, agent) {
        (Some(release), Some(agent)) => (Some(release), Some(agent)),
        (Some(release), None) => {
            let of_release = known.agent_of(&release);
            let fits = |agent: &String| texts.iter().all(|text| within(&text.reading.agent, agent));
            let allowed = || known.allowed(texts).map(|(_, agent)| agent.to_owned());
            (Some(release), of_release.filter(fits).or_else(allowed))
        }
        (None, Some(agent)) => (known.of_agent(&agent).map(ToString::to_string), Some(agent)),
        (None, None) => match known.allowed(texts) {
            Some((release, agent)) => (Some(release.to_string()), Some(agent.to_owned())),
            None => (None, None),
        },
    };
    state.set_or_clear(view::RELEASE, release);
    state.set_or_clear(view::AGENT, agent);
}

/// The range of releases that one text allows, in words.
pub fn range(text: &Text) -> Option<String> {
    if let Some(release) = text.reading.state.get(view::RELEASE) {
        return Some(release);
    }
    if let Some(agent) = text.reading.state.get(view::AGENT) {
        return Some(format!("agent {agent}"));
    }
    let words = |interval: &crate::screen::reading::Interval, what: &str| {
        let bound = |sign: &str, bound: &Option<crate::screen::reading::Bound>| {
            bound.as_ref().map(|bound| format!("{sign} {}", bound.version))
        };
        let ends: Vec<String> = [bound(">=", &interval.from), bound("<", &interval.below)]
            .into_iter()
            .flatten()
            .collect();
        (!ends.is_empty()).then(|| format!("{what} {}", ends.join(", ")))
    };
    let both = [words(&text.reading.agent, "agent"), words(&text.reading.release, "release")];
    let both: Vec<String> = both.into_iter().flatten().collect();
    (!both.is_empty()).then(|| both.join("; "))
}
