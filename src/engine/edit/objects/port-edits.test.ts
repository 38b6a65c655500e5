import fc from "fast-check";
import { expect, test } from "vitest";
import { type EditValue, isList, mapOf, valueAt } from "../text/edit-value";
import { editedValue } from "../text/tree-edit";
import { portEdits } from "./port-edits";

const port = fc.record({
  name: fc.constantFrom("", "http", "dns", "metrics"),
  protocol: fc.constantFrom("TCP" as const, "UDP" as const),
  port: fc.constantFrom(53, 80, 8080),
});
const entry = fc.record({
  name: fc.constantFrom(undefined, "http", "dns", "metrics"),
  protocol: fc.constantFrom(undefined, "TCP", "UDP"),
  containerPort: fc.constantFrom(53, 80, 8080),
});

const said = (each: EditValue) =>
  `${valueAt(each, ["name"]) ?? ""} ${valueAt(each, ["protocol"]) ?? "TCP"} ${valueAt(each, ["containerPort"])}`;

test("the container declares the wished ports and no others, and an entry that stays keeps what else it says", () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4 }), fc.array(port, { maxLength: 4 }), (entries, wished) => {
      const written = entries.map(({ name, protocol, containerPort }, i) =>
        mapOf(["name", name], ["containerPort", containerPort], ["protocol", protocol], ["hostIP", `own ${i}`]),
      );
      const pod = mapOf([
        "spec",
        mapOf(["containers", [mapOf(["ports", written.length === 0 ? undefined : written])]]),
      ]);
      const edits = portEdits(pod, "Pod", wished) ?? [];
      const now = edits.reduce<EditValue>((value, edit) => editedValue(value, edit) ?? value, pod);
      const ports = valueAt(now, ["spec", "containers", 0, "ports"]);
      const left = isList(ports) ? ports : [];
      const meant = wished.map(({ name, protocol, port: number }) => `${name} ${protocol} ${number}`);
      expect(left.map(said).toSorted()).toEqual(meant.toSorted());
      const owners = left.flatMap((each) => valueAt(each, ["hostIP"]) ?? []);
      expect(new Set(owners).size).toBe(owners.length);
      for (const [i, each] of written.entries()) {
        const isAlone = written.filter((other) => said(other) === said(each)).length === 1;
        if (!isAlone || !meant.includes(said(each))) continue;
        expect(left.find((one) => valueAt(one, ["hostIP"]) === `own ${i}`)).toEqual(each);
      }
    }),
    { numRuns: 3_000, seed: 11 },
  );
});

test("a new port says TCP where all others for it do, and not where one leaves it out", () => {
  const podOf = (...ports: readonly EditValue[]) => mapOf(["spec", mapOf(["containers", [mapOf(["ports", ports])]])]);
  const http = mapOf(["containerPort", 80], ["protocol", "TCP"]);
  const plain = mapOf(["containerPort", 81]);
  const dns = mapOf(["containerPort", 53], ["protocol", "UDP"]);
  const wish = (port: number, protocol: "TCP" | "UDP" = "TCP") => ({ name: "", protocol, port });
  const added = (before: EditValue, ...wished: readonly ReturnType<typeof wish>[]) =>
    portEdits(before, "Pod", wished)?.flatMap((edit) => (edit.kind === "insert" ? edit.value : []));
  expect(added(podOf(http), wish(80), wish(90))).toEqual([mapOf(["containerPort", 90], ["protocol", "TCP"])]);
  expect(added(podOf(http, dns), wish(80), wish(53, "UDP"), wish(90))).toEqual([
    mapOf(["containerPort", 90], ["protocol", "TCP"]),
  ]);
  expect(added(podOf(http, plain), wish(80), wish(81), wish(90))).toEqual([mapOf(["containerPort", 90])]);
  expect(added(podOf(dns), wish(53, "UDP"), wish(90))).toEqual([mapOf(["containerPort", 90])]);
});
