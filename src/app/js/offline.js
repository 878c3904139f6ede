// Starts the service worker once the page has loaded, so that it takes nothing from the first visit.
if ("serviceWorker" in navigator) {
  const start = () => navigator.serviceWorker.register(new URL("../service-worker.js", import.meta.url));
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}
