//! From the curriculum to the pages of the site.

use crate::content::change;
use crate::content::html;
use crate::content::load::{self, AFTER, BEFORE, Curriculum, Exercise, Lesson, Rule, SOLUTION, STARTER};
use crate::content::persona::Clause;
use crate::page::{
    Block, CataloguePage, Change, Chapter, ClauseEntry, DemoFinding, ExerciseCard, ExercisePage, HomePage, LessonCard,
    LessonEntry, LessonPage, Link, MapPage, OptionCard, Page, PlayPage, RuleCard, RulePage, RulesPage, Tone,
};
use analyzer::{Applicability, Area, RuleInfo};

/// How many rules a line of a review can be flagged with, at least where there are so many.
const CHOICES: usize = 6;

impl Curriculum {
    /// Every page with its route; all but [`Page::NotFound`], which has none.
    pub fn pages(&self) -> Vec<(String, Page)> {
        let catalogue = CataloguePage { chapters: self.chapters.iter().map(|it| self.chapter(it)).collect() };
        let mut pages = vec![
            ("/".to_owned(), Page::Home(self.home(&catalogue))),
            ("/learn/".to_owned(), Page::Learn(catalogue.clone())),
            ("/practice/".to_owned(), Page::Practice(catalogue.clone())),
            ("/rules/".to_owned(), Page::Rules(self.rules_page())),
            ("/play/".to_owned(), Page::Play(self.play())),
            ("/progress/".to_owned(), Page::Progress(catalogue)),
            ("/map/".to_owned(), Page::Map(self.map())),
        ];
        let lessons: Vec<_> = self.lessons().collect();
        for (at, lesson) in lessons.iter().enumerate() {
            let near = [at.checked_sub(1), Some(at + 1)].map(|it| lessons.get(it?).map(|it| lesson_link(it)));
            pages.push((lesson.card().path(), Page::Lesson(Box::new(self.lesson(lesson, near)))));
        }
        for (at, exercise) in self.exercises.iter().enumerate() {
            let near = [at.checked_sub(1), Some(at + 1)].map(|it| self.exercises.get(it?).map(exercise_link));
            pages.push((exercise.card().path(), Page::Exercise(Box::new(self.exercise(exercise, near)))));
        }
        for rule in &self.rules {
            pages.push((card(rule.info).path(), Page::Rule(Box::new(self.rule(rule)))));
        }
        pages
    }

    /// The text that the home page and the playground begin with: the first lesson's live example.
    fn demo(&self) -> Option<&crate::content::listing::Checked> {
        self.lessons().next().map(Lesson::live)
    }

    fn home(&self, catalogue: &CataloguePage) -> HomePage {
        let demo = self.demo();
        let findings = demo.iter().flat_map(|demo| {
            demo.report.diagnostics.iter().map(|it| DemoFinding {
                rule: it.rule.to_string(),
                severity: it.severity,
                line: demo.line(it.span),
                message: it.message.clone(),
                help: it.help.clone(),
                why: analyzer::explain(it).sentences(),
                fix: it.fixes.first().map(|it| (it.title.clone(), it.applicability == Applicability::NeedsReview)),
            })
        });
        HomePage {
            findings: findings.collect(),
            demo: demo.map(|it| it.text.clone()).unwrap_or_default(),
            chapters: catalogue.chapters.clone(),
        }
    }

    fn play(&self) -> PlayPage {
        let card = |info: &RuleInfo| {
            let rule = info.id;
            let option = |it: &analyzer::OptionSpec| OptionCard {
                rule: rule.to_owned(),
                name: it.name.to_owned(),
                default: it.default,
                about: it.about.to_owned(),
            };
            info.options.iter().map(option).collect::<Vec<_>>()
        };
        PlayPage {
            starter: self.demo().map(|it| it.text.clone()).unwrap_or_default(),
            options: self.rules.iter().flat_map(|it| card(it.info)).collect(),
        }
    }

    fn rules_page(&self) -> RulesPage {
        let mut areas: Vec<(Area, Vec<RuleCard>)> = Vec::new();
        for rule in &self.rules {
            match areas.last_mut() {
                Some((area, cards)) if *area == rule.info.area => cards.push(card(rule.info)),
                _ => areas.push((rule.info.area, vec![card(rule.info)])),
            }
        }
        RulesPage { areas }
    }

    fn map(&self) -> MapPage {
        let section = |section: &crate::content::persona::Section| {
            (section.title.clone(), section.clauses.iter().map(|it| self.clause(it)).collect())
        };
        MapPage { sections: self.persona.sections.iter().map(section).collect() }
    }

    fn clause(&self, clause: &Clause) -> ClauseEntry {
        let rules = self.rules.iter().filter(|it| it.info.clauses.contains(&clause.id.as_str()));
        ClauseEntry {
            clause: clause.card(),
            text: clause.text.clone(),
            lessons: self.lessons().filter(|it| it.front.clauses.contains(&clause.id)).map(Lesson::card).collect(),
            rules: rules.map(|it| card(it.info)).collect(),
            exercises: self
                .exercises
                .iter()
                .filter(|it| it.front.clauses.contains(&clause.id))
                .map(Exercise::card)
                .collect(),
        }
    }

    fn chapter(&self, chapter: &load::Chapter) -> Chapter {
        let entry = |lesson: &Lesson| LessonEntry { lesson: lesson.card(), exercises: self.exercises_of(lesson) };
        Chapter {
            id: chapter.id.clone(),
            title: chapter.front.title.clone(),
            summary: chapter.front.summary.clone(),
            lessons: chapter.lessons.iter().map(entry).collect(),
        }
    }

    fn exercises_of(&self, lesson: &Lesson) -> Vec<ExerciseCard> {
        self.exercises.iter().filter(|it| it.front.lesson == lesson.id).map(Exercise::card).collect()
    }

    fn lesson(&self, lesson: &Lesson, [previous, next]: [Option<Link>; 2]) -> LessonPage {
        let chapter = self.chapters.iter().find(|it| it.lessons.iter().any(|it| it.id == lesson.id));
        let rules = self.rules.iter().filter(|it| lesson.front.rules.iter().any(|id| id == it.info.id));
        LessonPage {
            lesson: lesson.card(),
            chapter: chapter.map(|it| it.front.title.clone()).unwrap_or_default(),
            since: lesson.front.since.clone(),
            siblings: chapter.iter().flat_map(|it| &it.lessons).map(lesson_link).collect(),
            clauses: self.persona.cards(&lesson.front.clauses),
            headings: lesson.text.headings.clone(),
            blocks: lesson.text.blocks.clone(),
            live: lesson.live().text.clone(),
            rules: rules.map(|it| card(it.info)).collect(),
            exercises: self.exercises_of(lesson),
            previous,
            next,
        }
    }

    fn exercise(&self, exercise: &Exercise, [previous, next]: [Option<Link>; 2]) -> ExercisePage {
        let lesson = self.lessons().find(|it| it.id == exercise.front.lesson).expect("loading has found the lesson");
        let (starter, change, solution) = match &exercise.goals.review {
            Some(_) => {
                let solution = exercise.file(AFTER).whole(Tone::Plain, "What the rules find in the change");
                (String::new(), Some(self.change(exercise, lesson)), solution)
            }
            None => {
                let solution = exercise.file(SOLUTION).whole(Tone::Right, "Reference solution");
                (exercise.file(STARTER).text.clone(), None, solution)
            }
        };
        ExercisePage {
            exercise: exercise.card(),
            lesson: lesson_link(lesson),
            clauses: self.persona.cards(&exercise.front.clauses),
            blocks: exercise.task.blocks.clone(),
            starter,
            change,
            hints: exercise.hint_html(),
            goals: exercise.goals.clone(),
            explanation: exercise.review_html().into_iter().chain(exercise.explanation.blocks.clone()).collect(),
            solution,
            previous,
            next,
        }
    }

    /// The change of a review. Lines can be flagged with the rules that its flags and its lesson name, and with others of
    /// the same areas up to [`CHOICES`].
    fn change(&self, exercise: &Exercise, lesson: &Lesson) -> Change {
        let mut rules = exercise.front.about();
        rules.extend(lesson.front.rules.iter().cloned());
        let area = |id: &str| self.rules.iter().find(|it| it.info.id == id).map(|it| it.info.area);
        let areas: Vec<_> = rules.iter().map(|it| area(it)).collect();
        let near = self.rules.iter().filter(|it| areas.contains(&Some(it.info.area))).map(|it| it.info.id.to_owned());
        for rule in near {
            if rules.len() < CHOICES && !rules.contains(&rule) {
                rules.push(rule);
            }
        }
        rules.sort_unstable();
        rules.dedup();
        Change { lines: change::lines(exercise.file(BEFORE), exercise.file(AFTER)), rules }
    }

    fn rule(&self, rule: &Rule) -> RulePage {
        let info = rule.info;
        let clauses: Vec<String> = info.clauses.iter().map(|it| (*it).to_owned()).collect();
        let names_it = |rules: &[String]| rules.iter().any(|it| it == info.id);
        let exercises = self.exercises.iter().filter(|it| names_it(&it.front.about()));
        RulePage {
            rule: card(info),
            area: info.area,
            clauses: self.persona.cards(&clauses),
            linters: info.linters.iter().map(|it| (*it).to_owned()).collect(),
            options: info.options.iter().map(|it| (it.name.to_owned(), it.default, it.about.to_owned())).collect(),
            headings: rule.text.headings.clone(),
            blocks: rule.text.blocks.clone(),
            lessons: self.lessons().filter(|it| names_it(&it.front.rules)).map(Lesson::card).collect(),
            exercises: exercises.map(Exercise::card).collect(),
        }
    }
}

impl Lesson {
    fn card(&self) -> LessonCard {
        LessonCard {
            id: self.id.clone(),
            title: self.front.title.clone(),
            summary: self.front.summary.clone(),
            minutes: self.text.minutes(),
        }
    }

    fn live(&self) -> &crate::content::listing::Checked {
        self.examples.get(&self.front.live).expect("loading has found the live example")
    }
}

impl Exercise {
    /// What a reviewer says of the change, line by line; nothing where there is none.
    fn review_html(&self) -> Option<Block> {
        let review = self.goals.review.as_ref()?;
        let flags = review.flags.iter().map(|it| (it.line, Some(it.rules[0].as_str()), it.why.as_str()));
        let sound = review.sound.iter().map(|(line, why)| (*line, None, why.as_str()));
        let mut lines: Vec<_> = flags.chain(sound).collect();
        lines.sort_unstable();
        let items = lines.into_iter().map(|(line, rule, why)| {
            let link = |rule| format!("{}rules/{rule}/\"><code>{rule}</code></a>", crate::page::ROUTE_LINK);
            let said = rule.map_or_else(|| "right as it is".to_owned(), link);
            format!("<li>Line {line}, {said}: {}</li>", html::sentence(why))
        });
        Some(Block::Html { html: format!("<ul>{}</ul>\n", items.collect::<String>()) })
    }

    fn card(&self) -> ExerciseCard {
        ExerciseCard {
            id: self.id.clone(),
            title: self.front.title.clone(),
            kind: self.front.kind,
            minutes: self.front.minutes,
        }
    }
}

fn card(info: &RuleInfo) -> RuleCard {
    RuleCard { id: info.id.to_owned(), summary: info.summary.to_owned(), severity: info.severity, fix: info.fix }
}

fn lesson_link(lesson: &Lesson) -> Link {
    let card = lesson.card();
    Link { path: card.path(), title: card.title }
}

fn exercise_link(exercise: &Exercise) -> Link {
    let card = exercise.card();
    Link { path: card.path(), title: card.title }
}

#[cfg(test)]
mod tests;
