import { clusterDump } from "../dump.ts";
import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n    - name: web\n      image: nginx\n`;
const bytesOf = (text: string) => [...new TextEncoder().encode(text)];

test("a cluster's dump is pasted, seen, asked and edited", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.paste(clusterDump());
  const answer = page.getByRole("status").filter({ hasText: "beside your own work" });
  await expect(answer).toContainText("50 workloads in 12 namespaces, 60 policies.", { timeout: 20_000 });
  await expect(page.getByText(/pairs not drawn/)).toBeVisible();
  await expect(app.picture.workload("db").first()).toBeAttached();

  await app.text.isMonaco();
  expect(await app.picture.state("audit/web→audit/api")).toBe("allowed");
  await app.text.goBehind("- port: 8001");
  await app.text.press("Backspace");
  await app.text.type("9");
  await expect.poll(() => app.picture.state("audit/web→audit/api")).toBe("denied");
  expect(await app.picture.state("search/web→search/api")).toBe("allowed");
  await app.saysOfTheEdit(/^This edit closed audit\/web → audit\/api TCP 8001/);
});

test("the own work waits while a dump is open", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.text.goBehind("name: deny-all");
  await app.text.type("-of-mine");
  await app.paste(pod("lonely"));
  await expect(app.picture.workload("lonely")).toBeAttached();
  await app.backToMyWork();
  await expect(app.picture.workload("frontend")).toBeAttached();
  expect(await app.text.visibleText()).toContain("deny-all-of-mine");
});

test("a dump that was edited waits too while something else is open", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(pod("first"));
  await app.text.goBehind("name: first");
  await app.text.type("-edited");
  await expect(app.picture.workload("first-edited")).toBeAttached();
  await app.paste(pod("second"));
  await expect(app.picture.workload("second")).toBeAttached();
  await app.openExample("Three-tier application");
  await expect(app.picture.workload("frontend")).toBeAttached();
  await app.backTo("Pasted manifests");
  await expect(app.picture.workload("first-edited")).toBeAttached();
  await app.undo();
  await expect(app.picture.workload("first")).toBeAttached();
  await app.backToMyWork();
  await expect(app.picture.workload("frontend")).toBeAttached();
});

test("a text without any object opens beside the others, and what is open stays", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.drop([
    { name: "notes.txt", bytes: bytesOf("just words") },
    { name: "pod.yaml", bytes: bytesOf(pod("dropped")) },
  ]);
  await expect(app.picture.workload("dropped")).toBeAttached();
  await expect(app.text.tab("notes.txt")).toBeVisible();
  await expect(page.getByText("1 object left out:")).toBeVisible();
  await app.backToMyWork();
  await expect(app.picture.workload("frontend")).toBeAttached();
});

test("files are dropped, and what is no text is refused by name", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.drop([
    { name: "pod.yaml", bytes: bytesOf(pod("dropped")) },
    { name: "logo.png", bytes: [0x89, 0x50, 0x4e, 0x47, 0, 0] },
  ]);
  await expect(app.picture.workload("dropped")).toBeAttached();
  await expect(page.getByRole("alert").filter({ hasText: "logo.png is a PNG image, not text." })).toBeVisible();
});

test("an example opens beside the own work", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.text.goBehind("name: deny-all");
  await app.text.type("-of-mine");
  await app.openExample("Three-tier application");
  await expect.poll(() => app.text.visibleText()).not.toContain("of-mine");
  await app.backToMyWork();
  await expect.poll(() => app.text.visibleText()).toContain("deny-all-of-mine");
});
