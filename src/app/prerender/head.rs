//! What a page is called, in the tab's title and to search engines.

use curriculum::page::Page;

const SITE: &str = "Go Idioms";

/// The document's title.
pub fn title(page: &Page) -> String {
    match page {
        Page::Home(_) => format!("{SITE}: write Go that holds in production"),
        Page::Learn(_) => with_site("Learn"),
        Page::Lesson(page) => with_site(&page.lesson.title),
        Page::Practice(_) => with_site("Practice"),
        Page::Exercise(page) => with_site(&page.exercise.title),
        Page::Rules(_) => with_site("Rules"),
        Page::Rule(page) => with_site(&page.rule.id),
        Page::Play(_) => with_site("Playground"),
        Page::Progress(_) => with_site("Progress"),
        Page::Map(_) => with_site("Map"),
        Page::NotFound => with_site("Page not found"),
    }
}

fn with_site(title: &str) -> String {
    format!("{title} \u{b7} {SITE}")
}

/// One or two sentences for search engines.
pub fn description(page: &Page) -> String {
    match page {
        Page::Home(_) => "A reviewer reads your Go as you type and marks what is not idiomatic. Lessons say why, \
                          exercises let you practise, all inside your browser."
            .into(),
        Page::Learn(_) => "Short lessons on idiomatic, production-ready Go, each with code to try.".into(),
        Page::Lesson(page) => page.lesson.summary.clone(),
        Page::Practice(_) => "Exercises in idiomatic Go: mend a program, or write one to a signature.".into(),
        Page::Exercise(page) => {
            format!("An exercise in idiomatic Go, for the lesson \u{201c}{}\u{201d}.", page.lesson.title)
        }
        Page::Rules(_) => "What the reviewer looks for in Go code, by area.".into(),
        Page::Rule(page) => page.rule.summary.clone(),
        Page::Play(_) => "Paste Go code and see what a careful reviewer would say.".into(),
        Page::Progress(_) => "What you have read and solved so far. It is kept in your browser alone.".into(),
        Page::Map(_) => "Every clause of the standard with the lessons, rules and exercises that serve it.".into(),
        Page::NotFound => "This page does not exist.".into(),
    }
}
