import { describe, expect, test } from "vitest";
import { checkOne } from "../../testing/expectation-check";
import { pod } from "../../testing/expectation-shop";

describe("nobody", () => {
  test.each([
    ["{pod: dbb}", "there is no pod dbb in shop; there is db"],
    ["{pod: web}", "there is no pod web in shop; web is a workload: write workload: web"],
    ["{workload: web-1}", "there is no workload web-1 in shop; web-1 is a pod: write pod: web-1"],
    ["{podSelector: {matchLabels: {app: wbe}}}", "no pod has app=wbe in shop; 2 pods have app=web"],
    ["{podSelector: {}, namespace: shpo}", "there is no namespace shpo; there is shop"],
    ["{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shp}}}", "1 namespace has"],
    ["{pod: db, namespace: ops}", "there is no pod db in ops; there is one in shop"],
    ["{service: dbs}", "there is no Service dbs in shop"],
  ])("is named by %s, so it fails whatever is expected", (to, reason) => {
    for (const expected of ["Allowed", "Denied"]) {
      const result = checkOne(`{from: intruder, to: ${to}, expect: ${expected}}`);
      expect(result).toMatchObject({ pass: false, verdict: "none", pairs: 0 });
      expect(result.reason).toContain(reason);
    }
  });

  test("takes part who has finished", () => {
    const done = `${pod("done").trimEnd()}\nstatus: {phase: Succeeded}\n`;
    expect(checkOne("{from: done, to: db, expect: Denied}", done).reason).toBe(
      "done in shop has succeeded and takes no part",
    );
  });
});
