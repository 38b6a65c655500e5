import { expect, type Locator, type Page } from "playwright/test";

/** How somebody uses a form. */
export interface Hands {
  readonly name: string;
  /** A button, a check box or a radio button. */
  press(control: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
}

/** By mouse; what has to be written is typed. */
export function mouse(): Hands {
  return {
    name: "by mouse",
    press: (control) => control.click(),
    write: (field, text) => field.fill(text),
  };
}

/** By keyboard alone: what is used is reached by Tab, or by arrows in a group of radio buttons. */
export function keyboard(page: Page): Hands {
  const hasFocus = (control: Locator) => control.evaluate((element) => element === document.activeElement);
  const reach = async (control: Locator) => {
    await control.waitFor();
    const isRadio = (await control.getAttribute("type")) === "radio";
    for (let tries = 0; tries < 12 && !(await hasFocus(control)); tries++) {
      const steps = await control.evaluate(stepsTo);
      const inGroup = isRadio && (await page.evaluate(() => document.activeElement?.matches("[type=radio]") ?? false));
      if (inGroup) await page.keyboard.press("ArrowRight");
      else for (let i = 0; i < Math.abs(steps); i++) await page.keyboard.press(steps > 0 ? "Tab" : "Shift+Tab");
    }
    await expect(control).toBeFocused();
  };
  return {
    name: "by keyboard alone",
    async press(control) {
      await reach(control);
      // Arrows have chosen a radio button on the way.
      if ((await control.getAttribute("type")) !== "radio") await page.keyboard.press("Space");
    },
    async write(field, text) {
      await reach(field);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(text);
    },
  };
}

/** How often Tab leads from what has the focus to a control, about; below 0: Shift+Tab. Runs in the page. */
function stepsTo(control: Element): number {
  const stops = [
    ...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex]"),
  ]
    .filter((each) => each.tabIndex >= 0 && each.checkVisibility() && each.closest("[inert]") === null)
    .filter((each) => !each.matches("[type=radio]:not(:checked)") || each === control);
  const focused = document.activeElement;
  const from = focused instanceof HTMLElement ? stops.indexOf(focused) : -1;
  const to = control instanceof HTMLElement ? stops.indexOf(control) : -1;
  if (from >= 0) return to - from;
  const before = stops.findIndex(
    (each) => (focused?.compareDocumentPosition(each) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return to - before + 1;
}
