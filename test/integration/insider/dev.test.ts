import { it } from 'vitest';
import { makeInsiderOffice } from '../../support/insiderOffice.ts';
import { openStage } from '../../support/insiderStage.ts';
it('dev', async () => {
  const t = performance.now(); const c = process.cpuUsage();
  const say = (n: string) => { const u = process.cpuUsage(c); console.log(n, Math.round(performance.now() - t), Math.round((u.user + u.system) / 1000)); };
  if (process.env['ONLY'] === 'office') { await makeInsiderOffice().catch((e) => console.log(e.message)); say('office'); return; }
  const s = await openStage(); say('stage'); console.log(s.empty.length, s.empty.join(' ')); await s.close();
}, 900000);
