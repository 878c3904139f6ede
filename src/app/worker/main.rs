//! The analyzer in a worker of its own, so that no keystroke waits for it.

fn main() {}
