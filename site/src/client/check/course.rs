//! The course of an assessment: its four steps, and how far the answers have come.
//!
//! The steps are sections of one page. The bar with their links stays in sight.

use maud::{Markup, html};

use super::draft::Outcome;
use super::find::Progress;
use super::panel::View;

/// A step of the assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The service.
    Service,
    /// The class of the information.
    Class,
    /// The requirements.
    Requirements,
    /// The files to hand in.
    HandIn,
}

impl Step {
    /// All steps, in their order.
    pub const ALL: [Self; 4] = [Self::Service, Self::Class, Self::Requirements, Self::HandIn];

    /// Return the id of its section.
    #[must_use]
    pub const fn anchor(self) -> &'static str {
        match self {
            Self::Service => "step-service",
            Self::Class => "step-class",
            Self::Requirements => "step-requirements",
            Self::HandIn => "step-hand-in",
        }
    }

    /// Return its name in the bar. `none`: the document knows no classes.
    #[must_use]
    pub const fn label(self, none: bool) -> &'static str {
        match self {
            Self::Class if none => "条件",
            Self::Service => "サービス",
            Self::Class => "分類",
            Self::Requirements => "要件",
            Self::HandIn => "提出",
        }
    }

    /// Return the heading of its section. `none`: the document knows no classes.
    #[must_use]
    pub const fn heading(self, none: bool) -> &'static str {
        match self {
            Self::Class if none => "2 利用の条件",
            Self::Service => "1 点検するサービス",
            Self::Class => "2 取り扱う情報の分類",
            Self::Requirements => "3 要件への回答",
            Self::HandIn => "4 提出する",
        }
    }
}

/// The state of the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct State {
    named: bool,
    classified: bool,
    answered: bool,
    /// The progress of the answers; `None` while no class is chosen.
    progress: Option<Progress>,
}

impl State {
    fn of(view: View<'_>) -> Self {
        let service = view.draft.file().service.as_ref();
        let named = service.is_some_and(|it| it.name.is_some() || it.provider.is_some());
        let in_scope = |outcome: &&Outcome| outcome.out_of_scope.is_none();
        let progress = view.outcome.filter(in_scope).map(|outcome| outcome.progress);
        Self {
            named,
            classified: view.outcome.is_some(),
            answered: progress.map_or(view.outcome.is_some(), Progress::is_complete),
            progress,
        }
    }

    fn is_done(self, step: Step) -> bool {
        match step {
            Step::Service => self.named,
            Step::Class => self.classified,
            Step::Requirements => self.answered,
            Step::HandIn => false,
        }
    }

    /// Return the step to do next. Nothing depends on the service, so it is next only at the
    /// beginning.
    fn next(self, blank: bool) -> Step {
        match self {
            _ if blank => Step::Service,
            Self { classified: false, .. } => Step::Class,
            Self { answered: false, .. } => Step::Requirements,
            _ => Step::HandIn,
        }
    }
}

/// Return the bar before anything is entered. `none`: the document knows no classes.
#[must_use]
pub fn frame(none: bool) -> Markup {
    bar(State::default(), Step::Service, none)
}

/// Return the bar of what was entered.
#[must_use]
pub fn show(view: View<'_>) -> Markup {
    let state = State::of(view);
    bar(state, state.next(view.draft.is_blank()), view.rules().only_class().is_some())
}

fn bar(state: State, next: Step, none: bool) -> Markup {
    let Progress { answered, all } = state.progress.unwrap_or_default();
    html! {
        ol {
            @for (number, step) in (1_u8..).zip(Step::ALL) {
                li data-done[state.is_done(step)] {
                    a href={ "#" (step.anchor()) } aria-current=[(step == next).then_some("step")] {
                        span.step-number { (number) }
                        " " (step.label(none))
                        @if step == Step::Requirements && all > 0 {
                            " " span.progress { (answered) "／" (all) }
                        }
                        @if state.is_done(step) { span.visually-hidden { " 済み" } }
                    }
                }
            }
        }
        progress aria-label="回答した要件" value=(answered) max=(all.max(1)) {}
    }
}
