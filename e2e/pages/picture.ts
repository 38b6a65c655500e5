import { expect, type Locator, type Page } from "playwright/test";

/** One line as it is drawn. */
export interface Line {
  readonly sentence: string;
  readonly state: string;
  readonly label: string;
  readonly droppedAt: string;
}

/** The graph at the right. */
export class Picture {
  private readonly region: Locator;

  constructor(private readonly page: Page) {
    this.region = page.getByRole("region", { name: "Picture" });
  }

  async isDrawn(): Promise<void> {
    await expect(this.region.locator(".react-flow__edge").first()).toBeAttached({ timeout: 20_000 });
  }

  workload(name: string): Locator {
    return this.region.getByRole("button", { name: new RegExp(`^workload ${name},`) });
  }

  /** The line whose sentence begins so: “frontend to backend”. */
  line(ends: string): Locator {
    return this.region.getByRole("button", { name: new RegExp(`^${ends}:`) });
  }

  /** Every line that is an element, by its two ends: “frontend to backend”. */
  async lines(): Promise<Readonly<Record<string, Line>>> {
    const drawn = await this.region.locator(".react-flow__edge").evaluateAll((edges) =>
      edges.map((edge) => {
        const {
          state = "",
          label = "",
          droppedAt = "",
        } = edge.querySelector<SVGGElement>("[data-state]")?.dataset ?? {};
        return { sentence: edge.getAttribute("aria-label") ?? "", state, label, droppedAt };
      }),
    );
    return Object.fromEntries(drawn.map((line) => [line.sentence.split(":")[0] ?? "", line]));
  }

  /** State of the line with this id: “shop/web→shop/api”; two workloads may have the same name. */
  async state(id: string): Promise<string | undefined> {
    const marks = this.region.locator(`.react-flow__edge[data-id="${id}"] [data-state]`);
    return (await marks.count()) === 0 ? undefined : ((await marks.getAttribute("data-state")) ?? undefined);
  }

  /** A node by its id: “app/web”, “pod app/web-1”, “namespace app”. */
  node(id: string): Locator {
    return this.region.locator(`[data-face="${id}"]`);
  }

  /** A button on a node or a frame: “Show the 3 pods of web”. */
  button(name: string | RegExp): Locator {
    return this.region.getByRole("button", { name });
  }

  /** Ids of the lines that are lit because the caret stands in their rule, sorted; `shared`: that another lets through, too. */
  async litLines(how?: "alone" | "shared"): Promise<readonly string[]> {
    return this.linesWith(how === undefined ? "[data-lit]" : `[data-lit="${how}"]`);
  }

  /** Ids of the lines that glow, with what happened to them, sorted: “app/a→app/b closed”. */
  async glowing(): Promise<readonly string[]> {
    // In one look: a moment later they may no longer glow.
    const glowing = await this.region.locator(".react-flow__edge [data-change]").evaluateAll((lines) =>
      lines.map((line) => {
        const id = line.closest(".react-flow__edge")?.getAttribute("data-id");
        return `${id} ${line.getAttribute("data-change")}`;
      }),
    );
    return glowing.sort();
  }

  /** The signs on the lines that an edit has just opened or closed. */
  get signs(): Locator {
    return this.region.locator(".react-flow__edgelabel-renderer .edge-label").filter({ hasText: /^[+−±]/ });
  }

  /** Ids of the lines that are in front while something is pointed at, sorted. */
  async linesInFront(): Promise<readonly string[]> {
    return this.linesWith(".connection.plain");
  }

  get tooltip(): Locator {
    return this.region.getByRole("tooltip");
  }

  private async linesWith(mark: string): Promise<readonly string[]> {
    const marked = this.region.locator(".react-flow__edge").filter({ has: this.page.locator(mark) });
    const ids = await marked.evaluateAll((edges) => edges.map((edge) => edge.getAttribute("data-id") ?? ""));
    return ids.sort();
  }

  /** What the note beside the picture says about pairs without a line. */
  async saysNotDrawn(words: string | RegExp): Promise<void> {
    await expect(this.region.getByText(/pairs? not drawn/)).toHaveText(words);
  }

  async zoomIn(): Promise<void> {
    await this.region.getByRole("button", { name: "Zoom in" }).click();
  }

  /** How wide a workload is on the screen. */
  async widthOf(name: string): Promise<number> {
    return Math.round((await this.workload(name).boundingBox())?.width ?? 0);
  }

  /** Nothing of the picture is cut off at its sides. */
  async isWithinItsPane(): Promise<void> {
    const pane = this.region.locator(".react-flow");
    const nodes = this.region.locator(".react-flow__node");
    await expect
      .poll(async () => {
        const outer = await pane.boundingBox();
        const inner = await nodes.evaluateAll((elements) => {
          const boxes = elements.map((element) => element.getBoundingClientRect());
          return { left: Math.min(...boxes.map((b) => b.left)), right: Math.max(...boxes.map((b) => b.right)) };
        });
        return outer !== null && inner.left >= outer.x && inner.right <= outer.x + outer.width;
      })
      .toBe(true);
  }

  /** State and label of each line: “denied source”, “allowed 8080”. */
  async summary(): Promise<Readonly<Record<string, string>>> {
    const lines = Object.entries(await this.lines());
    return Object.fromEntries(
      lines.map(([ends, { state, label, droppedAt }]) => [
        ends,
        `${state} ${state === "denied" ? droppedAt : label}`.trim(),
      ]),
    );
  }

  /** Asks why, with the pointer. A line may be covered in its middle, so the click goes to it directly. */
  async ask(ends: string): Promise<void> {
    await this.line(ends).dispatchEvent("click");
  }

  async askByKeyboard(ends: string): Promise<void> {
    await this.line(ends).focus();
    await this.page.keyboard.press("Enter");
  }

  /** Where a workload stands on the screen. */
  async place(name: string): Promise<{ x: number; y: number }> {
    const box = await this.workload(name).boundingBox();
    return { x: Math.round(box?.x ?? 0), y: Math.round(box?.y ?? 0) };
  }

  /** Whether a node lies in the window, and a card at the right of the picture does not cover it. */
  async isBeside(id: string, card: Locator): Promise<boolean> {
    const [node, cover] = [await this.node(id).boundingBox(), await card.boundingBox()];
    return node !== null && cover !== null && node.x >= 0 && node.x + node.width <= cover.x;
  }

  async drag(name: string, by: { readonly x: number; readonly y: number }): Promise<void> {
    const { x, y } = await this.place(name);
    const from = { x: x + 40, y: y + 14 };
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + by.x, from.y + by.y, { steps: 20 });
    await this.page.mouse.up();
  }
}
