//! A sign of life for what takes longer than a second.

use std::io::{IsTerminal, Write, stderr};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Shows, once a second on the terminal, what is being done and for how long. Ends when dropped.
/// Shows nothing where standard error is not a terminal.
pub(crate) struct Progress {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts; `what` is a phrase such as 「ページを書き出しています」.
    pub(crate) fn start(what: &'static str) -> Self {
        let running = stderr().is_terminal().then(|| {
            let (stop, stopped) = channel();
            (stop, std::thread::spawn(move || tick(what, &stopped)))
        });
        Self { running }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            drop(stop);
            // The thread only prints; there is nothing to do if it could not.
            let _ = thread.join();
        }
    }
}

fn tick(what: &str, stopped: &Receiver<()>) {
    let start = Instant::now();
    let mut shown = false;
    while stopped.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
        let seconds = start.elapsed().as_secs();
        shown |= write!(stderr(), "\r{what}… {seconds}秒").is_ok();
    }
    if shown {
        let _ = writeln!(stderr());
    }
}
