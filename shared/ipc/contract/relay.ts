import { z } from 'zod';
import { filled, TimeMs } from '../schemas.ts';
import { command, hostCommand, provedCommand, provedHostCommand, query } from './spec.ts';

/** `host:port`; a name, an IPv4 address, or an IPv6 address in brackets */
const Server = filled(260).regex(
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]):\d{1,5}$/,
);
const Servers = z.array(Server).min(1).max(8);
/** 64 kbit/s is the least that any line has */
const BytesPerSecond = z
  .int()
  .min(8 * 1024)
  .max(1024 ** 3)
  .nullable();

/** Why the relay carries nothing now. `fault` names what the other end said. */
export const RELAY_STATES = [
  'not-set-up',
  /** the profile of this station has no network */
  'not-allowed',
  'paused',
  /** nobody who holds the office's key is signed in */
  'no-key',
  'connecting',
  'connected',
  'offline',
] as const;

export const RelayStatus = z.strictObject({
  state: z.enum(RELAY_STATES),
  fault: z.string().nullable(),
  sinceMs: TimeMs,
  /** the last time that the relay was there */
  lastConnectedMs: TimeMs.nullable(),
  /** envelopes that may go by the relay and have not gone yet */
  waitingOut: z.int(),
  /** messages that lie at the relay for this station, as far as it said */
  waitingAtRelay: z.int(),
  /** code of the error that stopped the last run, until one succeeds */
  problem: z.string().nullable(),
});
export type RelayStatus = z.infer<typeof RelayStatus>;

const RelaySettings = z.strictObject({
  servers: z.array(z.string()),
  bytesPerSecond: z.int().nullable(),
  paused: z.boolean(),
  certificate: z.strictObject({ validUntilMs: TimeMs, authority: z.string(), fingerprint: z.string() }),
});

const Report = z.strictObject({ written: z.int(), read: z.int(), quarantined: z.int() });

export const relayOps = {
  'relay.get': query(
    {},
    {
      settings: RelaySettings.nullable(),
      status: RelayStatus,
      /** the name that the station's certificate must bear */
      userName: z.string(),
    },
  ),
  /** Certificate and key as PKCS#12; the authority from the same file or one of its own. */
  'relay.setUp': provedHostCommand(
    {
      path: z.string().max(4096),
      authorityPath: z.string().max(4096).nullable(),
      passphrase: z.string().max(256),
      servers: Servers,
      bytesPerSecond: BytesPerSecond,
    },
    RelaySettings,
  ),
  'relay.change': provedCommand({ servers: Servers, bytesPerSecond: BytesPerSecond }, RelaySettings),
  'relay.pause': command({ paused: z.boolean() }, RelaySettings),
  'relay.remove': command({}, { removed: z.boolean() }),
  /** Gives what waits to the relay. The station itself asks for it; a person may too. */
  'relay.send': hostCommand({}, Report),
  /** Takes in what the relay gave. */
  'relay.receive': hostCommand({}, Report),
} as const;
