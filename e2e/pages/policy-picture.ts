import { expect, type Locator, type Page } from "playwright/test";

/** The policy view, in the user's words. */
export class PolicyPicture {
  readonly view: Locator;
  readonly sources: Locator;
  readonly subject: Locator;
  readonly destinations: Locator;

  constructor(private readonly page: Page) {
    this.view = page.getByRole("region", { name: "Policy", exact: true });
    this.sources = this.view.getByRole("region", { name: "Sources" });
    this.subject = this.view.getByRole("region", { name: "Selected pods" });
    this.destinations = this.view.getByRole("region", { name: "Destinations" });
  }

  /** Opens the tab, and waits for what is in it. */
  async open(): Promise<void> {
    await this.page.getByRole("tab", { name: "Policy", exact: true }).click();
    await expect(this.view).toBeVisible();
  }

  /** Waits until a policy is shown. */
  async shows(policy: string): Promise<void> {
    await expect(this.view.getByRole("button", { name: `Shown policy: ${policy}` })).toBeVisible();
    await expect(this.view).toHaveAttribute("aria-busy", "false");
  }

  /** Chooses a policy in the list, as it is found by some letters. */
  async choose(policy: string): Promise<void> {
    await this.view.getByRole("button", { name: /^Shown policy/ }).click();
    const field = this.page.getByRole("combobox", { name: "Choose a policy" });
    await field.fill(policy);
    await expect(this.page.getByRole("option", { name: policy }).first()).toBeVisible();
    await field.press("Enter");
    await this.shows(policy);
  }

  /** A button in the head of the view. */
  button(name: string | RegExp): Locator {
    return this.view.getByRole("button", { name });
  }

  /** How many lines are drawn between the boxes, by their look. */
  async wires(): Promise<Readonly<Record<string, number>>> {
    const looks = await this.view
      .locator(".pv-wire")
      .evaluateAll((wires) => wires.map((wire) => wire.classList[1] ?? ""));
    const counts: Record<string, number> = {};
    for (const look of looks) counts[look] = (counts[look] ?? 0) + 1;
    return counts;
  }

  /** Boxes and words that are cut, or lie over one another; the padlocks stand on the edge of theirs. */
  async crowded(): Promise<readonly string[]> {
    return this.view.evaluate((view) => {
      const selector = ".pv-box, .pv-ports, .pv-or, .pv-group > h4, .pv-subject-box, .pv-side > header";
      const shown = [...view.querySelectorAll(selector)].map((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return {
          words: `${element.className}: ${element.textContent?.slice(0, 40)}`,
          left,
          right,
          top,
          bottom,
          element,
        };
      });
      const edge = view.getBoundingClientRect();
      const cut = shown.filter(
        ({ left, right, element }) =>
          left < edge.left ||
          right > edge.right + 1 ||
          (!element.matches(".pv-subject-box") && element.scrollWidth > element.clientWidth + 2),
      );
      const over = shown.flatMap((a, i) =>
        shown.slice(i + 1).flatMap((b) => {
          const isOver = a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
          return isOver ? [`${a.words} over ${b.words}`] : [];
        }),
      );
      return [...cut.map(({ words }) => `cut: ${words}`), ...over];
    });
  }
}
