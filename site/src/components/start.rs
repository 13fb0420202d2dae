//! The notices about the start of a page's program: that it is loading, and what is wrong if it does
//! not start or stops.
//!
//! All texts are in the page. The watchdog (`site/assets/watchdog.js`) and the loader choose among
//! them by the codes of [`TROUBLES`]. What is shown if neither of them arrives needs no script.

use leptos::prelude::*;

/// Something that keeps a program from running.
struct Trouble {
    /// The code by which the watchdog and the loader know it.
    code: &'static str,
    /// The fault, for the user of the page.
    cause: &'static str,
    /// The cure, for the administrator: the header, type or setting by its name.
    cure: &'static str,
}

const TROUBLES: [Trouble; 13] = [
    Trouble {
        code: "old",
        cause: "お使いのブラウザーは、このページのプログラムを理解できません。新しい版のMicrosoft Edge、Google Chrome、Firefoxで開いてください。",
        cure: "EdgeのIEモードで開いている場合は、エンタープライズ モードのサイト一覧から、このサイトを外してください。",
    },
    Trouble {
        code: "off",
        cause: "このブラウザーでは、プログラムの実行に必要なWebAssemblyが使えない設定になっています。",
        cure: "Edgeの「Web上のセキュリティを強化する」、ポリシー DefaultJavaScriptJitSetting、起動時の指定 --jitless を確かめ、このサイトを例外にしてください。",
    },
    Trouble {
        code: "loader",
        cause: "プログラムを始めるファイル(loader.js)が、サーバーにありません。",
        cure: "サイトのフォルダーを、assets フォルダーを含めて写し直してください。",
    },
    Trouble {
        code: "wasm",
        cause: "サーバーが、プログラムのファイル(.wasm)を渡していません。",
        cure: "拡張子 .wasm に Content-Type: application/wasm を割り当ててください。IISは、割り当て(MIMEマップ)のない拡張子に404を返します。",
    },
    Trouble {
        code: "type",
        cause: "サーバーが、プログラムのファイル(.js)を、プログラムとして渡していません。",
        cure: "拡張子 .js に Content-Type: text/javascript を割り当ててください。",
    },
    Trouble {
        code: "policy",
        cause: "サーバーの指定が、プログラムの実行を禁じています。",
        cure: "ヘッダー Content-Security-Policy の script-src に 'self' と 'wasm-unsafe-eval'、connect-src に 'self' を加えてください。",
    },
    Trouble {
        code: "stale",
        cause: "このページとプログラムの版が違います。Ctrl+F5キーで、ページを読み込み直してください。",
        cure: "サイトのフォルダーを、1回の kijun build で作ったものにすべて置き換え、HTMLに Cache-Control: no-cache を付けてください。",
    },
    Trouble {
        code: "page",
        cause: "プログラムのファイルの代わりに、ページ(HTML)が届きました。",
        cure: "ないファイルには、案内のページやログイン画面を200で返さず、状態コード404で答えてください。",
    },
    Trouble {
        code: "damaged",
        cause: "プログラムのファイルが、壊れて届きました。",
        cure: "圧縮したファイル(.br、.gz)には Content-Encoding を付けてください。転送ソフトは、バイナリで写してください。",
    },
    Trouble {
        code: "offline",
        cause: "サーバーに接続できません。",
        cure: "サーバー、途中の中継装置(プロキシ)、ヘッダー Content-Security-Policy の connect-src を確かめてください。",
    },
    Trouble {
        code: "hang",
        cause: "プログラムの読み込みが、途中で止まっています。",
        cure: "サーバーか途中の中継装置(プロキシ)が、assets フォルダーのファイルを最後まで送っているかを確かめてください。",
    },
    Trouble {
        code: "panic",
        cause: "プログラムが途中で止まりました。保存済みの内容は、この端末に残っています。ページを読み込み直してください。",
        cure: "繰り返す場合は、直前の操作と下の詳細を、このサイトの問い合わせ先に知らせてください。",
    },
    Trouble {
        code: "unwatched",
        cause: "プログラムのファイルが届いていません。",
        cure: "assets フォルダーのファイルがサーバーにあり、ヘッダー Content-Security-Policy の script-src が 'self' を許しているかを確かめてください。",
    },
];

/// The code of what is shown if no script arrives.
const UNWATCHED: &str = "unwatched";

/// Make the notices of a page's program; `None` if it is not live: the site has no bundle for it.
///
/// `name` is what cannot be done, e.g. 自己点検; `instead` is what to do instead, in whole sentences.
pub(crate) fn start<V: IntoView + 'static>(
    live: bool,
    name: &str,
    instead: impl Fn() -> V,
) -> Option<AnyView> {
    if !live {
        return None;
    }
    let lost = format!("{name}のプログラムを始められません。");
    let (unwatched, troubles): (Vec<_>, Vec<_>) =
        TROUBLES.iter().partition(|trouble| trouble.code == UNWATCHED);
    let unwatched = unwatched.into_iter().map(|trouble| {
        view! { <div data-unwatched><p>{lost.clone()}{instead()}</p>{words(trouble)}</div> }
    });
    let unwatched = unwatched.collect_view();
    let troubles = troubles.into_iter().map(|trouble| {
        view! { <div data-trouble=trouble.code hidden>{words(trouble)}</div> }
    });
    let troubles = troubles.collect_view();
    let view = view! {
        <div class="loading" data-loading>
            <p>"読み込み中です。"</p>
            {unwatched}
        </div>
        <div class="notice load-error" data-kind="error" role="alert" data-load-error hidden>
            <p>{lost.clone()}{instead()}</p>
            {troubles}
            <p><code data-detail></code></p>
        </div>
    };
    Some(view.into_any())
}

fn words(trouble: &Trouble) -> impl IntoView + use<> {
    view! { <p>{trouble.cause}</p><p><b>"管理者の方へ: "</b>{trouble.cure}</p> }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{TROUBLES, UNWATCHED};

    const LOADER: &str = include_str!("../../assets/loader.js");
    const WATCHDOG: &str = include_str!("../../assets/watchdog.js");

    #[test]
    fn every_code_is_one_that_a_script_gives() {
        let codes: BTreeSet<&str> = TROUBLES.iter().map(|trouble| trouble.code).collect();
        assert_eq!(codes.len(), TROUBLES.len());
        for code in codes.into_iter().filter(|code| *code != UNWATCHED) {
            let quoted = format!("\"{code}\"");
            assert!(LOADER.contains(&quoted) || WATCHDOG.contains(&quoted), "{code}");
        }
    }
}
