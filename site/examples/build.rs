//! temporary
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let t = std::time::Instant::now();
    let library = match kijun_content::load(std::path::Path::new(&a[1])) { Ok(l) => l, Err(e) => { eprintln!("{e:?}"); return; } };
    let l = t.elapsed();
    let bundles = a.get(3).map(|d| kijun_site::build::Bundles::find(std::path::Path::new(d)).unwrap());
    let o = kijun_site::build::Options { base_url: None, bundles };
    let t = std::time::Instant::now();
    match kijun_site::build::build(&library, &o, std::path::Path::new(&a[2])) { Ok(b) => println!("{b:?} load {l:?} build {:?}", t.elapsed()), Err(e) => println!("{e}") }
}
