/** The invented offices with which a training vault exchanges, each with a vault of its own beside it. */
export const PARTNER_IDS = ['superior', 'neighbour', 'commune'] as const;
