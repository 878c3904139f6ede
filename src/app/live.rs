//! What of a page lives in the tab: everything else is HTML that was made once and stays as it is.
//!
//! A page's HTML comes whole, prerendered. The tab puts islands in the place of the elements that react to the
//! learner: the same components made those elements when the page was prerendered. So the tab's program holds nothing
//! that only shows text.

use crate::bench::{Bench, Start, findings_bar, workbench};
use crate::context::App;
use crate::islands::{desk, home, practice, progress, reading};
use crate::protocol::{Finding, Repair};
use curriculum::exercise::Goals;
use curriculum::page::{Chapter, DemoFinding, OptionCard};
use gloo::utils::document;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What the tab must know to let a page live.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Live {
    /// The page is a text.
    Text,
    /// `/`
    Home(HomeLive),
    /// `/learn/<lesson>/`
    Lesson(LessonLive),
    /// `/practice/<exercise>/`
    Exercise(Box<ExerciseLive>),
    /// `/play/`
    Play(PlayLive),
    /// `/progress/`
    Progress(Vec<Chapter>),
}

/// The home page's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HomeLive {
    /// The program of the editor.
    pub demo: String,
    /// What is known about it.
    pub findings: Vec<DemoFinding>,
    /// Where to go next.
    pub chapters: Vec<Chapter>,
}

/// A lesson's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LessonLive {
    /// Its id.
    pub id: String,
    /// The program of the editor.
    pub text: String,
}

/// An exercise's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExerciseLive {
    /// Its id.
    pub id: String,
    /// The program of the editor.
    pub starter: String,
    /// HTML, the gentlest first.
    pub hints: Vec<String>,
    /// What a solution must meet.
    pub goals: Goals,
    /// HTML, shown after passing.
    pub explanation: String,
    /// The reference solution's figure, as HTML.
    pub solution: String,
    /// The reference solution's text.
    pub code: String,
}

/// The playground's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlayLive {
    /// The program of the editor.
    pub starter: String,
    /// What the learner may set.
    pub options: Vec<OptionCard>,
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
        match live {
            Live::Text => {}
            Live::Home(HomeLive { demo, findings, chapters }) => {
                let findings = findings.into_iter().map(known_finding).collect();
                let bench = Bench::new(app, Start { route: route.to_owned(), text: demo, findings }, no_options());
                self.desk(app, bench, desk::home());
                self.put("next-step", move || home::next_step(app, chapters));
            }
            Live::Lesson(LessonLive { id, text }) => {
                let bench = Bench::new(app, Start::plain(route, text), no_options());
                self.desk(app, bench, desk::lesson());
                reading::note(app, id);
            }
            Live::Exercise(live) => {
                let ExerciseLive { id, starter, hints, goals, explanation, solution, code } = *live;
                let bench = Bench::new(app, Start::plain(route, starter), no_options());
                let practice = practice::Practice::new(app, bench, id);
                self.desk(app, bench, practice::desk(practice, goals));
                self.put("hints", move || practice::hints(practice, hints));
                self.put("after", move || practice::after(practice, practice::After { explanation, solution, code }));
            }
            Live::Play(PlayLive { starter, options }) => {
                let bench = Bench::new(app, Start::plain(route, starter), desk::play_options(app));
                self.desk(app, bench, desk::play(app, bench, options));
                desk::follow_links(app, bench);
            }
            Live::Progress(chapters) => self.put("kept", move || progress::kept(app, chapters)),
        }
    }

    fn desk(&mut self, app: App, bench: Bench, look: crate::bench::Look) {
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
    let old = document().get_element_by_id(id)?;
    let workshop: HtmlElement = document().create_element("div").ok()?.unchecked_into();
    let handle = mount_to(workshop.clone(), view);
    let new = workshop.first_element_child()?;
    old.replace_with_with_node_1(&new).ok()?;
    Some(handle)
}

/// No options: the rules' own numbers.
pub fn no_options() -> Signal<Vec<String>> {
    Signal::stored(Vec::new())
}

/// A finding that was computed when the site was built; its fix is computed anew in the tab.
pub fn known_finding(found: DemoFinding) -> Finding {
    let repairs = found.fix.map(|(title, needs_review)| Repair { title, safe: !needs_review, edits: Vec::new() });
    Finding {
        rule: Some(found.rule),
        severity: found.severity,
        from: 0,
        to: 0,
        line: found.line,
        message: found.message,
        help: found.help,
        repairs: repairs.into_iter().collect(),
    }
}
