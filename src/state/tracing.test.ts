import { beforeEach, expect, test } from "vitest";
import type { ConnectionTrace, TraceRequest } from "../engine";
import { bareAnalysis, bareSession } from "../worker/bare-session";
import { createWorkerClient } from "../worker/client";
import { InProcessWorker } from "../worker/in-process-worker";
import { type AppStore, createAppStore } from "./store";

let store: AppStore;
const request: TraceRequest = { source: "shop/web", target: "db", port: null, protocol: "TCP" };
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const answer = () => store.getState().analysis.trace?.trace?.sentence ?? null;

beforeEach(async () => {
  let text = "";
  const session = {
    ...bareSession,
    analyze: (files: readonly { readonly text: string }[]) => {
      text = files.map((file) => file.text).join("");
      return { ...bareAnalysis };
    },
    trace: (asked: TraceRequest): ConnectionTrace | null => {
      const sentence = `${asked.source} asks ${asked.target} of ${text}`;
      return { request: asked, outcome: { kind: "answered" }, sentence, steps: [], ways: [], moreWays: 0 };
    },
  };
  store = createAppStore({
    startWorkerClient: (readFiles) =>
      createWorkerClient({
        createWorker: () => new InProcessWorker(session).page,
        readFiles,
        schedule: () => () => {},
      }),
    scenario: { name: "shop", files: [{ name: "a.yaml", text: "one" }] },
  });
  await settle();
});

test("an answer follows the text for as long as it is asked for", async () => {
  store.actions.trace(request);
  await settle();
  expect(answer()).toBe("shop/web asks db of one");
  store.actions.setText("a.yaml", "two");
  await settle();
  expect(answer()).toBe("shop/web asks db of two");
  store.actions.trace(null);
  expect(answer()).toBeNull();
});

test("a question ends with the selection that it was asked at", async () => {
  store.actions.selectDoor("service shop/db");
  store.actions.trace(request);
  store.actions.selectDoor("service shop/db");
  expect(store.getState().selection.tracing).toEqual(request);
  store.actions.selectNode("shop/web");
  expect(store.getState().selection.tracing).toBeNull();
});

test("a question by itself ends when something is selected, and when everything is let go", () => {
  store.actions.trace(request);
  store.actions.selectNode("shop/web");
  expect(store.getState().selection.tracing).toBeNull();
  store.actions.clearSelection();
  store.actions.trace(request);
  store.actions.clearSelection();
  expect(store.getState().selection.tracing).toBeNull();
});
