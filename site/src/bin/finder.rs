//! The bundle of the class finder.

fn main() {
    kijun_site::client::finder::start();
}
