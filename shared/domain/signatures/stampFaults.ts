/** Why no answer of an authority for time stamps came, as far as the process with sockets can tell. */
export const STAMP_LINE_FAULTS = [
  /** nobody answers at the address, or the line broke */
  'unreachable',
  /** the name has no address */
  'unknown-name',
  /** https: the server's certificate leads to no root that is known here, or is for another name */
  'server-not-trusted',
  'too-slow',
  'too-large',
  /** another HTTP status than 200; nobody goes where it points */
  'http-refused',
  /** what came is no time stamp, or not only one */
  'not-a-stamp',
] as const;

/** Why an answer is no good, as far as reading it tells (RFC 3161 §2.2, §2.4.2). */
export const STAMP_ANSWER_FAULTS = [
  'not-a-stamp',
  /** the authority turned the question down */
  'request-rejected',
  /** it answers another question than ours */
  'wrong-nonce',
  /** it is over something else */
  'wrong-imprint',
  /** its signature does not hold, or is made by means that are broken */
  'wrong-signature',
  /** its certificate is not one for time stamps alone (RFC 3161 §2.3) */
  'unfit-certificate',
] as const;

/** Why a signature has no time stamp though an authority is set. */
export const STAMP_FAULTS = [
  ...new Set([...STAMP_LINE_FAULTS, ...STAMP_ANSWER_FAULTS]),
  /** nobody whom this office trusts vouches for its certificate, or no more */
  'authority-unknown',
  /** its time and the clock of this machine are too far apart */
  'wrong-time',
  /** the rules of this machine leave it no network */
  'not-allowed',
  /** the process with sockets could not be started */
  'no-process',
] as const;
export type StampFault = (typeof STAMP_FAULTS)[number];
