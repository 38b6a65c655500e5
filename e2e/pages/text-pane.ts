import { expect, type Locator, type Page } from "playwright/test";

/** The editor at the left, whichever of the two it is at the moment. */
export class TextPane {
  private readonly region: Locator;

  constructor(private readonly page: Page) {
    this.region = page.getByRole("region", { name: "Text" });
  }

  get plain(): Locator {
    return this.region.locator("textarea.plain-editor");
  }

  async isMonaco(): Promise<void> {
    await expect(this.region.locator(".monaco-editor .view-line").first()).toBeVisible({ timeout: 20_000 });
  }

  async width(): Promise<number> {
    return Math.round((await this.region.boundingBox())?.width ?? 0);
  }

  /** Background of Monaco. */
  async background(): Promise<string> {
    return this.region
      .locator(".monaco-editor-background")
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  }

  async show(file: string): Promise<void> {
    await this.region.getByRole("tab", { name: file }).click();
  }

  async shownFile(): Promise<string> {
    return (await this.region.getByRole("tab", { selected: true }).textContent()) ?? "";
  }

  tab(file: string): Locator {
    return this.region.getByRole("tab", { name: file });
  }

  /** Puts the caret behind the first place where `words` stand. */
  async goBehind(words: string): Promise<void> {
    if ((await this.plain.count()) > 0) {
      await this.plain.evaluate((area, sought) => {
        if (!(area instanceof HTMLTextAreaElement)) return;
        const at = area.value.indexOf(sought) + sought.length;
        area.focus();
        area.setSelectionRange(at, at);
      }, words);
      return;
    }
    await this.focusMonaco();
    await this.page.keyboard.press("ControlOrMeta+Home");
    await this.page.keyboard.press("ControlOrMeta+f");
    await this.page.keyboard.insertText(words);
    await this.page.keyboard.press("Escape");
    await this.page.keyboard.press("ArrowRight");
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }

  async press(key: string, times = 1): Promise<void> {
    for (let i = 0; i < times; i++) await this.page.keyboard.press(key);
  }

  async focusMonaco(): Promise<void> {
    await this.region.locator(".monaco-editor .view-lines").click();
  }

  /** The text of the lines in view. */
  async visibleText(): Promise<string> {
    if ((await this.plain.count()) > 0) return this.plain.inputValue();
    const lines = await this.region.locator(".monaco-editor .view-line").evaluateAll((views) =>
      views
        .map((view) => ({ top: view.getBoundingClientRect().top, text: view.textContent ?? "" }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return lines.join("\n").replaceAll("\u00a0", " ");
  }

  /** The line that the caret is in. */
  async caretLine(): Promise<number> {
    return Number(await this.region.locator(".monaco-editor .line-numbers.active-line-number").textContent());
  }

  /** How many places are underlined as refused. */
  get errors(): Locator {
    return this.region.locator(".monaco-editor .squiggly-error");
  }
}
