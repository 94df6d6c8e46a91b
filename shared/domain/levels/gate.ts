import type { Channel, Level, Profile } from './level.ts';

/** What the vault of a station may keep of a level. */
export const HOLDINGS = ['full', 'register-only', 'refused'] as const;
type Holding = (typeof HOLDINGS)[number];

/** Passage through a channel: freely, only once the channel is opened with an approving document, or never. */
export const PASSAGES = ['yes', 'approval', 'no'] as const;
type Passage = (typeof PASSAGES)[number];

interface HoldingRule {
  readonly id: string;
  readonly profile: Profile;
  readonly holds: Readonly<Record<Level, Holding>>;
  /** What it holds once the head's document that approves this machine is recorded; null: no document changes it. */
  readonly holdsWhenApproved: Readonly<Record<Level, Holding>> | null;
}

interface ChannelRule {
  readonly id: string;
  readonly profile: Profile;
  readonly channel: Channel;
  readonly passes: Readonly<Record<Level, Passage>>;
}

export interface GateTable {
  readonly holdings: readonly HoldingRule[];
  readonly channels: readonly ChannelRule[];
}

export type GateAnswer =
  | { readonly allowed: true; readonly needsApproval: boolean; readonly ruleId: string }
  | { readonly allowed: false; readonly ruleId: string };

/** Named when the pack has no line for a question: what is not written is not allowed. */
export const NO_RULE = 'KN-00';

/**
 * May a document of this level go through this channel at a station of this profile? Where `needsApproval` is
 * set, the caller must also see the number of the approving document and two officers on the channel.
 * The software's own encryption never opens a channel: it is not approval by the cipher authority.
 */
export function gate(table: GateTable, profile: Profile, channel: Channel, level: Level): GateAnswer {
  const rule = table.channels.find((line) => line.profile === profile && line.channel === channel);
  if (!rule) return { allowed: false, ruleId: NO_RULE };
  const passage = rule.passes[level];
  return passage === 'no'
    ? { allowed: false, ruleId: rule.id }
    : { allowed: true, needsApproval: passage === 'approval', ruleId: rule.id };
}

export interface HoldingAnswer {
  readonly holding: Holding;
  readonly ruleId: string;
}

/** What a station of this profile may keep of a level. */
export function holding(table: GateTable, profile: Profile, level: Level, approved = false): HoldingAnswer {
  const rule = table.holdings.find((line) => line.profile === profile);
  if (!rule) return { holding: 'refused', ruleId: NO_RULE };
  const holds = approved && rule.holdsWhenApproved ? rule.holdsWhenApproved : rule.holds;
  return { holding: holds[level], ruleId: rule.id };
}
