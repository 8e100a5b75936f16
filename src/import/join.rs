//! One state of several texts: values that agree are one, of values that disagree the later counts.
//!
//! The rule: a fuller print of a value wins over a cut one, a stamp with a time over one without, and otherwise the text
//! that was recorded later, by its clock or else by its place in the recordings. Values that only move with time (counters,
//! derived ones) do not disagree. Must not know what values mean.

use super::clock;
use super::places::{self, Places};
use super::report::{Contradiction, Report};
use super::texts::Text;
use crate::device::license::entitlements;
use crate::device::view::{self, SCHEMA};
use crate::screen::fuller;
use crate::screen::schema::Origin;
use crate::screen::value::{PathId, Record, Value};

/// A state, and which text each value is from.
pub struct Joined {
    /// The state.
    pub state: Record,
}

/// Fields that say which entry of a list is which, beside those of the other lists: any of their fields.
const IDENTITY: &[(&str, &[&str])] = &[
    (
        "licences",
        &[
            "name",
            "tag",
            "entitlement",
            "handle",
            "description",
            "feature_description",
        ],
    ),
    ("members", &["pid", "sn", "role"]),
    ("rum.reports", &["id"]),
    ("call_home.profiles", &["name"]),
    ("call_home.alert_groups", &["name"]),
    ("inventory", &["name", "sn"]),
];

/// Where a value came from: text, and the entries it lay in there.
type From = (usize, Vec<(PathId, usize)>);

/// Derived paths that do not move by themselves.
const STEADY: &[&str] = &["udi.", "stacked", "trust."];

struct Joiner<'a> {
    texts: &'a [Text],
    report: &'a mut Report,
    places: Places<'a>,
    /// Values of the state, by path and entries, and where they came from.
    from: std::collections::BTreeMap<(PathId, Vec<(PathId, usize)>), From>,
}

/// The texts in the order in which they were recorded: by their clocks, else as they stand.
pub fn order(texts: &[Text]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..texts.len()).collect();
    let moment = |at: &usize| clock::of(&texts[*at..=*at], &mut Record::new()).map(|(at, _)| at);
    if order.iter().all(|at| moment(at).is_some()) {
        order.sort_by_key(|at| moment(at));
    }
    order
}

/// Joins what all texts say.
pub fn join(texts: &[Text], report: &mut Report) -> Joined {
    let order = order(texts);
    let mut state = Record::new();
    let mut joiner = Joiner {
        texts,
        report,
        places: Places::new(texts),
        from: std::collections::BTreeMap::new(),
    };
    for at in order {
        joiner.inside(at);
        joiner.record(at, &texts[at].reading.state, &mut state, &[], &[]);
    }
    hostname(texts, &mut state, report);
    two_devices(report);
    Joined { state }
}

/// Serial numbers that disagree are no change of one device: somebody put two into one import.
fn two_devices(report: &mut Report) {
    let serial = report
        .contradictions
        .iter()
        .find(|c| SERIAL_NUMBERS.contains(&c.path.as_str()));
    // Prompts of two names may be one device that was renamed: only where no serial number speaks they are told.
    let named = report.contradictions.iter().find(|c| c.path == HOSTNAME);
    if let (None, Some(Contradiction { first, second, .. })) = (serial, named) {
        let note = format!(
            "the prompts are of two devices, {} ({}) and {} ({}), unless one was renamed: import the outputs of each by themselves",
            first.0, first.1, second.0, second.1
        );
        report.notes.push(note);
        return;
    }
    if let Some(Contradiction { first, second, .. }) = serial {
        let note = format!(
            "these are two devices, {} ({}) and {} ({}): the profile is a mixture; import the outputs of each by themselves",
            first.0, first.1, second.0, second.1
        );
        report.notes.push(note);
    }
}

/// The path at which prompts disagree.
const HOSTNAME: &str = "hostname";
/// Where the serial number of the box itself stands.
const SERIAL_NUMBERS: &[&str] = &["udi.sn", "chassis.sn"];

fn hostname(texts: &[Text], state: &mut Record, report: &mut Report) {
    let mut hosts: Vec<(&str, &Text)> = Vec::new();
    for text in texts {
        if let Some(host) = text.host.as_deref()
            && !hosts.iter().any(|(known, _)| *known == host)
        {
            hosts.push((host, text));
        }
    }
    let was_renamed = |pair: &[(&str, &Text)]| {
        let mut renamed = report.renamed.iter();
        renamed.any(|(old, new)| (old.as_str(), new.as_str()) == (pair[0].0, pair[1].0))
    };
    let pairs: Vec<_> = hosts.windows(2).filter(|pair| !was_renamed(pair)).collect();
    for pair in pairs {
        report.contradictions.push(Contradiction {
            path: HOSTNAME.to_owned(),
            first: (pair[0].0.to_owned(), pair[0].1.place(0)),
            second: (pair[1].0.to_owned(), pair[1].1.place(0)),
        });
    }
    if let Some((host, _)) = hosts.last()
        && state.get(view::HOSTNAME).is_none()
    {
        state.set(view::HOSTNAME, *host);
    }
}

impl Joiner<'_> {
    /// Values that disagree inside one text.
    fn inside(&mut self, at: usize) {
        let text = &self.texts[at];
        for conflict in &text.reading.conflicts {
            let line = text.place(conflict.line.unwrap_or(0));
            let other = self.places.of(at, conflict.path, &[]);
            self.report.contradictions.push(Contradiction {
                path: SCHEMA.info(conflict.path).name.to_owned(),
                first: (conflict.second.to_string(), line),
                second: (conflict.first.to_string(), other),
            });
        }
    }

    /// Puts what text `at` says into a record of the state. `there` and `here` are the entries around it.
    fn record(
        &mut self,
        at: usize,
        said: &Record,
        into: &mut Record,
        there: &[(PathId, usize)],
        here: &[(PathId, usize)],
    ) {
        for (path, value) in said.iter() {
            let info = SCHEMA.info(path);
            if info.origin == Origin::Argument {
                continue;
            }
            if let Value::List(items) = value {
                self.list(at, path, items, into, there, here);
                continue;
            }
            let key = (path, here.to_vec());
            let moves = info.origin != Origin::Stored && !STEADY.iter().any(|head| info.name.starts_with(head));
            let take = match into.knows(path).then(|| into.value(path)) {
                None => true,
                Some(old) => match verdict(old, value) {
                    Verdict::Same => false,
                    Verdict::Fuller => true,
                    Verdict::Other => {
                        if !moves {
                            let first = (old.to_string(), self.place(&key));
                            let second = (value.to_string(), self.places.of(at, path, there));
                            let path = places::name(path, here);
                            self.report.contradictions.push(Contradiction { path, first, second });
                            self.report.texts_disagree = true;
                        }
                        true
                    }
                },
            };
            if take {
                if into.knows(path) {
                    forget_other_form(path, said, into);
                }
                into.put(path, value.clone());
                self.from.insert(key, (at, there.to_vec()));
            }
        }
    }

    fn place(&mut self, key: &(PathId, Vec<(PathId, usize)>)) -> String {
        match self.from.get(key) {
            Some((text, entries)) => self.places.of(*text, key.0, entries),
            None => String::new(),
        }
    }

    fn list(
        &mut self,
        at: usize,
        path: PathId,
        items: &[Record],
        into: &mut Record,
        there: &[(PathId, usize)],
        here: &[(PathId, usize)],
    ) {
        let mut used: Vec<usize> = Vec::new();
        let known = into.value(path).items().len();
        let mut entries = std::mem::take(into.items_mut(path));
        for (number, item) in items.iter().enumerate() {
            let wanted = whole(path, item);
            let found = (0..entries.len())
                .find(|n| !used.contains(n) && is_same_entry(path, &whole(path, &entries[*n]), &wanted));
            let slot = found.unwrap_or_else(|| {
                entries.push(Record::new());
                entries.len() - 1
            });
            used.push(slot);
            let with = |around: &[(PathId, usize)], n| [around, &[(path, n)]].concat();
            self.record(at, item, &mut entries[slot], &with(there, number), &with(here, slot));
        }
        // The fullest mention has the true order.
        if used.len() == entries.len() && items.len() > known {
            entries = used.iter().map(|slot| std::mem::take(&mut entries[*slot])).collect();
        }
        *into.items_mut(path) = entries;
    }
}

/// A value of several forms that has another one now: fields of the old form that the new one has not are gone.
fn forget_other_form(path: PathId, said: &Record, into: &mut Record) {
    let Some(head) = SCHEMA.info(path).name.strip_suffix(".is") else {
        return;
    };
    for field in SCHEMA.below(head).filter(|field| !said.knows(*field)) {
        into.forget(field);
    }
}

/// An entry with what says which one it is, so that prints of different fields meet: licences by what is sold.
fn whole(list: PathId, entry: &Record) -> Record {
    let mut entry = entry.clone();
    if list == view::LICENCES.id {
        entitlements::complete(&mut entry, false);
    }
    entry
}

/// Whether two entries are one: no field that both know and that says which it is differs, and one agrees.
pub fn is_same_entry(list: PathId, first: &Record, second: &Record) -> bool {
    let name = SCHEMA.info(list).name;
    let fields = IDENTITY
        .iter()
        .find(|(list, _)| *list == name)
        .map(|(_, fields)| *fields);
    let identifies = |path: PathId| match fields {
        Some(fields) => {
            let field = SCHEMA.info(path).name;
            let field = field.strip_prefix(name).and_then(|rest| rest.strip_prefix("[]."));
            field.is_some_and(|field| fields.contains(&field))
        }
        None => true,
    };
    let mut agreed = false;
    for (path, value) in first.iter().filter(|(path, _)| identifies(*path)) {
        let other = second.value(path);
        if *value == Value::Absent || *other == Value::Absent {
            continue;
        }
        if matches!(verdict(value, other), Verdict::Other) {
            return false;
        }
        agreed = true;
    }
    agreed
}

enum Verdict {
    /// They say the same, or the old one says it better.
    Same,
    /// The new one says the same, and more of it.
    Fuller,
    /// They disagree.
    Other,
}

fn verdict(old: &Value, new: &Value) -> Verdict {
    match (old, new) {
        _ if old == new => Verdict::Same,
        (Value::Absent, Value::Bool(false)) => Verdict::Fuller,
        (Value::Bool(false), Value::Absent) => Verdict::Same,
        (Value::Text(old), Value::Text(new)) => match fuller(old, new) {
            Some(whole) if whole == &**old => Verdict::Same,
            Some(_) => Verdict::Fuller,
            None => Verdict::Other,
        },
        (Value::Time(old), Value::Time(new)) if old.date_naive() == new.date_naive() => {
            let midnight = |at: &chrono::DateTime<chrono::Utc>| at.time() == chrono::NaiveTime::MIN;
            match (midnight(old), midnight(new)) {
                (_, true) => Verdict::Same,
                (true, false) => Verdict::Fuller,
                _ => Verdict::Other,
            }
        }
        _ => Verdict::Other,
    }
}
