import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "playwright/test";

/** What differs from the baseline, in the place of the graph. */
export class Changes {
  readonly view: Locator;
  /** The tab; its name ends in how many connections differ. */
  readonly tab: Locator;
  readonly summary: Locator;
  /** Above the graph: what it is compared with. */
  readonly note: Locator;

  constructor(private readonly page: Page) {
    this.view = page.getByRole("region", { name: "Changes" });
    this.tab = page.getByRole("tab", { name: /^Changes/ });
    this.summary = this.view.locator(".changes-summary");
    this.note = page.getByRole("status", { name: "What the graph is compared with" });
  }

  async open(): Promise<void> {
    await this.tab.click();
    await expect(this.view).toBeVisible();
  }

  /** The rows as they read, each behind its heading. */
  async rows(): Promise<readonly string[]> {
    return this.view.locator(".change-row").evaluateAll((rows) =>
      rows.map((row) => {
        const head = row.closest("div")?.querySelector("h2")?.firstChild?.textContent ?? "";
        const words = row.querySelector(".change-line")?.textContent ?? "";
        return `${head || "Newly exposed to the outside"}: ${words.replace(/\s+/g, " ").trim()}`;
      }),
    );
  }

  row(words: string | RegExp): Locator {
    return this.view.locator(".change-row").filter({ hasText: words });
  }

  button(name: string): Locator {
    return this.view.getByRole("button", { name, exact: true });
  }

  baseline(name: string | RegExp): Locator {
    return this.view.getByRole("radio", { name });
  }

  /** What a button of it downloads. */
  async downloaded(button: string): Promise<{ readonly name: string; readonly text: string }> {
    const download = this.page.waitForEvent("download");
    await this.button(button).click();
    const file = await download;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  }
}
