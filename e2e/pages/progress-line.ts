import { expect, type Locator, type Page } from "playwright/test";

/** The line above the picture while it is long in coming. */
export class ProgressLine {
  private readonly region: Locator;

  constructor(private readonly page: Page) {
    this.region = page.getByRole("region", { name: "Picture" });
  }

  /** How far it is, as a screen reader is told that looks at it; numbers are in its name. */
  get bar(): Locator {
    return this.region.getByRole("progressbar");
  }

  get cancel(): Locator {
    return this.region.getByRole("button", { name: "Cancel", exact: true });
  }

  get goOn(): Locator {
    return this.region.getByRole("button", { name: "Go on", exact: true });
  }

  /** What a screen reader is told politely. */
  get spoken(): Locator {
    return this.region.getByRole("status", { name: "The evaluation" });
  }

  /** Until nothing is under way any more. */
  async isOver(): Promise<void> {
    await expect(this.bar).toHaveCount(0, { timeout: 60_000 });
    await expect(this.goOn).toHaveCount(0);
  }

  /** From now on every name of the bar, and everything that is spoken, is kept. To be called before the page goes anywhere. */
  async listen(): Promise<void> {
    await this.page.addInitScript(() => {
      const heard: { readonly names: string[]; readonly spoken: string[] } = { names: [], spoken: [] };
      Reflect.set(globalThis, "heard", heard);
      const look = () => {
        const name = document.querySelector("progress")?.getAttribute("aria-label") ?? "";
        const words = document.querySelector('[role="status"][aria-label="The evaluation"]')?.textContent ?? "";
        if (name !== "" && heard.names.at(-1) !== name) heard.names.push(name);
        if (words !== "" && heard.spoken.at(-1) !== words) heard.spoken.push(words);
      };
      new MutationObserver(look).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
  }

  /** What was heard since it was asked last. */
  async heard(): Promise<{ readonly names: readonly string[]; readonly spoken: readonly string[] }> {
    return this.page.evaluate(() => {
      // Safe: put there by the script above.
      const heard = Reflect.get(globalThis, "heard") as { readonly names: string[]; readonly spoken: string[] };
      return { names: heard.names.splice(0), spoken: heard.spoken.splice(0) };
    });
  }
}

/** The percentages or counts of a stage among names: “Reading: 1,200 of 3,000 objects” is 0.4. */
export function sharesOf(stage: RegExp, names: readonly string[]): readonly number[] {
  return names.flatMap((name) => {
    if (!stage.test(name)) return [];
    const count = /: ([\d,]+) of ([\d,]+)/.exec(name);
    if (count !== null) return [numberOf(count[1]) / numberOf(count[2])];
    const percent = /: (\d+) %/.exec(name);
    return percent === null ? [] : [numberOf(percent[1]) / 100];
  });
}

function numberOf(digits = ""): number {
  return Number(digits.replaceAll(",", ""));
}
