//! The kinds of errors: one struct each, with its message, its cure and the label of its mark.
//!
//! Messages are for people who edit a content folder, so they are in Japanese. The editor's own
//! words are in 『』. A suggestion is computed when the error is made ([`suggest`]).

mod crosswalk;
mod editions;
mod figures;
mod files;
mod glossary;
mod ids;
mod markdown;
mod procedure;
mod rules;
mod site;
mod suggest;
mod terms;
mod text;
mod toml;
mod training;
mod values;
mod worked_examples;

pub(crate) use crosswalk::{
    CrosswalkOfOne, NoRequirement, PairTwice, QuoteOfNeither, RequirementTwice,
};
pub(crate) use editions::{
    AnotherEdition, AnotherStandard, CurrentWithFolder, EditionInsideEdition, EditionsOutOfOrder,
    JoinedUnsaid, MapWithoutText, MissingEdition, MovedNowhere, MovedToItself, NamedTwice,
    NewAndMoved, NewButOld, UnsaidNew, UnsaidOld,
};
pub(crate) use figures::{
    FigureElsewhere, FigureOfOtherKind, FigureUnreadable, FigureUnsafe, FigureWithTitle,
    FigureWithoutSize, FigureWithoutText, FigureWrongKind,
};
pub(crate) use files::{
    EmptyRoot, LeadsOut, MissingFile, MissingRoot, NoRegularFile, NotUtf8, OutsideFolder, TooLarge,
    TooMuch, Unreadable, UnreadableRoot,
};
pub(crate) use glossary::FormTwice;
pub(crate) use ids::{DuplicateId, FolderMismatch, MalformedId, PageId, ReservedId, UnknownName};
pub(crate) use markdown::{
    AlignedTable, AnchorNotHere, BrokenAnchor, BrokenLink, EmbedNotAlone, EmbedWithBody,
    EmbedWithoutClasses, EmbedWithoutTable, EmptyNote, ForbiddenAddress, HeadingAttributes,
    HeadingSkipsLevel, HeadingWithoutId, JoinedNothing, JoinedUnevenly, LinesJoined,
    MalformedAnchor, NoSuchFootnote, RawHtml, Title,
};
pub(crate) use procedure::{
    FieldElsewhere, InTwo, ItemWithoutField, NoSuchCitedPlace, NotNamedThere, OnePlace,
    QuoteNotAtPlace, TrackWithoutStep,
};
pub(crate) use rules::{
    CellWithoutColumn, CellWithoutRule, ClassOutOfScope, ClassWithoutRule, ClauseElsewhere,
    ClauseWithoutMember, ColumnTwice, DashWithRule, FactWithoutUse, MissingColumn, MissingLevel,
    MissingQuote, MixedPhases, NeedlessNoClause, NoSuchPlace, NothingToReadAt, PremiseTrap,
    RepeatedClause, RepeatedMember, RequirementWithoutClause, SeveralPlaces, TooManyRequirements,
};
pub(crate) use site::{LowContrast, NoColour, TestedOthers};
pub use suggest::did_you_mean;
pub(crate) use suggest::{closest, quoted};
pub(crate) use terms::{EverydayTwice, WordsInNoPart};
pub(crate) use text::{
    EditInOtherPlaces, EditInSeveralPlaces, HeldNotInSource, InOtherColumn, LeftOutNotInSource,
    NoCount, NotInThisPlace, NothingCorrected, NumberLeftOut, OtherSpaces, OthersInThisPlace,
    OutOfOrder, PlaceOfMark, QuoteInSeveralPlaces, QuoteNotInCell, QuoteNotInChapters,
    QuoteNotInSource, SignsInWords, WordsLeftOut, WordsNotInSource,
};
pub(crate) use toml::{EmptyText, MissingKey, NoSuchDate, Syntax, UnknownKey, WrongType};
pub(crate) use training::{
    AnsweredTwice, BecomesUnsaid, ExampleAskedTwice, ExampledTwice, NoScenario, ReasonUnsaid,
    StaleStatus, StaleVerdict, UnansweredInScenario, ValueNotAsked, ValueOfOtherForm,
};
pub(crate) use values::{
    BadCount, ChoicesOfFinderFact, ConditionOfSeveral, ConditionTwice, ConditionsInOne,
    KeyOfOtherKind, MalformedThreshold, MissingChoices, NoValuePasses, NotANumber,
    QuestionWithoutWords, ReservedChoice, ThresholdOfOtherKind, ThresholdWithoutValue,
    TooManyCounted, TooManyShared, UnknownFactValue,
};
pub(crate) use worked_examples::{
    ExampleWordsLeftOut, NoSuchExamplePlace, PointElsewhere, PointOutOfOrder, TouchedTwice,
};

use crate::report::{Kind, Problem, Report, sorted};
use crate::source::{SourcePlace, Text};

/// Give error structs the label of their mark.
macro_rules! labels {
    ($($kind:ty => $label:expr;)+) => {
        $(impl crate::report::Kind for $kind {
            fn label(&self) -> Option<&str> {
                Some($label)
            }
        })+
    };
}
pub(crate) use labels;

/// The errors found so far.
///
/// Reading continues after an error, with an empty value for the one that could not be read. No
/// such value reaches a caller: [`Problems::finish`] returns the result only if there is no error.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    errors: Vec<Problem>,
    /// Things that may be meant as they are, and are probably not.
    warnings: Vec<Problem>,
}

impl Problems {
    /// Record an error at a place.
    pub(crate) fn add(&mut self, at: &SourcePlace, kind: impl Kind) {
        self.errors.push(Problem::new(at, None, Box::new(kind)));
    }

    /// Record a warning at a place: something that may be meant as it is.
    pub(crate) fn warn(&mut self, at: &SourcePlace, kind: impl Kind) {
        self.warnings.push(Problem::new(at, None, Box::new(kind)));
    }

    /// Record an error at a place that contradicts an earlier place.
    pub(crate) fn add_against(&mut self, at: &SourcePlace, first: &SourcePlace, kind: impl Kind) {
        let same_file = at.file.path() == first.file.path();
        let first = same_file.then_some(first);
        self.errors.push(Problem::new(at, first, Box::new(kind)));
    }

    /// Record a name that does not exist, with the nearest of the known ones.
    pub(crate) fn unknown<'k>(
        &mut self,
        what: &'static str,
        name: &Text,
        known: impl IntoIterator<Item = &'k str>,
        cure: &'static str,
    ) {
        if name.is_written() {
            let suggestion = did_you_mean(&name.value, known);
            self.add(&name.at, UnknownName { what, name: name.value.clone(), suggestion, cure });
        }
    }

    /// Record a name as [`Problems::unknown`] does, unless it is one of the known ones.
    pub(crate) fn known<'k>(
        &mut self,
        what: &'static str,
        name: &Text,
        known: impl IntoIterator<Item = &'k str>,
        cure: &'static str,
    ) {
        let known: Vec<&str> = known.into_iter().collect();
        if !known.contains(&name.value.as_str()) {
            self.unknown(what, name, known, cure);
        }
    }

    /// Return whether an error was found in this folder.
    pub(crate) fn are_in(&self, folder: &str) -> bool {
        let mut paths = self.errors.iter().map(Problem::path);
        paths.any(|path| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    }

    /// Return the number of errors found.
    pub(crate) fn count(&self) -> usize {
        self.errors.len()
    }

    /// Return whether no error was found.
    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// Return the result and the warnings if there is no error, else the report.
    pub(crate) fn finish<T>(self, result: T) -> Result<(T, Vec<Problem>), Report> {
        let warnings = sorted(self.warnings);
        Report::new(self.errors).map_or(Ok((result, warnings)), Err)
    }
}
