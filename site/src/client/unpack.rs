//! The parts of a file by itself are packed with LZMA, a fifth smaller than what browsers unpack
//! themselves. This program is small, is unpacked by the browser, and unpacks the rest.

use js_sys::{Reflect, Uint8Array};
use lzma_rust2::{LzmaReader, Read};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// The most memory that unpacking may take, in kibibytes.
const MOST_MEMORY: u32 = 64 * 1024;

/// The most bytes that are unpacked at once.
const MOST: usize = 64 * 1024 * 1024;

/// Give the page's script the function `unpack`: packed bytes in, the bytes out, none if they are broken.
pub fn start() {
    let unpack = Closure::<dyn Fn(Uint8Array) -> Uint8Array>::new(|packed: Uint8Array| {
        Uint8Array::from(unpacked(&packed.to_vec()).unwrap_or_default().as_slice())
    });
    let page = Reflect::get(&js_sys::global(), &JsValue::from_str("kijun"));
    // The page's script has made this object.
    let _ =
        page.and_then(|page| Reflect::set(&page, &JsValue::from_str("unpack"), unpack.as_ref()));
    // The function lives as long as the page.
    unpack.forget();
}

/// Return the bytes; `None` if they are broken. Their length stands in their head.
fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    let length = u64::from_le_bytes(packed.get(5..13)?.try_into().ok()?);
    let mut bytes = vec![0; usize::try_from(length).ok().filter(|length| *length <= MOST)?];
    let mut reader = LzmaReader::new_mem_limit(packed, MOST_MEMORY, None).ok()?;
    reader.read_exact(&mut bytes).ok()?;
    Some(bytes)
}
