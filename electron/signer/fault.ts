import type { PinTries } from '../../shared/domain/tokens/tries.ts';
import type { SignerFault } from '../../shared/ipc/signerProtocol.ts';

/** What a token or its library refused with. It carries no text of the library. */
export class TokenFault extends Error {
  override readonly name = 'TokenFault';
  readonly fault: SignerFault;
  readonly tries: PinTries | null;
  readonly code: number | null;

  constructor(fault: SignerFault, more: { tries?: PinTries; code?: number } = {}) {
    super(fault);
    this.fault = fault;
    this.tries = more.tries ?? null;
    this.code = more.code ?? null;
  }
}
