import { beforeEach, expect, test, vi } from "vitest";
import { createSession, defaultWish } from "../../engine";
import type { Actions } from "../../state/actions";
import type { MenuTarget } from "../../state/editing";
import { createAppStore } from "../../state/store";
import { copyEntries } from "./copy-entries";
import { meantTargets } from "./meant-targets";
import { copyMeantPolicies, pastePolicies } from "./policy-clipboard";

type OfferOutcome = Awaited<ReturnType<Actions["offerEdit"]>>;

let inClipboard: string | null;
let isClipboardOpen = true;

beforeEach(() => {
  inClipboard = null;
  isClipboardOpen = true;
  vi.stubGlobal("document", { activeElement: null, body: null });
  vi.stubGlobal("ClipboardItem", undefined);
  const writeText = async (text: string) => {
    if (!isClipboardOpen) throw new Error("not allowed");
    inClipboard = text;
  };
  vi.stubGlobal("navigator", { clipboard: { writeText }, platform: "Linux", userAgent: "" });
});

/** A store whose worker never answers. */
function page() {
  const silent = new Promise<never>(() => {});
  return createAppStore({
    startWorkerClient: () => ({ update: () => {}, call: () => silent, cancel: () => {}, forgive: () => {} }),
    scenario: { name: "mine", files: [{ name: "a.yaml", text: "" }] },
  });
}

/** What a paste brings along. */
function clipboard(text: string, files: readonly unknown[] = []): DataTransfer {
  // Safe: nothing else is asked of it.
  return { files, getData: () => text } as unknown as DataTransfer;
}

async function copied(policy: string) {
  const store = page();
  await copyMeantPolicies({ kind: "policy", policy }, store.getState(), store);
  return store;
}

test("what is copied is said, and its names are in the clipboard, but no YAML", async () => {
  const store = await copied("shop/web");
  expect(store.getState().editing.copied).toEqual(["shop/web"]);
  expect(store.getState().told?.sentence).toMatch(/^`shop\/web` copied\./);
  expect(inClipboard).toBe("shop/web");
});

test("on a namespace it is pasted, elsewhere a paste means what it always did", async () => {
  const store = await copied("shop/web");
  expect(pastePolicies(store, clipboard("shop/web"))).toBe(false);
  store.actions.selectNode("ops/cron");
  expect(pastePolicies(store, clipboard("shop/web"))).toBe(false);
  store.actions.selectNode("namespace ops");
  expect(pastePolicies(store, clipboard("shop/web"))).toBe(true);
  expect(store.getState().editing.form).toEqual({ kind: "copy-policies", policies: ["shop/web"], namespace: "ops" });
});

test("what the clipboard was given later counts more, a text as well as a file", async () => {
  const store = await copied("shop/web");
  store.actions.selectNode("namespace ops");
  expect(pastePolicies(store, clipboard("kind: Pod"))).toBe(false);
  expect(pastePolicies(store, clipboard("", [{}]))).toBe(false);
  expect(pastePolicies(store, clipboard(""))).toBe(true);
});

test("where the clipboard is closed to the page, the policies are pasted whatever is in it", async () => {
  isClipboardOpen = false;
  const store = await copied("shop/web");
  store.actions.selectNode("namespace ops");
  expect(pastePolicies(store, clipboard("kind: Pod"))).toBe(true);
});

test("where the clipboard is closed to the page, what is copied elsewhere after a first paste counts more", async () => {
  isClipboardOpen = false;
  const store = await copied("shop/web");
  store.actions.selectNode("namespace ops");
  expect(pastePolicies(store, clipboard("an old word"))).toBe(true);
  expect(pastePolicies(store, clipboard("an old word"))).toBe(true);
  expect(pastePolicies(store, clipboard("kind: Pod"))).toBe(false);
});

/** A copy of a workload's policies, which the worker names only later. */
function slowCopy() {
  const store = page();
  const pod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec: {containers: [{name: c, image: i}]}\n";
  const options = { profile: "kubernetes", defaultNamespace: "default", picture: defaultWish } as const;
  const analysis = createSession().analyze([{ name: "a.yaml", text: pod }], options);
  const state = { ...store.getState(), analysis: { ...store.getState().analysis, analysis } };
  let resolve: (outcome: OfferOutcome) => void = () => {};
  const promise = new Promise<OfferOutcome>((settle) => {
    resolve = settle;
  });
  const slow = { ...store.actions, offerEdit: () => promise };
  const meant = { kind: "targets", targets: [{ kind: "node", id: "shop/web" }] } as const;
  const isDone = copyMeantPolicies(meant, state, { getState: store.getState, actions: slow });
  const answer = async () => {
    const policies = [{ id: "shop/slow", at: null }];
    // Safe: of a policy nothing but its name is asked.
    resolve({
      kind: "done",
      result: { kind: "policies", policies },
      revision: 0,
      stale: false,
    } as unknown as OfferOutcome);
    await isDone;
  };
  return { store, answer };
}

test("of two copies the last one counts, also where the first takes longer", async () => {
  const { store, answer } = slowCopy();
  await copyMeantPolicies({ kind: "policy", policy: "ops/job" }, store.getState(), store);
  await answer();
  expect(store.getState().editing.copied).toEqual(["ops/job"]);
  expect(store.getState().told?.sentence).toMatch(/^`ops\/job` copied\./);
  expect(inClipboard).toBe("ops/job");
});

test("what was copied from a menu meanwhile stays copied", async () => {
  const { store, answer } = slowCopy();
  store.actions.copyPolicies(["ops/job"]);
  await answer();
  expect(store.getState().editing.copied).toEqual(["ops/job"]);
});

test("what a scenario was asked for is not copied in another", async () => {
  const { store, answer } = slowCopy();
  store.actions.replaceScenario({ name: "other", files: [{ name: "b.yaml", text: "" }] });
  await answer();
  expect(store.getState().editing.copied).toEqual([]);
  expect(store.getState().told).toBeNull();
  expect(inClipboard).toBeNull();
});

test("a copy that takes long is done in the end", async () => {
  const { store, answer } = slowCopy();
  await answer();
  expect(store.getState().editing.copied).toEqual(["shop/slow"]);
  expect(inClipboard).toBe("shop/slow");
});

test("policies are not pasted where they are from, and that is said", async () => {
  const store = await copied("shop/web");
  store.actions.selectNode("namespace shop");
  expect(pastePolicies(store, clipboard("shop/web"))).toBe(true);
  expect(store.getState().editing.form).toBeNull();
  expect(store.getState().told?.sentence).toMatch(/^`shop\/web` cannot be pasted/);
});

test("without the focus in the picture what is picked is meant, else what is selected", () => {
  const store = page();
  const meant = () => meantTargets(store.getState(), null);
  const targets = (...all: readonly MenuTarget[]) => ({ kind: "targets", targets: all });
  expect(meant()).toEqual(targets());
  store.actions.selectNode("shop/web");
  expect(meant()).toEqual(targets({ kind: "node", id: "shop/web" }));
  store.actions.pick(["namespace ops", "shop/api"]);
  expect(meant()).toEqual(targets({ kind: "container", id: "ops/" }, { kind: "node", id: "shop/api" }));
});

test("in the form of a policy that one is meant, in another form nothing", () => {
  const store = page();
  // Safe: nothing else is asked of it.
  const inForm = { closest: (selector: string) => (selector === ".edit-card" ? {} : null) } as unknown as Element;
  store.actions.selectNode("shop/web");
  store.actions.openEditing({ kind: "policy", policy: "shop/web", namespace: "shop" });
  expect(meantTargets(store.getState(), inForm)).toEqual({ kind: "policy", policy: "shop/web" });
  store.actions.openEditing({ kind: "policy", policy: null, namespace: "shop" });
  expect(meantTargets(store.getState(), inForm)).toEqual({ kind: "targets", targets: [] });
});

test("the palette copies the policies of what is selected, and pastes them into a namespace that is", async () => {
  const store = await copied("shop/web");
  const lines = () =>
    copyEntries({ state: store.getState(), getState: store.getState, actions: store.actions, isMac: false }).map(
      ({ title, details, hint }) => `${title} ${details.join()} ${hint}`,
    );
  expect(lines()).toEqual([]);
  store.actions.selectNode("namespace ops");
  expect(lines()).toEqual(["Copy its policies namespace ops Ctrl C", "Paste 1 policy… into ops Ctrl V"]);
  store.actions.selectNode("namespace shop");
  expect(lines()).toEqual(["Copy its policies namespace shop Ctrl C"]);
});
