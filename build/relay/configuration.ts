import { relayUserName } from '../../shared/domain/station/relayName.ts';
import type { RelayStation } from './directory.ts';

/** The administrator of the relay makes the stream and the mail boxes; no station may. */
export const ADMIN_USER = 'quan-tri.an-thu.internal';

/** Where one server keeps and finds its things, relative to the folder of its configuration. */
export interface ServerPlace {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly storeDir: string;
  readonly certificate: string;
  readonly key: string;
  readonly authority: string;
}

export interface ClusterPlace {
  readonly name: string;
  readonly listen: string;
  /** port for the other nodes */
  readonly port: number;
  /** `host:port` of all nodes */
  readonly routes: readonly string[];
}

const quoted = (text: string): string => JSON.stringify(text);

/** The configuration of one nats-server; `users.conf` lies beside it. */
export function serverConfiguration(place: ServerPlace, cluster?: ClusterPlace): string {
  const tls = [
    `cert_file: ${quoted(place.certificate)}`,
    `key_file: ${quoted(place.key)}`,
    `ca_file: ${quoted(place.authority)}`,
  ];
  return [
    `server_name: ${quoted(place.name)}`,
    `listen: ${quoted(`${place.host}:${place.port}`)}`,
    '# a part of an envelope is 256 KiB; nothing larger has business here',
    'max_payload: 512KB',
    'max_connections: 25000',
    '# what a slow line has not taken in this time is sent again later',
    'write_deadline: "60s"',
    'jetstream {',
    `  store_dir: ${quoted(place.storeDir)}`,
    '  max_memory_store: 64MB',
    '  max_file_store: 200GB',
    '  # an acknowledged envelope is on the disk, not in a cache: the default flushes every two minutes',
    '  sync_interval: "always"',
    '}',
    'tls {',
    ...tls.map((line) => `  ${line}`),
    '  # who a station is, is its certificate: the one DNS name in it is its user',
    '  verify_and_map: true',
    '  timeout: 10',
    '}',
    ...(cluster === undefined ? [] : clusterBlock(cluster, tls)),
    'authorization { include "users.conf" }',
    '',
  ].join('\n');
}

const clusterBlock = (cluster: ClusterPlace, tls: readonly string[]): string[] => [
  'cluster {',
  `  name: ${quoted(cluster.name)}`,
  `  listen: ${quoted(`${cluster.listen}:${cluster.port}`)}`,
  `  tls { ${[...tls, 'verify: true', 'timeout: 10'].join(', ')} }`,
  `  routes: [${cluster.routes.map((route) => quoted(`nats-route://${route}`)).join(', ')}]`,
  '}',
];

/** One user per station, by the DNS name in its certificate, with exactly what the channel needs. */
export function usersConfiguration(stations: readonly RelayStation[]): string {
  const lines = stations.map(({ stationId }) => {
    const publish = [
      `mail.*.${stationId}`,
      `$JS.API.CONSUMER.MSG.NEXT.MAIL.${stationId}`,
      `$JS.API.CONSUMER.INFO.MAIL.${stationId}`,
      `$JS.ACK.MAIL.${stationId}.>`,
    ];
    return (
      `  {user: ${quoted(relayUserName(stationId))}, permissions: {publish: {allow: [${publish.map(quoted).join(', ')}]}, ` +
      `subscribe: {allow: [${quoted(`_INBOX_${stationId}.>`)}]}}}`
    );
  });
  return [
    'users: [',
    `  {user: ${quoted(ADMIN_USER)}, permissions: {publish: ["mail.>", "$JS.API.>"], subscribe: "_INBOX.>"}}`,
    ...lines,
    ']',
    '',
  ].join('\n');
}
