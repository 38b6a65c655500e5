import type { Protocol } from "../../engine";

/** Protocols by their names in lower case. */
export const PROTOCOL_WORDS: ReadonlyMap<string, Protocol> = new Map([
  ["tcp", "TCP"],
  ["udp", "UDP"],
  ["sctp", "SCTP"],
]);

/** A port that has a name of its own everywhere. */
export interface Service {
  readonly protocol: Protocol;
  readonly port: number;
}

const tcp = (port: number): Service => ({ protocol: "TCP", port });
const udp = (port: number): Service => ({ protocol: "UDP", port });
/** Services by the names under which people know them. */
export const SERVICES: ReadonlyMap<string, Service> = new Map([
  ["dns", udp(53)],
  ["ntp", udp(123)],
  ["syslog", udp(514)],
  ["ssh", tcp(22)],
  ["smtp", tcp(25)],
  ["http", tcp(80)],
  ["ldap", tcp(389)],
  ["https", tcp(443)],
  ["ldaps", tcp(636)],
  ["etcd", tcp(2379)],
  ["mysql", tcp(3306)],
  ["mariadb", tcp(3306)],
  ["postgres", tcp(5432)],
  ["postgresql", tcp(5432)],
  ["amqp", tcp(5672)],
  ["rabbitmq", tcp(5672)],
  ["redis", tcp(6379)],
  ["kafka", tcp(9092)],
  ["elasticsearch", tcp(9200)],
  ["memcached", tcp(11211)],
  ["mongodb", tcp(27017)],
]);

/** Whether a word is the name under which everybody knows a port. */
export function isKnownPort(name: string): boolean {
  return SERVICES.has(name.toLowerCase());
}
