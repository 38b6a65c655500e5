import type { Locator, Page } from "playwright/test";

/** The card that tells why. */
export class WhyCard {
  readonly card: Locator;

  constructor(page: Page) {
    this.card = page.getByRole("region", { name: "Why" });
  }

  /** The words that lead to a rule: “app/backend-policy, ingress rule 1”. */
  link(words: string): Locator {
    // What leaves the rule out for a moment is called by it too.
    return this.card.getByRole("button", { name: words }).and(this.card.getByTitle(/, line \d+$/));
  }

  /** What can be done from the card. */
  button(words: string): Locator {
    return this.card.getByRole("button", { name: words });
  }

  /** The steps of the way. */
  get steps(): Locator {
    return this.card.getByRole("list", { name: "The way" }).getByRole("listitem");
  }

  /** What would let it through. */
  get fixes(): Locator {
    return this.card.getByRole("region", { name: "What would let it through" });
  }

  /** The button of a fix. */
  fix(action: string | RegExp): Locator {
    return this.fixes.getByRole("button", { name: action });
  }

  /** The way back to the node that the connection was chosen from. */
  backTo(node: string): Locator {
    return this.card.getByRole("button", { name: `Back to ${node}` });
  }
}
