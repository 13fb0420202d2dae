//! Files that content may not be: links that lead out, devices, pipes, folders, files without end.

use std::fs;
use std::path::{Path, PathBuf};

use kijun_content::{Problem, Report};

/// The largest size of a file, in bytes.
const LARGEST: usize = 2 * 1024 * 1024;

/// A content folder with one small standard, and a folder beside it.
struct Sample(tempfile::TempDir);

impl Sample {
    fn make() -> Self {
        let root = tempfile::tempdir().unwrap();
        kijun_content::template::write_new(&root.path().join("content")).unwrap();
        fs::create_dir(root.path().join("outside")).unwrap();
        fs::write(root.path().join("outside/secret.txt"), "secret = 機密の文言\n").unwrap();
        Self(root)
    }

    fn content(&self) -> PathBuf {
        self.0.path().join("content")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.content().join("sample").join(name)
    }

    fn load(&self) -> Result<(), Report> {
        kijun_content::load(&self.content()).map(|_| ())
    }

    /// Return the only problem at the place that names the file.
    fn problem(&self, part: &str) -> String {
        let report = self.load().unwrap_err();
        let all: Vec<String> = report.problems().iter().map(Problem::plain).collect();
        let found: Vec<&Problem> =
            report.problems().iter().filter(|each| each.message().contains(part)).collect();
        let [problem] = found[..] else { panic!("{part}: {all:?}") };
        assert!(!problem.cure().is_empty());
        for problem in report.problems() {
            // Nothing of a file outside may be shown, neither as words nor as an excerpt.
            let shown = format!("{problem:?}{}{}", problem.message(), problem.cure());
            assert!(!shown.contains("機密"), "{shown}");
        }
        problem.plain()
    }
}

/// Every file that the content of the sample names, and those that are read without being named.
const NAMED: [&str; 7] = [
    "standard.toml",
    "classes.toml",
    "service.toml",
    "source.txt",
    "aims.md",
    "table.md",
    "steps.md",
];

#[test]
fn the_sample_names_every_file() {
    let sample = Sample::make();
    for name in NAMED {
        assert!(sample.file(name).is_file(), "{name}");
    }
    sample.load().unwrap();
}

#[test]
fn a_file_above_the_limit_is_named_with_its_size_and_the_limit() {
    for name in NAMED {
        let sample = Sample::make();
        fs::write(sample.file(name), "a".repeat(LARGEST + 1)).unwrap();
        let found = sample.problem(&format!(
            "ファイル『sample/{name}』は2097153バイトあり、上限の2097152バイトを超えています"
        ));
        assert!(found.starts_with("sample/"), "{found}");
    }
}

#[test]
fn a_file_of_a_gigabyte_is_not_read() {
    let sample = Sample::make();
    // A file with holes takes no space.
    fs::File::create(sample.file("aims.md")).unwrap().set_len(1 << 30).unwrap();
    sample.problem("は1073741824バイトあり");
}

#[test]
fn the_files_of_a_standard_have_a_limit_together() {
    let sample = Sample::make();
    let manifest = fs::read_to_string(sample.file("standard.toml")).unwrap();
    let more = |number| format!("\n[[chapter]]\nid = \"m{number}\"\nfile = \"m{number}.md\"\n");
    let chapters: String = (0..5).map(more).collect();
    fs::write(sample.file("standard.toml"), format!("{manifest}{chapters}")).unwrap();
    for number in 0..5 {
        fs::write(sample.file(&format!("m{number}.md")), " ".repeat(LARGEST - 1)).unwrap();
    }
    // The last is one too many, with the other files.
    for number in [3, 4] {
        let message = format!("『sample/m{number}.md』までを合わせると上限の8388608バイトを超える");
        sample.problem(&message);
    }
}

#[test]
fn files_beside_the_standards_have_the_same_limits() {
    for name in ["glossary.toml", "crosswalk.toml"] {
        let sample = Sample::make();
        fs::write(sample.content().join(name), "a".repeat(LARGEST + 1)).unwrap();
        sample.problem(&format!("ファイル『{name}』は2097153バイト"));
        fs::remove_file(sample.content().join(name)).unwrap();
        fs::create_dir(sample.content().join(name)).unwrap();
        sample.problem(&format!("『{name}』は、ふつうのファイルではありません"));
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    fn replace_by_link(path: &Path, target: impl AsRef<Path>) {
        let _ = fs::remove_file(path);
        symlink(target, path).unwrap();
    }

    #[test]
    fn no_link_leads_out_of_the_content_folder() {
        for name in NAMED {
            for target in ["../../outside/secret.txt", "/etc/passwd", "/dev/zero"] {
                let sample = Sample::make();
                replace_by_link(&sample.file(name), target);
                let message = format!("『sample/{name}』は、内容のフォルダーの外を指すリンクです");
                sample.problem(&message);
            }
        }
        for name in ["glossary.toml", "crosswalk.toml"] {
            let sample = Sample::make();
            replace_by_link(&sample.content().join(name), "../outside/secret.txt");
            sample.problem(&format!("『{name}』は、内容のフォルダーの外を指すリンクです"));
        }
    }

    #[test]
    fn no_folder_leads_out_of_the_content_folder() {
        let sample = Sample::make();
        fs::write(sample.0.path().join("outside/standard.toml"), "secret = 機密の文言\n").unwrap();
        symlink("../outside", sample.content().join("city")).unwrap();
        sample.problem("『city/standard.toml』は、内容のフォルダーの外を指すリンクです");

        let sample = Sample::make();
        let _ = fs::remove_dir_all(sample.file("scenarios"));
        symlink("../../outside", sample.file("scenarios")).unwrap();
        sample.problem("『sample/scenarios』は、内容のフォルダーの外を指すリンクです");
    }

    #[test]
    fn a_scenario_may_not_be_a_link_out() {
        let sample = Sample::make();
        let _ = fs::create_dir(sample.file("scenarios"));
        symlink("../../../outside/secret.txt", sample.file("scenarios/x.toml")).unwrap();
        sample.problem("『sample/scenarios/x.toml』は、内容のフォルダーの外を指すリンクです");
    }

    #[test]
    fn a_standard_alone_may_not_lead_out_of_its_folder() {
        let sample = Sample::make();
        fs::write(sample.content().join("aims.md"), fs::read(sample.file("aims.md")).unwrap())
            .unwrap();
        replace_by_link(&sample.file("aims.md"), "../aims.md");
        sample.load().unwrap();
        let report = kijun_content::load_one(&sample.content().join("sample")).unwrap_err();
        let first = report.problems().iter().find(|each| each.message().contains("外を指す"));
        assert!(first.is_some(), "{report:?}");
    }

    #[test]
    fn links_inside_of_the_folder_and_to_the_folder_are_followed() {
        let sample = Sample::make();
        fs::rename(sample.file("aims.md"), sample.content().join("shared.md")).unwrap();
        symlink("../shared.md", sample.file("aims.md")).unwrap();
        sample.load().unwrap();
        let link = sample.0.path().join("link");
        symlink("content", &link).unwrap();
        kijun_content::load(&link).unwrap();
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        for name in NAMED {
            let sample = Sample::make();
            fs::remove_file(sample.file(name)).unwrap();
            let made = Command::new("mkfifo").arg(sample.file(name)).status();
            assert!(made.unwrap().success());
            sample.problem(&format!("『sample/{name}』は、ふつうのファイルではありません"));
        }
    }

    #[test]
    fn a_link_to_itself_is_an_error() {
        let sample = Sample::make();
        replace_by_link(&sample.file("aims.md"), "aims.md");
        sample.problem("ファイル『sample/aims.md』を読めません");
    }
}
