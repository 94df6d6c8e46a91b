import {
  HELP_PACK_FORMAT,
  type HelpPack,
  type HelpPackEntry,
  helpPackText,
  isHelpEntry,
  readHelpPack,
  readSignedHelp,
  signedHelpText,
} from '../../../shared/domain/obstacles/helpPack.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import { signCms } from '../crypto/cms/sign.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { officeSigner } from '../peers/ownKeys.ts';
import { packetMetadata } from '../exchange/kinds/packet.ts';
import { manifestOf } from '../envelopes/metadata.ts';
import {
  enterPacket,
  packetBytes,
  packetTaken,
  sealPacket,
  type Packet,
} from '../exchange/channel/packets.ts';
import { discard } from '../exchange/sending/seal.ts';
import { readSmallFile } from '../disk/smallFile.ts';
import { signedByOffice } from '../exchange/receiving/signedBy.ts';
import { waitingOfKind } from '../envelopes/store.ts';
import { type Ports, about, handlers, ofStation, preparedCommand } from '../ports.ts';
import { keepReport } from '../printing/reportMemory.ts';
import { latestPublication } from '../submissions/publicationStore.ts';
import { findingsOf } from '../submissions/register.ts';
import { entryOf, entryOfCase, helpEntries, insertPack, keepEntry, packKnown } from '../tables/help.ts';
import { findObstacle } from '../tables/obstacles.ts';

/** A signed help pack that was judged and may be entered. */
export interface HelpPackFile {
  readonly pack: HelpPack;
  readonly content: string;
  readonly p7s: Buffer;
}

interface Taken {
  readonly office: string;
  readonly added: number;
  readonly replaced: number;
}

/** A file of the largest pack with its signature, as JSON writes it. */
export const MAX_HELP_BYTES = 1024 * 1024;
/** Answers in the help: nobody has so many that a list of them must be turned over. */
const MOST_ENTRIES = 2000;

export const publishingHandlers = handlers({
  'obstacles.entries': (ports) => ({
    entries: helpEntries(ports.db, MOST_ENTRIES),
  }),

  'obstacles.publish': preparedCommand({
    prepare: async (ports, { id, to }) => {
      const entry = nextEntry(ports, id);
      const { code, name } = ports.station.office;
      const office = { code: code.normalize('NFC'), name: name.normalize('NFC').trim() };
      const content = helpPackText({
        format: HELP_PACK_FORMAT,
        office,
        madeMs: ports.nowMs(),
        entries: [entry],
      });
      const signedMs = Math.floor(ports.nowMs() / 1000) * 1000;
      const signers = [officeSigner(ports)];
      const p7s = await signCms({ content: Buffer.from(content, 'utf8'), detached: true, signers, signedMs });
      const bytes = Buffer.from(signedHelpText(content, p7s.toString('base64')), 'utf8');
      const fileName = `giai-dap ${code} ${entry.publishedOn}.json`;
      const packet: Packet = { kind: 'help', what: entry.title, fileName, bytes };
      const sealed = to.length === 0 ? [] : await sealPacket(ports, packet, to);
      return { entry, content, p7s, packet, sealed };
    },
    apply: (ports, { id }, { entry, content, p7s, packet, sealed }) => {
      const now = nextEntry(ports, id, entry.id);
      if (JSON.stringify(now) !== JSON.stringify(entry)) raise('busy', { at: 'publication' });
      const { code: officeCode, name: officeName } = ports.station.office;
      const packId = keepPack(ports, { officeCode, officeName, origin: 'own', content, p7s });
      keepEntry(ports.db, entry, { officeCode, officeName, packId, submissionId: id });
      enterPacket(ports, packet, sealed);
      ports.append({
        act: 'help.published',
        ...about('submission', id),
        facts: { edition: entry.edition, stations: sealed.length },
      });
      ports.announce('submissions.changed', id);
      keepReport(ports, packId, Buffer.from(packet.bytes));
      return {
        entryId: entry.id,
        edition: entry.edition,
        envelopes: sealed.length,
        reportId: packId,
        fileName: packet.fileName,
        sizeBytes: packet.bytes.length,
      };
    },
    abandon: (ports, { sealed }) => discard(ports, sealed),
  }),

  'obstacles.packs': (ports) => ({
    packs: waitingOfKind(ports.db, 'help').map((row) => ({
      envelopeId: row.id,
      office: row.senderName ?? '',
      readMs: row.readMs,
      what: packetMetadata.parse(manifestOf(row).metadata).what,
    })),
  }),

  'obstacles.takePack': preparedCommand({
    prepare: async (ports, { envelopeId }) => readPack(ports, await packetBytes(ports, envelopeId, ['help'])),
    apply: (ports, { envelopeId }, came) => {
      const taken = enterPack(ports, came);
      packetTaken(ports, envelopeId);
      tellTaken(ports, taken, { subjectKind: 'envelope', subjectId: envelopeId });
      return taken;
    },
  }),

  'obstacles.takePackFile': preparedCommand({
    prepare: async (ports, { path }) => readPack(ports, readSmallFile(path, MAX_HELP_BYTES)),
    apply: (ports, _input, came) => enterPackFile(ports, came),
  }),
});

/** Enters a pack that lay in a file; inside the transaction. */
export function enterPackFile(ports: Ports, came: HelpPackFile): Taken {
  const taken = enterPack(ports, came);
  tellTaken(ports, taken, { ...ofStation(ports) });
  return taken;
}

/** The very same pack was taken before. */
export const helpPackIsKnown = (ports: Pick<Ports, 'db'>, { content }: HelpPackFile): boolean =>
  packKnown(ports.db, sha256Of(content));

/** Its entries, where they are newer than what is here; what is known changes nothing. */
function enterPack(ports: Ports, { pack, content, p7s }: HelpPackFile): Taken {
  const { code: officeCode, name: officeName } = pack.office;
  let added = 0;
  let replaced = 0;
  if (!packKnown(ports.db, sha256Of(content))) {
    const packId = keepPack(ports, { officeCode, officeName, origin: 'taken', content, p7s });
    for (const entry of pack.entries) {
      const here = entryOf(ports.db, officeCode, entry.id);
      if (here !== null && here.edition >= entry.edition) continue; // an older one that came late
      keepEntry(ports.db, entry, { officeCode, officeName, packId, submissionId: null });
      if (here === null) added += 1;
      else replaced += 1;
    }
  }
  return { office: officeName, added, replaced };
}

function tellTaken(ports: Ports, taken: Taken, subject: { subjectKind: string; subjectId: string }): void {
  ports.append({ act: 'help.taken', ...subject, facts: { ...taken } });
  ports.announce('submissions.changed');
}

/**
 * The public copy that was approved last, as an entry: the first edition, or the next one of the entry that stands.
 * @param fresh id for an entry that does not stand yet
 * @throws AppError `not-found`, `illegal-transition` without an approved copy, `secret-mark-found`, `bad-input`
 */
function nextEntry(ports: Ports, id: string, fresh: string = ports.newId()): HelpPackEntry {
  const { screen, code, state } = findObstacle(ports.db, id) ?? raise('not-found', { id });
  const copy = latestPublication(ports.db, id);
  if (copy?.decision !== 'approved')
    return raise('illegal-transition', { from: state, action: 'publish-help' });
  const mark = findingsOf(ports, { title: copy.title, body: copy.answer }).find(
    ({ severity }) => severity === 'stop',
  );
  if (mark !== undefined) raise('secret-mark-found', { rule: mark.rule, found: 'mark' });
  const here = entryOfCase(ports.db, id);
  const entry: HelpPackEntry = {
    id: here?.entryId ?? fresh,
    edition: (here?.edition ?? 0) + 1,
    publishedOn: ports.today(),
    screen,
    code,
    title: normaliseLine(copy.title),
    body: normaliseText(copy.answer).replaceAll('\t', ' ').trim(),
  };
  if (!isHelpEntry(entry)) raise('bad-input', { field: 'answer', rule: 'plain-text' });
  return entry;
}

const sha256Of = (content: string): string => sha256Hex(Buffer.from(content, 'utf8'));

function keepPack(
  ports: Ports,
  pack: Pick<Parameters<typeof insertPack>[1], 'officeCode' | 'officeName' | 'origin' | 'content' | 'p7s'>,
): string {
  const id = ports.newId();
  const kept = { keptMs: ports.nowMs(), byId: ports.actor.id };
  insertPack(ports.db, { ...pack, id, sha256: sha256Of(pack.content), ...kept });
  return id;
}

/** @throws AppError `message-malformed`, `sender-unknown`, `signature-invalid`, and the codes of a certificate */
export function readPack(ports: Ports, bytes: Uint8Array): HelpPackFile {
  const signed = readSignedHelp(utf8(bytes));
  const pack = signed === null ? null : readHelpPack(signed.content);
  if (signed === null || pack === null) return raise('message-malformed', { reason: 'help-pack' });
  const p7s = Buffer.from(signed.signature, 'base64');
  signedByOffice(ports, { content: signed.content, p7s }, pack.office.code);
  return { pack, content: signed.content, p7s };
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('message-malformed', { reason: 'help-pack' });
  }
}
