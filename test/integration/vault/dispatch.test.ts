import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Handlers } from '../../../electron/vault/sessionPorts.ts';
import { handlers } from '../../../electron/vault/registry.ts';
import { contract, type OpName } from '../../../shared/ipc/contract.ts';
import { PERMISSIONS } from '../../../shared/ipc/permissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const OPS = Object.keys(contract) as OpName[];

/** What kind of handler it is; one of the session's own is asked what it makes of one. */
const kindOf = (entry: Handlers[OpName]): string => {
  const { kind } = entry.kind === 'own' ? entry.of({} as never) : entry;
  return kind === 'watched' ? 'query' : kind;
};

describe('the dispatcher', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao', 'kiemtra'] });
  });
  afterAll(() => vault.remove());

  it('has a handler of the right kind and a permission for every operation', () => {
    expect(Object.keys(handlers).sort()).toEqual([...OPS].sort());
    for (const op of OPS) {
      const spec = contract[op];
      expect(`${op} ${kindOf(handlers[op])}`).toBe(`${op} ${spec.needs === 'unlocked' ? spec.kind : 'door'}`);
    }
    expect(Object.keys(PERMISSIONS).sort()).toEqual([...OPS].sort());
  });

  it.each(['toString', '__proto__', 'constructor', 'documents', '', 'documents.list '])(
    'knows no operation %j',
    async (op) => {
      await vault.as('vanthu');
      expect(await vault.service().call('window', op, {})).toMatchObject({
        ok: false,
        error: { code: 'unknown-operation' },
      });
    },
  );

  it('keeps the host door shut for the window', async () => {
    await vault.as('vanthu');
    for (const op of OPS.filter((name) => contract[name].door === 'host')) {
      expect(await vault.service().call('window', op, {})).toMatchObject({
        ok: false,
        error: { code: 'not-for-window' },
      });
    }
  });

  it('asks for the right before it reads the input', async () => {
    const admin = await vault.as('quantri');
    for (const op of [
      'documents.list',
      'documents.get',
      'submissions.list',
      'search.query',
      'desk.summary',
    ] as const) {
      expect(await admin.call(op, {} as never)).toMatchObject({
        ok: false,
        error: { code: 'not-permitted' },
      });
    }
    const inspector = await vault.as('kiemtra');
    const commands = OPS.filter((op) => contract[op].kind === 'command' && contract[op].needs === 'unlocked');
    const allowed: string[] = [];
    for (const op of commands) {
      const reply = await inspector.call(op, {} as never);
      if (reply.ok || reply.error.code !== 'not-permitted') allowed.push(op);
    }
    expect(
      allowed.filter(
        (op) =>
          ![
            'vault.changePassphrase',
            'reports.book',
            'reports.statistics',
            'reports.handover',
            'reports.saveTo',
            'attachments.open',
            'access.readNotice',
            'keys.askRenewal',
            ...['backup.create', 'backup.test'], // made under whoever is signed in; nothing of the office changes
            ...['protection.placeHold', 'protection.releaseHold'], // what is inspected stays as it is
            ...['protection.placeHolds', 'protection.releaseHolds'],
            ...['ledger.exportTo', 'ledger.minutes', 'inspection.close'],
            ...['figures.report', 'exchange.printReconciliation'],
            // whoever sits on a council; the handler asks whether this person does
            ...['initiatives.declare', 'initiatives.score', 'initiatives.closeScoring'],
            'initiatives.recordMinutes',
            ...['lessons.start', 'lessons.finish', 'lessons.slip', 'lessons.stop'],
            ...['course.setLearner', 'course.certificate'],
            'training.moveCalendar', // in a training vault only; a real one refuses it in the database
            'plan.paper',
            'vault.agreeToCode', // whose own key it is may say so: an inspector too
            'obstacles.report', // an inspector can be stuck too
          ].includes(op),
      ),
    ).toEqual([]);
  });

  it('answers locked before anything else when nobody is signed in', async () => {
    await vault.close();
    for (const op of OPS.filter((name) => contract[name].needs === 'unlocked')) {
      expect(await vault.service().call('host', op, {})).toMatchObject({
        ok: false,
        error: { code: 'vault-locked' },
      });
    }
  });

  it('answers garbage with a closed code and never with a bug', async () => {
    const clerk = await vault.as('vanthu');
    const ops = OPS.filter((op) => contract[op].needs === 'unlocked' && op !== 'vault.changePassphrase');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ops), garbage(), async (op, input) => {
        const reply = await clerk.call(op, input as never);
        if (!reply.ok) expect(reply.error.code).not.toBe('internal');
      }),
      { numRuns: 3000 },
    );
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
  });
});

/** Anything JSON can carry, and objects with the field names that operations use. */
function garbage(): fc.Arbitrary<unknown> {
  const names = [
    'id',
    'revision',
    'book',
    'level',
    'subject',
    'files',
    'words',
    'after',
    'limit',
    'path',
    'dueOn',
    'code',
    '__proto__',
  ];
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      '0'.repeat(32),
      'f'.repeat(32),
      'incoming',
      'none',
      '2026-02-30',
      '2026-11-24',
      -1,
      0,
      1,
      1e15,
      null,
      [],
      {},
      '𠮷'.repeat(300),
      'a\u0301\u0000',
    ),
  );
  return fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names), value));
}
