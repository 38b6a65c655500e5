// npm run bench -- [FLAGS]: times the engine on seeded clusters.
import { runBundled } from "./bundle.mjs";

await runBundled("src/engine/bench/main.ts", ["src/engine"], "sallyport-bench");
