import { expect, type Locator, type Page } from "playwright/test";

/** Who enforces the policies: the button in the picture's corner, its panel, and the dialog with the assumptions. */
export class ProfileControls {
  readonly button: Locator;
  readonly panel: Locator;
  readonly dialog: Locator;
  readonly podCidrs: Locator;
  /** The lasting notice that nobody enforces the policies. */
  readonly notEnforced: Locator;
  readonly switchToKubernetes: Locator;
  /** The lasting notice that policies of other kinds are not evaluated. */
  readonly notEvaluated: Locator;

  constructor(private readonly page: Page) {
    this.button = page
      .getByRole("region", { name: "Picture", exact: true })
      .getByRole("button", { name: /^Who enforces the policies:/ });
    this.panel = page.getByRole("dialog", { name: "Who enforces the policies" });
    this.dialog = page.getByRole("dialog", { name: "Assumptions", exact: true });
    this.podCidrs = this.dialog.getByRole("textbox", { name: /^Addresses of the pods/ });
    this.notEnforced = page.getByRole("status").filter({ hasText: "Not enforced:" });
    this.switchToKubernetes = page.getByRole("button", { name: "Switch to Kubernetes", exact: true });
    this.notEvaluated = page.getByRole("status").filter({ hasText: "Not the whole truth:" });
  }

  /** What stands on the button: “Calico · 1 switched”. */
  async says(words: string): Promise<void> {
    await expect(this.button).toHaveText(new RegExp(`: ${words}$`));
  }

  choice(title: string | RegExp): Locator {
    return this.panel.getByRole("button", { name: title });
  }

  async choose(title: string | RegExp): Promise<void> {
    await this.button.click();
    await this.choice(title).click();
    await expect(this.panel).toBeHidden();
  }

  async openAssumptions(): Promise<void> {
    await this.button.click();
    await this.choice(/^Assumptions…/).click();
    await expect(this.dialog).toBeVisible();
  }

  /** One assumption by its title. */
  assumption(title: string): Locator {
    return this.dialog.getByRole("group", { name: new RegExp(`^${title}`) });
  }

  answer(title: string, words: string): Locator {
    return this.assumption(title).getByRole("radio", { name: new RegExp(`^${words}`) });
  }

  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.dialog).toBeHidden();
  }
}
