//! Every fix of every text keeps what fixes promise, and all safe ones together settle.

#![no_main]

#[path = "../sound.rs"]
mod sound;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        sound::fixes(text);
    }
});
