import type { ToSigner } from '../../../shared/ipc/signerProtocol.ts';
import type { ProcessLine } from '../reader/index.ts';

/** The vault's end of the line to one process that speaks with a token. */
export type SignerLine = ProcessLine<ToSigner>;

/** Starts a new one; how, depends on what the vault runs under. */
export type StartSigner = () => Promise<SignerLine>;
