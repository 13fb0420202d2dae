//! The bundle of the class finder: what the library exports under the feature `finder`.
#![no_main]

use kijun_site as _;
