//! What of a page lives in the tab: everything else is HTML that was made once and stays as it is.
//!
//! A page's HTML comes whole, prerendered. The tab puts islands in the place of the elements that react to the
//! learner: the same components made those elements when the page was prerendered. So the tab's program holds nothing
//! that only shows text.

use crate::bench::{Bench, Look, Start, findings_bar, workbench};
use crate::context::App;
use crate::islands::practice::{self, Practice};
use crate::islands::{desk, home, progress, reading};
use curriculum::page::{Chapter, ExerciseCard, ExerciseKind, LessonCard, LessonEntry, OptionCard};
use gloo::utils::document;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use worker::protocol::Finding;

/// What the tab must know to let a page live: the parts that it has.
///
/// One structure for all pages, because the code that reads each kind of its own would be loaded with every page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Live {
    /// What the page is.
    pub kind: Kind,
    /// The id of the lesson or exercise.
    pub id: String,
    /// The program that the editor starts with.
    pub text: String,
    /// What is known about that program.
    pub findings: Vec<Finding>,
    /// All that can be done on the site, in order.
    pub steps: Vec<Step>,
    /// The exercise's hints as HTML, the gentlest first.
    pub hints: Vec<String>,
    /// The rules that an exercise is about to fire: whether each must fire or stay silent, and its id.
    pub watched: Vec<(bool, String)>,
    /// What a solution must meet, as the worker reads it.
    pub goals: String,
    /// Shown after passing.
    pub after: After,
    /// The numbers that the learner may set.
    pub options: Vec<OptionCard>,
}

/// What a page is, to the tab.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A text.
    #[default]
    Text,
    /// `/`
    Home,
    /// `/learn/<lesson>/`
    Lesson,
    /// `/practice/<exercise>/`
    Exercise,
    /// The same, where a change is to be reviewed.
    Review,
    /// `/play/`
    Play,
    /// `/progress/`
    Progress,
}

/// A lesson, or an exercise of the last lesson before it: whether it is one, the id and the title.
pub type Step = (bool, String, String);

/// What is shown after passing an exercise, or when the learner asks for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    /// HTML.
    pub explanation: String,
    /// The figure of the reference solution, as HTML.
    pub solution: String,
    /// The reference solution; empty where there is none to compare code with.
    pub code: String,
}

/// The steps as the curriculum's own structure, as far as progress needs it.
pub fn chapters(steps: Vec<Step>) -> Vec<Chapter> {
    let mut lessons: Vec<LessonEntry> = Vec::new();
    for (is_exercise, id, title) in steps {
        match lessons.last_mut().filter(|_| is_exercise) {
            Some(entry) => entry.exercises.push(ExerciseCard { id, title, kind: ExerciseKind::Fix, minutes: 0 }),
            None => {
                let lesson = LessonCard { id, title, summary: String::new(), minutes: 0 };
                lessons.push(LessonEntry { lesson, exercises: Vec::new() });
            }
        }
    }
    vec![Chapter { id: String::new(), title: String::new(), summary: String::new(), lessons }]
}

/// A page as the navigator fetches it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// The document's title.
    pub title: String,
    /// The content of `<main>`.
    pub main: String,
    /// What of it lives.
    pub live: Live,
}

/// The islands of the page that is shown; they end when this is dropped.
pub struct Islands {
    mounted: Vec<UnmountHandle<AnyViewState>>,
    owner: Owner,
    bench: Option<Bench>,
}

impl Drop for Islands {
    fn drop(&mut self) {
        if let Some(bench) = self.bench {
            bench.save_now();
        }
        self.mounted.clear();
        self.owner.cleanup();
    }
}

impl Islands {
    /// Lets the page at `route`, whose HTML is in the document, live.
    pub fn mount(app: App, route: &str, live: Live) -> Self {
        let mut islands = Self { mounted: Vec::new(), owner: Owner::new(), bench: None };
        let owner = islands.owner.clone();
        owner.with(|| islands.build(app, route, live));
        islands
    }

    fn build(&mut self, app: App, route: &str, live: Live) {
        let Live { kind, id, text, findings, steps, hints, watched, goals, after, options } = live;
        let start = Start { route: route.to_owned(), text, findings };
        match kind {
            Kind::Text => {}
            Kind::Home => {
                let bench = Bench::new(app, start, false);
                self.desk(app, bench, desk::home());
                self.put("next-step", move || home::next_step(app, chapters(steps)));
            }
            Kind::Lesson => {
                let bench = Bench::new(app, start, false);
                self.desk(app, bench, desk::lesson());
                reading::note(app, id);
            }
            Kind::Exercise => {
                let practice = Practice::new(app, Bench::new(app, start, false), id);
                self.desk(app, practice.bench, practice::desk(practice, watched, goals));
                self.help(practice, hints, after);
            }
            Kind::Review => {
                let practice = Practice::new(app, Bench::new(app, start, false), id);
                practice.bench.begin();
                self.bench = Some(practice.bench);
                self.put("desk", move || practice::review_desk(practice, goals));
                self.help(practice, hints, after);
            }
            Kind::Play => {
                let bench = Bench::new(app, start, true);
                self.desk(app, bench, desk::play(app, bench, options));
                desk::follow_links(app, bench);
            }
            Kind::Progress => self.put("kept", move || progress::kept(app, chapters(steps))),
        }
    }

    fn help(&mut self, practice: Practice, hints: Vec<String>, after: After) {
        self.put("hints", move || practice::hints(practice, hints));
        self.put("after", move || practice::after(practice, after));
    }

    fn desk(&mut self, app: App, bench: Bench, look: Look) {
        bench.begin();
        self.bench = Some(bench);
        self.put("desk", move || workbench(app, bench, look));
        self.put("findings-bar", move || findings_bar(bench));
    }

    /// Puts an island in the place of the element `id`.
    fn put(&mut self, id: &str, view: impl FnOnce() -> AnyView + 'static) {
        self.mounted.extend(put(id, view));
    }
}

/// Puts a component in the place of the element `id` that it made when the page was prerendered.
pub fn put(id: &str, view: impl FnOnce() -> AnyView + 'static) -> Option<UnmountHandle<AnyViewState>> {
    let view: Box<dyn FnOnce() -> AnyView> = Box::new(view);
    let old = document().get_element_by_id(id)?;
    let workshop: HtmlElement = document().create_element("div").ok()?.unchecked_into();
    let handle = mount_to(workshop.clone(), view);
    let new = workshop.first_element_child()?;
    old.replace_with_with_node_1(&new).ok()?;
    Some(handle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_become_lessons_with_their_exercises() {
        let step = |is_exercise, id: &str| (is_exercise, id.to_owned(), id.to_uppercase());
        let chapters = chapters(vec![step(false, "a"), step(true, "b"), step(true, "c"), step(false, "d")]);
        let shape: Vec<_> = chapters[0]
            .lessons
            .iter()
            .map(|entry| {
                (entry.lesson.id.as_str(), entry.exercises.iter().map(|it| it.id.as_str()).collect::<Vec<_>>())
            })
            .collect();
        assert_eq!(shape, [("a", vec!["b", "c"]), ("d", vec![])]);
        assert_eq!(chapters[0].lessons[0].lesson.title, "A");
    }
}
