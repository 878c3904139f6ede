//! How large a file is on its way to the reader.

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::iter::Sum;

/// Bytes as they are stored, and as a host sends them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
}

impl Size {
    /// Measures with the strongest settings, as a host that compresses its files once does.
    pub fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = Vec::new();
        brotli::CompressorWriter::new(&mut brotli, 1 << 16, 11, 22).write_all(bytes)?;
        Ok(Self { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
    }
}

impl Sum for Size {
    fn sum<I: Iterator<Item = Self>>(sizes: I) -> Self {
        sizes.fold(Self::default(), |sum, size| Self {
            raw: sum.raw + size.raw,
            gzip: sum.gzip + size.gzip,
            brotli: sum.brotli + size.brotli,
        })
    }
}

/// Thousands of bytes with one decimal.
pub fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_is_sent_for_less() {
        let size = Size::of(&b"if err != nil { return err }\n".repeat(100)).unwrap();
        assert_eq!(size.raw, 2900);
        assert!(size.brotli < size.gzip && size.gzip < 200, "{size:?}");
    }

    #[test]
    fn kilobytes_are_thousands_cut_to_one_decimal() {
        assert_eq!(kilobytes(0), "0.0");
        assert_eq!(kilobytes(40_960), "40.9");
        assert_eq!(kilobytes(1_050), "1.0");
    }
}
