//! Benchmarks and the generator of large synthetic sites.
