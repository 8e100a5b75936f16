//! Which release and which Smart Agent a device runs, as far as its texts say, and what is taken where they do not.
//!
//! Must not know how texts are read.

use chrono::{DateTime, Datelike, Utc};

use super::commands::Commands;
use super::places::Places;
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
    /// In the order of releases.
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    release: Release,
    agent: Option<String>,
    /// The year in which it came out.
    year: Option<i64>,
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
            .map(|(release, row)| Row {
                release,
                agent: row.get(view::AGENT),
                year: row.get(view::VERSION_YEAR),
            })
            .collect();
        rows.sort_by(|a: &Row, b| a.release.cmp(&b.release));
        Ok(Self { rows })
    }

    /// Whether the file has a release or its train.
    pub fn has(&self, release: &str) -> bool {
        let Some(release) = Release::parse(release) else {
            return false;
        };
        self.rows
            .iter()
            .any(|row| row.release == release || row.release == release.train())
    }

    /// The agent of a release; of one that is not in the file, that of the last before it.
    pub fn agent_of(&self, release: &str) -> Option<String> {
        let release = Release::parse(release)?;
        let mut rows = self
            .rows
            .iter()
            .filter(|row| row.release <= release && row.agent.is_some());
        rows.next_back().and_then(|row| row.agent.clone())
    }

    /// The trains whose releases may have this agent: those between whose neighbours' agents it lies. Agents of single
    /// releases are known of few, and a train gets newer ones while it lives.
    fn trains_of(&self, agent: &str) -> Vec<Release> {
        let Some(agent) = Version::parse(agent) else {
            return Vec::new();
        };
        let mut trains: Vec<(Release, Vec<Version>)> = Vec::new();
        for row in &self.rows {
            let own = row.agent.as_deref().and_then(Version::parse);
            match trains.last_mut().filter(|(train, _)| *train == row.release.train()) {
                Some((_, agents)) => agents.extend(own),
                None => trains.push((row.release.train(), own.into_iter().collect())),
            }
        }
        trains.retain(|(_, agents)| !agents.is_empty());
        let may = |at: &usize| {
            let (before, behind) = (at.saturating_sub(1), (at + 1).min(trains.len() - 1));
            let earliest = trains[before].1.iter().min();
            // Agents later than all known ones are of releases to come.
            let latest = trains[behind].1.iter().max().filter(|_| behind > *at);
            earliest.is_none_or(|earliest| agent >= *earliest || before == *at)
                && latest.is_none_or(|latest| agent <= *latest)
        };
        (0..trains.len()).filter(may).map(|at| trains[at].0.clone()).collect()
    }

    /// The release that has this agent; without one, the last that has an earlier one.
    fn of_agent(&self, agent: &str) -> Option<&Row> {
        let exact = self.rows.iter().find(|row| row.agent.as_deref() == Some(agent));
        let wanted = Version::parse(agent);
        let version = |row: &Row| row.agent.as_deref().and_then(Version::parse);
        let not_later = || {
            let rows = self
                .rows
                .iter()
                .filter(|row| version(row).is_some() && version(row) <= wanted);
            rows.max_by(|a, b| version(a).cmp(&version(b)).then(b.release.cmp(&a.release)))
        };
        exact.or_else(not_later).or(self.rows.first())
    }

    /// The last release that was out in `year`, has the commands, and whose agent and number all texts allow.
    fn allowed(&self, texts: &[Text], commands: &Commands<'_>, year: Option<i64>) -> Option<&Row> {
        let allows = |row: &&Row| {
            let (release, agent) = (row.release.to_string(), row.agent.as_deref().unwrap_or_default());
            let in_time = year.is_none_or(|year| row.year.is_none_or(|of_row| of_row <= year));
            let allowed = |text: &Text| {
                within(&text.reading.agent, agent)
                    && within(&text.reading.release, &release)
                    && commands.has(&release, &text.command)
            };
            row.agent.is_some() && in_time && texts.iter().all(allowed)
        };
        self.rows.iter().rev().find(allows)
    }
}

/// Gives the state a release and an agent. What no text names is that of the last release which all of them allow.
pub fn settle(
    texts: &[Text],
    known: &Known,
    commands: &Commands<'_>,
    recorded: Option<DateTime<Utc>>,
    state: &mut Record,
    report: &mut Report,
) {
    let release = state.get(view::RELEASE);
    let agent = state.get(view::AGENT);
    report.release_read = release.is_some();
    report.agent_read = agent.is_some();
    report.notes.extend(disagreement(texts, known, state));
    let allowed = || known.allowed(texts, commands, recorded.map(|at| i64::from(at.year())));
    let (release, agent) = match (release, agent) {
        (Some(release), Some(agent)) => (Some(release), Some(agent)),
        (Some(release), None) => {
            let of_release = known.agent_of(&release);
            let fits = |agent: &String| texts.iter().all(|text| within(&text.reading.agent, agent));
            let agent = of_release.filter(fits).or_else(|| allowed()?.agent.clone());
            (Some(release), agent)
        }
        (None, Some(agent)) => (known.of_agent(&agent).map(|row| in_policy(row, &agent)), Some(agent)),
        (None, None) => match allowed() {
            Some(row) => {
                let agent = row.agent.clone().unwrap_or_default();
                (Some(in_policy(row, &agent)), Some(agent))
            }
            None => (None, None),
        },
    };
    state.set_or_clear(view::RELEASE, release);
    state.set_or_clear(view::AGENT, agent);
}

/// What is to be said where the release that one text names is none of those that bring the agent which a text names or
/// is printed by.
fn disagreement(texts: &[Text], known: &Known, state: &Record) -> Option<String> {
    let release = state.get(view::RELEASE)?;
    let train = Release::parse(&release)?.train();
    let mut places = Places::new(texts);
    let mut named = |path| (0..texts.len()).find_map(|text| places.find(text, path, &[]));
    let at = named(view::RELEASE.id)?;
    if let (Some(agent), Some(there)) = (state.get(view::AGENT), named(view::AGENT.id)) {
        let trains = known.trains_of(&agent);
        if trains.is_empty() || !known.has(&release) || trains.contains(&train) {
            return None;
        }
        let trains = words(&trains);
        return Some(format!(
            "release {release} ({at}) and agent {agent} ({there}) are not of one device: that agent comes with {trains}; the profile is a mixture"
        ));
    }
    let agent = known.agent_of(&release).filter(|_| known.has(&release))?;
    let other = texts.iter().find(|text| !within(&text.reading.agent, &agent))?;
    let form = form(other)?;
    Some(format!(
        "release {release} ({at}) and the form of {} ({}) are not of one device: release {release} has agent {agent}, the form is of {form}; the profile is a mixture",
        other.command,
        other.place(0)
    ))
}

/// `17.12`, `17.12 to 17.14`: trains that lie beside one another.
fn words(trains: &[Release]) -> String {
    match trains {
        [first, .., last] => format!("{first} to {last}"),
        [one] => one.to_string(),
        [] => String::new(),
    }
}

/// The release of a row; of a train in which policy mode begins, that with which it does.
fn in_policy(row: &Row, agent: &str) -> String {
    let has_policy = Version::parse(agent) >= Version::parse("5.0");
    let first = Release::parse(POLICY_SINCE);
    match first {
        Some(first) if has_policy && row.release < first => first.to_string(),
        _ => row.release.to_string(),
    }
}

/// The first release with policy mode (licensing-state-machine.md, 1).
const POLICY_SINCE: &str = "17.3.2";

/// The range of releases that one text allows, in words.
pub fn range(text: &Text) -> Option<String> {
    if let Some(release) = text.reading.state.get(view::RELEASE) {
        return Some(release);
    }
    if let Some(agent) = text.reading.state.get(view::AGENT) {
        return Some(format!("agent {agent}"));
    }
    form(text)
}

/// The versions that print what a text is, as far as its form says.
fn form(text: &Text) -> Option<String> {
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
    let both = [
        words(&text.reading.agent, "agent"),
        words(&text.reading.release, "release"),
    ];
    let both: Vec<String> = both.into_iter().flatten().collect();
    (!both.is_empty()).then(|| both.join("; "))
}
