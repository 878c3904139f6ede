//! Pages as HTML documents, for readers who come before the WASM does.

use curriculum::page::Page;

/// The addresses of the built files, from the site's base, such as `assets/page-1f0c.js`.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The stylesheet.
    pub style: String,
    /// The JavaScript of the page's WASM module.
    pub page_script: String,
    /// The page's WASM module.
    pub page_wasm: String,
    /// The JavaScript of the analyzer worker.
    pub worker_script: String,
    /// The analyzer worker's WASM module.
    pub worker_wasm: String,
    /// The editor, imported when first needed.
    pub editor_script: String,
    /// The name of the file beside each page's `index.html` that holds the page as JSON, such as `page-1f0c.json`. It
    /// differs from build to build, so a tab that outlives a new release finds no page of that release under it: the
    /// navigator then loads the document instead, and no release reads another's data.
    pub page_data: String,
}

/// What all pages share.
#[derive(Debug, Clone)]
pub struct Site {
    /// The path that the site lives under, beginning and ending with `/`.
    pub base: String,
    /// The built files.
    pub assets: Assets,
}

/// The whole HTML document of `page`, which lives at `path` (such as `/learn/`, without the base).
pub fn render(site: &Site, path: &str, page: &Page) -> String {
    let _ = (site, path, page);
    String::new()
}
