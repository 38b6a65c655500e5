import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

/**
 * axe finds nothing in the page. Monaco's own inner parts are left to Monaco.
 *
 * @param unread - what carries nothing: lines that are faint because something else is selected
 * @param rules - asked alone, where nothing else can differ from what was asked before; absent: all
 */
export async function expectNothingFromAxe(
  page: Page,
  unread: readonly string[] = [".faded"],
  rules?: readonly string[],
): Promise<void> {
  // @ts-expect-error the builder was made against a Page of another Playwright version, which differs in what it does not use
  const builder = new AxeBuilder({ page });
  for (const part of [".monaco-editor", ...unread]) builder.exclude(part);
  if (rules) builder.withRules([...rules]);
  const { violations } = await builder.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}
