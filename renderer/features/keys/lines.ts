import type { StateMeaning } from '../../components/StateMark.tsx';
import type { OwnCertificate, PeerCertificate } from './rows.ts';

/** Whose certificate it is, from where this person sits; the order of the list. */
export const GROUPS = ['mine', 'office', 'peers', 'people', 'kept'] as const;
export type Group = (typeof GROUPS)[number];

interface Common {
  readonly key: string;
  readonly group: Group;
}
export type CertificateLine =
  | (Common & { readonly kind: 'own'; readonly certificate: OwnCertificate })
  | (Common & { readonly kind: 'peer'; readonly certificate: PeerCertificate });

/** All certificates in one list: my own first, what is out of use last. */
export function certificateLines(
  own: readonly OwnCertificate[],
  peers: readonly PeerCertificate[],
  personId: string,
): CertificateLine[] {
  const lines: CertificateLine[] = [
    ...own.map((certificate): CertificateLine => ({
      kind: 'own',
      key: certificate.id,
      group: groupOf(certificate, personId),
      certificate,
    })),
    ...peers.map((certificate): CertificateLine => ({
      kind: 'peer',
      key: `${certificate.stationId}/${certificate.serial}`,
      group: 'peers',
      certificate,
    })),
  ];
  return lines.sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group));
}

function groupOf({ owner, state, personId }: OwnCertificate, me: string): Group {
  if (state === 'kept' || state === 'revoked') return 'kept';
  if (owner !== 'person') return 'office';
  return personId === me ? 'mine' : 'people';
}

/** The certificate that took the place of one which went out of use; itself while it is in use or nothing did. */
export function successorOf(line: CertificateLine, lines: readonly CertificateLine[]): CertificateLine {
  if (line.kind !== 'own' || line.group !== 'kept') return line;
  const { owner, purpose, personId } = line.certificate;
  const next = lines.find(
    (other) =>
      other.kind === 'own' &&
      other.group !== 'kept' &&
      other.certificate.owner === owner &&
      other.certificate.purpose === purpose &&
      other.certificate.personId === personId,
  );
  return next ?? line;
}

export type ShownState = 'good' | 'soon' | 'expired' | 'revoked' | 'kept';

/** What the list says of a certificate: "sắp hết hạn" is one in force with a warning. */
export function shownState({ state, warning }: Pick<OwnCertificate, 'state' | 'warning'>): ShownState {
  if (state !== 'in-force') return state;
  return warning === null ? 'good' : 'soon';
}

export const MEANINGS: Readonly<Record<ShownState, StateMeaning>> = {
  good: 'done',
  soon: 'waiting',
  expired: 'refused',
  revoked: 'returned',
  kept: 'closed',
};

/** The last eight figures: enough to tell certificates apart on a screen. */
export const shortSerial = (serial: string): string => `…${serial.slice(-8).toUpperCase()}`;
