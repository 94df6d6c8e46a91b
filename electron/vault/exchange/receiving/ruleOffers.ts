import type { LedgerAct } from '../../../../shared/domain/ledgerActs.ts';
import { packId } from '../../../../shared/domain/rules/select.ts';
import { readSignedPack } from '../../../../shared/domain/rules/signedPack.ts';
import { AppError, raise } from '../../../../shared/errors.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { packetBytes, packetTaken } from '../channel/packets.ts';
import { type Ports, handlers, preparedCommand } from '../../ports.ts';
import { readableParts } from '../../rules/aside.ts';
import { insertOffer, type Offer, openOffer, openOffers, settleOffer } from '../../rules/offerStore.ts';
import { enterPack, type JudgedPack, judgePack, MAX_PACK_BYTES, textOf } from '../../rules/received.ts';

type Shown = Output<'rules.offers'>['offers'][number];

interface Came {
  readonly body: string;
  readonly signature: Buffer;
}

/**
 * A rule pack that came by envelope. Only who holds the office's key can open it; only an administrator puts rules in
 * force: the one hands it over, the other takes it. Both times it is judged as if it had come on a disc.
 */
export const offerHandlers = handlers({
  'rules.handOver': preparedCommand({
    prepare: async (ports, { envelopeId }) => cameIn(await packetBytes(ports, envelopeId, ['rule-pack'])),
    apply: (ports, { envelopeId }, came) => {
      const { row, known } = judge(ports, came);
      const pack = packId(row.pack);
      if (known) raise('rule-pack-refused', { reason: 'known', pack });
      insertOffer(ports.db, { ...came, inboxId: envelopeId, nowMs: ports.nowMs(), by: ports.actor.id });
      packetTaken(ports, envelopeId);
      append(ports, 'rule-pack.handed', envelopeId, { pack, issuer: row.signedBy });
      return { pack };
    },
  }),

  'rules.offers': (ports) => ({
    offers: openOffers(ports.db).map((offer) => shown(ports, offer)),
  }),

  'rules.takeOffer': (ports, { id }) => {
    const judged = judge(ports, offerOf(ports, id));
    const { pack, effectiveHere: from } = judged.row;
    if (judged.known) raise('rule-pack-refused', { reason: 'known', pack: packId(pack) });
    enterPack(ports, judged);
    settleOffer(ports.db, { inboxId: id, taken: 1, nowMs: ports.nowMs(), by: ports.actor.id });
    ports.announce('exchange.changed', id);
    return { pack: packId(pack), from };
  },

  'rules.leaveOffer': (ports, { id }) => {
    const { title } = readableParts(offerOf(ports, id).body);
    settleOffer(ports.db, { inboxId: id, taken: 0, nowMs: ports.nowMs(), by: ports.actor.id });
    append(ports, 'rule-pack.left', id, { title });
    ports.announce('exchange.changed', id);
    return {};
  },
});

function cameIn(bytes: Buffer): Came {
  const read = readSignedPack(textOf(bytes));
  if (read === null) return raise('rule-pack-refused', { reason: 'form' });
  return { body: read.content, signature: Buffer.from(read.signature, 'base64') };
}

function judge(ports: Ports, { body, signature }: Came): JudgedPack {
  const bytes = Buffer.from(body, 'utf8');
  if (bytes.length > MAX_PACK_BYTES) raise('too-large', { what: 'file', maxBytes: MAX_PACK_BYTES });
  return judgePack(ports, bytes, signature);
}

const offerOf = (ports: Ports, id: string): Offer => openOffer(ports.db, id) ?? raise('not-found', { id });

function shown(ports: Ports, offer: Offer): Shown {
  const { inboxId: id, handedMs, handedBy, sender } = offer;
  const came = { id, title: readableParts(offer.body).title, sender, handedMs, handedBy };
  try {
    const { row, known } = judge(ports, offer);
    const part = { pack: packId(row.pack), issuer: row.signedBy, from: row.effectiveHere };
    return { ...came, ...part, state: known ? 'known' : 'takes' };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return { ...came, pack: '', issuer: '', from: null, state: 'refused' };
  }
}

const append = (ports: Ports, act: LedgerAct, id: string, facts: Record<string, string>): void =>
  ports.append({ act, subjectKind: 'envelope', subjectId: id, facts });
