import { expect, test } from "vitest";
import type { AnalyzeOptions } from "../analysis";
import { createSession } from "../session";
import { policyText, SHOP } from "../testing/near-case";
import { planned } from "../testing/planned-text";
import type { EditWish } from "./edit-wish";

const OPTIONS: AnalyzeOptions = { profile: "kubernetes", defaultNamespace: "default" };
const TEXT = `${SHOP}${policyText("p", "podSelector: {matchLabels: {app: api}}\ningress:\n- from:\n  - podSelector: {matchLabels: {app: frontend}}")}`;

function preview(wish: EditWish, text = TEXT) {
  const session = createSession();
  session.analyze([{ name: "shop.yaml", text }], OPTIONS);
  return session.previewEdit(wish, OPTIONS);
}

const several = (...wishes: readonly EditWish[]): EditWish => ({ kind: "several", wishes });
const labelApi = (value: string, id = "shop/api"): EditWish => ({
  kind: "set-labels",
  target: { kind: "pod", id },
  set: new Map([["app", value]]),
  remove: [],
});
const subject: EditWish = {
  kind: "change-policy",
  policy: "shop/p",
  intents: [
    { kind: "set-requirement", at: { of: "subject" }, which: { kind: "label", key: "app" }, text: "app=backend" },
  ],
};
const allowWeb = (value: string): EditWish => ({
  kind: "allow",
  from: [{ kind: "pods", namespace: "shop", labels: new Map([["app", "web"]]) }],
  to: [{ kind: "pods", namespace: "shop", labels: new Map([["app", value]]) }],
  ports: [],
  sides: ["ingress"],
});

test("several wishes are one edit with one label, of edits against the text as it stands", () => {
  const plan = preview(several(labelApi("backend"), subject));
  if (plan.kind === "refused") throw new Error(plan.reason);
  expect(plan.label).toBe("label shop/api app=backend, and select by another label: app=backend in shop/p");
  const [file, ...more] = plan.files;
  expect(more).toEqual([]);
  expect(file?.text).toBe(
    TEXT.replace("labels: {app: api}", "labels: {app: backend}").replace(
      "matchLabels: {app: api}",
      "matchLabels: {app: backend}",
    ),
  );
  const made = (file?.edits ?? []).reduceRight(
    (text, { from, to, text: written }) => text.slice(0, from) + written + text.slice(to),
    TEXT,
  );
  expect(made).toBe(file?.text);
  expect(plan.effects.opened.count + plan.effects.closed.count).toBe(0);
});

test("each is planned against what the one before it leaves, read and evaluated anew", () => {
  const alone = preview(several(allowWeb("backend")));
  expect(alone.kind === "planned" && alone.files[0]?.text).toContain("name: backend-from-web");
  const plan = preview(several(labelApi("backend"), subject, allowWeb("backend")));
  if (plan.kind === "refused") throw new Error(plan.reason);
  expect(plan.files[0]?.text).toContain("- podSelector: {matchLabels: {app: web}}");
  expect(plan.files[0]?.text).not.toContain("backend-from-web");
  expect(plan.effects.opened.lines).toEqual([{ source: "shop/web", target: "shop/api", ports: "all ports" }]);
  expect(plan.effects.closed.count).toBe(0);
});

test("where one of them is refused, so are all", () => {
  expect(preview(several(labelApi("backend"), labelApi("x", "shop/gone")))).toMatchObject({
    kind: "refused",
    reason: "Pod shop/gone is not there any more",
  });
});

test("of none nothing comes, and one is itself", () => {
  expect(preview(several())).toMatchObject({ kind: "planned", files: [] });
  const [one, same] = [preview(several(subject)), preview(subject)];
  expect(one).toEqual(same);
});

test("what moves twice has moved once", () => {
  const move = (id: string, namespace: string): EditWish => ({
    kind: "set-namespace",
    target: { kind: "pod", id },
    namespace,
  });
  const plan = preview(several(move("shop/web", "front"), move("front/web", "back")));
  if (plan.kind === "refused") throw new Error(plan.reason);
  expect([...(plan.moved ?? [])]).toEqual([["shop/web", "back/web"]]);
  const there = preview(several(move("shop/web", "front"), move("front/web", "shop")));
  expect(there).toMatchObject({
    kind: "planned",
    effects: { opened: { count: 0 }, closed: { count: 0 }, gone: { count: 0 } },
  });
});

test("without anybody who reads the text again they are not planned", () => {
  expect(planned({ "shop.yaml": TEXT }, several(labelApi("backend"), subject)).reason).toBe(
    "Several changes at once cannot be planned here.",
  );
});
