//! Configuration: changes of the state, and what each leads to.
//!
//! Putting, resetting, adding and removing are generic; what a path means beyond its value stands in a table of hooks,
//! gathered from the modules of each subject. A refused change changes nothing. Must not know which words were typed.

use super::reaction::{Piece, Reaction};
use super::view::SCHEMA;
use super::{Change, Ctx, Op, call_home, config_hooks, license, lines, ntp, subscriptions, view};
use crate::limits::LIST_ENTRIES_MAX;
use crate::screen::value::{PathId, Record, Value};

/// What a hook says to a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing.
    Quiet,
    /// It is done, and something is printed.
    Say(Piece),
    /// It is not done; this is printed instead.
    Refuse(Piece),
}

/// What a change of some paths leads to. Run after the change is made; what it refuses is taken back.
pub struct Hook {
    /// The path, with all that is below it.
    pub path: &'static str,
    /// What it does. `before` is the state without the change.
    pub run: fn(&mut Ctx<'_>, before: &Record, change: &Change) -> Verdict,
}

/// All hooks, one group a module; in this order.
pub static HOOKS: &[&[Hook]] = &[
    config_hooks::HOOKS,
    call_home::HOOKS,
    subscriptions::HOOKS,
    license::reservation::HOOKS,
];

/// The line of an [`super::action::Origin`] for lines that come out of NVRAM at boot: they count as no change.
pub const FROM_MEMORY: &str = "memory";

/// Makes the changes of one command, all or none.
pub fn configure(ctx: &mut Ctx<'_>, changes: &[Change]) -> Reaction {
    let before = ctx.device.state.clone();
    let messages = ctx.device.messages.len();
    let timers = ctx.device.timers.clone();
    let said = !changes.is_empty();
    let changes = &lines::spread(&mut ctx.device.state, changes);
    for change in changes {
        apply(&mut ctx.device.state, &ctx.device.factory, change);
    }
    if changes.iter().any(lines::concerns) {
        lines::tidy(&mut ctx.device.state);
    }
    let mut reaction = Reaction::silent();
    for change in changes {
        let name = SCHEMA.info(change.path).name;
        reaction.output.append(&mut license::on_change(ctx, change).output);
        for hook in HOOKS.iter().copied().flatten().filter(|hook| concerns(hook.path, name)) {
            match (hook.run)(ctx, &before, change) {
                Verdict::Quiet => {}
                Verdict::Say(piece) => reaction.output.push(piece),
                Verdict::Refuse(piece) => {
                    ctx.device.state = before;
                    ctx.device.messages.truncate(messages);
                    ctx.device.timers = timers;
                    return Reaction::piece(piece);
                }
            }
        }
    }
    if said && ctx.invocation.origin.line != FROM_MEMORY {
        let now = ctx.now();
        ntp::may_have_changed(ctx.device, ctx.world.lab_time());
        ctx.device.state.set(view::CONFIG_CHANGED, now);
        ctx.device
            .state
            .set_or_clear(view::CONFIG_CHANGED_BY, ctx.invocation.origin.user.clone());
    }
    reaction
}

/// Whether a hook of `path` is about the path called `name`.
fn concerns(path: &str, name: &str) -> bool {
    name.strip_prefix(path)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || rest.starts_with("[]"))
}

/// Makes one change, without any hook.
pub fn apply(state: &mut Record, factory: &Record, change: &Change) {
    match &change.op {
        Op::Put(value) => put(state, change, Some(value.clone())),
        Op::Reset => {
            let default = default(factory, change);
            put(state, change, default);
        }
        Op::Add(entry) => add(state, change, entry),
        Op::Remove => remove(state, change),
    }
}

/// Puts a value, or forgets what is there. Inside a list, in the entry that the change names; made if it is not there.
fn put(state: &mut Record, change: &Change, value: Option<Value>) {
    let target = match &change.element {
        // The list itself, not a field of one of its entries.
        Some(element) if element.list != change.path => {
            let fields = own_fields(element.list, &element.fields);
            let Some(entries) = entries(state, element.list, &element.fields) else {
                return;
            };
            match entries.iter().position(|entry| agrees(entry, &fields)) {
                Some(at) => &mut entries[at],
                None if entries.len() < LIST_ENTRIES_MAX => {
                    entries.push(fields);
                    let last = entries.len() - 1;
                    &mut entries[last]
                }
                None => return,
            }
        }
        _ => state,
    };
    match value {
        Some(value) => target.put(change.path, value),
        None => target.forget(change.path),
    };
}

/// What the path of a change holds on a box that was never configured.
fn default(factory: &Record, change: &Change) -> Option<Value> {
    let record = match &change.element {
        Some(element) if element.list != change.path => {
            let mut factory = factory.clone();
            let fields = own_fields(element.list, &element.fields);
            let entries = entries(&mut factory, element.list, &element.fields)?;
            entries.iter().find(|entry| agrees(entry, &fields))?.clone()
        }
        _ => factory.clone(),
    };
    record.knows(change.path).then(|| record.value(change.path).clone())
}

fn add(state: &mut Record, change: &Change, entry: &Record) {
    let (key, all) = match &change.element {
        Some(element) => (own_fields(change.path, &element.fields), &element.fields),
        None => (entry.clone(), entry),
    };
    let Some(entries) = entries(state, change.path, all) else {
        return;
    };
    match entries.iter().position(|known| agrees(known, &key)) {
        Some(at) => entries[at].overlay(entry.clone()),
        None if entries.len() < LIST_ENTRIES_MAX => entries.push(entry.clone()),
        None => {}
    }
}

fn remove(state: &mut Record, change: &Change) {
    let Some(element) = &change.element else {
        state.forget(change.path);
        return;
    };
    let key = own_fields(change.path, &element.fields);
    if let Some(entries) = entries(state, change.path, &element.fields) {
        entries.retain(|entry| !agrees(entry, &key));
    }
}

/// The entries of `list`. If it is inside another list, those of the entry that `fields` names there; `None` if there
/// is no such entry.
fn entries<'s>(state: &'s mut Record, list: PathId, fields: &Record) -> Option<&'s mut Vec<Record>> {
    match outer(list) {
        None => Some(state.items_mut(list)),
        Some(outer) => {
            let key = own_fields(outer, fields);
            let entry = entries(state, outer, fields)?
                .iter_mut()
                .find(|entry| agrees(entry, &key))?;
            Some(entry.items_mut(list))
        }
    }
}

/// The list that `list` is inside of.
fn outer(list: PathId) -> Option<PathId> {
    let (outer, _) = SCHEMA.info(list).name.rsplit_once("[].")?;
    SCHEMA.find(outer)
}

/// Those of `fields` that belong to entries of `list` itself.
fn own_fields(list: PathId, fields: &Record) -> Record {
    let list = SCHEMA.info(list).name;
    let mut own = Record::new();
    for (id, value) in fields.iter() {
        let field = SCHEMA
            .info(id)
            .name
            .strip_prefix(list)
            .and_then(|rest| rest.strip_prefix("[]."));
        if field.is_some_and(|field| !field.contains("[]")) {
            own.put(id, value.clone());
        }
    }
    own
}

/// Whether an entry has all the fields; case of text does not count, as on the command line.
pub fn agrees(entry: &Record, fields: &Record) -> bool {
    fields.iter().all(|(id, wanted)| match (entry.value(id), wanted) {
        (Value::Text(is), Value::Text(wanted)) => is.eq_ignore_ascii_case(wanted),
        (is, wanted) => is == wanted,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Outside, device, fire};
    use super::super::{Device, Element};
    use super::*;

    fn change(device: &mut Device, path: PathId, element: Option<(PathId, Record)>, op: Op) -> Reaction {
        let element = element.map(|(list, fields)| Element { list, fields });
        let change = Change { path, element, op };
        fire(device, &mut Outside::default(), |ctx| configure(ctx, &[change]))
    }

    fn vlan(n: u16) -> Option<(PathId, Record)> {
        Some((
            view::INTERFACES.id,
            Record::new().with(view::INTERFACES_NAME, format!("Vlan{n}")),
        ))
    }

    #[test]
    fn a_value_is_put_and_goes_back_to_its_default() {
        let mut device = device();
        let path = view::HOSTNAME.id;
        assert_eq!(
            change(&mut device, path, None, Op::Put(Value::text("sw-1"))),
            Reaction::silent()
        );
        assert_eq!(device.state.text(view::HOSTNAME), Some("sw-1"));
        assert!(device.state.get(view::CONFIG_CHANGED).is_some());
        change(&mut device, path, None, Op::Reset);
        assert_eq!(device.state.text(view::HOSTNAME), Some("Switch"));
        change(&mut device, view::DOMAIN_NAME.id, None, Op::Put(Value::text("x")));
        change(&mut device, view::DOMAIN_NAME.id, None, Op::Reset);
        assert!(!device.state.knows(view::DOMAIN_NAME.id));
    }

    #[test]
    fn entries_are_found_by_their_fields() {
        let mut device = device();
        let description = view::INTERFACES_DESCRIPTION.id;
        change(&mut device, description, vlan(10), Op::Put(Value::text("Users")));
        change(&mut device, description, vlan(20), Op::Put(Value::text("Voice")));
        change(&mut device, description, vlan(10), Op::Put(Value::text("Staff")));
        let all = |device: &Device| -> Vec<String> {
            let interfaces = device.state.list(view::INTERFACES).iter();
            interfaces
                .map(|i| i.get(view::INTERFACES_DESCRIPTION).unwrap_or_default())
                .collect()
        };
        assert_eq!(all(&device), ["Staff", "Voice"]);
        change(&mut device, description, vlan(10), Op::Reset);
        assert_eq!(all(&device), ["", "Voice"]);
        change(&mut device, view::INTERFACES.id, vlan(10), Op::Remove);
        assert_eq!(all(&device), ["Voice"]);
    }

    #[test]
    fn adding_again_adds_nothing_and_takes_what_is_new() {
        let mut device = device();
        let list = view::NAME_SERVERS.id;
        let entry = Record::new().with(view::NAME_SERVERS_ADDRESS, "10.10.10.53");
        for _ in 0..2 {
            change(&mut device, list, Some((list, entry.clone())), Op::Add(entry.clone()));
        }
        assert_eq!(device.state.list(view::NAME_SERVERS).len(), 1);
        let more = entry.clone().with(view::NAME_SERVERS_ADDRESS2, "10.10.10.54");
        change(&mut device, list, Some((list, entry.clone())), Op::Add(more.clone()));
        assert_eq!(device.state.list(view::NAME_SERVERS), [more]);
        change(&mut device, list, Some((list, entry)), Op::Remove);
        assert!(device.state.list(view::NAME_SERVERS).is_empty());
    }

    #[test]
    fn lists_inside_lists_are_reached_through_their_entry() {
        let mut device = device();
        let (outer, list) = (view::CALL_HOME_PROFILES.id, view::CALL_HOME_PROFILES_GROUPS.id);
        let profile = Record::new().with(view::CALL_HOME_PROFILES_NAME, "test");
        let group = Record::new().with(view::CALL_HOME_PROFILES_GROUPS_NAME, "crash");
        let mut both = profile.clone();
        both.overlay(group.clone());
        change(&mut device, list, Some((list, both.clone())), Op::Add(group.clone()));
        assert!(
            device.state.list(view::CALL_HOME_PROFILES).is_empty(),
            "there is no such profile yet"
        );
        change(&mut device, outer, Some((outer, profile.clone())), Op::Add(profile));
        change(&mut device, list, Some((list, both.clone())), Op::Add(group.clone()));
        let groups = |device: &Device| {
            device.state.list(view::CALL_HOME_PROFILES)[0]
                .list(view::CALL_HOME_PROFILES_GROUPS)
                .to_vec()
        };
        assert_eq!(groups(&device), [group]);
        change(&mut device, list, Some((list, both)), Op::Remove);
        assert!(groups(&device).is_empty());
    }

    #[test]
    fn a_hook_is_about_its_path_and_what_is_below() {
        assert!(concerns("users", "users[].secret"));
        assert!(concerns("enable", "enable.secret"));
        assert!(!concerns("enable", "enabled"));
    }
}
