import type { Secrecy } from '../../../shared/domain/secrecy/secrecy.ts';
import type { WireError } from '../../../shared/errors.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { settled } from '../settled.ts';

/** A staged file as the gate must know it; what was found is missing in a draft of before. */
export interface GatedFile {
  readonly stageId: string;
  readonly name: string;
  readonly secrecy?: Secrecy;
  /** what a viewer needs of it; missing where a form does not say */
  readonly kind?: string;
  readonly mime?: string;
  readonly sizeBytes?: number;
}

/** What the vault refused, and what went with it. */
export interface Refused {
  readonly error: WireError;
  /** A draft that keeps itself: nobody pressed anything. */
  readonly byItself: boolean;
  /** The texts of the act, each as the vault looks at it. */
  readonly words: readonly string[];
  /** The staged files that the act names. */
  readonly stages: readonly string[];
}

/** The act is sent again; the person took another way and the form shows it; or nothing is decided yet. */
export type Way = 'again' | 'settled' | 'back';
export interface Asker {
  ask(refused: Refused): Promise<Way>;
  /** A draft was kept. */
  kept(): void;
}

let asker: Asker | null = null;
const staged = new Map<string, GatedFile>();

/** Who puts the question to the person. @returns takes the wish back */
export function answersGate(next: Asker): () => void {
  asker = next;
  return () => {
    if (asker === next) asker = null;
  };
}

/** Files come to wait: what was found in them is asked for later by their names in an act. */
export function noteStaged(files: readonly GatedFile[]): void {
  for (const file of files) {
    staged.set(file.stageId, file);
    for (const listener of listeners) listener(file);
  }
}

const listeners = new Set<(file: GatedFile) => void>();

/** Who looks at what comes to wait; a file may be told more than once. @returns takes the wish back */
export function onStaged(listener: (file: GatedFile) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Locking leaves nothing of the session in this page. */
export const forgetStaged = (): void => staged.clear();

export const stagedFile = (stageId: string): GatedFile | undefined => staged.get(stageId);

/** A refusal that the two dialogs answer; the older ones of submissions (`mark`, `phrase`) have their own ways. */
export function isGateRefusal({ code, params }: WireError): boolean {
  if (code === 'secrecy-not-checked') return true;
  return code === 'secret-mark-found' && ['file', 'words', 'doubt'].includes(String(params['found']));
}

/** Asks the vault; what the gate refuses is put to the person, and asked again when they answered for it. */
export async function throughGate<T>(
  op: string,
  input: unknown,
  ask: () => Promise<Reply<T>>,
): Promise<Reply<T>> {
  const isDraft = op === 'drafts.save';
  for (;;) {
    const reply = await ask();
    if (reply.ok && isDraft) asker?.kept();
    if (reply.ok || asker === null || !isGateRefusal(reply.error)) return reply;
    const said = isDraft ? bodyOf(input) : input;
    const stages = stringsOf(said).filter((text) => staged.has(text));
    // files that this page never saw (those of an envelope) have a way of their own
    const isOfWords = reply.error.params['found'] !== 'file' && reply.error.code === 'secret-mark-found';
    if (!isOfWords && stages.length === 0) return reply;
    const way = await asker.ask({ error: reply.error, byItself: isDraft, words: textsOf(said), stages });
    if (way === 'back') return reply;
    if (way === 'settled') return { ok: false, error: settled(reply.error) };
  }
}

/** A draft is the form's JSON. */
function bodyOf(input: unknown): unknown {
  const body = typeof input === 'object' && input !== null && 'body' in input ? input.body : '';
  try {
    return JSON.parse(String(body));
  } catch {
    return body;
  }
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

/** No text of a form is longer, what is (the bytes of a file) bears no words (shared/ipc/contract/secrecy.ts). */
const LONGEST_TEXT = 200_000;

/**
 * The texts in a value that the vault may find a mark in, each once. Letters that stand apart are a mark too ("M Ậ T"),
 * and of two that differ in capitals alone one may be none: what a text looks like leaves none out.
 */
export const textsOf = (...values: readonly unknown[]): string[] => [
  ...new Set(values.flatMap(stringsOf).filter(({ length }) => length > 1 && length <= LONGEST_TEXT)),
];
