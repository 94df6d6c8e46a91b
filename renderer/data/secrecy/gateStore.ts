import { create } from 'zustand';
import type { MarkedLevel } from '../../../shared/domain/secrecy/secrecy.ts';
import { type Level, levelRank } from '../../../shared/domain/levels/level.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import { onClear } from '../clearing.ts';
import { mayCall } from '../mayCall.ts';
import { useRouter } from '../router.ts';
import { useSession } from '../session.ts';
import { markedOf, markOf, uncheckedOf } from './found.ts';
import {
  type Asker,
  forgetStaged,
  type GatedFile,
  noteStaged,
  type Refused,
  stagedFile,
  textsOf,
  type Way,
} from './gate.ts';

/** What the form on screen says of itself. */
export interface GatedForm {
  readonly files: readonly GatedFile[];
  /** Null where a form has no level of its own to move. */
  readonly level: Level | null;
  readonly setLevel: ((level: Level) => void) | null;
  /** It has a way of its own for a secret on a machine that may hold it. */
  readonly seals: boolean;
}
export interface GatedDraft {
  readonly form: Input<'drafts.save'>['form'];
  readonly key: string;
  readonly body: string;
}

interface About {
  readonly files: readonly GatedFile[];
  /** all that waits beside the form, and all that is typed in it: what goes when the paper may not be here */
  readonly stages: readonly string[];
  readonly words: readonly string[];
  /** it came while somebody was typing: a key on its way answers nothing */
  readonly whileTyping: boolean;
  readonly done: (way: Way) => void;
}
export type Question =
  | (About & {
      readonly kind: 'mark';
      readonly found: 'file' | 'words';
      /** null: a person saw the mark, the program did not */
      readonly level: MarkedLevel | null;
      readonly rule: string | null;
      /** this machine may hold the level, and the form can be set to it */
      readonly mayRaise: boolean;
      /** the words may be a mark: the person says whether they are, before anything else */
      readonly isDoubt: boolean;
      /** the person said already that it is none: the reason is asked for at once */
      readonly reasonFirst: boolean;
    })
  | (About & { readonly kind: 'unread' });

interface GateState {
  readonly question: Question | null;
  readonly form: GatedForm | null;
  readonly draft: GatedDraft | null;
  /** files that somebody looked at and answered for */
  readonly looked: ReadonlySet<string>;
  /** files of which somebody wrote why their mark is none */
  readonly explained: ReadonlySet<string>;
  /** rises when what stood in the forms was destroyed: pages begin anew */
  readonly epoch: number;
  /** it is being destroyed: no draft is kept meanwhile */
  readonly destroying: boolean;
  setForm(form: GatedForm | null): void;
  setDraft(draft: GatedDraft | null): void;
  /** A file with a mark lies beside a form that may not keep it. */
  askAboutFiles(): void;
  ask(question: Question): void;
  /** All that waits beside the form on screen. */
  waiting(): readonly string[];
  answered(ids: readonly string[], how: 'looked' | 'explained'): void;
  /** Closes the question. */
  close(way: Way): void;
  /** Before it is asked of the vault, and again when the vault refused. */
  setDestroying(destroying: boolean): void;
  destroyed(): void;
}

const NOTHING = {
  question: null,
  form: null,
  draft: null,
  looked: new Set<string>(),
  explained: new Set<string>(),
  destroying: false,
};

export const useGate = create<GateState>((set, get) => ({
  ...NOTHING,
  epoch: 0,
  setForm: (form) => {
    if (form !== null) noteStaged(form.files);
    set({ form });
  },
  setDraft: (draft) => set({ draft }),
  askAboutFiles: () => {
    const { form, explained, question } = get();
    if (form === null || question !== null) return;
    const mark = markOf(form.files.filter(({ stageId }) => !explained.has(stageId)));
    if (mark === null) return;
    const { level, rule } = mark;
    get().ask({
      ...everythingOf(get(), [], []),
      kind: 'mark',
      found: 'file',
      level,
      rule,
      files: markedOf(form.files),
      mayRaise: canRaise(form, level),
      isDoubt: false,
      reasonFirst: false,
      // staging ends seconds after the file was chosen: the person types in a field meanwhile
      whileTyping: true,
      done: () => undefined,
    });
  },
  ask: (question) => set({ question }),
  waiting: () => get().form?.files.map(({ stageId }) => stageId) ?? [],
  answered: (ids, how) => set((state) => ({ [how]: new Set([...state[how], ...ids]) })),
  close: (way) => {
    const { question } = get();
    set({ question: null });
    question?.done(way);
  },
  setDestroying: (destroying) => set({ destroying }),
  destroyed: () => {
    // the forms first: whoever kept a draft on the way out would keep what has just gone
    set((state) => ({ epoch: state.epoch + 1, destroying: false, form: null, draft: null }));
    get().close('settled');
    // what an envelope holds would come again with it
    const { route, back } = useRouter.getState();
    if (route.params['envelope'] !== undefined) back();
  },
}));
onClear(() => {
  forgetStaged();
  useGate.setState(NOTHING);
});

/** Whether this machine may keep a paper of this level with its words and files. */
export const holdsLevel = (level: Level): boolean =>
  useSession.getState().session?.holds.full.includes(level) ?? false;

/** A mark of this level is no reason to stop: the machine may hold it, and the form has a place for it. */
export const mayStay = (form: Pick<GatedForm, 'level' | 'seals'> | null, level: Level): boolean =>
  form !== null && (form.level !== null || form.seals) && holdsLevel(level);

/** A file beside the form bears a mark that this machine may not hold: nothing of the form is kept, not as a draft. */
export const isStopped = ({ form, explained }: Pick<GateState, 'form' | 'explained'>): boolean =>
  stoppedStages(form, explained, holdsLevel).length > 0;

/** Stages with a mark that may not stay and for which nobody wrote a reason. */
export function stoppedStages(
  form: Pick<GatedForm, 'files' | 'level' | 'seals'> | null,
  explained: ReadonlySet<string>,
  holds: (level: Level) => boolean,
): readonly string[] {
  if (form === null) return [];
  const mayHold = form.level !== null || form.seals;
  return form.files.flatMap(({ stageId, secrecy }) =>
    secrecy?.state === 'marked' && !explained.has(stageId) && !(mayHold && holds(secrecy.level))
      ? [stageId]
      : [],
  );
}

const canRaise = (form: GatedForm | null, level: Level): boolean =>
  form !== null &&
  form.setLevel !== null &&
  form.level !== null &&
  levelRank(level) > levelRank(form.level) &&
  holdsLevel(level);

function everythingOf(
  { form, draft }: Pick<GateState, 'form' | 'draft'>,
  stages: readonly string[],
  words: readonly string[],
): Pick<About, 'stages' | 'words'> {
  const waiting = form?.files.map(({ stageId }) => stageId) ?? [];
  return {
    stages: [...new Set([...waiting, ...stages])],
    words: textsOf(words, draft === null ? [] : JSON.parse(draft.body)),
  };
}

/** Puts to the person what the vault refused. */
export function makeAsker(): Asker {
  // asked once about a draft: whoever went back to mend it is not asked again at every letter
  let wentBack = false;
  return {
    kept: () => {
      wentBack = false;
    },
    ask: (refused) => {
      const roles = useSession.getState().session?.roles ?? [];
      const busy = useGate.getState().question !== null || (refused.byItself && wentBack);
      if (busy || !mayCall(roles, 'secrecy.answer')) return Promise.resolve('back');
      return new Promise<Way>((resolve) => {
        useGate.getState().ask(
          questionOf(refused, (way) => {
            if (refused.byItself) wentBack = way === 'back';
            resolve(way);
          }),
        );
      });
    },
  };
}

function questionOf({ error, byItself, words, stages }: Refused, done: (way: Way) => void): Question {
  const state = useGate.getState();
  const { form, looked, explained } = state;
  const named = stages.flatMap((id) => stagedFile(id) ?? []);
  const about = { ...everythingOf(state, stages, words), whileTyping: byItself, done };
  if (error.code === 'secrecy-not-checked') {
    const unread = uncheckedOf(named, looked);
    return { ...about, kind: 'unread', files: unread.length > 0 ? unread : named };
  }
  const level = error.params['level'] as MarkedLevel;
  return {
    ...about,
    kind: 'mark',
    found: error.params['found'] === 'file' ? 'file' : 'words',
    level,
    rule: String(error.params['rule']),
    mayRaise: canRaise(form, level),
    isDoubt: error.params['found'] === 'doubt',
    reasonFirst: false,
    files: markedOf(named).filter(({ stageId }) => !explained.has(stageId)),
  };
}
