//! The list of entries, as buttons that open them.

use maud::{Markup, html};

use super::book::Book;
use super::words::Ledgers;

/// The list; the open entry is marked.
#[must_use]
pub fn list(book: &Book, ledgers: &Ledgers) -> Markup {
    let name = ledgers.prefilled("service_name").unwrap_or_default();
    html! {
        ol class="ledger-entries" {
            @for (place, entry) in book.entries().iter().enumerate() {
                li {
                    button type="button" data-entry=(place)
                        aria-current=[(place == book.place()).then_some("true")]
                    {
                        strong {
                            @match entry.value(name) {
                                "" => "名称が未入力の登録",
                                name => (name),
                            }
                        }
                        @if let Some(class) = &entry.class {
                            span { (ledgers.class_title(class)) }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::book::Book;
    use super::super::words::tests::ledgers;
    use super::list;

    #[test]
    fn entries_are_named_and_never_become_elements() {
        let ledgers = ledgers();
        let mut book = Book::blank(&ledgers);
        book.entry_mut().set("service", "<img src=x>");
        book.entry_mut().class = Some("A".to_owned());
        book.add();
        assert_eq!(
            list(&book, &ledgers).into_string(),
            "<ol class=\"ledger-entries\"><li><button type=\"button\" data-entry=\"0\">\
             <strong>&lt;img src=x&gt;</strong><span>Aの場合</span></button></li><li>\
             <button type=\"button\" data-entry=\"1\" aria-current=\"true\">\
             <strong>名称が未入力の登録</strong></button></li></ol>"
        );
    }
}
