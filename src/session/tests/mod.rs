//! Scripted sessions on a small grammar and the built-in screens.

mod access;
mod commands;
mod configuration;
mod desk;
mod dialogues;
mod output;
mod software;
mod whole;
