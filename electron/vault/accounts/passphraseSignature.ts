import { raise } from '../../../shared/errors.ts';
import type { ArgonCost } from '../crypto/argon.ts';
import { signCms } from '../crypto/cms/sign.ts';
import { wipe } from '../crypto/primitives.ts';
import { personSigner } from '../peers/ownKeys.ts';
import { unlockCounted } from '../session/countedUnlock.ts';
import type { Session } from '../session/session.ts';
import type { Ports, Signing } from '../ports.ts';
import { personById } from '../people/store.ts';

/**
 * A person signs, with the own certificate, something that is done on this station, proved there and then by the own
 * passphrase: the signed-in person or a second one standing beside. Wrong entries pause as at the unlock screen.
 * @returns detached CMS (CAdES-BES) over the content
 * @throws AppError `wrong-passphrase`, `wait-before-retry`, both with `who`
 */
export async function signWithPassphrase(
  session: Pick<Session, 'header' | 'paths'>,
  floor: ArgonCost | undefined,
  ports: Pick<Ports, 'db' | 'actor' | 'keys' | 'nowMs'>,
  signature: Signing,
): Promise<Buffer> {
  const { personId, passphrase, content, who } = signature;
  const person = personById(ports.db, personId);
  if (person === undefined || person.state !== 'active') raise('not-found', { id: personId });
  const { nowMs } = ports;
  const opened = await unlockCounted(session, floor, { username: person.username, passphrase, nowMs, who });
  try {
    const signer = personSigner({
      ...ports,
      actor: { ...ports.actor, id: person.id },
      keys: { ...ports.keys, userKey: opened.ownKey },
    });
    return await signCms({ content, detached: true, signers: [signer], signedMs: nowMs() });
  } finally {
    wipe(opened.vaultKey, opened.ownKey);
  }
}
