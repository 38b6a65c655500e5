// npm start: installs, builds and serves the page on this machine; each only as far as it is needed.
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, requireNode } from "./install.mjs";
import { createStaticServer, listen } from "./serve.mjs";

requireNode();
ensureInstalled();
if (ensureBuilt()) console.log("Built dist/.");

const wanted = process.env.PORT;
try {
  const port = await listen(createStaticServer(), Number(wanted || 4173), { exact: Boolean(wanted) });
  console.log(`\nSallyport is at http://localhost:${port}/ (Ctrl+C ends it)`);
} catch (error) {
  console.error(`Cannot listen on port ${wanted || 4173}: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));
