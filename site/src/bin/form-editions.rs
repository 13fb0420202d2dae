//! The bundle of the self-assessment forms of checklists with an earlier edition.

fn main() {
    kijun_site::client::check::start();
}
