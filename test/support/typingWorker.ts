import { writeSync } from 'node:fs';
import { makeKeepSoon } from '../../renderer/data/keepSoon.ts';
import { callerOf, serviceFor, TEST_PASSPHRASE } from './vault.ts';

/** Between two letters of a quick hand, ms; now and then a pause, as at the end of a word. */
const LETTER_MS = 35;
const PAUSE_MS = 1_100;

/**
 * A process in which somebody types a draft until it is killed: the clock of the form (`keepSoon`) and the vault behind it
 * are the product's own. Tells `count epoch-ms` for each letter, before anything is kept.
 */
const [dir = '', run = ''] = process.argv.slice(2);
const tell = (text: string): void => void writeSync(1, `${text}\n`);
const clerk = callerOf(serviceFor(dir));
await clerk.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
tell('ready');
let count = 0;
const soon = makeKeepSoon(
  () =>
    void clerk.ok('drafts.save', {
      form: 'registerIncoming',
      key: 'new',
      body: JSON.stringify({ run, text: 'ă'.repeat(count) }),
    }),
);
const type = (): void => {
  count += 1;
  tell(`${count} ${Date.now()}`);
  soon.typed();
  setTimeout(type, count % 60 === 0 ? PAUSE_MS : LETTER_MS);
};
type();
