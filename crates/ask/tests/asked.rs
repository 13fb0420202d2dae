//! Phrases put to a small standard.

use kijun_ask::index::{
    Class, Ground, Index, Kind, List, Meaning, Question, Quote, Row, Standard, Term,
};
use kijun_ask::{By, Ready, Reply, Said, ask};
use kijun_search::index::nfkc;

fn quote(words: &str) -> Quote {
    Quote { words: words.to_owned(), place: "1".to_owned(), href: "#1".to_owned() }
}

/// Return a standard of three classes, the lowest of which it does not cover.
fn ready() -> Ready {
    let class = |id: &str, out: bool| Class {
        id: id.to_owned(),
        title: format!("分類{id}"),
        out_of_scope: out.then(|| "対象外".to_owned()),
    };
    let grounds = [
        (Kind::Title, Some(0), "分類I", None),
        (Kind::Definition, Some(0), "要配慮個人情報", Some(0)),
        (
            Kind::Definition,
            Some(0),
            "上記の他、情報管理者が、重大な支障が生じるおそれがあると判断する情報",
            Some(1),
        ),
        (Kind::Example, Some(0), "マイナンバーが記載された申請書", Some(0)),
        (Kind::Title, Some(1), "分類II", None),
        (Kind::Definition, Some(1), "個人情報（要配慮個人情報に該当するものを除く）", Some(2)),
        (Kind::Example, Some(1), "氏名・住所等が記載された申請書", Some(2)),
        (Kind::Title, Some(2), "分類III", None),
        (Kind::Example, Some(2), "HPに公開している情報", None),
        (Kind::Prohibition, None, "税の情報を扱わないこと", None),
    ];
    let grounds = grounds.map(|(kind, class, words, question)| Ground {
        kind,
        class,
        quote: quote(words),
        question,
    });
    let question =
        |class: usize, text: &str, ground: usize| Question { class, text: text.to_owned(), ground };
    let row =
        |id: &str, words: &str| Row { id: id.to_owned(), quote: quote(words), ..Row::default() };
    let rows = vec![row("1", "通信経路を暗号化すること"), row("2", "サーバーが国内にあること")];
    let standard = Standard {
        classes: vec![class("I", false), class("II", false), class("III", true)],
        grounds: grounds.to_vec(),
        questions: vec![
            question(0, "要配慮?", 1),
            question(0, "重大?", 2),
            question(1, "個人?", 5),
        ],
        lists: vec![List { rows, ..List::default() }],
        ..Standard::default()
    };
    let means = |grounds: &[usize], rows: &[(usize, usize)], when: Option<&str>| Meaning {
        grounds: grounds.to_vec(),
        rows: rows.to_vec(),
        when: when.map(str::to_owned),
        ..Meaning::default()
    };
    let term = |forms: &[&str], means: Vec<Meaning>| Term {
        forms: forms.iter().map(|form| (*form).to_owned()).collect(),
        means,
        why: None,
    };
    let terms = vec![
        term(&["給与明細", "きゅうよめいさい"], vec![means(&[5], &[], None)]),
        term(&["住民税"], vec![means(&[5], &[], None), means(&[9], &[], None)]),
        term(&["名簿"], vec![means(&[9], &[], Some("税の名簿である場合")), means(&[5], &[], None)]),
        term(&["海外", "かいがい"], vec![means(&[], &[(0, 1)], None)]),
        term(&["ログ"], vec![means(&[], &[(0, 0)], None)]),
    ];
    Ready::new(Index { standards: vec![standard], terms }, &nfkc)
}

/// Return the classes of a reply, the ids of its requirements, and what is said first.
fn told(reply: &Reply<'_>) -> (Vec<usize>, Vec<usize>, Option<Said>) {
    let classes = reply.answers.iter().filter_map(|answer| Some(answer.class.as_ref()?.0));
    let rows = reply.requirements.iter().map(|((_, row), _)| *row);
    (classes.collect(), rows.collect(), reply.answers.first().map(|answer| answer.said))
}

#[test]
fn phrases_and_what_they_lead_to() {
    let ready = ready();
    let (allowed, none) = (Some(Said::Allowed), Some(Said::Undetermined));
    for (phrase, classes, rows, said) in [
        ("要配慮個人情報を置けますか", &[0][..], &[][..], allowed),
        ("個人情報", &[1], &[], allowed),
        ("マイナンバーの記載された申請書", &[0], &[], allowed),
        ("申請書", &[0, 1], &[], allowed),
        ("住所", &[1], &[], allowed),
        ("公開している記事", &[2], &[], Some(Said::OutOfScope)),
        ("非公開の記事", &[], &[], none),
        ("公開していない記事", &[], &[], none),
        ("支障", &[], &[], none),
        ("情報", &[], &[], none),
        ("宇宙船の設計図", &[], &[], none),
        ("給与明細", &[1], &[], allowed),
        ("ｷｭｳﾖﾒｲｻｲ", &[1], &[], allowed),
        ("給与明細以外", &[], &[], none),
        ("住民税", &[1], &[], Some(Said::Forbidden)),
        ("税", &[], &[], Some(Said::Forbidden)),
        ("名簿", &[1], &[], allowed),
        ("かいがいに置く", &[], &[1], none),
        ("ブログ", &[], &[], none),
        ("暗号化", &[], &[0], none),
        ("分類IIの情報", &[1], &[], allowed),
        ("", &[], &[], None),
    ] {
        let reply = ask(&ready, 0, phrase, &nfkc).unwrap();
        assert_eq!(told(&reply), (classes.to_vec(), rows.to_vec(), said), "{phrase}: {reply:?}");
    }
    assert_eq!(ask(&ready, 1, "住所", &nfkc), None);
}

#[test]
fn of_several_classes_the_question_of_the_higher_one_decides() {
    let ready = ready();
    let reply = ask(&ready, 0, "申請書", &nfkc).unwrap();
    let decides: Vec<_> = reply.answers.iter().map(|answer| answer.decides).collect();
    assert_eq!(decides, [Some(0), None]);
}

#[test]
fn a_prohibition_that_holds_in_some_case_forbids_only_that_case() {
    let ready = ready();
    let reply = ask(&ready, 0, "名簿", &nfkc).unwrap();
    let answer = &reply.answers[0];
    assert_eq!(
        (answer.said, answer.forbidden[0].when()),
        (Said::Allowed, Some("税の名簿である場合"))
    );
}

#[test]
fn words_are_accounted_for() {
    let ready = ready();
    let reply = ask(&ready, 0, "課長の給与明細と住所", &nfkc).unwrap();
    assert_eq!(
        (reply.read, reply.unread),
        (vec!["給与明細".to_owned(), "住所".to_owned()], vec!["課長".to_owned()])
    );
    let reply = ask(&ready, 0, "個人情報を含まない申請書", &nfkc).unwrap();
    assert_eq!(reply.denied, ["個人情報"]);
    let by = |phrase: &str| {
        let reply = ask(&ready, 0, phrase, &nfkc).unwrap();
        matches!(reply.answers[0].class.as_ref().unwrap().1.cited()[0].by, By::Term { .. })
    };
    assert!(by("給与明細") && !by("住所"));
}
