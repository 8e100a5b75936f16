//! The binary: everything is in the library.

use std::process::ExitCode;

/// A start makes many small things that live as long as the process: a third of it went to the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    licsim::cli::main()
}
