//! Mounts the interface in the tab.

fn main() {
    app::run();
}
