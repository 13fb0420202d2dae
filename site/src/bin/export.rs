//! The bundle of Excel and CSV forms.

fn main() {
    kijun_site::client::export::start();
}
