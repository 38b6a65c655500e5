import type { Locator, Page } from "playwright/test";

/** The card that tells why. */
export class WhyCard {
  readonly card: Locator;

  constructor(page: Page) {
    this.card = page.getByRole("region", { name: "Why" });
  }

  /** The words that lead to a rule: “app/backend-policy, ingress rule 1”. */
  link(words: string): Locator {
    return this.card.getByRole("button", { name: words });
  }

  /** The way back to the node that the connection was chosen from. */
  backTo(node: string): Locator {
    return this.card.getByRole("button", { name: `Back to ${node}` });
  }
}
