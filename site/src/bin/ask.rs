//! The bundle of the page 「これを置けますか?」.

fn main() {
    kijun_site::client::ask::start();
}
