import { rmSync } from 'node:fs';
import { RulePack } from '../../../shared/domain/rules/schema.ts';
import { packId } from '../../../shared/domain/rules/select.ts';
import { SecretListFile } from '../../../shared/domain/levels/secretList.ts';
import { raise } from '../../../shared/errors.ts';
import { signCms } from '../crypto/cmsSign.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { officeSigner } from '../exchange/keys.ts';
import { readSmallFile, writeSmallFile } from '../exchange/smallFile.ts';
import { preparedCommand, type Ports } from '../ports.ts';
import { MAX_LIST_BYTES } from '../protection/lists.ts';
import { refuseIncomplete } from '../rules/wholePack.ts';

interface Signed {
  readonly signature: string;
  readonly what: string;
  readonly kind: 'rules' | 'lists';
  readonly sha256: string;
}

/** What an office above issues to those below: its own key signs a rule pack or danh mục, and nothing else. */
export const issueSignedHandlers = {
  'provision.sign': preparedCommand<'provision.sign', Signed>({
    prepare: async (ports, { path }) => {
      const content = readSmallFile(path, MAX_LIST_BYTES);
      const { kind, what } = judge(ports, content);
      const signedMs = Math.floor(ports.nowMs() / 1000) * 1000;
      const raw = await signCms({ content, detached: true, signers: [officeSigner(ports)], signedMs });
      const signature = `${path}.p7s`;
      writeSmallFile(signature, raw);
      return { signature, what, kind, sha256: sha256Hex(content) };
    },
    apply: (ports, _input, { signature, what, kind, sha256 }) => {
      ports.append({
        act: 'issued.signed',
        subjectKind: 'station',
        subjectId: ports.station.stationId,
        facts: { what, sha256 },
      });
      return { signature, what, kind, sha256 };
    },
    abandon: (_ports, { signature }) => rmSync(signature, { force: true }),
  }),
};

/** An office does not sign bytes that it can't read: they might mean something else elsewhere. */
function judge(ports: Ports, content: Buffer): Pick<Signed, 'kind' | 'what'> {
  const json = jsonOf(content);
  const lists = SecretListFile.safeParse(json);
  if (lists.success) return { kind: 'lists', what: lists.data.lists.map(({ code }) => code).join(', ') };
  const pack = RulePack.safeParse(json);
  if (!pack.success) return raise('rule-pack-refused', { reason: 'form' });
  refuseIncomplete(ports.rules.packs, pack.data);
  return { kind: 'rules', what: packId(pack.data) };
}

function jsonOf(content: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content)) as unknown;
  } catch {
    return raise('rule-pack-refused', { reason: 'form' });
  }
}
