//! Changes of a content folder, for commands that go on until Ctrl-C.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::failure::Failure;

/// How long a folder must be quiet before it counts as changed: an editor writes a file in steps.
const QUIET: Duration = Duration::from_millis(40);

/// The changes of a folder and everything in it.
pub(crate) struct Changes {
    events: Receiver<notify::Result<Event>>,
    _watcher: RecommendedWatcher,
}

impl Changes {
    /// Begin to watch a folder.
    ///
    /// # Errors
    /// Fail if the folder cannot be watched.
    pub(crate) fn of(folder: &Path) -> Result<Self, Failure> {
        let (sender, events) = channel();
        let failed = |error: notify::Error| {
            Failure::Fault(format!(
                "『{}』の変更を見張れません({error})。フォルダーの場所と権限を確認してください。",
                folder.display()
            ))
        };
        let mut watcher = notify::recommended_watcher(sender).map_err(failed)?;
        watcher.watch(folder, RecursiveMode::Recursive).map_err(failed)?;
        Ok(Self { events, _watcher: watcher })
    }

    /// Wait until something has changed and the folder is quiet; return false if it is watched no
    /// longer.
    pub(crate) fn wait(&self) -> bool {
        loop {
            match self.events.recv() {
                Ok(event) if is_change(&event) => break,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
        while self.events.recv_timeout(QUIET).is_ok() {}
        true
    }
}

/// Return true unless a file was only read. An error may hide a change.
fn is_change(event: &notify::Result<Event>) -> bool {
    event.as_ref().map_or(true, |event| !matches!(event.kind, EventKind::Access(_)))
}
