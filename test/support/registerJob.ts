import { plainBytes } from './plainBytes.ts';
import { incoming } from './registration.ts';
import { callerOf, serviceFor, TEST_PASSPHRASE } from './vault.ts';
import { lookAt } from './secrecy.ts';

/** Entries of one process: enough that the kill always comes first. */
const MOST_ENTRIES = 400;

/** Registers documents with an attachment each, one after the other, and tells `number id` once each is committed. */
export async function registering(dir: string, tell: (text: string) => void): Promise<void> {
  const clerk = callerOf(serviceFor(dir));
  await clerk.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
  tell('ready');
  for (let count = 0; count < MOST_ENTRIES; count += 1) {
    const dataBase64 = plainBytes(3_000 + ((count * 7919) % 60_000)).toString('base64');
    const { stageId } = await clerk.ok('attachments.stageChunk', {
      stageId: null,
      name: 'quét.bin',
      dataBase64,
      last: true,
    });
    await lookAt(clerk, stageId);
    const fields = incoming({ code: `${count + 1}-CV/TU`, files: [stageId] });
    const { id, entryNumber } = await clerk.ok('documents.registerIncoming', fields);
    tell(`${entryNumber} ${id}`);
    if (count % 5 === 4) await clerk.ok('documents.cancelEntry', { id, revision: 1, reason: 'Vào nhầm sổ' });
  }
}
