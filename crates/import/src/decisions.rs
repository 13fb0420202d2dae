//! `decisions.toml`: what a person chose in the review, by number and a hash of the words.

use toml::Table;

use crate::model::Fault;
use crate::read::Decisions;

/// Read a file of decisions.
///
/// # Errors
/// Fail if it is no TOML, or an entry lacks a key.
pub fn decisions(file: &str, text: &str) -> Result<Decisions, Vec<Fault>> {
    let fault = |message: String| vec![Fault::of_file(file, &message)];
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        fault(format!(
            "TOMLとして読めません（{}）。確認票の「決めたことを保存する」で作り直してください。",
            error.message()
        ))
    })?;
    let mut decisions = Decisions::new();
    let entries = table.get("decision").and_then(|entries| entries.as_array());
    for (place, entry) in entries.into_iter().flatten().enumerate() {
        let key = |key: &str| {
            let value = entry.get(key).and_then(|value| value.as_str()).map(str::to_owned);
            value.ok_or_else(|| {
                let ordinal = place + 1;
                fault(format!("{ordinal}番目の`[[decision]]`に`{key}`がありません。`{key} = \"…\"`を書いてください。"))
            })
        };
        decisions.insert((key("number")?, key("about")?, key("words")?), key("choice")?);
    }
    Ok(decisions)
}

#[cfg(test)]
mod tests {
    use super::decisions;

    #[test]
    fn decisions_are_read_or_refused_with_a_cure() {
        let text =
            "[[decision]]\nnumber = \"1\"\nabout = \"A\"\nwords = \"x\"\nchoice = \"note\"\n";
        assert_eq!(decisions("d", text).unwrap().len(), 1);
        let faults = decisions("d", "[[decision]]\nnumber = \"1\"\n").unwrap_err();
        assert!(faults.first().unwrap().message.contains("`about`"));
        assert!(decisions("d", "[[").is_err());
    }
}
