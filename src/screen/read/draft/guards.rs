//! Guards: what is known of a condition, and what an answer to it says.
//!
//! Must not know what stands in the branches.

use super::undo::Undo;
use super::{Draft, layer};
use crate::screen::program::{Axis, Condition, Guard, Place};
use crate::screen::render::is_one_of;
use crate::screen::value::{Kind, Value};
use crate::screen::version::Version;

impl Draft {
    /// Whether `condition` is known to hold or not to.
    pub fn knows(&self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::Has(places, _) => self.knows_any(places),
            Condition::Is(place, kind, options) => {
                let layer = &self.layers[layer(place.frame)];
                if layer.values.knows(place.path) {
                    return Some(is_one_of(layer.values.value(place.path), *kind, options));
                }
                let not = &layer.facts.get(&place.path)?.not;
                options.iter().all(|option| not.contains(option)).then_some(false)
            }
            Condition::Since(axis, version) => self.knows_version(*axis, version),
        }
    }

    fn knows_any(&self, places: &[Place]) -> Option<bool> {
        let mut all = true;
        for place in places {
            let layer = &self.layers[layer(place.frame)];
            let set = layer.facts.get(&place.path).is_some_and(|fact| fact.set);
            if set || layer.values.value(place.path).is_set() {
                return Some(true);
            }
            all &= layer.values.knows(place.path);
        }
        all.then_some(false)
    }

    fn knows_version(&self, axis: Axis, version: &Version) -> Option<bool> {
        let own = self
            .known
            .axis(axis)
            .and_then(|path| self.root(path).as_text())
            .and_then(Version::parse);
        if let Some(own) = own {
            return Some(own >= *version);
        }
        let span = if axis == Axis::Agent {
            &self.agent
        } else {
            &self.release
        };
        if span.from.as_ref().is_some_and(|(from, _)| from >= version) {
            return Some(true);
        }
        span.below
            .as_ref()
            .is_some_and(|(below, _)| below <= version)
            .then_some(false)
    }

    /// Asserts the answer `yes` to a guard that is not known, before its branch is read; false if that cannot be.
    pub fn assume(&mut self, guard: &Guard, yes: bool) -> bool {
        match &guard.condition {
            Condition::Has(..) if yes => true,
            Condition::Has(places, _) => places.iter().all(|place| self.put(*place, Value::Absent)),
            Condition::Is(place, kind, options) if yes => match &**options {
                [only] => value_of(*kind, only).is_some_and(|value| self.put(*place, value)),
                _ => true,
            },
            Condition::Is(place, _, options) => {
                self.fact(*place, |fact| fact.not.extend(options.iter().cloned()));
                true
            }
            Condition::Since(axis, version) => {
                let mut span = if *axis == Axis::Agent {
                    self.agent.clone()
                } else {
                    self.release.clone()
                };
                let end = if yes { &mut span.from } else { &mut span.below };
                *end = Some((version.clone(), guard.at.clone()));
                let old = std::mem::replace(self.span_mut(*axis), span);
                self.log.push(Undo::Span(*axis, old));
                true
            }
        }
    }

    /// After a branch was read that says yes: asserts what the branch itself did not say. False if it cannot be.
    pub fn settle(&mut self, condition: &Condition) -> bool {
        match condition {
            Condition::Has(places, kind) => match (self.knows(condition), &**places) {
                (Some(known), _) => known,
                (None, [only]) if *kind == Kind::Bool => self.put(*only, Value::Bool(true)),
                (None, [only]) => {
                    self.fact(*only, |fact| fact.set = true);
                    true
                }
                // Of several paths nobody knows which one is there.
                (None, _) => true,
            },
            Condition::Is(..) => self.knows(condition) != Some(false),
            Condition::Since(..) => true,
        }
    }
}

/// The value that a condition's word stands for.
fn value_of(kind: Kind, text: &str) -> Option<Value> {
    match kind {
        Kind::Text => Some(Value::text(text)),
        Kind::Int | Kind::Duration => text.parse().ok().map(Value::Int),
        Kind::Bool => Some(Value::Bool(text == "yes")),
        Kind::Time | Kind::List => None,
    }
}
