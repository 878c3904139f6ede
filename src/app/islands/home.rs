//! "Where you are" and the one next thing.

use crate::components::dynamic;
use crate::context::App;
use curriculum::page::Chapter;
use curriculum::progress::{NextThing, Progress};
use leptos::prelude::*;

/// How much is done, and how much there is: lessons read, lessons, exercises passed, exercises.
pub fn tally(progress: &Progress, chapters: &[Chapter]) -> [usize; 4] {
    let lessons = chapters.iter().flat_map(|chapter| &chapter.lessons);
    let exercises = lessons.clone().flat_map(|entry| &entry.exercises);
    [
        lessons.clone().filter(|entry| progress.is_read(&entry.lesson.id)).count(),
        lessons.count(),
        exercises.clone().filter(|exercise| progress.is_passed(&exercise.id)).count(),
        exercises.count(),
    ]
}

/// Where the learner is, and the way on.
pub fn next_step(app: App, chapters: Vec<Chapter>) -> AnyView {
    let step = dynamic(move || app.progress.with(|progress| step(app, progress, &chapters)));
    view! {
        <section class="band next-step" id="next-step" aria-labelledby="where">
            {step}
        </section>
    }
    .into_any()
}

fn step(app: App, progress: &Progress, chapters: &[Chapter]) -> AnyView {
    let [read, lessons, passed, exercises] = tally(progress, chapters);
    let (route, label) = match progress.next(chapters) {
        Some(next) => {
            let word = match (&next, read + passed > 0) {
                (_, false) => "Begin",
                (NextThing::Lesson(_), true) => "Next",
                (NextThing::Exercise(_), true) => "Practise",
            };
            (next.link().path.clone(), format!("{word}: {}", next.link().title))
        }
        None => ("/play/".to_owned(), "All done. Review your own code".to_owned()),
    };
    view! {
        <div>
            <h2 id="where">"Where you are"</h2>
            <p>{format!("{read} of {lessons} lessons read, {passed} of {exercises} exercises passed.")}</p>
            <progress
                aria-label="Lessons and exercises done"
                max=(lessons + exercises).to_string()
                value=(read + passed).to_string()
            ></progress>
        </div>
        <a class="button button-primary button-large" href=app.href(&route)>{label}</a>
    }
    .into_any()
}
