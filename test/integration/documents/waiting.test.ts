import { expect, it } from 'vitest';
import { everything, incoming } from '../../support/registration.ts';
import { createTestVault } from '../../support/vault.ts';

it('"Chờ tôi" lists exactly what its number counts: a closed document waits for nobody', async () => {
  const vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
  const clerk = await vault.as('vanthu');
  const personId = vault.ids['vanthu'] ?? '';
  for (const code of ['1-CV/TU', '2-CV/TU', '3-CV/TU'])
    await clerk.ok('documents.registerIncoming', incoming({ code }));
  const [last] = (await clerk.ok('documents.list', { ...everything, book: 'incoming', limit: 10 })).rows;
  await clerk.ok('documents.close', { id: last?.id ?? '', revision: 1, note: 'Để biết' });
  const { mine } = await clerk.ok('documents.counts', { book: 'incoming' });
  const waiting = await clerk.ok('documents.list', {
    ...everything,
    book: 'incoming',
    personId,
    open: true,
    limit: 10,
  });
  expect([mine, waiting.rows.length, waiting.total]).toEqual([2, 2, 2]);
  await vault.remove();
});
