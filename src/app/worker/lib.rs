//! What the analyzer worker does with a request, as plain Rust.
//!
//! A crate of its own, because whatever the page's crate needs would be loaded a second time with the worker.

pub mod protocol;
pub mod text;
pub mod wire;

use crate::protocol::{JUDGE, REVIEW};
use crate::text::{Positions, difference};
use analyzer::{Options, Session};

/// An answer to the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The findings or the verdict, on the [`wire`].
    pub said: String,
    /// The colouring that goes with findings.
    pub colouring: Vec<u32>,
}

/// The worker's desk with the text that lies on it, parsed.
#[derive(Default)]
pub struct Desk {
    session: Option<Session>,
}

impl Desk {
    /// Does `what` with a text; `with` is what the doing needs. `None` where that is no request.
    pub fn answer(&mut self, what: &str, text: String, with: &str) -> Option<Answer> {
        match what {
            REVIEW => Some(self.review(text, with)),
            JUDGE => {
                let goals = wire::read(with)?;
                let verdict = curriculum::exercise::verdict(&goals, &text);
                Some(Answer { said: wire::write(&verdict), colouring: Vec::new() })
            }
            _ => None,
        }
    }

    fn review(&mut self, text: String, settings: &str) -> Answer {
        let positions = Positions::new(&text);
        let options = options(settings);
        let session = self.hold(text);
        let report = session.report(&options);
        let colouring = protocol::colouring(&positions, &session.highlights());
        Answer { said: wire::write(&protocol::findings(&positions, report)), colouring }
    }

    /// The session with `text`, by the one edit that leads there from the text before.
    fn hold(&mut self, text: String) -> &mut Session {
        let follows = self.session.as_mut().is_some_and(|session| match difference(session.text(), &text) {
            None => true,
            Some(edit) => session.edit(&edit),
        });
        if !follows {
            self.session = None;
        }
        self.session.get_or_insert_with(|| Session::new(text))
    }
}

/// The options that `settings` spell; a setting of an earlier build that no rule knows any more is passed over.
fn options(settings: &str) -> Options {
    let mut options = Options::default();
    options.explain();
    for setting in settings.lines() {
        let _ = options.set(setting);
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Finding;
    use curriculum::exercise::{Goals, Verdict};

    fn review(desk: &mut Desk, text: &str, settings: &str) -> Answer {
        desk.answer(REVIEW, text.into(), settings).unwrap()
    }

    #[test]
    fn a_text_that_changes_is_reviewed_as_if_it_were_new() {
        let texts = [
            "",
            "x := 1\n",
            "x := 1\ndata, _ := os.ReadFile(\"\u{1f600}\")\n",
            "data, _ := os.ReadFile(p)\n",
            "\u{fffd}",
        ];
        let mut desk = Desk::default();
        for text in texts {
            assert_eq!(review(&mut desk, text, ""), review(&mut Desk::default(), text, ""), "{text}");
        }
    }

    #[test]
    fn findings_and_verdicts_can_be_read_by_the_page() {
        let answer = review(&mut Desk::default(), "data, _ := os.ReadFile(p)\n", "");
        let findings: Vec<Finding> = wire::read(&answer.said).unwrap();
        assert_eq!(findings[0].rule.as_deref(), Some("ignored-error"));
        assert!(!answer.colouring.is_empty() && answer.colouring.len().is_multiple_of(3));
        let goals = Goals { rules: vec!["ignored-error".into()], ..Goals::default() };
        let judged = Desk::default().answer(JUDGE, "data, _ := os.ReadFile(p)\n".into(), &wire::write(&goals)).unwrap();
        assert!(!wire::read::<Verdict>(&judged.said).unwrap().passed);
    }

    #[test]
    fn what_is_no_request_gets_no_answer() {
        for (what, with) in [("", ""), ("dance", "{}"), (JUDGE, ""), (JUDGE, "[1]"), (JUDGE, "\u{1f600}")] {
            assert_eq!(Desk::default().answer(what, "x".into(), with), None, "{what} {with}");
        }
    }

    #[test]
    fn a_setting_that_is_known_counts_and_any_other_does_no_harm() {
        let wide = "type I interface {\n\tA()\n\tB()\n\tC()\n}\n";
        let count = |settings: &str| {
            let answer = review(&mut Desk::default(), wide, settings);
            wire::read::<Vec<Finding>>(&answer.said).unwrap().len()
        };
        assert_eq!((count(""), count("gone.option=3\nnonsense"), count("large-interface.max=2")), (0, 0, 1));
    }
}
