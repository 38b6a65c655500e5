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
  /** Tells whether the control is a radio button, which is chosen on the way. */
  const reach = async (control: Locator): Promise<boolean> => {
    for (let tries = 0; tries < 12; tries++) {
      const { steps, isRadio, isInGroup } = await control.evaluate(wayTo);
      if (steps === 0) return isRadio;
      if (isInGroup) await page.keyboard.press("ArrowRight");
      else for (let i = 0; i < Math.abs(steps); i++) await page.keyboard.press(steps > 0 ? "Tab" : "Shift+Tab");
    }
    await expect(control).toBeFocused();
    return false;
  };
  return {
    name: "by keyboard alone",
    async press(control) {
      if (!(await reach(control))) await page.keyboard.press("Space");
    },
    async write(field, text) {
      await reach(field);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(text);
    },
  };
}

/** How often Tab leads from what has the focus to a control, about; below 0: Shift+Tab; 0: it has it. Runs in the page. */
function wayTo(control: Element) {
  const all = document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex]");
  const stops = [...all]
    .filter((each) => each.tabIndex >= 0 && each.checkVisibility() && each.closest("[inert]") === null)
    .filter((each) => !each.matches("[type=radio]:not(:checked)") || each === control);
  const focused = document.activeElement;
  const isRadio = control.matches("[type=radio]");
  const from = focused instanceof HTMLElement ? stops.indexOf(focused) : -1;
  const to = control instanceof HTMLElement ? stops.indexOf(control) : -1;
  // The focus may be on what is no stop itself, such as a form that was just opened.
  const next = stops.findIndex(
    (each) => (focused?.compareDocumentPosition(each) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const steps = focused === control ? 0 : from >= 0 ? to - from : to - next + 1;
  return { steps, isRadio, isInGroup: isRadio && focused?.matches("[type=radio]") === true };
}
