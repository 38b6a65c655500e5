import { expect, type Locator, type Page } from "playwright/test";
import type { Hands } from "./hands.ts";

/** A rule as the form is told it; `from` null: everyone. */
export interface FormRule {
  readonly label: string | null;
  /** As it is offered: `TCP 8080`. */
  readonly port: string;
}

/** The form of a policy. */
export class PolicyFormCard {
  constructor(
    private readonly page: Page,
    private readonly hands: Hands,
  ) {}

  get newOne(): Locator {
    return this.page.getByRole("region", { name: "New policy" });
  }

  of(policy: string): Locator {
    return this.page.getByRole("region", { name: `Policy ${policy}`, exact: true });
  }

  /** Fills the form of a new policy in, from where the focus is, and writes it. */
  async make(name: string, namespace: string, label: string | null, isolates: "ingress" | "both"): Promise<void> {
    const form = this.newOne;
    await this.hands.write(form.getByLabel("Name", { exact: true }), name);
    await this.hands.press(form.getByRole("button", { name: label ?? `every pod of ${namespace}`, exact: true }));
    if (isolates === "both") await this.hands.press(form.getByLabel("what goes out (egress)"));
    await expect(form).toContainText(`a new policy ${namespace}/${name} in`);
    await this.hands.press(form.getByRole("button", { name: "Write it, then its rules" }));
    await expect(this.of(`${namespace}/${name}`).getByRole("heading", { name: "Applies to" })).toBeVisible();
  }

  async addRule(policy: string, direction: "ingress" | "egress", { label, port }: FormRule): Promise<void> {
    const title = direction === "ingress" ? "Incoming (ingress)" : "Outgoing (egress)";
    const part = this.of(policy).getByRole("region", { name: title });
    const rules = part.getByRole("region", { name: new RegExp(`^Rule \\d+ of ${direction}$`) });
    const before = await rules.count();
    const opener = part.getByRole("button", { name: before === 0 ? "Add a rule …" : "Or another rule …" });
    await this.hands.press(opener);
    if (label === null) await this.hands.press(part.getByLabel("Everyone: every pod and every address"));
    else await this.hands.press(part.getByRole("button", { name: label, exact: true }));
    await this.hands.press(part.getByRole("button", { name: new RegExp(`^${port}( .*)?$`) }));
    await this.hands.press(part.getByRole("button", { name: "Add this rule" }));
    await expect(rules).toHaveCount(before + 1);
    // Where one goes on from.
    await expect(part.getByRole("button", { name: "Or another rule …" })).toBeFocused();
  }
}
