import { expect, type Page } from "playwright/test";

/** Where things of the picture lie on the screen, as the browser has drawn them. */
export class PicturePlaces {
  constructor(private readonly page: Page) {}

  /** Does what opens another scenario, and waits until its picture stands in the place of the one that is there. */
  async anotherPictureAfter(open: () => Promise<void>): Promise<void> {
    await this.page.locator(".react-flow").evaluate((pane) => pane.setAttribute("data-former", ""));
    await open();
    await expect(this.page.locator(".react-flow:not([data-former]) .react-flow__edge").first()).toBeAttached();
  }

  /**
   * What is wrong with the picture as a whole, one sentence each: what is cut off at the pane's border, what lies under
   * the notes, and which line runs over a title or a pill. Empty once all is in its place.
   */
  async hasAllInItsPlace(): Promise<void> {
    await expect.poll(() => this.faults(), { timeout: 5_000 }).toEqual([]);
  }

  /** How many lines have words that have no place. */
  async missingLabels(): Promise<number> {
    const wanted = await this.page.locator(".react-flow__edge [data-label]:not([data-label=''])").count();
    return wanted - (await this.page.locator(".react-flow__edgelabel-renderer .edge-label").count());
  }

  private async faults(): Promise<readonly string[]> {
    return this.page.locator(".react-flow").evaluate((pane) => {
      interface Area {
        readonly left: number;
        readonly top: number;
        readonly right: number;
        readonly bottom: number;
      }
      const areaOf = (element: Element): Area => element.getBoundingClientRect();
      const all = (selector: string) =>
        [...(pane.closest(".picture")?.querySelectorAll(selector) ?? [])].filter((element) =>
          element.checkVisibility({ visibilityProperty: true }),
        );
      const isWithin = (inner: Area, outer: Area) =>
        inner.left >= outer.left &&
        inner.right <= outer.right &&
        inner.top >= outer.top &&
        inner.bottom <= outer.bottom;
      const meets = (a: Area, b: Area) =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      const wordsOf = (element: Element) => element.textContent?.trim() ?? "";

      const outer = areaOf(pane);
      const notes = all(".picture-note").map(areaOf);
      const titles = all(".namespace-title strong, .namespace-counts, .namespace-title .open-tab, .cluster-title");
      const pills = all(".card.door");
      const lines = all(".react-flow__edge").flatMap((edge) => {
        const path = edge.querySelector<SVGPathElement>(".line");
        const onScreen = path?.getScreenCTM();
        if (!path || !onScreen) return [];
        const steps = Math.ceil(path.getTotalLength() / 3);
        const points = Array.from({ length: steps + 1 }, (_, i) => {
          const { x, y } = path.getPointAtLength((path.getTotalLength() * i) / steps).matrixTransform(onScreen);
          return { left: x, right: x, top: y, bottom: y };
        });
        return [{ name: `the line ${edge.getAttribute("data-id")}`, points }];
      });
      const faults: string[] = [];
      if (lines.length === 0) faults.push("no line is drawn");
      for (const { name, points } of lines) {
        if (!points.every((point) => isWithin(point, outer))) faults.push(`${name} leaves the pane`);
        if (points.some((point) => notes.some((note) => isWithin(point, note))))
          faults.push(`${name} is under the notes`);
        for (const title of [...titles, ...pills])
          if (points.some((point) => isWithin(point, areaOf(title))))
            faults.push(`${name} runs over ${wordsOf(title)}`);
      }
      const words = [...titles, ...all(".react-flow__edgelabel-renderer .edge-label, .card")];
      for (const element of words) {
        if (!isWithin(areaOf(element), outer)) faults.push(`${wordsOf(element)} leaves the pane`);
        if (notes.some((note) => meets(note, areaOf(element)))) faults.push(`${wordsOf(element)} is under the notes`);
      }
      return faults;
    });
  }
}
