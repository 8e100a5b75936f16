//! `import`: real output becomes a profile that prints it again and then behaves.

mod bench;
mod conformance;
mod damage;
mod own;
