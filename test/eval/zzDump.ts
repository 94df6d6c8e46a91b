import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { forkReader } from '../../electron/cli/forkReader.ts';
import { bytesSource, createReader } from '../../electron/vault/reader/index.ts';
import { HEAD } from '../../shared/domain/document/reading/head.ts';
import { pageOfWords } from '../../shared/domain/document/reading/recognised.ts';
import { rowsOf } from '../../shared/domain/document/reading/lines.ts';
import { readPage } from '../../shared/domain/document/readPage.ts';
import { firstPageOf, greyFirstPageOf } from '../support/pdfjs.ts';
const reader = createReader(forkReader);
for (const dir of process.argv.slice(2))
for (const f of readdirSync(dir)) {
  try {
    const page = await firstPageOf(join(dir, f));
    const read = page === null ? null : readPage(page, []);
    if (read && (read.marked || read.health === 'true')) { console.log('TEXT', f); continue; }
    const t0 = performance.now();
    const { grey, width, height, dpi } = await greyFirstPageOf(join(dir, f), HEAD);
    const t1 = performance.now();
    const { items } = await reader.read({ op: 'recognise', width, height, dpi }, bytesSource(Buffer.from(grey)));
    const t2 = performance.now();
    const p = pageOfWords(items, { width, dpi, pageHeight: height / HEAD.share });
    const r = readPage(p, []);
    console.log(`OCR ${f} draw ${(t1-t0)|0} ocr ${(t2-t1)|0} ${width}x${height}@${dpi} ${read?.health ?? 'scan'} -> ${r.health}`);
    console.log('   ', JSON.stringify(r));
    if (process.env.LINES || r.health !== 'true' || r.code === null) for (const l of rowsOf(p.items).slice(0, 14)) console.log('      |', l.items.map((i) => i.text + '{' + i.sure + (i.digits != null ? ',' + i.digits : '') + '}').join(' '));
    else for (const l of rowsOf(p.items)) { const d = l.items.filter((i) => i.digits != null).slice(0, 4); if (d.length && /s[ốôóo]\s*:?|ngày/i.test(l.text)) console.log('      |', l.items.map((i) => i.text + '{' + i.sure + (i.digits != null ? ',' + i.digits : '') + '}').join(' ').slice(0, 140)); }
  } catch (e) { console.log('ERR', f, String(e).slice(0, 100)); }
}
reader.close(); process.exit(0);
