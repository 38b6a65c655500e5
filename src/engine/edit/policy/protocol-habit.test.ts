import { expect, test } from "vitest";
import { type EditValue, treeValue } from "../text/edit-value";
import { objectsOf } from "../text/file-objects";
import { likePortsAround, likeRulesAround } from "./protocol-habit";

function readValue(text: string): EditValue {
  const tree = objectsOf(text)[0]?.tree;
  if (tree == null) throw new Error(`not to be read: ${text}`);
  return treeValue(tree);
}

const TCP = readValue("protocol: TCP\nport: 80\n");
const WITHOUT = readValue("port: 80\n");

function written(spec: string, rule: number | null = 0, port = TCP): EditValue {
  return likePortsAround(readValue(`spec: ${spec}\n`), { direction: "ingress", rule }, port);
}

test("a port is written without TCP where the ports of its rule are", () => {
  expect(written("{ingress: [{ports: [{port: 1}]}]}")).toEqual(WITHOUT);
  expect(written("{ingress: [{ports: [{port: 1}, {protocol: UDP, port: 1}]}]}")).toEqual(WITHOUT);
  expect(written("{ingress: [{ports: [{protocol: TCP, port: 1}]}, {ports: [{port: 1}]}]}")).toEqual(TCP);
  expect(written("{ingress: [{ports: [{port: 1}, {protocol: TCP, port: 1}]}]}")).toEqual(TCP);
});

test("else where those of its direction are, else those of the other one", () => {
  expect(written("{ingress: [{ports: []}, {ports: [{port: 1}]}]}")).toEqual(WITHOUT);
  expect(written("{ingress: [{ports: [{port: 1}]}]}", null)).toEqual(WITHOUT);
  expect(written("{ingress: [], egress: [{ports: [{port: 1}]}]}", null)).toEqual(WITHOUT);
  expect(written("{ingress: [{ports: [{protocol: TCP}]}], egress: [{ports: [{port: 1}]}]}", null)).toEqual(TCP);
  expect(written("{ingress: [], egress: [{ports: [{protocol: UDP}]}]}", null)).toEqual(TCP);
  expect(written("{}", null)).toEqual(TCP);
});

test("another protocol, and every port of one, are said", () => {
  const udp = readValue("protocol: UDP\nport: 80\n");
  const all = readValue("protocol: TCP\n");
  expect(written("{ingress: [{ports: [{port: 1}]}]}", 0, udp)).toEqual(udp);
  expect(written("{ingress: [{ports: [{port: 1}]}]}", 0, all)).toEqual(all);
});

test("all ports of a new rule are written so", () => {
  const policy = readValue("spec: {ingress: [{ports: [{port: 1}]}]}\n");
  const rule = readValue("from: []\nports: [{protocol: TCP, port: 80}, {protocol: UDP, port: 53}]\n");
  expect(likeRulesAround(policy, "ingress", rule)).toEqual(
    readValue("from: []\nports: [{port: 80}, {protocol: UDP, port: 53}]\n"),
  );
  const every = readValue("from: []\n");
  expect(likeRulesAround(policy, "ingress", every)).toEqual(every);
});
