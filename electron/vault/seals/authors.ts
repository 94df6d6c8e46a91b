/**
 * Whose act a row is, by the name of its column: `by_id`, or what was done and `_by` (`decided_by`). Who stands there must have
 * sealed the row: otherwise somebody wrote an act in another's name and sealed it as the own.
 */
const AUTHOR = /^by_id$|_by$/;

/** Columns of such a name in which somebody stands who signs elsewhere, each with where. */
export const NOT_AUTHOR: Readonly<Record<string, string>> = {
  'key_request.proof_by': 'the SHA-256 of a certificate',
  'channel_opening.seconded_by': 'the second officer, in the session of the first',
  'obstacle.answer_by': 'a name of the superior office',
  'outbox.refused_by': 'a name of the office that it went to',
};

/** Tables whose rows live on in the hands of others, who seal what they change; of all others the last seal is the author's. */
export const LIVES_ON: Readonly<Record<string, string>> = {
  carry_out: 'whoever carries it out signs for it',
  destruction: 'goes from whoever proposes it to a council and a leader',
  document: 'goes from hand to hand',
  inbox: 'whoever reads it is not whoever answers',
  initiative: 'goes from hand to hand',
  proposal_version:
    'the clerk adds the number to what was signed; the signature over the file holds its words',
  signature: 'the clerk adds what the number changed; the signature itself holds who',
  submission: 'goes from hand to hand',
};

export const isAuthor = (table: string, column: string): boolean =>
  AUTHOR.test(column) && !Object.hasOwn(NOT_AUTHOR, `${table}.${column}`);

/** In place of a person: the row stood there when sealing began, and whoever came first answers for it. */
export const STOOD_THERE = '';

/**
 * @param people who sealed the row since it is there, in order
 * @param authors who stands in it
 */
export function isOfAnother(table: string, people: readonly string[], authors: readonly string[]): boolean {
  const [last] = people.slice(-1);
  if (authors.length === 0 || last === undefined || last === STOOD_THERE) return false;
  if (!people.includes(STOOD_THERE) && authors.some((one) => !people.includes(one))) return true;
  return !Object.hasOwn(LIVES_ON, table) && !authors.includes(last);
}
