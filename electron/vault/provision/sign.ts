import path from 'node:path';
import { SecretListFile } from '../../../shared/domain/levels/secretList.ts';
import { packId } from '../../../shared/domain/rules/select.ts';
import { signedPackText } from '../../../shared/domain/rules/signedPack.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { discardBeside, putInPlace, writeBeside } from '../disk/outside.ts';
import { signCms } from '../crypto/cms/sign.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { officeSigner } from '../peers/ownKeys.ts';
import { enterPacket, type Packet, sealPacket } from '../exchange/channel/packets.ts';
import { discard } from '../exchange/sending/seal.ts';
import { readSmallFile } from '../disk/smallFile.ts';
import { type Ports, handlers, ofStation, preparedCommand } from '../ports.ts';
import { MAX_LIST_BYTES } from '../protection/lists.ts';
import { parsePack } from '../rules/aside.ts';
import { MAX_PACK_BYTES } from '../rules/received.ts';
import { refuseIncomplete } from '../rules/wholePack.ts';

type Seen = Output<'provision.lookToSign'>;

/** What an office above issues to those below: its own key signs a rule pack or danh mục, and nothing else. */
export const issueSignedHandlers = handlers({
  'provision.lookToSign': (ports, input) => lookAt(ports, input.path).seen,

  'provision.sign': preparedCommand({
    prepare: async (ports, input) => {
      const signature = input.signature ?? `${input.path}.p7s`;
      if (path.resolve(signature) === path.resolve(input.path))
        raise('bad-input', { field: 'signature', rule: 'other-file' });
      const { seen, raw } = await signFile(ports, input);
      const temporary = await writeBeside(signature, ports.newId(), (sink) => sink(raw));
      return { ...seen, signature, temporary };
    },
    apply: (ports, _input, { signature, temporary, what, kind, sha256 }) => {
      tellSigned(ports, { what, sha256 });
      putInPlace(temporary, signature); // a failure here takes the line back as well
      return { signature, what, kind, sha256 };
    },
    // an earlier signature stands until the new one takes its place
    abandon: (_ports, { temporary }) => discardBeside(temporary),
  }),

  'provision.sendSigned': preparedCommand({
    prepare: async (ports, { path: file, sha256, to }) => {
      const { content, seen, raw } = await signFile(ports, { path: file, sha256 });
      if (seen.kind !== 'rules') raise('rule-pack-refused', { reason: 'form' });
      const bytes = Buffer.from(signedPackText(content.toString('utf8'), raw.toString('base64')), 'utf8');
      const what = `${seen.what} ${seen.parts[0]?.title ?? ''}`;
      const packet: Packet = { kind: 'rule-pack', what, fileName: seen.name, bytes };
      return { seen, packet, sealed: await sealPacket(ports, packet, to) };
    },
    apply: (ports, _input, { seen, packet, sealed }) => {
      tellSigned(ports, seen);
      enterPacket(ports, packet, sealed);
      return { what: seen.what, envelopes: sealed.length };
    },
    abandon: (ports, { sealed }) => discard(ports, sealed),
  }),
});

async function signFile(ports: Ports, { path: file, sha256 }: { path: string; sha256?: string | undefined }) {
  const { content, seen } = lookAt(ports, file);
  if (sha256 !== undefined && sha256 !== seen.sha256) raise('rule-pack-refused', { reason: 'altered' });
  const signedMs = Math.floor(ports.nowMs() / 1000) * 1000;
  const raw = await signCms({ content, detached: true, signers: [officeSigner(ports)], signedMs });
  return { content, seen, raw };
}

const tellSigned = (ports: Ports, { what, sha256 }: Pick<Seen, 'what' | 'sha256'>): void =>
  ports.append({ act: 'issued.signed', ...ofStation(ports), facts: { what, sha256 } });

/**
 * An office does not sign bytes that it can't read: they might mean something else elsewhere; nor more than the office
 * below would read.
 */
function lookAt(ports: Ports, file: string): { content: Buffer; seen: Seen } {
  const content = readSmallFile(file, Math.max(MAX_LIST_BYTES, MAX_PACK_BYTES));
  const common = { name: path.basename(file), bytes: content.length, sha256: sha256Hex(content) };
  const text = textOf(content);
  const lists = SecretListFile.safeParse(jsonOf(text));
  if (lists.success) {
    refuseLarger(content, MAX_LIST_BYTES);
    const parts = lists.data.lists.map(({ code, title, effectiveFrom: from, effectiveTo: to }) => ({
      id: code,
      title,
      from,
      to,
    }));
    return { content, seen: { ...common, kind: 'lists', what: parts.map(({ id }) => id).join(', '), parts } };
  }
  refuseLarger(content, MAX_PACK_BYTES);
  const pack = parsePack(text);
  refuseIncomplete(ports.rules.packs, pack);
  const { title, effectiveFrom: from, effectiveTo: to } = pack;
  const what = packId(pack);
  return { content, seen: { ...common, kind: 'rules', what, parts: [{ id: what, title, from, to }] } };
}

function refuseLarger(content: Buffer, maxBytes: number): void {
  if (content.length > maxBytes) raise('too-large', { what: 'file', maxBytes });
}

function textOf(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return raise('rule-pack-refused', { reason: 'form' });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return raise('rule-pack-refused', { reason: 'form' });
  }
}
