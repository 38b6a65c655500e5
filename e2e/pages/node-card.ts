import type { Locator, Page } from "playwright/test";

/** The card that tells of a node's connections. */
export class NodeCard {
  readonly card: Locator;

  constructor(page: Page, name: string) {
    this.card = page.getByRole("region", { name: `Connections of ${name}` });
  }

  /** “Who may reach it” or “Where it may go”. */
  side(title: "Who may reach it" | "Where it may go"): Locator {
    return this.card.getByRole("region", { name: title });
  }

  /** The words that lead to a rule or a policy. */
  link(words: string): Locator {
    return this.card.getByRole("button", { name: words, exact: true });
  }
}
