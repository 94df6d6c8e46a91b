// SBOM (CycloneDX 1.6, JSON) and the licences of what is shipped; both made from the lockfile when a package is made.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { inRoot } from './paths.mjs';

const SPDX = /^[A-Za-z0-9.+-]+$/;

const purl = ({ name, version }) =>
  `pkg:npm/${name.startsWith('@') ? `%40${name.slice(1)}` : name}@${version}`;

function hashesOf(integrity) {
  const [algorithm, base64] = integrity?.split('-', 2) ?? [];
  const alg = { sha512: 'SHA-512', sha256: 'SHA-256', sha1: 'SHA-1' }[algorithm];
  return alg === undefined ? [] : [{ alg, content: Buffer.from(base64, 'base64').toString('hex') }];
}

function licencesOf(licence) {
  if (licence === 'UNKNOWN') return [{ license: { name: 'see THIRD-PARTY-LICENCES.txt' } }];
  return SPDX.test(licence) ? [{ license: { id: licence } }] : [{ expression: licence }];
}

/** The same input gives the same bytes: no time, and a serial number out of the content. */
export function billOfMaterials(app, packages, electronVersion) {
  const components = [
    {
      type: 'framework',
      name: 'electron',
      version: electronVersion,
      purl: `pkg:npm/electron@${electronVersion}`,
      scope: 'required',
      licenses: [{ license: { id: 'MIT' } }],
    },
    ...packages
      .filter(({ name }) => name !== 'electron')
      .map((one) => ({
        type: 'library',
        'bom-ref': `${purl(one)}#${one.folder}`,
        name: one.name,
        version: one.version,
        purl: purl(one),
        scope: one.shipped ? 'required' : 'excluded',
        hashes: hashesOf(one.integrity),
        licenses: licencesOf(one.license),
      })),
  ];
  const digest = createHash('sha256')
    .update(JSON.stringify([app, components]))
    .digest('hex');
  const uuid = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuid}`,
    version: 1,
    metadata: {
      component: {
        type: 'application',
        name: app.name,
        version: app.version,
        'bom-ref': `${app.name}@${app.version}`,
      },
      properties: [
        { name: 'an-thu:note', value: 'scope excluded: used to build and test, not in the product' },
      ],
    },
    components,
  };
}

const LICENCE_FILE = /^(licen[cs]e|copying|notice|ofl)/i;

/** The text of every shipped package's licence, one behind the other. */
export function licenceTexts(packages) {
  const parts = packages
    .filter(({ shipped }) => shipped)
    .map(({ folder, name, version, license }) => {
      const files = fs
        .readdirSync(inRoot(folder))
        .filter((file) => LICENCE_FILE.test(file))
        .sort();
      const texts = files
        .filter((file) => fs.statSync(inRoot(folder, file)).isFile())
        .map((file) => fs.readFileSync(inRoot(folder, file), 'utf8').trim());
      const body =
        texts.length > 0 ? texts.join('\n\n') : `Licence: ${license} (the package has no licence file).`;
      return `${'='.repeat(80)}\n${name} ${version} (${license})\n${'='.repeat(80)}\n\n${body}\n`;
    });
  return `${parts.join('\n')}\n`;
}
