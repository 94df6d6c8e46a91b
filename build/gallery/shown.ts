import type { ReactNode } from 'react';

/** A state of a component, with a word for it. */
export type State = readonly [name: string, content: ReactNode];

/** A component's place in the gallery. */
export interface Shown {
  /** its file in renderer/components, without `.tsx` */
  readonly name: string;
  readonly states: readonly State[];
  /** takes the whole width of the page: tables, bands, viewers */
  readonly wide?: boolean;
}
