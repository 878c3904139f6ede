//! What a rule sees, and how it speaks.

use crate::kind::Kind;
use crate::package::File;
use crate::rule::{Options, RuleInfo};
use crate::syntax::Node;
use crate::types::Types;
use crate::{Applicability, Diagnostic, Edit, Fix, Severity, Span};
use std::borrow::Cow;

/// A rule: what it says of itself, where it looks, and what it does there.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    pub(crate) info: RuleInfo,
    /// The kinds of nodes that it is called for.
    pub(crate) kinds: &'static [Kind],
    pub(crate) check: for<'a> fn(Node<'a>, &mut Lint<'a>),
}

/// One file under examination.
pub(crate) struct Lint<'a> {
    pub(crate) types: Types<'a>,
    pub(crate) file: &'a File<'a>,
    pub(crate) options: &'a Options,
    pub(crate) rule: &'static RuleInfo,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl<'a> Lint<'a> {
    /// The number that the run uses for an option of the rule.
    pub(crate) fn option(&self, name: &str) -> u32 {
        self.options.value(self.rule, name)
    }

    /// Says what is wrong at `span` and what to do about it.
    pub(crate) fn report(&mut self, span: Span, message: String, help: impl Into<String>) -> &mut Diagnostic {
        self.report_as(self.rule.severity, span, message, help)
    }

    /// The same at a severity of its own, for a finding that is less certain than the rule's others.
    pub(crate) fn report_as(
        &mut self,
        severity: Severity,
        span: Span,
        message: String,
        help: impl Into<String>,
    ) -> &mut Diagnostic {
        let rule = Cow::Borrowed(self.rule.id);
        self.diagnostics.push(Diagnostic {
            rule,
            severity,
            span,
            message,
            help: help.into(),
            path: String::new(),
            facts: Vec::new(),
            fixes: Vec::new(),
        });
        let last = self.diagnostics.len() - 1;
        &mut self.diagnostics[last]
    }
}

impl Diagnostic {
    /// Adds what the rule knew: a signature, a type, what is in scope. One plain sentence with the names from the code.
    pub(crate) fn because(&mut self, fact: impl Into<String>) -> &mut Self {
        self.facts.push(fact.into());
        self
    }

    /// Offers a repair; edits may come in any order. None at all offers nothing, and neither do edits that overlap, as
    /// those of a call within a call may in a text that is not Go.
    pub(crate) fn fix(&mut self, title: impl Into<String>, applicability: Applicability, mut edits: Vec<Edit>) {
        if edits.is_empty() {
            return;
        }
        edits.sort_by_key(|edit| edit.span);
        if edits.windows(2).any(|pair| pair[1].span.start < pair[0].span.end) {
            return;
        }
        self.fixes.push(Fix { title: title.into(), applicability, edits });
    }
}

impl Edit {
    pub(crate) fn insert(at: u32, text: impl Into<String>) -> Self {
        Self::replace(Span { start: at, end: at }, text)
    }

    pub(crate) fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}
