import { expect, test } from "../fixtures.ts";
import { PictureControls } from "../pages/picture-controls.ts";
import { PicturePlaces } from "../pages/picture-places.ts";
import { Sallyport } from "../pages/sallyport.ts";

const screens = [
  { device: "a phone", viewport: { width: 390, height: 844 } },
  { device: "a desk", viewport: { width: 1440, height: 900 } },
];

for (const { device, viewport } of screens) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport });

    test("every example begins in full view: no line or label is cut off, under the notes or over a title", async ({
      page,
    }) => {
      test.slow();
      const app = new Sallyport(page);
      const places = new PicturePlaces(page);
      await app.withholdMonaco();
      await app.open();
      for (const name of await app.exampleNames()) {
        await test.step(name, async () => {
          await places.anotherPictureAfter(() => app.openExample(name));
          await places.hasAllInItsPlace();
          expect(await places.missingLabels()).toBeLessThanOrEqual(0);
        });
      }
    });

    test("after a look at a part, one button shows lines and labels again", async ({ page }) => {
      const app = new Sallyport(page);
      const places = new PicturePlaces(page);
      await app.withholdMonaco();
      await app.open();
      await app.openExample("Nothing closed");
      await places.hasAllInItsPlace();
      const { width } = (await app.picture.node("shop/payments").boundingBox()) ?? { width: 0 };
      await page.mouse.move(viewport.width - 60, 500);
      await page.mouse.wheel(0, -600);
      await expect.poll(() => app.picture.widthOf("payments")).toBeGreaterThan(width + 20);
      await app.picture.button("Show the whole picture").click();
      await expect.poll(() => app.picture.widthOf("payments")).toBe(Math.round(width));
      await places.hasAllInItsPlace();
    });
  });
}

test("a filter for one namespace shows what is left as large as can be, and without it all is seen again", async ({
  page,
}) => {
  const app = new Sallyport(page);
  const places = new PicturePlaces(page);
  const controls = new PictureControls(page);
  await app.withholdMonaco();
  await app.open();
  await app.openExample("Tenants by namespace label");
  await places.hasAllInItsPlace();
  const all = await app.picture.widthOf("mysql");
  await controls.openFilter();
  await controls.toggle("globex");
  await controls.close();
  await expect.poll(() => app.picture.widthOf("mysql")).toBeGreaterThan(all);
  for (const id of ["globex/mysql", "globex/tickets"])
    await expect(app.picture.node(id)).toBeInViewport({ ratio: 0.99 });
  await controls.chip("Namespace: globex").click();
  await expect.poll(() => app.picture.widthOf("mysql")).toBe(all);
  await places.hasAllInItsPlace();
});
