/** One page of the help, in plain words of the office. */
export interface HelpText {
  readonly title: string;
  /** what this is for, in one to three sentences */
  readonly what: string;
  /** what to do, in order; for a first week the things to try */
  readonly steps: readonly string[];
  /** for a first week: on which page and with which keys each is done */
  readonly where?: readonly string[];
}
