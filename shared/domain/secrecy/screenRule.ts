/**
 * What the phrases of a screening rule are for. stop: a mark alone on its line. stop-phrase: at the beginning of a line
 * in capitals; `#` in it is a number. warn: asks the person; warn-not: words that hold such a phrase or stand in its
 * sentence, and nobody is asked. scope: words of what is taken. stub: words in the place of what was sealed.
 *
 * What is taken is weighed: outside: matters of every day that others answer. advert: offers; two of them are one.
 * advert-told: words of whoever warns of an offer. improving: words of whoever thought of a better way.
 *
 * The rest says how a mark is told from other words. mark-loose: the mark without its marks, misspelled, or with lost
 * letters (`?`). mark-name: symbols of documents beside a mark in a file's name. mark-label: what stands before a mark
 * ("Độ mật:"). mark-motto, mark-issuer: heads beside which it stands. mark-copy: what follows it ("Bản số"). mark-not:
 * everyday compounds. mark-talk: words of a discussion. mark-person, mark-place: what
 * names of people and places begin with, mark-middle what stands in the middle of the former. mark-misread: what a recogniser makes of a mark, or how it is typed without a
 * Vietnamese keyboard; only asked about. mark-beside: what stands behind a mark in a head that became one line.
 * mark-denied: what stands before a mark that is none any more. mark-called: what a marked paper is called, or said to bear; mark-said:
 * words of `mark-talk` that go with any sentence on a mark. mark-certain: words of somebody who has one certain paper at hand.
 *
 * A level that stands anywhere is asked about unless something takes the question away. mark-paper: what a paper is called, mark-link: what may
 * stand between it and the level, mark-stamp: what a stamp is called. mark-taught: words of the law, of lessons, of questions and of other worlds.
 * mark-usual: what is said of all marked papers; it takes nothing away where the sentence shows one certain paper (mark-hand, or its number).
 * mark-any: what stands before any paper. mark-kind: what all papers of an office are called; mark-event: what happens to one
 * of them, without which only their kind is meant. mark-after: what
 * follows a level that is written without its marks, where everyday words ("tôi mất xe") go on. mark-sweet: honey and gall are "mật" as well.
 */
export const SCREEN_KINDS = [
  'stop',
  'stop-phrase',
  'warn',
  'warn-not',
  'scope',
  'outside',
  'advert',
  'advert-told',
  'improving',
  'stub',
  'mark-loose',
  'mark-name',
  'mark-label',
  'mark-motto',
  'mark-issuer',
  'mark-copy',
  'mark-not',
  'mark-talk',
  'mark-person',
  'mark-place',
  'mark-middle',
  'mark-misread',
  'mark-beside',
  'mark-denied',
  'mark-called',
  'mark-said',
  'mark-certain',
  'mark-paper',
  'mark-link',
  'mark-stamp',
  'mark-hand',
  'mark-taught',
  'mark-usual',
  'mark-any',
  'mark-kind',
  'mark-event',
  'mark-after',
  'mark-sweet',
] as const;

/** One rule of the screening pack: phrases, and what they do. */
export interface ScreenRule {
  readonly id: string;
  readonly kind: (typeof SCREEN_KINDS)[number];
  readonly phrases: readonly string[];
}
