import { expect, test } from "../fixtures.ts";
import { type HostileCase, hostileCorpus, isAboutBytes } from "../hostile/corpus.ts";
import { type Channel, GivenInput } from "../pages/given-input.ts";
import { longestTask } from "../pages/main-thread.ts";

/** Ten times what the page's own thread may be at one thing. */
const MOST_MS = 1_000;
/** How many texts one page is given. */
const GROUP = 21;

// Its snapshots of the page would be what holds the page up.
test.use({ trace: "off" });

const corpus = hostileCorpus();
const texts = corpus.filter((each) => !isAboutBytes(each));

survive("paste", texts, "");
survive("drop", corpus, "");
survive("open", corpus, "");
survive("paste", texts, ", in Monaco @long", "monaco");

function survive(channel: Channel, given: readonly HostileCase[], tag: string, editor?: "monaco"): void {
  for (let from = 0; from < given.length; from += GROUP) {
    const group = given.slice(from, from + GROUP);
    const range = `${group[0]?.file.slice(0, 3)} to ${group.at(-1)?.file.slice(0, 3)}`;
    test(`hostile texts, ${channel}, ${range}: each comes to what it must, and nothing is lost${tag}`, async ({
      page,
    }) => {
      test.setTimeout(120_000);
      const input = await GivenInput.open(page, editor);
      const longest = await longestTask(page, async () => {
        for (const each of group) await test.step(each.file, () => input.survives(each, channel));
      });
      await input.keepsOwnText();
      expect(longest).toBeLessThan(MOST_MS);
    });
  }
}
