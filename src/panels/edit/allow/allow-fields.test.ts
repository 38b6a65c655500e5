import { expect, test } from "vitest";
import { fieldsFor, readPort, togglePort, toggleSide, withChoice, withEnds } from "./allow-fields";

const port = { protocol: "TCP", port: 8080 } as const;

test("another target has other ports and sides; the labels of ends that stay are kept", () => {
  const first = { ...fieldsFor(["shop/web"], ["shop/api"]), ports: [port], sides: ["ingress"] as const };
  const named = withChoice(first, "to", { ...choiceOf(first.to), labels: "all" });
  expect(named).toMatchObject({ to: [{ id: "shop/api", labels: "all" }], ports: [port], sides: null });
  const more = withEnds(named, "to", ["shop/api", "shop/db", "shop/api"]);
  expect(more.to.map(({ id, labels }) => [id, labels])).toEqual([
    ["shop/api", "all"],
    ["shop/db", null],
  ]);
  expect(more.ports).toBeNull();
  expect(withEnds({ ...named, ports: [port] }, "from", ["anyone"])).toMatchObject({ ports: [port], sides: null });
});

test("a port and a side are chosen by one press and let go by the next", () => {
  expect(togglePort([], port)).toEqual([port]);
  expect(togglePort([{ ...port }], port)).toEqual([]);
  expect(togglePort([port], { protocol: "UDP", port: 8080 })).toHaveLength(2);
  expect(toggleSide(["egress"], "egress")).toEqual([]);
  expect(toggleSide(["egress"], "ingress")).toEqual(["egress", "ingress"]);
});

test("a port is typed as a number or a name", () => {
  expect(["8080", " http ", "", "80a"].map(readPort)).toEqual([8080, "http", null, "80a"]);
});

function choiceOf([choice]: ReturnType<typeof fieldsFor>["to"]) {
  if (choice === undefined) throw new Error("no end");
  return choice;
}
