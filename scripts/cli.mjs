// npm run -s cli -- VERB …: the command line from a checkout.
import { runBundled } from "./bundle.mjs";

// npm runs its scripts in the project's root; paths are meant from where the user stands.
if (process.env.npm_lifecycle_event === "cli" && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

await runBundled("src/cli/main.ts", ["src/cli", "src/engine", "src/simulator", "src/persistence"], "sallyport-cli");
