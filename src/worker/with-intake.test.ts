import { beforeEach, expect, test } from "vitest";
import type { CallName, Outcome, WorkerClient } from "./protocol";
import { withIntake } from "./with-intake";

const files = [{ name: "dump.yaml", text: "kind: List" }];
const options = { profile: "kubernetes", defaultNamespace: "default" } as const;

let heard: string[] = [];
let fetches = 0;
let isOffline = false;
let client: WorkerClient;

beforeEach(() => {
  heard = [];
  fetches = 0;
  isOffline = false;
  client = withIntake(listening("analysis"), async () => {
    fetches += 1;
    if (isOffline) throw new Error("no network");
    return listening("intake");
  });
});

/** A client that notes what it is told. */
function listening(worker: string): WorkerClient {
  const note = (what: string) => void heard.push(`${worker}: ${what}`);
  return {
    update: () => note("update"),
    call: <N extends CallName>(name: N): Promise<Outcome<N>> => {
      note(name);
      return Promise.resolve({ kind: "superseded" });
    },
    forgive: () => note("forgive"),
    cancel: () => note("cancel"),
  };
}

test("questions about the scenario never start the worker that takes files apart", async () => {
  await client.call("analyze", { options });
  client.update(null);
  client.forgive();
  client.cancel();
  expect(heard).toEqual(["analysis: analyze", "analysis: update", "analysis: forgive", "analysis: cancel"]);
  expect(fetches).toBe(0);
});

test("files from outside go to the worker that takes them apart, which is started once", async () => {
  await Promise.all([client.call("takeApart", { files }), client.call("takeApart", { files })]);
  await client.call("takeApart", { files });
  expect(heard).toEqual(["intake: takeApart", "intake: takeApart", "intake: takeApart"]);
  expect(fetches).toBe(1);
});

test("whoever cancels the analysis lets files be read, and an edit lets those be tried again that failed before", async () => {
  await client.call("takeApart", { files });
  heard = [];
  client.cancel();
  client.update(null);
  client.forgive();
  expect(heard).toEqual([
    "analysis: cancel",
    "analysis: update",
    "intake: forgive",
    "analysis: forgive",
    "intake: forgive",
  ]);
});

test("code that cannot be fetched fails the call, and the next files try again", async () => {
  isOffline = true;
  expect(await client.call("takeApart", { files })).toMatchObject({
    kind: "crashed",
    gaveUp: false,
    message: expect.stringContaining("could not be fetched"),
  });
  isOffline = false;
  expect(await client.call("takeApart", { files })).toEqual({ kind: "superseded" });
  expect(fetches).toBe(2);
});
