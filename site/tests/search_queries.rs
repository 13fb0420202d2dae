//! Queries as people type them, and the first hit that each has.
#![cfg(feature = "pages")]

mod support;

use kijun_search::index::nfkc;
use kijun_search::{Found, search};
use support::search::pieces;

/// A query; the page and the anchor of its first hit; the words that are marked there first; the
/// class, if the hit is an example of one.
const QUERIES: [(&str, &str, &str, &str); 97] = [
    (
        "終わったら",
        "annex2/table/#no-7-1",
        "契約終了時において、自社、又はIaaS事業者が実施しているデータ消去がNIST",
        "",
    ),
    (
        "契約が終わったらどうなりますか",
        "annex2/table/#no-7-1",
        "契約終了時において、自社、又はIaaS事業者が実施しているデータ消去がNIST",
        "",
    ),
    (
        "終わりました",
        "annex2/table/#no-7-1",
        "契約終了時において、自社、又はIaaS事業者が実施しているデータ消去がNIST",
        "",
    ),
    ("ろぐ", "kitakyushu/3/#3.1-9-2", "ログ", ""),
    ("ログ", "kitakyushu/3/#3.1-9-2", "ログ", ""),
    ("ログイン", "annex2/table/#no-5-1", "ログイン", ""),
    ("かいがい", "annex2/table/#no-2", "海外", ""),
    ("海外", "annex2/table/#no-2", "海外", ""),
    (
        "サーバーが海外",
        "annex2/table/#no-6-4",
        "海外サーバに個人情報を含む行政情報が保存される",
        "",
    ),
    ("サーバが国外", "shunan/1/#1-4-3", "国外", ""),
    ("漏洩", "annex2/table/#no-3", "漏えい", ""),
    ("漏えい", "annex2/table/#no-3", "漏えい", ""),
    ("情報漏洩", "kitakyushu/6/#6.3-3", "情報漏えい", ""),
    ("改竄", "kitakyushu/4/#4.1-2-2", "改ざん", ""),
    ("改ざん", "kitakyushu/4/#4.1-2-2", "改ざん", ""),
    ("國外", "annex2/table/#no-6-1", "国外", ""),
    ("しんせい", "annex2/examples/#class-SA", "申請", "重要性分類S (A)"),
    ("しょうにん", "annex2/table/#no-5-1", "承認", ""),
    ("だいちょう", "annex2/procedure/", "台帳", ""),
    ("台帳", "annex2/procedure/", "台帳", ""),
    ("議事録", "annex2/examples/#class-II", "議事録", "重要性分類II"),
    ("源泉徴収書", "annex2/examples/#class-SB", "源泉徴収書", "重要性分類S (B)"),
    ("講師謝礼の源泉徴収書", "annex2/examples/#class-SB", "講師謝礼", "重要性分類S (B)"),
    ("病歴", "annex2/examples/#class-SB", "病歴、", "重要性分類S (B)"),
    ("人種", "annex2/examples/#class-SB", "人種、", "重要性分類S (B)"),
    ("マイナンバー", "annex2/examples/#class-SA", "マイナンバー", ""),
    ("まいなんばー", "annex2/examples/#class-SA", "マイナンバー", ""),
    ("監視カメラ", "kobe/1/#1-simplified", "監視カメラ", ""),
    ("監視カメラの映像", "kobe/1/#1-simplified", "監視カメラ", ""),
    ("個人情報", "annex2/table/#no-6-1", "個人情報", ""),
    ("こじんじょうほう", "annex2/table/#no-6-1", "個人情報", ""),
    ("とくていこじんじょうほう", "glossary/#tokutei-kojin-joho", "とくていこじんじょうほう", ""),
    ("要配慮個人情報", "annex2/examples/#class-SB", "要配慮個人情報", ""),
    ("特定個人情報", "annex2/examples/#class-SA", "特定個人情報", ""),
    ("暗号化", "annex2/table/#no-3", "暗号化", ""),
    ("あんごうか", "annex2/table/#no-3", "暗号化", ""),
    (
        "多要素認証",
        "annex2/table/#no-5-1",
        "当該SaaSの管理画面にログインを行う際の認証方法は、複数要素認証(*)を提供していること *",
        "",
    ),
    ("複数要素認証", "annex2/table/#no-5-1", "複数要素認証", ""),
    (
        "二段階認証",
        "annex2/table/#no-5-2",
        "当該SaaSの管理画面にログインを行う際の認証方法は、2段階認証(*)を提供していること ",
        "",
    ),
    ("再委託", "annex2/table/#no-5-1", "再委託", ""),
    ("さいいたく", "annex2/table/#no-5-1", "再委託", ""),
    ("バックアップ", "annex2/table/#no-4", "バックアップ", ""),
    ("ﾊﾞｯｸｱｯﾌﾟ", "annex2/table/#no-4", "バックアップ", ""),
    (
        "データの削除",
        "annex2/table/#no-7-1",
        "契約終了時において、自社、又はIaaS事業者が実施しているデータ消去がNIST",
        "",
    ),
    ("データ消去", "annex2/table/#no-6-2", "データ消去", ""),
    ("はいき", "annex2/table/#no-7-2", "廃棄", ""),
    ("誰が承認しますか", "annex2/table/#no-5-1", "承認", ""),
    ("CISO", "kitakyushu/5/#5.1-1", "CISO ", ""),
    ("ciso", "kitakyushu/5/#5.1-1", "CISO ", ""),
    ("所属長", "kitakyushu/3/#3.1-1", "所属長", ""),
    ("しょぞくちょう", "kitakyushu/3/#3.1-1", "所属長", ""),
    ("ISMAP", "kitakyushu/3/#3.1-3", "ISMAP ", ""),
    ("ISO27001", "glossary/#iso-27001", "ISO", ""),
    ("ISO/IEC 27001", "kitakyushu/3/#3.1-2", "ISO/IEC27001", ""),
    ("LGWAN-ASP", "kobe/1/#1-exception", "LGWAN-ASP", ""),
    ("インターネットVPN", "kobe/2/", "インターネットVPN", ""),
    ("専用線", "kobe/1/#1-4", "専用線、", ""),
    ("準拠法", "kitakyushu/3/#3.1-5", "準拠法・", ""),
    ("裁判管轄", "kitakyushu/2/#2-4-4", "裁判管轄", ""),
    ("脆弱性", "kitakyushu/3/#3.4-1-3-3", "脆弱性", ""),
    ("ぜいじゃくせい", "kitakyushu/3/#3.4-1-3-3", "脆弱性", ""),
    ("サービスの停止", "kitakyushu/3/#3.1-8-5", "サービス", ""),
    ("稼働率", "kitakyushu/3/#3.1-4", "稼働率、", ""),
    ("BYOK", "annex2/table/#no-6-2", "BYOK", ""),
    ("暗号鍵", "annex2/table/#no-6-2", "暗号鍵", ""),
    ("Web会議", "shunan/1/#1-3", "Web会議", ""),
    ("ウェブ会議", "kitakyushu/6/", "ウェブ会議", ""),
    ("録音", "kitakyushu/6/#6.3-3", "録音", ""),
    ("手続き", "annex2/procedure/", "手続き", ""),
    ("手続", "annex2/procedure/", "手続", ""),
    ("分類", "annex2/classes/", "分類", ""),
    ("要件一覧", "annex2/requirements/", "要件一覧", ""),
    ("許可権限者", "shunan/5/", "許可権限者", ""),
    ("情報システム管理者", "shunan/5/#5-1", "情報システム管理者", ""),
    ("責任分界点", "kitakyushu/2/#2-4-2", "責任分界点", ""),
    ("個人番号", "annex2/examples/#class-SA", "個人番号", ""),
    ("申請書", "annex2/examples/#class-SA", "申請書", "重要性分類S (A)"),
    ("公開情報", "annex2/examples/#class-III", "公開情報", ""),
    ("重要性分類S (B)", "annex2/table/", "重要性分類S (B)", ""),
    ("SB", "annex2/table/", "S (B)", ""),
    ("6-2", "annex2/requirements/#no-6-2", "", ""),
    ("5.2", "kitakyushu/5/#5.2", "", ""),
    ("約款", "kitakyushu/4/#4.1-2-1", "約款、", ""),
    ("無料サービス", "kitakyushu/6/#6.3-3", "無料サービス", ""),
    ("SNS", "shunan/1/#1-3", "SNS", ""),
    ("アクセスログ", "kitakyushu/3/#3.1-9-2", "アクセスログ", ""),
    ("アクセス権", "kitakyushu/3/#3.4-1-4-2", "アクセス権", ""),
    ("パスワード", "annex2/table/#no-5-1", "パスワード", ""),
    ("保存期間", "shunan/table/#no-23", "保存期間", ""),
    ("廃棄 証明", "shunan/table/#no-15", "廃棄", ""),
    ("目標復旧時間", "kitakyushu/3/#3.1-4", "目標復旧時間、", ""),
    ("海外 個人情報", "annex2/table/#no-6-3", "個人情報", ""),
    ("外部委託審査", "annex2/table/#no-5-1", "外部委託審査", ""),
    ("用語集", "glossary/", "用語集", ""),
    ("クラウドサービス管理者", "kitakyushu/5/#5.2-1-3", "クラウドサービス管理者", ""),
    ("録画", "kitakyushu/6/#6.2-1-4", "録画", ""),
    ("せっちばしょ", "annex2/table/#no-6-1", "設置場所", ""),
];

#[test]
fn the_first_hit_is_what_the_reader_looks_for() {
    let pieces = pieces();
    let mut wrong = Vec::new();
    for (typed, place, marked, class) in QUERIES {
        let found = search(&pieces, typed, &nfkc);
        let first = first(&found);
        let expected = (place.to_owned(), marked.to_owned(), class.to_owned());
        if first.as_ref() != Some(&expected) {
            wrong.push(format!("{typed}: {first:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Return the place, the first marked words and the class of the first hit.
fn first(found: &Found<'_>) -> Option<(String, String, String)> {
    let page = found.groups.first()?.pages.first()?;
    let hit = page.hits.first()?;
    let hash = if hit.anchor.is_empty() { "" } else { "#" };
    let marked = hit.marks.first().map_or("", |(from, to)| &hit.text[*from..*to]);
    Some((format!("{}{hash}{}", page.path, hit.anchor), marked.to_owned(), hit.class.to_owned()))
}

/// Parts of the site on which a query is found only after the pages that are read.
const TOOLS: [&str; 6] =
    ["/check/", "/checklist/", "/export/", "/ledger/", "/carry-over/", "/training/"];

#[test]
fn tools_come_after_pages_that_are_read() {
    let pieces = pieces();
    for typed in ["承認", "台帳", "海外", "暗号化", "理由", "事業者", "個人情報"]
    {
        for group in search(&pieces, typed, &nfkc).groups {
            let own = group.pages.iter().filter(|page| !page.repeats());
            let tools: Vec<bool> =
                own.map(|page| TOOLS.iter().any(|tool| page.path.ends_with(tool))).collect();
            assert!(tools.is_sorted(), "{typed} in {}: {tools:?}", group.title);
        }
    }
}
