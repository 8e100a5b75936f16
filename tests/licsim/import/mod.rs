//! `import`: real output becomes a profile that prints it again and then behaves.

mod acts;
mod bench;
mod conformance;
mod damage;
mod joined;
mod large;
mod own;
mod pasted;
mod split;
