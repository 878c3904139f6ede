//! Pictures: Pikchr's language as an SVG that follows the theme, is read aloud by its title and fits a phone.
//!
//! Native only: the tab gets finished pages. The pages' security policy forbids inline styles, so what Pikchr says about
//! colours becomes classes, and the rest becomes attributes.

use crate::content::html;
use pikchr::{Pikchr, PikchrFlags};

/// The colours that a picture may name, and the class of each; the stylesheet gives them their values.
const COLOURS: [(&str, &str); 5] = [
    ("rgb(0,0,0)", "ink"),
    ("rgb(0,0,1)", "accent"),
    ("rgb(0,0,2)", "muted"),
    ("rgb(0,0,3)", "bad"),
    ("rgb(0,0,4)", "good"),
];

/// A picture that is wider, in pixels, is moved under the finger on a phone instead of shrinking beyond what can be read.
const WIDE: isize = 560;

/// Why a picture cannot be drawn.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The line of the source, from 1.
    pub line: u32,
    /// What is wrong, in one plain sentence.
    pub message: String,
}

/// Draws a picture as a figure whose title has the id `id`. `title` says all that it shows.
pub(crate) fn draw(source: &str, title: &str, id: &str) -> Result<String, Fault> {
    let mut flags = PikchrFlags::default();
    flags.generate_plain_errors();
    let drawn = Pikchr::render(source, None, flags).map_err(|said| fault(&said))?;
    let at_start = |message: &str| Fault { line: 1, message: message.to_owned() };
    let (_, shapes) = drawn.rendered().split_once('>').ok_or_else(|| at_start("the picture is empty"))?;
    let shapes = shapes.trim_end().strip_suffix("</svg>").ok_or_else(|| at_start("the picture is empty"))?;
    let (width, height) = (drawn.width(), drawn.height());
    let figure = if width > WIDE {
        "<figure class=\"picture picture-wide\" tabindex=\"0\">"
    } else {
        "<figure class=\"picture\">"
    };
    let mut out = format!(
        "{figure}<svg role=\"img\" aria-labelledby=\"{id}\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\"><title id=\"{id}\">{}</title>",
        html::escaped(title)
    );
    for piece in shapes.split_inclusive('>') {
        match piece.split_once('<') {
            Some((before, tag)) if !tag.starts_with('/') => {
                out.push_str(before);
                element(tag, &mut out).map_err(|message| Fault { line: 1, message })?;
            }
            _ => out.push_str(piece.trim_start_matches('\n')),
        }
    }
    out.push_str("</svg></figure>\n");
    Ok(out)
}

/// What Pikchr says: the source with line numbers up to the fault, and a line `ERROR: …`.
fn fault(said: &str) -> Fault {
    let number = |line: &str| line.strip_prefix("/*")?.split("*/").next()?.trim().parse().ok();
    let line = said.lines().filter_map(number).next_back().unwrap_or(1);
    let reason = said.lines().find_map(|it| it.strip_prefix("ERROR: ")).unwrap_or("it cannot be read");
    Fault { line, message: format!("the picture has a fault: {reason}") }
}

/// Writes an opening tag, given without its `<`, with classes in the place of colours and styles.
fn element(tag: &str, out: &mut String) -> Result<(), String> {
    let body = tag.trim_end_matches('>').trim_end_matches('/').trim();
    let (name, attributes) = body.split_once(' ').unwrap_or((body, ""));
    let mut classes = Vec::new();
    let mut kept = String::new();
    let mut rest = attributes;
    while let Some((key, value)) = rest.split_once("=\"") {
        let (value, after) = value.split_once('"').unwrap_or((value, ""));
        rest = after;
        match key.trim() {
            "style" => {
                for (key, value) in value.split(';').filter_map(|it| it.split_once(':')) {
                    property(key, value, &mut classes, &mut kept)?;
                }
            }
            key => property(key, value, &mut classes, &mut kept)?,
        }
    }
    let class = if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) };
    let end = if name == "text" { ">" } else { "/>" };
    out.push_str(&format!("<{name}{class}{kept}{end}"));
    Ok(())
}

fn property(key: &str, value: &str, classes: &mut Vec<String>, kept: &mut String) -> Result<(), String> {
    match (key, value) {
        ("fill" | "stroke", "none") => kept.push_str(&format!(" {key}=\"none\"")),
        ("fill" | "stroke", colour) => {
            let (_, class) = COLOURS
                .iter()
                .find(|it| it.0 == colour)
                .ok_or_else(|| format!("the picture has the colour {colour}, which the theme does not know"))?;
            classes.push(format!("{key}-{class}"));
        }
        ("font-family", "monospace") => classes.push("mono".into()),
        // Pikchr's own font is the text's; 80 % and 125 % are its small and its big.
        ("font-size", "initial") => {}
        _ => kept.push_str(&format!(" {key}=\"{value}\"")),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_a_title_and_classes_and_no_styles() {
        let source = "box \"a < b\" fit color 0x000001 fill 0x000004\narrow dashed \"ctx\" small mono\n";
        let svg = draw(source, "A box & an arrow", "picture-chain").unwrap();
        assert!(!svg.contains("style") && !svg.contains("rgb("), "{svg}");
        for part in [
            "<svg role=\"img\" aria-labelledby=\"picture-chain\" width=\"",
            "<title id=\"picture-chain\">A box &amp; an arrow</title>",
            "class=\"fill-good stroke-accent\"",
            "stroke-dasharray=",
            ">a\u{a0}&lt;\u{a0}b</text>",
            "font-size=\"80%\"",
            "mono",
            "class=\"fill-ink\"",
        ] {
            assert!(svg.contains(part), "{part} is not in {svg}");
        }
        assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
    }

    #[test]
    fn what_cannot_be_drawn_is_told_with_its_line() {
        let message = "the picture has a fault: syntax error".to_owned();
        assert_eq!(draw("box\nbix \"x\" at\n", "t", "i"), Err(Fault { line: 2, message }));
        let message = "the picture has the colour rgb(255,0,0), which the theme does not know".to_owned();
        assert_eq!(draw("box color red\n", "t", "i"), Err(Fault { line: 1, message }));
        assert!(draw("", "t", "i").is_err());
        assert!(draw("print 1\n", "t", "i").is_err());
    }
}
