import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

/**
 * axe finds nothing in the page. Monaco's own inner parts are left to Monaco.
 *
 * @param unread - what carries nothing: lines that are faint because something else is selected
 */
export async function expectNothingFromAxe(page: Page, unread: readonly string[] = [".faded"]): Promise<void> {
  expect(await violations(page, unread)).toEqual([]);
}

/** What is written in a part of the page has enough contrast: all that a theme can change. */
export async function expectContrastFromAxe(page: Page, part: string, unread: readonly string[]): Promise<void> {
  expect(await violations(page, unread, part)).toEqual([]);
}

/** What axe finds: each rule with the elements that break it. */
export async function violations(
  page: Page,
  unread: readonly string[] = [],
  part?: string,
): Promise<readonly string[]> {
  // @ts-expect-error the builder was made against a Page of another Playwright version, which differs in what it does not use
  const builder = new AxeBuilder({ page });
  for (const left of [".monaco-editor", ...unread]) builder.exclude(left);
  // All rules run in the page itself. To tell of each element that breaks none, in a page of its own, takes thrice the time.
  builder.setLegacyMode().options({ resultTypes: ["violations"] });
  if (part !== undefined) builder.include(part).withRules(["color-contrast"]);
  const found = await builder.analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
