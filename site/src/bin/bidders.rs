//! The bundle of the comparison of vendors.

fn main() {
    kijun_site::client::bidders::start();
}
