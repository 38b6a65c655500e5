import { expect, test } from "../fixtures.ts";
import { hostileCorpus, isAboutBytes } from "../hostile/corpus.ts";
import { countOpenCalls, untilIdle } from "../pages/idle.ts";
import { longestTask } from "../pages/main-thread.ts";
import { Sallyport } from "../pages/sallyport.ts";

/** One of each kind: cycles, depth, a long line, a thousand objects, controls, tables, markup, directions of writing. */
const FILES = "005 013 014 018 020 024 044 045 050 053 064 077 105 131 144".split(" ");

// Its snapshots of the page would be what holds the page up.
test.use({ trace: "off" });

test("hostile texts pasted over the own text leave the page at hand, and undo brings the own text back", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await countOpenCalls(page);
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.fullWorker();
  const before = await app.text.wholeText();
  const corpus = hostileCorpus().filter((each) => FILES.includes(each.file.slice(0, 3)) && !isAboutBytes(each));
  expect(corpus).toHaveLength(FILES.length);
  const longest = await longestTask(page, async () => {
    for (const { file, bytes } of corpus)
      await test.step(file, async () => {
        await app.text.focusText();
        await page.keyboard.press("ControlOrMeta+a");
        await app.text.paste(bytes.toString("utf8"));
        await expect(page.getByRole("banner").getByRole("button", { name: /^Undo: / })).toBeVisible();
        await untilIdle(page);
        await expect(app.trouble).toHaveCount(0);
        await app.undo();
        await untilIdle(page);
        expect(await app.text.wholeText()).toBe(before);
        await expect(app.picture.line("frontend to backend")).toBeAttached();
        expect(await page.evaluate(() => Reflect.get(globalThis, "__pwned"))).toBeUndefined();
      });
  });
  expect(longest).toBeLessThan(1_000);
});
