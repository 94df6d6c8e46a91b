import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import type { Workflow } from '../../../shared/domain/submission/lifecycle.ts';
import { type PastAct, rehearse } from '../../../shared/domain/submission/rehearse.ts';

const { workflow, reasons } = loadRules().asOf('2026-11-25').submission;
const OWN = { workflow, reasons };

/** A way through the pack: at each step one of the edges that are there, each act by another person. */
function wayOf(choices: readonly number[]): { acts: PastAct[]; edges: Workflow['edges'] } {
  const acts: PastAct[] = [];
  const edges: Workflow['edges'][number][] = [];
  let state = workflow.initial;
  let led = false;
  for (const choice of choices) {
    const open = workflow.edges.filter(
      (one) => one.from === state && (one.led === undefined || one.led === led),
    );
    const edge = open[choice % open.length];
    if (edge === undefined) break;
    const reason = reasons.find((one) => one.acts.includes(edge.act))?.code ?? null;
    acts.push({ act: edge.act, byId: `p${acts.length}`, reasonCode: edge.needsReason ? reason : null });
    edges.push(edge);
    state = edge.to;
    if (edge.act === 'assign') led = true;
    if (edge.act === 'send-back') led = false;
  }
  return { acts, edges };
}
const anyWay = fc.array(fc.nat(50), { maxLength: 30 }).map(wayOf);

describe('a way that a case took, under another version', () => {
  test('is refused nowhere by its own version', () => {
    fc.assert(
      fc.property(anyWay, ({ acts }) => {
        expect(rehearse(OWN, OWN, acts)).toEqual([]);
      }),
    );
  });

  test('is refused exactly at the steps that the other version does not have', () => {
    fc.assert(
      fc.property(anyWay, fc.nat(200), ({ acts, edges }, nth) => {
        const gone = workflow.edges[nth % workflow.edges.length];
        const other = {
          workflow: { ...workflow, edges: workflow.edges.filter((one) => one !== gone) },
          reasons,
        };
        const refused = edges.filter((one) => one === gone).map(({ act }) => act);
        expect(rehearse(OWN, other, acts)).toEqual(refused);
      }),
    );
  });

  test('names a step that leads elsewhere, one without its reason, and one by who proposed it', () => {
    const { acts } = wayOf([1, 0]);
    const [first] = workflow.edges.filter(({ from, act }) => from === 'received' && act === acts[0]?.act);
    const elsewhere = workflow.edges.map((one) => (one === first ? { ...one, to: 'closed' as const } : one));
    expect(rehearse(OWN, { workflow: { ...workflow, edges: elsewhere }, reasons }, acts.slice(0, 1))).toEqual(
      [acts[0]?.act],
    );
    const asks: PastAct[] = [{ act: 'ask-supplement', byId: 'a', reasonCode: 'L3' }];
    expect(rehearse(OWN, { workflow, reasons: [] }, asks)).toEqual(['ask-supplement']);
    const same = workflow.edges.map((one) =>
      one.act === 'assign' ? { ...one, notBy: 'classify' as const } : one,
    );
    const byOne: PastAct[] = [
      { act: 'classify', byId: 'a', reasonCode: null },
      { act: 'assign', byId: 'a', reasonCode: null },
    ];
    expect(rehearse(OWN, { workflow: { ...workflow, edges: same }, reasons }, byOne)).toEqual(['assign']);
  });

  test('can not be followed where its own version has no such step', () => {
    expect(rehearse(OWN, OWN, [{ act: 'close', byId: 'a', reasonCode: null }])).toBeNull();
  });
});
