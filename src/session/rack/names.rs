//! What the grammar may bind: actions of device and session, screens, paths, quirks.
//!
//! Must not know the grammar's files.

use crate::device::action::{ArgInfo, ArgKind};
use crate::device::view::SCHEMA;
use crate::device::{Quirk, actions};
use crate::grammar::{self, ActionArg, NameSort, Names, PathKind};
use crate::screen::Library;
use crate::screen::schema::Origin;
use crate::screen::value::Kind;
use crate::session::actions as session;

/// The names there are, for [`grammar::Grammar::load`].
pub struct Bindable<'a> {
    /// All screens.
    pub library: &'a Library,
}

impl Names for Bindable<'_> {
    fn action(&self, name: &str) -> Option<Vec<ActionArg>> {
        let args = session::find(name)
            .map(|info| info.args)
            .or_else(|| actions::find(name).map(|info| info.args))?;
        Some(args.iter().map(bindable).collect())
    }

    fn has_action(&self, name: &str) -> bool {
        session::find(name).is_some() || actions::find(name).is_some()
    }

    fn screen(&self, name: &str) -> bool {
        self.library.has(name)
    }

    fn path(&self, name: &str) -> Option<PathKind> {
        let info = SCHEMA.info(SCHEMA.find(name)?);
        (info.origin != Origin::Argument).then(|| path_kind(info.kind))
    }

    fn quirk(&self, name: &str) -> bool {
        Quirk::named(name).is_some()
    }

    fn known(&self, sort: NameSort) -> Vec<String> {
        match sort {
            NameSort::Action => {
                let device = actions::ACTIONS
                    .iter()
                    .flat_map(|group| group.iter())
                    .map(|info| info.name);
                device
                    .chain(session::all().map(|info| info.name))
                    .map(str::to_owned)
                    .collect()
            }
            NameSort::Screen => self.library.names().into_iter().map(|(_, name)| name).collect(),
            NameSort::Path => SCHEMA.iter().map(|(_, info)| info.name.to_owned()).collect(),
            NameSort::Quirk => Quirk::ALL.iter().map(|(_, name)| (*name).to_owned()).collect(),
        }
    }
}

fn bindable(arg: &ArgInfo) -> ActionArg {
    let kind = match arg.kind {
        ArgKind::Text => grammar::ArgKind::Text,
        ArgKind::Int => grammar::ArgKind::Int,
        ArgKind::Flag => grammar::ArgKind::Flag,
    };
    ActionArg {
        name: arg.name.to_owned(),
        kind,
        required: arg.required,
    }
}

fn path_kind(kind: Kind) -> PathKind {
    match kind {
        Kind::Text => PathKind::Text,
        Kind::Int | Kind::Duration => PathKind::Int,
        Kind::Bool => PathKind::Bool,
        Kind::Time => PathKind::Time,
        Kind::List => PathKind::List,
    }
}
