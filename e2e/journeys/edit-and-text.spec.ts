import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

const LINE = "app/frontend→app/backend";

async function opened(page: Page): Promise<Sallyport> {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  return app;
}

/** Cuts the line from the picture, by the way that the form proposes. */
async function cut(page: Page, id: string): Promise<void> {
  const form = page.getByRole("region", { name: /^Cut: / });
  await page.locator(`.react-flow__edge[data-id="${id}"]`).focus();
  await page.keyboard.press("Delete");
  await form.getByRole("button", { name: "Cut", exact: true }).click();
  await expect(form).toHaveCount(0);
}

test("what was typed and what was edited in the picture is undone and done again in one order, from either pane", async ({
  page,
}) => {
  const app = await opened(page);
  const texts = [await app.text.wholeText()];
  await app.text.plain.press("Control+Home");
  await page.keyboard.type("# mine ");
  texts.push(await app.text.wholeText());
  await cut(page, LINE);
  await expect.poll(() => app.picture.state(LINE)).toBe("denied");
  texts.push(await app.text.wholeText());
  await app.text.plain.press("Control+Home");
  await page.keyboard.type("# again ");
  texts.push(await app.text.wholeText());
  expect(new Set(texts).size).toBe(4);

  await app.text.plain.press("Control+z");
  await expect.poll(() => app.text.wholeText()).toBe(texts[2]);
  await app.picture.node("app/frontend").focus();
  await page.keyboard.press("Control+z");
  await expect.poll(() => app.text.wholeText()).toBe(texts[1]);
  await expect.poll(() => app.picture.state(LINE)).toBe("allowed");
  await page.keyboard.press("Control+z");
  await expect.poll(() => app.text.wholeText()).toBe(texts[0]);
  for (const text of texts.slice(1)) {
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(() => app.text.wholeText()).toBe(text);
  }
  await expect.poll(() => app.picture.state(LINE)).toBe("denied");
});

const PODS = 150;
const MIDDLE = "middle # the one in the middle";

/** As kubectl prints it, with what a person wrote beside an item in the middle. */
const list = `apiVersion: v1
kind: List
items:
${Array.from(
  { length: PODS },
  (_, i) => `- apiVersion: v1
  kind: Pod
  metadata:
    labels:
      app: ${i === 75 ? MIDDLE : "web"}
    name: web-${i}
    namespace: team-${i % 3}
  spec:
    containers:
    - image: "nginx:1.27"
      name: main
`,
).join("")}`;

test("an item in the middle of a list of 150 pods is edited in its own line only", async ({ page }) => {
  const app = await opened(page);
  await app.text.plain.fill(list);
  const node = app.picture.node("team-0/web-75");
  await expect(node).toBeAttached();
  await node.focus();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Labels…" }).click();
  const form = page.getByRole("region", { name: /^Labels: / });
  await form.getByRole("textbox", { name: "Value of app" }).fill("cart");
  await form.getByRole("button", { name: "Apply" }).click();
  await expect(form).toHaveCount(0);
  await expect.poll(() => app.text.wholeText()).toBe(list.replace(MIDDLE, MIDDLE.replace("middle", "cart")));
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  await expect.poll(() => app.text.wholeText()).toBe(list);
});
