/** For what place the reason of an event is sealed. */
export const reasonField = (eventId: string): string => `clock/${eventId}`;

/**
 * For what place the words of an open draft are sealed when the document that was issued from it is classified later:
 * they lie under the document's key then (a draft that was classified from the beginning has a key of its own).
 */
export const draftWordField = (proposalId: string, column: 'subject' | 'note' | 'dossier_title'): string =>
  `proposal/${proposalId}/${column}`;

export const remarkField = (stepId: string): string => `proposal-step/${stepId}`;
