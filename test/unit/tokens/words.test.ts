import { beforeAll, expect, it } from 'vitest';
import { errorWords } from '../../../renderer/i18n/errorWords.ts';
import { loadWords, translators } from '../../../renderer/i18n/I18n.tsx';
import { SIGNER_FAULTS } from '../../../shared/ipc/signerProtocol.ts';

const OF_THE_VAULT = ['noModule', 'notHere', 'hangs', 'crashed', 'wrongSignature', 'notOpen'] as const;
beforeAll(() => loadWords('en'));

it.each(['vi', 'en'] as const)(
  'each thing that goes wrong with a token has words of its own (%s)',
  (locale) => {
    const params = { module: 'bit4xpki.dll', seconds: 30, code: '0x30', tries: 'low' };
    const said = [...SIGNER_FAULTS, ...OF_THE_VAULT].map((why) =>
      errorWords(translators[locale], { code: 'token-failed', params: { ...params, why } }),
    );
    expect(new Set(said.map(({ title }) => title)).size).toBe(said.length);
    expect(said.every(({ next }) => next !== '')).toBe(true);
    expect(JSON.stringify(said)).not.toMatch(/[{}]{2}|undefined/);
  },
);

it.each(['vi', 'en'] as const)('a library of 32 bit is named (%s)', (locale) => {
  const params = { why: 'module32Bit', module: 'bit4xpki.dll' };
  expect(errorWords(translators[locale], { code: 'token-failed', params }).title).toMatch(
    /^bit4xpki\.dll .*32 bit/,
  );
});
