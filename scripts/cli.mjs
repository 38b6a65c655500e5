// npm run -s cli -- VERB …: the command line from a checkout.
import { runBundled } from "./bundle.mjs";

// npm runs its scripts in the project's root; paths are meant from where the user stands.
if (process.env.npm_lifecycle_event === "cli" && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

const argv = process.argv.slice(2);
const verb = /^[a-z]{1,12}$/.exec(argv[0] ?? "")?.[0];
await runBundled(
  {
    entry: "src/cli/main.ts",
    sources: ["src/cli", "src/engine", "src/simulator", "src/persistence"],
    cacheName: "sallyport-cli",
    ...(verb === undefined ? {} : { kept: verb }),
  },
  argv,
);
