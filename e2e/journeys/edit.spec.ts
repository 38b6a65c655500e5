import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

const withoutBackend = {
  ...threeTierLines,
  "frontend to backend": "denied target",
};

/** Names another tier in backend-policy's ingress rule, so that the frontend is no longer let in. */
const admittedTier =
  "ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              tier: front";

test("an edit changes exactly the connections that it should, before Monaco is there", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.text.goBehind(admittedTier);
  await app.text.type("x");
  await expect.poll(() => app.picture.summary()).toEqual(withoutBackend);
  await app.saysOfTheEdit("This edit closed frontend → backend TCP 8080");
  await app.text.press("ControlOrMeta+z");
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  await app.saysOfTheEdit("Undo opened frontend → backend TCP 8080");
});

test("an edit in Monaco changes exactly the connections that it should, and is undone and done again", async ({
  page,
}) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.text.goBehind("port: 5432");
  await app.text.press("Backspace");
  await app.text.type("3");
  const changed = { ...threeTierLines, "backend to database": "denied source" };
  await expect.poll(() => app.picture.summary()).toEqual({ ...changed, "backend to database": expect.any(String) });
  expect((await app.picture.summary())["backend to database"]).not.toBe("allowed 5432");
  await app.undo();
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  await app.redo();
  await expect.poll(() => app.picture.summary()).not.toEqual(threeTierLines);
  await app.text.focusMonaco();
  await app.text.press("ControlOrMeta+z");
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  expect(await app.text.visibleText()).not.toContain("5433");
});

test("what is typed before Monaco arrives is still there when it has, and typing goes on", async ({ page }) => {
  const app = new Sallyport(page);
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route(/mount-monaco.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await app.open();
  await app.text.goBehind("name: deny");
  await app.text.type("-x y");
  release();
  await app.text.isMonaco();
  await app.text.type(" z");
  await expect.poll(() => app.text.visibleText()).toContain("name: deny-x y z-all");
});

test("spaces can be typed in Monaco", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.text.goBehind("---");
  await app.text.type("\n# a b  c d");
  await expect.poll(() => app.text.visibleText()).toContain("# a b  c d");
});

test("broken YAML marks its place, and the rest stays in the picture", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.text.goBehind("name: database-policy");
  await app.text.type(": [");
  await expect(app.text.errors.first()).toBeAttached();
  await expect.poll(async () => (await app.picture.summary())["frontend to backend"]).toBe("allowed 8080");
  await app.openProblems();
  await page
    .getByRole("region", { name: "Problems" })
    .getByText(/policies\.yaml:\d+/)
    .first()
    .click();
  expect(await app.text.visibleText()).toContain("database-policy: [");
});

test("an object that was never right is left out, and the line above the picture says so", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.text.goBehind("# Here nobody talks to anybody unless a policy below says so.\n");
  const policy = {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "new", namespace: "app" },
  };
  const spec = { podSelector: {}, ingress: [{ ports: [{ port: 99999 }] }] };
  await page.keyboard.insertText(`${JSON.stringify({ ...policy, spec })}\n---\n`);
  await app.saysOfTheEdit(/^This edit: app\/new is left out \(line 2: .+\)$/);
  await app.openProblems();
  const problems = page.getByRole("region", { name: "Problems" });
  await expect(page.getByRole("button", { name: "Problems: 1 error · 1 object left out" })).toBeVisible();
  await expect(problems.getByText(/policies\.yaml:\d+/)).toHaveCount(1);
});

test("the own work is still there after a reload", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.text.goBehind("name: deny");
  await app.text.type("-everything");
  await page.reload();
  await app.picture.isDrawn();
  expect(await app.text.visibleText()).toContain("name: deny-everything-all");
});

test("a workload stays where it was dragged to, through an edit", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const before = await app.picture.place("backend");
  await app.picture.drag("backend", { x: 20, y: -12 });
  await expect.poll(async () => (await app.picture.place("backend")).x - before.x).toBeGreaterThan(12);
  const dragged = await app.picture.place("backend");
  await app.text.goBehind(admittedTier);
  await app.text.type("x");
  await expect.poll(() => app.picture.summary()).toEqual(withoutBackend);
  expect(await app.picture.place("backend")).toEqual(dragged);
});

test("undo shows the file that it changes", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.text.show("cluster.yaml");
  await app.text.goBehind("tier: front");
  await app.text.type("ier");
  await expect.poll(async () => (await app.picture.summary())["frontend to backend"]).not.toBe("allowed 8080");
  await app.text.show("policies.yaml");
  await app.undo();
  await expect.poll(() => app.text.shownFile()).toBe("cluster.yaml");
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
});

test("a text with line ends of several kinds and a byte order mark is edited without losing step", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  const pod = (name: string, end: string) =>
    [
      "apiVersion: v1",
      "kind: Pod",
      "metadata:",
      `  name: ${name}`,
      "spec:",
      "  containers:",
      "    - name: web",
      "      image: nginx",
      "",
    ].join(end);
  await app.paste(`\ufeff${pod("one", "\r\n")}---\n${pod("two", "\n")}`);
  await expect(app.picture.workload("two")).toBeAttached();
  await app.text.goBehind("name: two");
  await app.text.type("fold");
  await expect(app.picture.workload("twofold")).toBeAttached();
  await app.undo();
  await expect(app.picture.workload("two")).toBeAttached();
  await expect(app.picture.workload("one")).toBeAttached();
});
