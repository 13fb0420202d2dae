//! What is said of a filled form: every error with its cell, or what was read and what can be done
//! with it.

use kijun_rules::{AnswerFile, Assessment, Rules};
use kijun_sheets::{Finding, Weight};
use maud::{Markup, html};

/// How many findings are listed.
const LISTED: usize = 500;

/// A form in which something has to be mended.
#[must_use]
pub fn refused(name: &str, findings: &[Finding]) -> Markup {
    let is_error = |finding: &&Finding| finding.weight == Weight::Error;
    let errors = findings.iter().filter(is_error).count();
    html! {
        div.notice data-kind="error" data-errors=(errors) {
            h3 tabindex="-1" data-focus { "読み込めませんでした" }
            p {
                "「" (name) "」に、直すところが" (errors) "件あります。直して保存し、もう一度選んでください。"
            }
            (list(findings.iter().filter(is_error)))
        }
        (notices(findings))
    }
}

/// A form that was read.
#[must_use]
pub fn read(rules: &Rules, name: &str, file: &AnswerFile, findings: &[Finding]) -> Markup {
    let service = file.service.as_ref();
    let text = |text: Option<&String>| text.cloned().unwrap_or_else(|| "(記入なし)".to_owned());
    let class = file.class.as_deref().and_then(|id| rules.class_at(rules.class(id)?));
    let assessment = Assessment::of(rules, file).ok();
    let answers = file.answers.iter().flatten();
    let answered = answers.filter(|(_, answer)| answer.status().is_some()).count();
    html! {
        div.notice data-kind="info" data-read {
            h3 tabindex="-1" data-focus { "読み込みました" }
            p { "「" (name) "」に誤りはありません。内容を確かめてから、保存してください。" }
            dl.summary {
                div { dt { "サービス名" } dd { (text(service.and_then(|service| service.name.as_ref()))) } }
                div { dt { "事業者名" } dd { (text(service.and_then(|service| service.provider.as_ref()))) } }
                div { dt { "情報の分類" } dd { (class.map_or("(記入なし)", |class| &class.title)) } }
                div { dt { "回答した要件" } dd { (answered) "件" } }
                @if let Some(assessment) = &assessment {
                    div { dt { "判定" } dd data-verdict=(assessment.explanation().verdict().id()) {
                        (assessment.explanation().verdict().label())
                    } }
                }
            }
            div.toolbar-actions {
                button type="button" data-action="keep" { "このブラウザーに保存" }
                button.secondary type="button" data-action="download" { "回答ファイル(JSON)を保存" }
            }
        }
        (notices(findings))
    }
}

/// What there is to know, beside what has to be mended.
fn notices(findings: &[Finding]) -> Markup {
    let is_notice = |finding: &&Finding| finding.weight == Weight::Notice;
    let count = findings.iter().filter(is_notice).count();
    html! {
        @if count > 0 {
            div.notice data-kind="warning" data-notices=(count) {
                p { "確かめていただきたいことが" (count) "件あります。" }
                (list(findings.iter().filter(is_notice)))
            }
        }
    }
}

/// The findings with their cells. The list of a form that is wrong throughout is cut, and says so.
fn list<'f>(findings: impl Iterator<Item = &'f Finding> + Clone) -> Markup {
    let count = findings.clone().count();
    html! {
        ul.findings {
            @for finding in findings.take(LISTED) {
                @let place = finding.cell.map(|place| place.to_string());
                li data-cell=[place] { (finding.to_string()) }
            }
            @if count > LISTED {
                li { "ほか" (count - LISTED) "件" }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{read, refused};
    use kijun_rules::model::{Checklist, Class};
    use kijun_rules::{AnswerFile, Rules};
    use kijun_sheets::{CellAddress, Finding, Weight};

    fn finding(weight: Weight, message: &str) -> Finding {
        let cell = Some(CellAddress { row: 11, column: 1 });
        Finding { weight, sheet: None, cell, message: message.to_owned() }
    }

    #[test]
    fn every_error_stands_with_its_cell_and_no_text_becomes_an_element() {
        let errors = [
            finding(Weight::Error, "<img src=x>を選んでください。"),
            finding(Weight::Notice, "知らせ"),
        ];
        let html = refused("<b>.xlsx", &errors).into_string();
        assert!(html.contains("data-errors=\"1\""), "{html}");
        assert!(html.contains("data-cell=\"B12\""), "{html}");
        assert!(html.contains("B12: &lt;img src=x&gt;を選んでください。"), "{html}");
        assert!(html.contains("「&lt;b&gt;.xlsx」"), "{html}");
        assert!(html.contains("data-notices=\"1\""), "{html}");
        let many: Vec<Finding> = (0..600).map(|_| finding(Weight::Error, "誤り")).collect();
        assert!(refused("a", &many).into_string().contains("ほか100件"));
    }

    #[test]
    fn what_was_read_is_shown_before_it_is_kept() {
        let class = Class { id: "A".to_owned(), title: "分類A".to_owned(), ..Class::default() };
        let rules = Rules::compile(Checklist { classes: vec![class], ..Checklist::default() });
        let json = br#"{"schema":"kijun-answers/1","checklist":"","class":"A",
            "service":{"name":"<i>"},"answers":{"1":{"status":"met"},"2":{"note":"n"}}}"#;
        let file = AnswerFile::read(json).unwrap();
        let html = read(&rules.unwrap(), "a.xlsx", &file, &[]).into_string();
        assert!(html.contains("&lt;i&gt;"), "{html}");
        assert!(html.contains("分類A") && html.contains("1件"), "{html}");
        assert!(html.contains("data-verdict=\"conforming\""), "{html}");
        assert!(html.contains("data-action=\"keep\""), "{html}");
    }
}
