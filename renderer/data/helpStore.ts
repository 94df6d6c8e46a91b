import { create } from 'zustand';
import type { ErrorCode, WireError } from '../../shared/errors.ts';
import type { ShortcutId } from '../keys/shortcuts.ts';
import type { TopicId } from './helpTopics.ts';

export type HelpPlace =
  | { readonly topic: TopicId }
  /** what an error said of itself: its entry says the same as the panel it was asked from */
  | { readonly error: ErrorCode; readonly params?: WireError['params'] }
  /** an answer that an office published */
  | { readonly answer: string };

type OfError = Extract<HelpPlace, { error: ErrorCode }>;
/** The entry of what an error said: in the same words, with what it said of itself. */
export const entryOf = ({ code, params }: WireError): OfError => ({ error: code, params });
export const saidBy = ({ error, params = {} }: OfError): WireError => ({ code: error, params });

interface HelpState {
  /** null: the help is closed */
  readonly place: HelpPlace | null;
  /** the keys that worked where the help was asked for */
  readonly live: readonly ShortcutId[];
  /** what a screen before the door is about, where it has a topic of its own */
  readonly here: TopicId | null;
  open(place: HelpPlace, live: readonly ShortcutId[]): void;
  show(place: HelpPlace): void;
  close(): void;
  stand(here: TopicId | null): void;
}

/** Which page of the help is open. Asked for by F1, by a refusal, or out of the help itself. */
export const useHelp = create<HelpState>((set) => ({
  place: null,
  live: [],
  here: null,
  open: (place, live) => set({ place, live }),
  show: (place) => set({ place }),
  close: () => set({ place: null }),
  stand: (here) => set({ here }),
}));
