//! The bundle of the signing of answer files.

fn main() {
    kijun_site::client::sign::start();
}
