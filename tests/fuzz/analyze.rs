//! Any text gets an answer that is about that text.

#![no_main]

#[path = "../sound.rs"]
mod sound;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    sound::answer(&text);
});
