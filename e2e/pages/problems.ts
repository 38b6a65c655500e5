import { expect, type Locator, type Page } from "playwright/test";
import { Sallyport } from "./sallyport.ts";

/** The list of problems below the text, and what the page says of them elsewhere. */
export class Problems {
  readonly list: Locator;

  constructor(private readonly page: Page) {
    this.list = page.getByRole("region", { name: "Problems" });
  }

  /** The word on the bar that opens the list, and says how much is wrong. */
  get word(): Locator {
    return this.page.locator("[data-opens=problems]");
  }

  async open(): Promise<void> {
    await this.word.click();
    await expect(this.list).toBeVisible();
  }

  get rows(): Locator {
    return this.list.getByRole("listitem");
  }

  /** A row by a part of what it says. */
  row(words: string | RegExp): Locator {
    return this.rows.filter({ hasText: words });
  }

  /** What leads to the place of a row's problem. */
  way(words: string | RegExp): Locator {
    return this.row(words).getByRole("button").first();
  }

  /** The heading of a file. */
  file(name: string): Locator {
    return this.list.getByRole("button", { name: new RegExp(`^${name}`) });
  }

  get filter(): Locator {
    return this.list.getByRole("textbox", { name: "Filter the problems" });
  }

  /** Lists or hides one kind. */
  kind(name: "error" | "warning" | "note"): Locator {
    return this.list.getByRole("button", { name: new RegExp(`^\\d+ ${name}s?$`) });
  }

  fix(words: string | RegExp): Locator {
    return this.row(words).getByRole("button", { name: /^Fix: / });
  }

  /** What a screen reader is told about the problem at the caret. */
  get spoken(): Locator {
    return this.page.locator("[data-says=problem]");
  }

  /** The same, as it is seen below the text. */
  get atCaret(): Locator {
    return this.page.locator(".problem-at-caret");
  }

  /** What was just done. */
  get told(): Locator {
    return this.page.getByRole("status", { name: "What was done" });
  }
}

/** Opens the page with a text in which something is wrong, and waits until it is said how much. */
export async function openMistakes(page: Page, text: string, editor: "Monaco" | "plain text" = "plain text") {
  const app = new Sallyport(page);
  const problems = new Problems(page);
  if (editor === "plain text") await app.withholdMonaco();
  await app.open();
  await app.paste(text);
  await expect(problems.word).toHaveText(/^Problems: /);
  if (editor === "Monaco") await app.text.isMonaco();
  return { app, problems };
}

/** A policy with two keys that Kubernetes reads otherwise, a port that is refused, and a note. */
export const mistakes = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  labels:
    on: "x"
    off: "y"
spec:
  podSelector: {}
  ingress:
    - ports:
        - port: 99999
`;

/** As many refused policies. */
export function manyMistakes(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const head = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n";
    return `${head}metadata: {name: p${index}}\nspec:\n  podSelector: {}\n  ingress: [{ports: [{port: ${70000 + index}}]}]\n`;
  }).join("---\n");
}
