//! An assessment as a report for people: the verdict first, then why, then what would help.

mod remedies;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use kijun_rules::answers::{Answer, Service};
use kijun_rules::engine::{ClauseResult, ClauseState};
use kijun_rules::model::{Clause, Phase, ReadValue, Severity, Verdict};
use kijun_rules::text::{is_blank, plain};
use kijun_rules::{AnswerFile, Assessment, RequirementIndex};

use crate::catalogue::Entry;

/// Write the report of one answer file, called `name`.
pub(crate) fn write_report(
    out: &mut impl Write,
    name: &str,
    entry: &Entry<'_>,
    file: &AnswerFile,
    assessment: &Assessment<'_>,
) -> io::Result<()> {
    let report = Report { entry, file, assessment };
    writeln!(out, "■ {}", plain(name))?;
    report.verdict(out)?;
    report.subject(out)?;
    report.clauses(out, ClauseState::Violated, "満たしていない条項")?;
    report.clauses(out, ClauseState::Open, "回答が足りず、まだ決まらない条項")?;
    report.remedies(out)?;
    report.diagnostics(out)?;
    report.digests(out)?;
    writeln!(out)
}

struct Report<'a> {
    entry: &'a Entry<'a>,
    file: &'a AnswerFile,
    assessment: &'a Assessment<'a>,
}

impl Report<'_> {
    fn verdict(&self, out: &mut impl Write) -> io::Result<()> {
        let explanation = self.assessment.explanation();
        let verdict = explanation.verdict();
        writeln!(out, "判定: {}", verdict.label())?;
        if let Some(reason) = self.assessment.out_of_scope() {
            writeln!(out, "  {reason}")?;
        }
        if verdict == Verdict::Undetermined {
            let bounds = explanation.bounds;
            writeln!(
                out,
                "  残りの回答によって、{}から{}までのいずれかになります。",
                bounds.best.label(),
                bounds.worst.label()
            )?;
            let decisive = &explanation.decisive;
            writeln!(
                out,
                "  多くてもあと{}問で確定します: {}",
                decisive.len(),
                self.numbers(decisive)
            )?;
        }
        let class = self.entry.rules.class_at(self.assessment.class());
        let class = class.map_or("", |class| class.id.as_str());
        for footnote in &self.entry.checklist.footnotes {
            if footnote.belongs_to(verdict, class) {
                writeln!(out, "  {}", footnote.words)?;
            }
        }
        Ok(())
    }

    /// Write the service, the checklist and the class.
    fn subject(&self, out: &mut impl Write) -> io::Result<()> {
        let rules = self.entry.rules.checklist();
        let standard = self.entry.standard;
        writeln!(out, "基準: {}(版: {})", standard.title, rules.edition)?;
        writeln!(out, "チェックリスト: {}({})", self.entry.checklist.title, rules.id)?;
        if let Some(Service { name, provider, .. }) = &self.file.service {
            let given = [name, provider].into_iter().flatten().map(String::as_str);
            let given: Vec<&str> = given.filter(|text| !is_blank(text)).collect();
            if !given.is_empty() {
                writeln!(out, "サービス: {}", plain(&given.join(" / ")))?;
            }
        }
        if let Some(class) = self.entry.rules.class_at(self.assessment.class())
            && !rules.has_no_classes()
        {
            writeln!(out, "情報の分類: {}({})", class.title, class.id)?;
        }
        if !self.file.phases.is_empty() {
            let phases: Vec<&str> = self.file.phases.iter().copied().map(Phase::label).collect();
            writeln!(out, "段階: {}", phases.join("、"))?;
        }
        Ok(())
    }

    /// Return the clauses in one state, the gravest first.
    fn clauses(&self, out: &mut impl Write, state: ClauseState, heading: &str) -> io::Result<()> {
        let all = &self.assessment.explanation().clauses;
        let in_state = all.iter().copied().filter(|result| result.state == state);
        let mut found: Vec<ClauseResult> = in_state.collect();
        if found.is_empty() {
            return Ok(());
        }
        found.sort_by_key(|result| std::cmp::Reverse(result.effective));
        writeln!(out, "\n{heading}({}件)", found.len())?;
        for result in found {
            self.clause(out, result)?;
        }
        Ok(())
    }

    fn clause(&self, out: &mut impl Write, result: ClauseResult) -> io::Result<()> {
        let class = self.assessment.class();
        let members = self.entry.rules.members(class, result.clause);
        let titles = self.titles(members);
        let clause = self.entry.rules.clause_at(class, result.clause);
        let choice = clause.map(Clause::needed_label).unwrap_or_default();
        writeln!(
            out,
            "・[{}] {}{choice}{titles}",
            consequence(result.effective),
            self.numbers(members)
        )?;
        if result.effective != result.severity {
            writeln!(
                out,
                "  「該当しない」でよいか、市の確認が必要です(確認が得られなければ{})。",
                consequence(result.severity)
            )?;
        }
        if let Some(clause) = clause {
            self.values(out, clause)?;
            let quote = clause.quote.replace('\n', " ");
            writeln!(out, "  「{quote}」({})", clause.source)?;
        }
        Ok(())
    }

    /// Write what the clause demands of its members' values, and the values that were given.
    fn values(&self, out: &mut impl Write, clause: &Clause) -> io::Result<()> {
        for (id, thresholds) in &clause.thresholds {
            let rules = &self.entry.rules;
            let requirement = rules.requirement(id).and_then(|at| rules.requirement_at(at));
            let Some(asked) = requirement.and_then(|own| own.value.as_ref()) else {
                continue;
            };
            let mut answers = self.file.answers.iter().flatten();
            let answer = answers.find(|(name, _)| name == id).map(|(_, answer)| answer);
            let given = match asked.read(answer.and_then(Answer::value)) {
                ReadValue::Given(value) => plain(&asked.shown(value)).into_owned(),
                ReadValue::Missing | ReadValue::Malformed => "なし".to_owned(),
            };
            writeln!(
                out,
                "  No.{id}の値: {}であること(回答の値: {given})",
                thresholds.label(asked)
            )?;
        }
        Ok(())
    }

    fn diagnostics(&self, out: &mut impl Write) -> io::Result<()> {
        let diagnostics = self.assessment.diagnostics();
        if diagnostics.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n確認していただきたいこと({}件)", diagnostics.len())?;
        diagnostics
            .iter()
            .try_for_each(|diagnostic| writeln!(out, "・{}", plain(&diagnostic.to_string())))
    }

    fn digests(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "\n照合用コード: {}", self.assessment.code())?;
        writeln!(out, "照合値")?;
        writeln!(out, "  規則: {}", self.entry.rules.digest())?;
        writeln!(out, "  回答: {}", self.assessment.answers_digest())
    }

    /// `No.1、No.2`
    fn numbers(&self, requirements: &[RequirementIndex]) -> String {
        let numbers = requirements.iter().map(|&requirement| self.number(requirement));
        numbers.collect::<Vec<_>>().join("、")
    }

    fn number(&self, requirement: RequirementIndex) -> String {
        format!("No.{}", self.entry.rules.requirement_id(requirement))
    }

    /// Return the subjects of the requirements, in brackets, each once.
    fn titles(&self, requirements: &[RequirementIndex]) -> String {
        let titles = requirements.iter().map(|&each| self.entry.title(each));
        let mut titles: Vec<&str> = titles.filter(|title| !title.is_empty()).collect();
        titles.dedup();
        if titles.is_empty() {
            return String::new();
        }
        format!("({})", titles.join("、"))
    }
}

/// Return the severity of a violated clause in words.
fn consequence(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "参考",
        Severity::Advisory => "留意事項",
        Severity::ApprovalRequired => "要承認・要協議",
        Severity::Nonconforming => "不適合",
    }
}
