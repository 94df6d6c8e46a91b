import { expect, test } from 'vitest';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
test('x', () => { const t=performance.now(); const r=loadRules(); const v=r.asOf('2026-11-24'); console.log(performance.now()-t, v.appliedId('levels','books'), r.grounds('2026-11-24').length); expect(v.levels.length).toBe(4); });
