import { expect, type Locator, type Page } from "playwright/test";

/** What the picture is asked for: its ports, which of its lines count, and what it says of the rest. */
export class PictureControls {
  readonly probeButton: Locator;
  readonly filterButton: Locator;
  readonly probePanel: Locator;
  readonly filterPanel: Locator;
  readonly port: Locator;
  readonly search: Locator;
  /** Fields of the filter that take several, each with Enter. */
  readonly ports: Locator;
  readonly labels: Locator;
  /** What the picture does not show, counted. */
  readonly notes: Locator;
  private readonly region: Locator;

  constructor(private readonly page: Page) {
    this.region = page.getByRole("region", { name: "Picture", exact: true });
    this.probeButton = this.region.getByRole("button", { name: /^Ports asked about:/ });
    this.filterButton = this.region.getByRole("button", { name: /^Which lines are shown:/ });
    this.probePanel = page.getByRole("dialog", { name: "Ports asked about" });
    this.filterPanel = page.getByRole("dialog", { name: "Which lines are shown" });
    this.port = this.probePanel.getByRole("textbox", { name: "One port" });
    this.search = this.filterPanel.getByRole("searchbox", { name: "Search" });
    this.ports = this.filterPanel.getByRole("combobox", { name: "Ports" });
    this.labels = this.filterPanel.getByRole("combobox", { name: "Labels" });
    this.notes = this.region.getByRole("region", { name: "Not shown" });
  }

  /** Asks about what a person writes: “TCP 5432”, “dns”, “all”. */
  async askAbout(text: string): Promise<void> {
    await this.probeButton.click();
    await this.port.fill(text);
    await this.port.press("Enter");
  }

  async openFilter(): Promise<void> {
    await this.filterButton.click();
    await expect(this.filterPanel).toBeVisible();
  }

  /** Checks or unchecks a state, a namespace or “Only what the last edit changed”. */
  async toggle(words: string): Promise<void> {
    await this.filterPanel.getByRole("checkbox", { name: words, exact: true }).click();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.filterPanel.or(this.probePanel)).toBeHidden();
  }

  /** What stands above the picture: “Probe: TCP 5432”. */
  chip(words: string): Locator {
    return this.region.getByRole("button", { name: new RegExp(`^${words} \\(`) });
  }

  /** A button in the notes below: “Show”, “Show all”, “Draw less”. */
  note(button: string): Locator {
    return this.notes.getByRole("button", { name: button, exact: true });
  }

  /** Ids of the lines that are elements: “shop/web→shop/api”. */
  async lineIds(): Promise<readonly string[]> {
    return this.region
      .locator(".react-flow__edge")
      .evaluateAll((edges) => edges.map((edge) => edge.getAttribute("data-id") ?? ""));
  }
}
