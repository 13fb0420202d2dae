//! The bundle of the search page.

fn main() {
    kijun_site::client::search::start();
}
