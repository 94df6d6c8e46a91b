import type { EnvelopeKind } from '../../../../shared/ipc/contract/exchange.ts';
import type { Manifest } from '../../envelopes/manifest.ts';
import type { Ports } from '../../ports.ts';

/** An envelope that passed every check, as its kind takes it in: its row stands, the transaction runs. */
export interface Arrived {
  readonly inboxId: string;
  readonly from: string;
  readonly sequence: number;
  readonly manifest: Manifest;
}

/** What one kind of envelope adds to the common way: its own checks, and what becomes of it. */
export interface Kind {
  readonly kind: EnvelopeKind;
  /** The manifest says what this kind must say, and carries as many files as it must. @throws AppError */
  readonly check: (manifest: Manifest) => void;
  /** Its words may stand on this station; asked once the manifest was checked. @throws AppError */
  readonly mayHold?: (ports: Ports, manifest: Manifest) => void;
  /** `checked` waits for a person, `applied` is carried out by the station itself. */
  readonly enters: 'checked' | 'applied';
  /**
   * Inside the transaction, after the row. Of two envelopes of one sender the lower number comes first.
   * @returns whether it changed anything; a receipt that comes late does not
   */
  readonly accept: (ports: Ports, arrived: Arrived) => boolean;
  /** what the list shows of it, from the signed metadata; nothing for kinds without words of their own */
  readonly title?: (metadata: Record<string, unknown>) => string;
}
