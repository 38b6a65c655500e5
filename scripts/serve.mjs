// A static server for dist/ with the headers of deploy/_headers: used by `npm start` and by the end-to-end tests.
// By itself: node scripts/serve.mjs [--port N] [--folder DIST]
import { createReadStream, readFileSync, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { root } from "./install.mjs";

/** @type {Readonly<Record<string, string>>} */
const contentTypes = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".yaml": "text/plain; charset=utf-8",
};

/** @param {string} [folder] what to serve; the built page by default */
export function createStaticServer(folder = join(root, "dist")) {
  const rules = headerRules(readFileSync(join(root, "deploy/_headers"), "utf8"));
  return createServer((request, response) => {
    const path = requestPath(request.url ?? "/");
    response.setHeader("Cache-Control", "no-cache");
    for (const rule of rules) {
      if (path !== undefined && rule.matches(path)) response.setHeader(rule.name, rule.value);
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return end(response, 405, "Only GET and HEAD are answered here.");
    }
    if (path === undefined) return end(response, 400, "This address cannot be read.");
    const file = fileFor(folder, path);
    if (file === undefined) {
      response.setHeader("Cache-Control", "no-cache");
      return end(response, 404, "There is nothing here.");
    }
    response.setHeader("Content-Type", contentTypes[extname(file)] ?? "application/octet-stream");
    response.setHeader("Content-Length", statSync(file).size);
    response.writeHead(200);
    if (request.method === "HEAD") return response.end();
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
  });
}

/**
 * Listens on this machine only. Without `exact` a port in use is passed over for the next one.
 *
 * @param {import("node:http").Server} server
 * @param {number} port
 * @param {{ exact: boolean }} options
 * @returns {Promise<number>} the port that it listens on
 */
export function listen(server, port, { exact }) {
  return new Promise((done, fail) => {
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      if (exact || error.code !== "EADDRINUSE" || port >= 65535) fail(error);
      else listen(server, port + 1, { exact }).then(done, fail);
    });
    server.listen(port, "127.0.0.1", () => {
      server.removeAllListeners("error");
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

/**
 * The rules of a `_headers` file: a path, in which `*` stands for anything, and indented `Name: value` lines below it.
 *
 * @param {string} text
 */
export function headerRules(text) {
  /** @type {{ matches: (path: string) => boolean, name: string, value: string }[]} */
  const rules = [];
  let matches = (/** @type {string} */ _path) => false;
  for (const line of text.split("\n")) {
    const [, name, value] = /^\s+([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) rules.push({ matches, name, value });
    else if (line.startsWith("/")) {
      const pattern = line
        .trim()
        .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", ".*");
      const whole = new RegExp(`^${pattern}$`);
      matches = (path) => whole.test(path);
    }
  }
  return rules;
}

/**
 * The decoded path of a request, or undefined where it is not one.
 *
 * @param {string} url
 */
function requestPath(url) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "/");
    return path.startsWith("/") && !path.includes("\0") ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The file behind a path: inside the folder after every `..` and symbolic link, and neither hidden nor the host's own.
 *
 * @param {string} folder
 * @param {string} path
 */
function fileFor(folder, path) {
  try {
    const top = realpathSync(folder);
    const wanted = realpathSync(resolve(top, `.${path.endsWith("/") ? `${path}index.html` : path}`));
    if (!wanted.startsWith(top + sep) || /[\\/][._]/.test(wanted.slice(top.length))) return undefined;
    return statSync(wanted).isFile() ? wanted : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {string} text
 */
function end(response, status, text) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { port, folder } = parseArgs({ options: { port: { type: "string" }, folder: { type: "string" } } }).values;
  const dist = resolve(folder ?? join(root, "dist"));
  if (!statSync(join(dist, "index.html"), { throwIfNoEntry: false })) {
    console.error(`There is no ${join(dist, "index.html")}: run \`npm run build\` first.`);
    process.exit(1);
  }
  const exact = port !== undefined;
  console.log(`http://localhost:${await listen(createStaticServer(dist), Number(port ?? 4173), { exact })}/`);
}
