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
    let router = router.fallback(answer).with_state(site).layer(CompressionLayer::new());
    axum::serve(listener, router).await.context("the server failed")
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
        Some((Ok::<_, Infallible>(Event::default().event("build").data("")), builds))
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
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let wanted = fs::read_to_string(site.dir.join("_headers")).unwrap_or_default();
    match Headers::parse(&wanted) {
        Ok(wanted) => wanted.add_to(path, headers),
        Err(error) => eprintln!("error: {error:#}"),
    }
}

fn outside(base: &Base, uri: &Uri) -> Response {
    if uri.path() == "/" || uri.path() == base.as_str().trim_end_matches('/') {
        return Redirect::temporary(base.as_str()).into_response();
    }
    (StatusCode::NOT_FOUND, format!("The site is at {base}\n")).into_response()
}
