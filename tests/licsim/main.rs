//! The product from outside, one binary: each test file links the whole tree once only.

#![expect(clippy::disallowed_methods, reason = "tests start processes and read files")]

mod any_input;
mod article;
mod boundaries;
mod cli;
mod cli_examples;
mod clients;
mod console;
mod docs;
mod documents;
mod golden;
mod grammar_files;
mod import;
mod in_use;
mod laws;
mod life;
mod many;
mod profiles;
mod real;
mod rules;
mod screens;
mod sentences;
mod stack;
mod support;
mod terminal;
