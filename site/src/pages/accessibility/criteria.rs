//! The results for the success criteria of WCAG 2.2, levels A and AA, and of JIS X 8341-3:2016.
//!
//! A result that a test checks names the test; a unit test checks that it exists. The titles are
//! those of the Japanese translation of WCAG 2.2 by the 情報通信アクセス協議会 ウェブアクセシビリティ基盤委員会.

/// A success criterion and its result.
#[derive(Debug)]
pub(crate) struct Criterion {
    /// Its number, e.g. `1.4.12`.
    pub(crate) number: &'static str,
    /// Its title in Japanese.
    pub(crate) title: &'static str,
    /// `A` or `AA`.
    pub(crate) level: &'static str,
    /// The documents that contain it.
    pub(crate) of: Of,
    /// The way in which the result was found.
    pub(crate) found: Found,
    /// A note on the result; may be empty.
    pub(crate) note: &'static str,
}

/// The criteria that hold on every site that Kijun builds, whatever its content: the programs and
/// the frame of each page are the same, and content has no pictures, scripts or media. The note on
/// each criterion says why.
const BY_CONSTRUCTION: [&str; 27] = [
    "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.3.4", "1.3.5", "1.4.2", "1.4.13", "2.1.4",
    "2.2.1", "2.2.2", "2.3.1", "2.4.1", "2.4.2", "2.5.1", "2.5.2", "2.5.4", "3.1.1", "3.2.1",
    "3.2.2", "3.2.3", "3.2.4", "3.2.6", "3.3.7", "3.3.8", "1.4.5",
];

impl Criterion {
    /// Return whether the criterion holds on every site that Kijun builds.
    pub(crate) fn holds_by_construction(&self) -> bool {
        BY_CONSTRUCTION.contains(&self.number)
    }
}

/// The documents that contain a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// JIS X 8341-3:2016 and WCAG 2.2.
    Both,
    /// WCAG 2.2 alone.
    Wcag,
    /// JIS X 8341-3:2016 alone.
    Jis,
}

/// The way in which a result was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// Checked by a test of `tests/browser`: the file, and words of the test's name.
    Tested(&'static str, &'static str),
    /// Checked by a person.
    Seen,
    /// Not applicable: the site has nothing of this kind.
    Nothing,
}

/// All criteria, by number.
pub(crate) const CRITERIA: [Criterion; 56] = [
    Criterion {
        number: "1.1.1",
        title: "非テキストコンテンツ",
        level: "A",
        of: Of::Both,
        found: Found::Tested("pages.test.mjs", "has no finding of axe-core"),
        note: "画像は使っていません。記号には文字の名前を付けています。",
    },
    Criterion {
        number: "1.2.1",
        title: "音声のみ及び映像のみ(収録済)",
        level: "A",
        of: Of::Both,
        found: Found::Nothing,
        note: "音声と映像はありません。",
    },
    Criterion {
        number: "1.2.2",
        title: "キャプション(収録済)",
        level: "A",
        of: Of::Both,
        found: Found::Nothing,
        note: "音声と映像はありません。",
    },
    Criterion {
        number: "1.2.3",
        title: "音声解説、又はメディアに対する代替(収録済)",
        level: "A",
        of: Of::Both,
        found: Found::Nothing,
        note: "音声と映像はありません。",
    },
    Criterion {
        number: "1.2.4",
        title: "キャプション(ライブ)",
        level: "AA",
        of: Of::Both,
        found: Found::Nothing,
        note: "音声と映像はありません。",
    },
    Criterion {
        number: "1.2.5",
        title: "音声解説(収録済)",
        level: "AA",
        of: Of::Both,
        found: Found::Nothing,
        note: "音声と映像はありません。",
    },
    Criterion {
        number: "1.3.1",
        title: "情報及び関係性",
        level: "A",
        of: Of::Both,
        found: Found::Tested("pages.test.mjs", "has no finding of axe-core"),
        note: "見出し、一覧、表の見出しセル、入力欄の名前をHTMLで示しています。",
    },
    Criterion {
        number: "1.3.2",
        title: "意味のあるシーケンス",
        level: "A",
        of: Of::Both,
        found: Found::Tested("pages.test.mjs", "can be read without scripts"),
        note: "原文の順に並べ、順番の検査をしています。",
    },
    Criterion {
        number: "1.3.3",
        title: "感覚的な特徴",
        level: "A",
        of: Of::Both,
        found: Found::Seen,
        note: "形、色、位置だけで示した説明はありません。",
    },
    Criterion {
        number: "1.3.4",
        title: "表示の向き",
        level: "AA",
        of: Of::Wcag,
        found: Found::Tested("pages.test.mjs", "fits into 320 pixels"),
        note: "縦横どちらの向きでも使えます。",
    },
    Criterion {
        number: "1.3.5",
        title: "入力目的の特定",
        level: "AA",
        of: Of::Wcag,
        found: Found::Nothing,
        note: "氏名や住所など、利用者自身の情報として定められた入力欄はありません。",
    },
    Criterion {
        number: "1.4.1",
        title: "色の使用",
        level: "A",
        of: Of::Both,
        found: Found::Seen,
        note: "判定は語と記号でも示し、原文と編集注は枠とラベルでも区別しています。",
    },
    Criterion {
        number: "1.4.2",
        title: "音声の制御",
        level: "A",
        of: Of::Both,
        found: Found::Nothing,
        note: "音声はありません。",
    },
    Criterion {
        number: "1.4.3",
        title: "コントラスト(最低限)",
        level: "AA",
        of: Of::Both,
        found: Found::Tested("pages.test.mjs", "has no finding of axe-core"),
        note: "明るい配色と暗い配色の両方で検査しています。",
    },
    Criterion {
        number: "1.4.4",
        title: "テキストのサイズ変更",
        level: "AA",
        of: Of::Both,
        found: Found::Tested("pages.test.mjs", "fits into 320 pixels"),
        note: "400%の拡大に当たる幅でも、内容と機能は失われません。",
    },
    Criterion {
        number: "1.4.5",
        title: "文字画像",
        level: "AA",
        of: Of::Both,
        found: Found::Seen,
        note: "文字の画像は使っていません。",
    },
    Criterion {
        number: "1.4.10",
        title: "リフロー",
        level: "AA",
        of: Of::Wcag,
        found: Found::Tested("pages.test.mjs", "fits into 320 pixels"),
        note: "幅の広い表は、表だけを横にスクロールします。",
    },
    Criterion {
        number: "1.4.11",
        title: "非テキストのコントラスト",
        level: "AA",
        of: Of::Wcag,
        found: Found::Seen,
        note: "入力欄とボタンの枠、フォーカスの枠の色を計算して確かめました。",
    },
    Criterion {
        number: "1.4.12",
        title: "テキストの間隔",
        level: "AA",
        of: Of::Wcag,
        found: Found::Tested("pages.test.mjs", "loses nothing when the text is spaced out"),
        note: "",
    },
    Criterion {
        number: "1.4.13",
        title: "ホバー又はフォーカスで表示されるコンテンツ",
        level: "AA",
        of: Of::Wcag,
        found: Found::Nothing,
        note: "ポインタを合わせただけで現れる内容はありません。用語の説明は押すと開き、Escキーで閉じます。",
    },
    Criterion {
        number: "2.1.1",
        title: "キーボード",
        level: "A",
        of: Of::Both,
        found: Found::Tested(
            "accessibility.test.mjs",
            "is gone through from the first link to the last",
        ),
        note: "",
    },
    Criterion {
        number: "2.1.2",
        title: "キーボードトラップなし",
        level: "A",
        of: Of::Both,
        found: Found::Tested(
            "accessibility.test.mjs",
            "is gone through from the first link to the last",
        ),
        note: "",
    },
    Criterion {
        number: "2.1.4",
        title: "文字キーのショートカット",
        level: "A",
        of: Of::Wcag,
        found: Found::Tested("reading.test.mjs", "not when turned off"),
        note: "/キーは、このページで使わない設定にできます。",
    },
    Criterion {
        number: "2.2.1",
        title: "タイミング調整可能",
        level: "A",
        of: Of::Both,
        found: Found::Nothing,
        note: "時間の制限はありません。",
    },
    Criterion {
        number: "2.2.2",
        title: "一時停止、停止、非表示",
        level: "A",
        of: Of::Both,
        found: Found::Nothing,
        note: "動き続ける内容はありません。",
    },
    Criterion {
        number: "2.3.1",
        title: "3回の閃光、又は閾値以下",
        level: "A",
        of: Of::Both,
        found: Found::Nothing,
        note: "点滅する内容はありません。",
    },
    Criterion {
        number: "2.4.1",
        title: "ブロックスキップ",
        level: "A",
        of: Of::Both,
        found: Found::Tested("accessibility.test.mjs", "the first link skips to the content"),
        note: "どのページも、最初のリンクで本文へ移れます。",
    },
    Criterion {
        number: "2.4.2",
        title: "ページタイトル",
        level: "A",
        of: Of::Both,
        found: Found::Tested("pages.test.mjs", "has no finding of axe-core"),
        note: "どのページにも、内容とサイトの名称を示す題名を付けています。",
    },
    Criterion {
        number: "2.4.3",
        title: "フォーカス順序",
        level: "A",
        of: Of::Both,
        found: Found::Tested(
            "keyboard.test.mjs",
            "is answered from the first requirement to the verdict",
        ),
        note: "",
    },
    Criterion {
        number: "2.4.4",
        title: "リンクの目的(コンテキスト内)",
        level: "A",
        of: Of::Both,
        found: Found::Seen,
        note: "",
    },
    Criterion {
        number: "2.4.5",
        title: "複数の手段",
        level: "AA",
        of: Of::Both,
        found: Found::Tested("search.test.mjs", "finds a sentence in the standard it stands in"),
        note: "章の一覧、検索、ホームの一覧からたどれます。",
    },
    Criterion {
        number: "2.4.6",
        title: "見出し及びラベル",
        level: "AA",
        of: Of::Both,
        found: Found::Seen,
        note: "",
    },
    Criterion {
        number: "2.4.7",
        title: "フォーカスの可視化",
        level: "AA",
        of: Of::Both,
        found: Found::Tested("accessibility.test.mjs", "the focus always in sight"),
        note: "",
    },
    Criterion {
        number: "2.4.11",
        title: "隠されないフォーカス(最低限)",
        level: "AA",
        of: Of::Wcag,
        found: Found::Tested("accessibility.test.mjs", "the focus always in sight"),
        note: "",
    },
    Criterion {
        number: "2.5.1",
        title: "ポインタのジェスチャ",
        level: "A",
        of: Of::Wcag,
        found: Found::Nothing,
        note: "なぞる操作や複数の指による操作はありません。",
    },
    Criterion {
        number: "2.5.2",
        title: "ポインタのキャンセル",
        level: "A",
        of: Of::Wcag,
        found: Found::Seen,
        note: "押して離したときに働きます。",
    },
    Criterion {
        number: "2.5.3",
        title: "ラベルを含む名前(name)",
        level: "A",
        of: Of::Wcag,
        found: Found::Tested("pages.test.mjs", "has no finding of axe-core"),
        note: "",
    },
    Criterion {
        number: "2.5.4",
        title: "動きによる起動",
        level: "A",
        of: Of::Wcag,
        found: Found::Nothing,
        note: "機器の動きによる操作はありません。",
    },
    Criterion {
        number: "2.5.7",
        title: "ドラッグ動作",
        level: "AA",
        of: Of::Wcag,
        found: Found::Tested("bidders.test.mjs", "shows requirements × vendors"),
        note: "ファイルはドラッグのほか、ボタンでも選べます。",
    },
    Criterion {
        number: "2.5.8",
        title: "ターゲットのサイズ(最低限)",
        level: "AA",
        of: Of::Wcag,
        found: Found::Tested("pages.test.mjs", "has targets of at least 24 pixels"),
        note: "",
    },
    Criterion {
        number: "3.1.1",
        title: "ページの言語",
        level: "A",
        of: Of::Both,
        found: Found::Tested("pages.test.mjs", "has no finding of axe-core"),
        note: "どのページも、日本語であることをHTMLで示しています。",
    },
    Criterion {
        number: "3.1.2",
        title: "一部分の言語",
        level: "AA",
        of: Of::Both,
        found: Found::Seen,
        note: "外国語の文はありません。製品名や規格名の語だけです。",
    },
    Criterion {
        number: "3.2.1",
        title: "フォーカス時",
        level: "A",
        of: Of::Both,
        found: Found::Tested(
            "accessibility.test.mjs",
            "is gone through from the first link to the last",
        ),
        note: "フォーカスを移しただけで変わるものはありません。",
    },
    Criterion {
        number: "3.2.2",
        title: "入力時",
        level: "A",
        of: Of::Both,
        found: Found::Seen,
        note: "入力によってページが移ることはありません。判定の変化は、その場で示します。",
    },
    Criterion {
        number: "3.2.3",
        title: "一貫したナビゲーション",
        level: "AA",
        of: Of::Both,
        found: Found::Seen,
        note: "すべてのページで、同じ順に並べています。",
    },
    Criterion {
        number: "3.2.4",
        title: "一貫した識別性",
        level: "AA",
        of: Of::Both,
        found: Found::Seen,
        note: "同じ働きのものには、どのページでも同じ名前を付けています。",
    },
    Criterion {
        number: "3.2.6",
        title: "一貫したヘルプ",
        level: "A",
        of: Of::Wcag,
        found: Found::Nothing,
        note: "問い合わせなどの手段は設けていません。",
    },
    Criterion {
        number: "3.3.1",
        title: "エラーの特定",
        level: "A",
        of: Of::Both,
        found: Found::Tested("evidence.test.mjs", "a reason is required for 該当しない"),
        note: "",
    },
    Criterion {
        number: "3.3.2",
        title: "ラベル又は説明",
        level: "A",
        of: Of::Both,
        found: Found::Tested("pages.test.mjs", "has no finding of axe-core"),
        note: "",
    },
    Criterion {
        number: "3.3.3",
        title: "エラー修正の提案",
        level: "AA",
        of: Of::Both,
        found: Found::Tested("files.test.mjs", "are refused with a message"),
        note: "誤りのある箇所と直し方を示します。",
    },
    Criterion {
        number: "3.3.4",
        title: "エラー回避(法的、金融、データ)",
        level: "AA",
        of: Of::Both,
        found: Found::Seen,
        note: "消した自己点検は元に戻せます。送信する機能はありません。",
    },
    Criterion {
        number: "3.3.7",
        title: "冗長な入力項目",
        level: "A",
        of: Of::Wcag,
        found: Found::Seen,
        note: "サービス名などは、台帳やほかの基準の自己点検に引き継げます。",
    },
    Criterion {
        number: "3.3.8",
        title: "アクセシブルな認証(最低限)",
        level: "AA",
        of: Of::Wcag,
        found: Found::Nothing,
        note: "認証はありません。",
    },
    Criterion {
        number: "4.1.1",
        title: "構文解析",
        level: "A",
        of: Of::Jis,
        found: Found::Tested("pages.test.mjs", "has no finding of axe-core"),
        note: "WCAG 2.2では廃止された基準です。",
    },
    Criterion {
        number: "4.1.2",
        title: "名前(name)・役割(role)及び値(value)",
        level: "A",
        of: Of::Both,
        found: Found::Tested("pages.test.mjs", "has no finding of axe-core"),
        note: "",
    },
    Criterion {
        number: "4.1.3",
        title: "ステータスメッセージ",
        level: "AA",
        of: Of::Wcag,
        found: Found::Tested("reading.test.mjs", "and copied"),
        note: "判定の変化と保存の結果は、読み上げソフトに短く伝えます。",
    },
];
