import { type BrowserContext, test as base, type Page } from "playwright/test";
import { listenToWorkers } from "./worker-log.ts";

export { expect } from "playwright/test";

/** What went wrong in the pages of a context, one sentence each, in the order in which it happened. */
export interface Watch {
  /** Opens a page that is heard with its workers before it goes anywhere. Of one opened otherwise, the workers are not. */
  newPage(): Promise<Page>;
  /** Declares a fault that the test provokes, by a part of its sentence: then it is none, but its absence is one. */
  expectFault(sentence: RegExp): void;
  /** The faults until now, and what was declared and did not happen. */
  verdict(): Promise<readonly string[]>;
}

/**
 * A test that fails on whatever a user's console or network would show: errors and warnings that it did not declare,
 * exceptions, violations of the Content-Security-Policy or of Trusted Types, and requests to any other origin.
 */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ context, baseURL }, use) => {
      const watch = await watchContext(context, baseURL);
      await use(watch);
      const verdict = await watch.verdict();
      if (verdict.length > 0) throw new Error(`The page was not clean:\n  ${verdict.join("\n  ")}`);
    },
    { auto: true },
  ],
  page: async ({ watch }, use) => use(await watch.newPage()),
});

/** Watches a context that a test made by itself; the test looks at `verdict()` in the end. */
export async function watchContext(context: BrowserContext, baseURL: string | undefined): Promise<Watch> {
  const { origin } = new URL(baseURL ?? "http://localhost");
  const faults = new Set<string>();
  const declared = new Map<RegExp, "seen" | "missing">();
  const note = (sentence: string) => {
    const patterns = [...declared.keys()].filter((pattern) => pattern.test(sentence));
    for (const pattern of patterns) declared.set(pattern, "seen");
    if (patterns.length === 0) faults.add(sentence);
  };
  context.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    note(`console ${message.type()}: ${message.text()} (${message.location().url || "no place"})`);
  });
  context.on("weberror", (error) => note(`exception: ${error.error().stack ?? error.error().message}`));
  listenForForeignRequests(context, origin, (address) => note(`request to another origin: ${address}`));
  await listenForViolations(context, note);
  return {
    newPage: async () => {
      const page = await context.newPage();
      await listenToWorkers(page, note);
      return page;
    },
    expectFault: (sentence) => void declared.set(sentence, "missing"),
    verdict: async () => {
      await settle(context);
      const missing = [...declared].filter(([, state]) => state === "missing");
      return [...faults, ...missing.map(([pattern]) => `declared, but not seen: ${pattern}`)];
    },
  };
}

/** One way there and back to every page and worker, so that what they had said before has arrived. */
async function settle(context: BrowserContext): Promise<void> {
  const pages = context.pages();
  const workers = pages.flatMap((page) => page.workers());
  const answers = [
    ...workers.map((worker) => worker.evaluate(() => 0)),
    ...pages.map((page) => page.evaluate(() => 0)),
  ];
  await Promise.allSettled(answers);
}

/** Tells every request and socket, of pages and of their workers, that leaves the origin. */
export function listenForForeignRequests(
  context: BrowserContext,
  origin: string,
  report: (address: string) => void,
): void {
  const look = (address: string) => {
    const { protocol, host } = new URL(address);
    const own = host === new URL(origin).host || protocol === "blob:" || protocol === "data:" || protocol === "about:";
    if (!own) report(address);
  };
  context.on("request", (request) => look(request.url()));
  context.on("page", (page) => page.on("websocket", (socket) => look(socket.url())));
}

async function listenForViolations(context: BrowserContext, report: (violation: string) => void): Promise<void> {
  await context.exposeBinding("reportPolicyViolation", (_source, violation: string) => report(violation));
  await context.addInitScript(() => {
    const tell = (directive: string, blocked: string, file: string | null, line: number | null) => {
      const report: unknown = Reflect.get(globalThis, "reportPolicyViolation");
      if (typeof report === "function") report(`policy violation: ${directive} ${blocked} (${file}:${line})`);
    };
    addEventListener("securitypolicyviolation", (event) =>
      tell(event.effectiveDirective, event.blockedURI, event.sourceFile, event.lineNumber),
    );
    const read = (report: Report) => {
      const body = report.body ?? {};
      const field = (name: string) => String(Reflect.get(body, name) ?? "");
      tell(field("effectiveDirective"), field("blockedURL"), field("sourceFile"), Number(field("lineNumber")));
    };
    const observer = new ReportingObserver((reports) => reports.forEach(read), {
      types: ["csp-violation"],
      buffered: true,
    });
    observer.observe();
  });
}
