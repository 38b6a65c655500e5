import { readFileSync } from "node:fs";
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
      await expect.poll(() => this.plain.inputValue()).toContain(words);
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

  /** Puts the focus into Monaco without moving its caret. */
  async focusText(): Promise<void> {
    await this.region.locator(".monaco-editor").getByRole("textbox").first().focus();
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

  /** The text of the shown file; of Monaco, which draws only what is in view, as it is downloaded. */
  async wholeText(): Promise<string> {
    if ((await this.plain.count()) > 0) return this.plain.inputValue();
    const saved = this.page.waitForEvent("download");
    await this.choose("Download", (await this.shownFile()).replace(/\d+$/, ""));
    return readFileSync(await (await saved).path(), "utf8");
  }

  /** The line that the caret is in. */
  async caretLine(): Promise<number> {
    return Number(await this.region.locator(".monaco-editor .line-numbers.active-line-number").textContent());
  }

  /** How many places are underlined as refused. */
  get errors(): Locator {
    return this.region.locator(".monaco-editor .squiggly-error");
  }

  /** The characters that are selected, of the plain text area. */
  async selectedText(): Promise<string> {
    return this.plain.evaluate((area) =>
      area instanceof HTMLTextAreaElement ? area.value.slice(area.selectionStart, area.selectionEnd) : "",
    );
  }

  /** How many lines in view are marked as behind a connection: by a rule that lets it through, by a policy that does not. */
  async markedLines(): Promise<{ readonly rule: number; readonly policy: number; readonly caret: number }> {
    const count = (kind: string) => this.region.locator(`.margin-view-overlays .bar-of-${kind}`).count();
    return { rule: await count("rule"), policy: await count("policy"), caret: await count("caret") };
  }

  /** The line below the text. */
  get status(): Locator {
    return this.region.locator(".editor-status");
  }

  /** Monaco's search in the text. */
  get find(): Locator {
    return this.region.locator(".find-widget.visible");
  }

  /** What a screen reader is told politely about the place of the caret. */
  get spoken(): Locator {
    return this.status.getByRole("status");
  }

  async files(): Promise<readonly string[]> {
    return this.region.getByRole("tab").allTextContents();
  }

  get addFile(): Locator {
    return this.region.getByRole("button", { name: "Add a file" });
  }

  /** The name of a file while it is changed. */
  get nameField(): Locator {
    return this.region.getByRole("textbox", { name: /^New name of/ });
  }

  /** Does something with the shown file by its menu. */
  async choose(command: "Rename" | "Delete" | "Download", file: string): Promise<void> {
    await this.region.getByRole("button", { name: `What to do with ${file}` }).click();
    await this.page.getByRole("menuitem", { name: command }).click();
  }

  /** Pastes into the text, as from the clipboard. */
  async paste(text: string): Promise<void> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await this.page.keyboard.press("ControlOrMeta+v");
  }
}
