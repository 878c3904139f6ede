//! What the analyzer worker does with a request, as plain Rust.

use crate::protocol::{self, Reply, Request, Task};
use crate::text::{Positions, difference};
use analyzer::{Options, Session};

/// An answer to the page.
pub struct Answer {
    /// A [`Reply`] as JSON.
    pub reply: String,
    /// The colouring that goes with a review; empty with other replies.
    pub colouring: Vec<u32>,
}

/// The worker's desk with the text that lies on it, parsed.
#[derive(Default)]
pub struct Desk {
    session: Option<Session>,
}

impl Desk {
    /// What the worker says first.
    pub fn greeting() -> String {
        write(&Reply::Ready)
    }

    /// Answers a request in JSON; `None` if it is none.
    pub fn answer(&mut self, request: &str) -> Option<Answer> {
        let Request { id, text, task } = serde_json::from_str(request).ok()?;
        Some(match task {
            Task::Review(settings) => self.review(id, text, &settings),
            Task::Judge(goals) => {
                let verdict = Box::new(curriculum::exercise::verdict(&goals, &text));
                Answer { reply: write(&Reply::Verdict { id, verdict }), colouring: Vec::new() }
            }
        })
    }

    fn review(&mut self, id: u32, text: String, settings: &[String]) -> Answer {
        let positions = Positions::new(&text);
        let options = options(settings);
        let session = self.hold(text);
        let report = session.report(&options);
        let colouring = protocol::colouring(&positions, &session.highlights());
        Answer { reply: write(&Reply::Review { id, findings: protocol::findings(&positions, &report) }), colouring }
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
fn options(settings: &[String]) -> Options {
    let mut options = Options::default();
    for setting in settings {
        let _ = options.set(setting);
    }
    options
}

fn write(reply: &Reply) -> String {
    serde_json::to_string(reply).expect("replies hold string keys and plain values alone")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review(desk: &mut Desk, id: u32, text: &str, settings: &[&str]) -> (Reply, Vec<u32>) {
        let settings = settings.iter().map(|setting| (*setting).to_owned()).collect();
        let request = Request { id, text: text.into(), task: Task::Review(settings) };
        let answer = desk.answer(&serde_json::to_string(&request).unwrap()).unwrap();
        (serde_json::from_str(&answer.reply).unwrap(), answer.colouring)
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
        for (id, text) in texts.into_iter().enumerate() {
            let fresh = review(&mut Desk::default(), id as u32, text, &[]);
            assert_eq!(review(&mut desk, id as u32, text, &[]), fresh, "{text}");
        }
    }

    #[test]
    fn what_is_no_request_gets_no_answer() {
        for noise in ["", "{}", "[1]", r#"{"id":1,"text":"","task":"Dance"}"#] {
            assert!(Desk::default().answer(noise).is_none(), "{noise}");
        }
    }

    #[test]
    fn an_unknown_setting_does_no_harm() {
        let with = review(&mut Desk::default(), 1, "x := 1\n", &["gone.option=3", "nonsense"]);
        assert_eq!(with, review(&mut Desk::default(), 1, "x := 1\n", &[]));
    }
}
