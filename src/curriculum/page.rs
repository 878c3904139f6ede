//! The pages of the site as data: what the same components show natively (prerendering) and in the tab.
//!
//! A page is all that its route shows, so a visit loads one page and nothing that grows with the curriculum.

use analyzer::{Area, FixKind, Severity};
use serde::{Deserialize, Serialize};

/// A page by its route.
#[derive(Debug, Clone, PartialEq)]
pub enum Page {
    /// `/`
    Home(HomePage),
    /// `/learn/`
    Learn(CataloguePage),
    /// `/learn/<lesson>/`
    Lesson(Box<LessonPage>),
    /// `/practice/`
    Practice(CataloguePage),
    /// `/practice/<exercise>/`
    Exercise(Box<ExercisePage>),
    /// `/rules/`
    Rules(RulesPage),
    /// `/rules/<id>/`
    Rule(Box<RulePage>),
    /// `/play/`
    Play(PlayPage),
    /// `/progress/`
    Progress(CataloguePage),
    /// `/map/`
    Map(MapPage),
    /// Any other address.
    NotFound,
}

/// A way to another page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The route from the site's root, such as `/learn/ignored-errors/`; the base path is not part of it.
    pub path: String,
    /// What it is called.
    pub title: String,
}

/// How a link to a route begins in the HTML that we make from Markdown; code and prose cannot contain it, for there
/// `<` is escaped.
pub(crate) const ROUTE_LINK: &str = "<a data-route href=\"/";

/// Puts the base path, which begins and ends with `/`, before the routes that `html` links to.
pub fn with_base(html: &str, base: &str) -> String {
    html.replace(ROUTE_LINK, &format!("<a data-route href=\"{base}"))
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Prose, already made from Markdown by us; its links lack the base path until [`with_base`] adds it.
    Html {
        /// Trusted: it comes from `content/` alone.
        html: String,
    },
    /// A piece of code.
    Listing {
        /// The code.
        listing: Listing,
    },
    /// A wrong and a right version, side by side where there is room.
    Compare {
        /// What not to write.
        wrong: Listing,
        /// What to write.
        right: Listing,
    },
}

/// What a piece of code is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// An example to avoid.
    Wrong,
    /// An example to follow.
    Right,
    /// Neither.
    Plain,
}

/// A piece of code with everything that is shown about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// What it is shown as.
    pub tone: Tone,
    /// A word or two above it; may be empty.
    pub caption: String,
    /// The text, for copying and for the playground.
    pub code: String,
    /// The same text, line by line.
    pub lines: Vec<ListingLine>,
}

/// One line of a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListingLine {
    /// Coloured: `span`s of the classes of [`analyzer::HighlightClass`] and of `squiggle squiggle-<severity>`.
    pub html: String,
    /// Whether it differs from the listing's counterpart in a comparison.
    pub changed: bool,
    /// What the rules say here, shown below the line.
    pub notes: Vec<Note>,
}

/// A finding as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The rule that speaks.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
}

/// A lesson in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonCard {
    /// Its id; its route is `/learn/<id>/`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One sentence on what it gives.
    pub summary: String,
    /// Reading time in minutes.
    pub minutes: u32,
}

impl LessonCard {
    /// Its route.
    pub fn path(&self) -> String {
        format!("/learn/{}/", self.id)
    }
}

/// What the learner is asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExerciseKind {
    /// Mend a program that is wrong.
    Fix,
    /// Write a program to a signature.
    Write,
    /// Write code that fires the named rules and no other.
    Trigger,
    /// Flag the lines of a change that a reviewer would flag.
    Review,
    /// Mend a program whose real output shows that it misbehaves.
    Debug,
}

/// An exercise in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExerciseCard {
    /// Its id; its route is `/practice/<id>/`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is asked.
    pub kind: ExerciseKind,
    /// About how long it takes.
    pub minutes: u32,
}

impl ExerciseCard {
    /// Its route.
    pub fn path(&self) -> String {
        format!("/practice/{}/", self.id)
    }
}

/// A rule in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleCard {
    /// Its id; its route is `/rules/<id>/`.
    pub id: String,
    /// One sentence.
    pub summary: String,
    /// How much a finding matters.
    pub severity: Severity,
    /// Whether it repairs.
    pub fix: FixKind,
}

impl RuleCard {
    /// Its route.
    pub fn path(&self) -> String {
        format!("/rules/{}/", self.id)
    }
}

/// A clause of the persona in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseCard {
    /// Its id; its anchor on the map is `clause-<id>`.
    pub id: String,
    /// Its words, shortened.
    pub title: String,
}

/// A chapter of the curriculum with what it holds, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Its lessons, each with its exercises, in order.
    pub lessons: Vec<LessonEntry>,
}

/// A lesson with its exercises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonEntry {
    /// The lesson.
    pub lesson: LessonCard,
    /// Its exercises.
    pub exercises: Vec<ExerciseCard>,
}

/// A page that lists the whole curriculum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CataloguePage {
    /// All chapters in order.
    pub chapters: Vec<Chapter>,
}

/// `/`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomePage {
    /// The program that the page opens with.
    pub demo: String,
    /// What the rules say about it, shown before the tab's own analyzer is there.
    pub findings: Vec<DemoFinding>,
    /// Where to go; the learner's progress picks the next thing.
    pub chapters: Vec<Chapter>,
}

/// A finding about the program of the home page, with all that the list beside it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoFinding {
    /// The rule that speaks.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// The line, from 1.
    pub line: u32,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Why the rule speaks, each in one plain sentence.
    pub why: Vec<String>,
    /// The title of the first fix and whether it needs a reader, where there is one.
    pub fix: Option<(String, bool)>,
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its anchor.
    pub anchor: String,
    /// Its words.
    pub title: String,
}

/// `/learn/<lesson>/`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonPage {
    /// The lesson.
    pub lesson: LessonCard,
    /// The title of its chapter.
    pub chapter: String,
    /// The Go version that the idiom needs, such as `1.21`, where it needs one.
    pub since: Option<String>,
    /// The lessons of its chapter, for the navigation "Lessons".
    pub siblings: Vec<Link>,
    /// The clauses of the persona that it teaches.
    pub clauses: Vec<ClauseCard>,
    /// For "On this page".
    pub headings: Vec<Heading>,
    /// The text.
    pub blocks: Vec<Block>,
    /// What the live editor beside the text starts with.
    pub live: String,
    /// The rules that watch over it.
    pub rules: Vec<RuleCard>,
    /// What to practise next.
    pub exercises: Vec<ExerciseCard>,
    /// The lesson before, in any chapter.
    pub previous: Option<Link>,
    /// The lesson after, in any chapter.
    pub next: Option<Link>,
}

/// `/practice/<exercise>/`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExercisePage {
    /// The exercise.
    pub exercise: ExerciseCard,
    /// The lesson that it belongs to.
    pub lesson: Link,
    /// The clauses of the persona that it practises.
    pub clauses: Vec<ClauseCard>,
    /// What is asked.
    pub blocks: Vec<Block>,
    /// What the editor starts with; empty where there is a change to review.
    pub starter: String,
    /// What is to be reviewed, where that is asked.
    pub change: Option<Change>,
    /// HTML, the gentlest first.
    pub hints: Vec<String>,
    /// What a solution must meet; the worker turns it and the learner's text into a verdict.
    pub goals: crate::exercise::Goals,
    /// Shown after passing: why the solution is as it is.
    pub explanation: Vec<Block>,
    /// Shown after passing, beside the learner's.
    pub solution: Listing,
    /// The exercise before, in any chapter.
    pub previous: Option<Link>,
    /// The exercise after, in any chapter.
    pub next: Option<Link>,
}

/// A change to review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The lines of both versions, from the package clause on.
    pub lines: Vec<ChangeLine>,
    /// The rules that a line can be flagged with, by name.
    pub rules: Vec<String>,
}

/// A line of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLine {
    /// What the change does to it.
    pub sign: Sign,
    /// Its number in the new version, from 1; in the old one where it was removed.
    pub number: u32,
    /// Coloured, like [`ListingLine::html`], but without squiggles.
    pub html: String,
}

impl ChangeLine {
    /// Whether a reviewer can flag it: it is new, and more than brackets.
    pub fn can_be_flagged(&self) -> bool {
        self.sign == Sign::Added && self.html.chars().any(char::is_alphanumeric)
    }
}

/// What a change does to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// It stays.
    Kept,
    /// It goes.
    Removed,
    /// It comes.
    Added,
}

/// `/rules/`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesPage {
    /// The rules by area, in the order of the areas.
    pub areas: Vec<(Area, Vec<RuleCard>)>,
}

/// `/rules/<id>/`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePage {
    /// The rule.
    pub rule: RuleCard,
    /// Where it belongs.
    pub area: Area,
    /// The clauses of the persona that ask for it.
    pub clauses: Vec<ClauseCard>,
    /// Linters that check the same.
    pub linters: Vec<String>,
    /// What a run may set: the name, its default and what it counts.
    pub options: Vec<(String, u32, String)>,
    /// For "On this page".
    pub headings: Vec<Heading>,
    /// The text.
    pub blocks: Vec<Block>,
    /// Lessons that teach it.
    pub lessons: Vec<LessonCard>,
    /// Exercises that practise it.
    pub exercises: Vec<ExerciseCard>,
}

/// `/play/`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlayPage {
    /// What the editor starts with where nothing was saved and no link says otherwise.
    pub starter: String,
    /// What the learner may set, by rule.
    pub options: Vec<OptionCard>,
}

/// A number of a rule that the learner may set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionCard {
    /// The rule's id.
    pub rule: String,
    /// The option's name without the rule's id.
    pub name: String,
    /// What it is where nobody sets it.
    pub default: u32,
    /// What it counts, in one sentence.
    pub about: String,
}

/// A clause with all that serves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseEntry {
    /// The clause.
    pub clause: ClauseCard,
    /// Its words in full.
    pub text: String,
    /// Lessons that teach it.
    pub lessons: Vec<LessonCard>,
    /// Rules that check it.
    pub rules: Vec<RuleCard>,
    /// Exercises that practise it.
    pub exercises: Vec<ExerciseCard>,
}

/// `/map/`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapPage {
    /// The sections of the persona with their clauses, in its order.
    pub sections: Vec<(String, Vec<ClauseEntry>)>,
}
