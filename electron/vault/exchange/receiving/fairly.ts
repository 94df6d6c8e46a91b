import type { Arrival } from '../channel/channel.ts';

type Labelled = Pick<Arrival, 'claimed'>;
type IsTrusted = (station: string) => boolean;

const senderOf = ({ claimed }: Labelled): string => claimed?.station ?? '';

/**
 * Trusted senders first, and of each sender one after another's, so that what one of them sends by the thousand keeps
 * nobody else's from being looked at. A sender is what a label claims; nothing but the order hangs on it.
 */
export function fairly<T extends Labelled>(arrivals: readonly T[], isTrusted: IsTrusted): T[] {
  const trust = new Map<string, boolean>();
  const met = new Map<string, number>();
  const placed = arrivals.map((arrival) => {
    const sender = senderOf(arrival);
    const place = met.get(sender) ?? 0;
    met.set(sender, place + 1);
    const known = trust.get(sender) ?? isTrusted(sender);
    trust.set(sender, known);
    return { arrival, place, rank: known ? 0 : 1 };
  });
  return placed.sort((a, b) => a.rank - b.rank || a.place - b.place).map(({ arrival }) => arrival);
}

/** A relay gives a station 64 envelopes at most that it has not been told of: half of them are left for the others. */
const MOST_WAITING = { ofOne: 8, all: 32 } as const;

/**
 * Which of those that quarantine had no room for stay with the channel, to come again: some of every trusted sender.
 * The others are let go of; their senders hear nothing, and send again what nobody confirmed.
 */
export function waiting<T extends Labelled>(passedOver: readonly T[], isTrusted: IsTrusted): Set<T> {
  const counted = new Map<string, number>();
  const stays = new Set<T>();
  for (const arrival of fairly(passedOver, isTrusted)) {
    const sender = senderOf(arrival);
    const own = counted.get(sender) ?? 0;
    if (stays.size >= MOST_WAITING.all || own >= MOST_WAITING.ofOne || !isTrusted(sender)) continue;
    counted.set(sender, own + 1);
    stays.add(arrival);
  }
  return stays;
}
