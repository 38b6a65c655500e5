import { expect, type Locator, type Page } from "playwright/test";

/** The form of the answer that is a table. */
export class Matrix {
  readonly grid: Locator;
  /** What has the focus, in words. */
  readonly sentence: Locator;
  readonly view: Locator;

  constructor(private readonly page: Page) {
    this.view = page.getByRole("region", { name: "Matrix", exact: true });
    this.grid = page.getByRole("grid", { name: "Matrix of connections" });
    this.sentence = this.view.getByRole("status");
  }

  /** Chooses its tab, and waits for its cells. */
  async show(): Promise<void> {
    await this.page.getByRole("tab", { name: "Matrix" }).click();
    await this.hasCells();
  }

  async hasCells(): Promise<void> {
    await expect(this.grid.locator(".matrix-cell:not(.waiting)").first()).toBeVisible({ timeout: 20_000 });
  }

  /** The cell of a row and a column, by the names at their heads: “app/backend”. */
  async cell(row: string, column: string): Promise<Locator> {
    const [r, c] = await Promise.all([
      this.grid.getByRole("rowheader", { name: row, exact: true }).getAttribute("data-row"),
      this.grid.getByRole("columnheader", { name: column, exact: true }).getAttribute("data-column"),
    ]);
    return this.grid.locator(`[role=gridcell][data-row="${r}"][data-column="${c}"]`);
  }

  /** Names of the rows that are drawn, in order. */
  async rows(): Promise<readonly string[]> {
    return this.grid.getByRole("rowheader").evaluateAll((heads) => heads.map((head) => head.ariaLabel ?? ""));
  }

  /** Names of the columns that are drawn, in order. */
  async columns(): Promise<readonly string[]> {
    const heads = this.grid.locator(".column-head");
    return heads.evaluateAll((all) => all.map((head) => head.getAttribute("aria-label") ?? ""));
  }

  /** What the cells say that are seen of the whole table: `allowed 8080`, row by row. */
  async cells(): Promise<readonly (readonly string[])[]> {
    return this.grid
      .locator(".matrix-row")
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...row.querySelectorAll("[role=gridcell]")].map((cell) => cell.getAttribute("aria-label") ?? ""),
        ),
      );
  }

  async choose(level: "Namespaces" | "Workloads" | "Pods"): Promise<void> {
    await this.view.locator(".matrix-levels label", { hasText: level }).click();
  }
}
