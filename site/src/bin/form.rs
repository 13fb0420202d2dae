//! The bundle of the self-assessment forms.

fn main() {
    kijun_site::client::check::start();
}
