import type { Locator, Page } from "playwright/test";

/** The card of a Service or an Ingress: “Service web”, “Ingress entry”; or the form that asks by itself. */
export class DoorCard {
  readonly card: Locator;

  constructor(page: Page, name: string) {
    this.card = page.getByRole("region", { name, exact: true });
  }

  /** Who asks. */
  get source(): Locator {
    return this.card.getByLabel("From", { exact: true });
  }

  /** For what, where there is a choice. */
  get asked(): Locator {
    return this.card.getByLabel("For", { exact: true });
  }

  /** To whom, in the form that asks by itself. */
  get target(): Locator {
    return this.card.getByLabel(/^To a name/);
  }

  /** How it ended: “Timed out: dropped by the ingress of shop/db”. */
  get outcome(): Locator {
    return this.card.getByRole("heading", { level: 4 });
  }

  /** What is spoken about it. */
  get spoken(): Locator {
    return this.card.getByRole("status", { name: "The answer" });
  }

  step(words: string | RegExp): Locator {
    return this.card.locator(".trace-step").filter({ hasText: words });
  }
}
