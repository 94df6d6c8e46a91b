/**
 * The wire form of an operation that is marked `stepUp`: the passphrase of whoever is signed in travels beside the input
 * of this one call. The dispatcher takes it off before the input is parsed, and keeps it for nothing else.
 */
export interface Proved<I> {
  readonly passphrase: string;
  readonly input: I;
}
