//! temporary
use kijun_content::model::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let t = std::time::Instant::now();
    let mut library = match kijun_content::load(std::path::Path::new(&a[1])) { Ok(l) => l, Err(e) => { eprintln!("{e:?}"); return; } };
    let l = t.elapsed();
    if let Ok(n) = std::env::var("SYN") {
        let n: usize = n.parse().unwrap();
        let html = |i: usize| { let mut s = String::new(); for k in 0..8 { s.push_str(&format!("<h2 id=\"h{k}\">第{k}節 見出し</h2>\n<p>")); for _ in 0..3 { s.push_str(&format!("クラウドサービスの利用にかかる法律関係は、国内法が適用されること{i}。")); } s.push_str("</p>\n"); } s };
        println!("page bytes {}", html(1).len());
        let st = &mut library.standards[0];
        st.chapters = (0..n).map(|i| Chapter { id: format!("c{i}"), title: format!("章{i}"), titled_by_document: true, headings: (0..8).map(|k| Heading { level: 2, id: format!("h{k}"), text: format!("第{k}節 見出し") }).collect(), blocks: vec![Block::Html(html(i))] }).collect();
    }
    let bundles = a.get(3).map(|d| kijun_site::build::Bundles::find(std::path::Path::new(d)).unwrap());
    let o = kijun_site::build::Options { base_url: None, bundles };
    let t = std::time::Instant::now();
    match kijun_site::build::build(&library, &o, std::path::Path::new(&a[2])) { Ok(b) => println!("{b:?} load {l:?} build {:?}", t.elapsed()), Err(e) => println!("{e}") }
}
