import type { ContainerPortWish } from "../../../engine";

/** A port as it is being typed. */
export interface PortRow {
  /** Its number among all rows of the form that there ever were. */
  readonly id: number;
  readonly port: string;
  readonly name: string;
  readonly protocol: ContainerPortWish["protocol"];
  /** Of a Service: number or name of the pods' port; empty: the same number. */
  readonly targetPort: string;
}

/** A row that says nothing yet. */
export const BLANK_PORT: Omit<PortRow, "id"> = { port: "", name: "", protocol: "TCP", targetPort: "" };

/** Ports as rows. */
export function rowsOfPorts(ports: readonly ContainerPortWish[]): readonly PortRow[] {
  return ports.map(({ name, port, protocol, targetPort = "" }, id) => ({
    id,
    name,
    port: String(port),
    protocol,
    targetPort: String(targetPort),
  }));
}

/** The ports that rows say, one a row, so that what is said of one can be told of its row. */
export function portsOfRows(rows: readonly PortRow[]): readonly ContainerPortWish[] {
  return rows.map(({ name, port, protocol, targetPort }) => {
    const target = targetPort.trim();
    const isNumber = /^\d+$/.test(target);
    return {
      name: name.trim(),
      port: /^\d+$/.test(port.trim()) ? Number(port) : Number.NaN,
      protocol,
      ...(target === "" ? {} : { targetPort: isNumber ? Number(target) : target }),
    };
  });
}
