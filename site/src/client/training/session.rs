//! The session of a presentation: the channel to the window with the presenter's notes.
//!
//! The channel's name has the site's base path and a random number, so that no other page of the
//! origin hears it by chance. All that is said is the id of the requirement that is shown.

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::model::Training;
use crate::client::kit::program::Program;
use crate::client::kit::storage::browser::base;

/// Return a random name for a session; empty if the browser makes no random numbers.
pub(super) fn random() -> String {
    let mut bytes = [0; 8];
    let crypto = window().crypto();
    match crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes)) {
        Ok(_) => format!("{:016x}", u64::from_be_bytes(bytes)),
        Err(_) => String::new(),
    }
}

/// The channel of a session.
#[derive(Clone)]
pub(super) struct Session(Option<BroadcastChannel>);

impl Session {
    /// Open the channel of the page's session. A browser without such channels has none.
    pub(super) fn open(program: Program<Training>) -> Self {
        let (root, standard, session) = program.peek(|model| {
            (model.data.root.clone(), model.data.standard.clone(), model.session.clone())
        });
        if session.is_empty() {
            return Self(None);
        }
        let name = format!("kijun:{}:training:{standard}:{session}", base(&root));
        let this = Self(BroadcastChannel::new(&name).ok());
        if let Some(channel) = &this.0 {
            let answer = this.clone();
            // A window with the notes was opened, and asks what is shown.
            EventListener::new(channel, "message", move |event| {
                let asked = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
                if asked == Some(JsValue::from_str("?")) {
                    answer.tell(&program.peek(Training::shown_id));
                }
            })
            .forget();
        }
        this
    }

    /// Tell which requirement is shown.
    pub(super) fn tell(&self, id: &str) {
        if let Some(channel) = &self.0 {
            // It fails only for what cannot be copied, and a text can.
            let _ = channel.post_message(&JsValue::from_str(id));
        }
    }
}
