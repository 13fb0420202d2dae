//! The bundle of the training pages.

fn main() {
    kijun_site::client::training::start();
}
