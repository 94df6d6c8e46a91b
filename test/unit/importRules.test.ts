import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import cruiserConfig from '../../build/config/dependencyCruiser.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** One file per rule that breaks exactly that rule; `[rule, file, text]`. */
const VIOLATIONS: readonly (readonly [rule: string, file: string, text: string])[] = [
  [
    'no-cycles',
    'shared/domain/a/one.ts',
    `import { two } from './two.ts';\nexport const one = (): number => two();`,
  ],
  ['resolvable', 'shared/domain/a/nowhere.ts', `import './missing.ts';`],
  ['shared-is-pure', 'shared/impure.ts', `import fs from 'node:fs';\nexport const read = fs.readFileSync;`],
  [
    'domain-no-io',
    'shared/domain/a/reaching.ts',
    `import { channel } from '../../ipc/channel.ts';\nexport const c = channel;`,
  ],
  [
    'renderer-walled',
    'renderer/shell/reaching.ts',
    `import { open } from '../../electron/vault/db/open.ts';\nexport const o = open;`,
  ],
  [
    'renderer-no-node',
    'renderer/shell/electron.ts',
    `import { shell } from 'electron';\nexport const s = shell;`,
  ],
  ['renderer-no-core', 'renderer/shell/files.ts', `import fs from 'node:fs';\nexport const f = fs;`],
  ['renderer-no-zod', 'renderer/shell/schema.ts', `import { z } from 'zod';\nexport const s = z.string();`],
  [
    'renderer-no-schemas',
    'renderer/shell/contract.ts',
    `import { ops } from '../../shared/ipc/contract/ops.ts';\nexport const o = ops;`,
  ],
  [
    'features-apart',
    'renderer/features/a/list.ts',
    `import { detail } from '../b/detail.ts';\nexport const d = detail;`,
  ],
  [
    'words-lowest',
    'renderer/i18n/topic.ts',
    `import type { Name } from '../data/name.ts';\nexport const n: Name = 'a';`,
  ],
  [
    'keys-below-focus',
    'renderer/keys/sent.ts',
    `import { place } from '../focus/place.ts';\nexport const p = place;`,
  ],
  [
    'focus-below-components',
    'renderer/focus/walk.ts',
    `import type { Shown } from '../components/shownType.ts';\nexport const s = {} as Shown;`,
  ],
  [
    'components-dumb',
    'renderer/components/part.ts',
    `import { detail } from '../features/b/detail.ts';\nexport const d = detail;`,
  ],
  [
    'components-dumb',
    'renderer/components/named.ts',
    `import type { Name } from '../data/name.ts';\nexport const n: Name = 'a';`,
  ],
  [
    'data-below-forms',
    'renderer/data/act.ts',
    `import type { Fields } from '../forms/fields.ts';\nexport const f = {} as Fields;`,
  ],
  [
    'forms-below-parts',
    'renderer/forms/copy.ts',
    `import { copy } from '../parts/copies/copy.ts';\nexport const c = copy;`,
  ],
  [
    'forms-below-parts',
    'renderer/forms/copyType.ts',
    `import type { Copy } from '../parts/copies/copy.ts';\nexport const c = {} as Copy;`,
  ],
  [
    'parts-below-features',
    'renderer/parts/copies/row.ts',
    `import type { Detail } from '../../features/b/detail.ts';\nexport const d = {} as Detail;`,
  ],
  [
    'features-below-shell',
    'renderer/features/a/frame.ts',
    `import type { Frame } from '../../shell/frame.ts';\nexport const f = {} as Frame;`,
  ],
  ['preload-thin', 'electron/preload/files.ts', `import fs from 'node:fs';\nexport const f = fs;`],
  [
    'main-walled',
    'electron/main/direct.ts',
    `import { open } from '../vault/db/open.ts';\nexport const o = open;`,
  ],
  ['main-no-sockets', 'electron/main/socket.ts', `import net from 'node:net';\nexport const n = net;`],
  ['vault-no-electron', 'electron/vault/a/app.ts', `import { app } from 'electron';\nexport const a = app;`],
  [
    'vault-no-network',
    'electron/vault/a/socket.ts',
    `import https from 'node:https';\nexport const h = https;`,
  ],
  [
    'vault-no-parsers',
    'electron/vault/a/letters.ts',
    `import PostalMime from 'postal-mime';\nexport const p = PostalMime;`,
  ],
  [
    'vault-no-parsers',
    'electron/vault/copies/marks.ts',
    `import { PDFDocument } from '@cantoo/pdf-lib';\nexport const p = PDFDocument;`,
  ],
  ['reader-no-keys', 'electron/reader/files.ts', `import fs from 'node:fs';\nexport const f = fs;`],
  [
    'reader-proves-in-one-place',
    'electron/reader/text/keys.ts',
    `import { createPrivateKey } from 'node:crypto';\nexport const k = createPrivateKey;`,
  ],
  [
    'egress-no-secrets',
    'electron/egress/vault.ts',
    `import { open } from '../vault/db/open.ts';\nexport const o = open;`,
  ],
  [
    'sockets-one-place',
    'electron/vault/a/relay.ts',
    `import { connect } from '@nats-io/transport-node';\nexport const c = connect;`,
  ],
  [
    'signer-alone',
    'electron/signer/documents.ts',
    `import { open } from '../vault/db/open.ts';\nexport const o = open;`,
  ],
  [
    'koffi-one-place',
    'electron/vault/a/library.ts',
    `import koffi from 'koffi';\nexport const k = koffi.load;`,
  ],
  ['egress-no-files', 'electron/egress/files.ts', `import fs from 'node:fs';\nexport const f = fs;`],
  ['cli-over-vault', 'electron/cli/window.ts', `import { app } from 'electron';\nexport const a = app;`],
  [
    'sqlite-only-in-db',
    'electron/vault/a/driver.ts',
    `import D from 'better-sqlite3-multiple-ciphers';\nexport const d = new D('x');`,
  ],
  [
    'forge-one-place',
    'electron/vault/a/forge.ts',
    `import forge from 'node-forge';\nexport const f = forge;`,
  ],
  [
    'vault-floor-ground',
    'electron/vault/disk/upward.ts',
    `import type { Kind } from '../audit/kind.ts';\nexport const k: Kind = 'x';`,
  ],
  [
    'vault-floor-office',
    'electron/vault/audit/upward.ts',
    `import type { Kind } from '../attachments/kind.ts';\nexport const k: Kind = 'x';`,
  ],
  [
    'vault-floor-files',
    'electron/vault/registers/upward.ts',
    `import type { Kind } from '../documents/kind.ts';\nexport const k: Kind = 'x';`,
  ],
  [
    'vault-floor-documents',
    'electron/vault/access/upward.ts',
    `import type { Kind } from '../submissions/kind.ts';\nexport const k: Kind = 'x';`,
  ],
  [
    'vault-floor-cases',
    'electron/vault/plan/upward.ts',
    `import type { Kind } from '../exchange/kind.ts';\nexport const k: Kind = 'x';`,
  ],
  [
    'vault-floor-between',
    'electron/vault/figures/upward.ts',
    `import type { Kind } from '../protection/kind.ts';\nexport const k: Kind = 'x';`,
  ],
  [
    'vault-floor-secrets',
    'electron/vault/secrecy/upward.ts',
    `import type { Kind } from '../desk/kind.ts';\nexport const k: Kind = 'x';`,
  ],
  [
    'vault-floor-shown',
    'electron/vault/desk/upward.ts',
    `import type { Kind } from '../backup/kind.ts';\nexport const k: Kind = 'x';`,
  ],
  [
    'vault-floor-station',
    'electron/vault/support/upward.ts',
    `import type { Kind } from '../training/kind.ts';\nexport const k: Kind = 'x';`,
  ],
  [
    'tables-are-ground',
    'electron/vault/tables/asking.ts',
    `import type { Kind } from '../a/kind.ts';\nexport const k: Kind = 'x';`,
  ],
  [
    'db-is-ground',
    'electron/vault/db/kept.ts',
    `import type { Kind } from '../a/kind.ts';\nexport const k: Kind = 'x';`,
  ],
  [
    'knowing-is-below',
    'electron/vault/knowing/asking.ts',
    `import type { Kind } from '../a/kind.ts';\nexport const k: Kind = 'x';`,
  ],
  [
    'rules-are-below',
    'electron/vault/rules/asking.ts',
    `import { helper } from '../a/helper.ts';\nexport const m = helper;`,
  ],
  [
    'migrations-frozen',
    'electron/vault/db/migrations/0001_a.ts',
    `import { helper } from '../../a/helper.ts';\nexport const m = helper;`,
  ],
  [
    'migrations-frozen',
    'electron/vault/db/schema/people.ts',
    `import type { Kind } from '../../a/kind.ts';\nexport const k: Kind = 'x';`,
  ],
  [
    'no-child-process',
    'electron/main/run.ts',
    `import { spawn } from 'node:child_process';\nexport const s = spawn;`,
  ],
  [
    'no-vm',
    'electron/main/evaluate.ts',
    `import { runInNewContext } from 'node:vm';\nexport const r = runInNewContext;`,
  ],
  [
    'gallery-shows-components',
    'build/gallery/screen.ts',
    `import { detail } from '../../renderer/features/b/detail.ts';\nexport const d = detail;`,
  ],
  [
    'not-from-tests',
    'renderer/components/shown.ts',
    `import { shown } from '../../build/gallery/states.ts';\nexport const s = shown;`,
  ],
  [
    'not-from-tests',
    'electron/main/testing.ts',
    `import { fake } from '../../test/support/fake.ts';\nexport const f = fake;`,
  ],
];

/** What the planted files import, and files that break nothing though they come close. */
const INNOCENT: Readonly<Record<string, string>> = {
  'shared/domain/a/two.ts': `import { one } from './one.ts';\nexport const two = (): number => one();`,
  'shared/ipc/channel.ts': `export const channel = 'c';`,
  'shared/ipc/contract/ops.ts': `import { z } from 'zod';\nexport const ops = z.object({});\nexport type Ops = typeof ops;`,
  'electron/vault/db/open.ts': `import D from 'better-sqlite3-multiple-ciphers';\nexport const open = (f: string): unknown => new D(f);`,
  'electron/vault/crypto/asn.ts': `import forge from 'node-forge';\nexport const asn = forge.asn1;`,
  'electron/vault/a/kind.ts': `export type Kind = string;`,
  'electron/vault/audit/kind.ts': `export type Kind = string;`,
  'electron/vault/attachments/kind.ts': `export type Kind = string;`,
  'electron/vault/documents/kind.ts': `export type Kind = string;`,
  'electron/vault/submissions/kind.ts': `export type Kind = string;`,
  'electron/vault/exchange/kind.ts': `export type Kind = string;`,
  'electron/vault/protection/kind.ts': `export type Kind = string;`,
  'electron/vault/desk/kind.ts': `export type Kind = string;`,
  'electron/vault/backup/kind.ts': `export type Kind = string;`,
  'electron/vault/training/kind.ts': `export type Kind = string;`,
  'electron/vault/training/downward.ts': `import type { Kind } from '../audit/kind.ts';\nexport const k: Kind = 'x';`,
  'electron/vault/a/helper.ts': `import fs from 'node:fs';\nexport const helper = fs.existsSync;`,
  'renderer/features/b/detail.ts': `import type { Ops } from '../../../shared/ipc/contract/ops.ts';\nexport const detail = {} as Ops;\nexport type Detail = Ops;`,
  'renderer/features/b/page.ts': `import { copy } from '../../parts/copies/copy.ts';\nexport const page = copy;`,
  'renderer/parts/copies/copy.ts': `import type { Fields } from '../../forms/fields.ts';\nexport type Copy = Fields;\nexport const copy = {} as Copy;`,
  'renderer/forms/fields.ts': `import type { Name } from '../data/name.ts';\nexport interface Fields { readonly name: Name }`,
  'renderer/data/name.ts': `import { shown } from '../components/shownType.ts';\nexport type Name = string;\nexport const n = shown;`,
  'renderer/components/shownType.ts': `import { place } from '../focus/place.ts';\nexport interface Shown { readonly a: 1 }\nexport const shown = place;`,
  'renderer/focus/place.ts': `export const place = 'here';`,
  'renderer/shell/frame.ts': `import { page } from '../features/b/page.ts';\nexport interface Frame { readonly a: 1 }\nexport const f = page;`,
  'electron/vault/a/found.ts': `import type { Found } from '../../reader/parse.ts';\nexport const found = {} as Found;`,
  'electron/reader/parse.ts': `import { inflateSync } from 'node:zlib';\nimport { parse } from 'csv-parse/sync';\nexport interface Found { a: 1 }\nexport const p = [inflateSync, parse];`,
  'electron/reader/signatures/proof.ts': `import { createHash } from 'node:crypto';\nexport const h = createHash;`,
  'electron/cli/forkBeside.ts': `import { fork } from 'node:child_process';\nexport const f = fork;`,
  'electron/egress/tls.ts': `import tls from 'node:tls';\nexport const t = tls;`,
  'test/support/fake.ts': `export const fake = 1;`,
  'build/gallery/states.ts': `export const shown = 1;`,
};

interface Found {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** Runs the project's own rules over a folder of planted files. */
function cruise(folder: string): Found[] {
  const cli = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = path.join(root, 'build/config/dependencyCruiser.mjs');
  const folders = ['shared', 'electron', 'renderer', 'build', 'test'];
  const args = [cli, '--config', config, '--output-type', 'json', ...folders];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (!stdout.startsWith('{')) throw new Error(stderr);
  return (JSON.parse(stdout) as { summary: { violations: Found[] } }).summary.violations;
}

describe('import rules', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-imports-'));
  let found: Found[] = [];

  beforeAll(() => {
    const planted = Object.fromEntries(VIOLATIONS.map(([, file, text]) => [file, text]));
    for (const [file, text] of Object.entries({ ...INNOCENT, ...planted })) {
      const target = path.join(folder, file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, `${text}\n`);
    }
    fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    fs.writeFileSync(
      path.join(folder, 'tsconfig.json'),
      '{"compilerOptions":{"moduleResolution":"bundler","module":"esnext"}}',
    );
    fs.writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
    found = cruise(folder);
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it.each(VIOLATIONS)('%s is found in %s', (rule, file) => {
    expect(found.map((violation) => [violation.rule.name, violation.from])).toContainEqual([rule, file]);
  });

  it('leaves innocent files alone', () => {
    const inCycle = 'shared/domain/a/two.ts';
    const accused = found
      .map((violation) => violation.from)
      .filter((file) => file in INNOCENT && file !== inCycle);
    expect(accused).toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    const rules = cruiserConfig.forbidden.map(({ name }) => name);
    expect([...new Set(VIOLATIONS.map(([rule]) => rule))].toSorted()).toEqual(rules.toSorted());
  });
});
