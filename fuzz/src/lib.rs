//! What must hold of every input, shared by the targets in `fuzz_targets/`. The project's own property tests in `tests/`
//! include [`bounds`] too.

pub mod bounds;
pub mod growth;

use loupe::engine::Engine;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

/// Two engines of the same rules: what hangs on the order of a hash map differs between them.
pub fn engines() -> &'static [Engine; 2] {
    static ENGINES: OnceLock<[Engine; 2]> = OnceLock::new();
    ENGINES.get_or_init(|| {
        [(); 2].map(|()| match Engine::embedded() {
            Ok(engine) => engine,
            Err(error) => panic!("{error}"),
        })
    })
}

/// Whether this input's turn has come for a dear check: one in `every`, always the same ones.
pub fn chosen(input: &str, every: u64) -> bool {
    let mut hasher = DefaultHasher::new();
    input.hash(&mut hasher);
    hasher.finish().is_multiple_of(every)
}
