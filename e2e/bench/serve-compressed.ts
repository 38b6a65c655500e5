import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
};

/** Serves the built page as static hosts do: compressed, each file once. */
export async function serveCompressed(): Promise<{ readonly address: string; readonly close: () => void }> {
  const dist = resolve(process.env.E2E_DIST ?? join(import.meta.dirname, "../../dist"));
  const compressed = new Map<string, Buffer>();
  const read = (path: string): Buffer => {
    const known = compressed.get(path);
    if (known !== undefined) return known;
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 6 };
    const made = brotliCompressSync(readFileSync(join(dist, path)), { params: quality });
    compressed.set(path, made);
    return made;
  };
  const server = createServer((request, response) => {
    const path = request.url === "/" ? "/index.html" : (request.url ?? "");
    try {
      const body = read(path);
      response.writeHead(200, {
        "Content-Type": types[extname(path)] ?? "application/octet-stream",
        "Content-Encoding": "br",
        "Content-Length": body.length,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  if (typeof bound !== "object" || bound === null) throw new Error("the server has no port");
  return { address: `http://127.0.0.1:${bound.port}/`, close: () => server.close() };
}
