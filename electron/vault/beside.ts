import type { Ports } from './ports.ts';
import { createReader, type StartReader } from './reader/index.ts';
import { createStamps, type StartStamper } from './stamps/stamps.ts';
import type { StartSigner } from './tokens/line.ts';
import { createTokens } from './tokens/tokens.ts';

export interface BesideOptions {
  /** starts a process that reads foreign bytes, beside this one */
  readonly startReader: StartReader;
  /** starts a process that speaks with a token; default: there is none, and tokens can't be used */
  readonly startSigner?: StartSigner;
  /** starts a process with sockets that asks for one time stamp; default: there is none, and nothing is stamped */
  readonly startStamper?: StartStamper;
  /** Tests pass an authority for time stamps on this machine, in code as above. Default: none is asked there. */
  readonly stampsMayBeLocal?: boolean;
}

/** The processes beside a session, each begun when it is needed first. */
export type Beside = Pick<Ports, 'reader' | 'tokens' | 'stamps'>;

/** @param onReaderFault told of a bug that ended the reader */
export const startBeside = (
  { startReader, startSigner, startStamper, stampsMayBeLocal }: BesideOptions,
  onReaderFault: (trail: readonly string[]) => void,
): Beside => ({
  reader: createReader(startReader, undefined, onReaderFault),
  tokens: createTokens(startSigner),
  stamps: createStamps(startStamper, undefined, stampsMayBeLocal),
});

export function endBeside({ reader, tokens, stamps }: Beside): void {
  reader.close();
  tokens.close();
  stamps.close();
}
