import { expect, type Locator, type Page } from "playwright/test";
import { Picture } from "./picture.ts";
import { TextPane } from "./text-pane.ts";
import { WhyCard } from "./why-card.ts";

/** The whole page, in the user's words. */
export class Sallyport {
  readonly text: TextPane;
  readonly picture: Picture;
  readonly why: WhyCard;

  constructor(readonly page: Page) {
    this.text = new TextPane(page);
    this.picture = new Picture(page);
    this.why = new WhyCard(page);
  }

  /** Opens the page and waits for the first picture; Monaco may still be on its way. */
  async open(): Promise<void> {
    await this.page.goto("/");
    await this.picture.isDrawn();
  }

  /** Keeps Monaco from arriving, as on a slow line. */
  async withholdMonaco(): Promise<void> {
    await this.page.route(/mount-monaco.*\.js/, () => {});
  }

  /** Keeps scripts from arriving, as on a slow line, until the function that it gives is called. */
  async holdBack(scripts: RegExp): Promise<() => void> {
    let letIn = () => {};
    const isIn = new Promise<void>((resolve) => {
      letIn = resolve;
    });
    await this.page.route(scripts, async (route) => {
      await isIn;
      await route.continue();
    });
    return letIn;
  }

  /** Until the worker that answers everything has taken over from the first one. */
  async fullWorker(): Promise<void> {
    const names = () => Promise.all(this.page.workers().map((worker) => worker.evaluate(() => self.name)));
    // One that ends while it is asked is the first one; those without a name are Monaco's.
    const named = async () => (await names().catch(() => [])).filter((name) => name !== "");
    await expect.poll(named).toEqual(["full"]);
  }

  /** Pastes onto the page, outside of any text. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** Drops files onto the page. */
  async drop(files: readonly { readonly name: string; readonly bytes: readonly number[] }[]): Promise<void> {
    await this.page.evaluate((dropped) => {
      const dataTransfer = new DataTransfer();
      for (const { name, bytes } of dropped) dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
      for (const type of ["dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, files);
  }

  async undo(): Promise<void> {
    await this.page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  }

  async redo(): Promise<void> {
    await this.page.getByRole("banner").getByRole("button", { name: /^Redo/ }).click();
  }

  /** Leaves what is open for what was set aside last: a visited scenario by its name. */
  async backTo(name: string): Promise<void> {
    await this.page.getByRole("button", { name: `Back to ${name}`, exact: true }).click();
  }

  async backToMyWork(): Promise<void> {
    await this.page.getByRole("button", { name: "Back to my work" }).click();
  }

  async openExample(name: string): Promise<void> {
    await this.openExamples();
    await this.option(name).click();
  }

  /** The names of the Examples menu, in its order. */
  async exampleNames(): Promise<readonly string[]> {
    await this.openExamples();
    const options = await this.page.getByRole("dialog", { name: "Examples" }).getByRole("option").all();
    const names = await Promise.all(options.map((option) => accessibleName(option)));
    await this.page.keyboard.press("Escape");
    return names;
  }

  async openExamples(): Promise<void> {
    await this.page.getByRole("banner").getByRole("button", { name: "Examples" }).click();
  }

  /** A line of the open menu or palette, by its whole name; what is open or in force says so behind it. */
  option(name: string): Locator {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return this.page.getByRole("option", { name: new RegExp(`^${literal}( ?, open now)?$`) });
  }

  /** The command palette. */
  get palette(): Locator {
    return this.page.getByRole("dialog", { name: "Commands" });
  }

  get help(): Locator {
    return this.page.getByRole("dialog", { name: "Help" });
  }

  /** Opens the palette, writes into it and takes what comes first. */
  async command(words: string): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+k");
    await expect(this.palette).toBeVisible();
    await this.page.keyboard.type(words);
    await this.page.keyboard.press("Enter");
    await expect(this.palette).toBeHidden();
  }

  /** The answer to an import, or what an example is about. */
  get visit(): Locator {
    return this.page.getByRole("status").filter({ hasText: "beside your own work" });
  }

  /** Says why something was not opened. */
  async refuses(sentence: string): Promise<void> {
    await expect(this.page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
  }

  /** That the evaluation broke off or was ended. */
  get trouble(): Locator {
    return this.page.getByRole("alert").filter({ hasText: /^The evaluation/ });
  }

  get tryAgain(): Locator {
    return this.trouble.getByRole("button", { name: "Try again now" });
  }

  /** Brings a pane to the front, where the two are tabs. */
  async showTab(pane: "Text" | "Picture"): Promise<void> {
    await this.page.getByRole("tab", { name: pane, exact: true }).click();
  }

  async nextTheme(): Promise<void> {
    await this.page.getByRole("button", { name: /^Theme:/ }).click();
  }

  async hasTheme(theme: "light" | "dark" | "projector"): Promise<void> {
    await expect(this.page.getByRole("button", { name: new RegExp(`^Theme: ${theme};`) })).toBeVisible();
    await expect(this.page.locator("html")).toHaveCSS("color-scheme", theme === "dark" ? "dark" : "light");
  }

  /** Gives the text more of the width, with the keyboard. */
  async widenText(): Promise<void> {
    await this.page.getByRole("separator", { name: "Width of the text" }).press("ArrowRight");
  }

  /** Opens the list of problems, where it is not open. */
  async openProblems(): Promise<void> {
    const bar = this.page.locator(".bottom-bar").getByRole("button", { name: /problems/i });
    if ((await bar.getAttribute("aria-expanded")) === "false") await bar.click();
  }

  /** What the line above the picture says about the last edit, as it is spoken. */
  get spoken(): Locator {
    return this.page.getByRole("status", { name: "The last edit" });
  }

  async saysOfTheEdit(sentence: string | RegExp): Promise<void> {
    await expect(this.spoken).toHaveText(sentence);
  }
}

async function accessibleName(option: Locator): Promise<string> {
  return option.evaluate((element) => {
    const label = document.getElementById(element.getAttribute("aria-labelledby") ?? "");
    return label?.firstElementChild?.textContent ?? "";
  });
}
