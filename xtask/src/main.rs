//! The project's own tasks.
//! `cargo xtask wasm`: builds the core for the browser into target/pkg.
use std::process::Command;
fn main() {
    let status = Command::new("cargo")
        .args([
            "build",
            "--profile",
            "wasm",
            "--target",
            "wasm32-unknown-unknown",
            "--no-default-features",
            "--features",
            "wasm",
            "--lib",
        ])
        .status()
        .unwrap();
    assert!(status.success());
    let mut b = wasm_bindgen_cli_support::Bindgen::new();
    b.input_path("target/wasm32-unknown-unknown/wasm/loupe.wasm")
        .web(true)
        .unwrap()
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    b.generate("target/pkg").unwrap();
}
