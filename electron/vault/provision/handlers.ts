import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { type Card, MAX_CARD_BYTES, readCard } from '../peers/card.ts';
import { takeCard } from '../peers/peers.ts';
import { trustedCard } from '../peers/store.ts';
import { readSmallFile } from '../disk/smallFile.ts';
import { takePolicy, termsOf } from '../policy/handlers.ts';
import { readPolicy, type SignedPolicy } from '../policy/read.ts';
import { policyInForce } from '../policy/store.ts';
import { type Ports, handlers, ofStation, preparedCommand } from '../ports.ts';
import { readStation } from '../tables/station.ts';
import { saveIdleLock, swapDay } from '../settings/handlers.ts';
import { swappedDays } from '../tables/settings.ts';
import { type ProvisionFile, readProvision } from './read.ts';
import { readSignedFiles, type SignedFile } from './signedFiles.ts';

/** The file with everything that it names, read and judged; nothing of it is believed before all of it holds. */
interface Package extends ProvisionFile {
  readonly cards: readonly { readonly file: string; readonly card: Card }[];
  readonly policy: SignedPolicy | null;
  readonly signed: readonly SignedFile[];
}

export const provisionHandlers = handlers({
  'provision.look': (ports, { path }) => preview(ports, open(ports, path)),

  'provision.apply': preparedCommand({
    prepare: async (ports, { path, sha256 }) => {
      const opened = open(ports, path);
      if (opened.sha256 !== sha256) raise('provision-refused', { reason: 'changed' });
      return opened;
    },
    apply: (ports, _input, opened) => apply(ports, opened),
  }),
});

/** @throws AppError `provision-refused` with reason `office` for a file of another office */
function open(ports: Ports, file: string): Package {
  const read = readProvision(file);
  const { vault, cards, policy } = read.provision;
  if (vault !== undefined && vault.office.code !== ports.station.office.code)
    raise('provision-refused', { reason: 'office', office: vault.office.code });
  return {
    ...read,
    cards: cards.map((name) => ({
      file: name,
      card: readCard(readSmallFile(read.beside(name), MAX_CARD_BYTES), ports.nowMs()),
    })),
    policy: policy === null ? null : readPolicy(read.beside(policy.file)),
    signed: readSignedFiles(ports, read),
  };
}

const daysOf = ({ provision }: Package, ports: Ports) => {
  const known = swappedDays(ports.db);
  return provision.calendar.map((day) => ({
    ...day,
    known: known.some(({ date, kind, note }) => date === day.date && kind === day.kind && note === day.note),
  }));
};

/** A policy of the file that is in force already, or older than the one in force, is no fault: it is passed over. */
const policyIsKnown = ({ policy }: Package, ports: Ports): boolean =>
  policy !== null && policy.policy.serial <= (policyInForce(ports.db)?.serial ?? 0);

function preview(ports: Ports, opened: Package): Output<'provision.look'> {
  const { provision, sha256, cards, policy } = opened;
  const office = provision.vault?.office ?? ports.station.office;
  return {
    sha256,
    officeName: office.name,
    officeCode: office.code,
    people: provision.vault?.people.length ?? 0,
    calendar: daysOf(opened, ports),
    cards: cards.map(({ file, card }) => ({
      file,
      officeName: card.officeName,
      officeCode: card.officeCode,
      trusted: trustedCard(ports.db, card.stationId)?.rootSha256 === card.root.sha256,
    })),
    policy:
      policy === null
        ? null
        : {
            ...termsOf(policy.policy),
            keyFingerprint: policy.fingerprint,
            known: policyIsKnown(opened, ports),
          },
    signed: opened.signed.map(({ shown }) => shown),
    idleMinutes: provision.idleMinutes,
  };
}

function apply(ports: Ports, opened: Package): Output<'provision.apply'> {
  const { provision, cards, policy, signed } = opened;
  const days = daysOf(opened, ports).filter((day) => !day.known);
  for (const { date, kind, note } of days) swapDay(ports, { date, kind, note });
  for (const { card } of cards) takeCard(ports, card);
  const takes = policy !== null && !policyIsKnown(opened, ports);
  if (takes) takePolicy(ports, policy, provision.policy?.fingerprint ?? null);
  const taken = signed.filter(({ take }) => take !== null);
  for (const { take } of taken) take?.(ports);
  if (provision.idleMinutes !== null) saveIdleLock(ports, { minutes: provision.idleMinutes });
  ports.append({
    act: 'provision.applied',
    ...ofStation(ports),
    facts: {
      days: days.length,
      cards: cards.length,
      policy: takes ? (policy?.policy.serial ?? null) : null,
      signed: taken.length,
      hash: opened.sha256.slice(0, 16),
    },
  });
  const inForce = policyInForce(ports.db);
  return {
    days: days.length,
    cards: cards.length,
    policy: takes,
    signed: taken.length,
    idleMinutes: readStation(ports.db).idleLockMinutes,
    inForce: inForce === null ? null : { serial: inForce.serial, issuer: inForce.issuer },
    parts: signed.map(({ shown }) => shown),
  };
}
