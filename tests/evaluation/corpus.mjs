// @ts-check
// Code that others wrote, and what go-idioms finds in it; `go-idioms` and `go` are taken from PATH.
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";

/** Well-known modules of the Go module proxy, as they lie in the module cache; the persona's libraries are among them. */
export const MODULES = [
  "code.gitea.io/gitea@v1.27.3",
  "github.com/caddyserver/caddy/v2@v2.11.9",
  "github.com/gin-gonic/gin@v1.12.0",
  "github.com/go-chi/chi/v5@v5.5.0",
  "github.com/hashicorp/vault@v1.21.4",
  "github.com/jackc/pgx/v5@v5.13.0",
  "github.com/jmoiron/sqlx@v1.4.0",
  "github.com/labstack/echo/v4@v4.16.4",
  "github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c",
  "github.com/nats-io/nats-server/v2@v2.15.3",
  "github.com/prometheus/client_golang@v1.25.0",
  "github.com/prometheus/prometheus@v0.316.0",
  "github.com/stretchr/testify@v1.12.1",
  "github.com/testcontainers/testcontainers-go@v0.45.0",
  "github.com/traefik/traefik/v3@v3.7.13",
  "go.etcd.io/etcd/server/v3@v3.7.3",
  "go.opentelemetry.io/otel@v1.47.0",
  "go.opentelemetry.io/otel/sdk@v1.47.0",
  "go.uber.org/mock@v0.6.0",
  "golang.org/x/sync@v0.25.0",
  "gorm.io/gorm@v1.31.2",
];

/** The folder of Go's module cache. */
export const moduleCache = () => go("env", "GOMODCACHE");

/** The folder of Go's standard library. */
export const standardLibrary = () => path.join(go("env", "GOROOT"), "src");

/**
 * Brings a module into the cache and returns its folder.
 *
 * @param {string} module As it lies in the cache, where `!a` stands for `A`.
 */
export function fetchModule(module) {
  go("mod", "download", module.replace(/!(.)/g, (_, letter) => letter.toUpperCase()));
  return path.join(moduleCache(), module);
}

/** @param {string[]} args */
function go(...args) {
  // Outside of any module, so that none is asked whether it needs this one.
  return execFileSync("go", args, { encoding: "utf8", cwd: tmpdir() }).trim();
}

/**
 * What `go-idioms check` finds in a folder, the exit status aside: findings and unread files are no failure here.
 *
 * @param {string} folder
 * @param {string[]} options
 * @returns {{rule: string, severity: string, path: string, message: string, start: {line: number, column: number}, end: {line: number}}[]}
 */
export function diagnostics(folder, options = []) {
  const command = ["check", "--format", "json", ...options, folder];
  let answer;
  try {
    answer = execFileSync("go-idioms", command, { encoding: "utf8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    answer = /** @type {{stdout?: string}} */ (error).stdout;
    if (!answer) throw error;
  }
  return JSON.parse(answer).diagnostics;
}
