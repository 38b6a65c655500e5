import type { Page } from "playwright/test";

/**
 * Reports the errors and warnings of every worker of a page, of its frames and of its workers, from their start on.
 *
 * A worker's violations reach neither the page's events nor its console, only the browser's log of that worker, which
 * Chromium's protocol gives. Other browsers hold the policy just the same.
 *
 * The page must not be on its way anywhere. When a second client of the protocol (this one) turns `setAutoAttach` on,
 * Chromium counts the page's frames anew and detaches everybody from one that is just moving to a process of its own.
 * Playwright, which has stopped that frame to look at it, can then never let it go on, and the page loads for ever.
 */
export async function listenToWorkers(page: Page, report: (sentence: string) => void): Promise<void> {
  if (page.context().browser()?.browserType().name() !== "chromium") return;
  const session = await page.context().newCDPSession(page);
  const tell: Tell = (sessionId, message) => {
    session.send("Target.sendMessageToTarget", { sessionId, message }).catch(() => undefined);
  };
  session.on("Target.attachedToTarget", (params) => hear({ method: "Target.attachedToTarget", params }, tell, report));
  session.on("Target.receivedMessageFromTarget", (params) =>
    hear({ method: "Target.receivedMessageFromTarget", params }, tell, report),
  );
  await session.send("Target.setAutoAttach", attachToAll);
}

/** Sends a message to the target of a session. */
type Tell = (sessionId: string, message: string) => void;

/** The parts of the protocol's messages that are looked at. */
interface Message {
  readonly method?: string;
  readonly params?: {
    readonly sessionId?: string;
    readonly targetInfo?: { readonly type: string };
    readonly message?: string;
    readonly entry?: { readonly level: string; readonly text: string; readonly url?: string };
  };
}

const attachToAll = { autoAttach: true, waitForDebuggerOnStart: false, flatten: false };

/** What one target says; `tell` reaches the targets below it. */
function hear({ method, params = {} }: Message, tell: Tell, report: (sentence: string) => void): void {
  const { sessionId = "", targetInfo, message = "{}", entry } = params;
  const order = (name: string, of: object = {}) => tell(sessionId, JSON.stringify({ id: 1, method: name, params: of }));
  if (method === "Target.attachedToTarget") {
    order("Target.setAutoAttach", attachToAll);
    if (targetInfo?.type === "worker") order("Log.enable");
  } else if (method === "Target.receivedMessageFromTarget") {
    const tellBelow: Tell = (below, text) => order("Target.sendMessageToTarget", { sessionId: below, message: text });
    // Safe: what a target says is a message of the protocol, whose parts are all taken for optional.
    hear(JSON.parse(message) as Message, tellBelow, report);
  } else if (entry?.level === "error" || entry?.level === "warning") {
    report(`worker ${entry.level}: ${entry.text} (${entry.url ?? "no place"})`);
  }
}
