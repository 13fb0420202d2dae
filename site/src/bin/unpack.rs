//! The bundle that unpacks what stands packed in a file by itself.

fn main() {
    kijun_site::client::unpack::start();
}
