import { expect, test, watchContext } from "../fixtures.ts";
import { serveCourse } from "../pages/course.ts";

test("every kind of fault in a page or its worker is noticed", async ({ browser, baseURL }) => {
  const context = await browser.newContext();
  const watch = await watchContext(context, baseURL);
  const page = await watch.newPage();
  await page.goto("./");
  await page.evaluate(async () => {
    console.warn("a warning");
    setTimeout(() => {
      throw new Error("an exception");
    });
    new Image().src = "http://image.example/a.png";
    const script = 'fetch("http://fetch.example/").finally(() => postMessage("tried"))';
    const worker = new Worker(URL.createObjectURL(new Blob([script])));
    await new Promise((tried) => worker.addEventListener("message", tried));
  });
  const verdict = (await watch.verdict()).join("\n");
  expect(verdict).toContain("console warning: a warning");
  expect(verdict).toContain("exception: Error: an exception");
  expect(verdict).toContain("policy violation: img-src http://image.example/a.png");
  expect(verdict).toMatch(/worker error: .*fetch\.example/);
  await context.close();
});

test("a fault in a worker of an embedded page is noticed", async ({ browser, baseURL }) => {
  const course = await serveCourse(baseURL);
  const context = await browser.newContext();
  const watch = await watchContext(context, baseURL);
  const page = await watch.newPage();
  await page.goto(course.address);
  const embedded = await (await page.locator("iframe").elementHandle())?.contentFrame();
  await embedded?.evaluate(async () => {
    const script = 'fetch("http://fetch.example/").finally(() => postMessage("tried"))';
    const worker = new Worker(URL.createObjectURL(new Blob([script])));
    await new Promise((tried) => worker.addEventListener("message", tried));
  });
  expect((await watch.verdict()).join("\n")).toMatch(/worker error: .*fetch\.example/);
  await context.close();
  course.close();
});

test("a declared fault is none, and one that stays away is", async ({ browser, baseURL }) => {
  const context = await browser.newContext();
  const watch = await watchContext(context, baseURL);
  watch.expectFault(/announced/);
  watch.expectFault(/never seen/);
  const page = await watch.newPage();
  await page.goto("./");
  await page.evaluate(() => console.error("announced"));
  expect(await watch.verdict()).toEqual(["declared, but not seen: /never seen/"]);
  await context.close();
});
