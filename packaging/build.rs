//! Build script: the folders that are embedded in the program make it stale when they change.
//! (The embedding macro reads them while compiling, and Cargo does not know.)

fn main() {
    for folder in ["forms", "src/i18n"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
