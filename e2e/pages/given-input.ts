import { expect, type FileChooser, type Page } from "playwright/test";
import { type HostileCase, isJudged, pod } from "../hostile/corpus.ts";
import { countOpenCalls, untilIdle } from "./idle.ts";
import { Sallyport } from "./sallyport.ts";

/** How much over its budget a text may be, and what any may take: the machine may be busy with much else. */
const OVER_BUDGET = 10;
const ANY_MS = 8_000;

/** A way in. */
export type Channel = "paste" | "drop" | "open";

/** A page to which hostile texts are given, and what must be true of it after each. */
export class GivenInput {
  private constructor(
    readonly app: Sallyport,
    private readonly page: Page,
    private readonly faults: string[],
    private readonly ownText: string,
    private readonly editor: "plain" | "monaco",
  ) {}

  /** Opens the page, with the plain editor where no other is asked for: its whole text can be read. */
  static async open(page: Page, editor: "plain" | "monaco" = "plain"): Promise<GivenInput> {
    await countOpenCalls(page);
    const faults: string[] = [];
    const app = new Sallyport(page);
    if (editor === "plain") await app.withholdMonaco();
    await app.open();
    if (editor === "monaco") await app.text.isMonaco();
    await app.fullWorker();
    page.on("dialog", (dialog) => {
      faults.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      const { protocol, pathname, search } = new URL(request.url());
      const isOwnPart = search === "" && /^\/assets\/[\w-]+\.(js|css|ttf)$/.test(pathname);
      if (protocol !== "blob:" && !isOwnPart) faults.push(`a request: ${request.url().slice(0, 200)}`);
    });
    return new GivenInput(app, page, faults, await app.text.visibleText(), editor);
  }

  async give({ file, bytes }: HostileCase, channel: Channel): Promise<void> {
    if (channel === "paste") await this.app.paste(bytes.toString("utf8"));
    else if (channel === "drop") await this.drop(file, bytes);
    else await (await this.askForFiles()).setFiles([{ name: file, mimeType: "", buffer: bytes }]);
  }

  /** Chromium now and then passes over a dialog that is asked for right after the last one. */
  private async askForFiles(isAgain = false): Promise<FileChooser> {
    const asked = this.page.waitForEvent("filechooser", { timeout: isAgain ? 10_000 : 4_000 });
    await this.page.keyboard.press("ControlOrMeta+o");
    return isAgain ? asked : asked.catch(() => this.askForFiles(true));
  }

  /** As {@link Sallyport.drop}, for files that are too large for a list of numbers. */
  private async drop(file: string, bytes: Buffer): Promise<void> {
    await this.page.evaluate(
      ([name = "", base64 = ""]) => {
        const dataTransfer = new DataTransfer();
        const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        dataTransfer.items.add(new File([content], name));
        for (const type of ["dragover", "drop"]) {
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }
      },
      [file, bytes.toString("base64")],
    );
  }

  /** Gives a text, and holds the page to what it must come to; then a good one, and the way back. */
  async survives(given: HostileCase, channel: Channel, timeoutMs = 20_000): Promise<void> {
    const isEmpty = channel === "paste" && given.bytes.length === 0;
    await this.give(given, channel);
    if (given.outcome === "refuse" || isEmpty) {
      await this.app.refuses(given.reason ?? "holds no text");
      await expect(this.app.visit).toHaveCount(0);
      await this.page.getByRole("alert").getByRole("button", { name: "Close" }).click();
    } else {
      const givenAt = performance.now();
      await this.app.visit.waitFor({ timeout: timeoutMs });
      await untilIdle(this.page, timeoutMs);
      const tookMs = performance.now() - givenAt;
      expect(tookMs, `${given.file}, from input to result`).toBeLessThan(
        Math.max(ANY_MS, OVER_BUDGET * given.budgetMs),
      );
      await expect(this.app.visit).not.toContainText("Reading…");
      await expect(this.app.trouble).toHaveCount(0);
      if (isJudged(given)) await this.comesTo(given);
      await this.hasText(given);
      if (isJudged(given) && given.line !== null && this.editor === "plain") await this.isLedTo(given.line);
    }
    await this.takesTheNext(timeoutMs);
    expect(await this.page.evaluate(() => Reflect.get(globalThis, "__pwned"))).toBeUndefined();
    expect(this.faults).toEqual([]);
  }

  /** What was there before all of it is there after it. */
  async keepsOwnText(): Promise<void> {
    await expect(this.app.picture.workload("frontend")).toBeAttached();
    expect(await this.app.text.visibleText()).toBe(this.ownText);
  }

  private async comesTo({ outcome }: HostileCase): Promise<void> {
    const words = (await this.page.locator(".bottom-bar").textContent()) ?? "";
    const hasErrors = /\d errors?\b/;
    if (outcome.startsWith("accept")) expect(words).not.toMatch(hasErrors);
    else expect(words).toMatch(hasErrors);
    // What was to be known of the text that was taken apart is said where it came in.
    const visit = (await this.app.visit.textContent()) ?? "";
    if (outcome === "accept+warn" && !visit.includes("In the original")) expect(words).not.toContain("No problems");
    if (outcome === "error-input") await expect(this.app.visit).toContainText("Nothing of it is drawn.");
  }

  /** One of the first three problems, as F8 goes through them, is in this line. */
  private async isLedTo(line: number): Promise<void> {
    const lines: number[] = [];
    while (lines.length < 3 && lines.at(-1) !== line) {
      await this.page.keyboard.press("F8");
      lines.push(await this.app.text.plain.evaluate(lineOfCaret));
    }
    expect(lines).toContain(line);
  }

  /** The text stands in the editor; of a dump that was taken apart, once the original is asked for. */
  private async hasText({ bytes }: HostileCase): Promise<void> {
    const original = this.page.getByRole("button", { name: "Keep the original", exact: true });
    if (await original.isVisible()) {
      await original.click();
      await untilIdle(this.page);
    }
    const text = decode(bytes).replace(/\r\n?/g, "\n");
    await expect.poll(async () => (await this.app.text.wholeText()).replace(/\r\n?/g, "\n") === text).toBe(true);
  }

  private async takesTheNext(timeoutMs: number): Promise<void> {
    await this.app.paste(pod("next-one", "next"));
    await expect(this.app.picture.workload("next-one")).toBeAttached({ timeout: timeoutMs });
    while ((await this.app.visit.count()) > 0) await this.page.getByRole("button", { name: /^Back to / }).click();
  }
}

function lineOfCaret(area: SVGElement | HTMLElement): number {
  if (!(area instanceof HTMLTextAreaElement)) return 0;
  return area.value.slice(0, area.selectionStart).split("\n").length;
}

function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  const isBig = first === 0xfe && second === 0xff;
  const encoding = isBig ? "utf-16be" : first === 0xff && second === 0xfe ? "utf-16le" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}
