//! Floor 5: the browser's door, and the only file that knows JavaScript.
//!
//! What crosses is plain JSON-like data: Chromium's messages are JSON, so a `Map` or a `BigInt` would not survive them.

use crate::engine::Engine;
use crate::listing::Page;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The core with its rule book, made once per instance.
#[wasm_bindgen]
pub struct Loupe {
    engine: Engine,
}

#[wasm_bindgen]
impl Loupe {
    /// Loads a rule book from the packed rule files that are built beside the module (`loupe_rules.pack`).
    ///
    /// # Errors
    /// A JavaScript `Error` when `rules` was not made by this very build.
    #[wasm_bindgen(constructor)]
    pub fn new(rules: &[u8]) -> Result<Self, JsError> {
        console_error_panic_hook::set_once();
        Ok(Self { engine: Engine::packed(rules)? })
    }

    /// Judges one page. `today` is the day as `YYYY-MM-DD`.
    ///
    /// # Errors
    /// A JavaScript `Error` when `page` is not a `Page`.
    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn inspect(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Page")] page: JsValue,
        today: &str,
    ) -> Result<JsValue, JsError> {
        let page: Page = serde_wasm_bindgen::from_value(page).map_err(|e| JsError::new(&format!("not a page: {e}")))?;
        let report = self.engine.inspect(&page, today);
        Ok(report.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
    }

    /// The rule book's day, `YYYY-MM-DD`.
    #[wasm_bindgen(getter)]
    pub fn rules(&self) -> String {
        self.engine.rules().day.clone()
    }
}
