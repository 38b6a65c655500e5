import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Sallyport } from "../pages/sallyport.ts";

const LINE = "app/frontend→app/backend";

const form = (page: Page) => page.getByRole("region", { name: /^Cut: / });
const undoButton = (page: Page) => page.getByRole("banner").getByRole("button", { name: /^Undo/ });

test("a line is cut by Delete: the form offers the ways that work and says what closes; undo brings back every byte", async ({
  page,
}) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await expect.poll(() => app.picture.state(LINE)).toBe("allowed");
  const before = await app.text.visibleText();
  await page.locator(`.react-flow__edge[data-id="${LINE}"]`).focus();
  await page.keyboard.press("Delete");
  await expect(form(page)).toHaveAccessibleName("Cut: app/frontend → app/backend");
  await expect(form(page)).toBeFocused();
  await expect(form(page).getByRole("radio").first()).toBeChecked();
  await expect(form(page)).toContainText("Closes 1 connection");
  await expectNothingFromAxe(page);
  await form(page).getByRole("radio", { name: "Narrow the rules that let it out at app/frontend" }).check();
  await expect(form(page)).toContainText("rule 1 of app/frontend-policy");
  await page.keyboard.press("Escape");
  await expect(form(page)).toHaveCount(0);
  await expect(page.locator(`.react-flow__edge[data-id="${LINE}"]`)).toBeFocused();

  await page.keyboard.press("Delete");
  await form(page).getByRole("button", { name: "Cut", exact: true }).click();
  await expect(form(page)).toHaveCount(0);
  await expect.poll(() => app.picture.state(LINE)).toBe("denied");
  await expect(undoButton(page)).toHaveAccessibleName(/cut app\/frontend → app\/backend/);
  await undoButton(page).click();
  await expect.poll(() => app.text.visibleText()).toBe(before);
  await expect.poll(() => app.picture.state(LINE)).toBe("allowed");
});
