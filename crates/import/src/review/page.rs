//! The page of a review: one file that loads nothing and sends nothing, readable without scripts.

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

use crate::model::{Draft, Question, Remark};
use crate::review::{Row, rows};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Return the page of a review.
#[must_use]
pub fn page(draft: &Draft, file: &str) -> String {
    let rows = rows(draft);
    let open = draft.questions.iter().filter(|question| question.decided.is_none()).count();
    let cells: usize = draft.requirements.iter().map(|row| row.levels.len()).sum();
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; form-action 'none'; base-uri 'none'",
        hash(STYLE),
        hash(SCRIPT)
    );
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>取り込みの確認票: {title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>取り込みの確認票: {title}</h1>\n<p>『{file}』の{count}の要件、{cells}の欄を読み取りました。確かめていただきたいことが{open}件あります。この確認票は、どこにも送信しません。</p>\n",
        title = escape(&draft.title),
        file = escape(file),
        count = draft.requirements.len(),
    );
    html += &questions(&draft.questions);
    html += &remarks(
        "食い違い",
        "同じ要件について、扱いが2通り書かれているところです。",
        &draft.contradictions,
    );
    html +=
        &remarks("直したもの", "Excelが変えた番号や値を、元に戻したところです。", &draft.mended);
    html += &remarks(
        "取り込まなかったもの",
        "回答欄、非表示の列など、基準の一部ではないと判断したものです。",
        &draft.dropped,
    );
    html += &table(&rows);
    html += &columns(draft);
    html + &format!("</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n")
}

fn hash(text: &str) -> String {
    BASE64.encode(&Sha256::digest(text.as_bytes()))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn questions(questions: &[Question]) -> String {
    let mut html = "<h2 id=\"questions\">確かめていただきたいこと</h2>\n".to_owned();
    if questions.is_empty() {
        return html + "<p>ありません。</p>\n";
    }
    html += "<p>選んだものは「決めたことを保存する」で decisions.toml に保存し、もう一度 <code>kijun import-standard … --decisions decisions.toml</code> を実行すると反映されます。選ばなければ、最初の選択肢で取り込んだままです。</p>\n<form>\n";
    for (place, question) in questions.iter().enumerate() {
        let about = if question.about.is_empty() {
            String::new()
        } else {
            format!(" ({})", escape(&question.about))
        };
        put!(
            html,
            "<fieldset data-number=\"{}\" data-about=\"{}\" data-hash=\"{}\">\n<legend>{}{about} <small>{}</small></legend>\n<p class=\"words\">{}</p>\n<p>{}</p>\n",
            escape(&question.number),
            escape(&question.about),
            question.hash,
            escape(&question.number),
            escape(&question.at.to_string()),
            escape(&question.words),
            escape(&question.question)
        );
        for (id, words) in &question.choices {
            let checked = if question.decided.as_ref() == Some(id) { " checked" } else { "" };
            put!(
                html,
                "<label><input type=\"radio\" name=\"q{place}\" value=\"{}\"{checked}> {}</label>\n",
                escape(id),
                escape(words)
            );
        }
        html += "</fieldset>\n";
    }
    html + "<p><button type=\"button\" data-save disabled>決めたことを保存する</button> <span data-saved role=\"status\"></span></p>\n</form>\n"
}

fn remarks(title: &str, lead: &str, remarks: &[Remark]) -> String {
    let mut html = format!("<h2>{title}</h2>\n");
    if remarks.is_empty() {
        return html + "<p>ありません。</p>\n";
    }
    put!(
        html,
        "<p>{lead}</p>\n<table>\n<thead><tr><th scope=\"col\">場所</th><th scope=\"col\">内容</th><th scope=\"col\">文言</th></tr></thead>\n<tbody>\n"
    );
    for remark in remarks {
        put!(
            html,
            "<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            escape(&remark.at.to_string()),
            escape(&remark.what),
            escape(&remark.words)
        );
    }
    html + "</tbody>\n</table>\n"
}

/// Return the rows, those in doubt first.
fn table(rows: &[Row<'_>]) -> String {
    let mut html = "<h2 id=\"rows\">すべての要件と読み取り</h2>\n<table>\n<thead><tr><th scope=\"col\">番号</th><th scope=\"col\">原文</th><th scope=\"col\">読み取った規則</th><th scope=\"col\">確かさ</th></tr></thead>\n<tbody>\n".to_owned();
    let (sure, open): (Vec<&Row<'_>>, Vec<&Row<'_>>) = rows.iter().partition(|row| row.sure);
    for row in open.into_iter().chain(sure) {
        let sure = if row.sure { "確実" } else { "要確認" };
        let whys: Vec<&str> = row
            .levels
            .iter()
            .map(|level| level.why.as_str())
            .filter(|why| !why.is_empty())
            .collect();
        let mut whys = whys;
        whys.dedup();
        put!(
            html,
            "<tr data-row=\"{number}\" data-sure=\"{is_sure}\"><th scope=\"row\">{number}</th><td>{}</td><td>{}</td><td>{sure}<br><small>{}</small></td></tr>\n",
            escape(row.words),
            escape(&row.rule),
            escape(&whys.join(" ")),
            number = escape(row.number),
            is_sure = row.sure,
        );
    }
    html + "</tbody>\n</table>\n"
}

fn columns(draft: &Draft) -> String {
    let mut html = "<h2>列の読み方</h2>\n<table>\n<thead><tr><th scope=\"col\">見出し</th><th scope=\"col\">内容</th><th scope=\"col\">理由</th></tr></thead>\n<tbody>\n".to_owned();
    for column in &draft.columns {
        let role = role(&column.role);
        let sure = if column.sure { "" } else { "（要確認）" };
        put!(
            html,
            "<tr><td>{}</td><td>{role}{sure}</td><td>{}</td></tr>\n",
            escape(&column.titles.join(" ")),
            escape(&column.why)
        );
    }
    html + "</tbody>\n</table>\n"
}

fn role(role: &crate::model::Role) -> &'static str {
    use crate::model::Role;
    match role {
        Role::Category => "区分",
        Role::Number => "番号",
        Role::Item => "項目",
        Role::Text => "要件",
        Role::Level(_) => "水準",
        Role::Service(_) | Role::Applies => "対象サービス",
        Role::Consequence => "満たさない場合",
        Role::Method => "回答方法",
        Role::Other => "その他（そのまま載せる）",
        Role::Answer => "回答欄（取り込まない）",
    }
}
