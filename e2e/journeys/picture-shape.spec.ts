import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

test("on a phone the picture is tall: the outside and callers above, and as a whole so large that it can be read", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new Sallyport(page);
  await app.open();
  await app.picture.isWithinItsPane();
  const boxes = await Promise.all(["anyone", "app/frontend", "app/backend", "app/database"].map(boxOf));
  for (const [i, box] of boxes.entries()) {
    const above = boxes[i - 1];
    if (above !== undefined) expect(above.y + above.height).toBeLessThan(box.y);
  }
  // a card is 60 pixels high where nothing is made smaller
  expect((boxes[1]?.height ?? 0) / 60).toBeGreaterThan(0.75);

  async function boxOf(id: string) {
    const box = await app.picture.node(id).boundingBox();
    if (box === null) throw new Error(`${id} is not there`);
    return box;
  }
});

test("a window that becomes wide has the wide picture, in full view, and the tall one again when it is narrow", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new Sallyport(page);
  await app.open();
  const isAbove = async (a: string, b: string) => {
    const [first, second] = [await app.picture.node(a).boundingBox(), await app.picture.node(b).boundingBox()];
    return first !== null && second !== null && first.y + first.height < second.y;
  };
  await expect.poll(() => isAbove("anyone", "app/frontend")).toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(() => isAbove("anyone", "app/frontend")).toBe(false);
  await app.picture.isWithinItsPane();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => isAbove("anyone", "app/frontend")).toBe(true);
  await app.picture.isWithinItsPane();
});
