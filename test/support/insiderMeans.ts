import type { WriteDb } from '../../electron/vault/db/handles.ts';
import type { Planted } from './insider.ts';

/** With what the insider works. */
export interface Means {
  readonly me: string;
  /** identifiers of everybody, by user name */
  readonly ids: Readonly<Record<string, string>>;
  /** the same in an order that each run has */
  readonly people: readonly string[];
  /** the record at which it aims, and one beside it */
  readonly record: string;
  readonly otherRecord: string;
  /** the database as it was the day before */
  readonly yesterday: WriteDb;
  /** a key pair of the own, with a certificate that it signed itself */
  readonly planted: Planted;
  /** a key that it knows, for what is sealed with one */
  readonly known: Buffer;
  readonly partner: PlantedPartner;
  readonly request: PlantedRequest;
  readonly nowMs: number;
}

/** A card in the partner's name under a root of the insider's, with the key that opens what is sealed for it. */
export interface PlantedPartner {
  readonly row: Readonly<Record<string, string | number | Buffer>>;
  readonly stationId: string;
  readonly recipient: Planted;
}

/** A request for keys in the name of the secretary. */
export interface PlantedRequest {
  readonly row: Readonly<Record<string, string | number | Buffer>>;
  readonly encrypt: Planted['privateKey'];
}
