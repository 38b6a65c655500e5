import { expect, test } from "vitest";
import { fetchLateParts, latePart } from "./late-part";

test("a part is away until it is fetched, and fetched once", async () => {
  let loads = 0;
  const part = latePart(async () => {
    loads += 1;
    return "help";
  });
  expect(part.get()).toBeNull();
  part.fetch();
  part.fetch();
  await expect.poll(part.get).toBe("help");
  fetchLateParts();
  expect(loads).toBe(1);
});

test("all parts are fetched together", async () => {
  const [one, two] = [latePart(async () => 1), latePart(async () => 2)];
  fetchLateParts();
  await expect.poll(() => [one.get(), two.get()]).toEqual([1, 2]);
});

test("a part that could not be fetched is fetched when it is wanted again", async () => {
  let isOffline = true;
  let loads = 0;
  const part = latePart(async () => {
    loads += 1;
    if (isOffline) throw new Error("no network");
    return "palette";
  });
  part.fetch();
  await expect.poll(() => loads).toBe(1);
  expect(part.get()).toBeNull();
  isOffline = false;
  await expect
    .poll(() => {
      part.fetch();
      return part.get();
    })
    .toBe("palette");
  expect(loads).toBe(2);
});

test("what is done with a part is done once it is there, and not at all where it could not be fetched", async () => {
  const done: string[] = [];
  const part = latePart(async () => "menu");
  part.use((it) => done.push(`early ${it}`));
  expect(done).toEqual([]);
  await expect.poll(() => done).toEqual(["early menu"]);
  part.use((it) => done.push(`late ${it}`));
  fetchLateParts();
  expect(done).toEqual(["early menu", "late menu"]);

  let isOffline = true;
  const lost = latePart(async () => (isOffline ? Promise.reject(new Error("no network")) : "form"));
  lost.use((it) => done.push(`lost ${it}`));
  await new Promise((resolve) => setTimeout(resolve));
  isOffline = false;
  lost.fetch();
  await expect.poll(lost.get).toBe("form");
  expect(done).toHaveLength(2);
});
