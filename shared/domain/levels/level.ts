/** Secrecy levels, lowest first (Luật 117/2025/QH15: Mật, Tối mật, Tuyệt mật). Their data is in the rule pack. */
export const LEVELS = ['none', 'mat', 'toi-mat', 'tuyet-mat'] as const;
export type Level = (typeof LEVELS)[number];

export const PROFILES = ['connected', 'party-wan', 'independent-lan', 'standalone'] as const;
export type Profile = (typeof PROFILES)[number];

/** How something may leave or reach a station. `edxml` is the ordinary document exchange (trục liên thông). */
export const CHANNELS = ['folder', 'relay', 'edxml', 'paper'] as const;
export type Channel = (typeof CHANNELS)[number];

export const levelRank = (level: Level): number => LEVELS.indexOf(level);
export const isClassified = (level: Level): boolean => level !== 'none';

/** A document that quotes or encloses others takes the highest of their levels. */
export function maxLevel(levels: readonly Level[]): Level {
  return levels.reduce<Level>(
    (highest, level) => (levelRank(level) > levelRank(highest) ? level : highest),
    'none',
  );
}

/** True when a post with this ceiling may act on a document of this level. */
export const withinCeiling = (level: Level, ceiling: Level): boolean =>
  levelRank(level) <= levelRank(ceiling);

/** Profiles whose machine must have no way out; such a station checks its own routes before it unlocks. */
export const forbidsNetwork = (profile: Profile): boolean =>
  profile === 'independent-lan' || profile === 'standalone';
