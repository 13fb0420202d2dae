//! The bundle of the form as one file: it also makes workbooks.

fn main() {
    kijun_site::client::check::start();
}
