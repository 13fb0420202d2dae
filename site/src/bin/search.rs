//! The bundle of the search page: what the library exports under the feature `search`.
#![no_main]

use kijun_site as _;
