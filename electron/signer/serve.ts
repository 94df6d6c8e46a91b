import { type FromSigner, ToSigner } from '../../shared/ipc/signerProtocol.ts';
import { type Cryptoki, loadCryptoki } from './cryptoki.ts';
import { TokenFault } from './fault.ts';
import { type OpenKey, openKey } from './openKey.ts';
import { lookAtTokens } from './tokens.ts';

/** The end of the line to the vault, of Electron's or of Node's child processes. */
export interface VaultPort {
  onMessage(listener: (message: unknown) => void): void;
  post(message: FromSigner): void;
}

/**
 * Does what the vault asks of one library, one thing at a time; the vault ends this process when it takes too long.
 * A message that is out of order, or names another library than the first, ends it here.
 */
export function serveSigner(port: VaultPort, leave: () => void): void {
  let loaded: { readonly module: string; readonly cryptoki: Cryptoki } | null = null;
  let key: OpenKey | null = null;

  function cryptokiOf(module: string): Cryptoki {
    loaded ??= { module, cryptoki: loadCryptoki(module) };
    return loaded.cryptoki;
  }

  type Asked = Exclude<ToSigner, { kind: 'close' }>;
  function answer(message: Asked): FromSigner {
    const { id } = message;
    switch (message.kind) {
      case 'look':
        return { kind: 'tokens', id, tokens: lookAtTokens(cryptokiOf(message.module)) };
      case 'open':
        try {
          const { module, certificate, pin, mayBeLast } = message;
          key = openKey(cryptokiOf(module), certificate, pin, mayBeLast);
          return { kind: 'opened', id };
        } finally {
          message.pin.fill(0);
        }
      case 'sign': {
        if (key === null) throw new TokenFault('noKey');
        return { kind: 'signed', id, signature: new Uint8Array(key.sign(message.digest)) };
      }
    }
  }

  port.onMessage((raw) => {
    const parsed = ToSigner.safeParse(raw);
    if (!parsed.success) return end();
    const message = parsed.data;
    if (message.kind === 'close') return end();
    const isOutOfOrder =
      message.kind === 'sign'
        ? key === null
        : key !== null || (loaded?.module ?? message.module) !== message.module;
    if (isOutOfOrder) return end();
    try {
      port.post(answer(message));
    } catch (cause) {
      if (!(cause instanceof TokenFault)) throw cause; // a bug: the process ends, and the vault is told so
      const { fault, tries, code } = cause;
      port.post({ kind: 'failed', id: message.id, fault, tries, code });
    }
    return undefined;
  });

  function end(): void {
    key?.close();
    loaded?.cryptoki.call('C_Finalize', null);
    leave();
  }
}
