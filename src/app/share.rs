//! Programs as links: `/play/#code=...` holds the whole text, so that sharing needs no server.

use worker::text::with_unix_line_ends;

/// The longest text, in bytes, that a link may carry; browsers and chat programs cut longer addresses.
pub const MAX_BYTES: usize = 48 * 1024;

const PREFIX: &str = "#code=";

/// Why a text cannot become a link, or a link not a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkError {
    /// The text is longer than [`MAX_BYTES`].
    TooLong,
    /// The link was cut or changed on its way.
    Damaged,
}

impl std::fmt::Display for LinkError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::TooLong => {
                "This program is too long for a link (at most 48 kB). Download it and send the file instead."
            }
            Self::Damaged => "The program in this link could not be read: the link is incomplete. Ask for it again.",
        })
    }
}

impl std::error::Error for LinkError {}

/// The hash of the link that opens `text` in the playground.
pub fn to_hash(text: &str) -> Result<String, LinkError> {
    if text.len() > MAX_BYTES {
        return Err(LinkError::TooLong);
    }
    Ok(format!("{PREFIX}{}", encode(text.as_bytes())))
}

/// The text in a page's hash; `None` where the hash is about something else.
pub fn from_hash(hash: &str) -> Option<Result<String, LinkError>> {
    Some(decode(hash.strip_prefix(PREFIX)?))
}

fn decode(code: &str) -> Result<String, LinkError> {
    if code.len() > MAX_BYTES / 3 * 4 + 4 {
        return Err(LinkError::TooLong);
    }
    let text = decode_bytes(code.trim_end_matches('=')).and_then(|bytes| String::from_utf8(bytes).ok());
    let text = text.ok_or(LinkError::Damaged)?;
    Ok(with_unix_line_ends(&text))
}

/// The digits of base64 as addresses spell them (RFC 4648, section 5). By hand: the tab needs these thirty lines alone,
/// and the well-known crate weighs ten times as much there.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().enumerate().fold(0, |bits, (at, byte)| bits | u32::from(*byte) << (16 - 8 * at));
        for at in 0..=chunk.len() {
            out.push(char::from(DIGITS[(bits >> (18 - 6 * at) & 63) as usize]));
        }
    }
    out
}

/// `None` for anything that [`encode`] never writes.
fn decode_bytes(code: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(code.len() / 4 * 3 + 2);
    for chunk in code.as_bytes().chunks(4) {
        let mut bits = 0;
        for (at, digit) in chunk.iter().enumerate() {
            let value = DIGITS.iter().position(|known| known == digit)?;
            bits |= (value as u32) << (18 - 6 * at);
        }
        let whole = chunk.len() * 6 / 8;
        let bytes = bits.to_be_bytes();
        if chunk.len() == 1 || bytes[1 + whole..].iter().any(|rest| *rest != 0) {
            return None;
        }
        out.extend(&bytes[1..=whole]);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_survives_the_way_through_a_link() {
        for text in ["", "package main\n", "x := \"\u{1f600} <script>alert(1)</script> %41 +/=\"\n", "\u{0}\t"] {
            let hash = to_hash(text).unwrap();
            assert!(hash.chars().all(|c| c.is_ascii_alphanumeric() || "#=-_".contains(c)), "{hash}");
            assert_eq!(from_hash(&hash), Some(Ok(text.to_owned())));
        }
    }

    #[test]
    fn links_are_spelt_as_everybody_spells_base64() {
        for (text, code) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("\u{fb}\u{ff}", "w7vDvw")]
        {
            assert_eq!(encode(text.as_bytes()), code);
            assert_eq!(decode_bytes(code).as_deref(), Some(text.as_bytes()));
        }
        for never_written in ["Zh", "Zm9", "A", "Zm9v=", "Zm9v Zg", "\u{e9}\u{e9}"] {
            assert_eq!(decode_bytes(never_written), None, "{never_written}");
        }
    }

    #[test]
    fn other_hashes_are_not_programs() {
        for hash in ["", "#", "#findings", "#Code=YQ", "code=YQ"] {
            assert_eq!(from_hash(hash), None, "{hash}");
        }
    }

    #[test]
    fn hostile_links_are_refused_and_never_half_read() {
        for damaged in ["#code=<script>alert(1)</script>", "#code=%3Cscript%3E", "#code=Y", "#code=_w", "#code=YQ YQ"] {
            assert_eq!(from_hash(damaged), Some(Err(LinkError::Damaged)), "{damaged}");
        }
        let huge = format!("{PREFIX}{}", "A".repeat(10_000_000));
        assert_eq!(from_hash(&huge), Some(Err(LinkError::TooLong)));
    }

    #[test]
    fn the_longest_program_fits_and_a_longer_one_does_not() {
        let longest = "a".repeat(MAX_BYTES);
        assert_eq!(from_hash(&to_hash(&longest).unwrap()), Some(Ok(longest.clone())));
        assert_eq!(to_hash(&format!("{longest}a")), Err(LinkError::TooLong));
    }

    #[test]
    fn windows_line_ends_become_plain_ones() {
        assert_eq!(from_hash(&to_hash("a\r\nb").unwrap()), Some(Ok("a\nb".to_owned())));
    }
}
