//! What has been read so far: values that agree with each other, and a log to take back what a wrong branch asserted.
//!
//! `verdict` says whether two values agree, `guards` what conditions say, `lists` joins entries, `undo` takes back.
//! Must not know lines or text.

mod guards;
mod lists;
mod making;
mod undo;
mod verdict;

pub use lists::Clash;
use undo::Undo;
use verdict::{Verdict, verdict};

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::screen::program::{Axis, Frame, Known, Place, Spot};
use crate::screen::render::Lookup;
use crate::screen::value::{PathId, Record, Value};
use crate::screen::version::Version;

/// What is known of a value that has not been read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Fact {
    /// It is there.
    set: bool,
    /// It is none of these.
    not: Vec<Box<str>>,
}

/// The state, or one entry of a list.
#[derive(Debug, Default)]
struct Layer {
    values: Record,
    facts: BTreeMap<PathId, Fact>,
}

/// An end of a version interval and the guard that set it.
pub type End = Option<(Version, Spot)>;

/// Versions that are possible.
#[derive(Clone, Debug, Default)]
pub struct Span {
    /// This or later.
    pub from: End,
    /// Before this.
    pub below: End,
}

/// The state under construction.
pub struct Draft {
    layers: Vec<Layer>,
    log: Vec<Undo>,
    agent: Span,
    release: Span,
    known: Known,
}

fn layer(frame: Frame) -> usize {
    match frame {
        Frame::Root | Frame::Arguments => 0,
        Frame::Entry(depth) => 1 + usize::from(depth),
    }
}

impl Lookup for Draft {
    fn value(&self, place: Place) -> Cow<'_, Value> {
        Cow::Borrowed(self.get(place))
    }
}

impl Draft {
    /// A draft that begins with `state`, for a program with `depth` loops inside each other.
    pub fn new(state: &Record, depth: usize, known: Known) -> Self {
        let mut layers: Vec<Layer> = std::iter::repeat_with(Layer::default).take(1 + depth).collect();
        layers[0].values = state.clone();
        Self {
            layers,
            log: Vec::new(),
            agent: Span::default(),
            release: Span::default(),
            known,
        }
    }

    /// The state; with `chosen`, the entry of a `%of` screen is put into that list.
    pub fn into_state(mut self, chosen: Option<PathId>) -> (Record, Span, Span) {
        if let (Some(list), true) = (chosen, self.layers.len() > 1) {
            let entry = std::mem::take(&mut self.layers[1].values);
            self.layers[0].values.items_mut(list).push(entry);
        }
        (std::mem::take(&mut self.layers[0].values), self.agent, self.release)
    }

    /// The value at a path of the state itself.
    pub fn root(&self, path: PathId) -> &Value {
        self.layers[0].values.value(path)
    }

    /// The value at `place`.
    pub fn get(&self, place: Place) -> &Value {
        self.layers[layer(place.frame)].values.value(place.path)
    }

    /// Begins an entry of the loop at `depth`.
    pub fn begin(&mut self, depth: u8) {
        self.layers[1 + usize::from(depth)] = Layer::default();
    }

    /// Asserts a value; whether it agrees with what is known.
    pub fn put(&mut self, place: Place, value: Value) -> bool {
        let layer = layer(place.frame);
        let here = &self.layers[layer];
        let old = here.values.knows(place.path).then(|| here.values.value(place.path));
        match verdict(old, here.facts.get(&place.path), &value) {
            Verdict::Agree => true,
            Verdict::Refuse => false,
            Verdict::Take if layer == 0 && !self.version_fits(place.path, &value) => false,
            Verdict::Take => {
                self.take(layer, place.path, value);
                true
            }
        }
    }

    fn take(&mut self, layer: usize, path: PathId, value: Value) {
        let old = self.layers[layer].values.put(path, value);
        self.log.push(Undo::Value(layer, path, old));
    }

    /// A version that is read must lie in the interval that guards have left.
    fn version_fits(&self, path: PathId, value: &Value) -> bool {
        let span = if Some(path) == self.known.agent {
            &self.agent
        } else if Some(path) == self.known.release {
            &self.release
        } else {
            return true;
        };
        let Some(version) = value.as_text().and_then(Version::parse) else {
            return true;
        };
        span.from.as_ref().is_none_or(|(from, _)| version >= *from)
            && span.below.as_ref().is_none_or(|(below, _)| version < *below)
    }

    fn fact(&mut self, place: Place, change: impl FnOnce(&mut Fact)) {
        let layer = layer(place.frame);
        let old = self.layers[layer].facts.get(&place.path).cloned();
        change(self.layers[layer].facts.entry(place.path).or_default());
        self.log.push(Undo::Fact(layer, place.path, old));
    }

    fn span_mut(&mut self, axis: Axis) -> &mut Span {
        match axis {
            Axis::Agent => &mut self.agent,
            Axis::Release => &mut self.release,
        }
    }
}
