//! What can be said when all files are read: parents of modes, sections that are missing, parts that use themselves,
//! names that nobody knows.
//!
//! Must not know single lines.

use super::Loader;
use crate::diagnostic::Diagnostic;
use crate::grammar::names::Names;
use crate::grammar::names_check;
use crate::grammar::similar::nearest;
use crate::grammar::tree::{Grammar, ModeId, NodeId, NodeKind, PartId};

impl Loader {
    pub(super) fn finish(mut self, names: &dyn Names) -> (Grammar, Vec<Diagnostic>) {
        self.resolve_parents();
        self.check_modes();
        self.check_parts();
        self.break_circles();
        self.faults.extend(names_check::check(&self.grammar, names));
        let files = &self.grammar.files;
        let number = |fault: &Diagnostic| files.iter().position(|file| file.name == fault.file);
        self.faults.sort_by_key(|fault| (number(fault), fault.span.start));
        (self.grammar, self.faults)
    }

    fn resolve_parents(&mut self) {
        for (mode, name, place) in std::mem::take(&mut self.parents) {
            match self.grammar.mode(&name) {
                Some(parent) if !self.leads_to(parent, mode) => {
                    self.grammar.modes[usize::from(mode.0)].parent = Some(parent);
                }
                Some(_) => self
                    .faults
                    .push(self.grammar.fault(&place, "the parents of this mode go in a circle")),
                None => {
                    let mut fault = self.grammar.fault(&place, format!("mode '{name}' is not known"));
                    let known = self.grammar.modes.iter().map(|mode| mode.name.as_str());
                    fault.help = nearest(&name, known).map(|near| format!("is '{near}' meant?"));
                    self.faults.push(fault);
                }
            }
        }
    }

    fn leads_to(&self, from: ModeId, to: ModeId) -> bool {
        let mut at = Some(from);
        while let Some(mode) = at {
            if mode == to {
                return true;
            }
            at = self.grammar.mode_info(mode).parent;
        }
        false
    }

    fn check_modes(&mut self) {
        for (n, (declared, place)) in self.declared.iter().enumerate() {
            if !declared {
                let name = &self.grammar.modes[n].name;
                let mut fault = self.grammar.fault(place, format!("mode '{name}' is not declared"));
                let known = self.grammar.modes.iter().zip(&self.declared).filter(|(_, d)| d.0);
                let near = nearest(name, known.map(|(mode, _)| mode.name.as_str()));
                fault.help = Some(match near {
                    Some(near) => format!("is '{near}' meant?"),
                    None => format!("write once: mode {name} prompt \"({name})\" parent config help \"…\""),
                });
                self.faults.push(fault);
            }
        }
    }

    fn check_parts(&mut self) {
        for (n, (used, written)) in self.used_parts.iter().enumerate() {
            if let (Some(place), false) = (used, written) {
                let name = &self.grammar.parts[n].name;
                let mut fault = self.grammar.fault(place, format!("part '{name}' is not known"));
                let known = self.grammar.parts.iter().zip(&self.used_parts).filter(|(_, u)| u.1);
                fault.help =
                    nearest(name, known.map(|(part, _)| part.name.as_str())).map(|near| format!("is '{near}' meant?"));
                self.faults.push(fault);
            }
        }
    }

    /// Takes out every `use` that leads back to the part it stands in, so that a walk over the tree ends.
    fn break_circles(&mut self) {
        let uses: Vec<Vec<(NodeId, PartId)>> = self
            .grammar
            .parts
            .iter()
            .map(|part| self.uses_below(part.root))
            .collect();
        for (n, inside) in uses.iter().enumerate() {
            for (node, part) in inside {
                if reaches(&uses, *part, PartId(n as u16)) {
                    let place = self.grammar.node(*node).place.clone();
                    self.faults
                        .push(self.grammar.fault(&place, "this part uses itself in a circle"));
                    let root = self.grammar.parts[n].root;
                    self.cut(root, *node);
                }
            }
        }
    }

    fn uses_below(&self, root: NodeId) -> Vec<(NodeId, PartId)> {
        let mut found = Vec::new();
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            let node = self.grammar.node(id);
            if let NodeKind::Use(part) = node.kind {
                found.push((id, part));
            }
            open.extend(&node.children);
        }
        found
    }

    fn cut(&mut self, root: NodeId, node: NodeId) {
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            let children = &mut self.grammar.nodes[id.0 as usize].children;
            children.retain(|child| *child != node);
            open.extend(children.iter().copied());
        }
    }
}

fn reaches(uses: &[Vec<(NodeId, PartId)>], from: PartId, to: PartId) -> bool {
    let mut seen = vec![false; uses.len()];
    let mut open = vec![from];
    while let Some(part) = open.pop() {
        if part == to {
            return true;
        }
        if !std::mem::replace(&mut seen[usize::from(part.0)], true) {
            open.extend(uses[usize::from(part.0)].iter().map(|(_, inner)| *inner));
        }
    }
    false
}
