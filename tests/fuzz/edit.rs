//! A text is judged the same however it came about.

#![no_main]

#[path = "../sound.rs"]
mod sound;

/// What separates the text from what is done to it.
const END: u8 = 0;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut parts = data.splitn(2, |byte| *byte == END);
    let (text, edits) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    sound::edited(&String::from_utf8_lossy(text), edits);
});
