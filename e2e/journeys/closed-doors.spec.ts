import { expect, test } from "../fixtures.ts";
import { holdFullWorker } from "../pages/full-worker.ts";
import { Sallyport } from "../pages/sallyport.ts";

test("nothing leaves the page: a fetch and an XHR from a worker of the page are refused", async ({ page, watch }) => {
  watch.expectFault(/Content Security Policy/);
  watch.expectFault(/^request to another origin: http:\/\/sent-by-this-test/);
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  const outcome = await page.evaluate(async () => {
    const source = `
      const own = self.location.origin + "/index.html";
      const xhr = (address) => new Promise((done) => {
        const request = new XMLHttpRequest();
        request.onload = () => done("answered");
        request.onerror = () => done("refused");
        try { request.open("GET", address); request.send(); } catch { done("refused"); }
      });
      const get = (address) => fetch(address).then(() => "answered", () => "refused");
      Promise.all([get(own), get("http://sent-by-this-test.example/"), xhr(own), xhr("http://sent-by-this-test.example/")]).then((all) => postMessage(all));
    `;
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    return new Promise((done) => {
      worker.onmessage = ({ data }) => done(data);
      worker.onerror = ({ message }) => done(message);
    });
  });
  expect(outcome).toEqual(["refused", "refused", "refused", "refused"]);
});

const fetchFromInside = () => {
  const get = (address: string) =>
    fetch(address).then(
      () => "answered",
      () => "refused",
    );
  return Promise.all([get(`${self.location.origin}/index.html`), get("http://localhost:9/")]);
};

test("nothing leaves a worker that holds the data, the first or the full one: a fetch from inside is refused", async ({
  page,
  watch,
}) => {
  watch.expectFault(/Content Security Policy/);
  const release = await holdFullWorker(page);
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const [first, ...others] = page.workers();
  expect(others).toEqual([]);
  expect(await first?.evaluate(fetchFromInside)).toEqual(["refused", "refused"]);
  await release();
  await app.fullWorker();
  const [full] = page.workers();
  expect(await full?.evaluate(fetchFromInside)).toEqual(["refused", "refused"]);
});

test("nothing leaves the editor's worker either", async ({ page, watch }) => {
  watch.expectFault(/Content Security Policy/);
  await holdFullWorker(page);
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  // The editor's, and the first of the engine's: the full one is on its way.
  await expect.poll(() => page.workers().length).toBe(2);
  for (const worker of page.workers()) expect(await worker.evaluate(fetchFromInside)).toEqual(["refused", "refused"]);
});

test("a script of any other address is refused", async ({ page, watch }) => {
  watch.expectFault(/policy violation|TrustedScriptURL/);
  const app = new Sallyport(page);
  await app.open();
  const outcome = await page.evaluate(() => {
    try {
      document.createElement("script").src = "https://example.com/evil.js";
      return "taken";
    } catch {
      return "refused";
    }
  });
  expect(outcome).toBe("refused");
});
