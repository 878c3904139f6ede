//! From the content folder to the documents of the site.

use super::assets;
use crate::content::files;
use anyhow::{Context, Result, bail};
use curriculum::Curriculum;
use curriculum::page::Page;
use std::fs;
use std::path::Path;

/// Every page with its route, such as `/learn/`.
pub fn load(content: &Path) -> Result<Vec<(String, Page)>> {
    match Curriculum::load(files::read(content)?) {
        Ok(curriculum) => Ok(curriculum.pages()),
        Err(errors) => {
            let lines: Vec<_> = errors.iter().map(|error| format!("\n  {}/{error}", content.display())).collect();
            bail!("the content has mistakes:{}", lines.concat());
        }
    }
}

/// A page that is ready to be written.
pub struct Document {
    /// Its route, such as `/learn/`.
    pub route: String,
    /// Its HTML.
    pub html: String,
    /// The same page as data, for the tab's navigator.
    pub data: String,
}

/// Renders every page. Their data are named by the release: by the program that reads them, and by all of themselves.
pub fn render(site: &mut app::Site, pages: &[(String, Page)]) -> Vec<Document> {
    let data: Vec<_> = pages.iter().map(|(route, page)| app::data(site, route, page)).collect();
    let assets = &site.assets;
    let program = [&assets.style, &assets.page_script, &assets.page_wasm, &assets.worker_script, &assets.editor_script];
    let release: Vec<_> = program.into_iter().chain(&data).flat_map(|text| text.bytes().chain([0])).collect();
    site.assets.page_data = format!("page-{}.txt", assets::hash(&release));
    let documents = pages.iter().zip(data).map(|((route, page), data)| Document {
        route: route.clone(),
        html: app::render(site, route, page),
        data,
    });
    documents.collect()
}

/// Writes `documents` into the folder `out`, one folder for each route.
pub fn write(documents: &[Document], site: &app::Site, out: &Path) -> Result<()> {
    for document in documents {
        let folder = out.join(document.route.trim_matches('/'));
        let write = |name: &str, text: &str| {
            let path = folder.join(name);
            fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
        };
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        write("index.html", &document.html)?;
        write(&site.assets.page_data, &document.data)?;
    }
    let missing = app::render(site, "/404.html", &Page::NotFound);
    fs::write(out.join("404.html"), missing).context("cannot write 404.html")
}
