//! `go-idioms site serve`: a built site on this machine alone, as a static host would serve it.

use super::base::Base;
use super::headers::Headers;
use super::watch;
use anyhow::{Context, Result, bail};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode, Uri, Version};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use futures_util::stream;
use std::convert::Infallible;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch::Receiver;
use tower::ServiceExt;
use tower_http::compression::CompressionLayer;
use tower_http::services::{ServeDir, ServeFile};

/// The address, from the base, of the script that pages built for development load.
pub const RELOAD_SCRIPT: &str = "dev/reload.js";

const RELOAD: &str = "\
// A new build was announced, or the server has come back after a pause in which it may have built one.
const builds = new EventSource(new URL(\"builds\", import.meta.url));
let paused = false;
builds.addEventListener(\"error\", () => (paused = true));
builds.addEventListener(\"open\", () => paused && location.reload());
builds.addEventListener(\"build\", () => location.reload());
";

#[derive(clap::Args)]
pub struct Args {
    /// The port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The path that the site was built for
    #[arg(long, default_value = "/")]
    base: Base,
    /// The folder of the built site
    #[arg(long, default_value = "dist")]
    dir: PathBuf,
    /// Build into the folder, and again at every change; open pages reload by themselves
    #[arg(long)]
    watch: bool,
}

/// Serves until the process is ended.
pub fn run(args: Args) -> Result<()> {
    tokio::runtime::Runtime::new().context("cannot start the server")?.block_on(serve(args))
}

async fn serve(args: Args) -> Result<()> {
    // The port first: a build that ends at a port that is taken would have been for nothing.
    let listener = listen(args.port).await?;
    let site = Arc::new(Site { base: args.base, dir: args.dir });
    let mut router = Router::new();
    if args.watch {
        let builds = watch::start(&site.dir, &site.base)?;
        let at = |name: &str| format!("{}{name}", site.base);
        router = router
            .route(&at(RELOAD_SCRIPT), get(|| async { ([(CONTENT_TYPE, "text/javascript")], RELOAD) }))
            .route(&at("dev/builds"), get(move || announce(builds.clone())));
    } else if !site.dir.join("index.html").is_file() {
        bail!("{} holds no built site: run `make build`, or `make serve`, which does both", site.dir.display());
    }
    println!("Go Idioms is at http://127.0.0.1:{}{}  (Ctrl+C ends it)", args.port, site.base);
    axum::serve(listener, with_files(router, site)).await.context("the server failed")
}

/// Adds the files of `site` to `router`, which answers what it knows first.
fn with_files(router: Router<Arc<Site>>, site: Arc<Site>) -> Router {
    router.fallback(answer).with_state(site).layer(CompressionLayer::new())
}

async fn listen(port: u16) -> Result<TcpListener> {
    match TcpListener::bind(("127.0.0.1", port)).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!("port {port} is taken by another program: choose one with `make serve PORT=8081` (or --port 8081)")
        }
        Err(error) => Err(error).with_context(|| format!("cannot listen on port {port}")),
    }
}

/// A built site and the path that it was built for.
struct Site {
    base: Base,
    dir: PathBuf,
}

/// Tells a page of each build that succeeds from now on.
async fn announce(mut builds: Receiver<u64>) -> impl IntoResponse {
    builds.mark_unchanged();
    let events = stream::unfold(builds, async |mut builds| {
        builds.changed().await.ok()?;
        // Browsers drop an event without data.
        Some((Ok::<_, Infallible>(Event::default().event("build").data("done")), builds))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

async fn answer(State(site): State<Arc<Site>>, mut request: Request) -> Response {
    let Some(path) = site.base.strip(request.uri().path()).map(str::to_owned) else {
        return outside(&site.base, request.uri());
    };
    let Ok(inner) = path.parse() else { return StatusCode::BAD_REQUEST.into_response() };
    *request.uri_mut() = inner;
    let files = ServeDir::new(&site.dir).not_found_service(ServeFile::new(site.dir.join("404.html")));
    let mut response = match files.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    };
    *response.version_mut() = Version::default();
    finish(&site, &path, &mut response);
    response
}

/// Adds what a host adds: the headers for `path`, and the base to the place that a folder without its slash leads to.
fn finish(site: &Site, path: &str, response: &mut Response) {
    let headers = response.headers_mut();
    let place = headers.get(LOCATION).and_then(|place| place.to_str().ok());
    if let Some(place) = place.map(|place| format!("{}{}", site.base, place.trim_start_matches('/')))
        && let Ok(place) = HeaderValue::from_str(&place)
    {
        headers.insert(LOCATION, place);
    }
    let wanted = fs::read_to_string(site.dir.join("_headers")).unwrap_or_default();
    match Headers::parse(&wanted) {
        Ok(wanted) => wanted.add_to(path, headers),
        Err(error) => eprintln!("error: {error:#}"),
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
}

fn outside(base: &Base, uri: &Uri) -> Response {
    if uri.path() == "/" || uri.path() == base.as_str().trim_end_matches('/') {
        return Redirect::temporary(base.as_str()).into_response();
    }
    (StatusCode::NOT_FOUND, format!("The site is at {base}\n")).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Method;
    use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING};
    use tempfile::TempDir;

    /// A small site that was built for `/repo/`.
    fn site() -> (TempDir, Router) {
        let dir = tempfile::tempdir().unwrap();
        let put = |path: &str, text: &str| {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        put("index.html", "<title>Home</title>");
        put("learn/index.html", "<title>Learn</title>");
        put("404.html", "<title>Missing</title>");
        put("assets/page-0a.js", &"console.log(1);".repeat(100));
        put("_headers", "/*\n  X-Content-Type-Options: nosniff\n/assets/*\n  Cache-Control: immutable\n");
        let site = Site { base: "/repo/".parse().unwrap(), dir: dir.path().to_owned() };
        (dir, with_files(Router::new(), Arc::new(site)))
    }

    async fn get(router: &Router, path: &str) -> (Response, String) {
        let request = Request::builder().method(Method::GET).uri(path).body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 1 << 20).await.unwrap();
        (Response::from_parts(parts, Body::empty()), String::from_utf8(bytes.into()).unwrap())
    }

    #[tokio::test]
    async fn pages_are_served_below_the_base() {
        let (_dir, router) = site();
        let (response, body) = get(&router, "/repo/learn/").await;
        assert_eq!((response.status(), body.as_str()), (StatusCode::OK, "<title>Learn</title>"));
        assert_eq!(response.headers()[CONTENT_TYPE], "text/html");
        assert_eq!(response.headers()["x-content-type-options"], "nosniff");
        assert_eq!(response.headers()[CACHE_CONTROL], "no-cache");
    }

    #[tokio::test]
    async fn a_folder_without_its_slash_leads_to_the_page() {
        let (_dir, router) = site();
        let (response, _) = get(&router, "/repo/learn").await;
        assert!(response.status().is_redirection(), "{}", response.status());
        assert_eq!(response.headers()[LOCATION], "/repo/learn/");
    }

    #[tokio::test]
    async fn an_unknown_page_is_the_sites_own_404() {
        let (_dir, router) = site();
        for path in ["/repo/no/such/page/", "/repo/learn/no.js", "/repo/../Cargo.toml"] {
            let (response, body) = get(&router, path).await;
            assert_eq!((response.status(), body.as_str()), (StatusCode::NOT_FOUND, "<title>Missing</title>"), "{path}");
        }
    }

    #[tokio::test]
    async fn outside_the_base_there_is_nothing_but_the_way_in() {
        let (_dir, router) = site();
        let (response, _) = get(&router, "/").await;
        assert_eq!(response.headers()[LOCATION], "/repo/");
        assert_eq!(get(&router, "/learn/").await.0.status(), StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn assets_may_be_kept_and_are_sent_compressed() {
        let (_dir, router) = site();
        let request = Request::builder().uri("/repo/assets/page-0a.js").header(ACCEPT_ENCODING, "gzip, br");
        let response = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.headers()[CONTENT_ENCODING], "br");
        assert_eq!(response.headers().get_all(CACHE_CONTROL).iter().collect::<Vec<_>>(), ["immutable"]);
    }
}
