//! The bundle that carries answers over.

fn main() {
    kijun_site::client::carry::start();
}
