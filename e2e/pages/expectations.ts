import { expect, type Locator, type Page } from "playwright/test";

/** What must and must not connect, in the pane below the text. */
export class Expectations {
  readonly list: Locator;
  /** What was just written down or exported. */
  readonly told: Locator;
  /** What a screen reader hears of the score after an edit. */
  readonly spoken: Locator;

  constructor(private readonly page: Page) {
    this.list = page.getByRole("region", { name: "Expectations" });
    this.told = page.getByRole("status", { name: "What was done" });
    this.spoken = page.getByRole("status", { name: "Expectations after the edit" });
  }

  /** The word on the bar that opens them, with the score. */
  get tab(): Locator {
    return this.page.getByRole("button", { name: /^Expectations/ });
  }

  async open(): Promise<void> {
    if ((await this.tab.getAttribute("aria-expanded")) === "false") await this.tab.click();
    await expect(this.list).toBeVisible();
  }

  /** The score: “3 of 5 hold”. */
  async score(words: string): Promise<void> {
    await expect(this.tab).toHaveAccessibleName(`Expectations : ${words}`);
  }

  item(words: string | RegExp): Locator {
    return this.list.getByRole("listitem").filter({ hasText: words });
  }

  /** Undoes what was just written down. */
  async undo(): Promise<void> {
    await this.told.getByRole("button", { name: "Undo" }).click();
  }

  async openExport(): Promise<void> {
    await this.page.getByRole("banner").getByRole("button", { name: "Export" }).click();
    await expect(this.page.getByRole("menu", { name: "Export" })).toBeVisible();
  }

  choice(title: string): Locator {
    return this.page.getByRole("menuitem", { name: title });
  }
}
