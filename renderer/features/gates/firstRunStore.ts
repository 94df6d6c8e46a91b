import { create } from 'zustand';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import type { WireError } from '../../../shared/errors.ts';
import { call, host } from '../../data/bridge.ts';
import { useSession } from '../../data/session.ts';

type CreateInput = Input<'vault.create'>;
export type FirstRunStep = 'office' | 'people' | 'check' | 'recovery' | 'done';

export interface FirstPerson {
  readonly fullName: string;
  readonly position: string;
  readonly username: string;
  readonly passphrase: string;
  readonly again: string;
}

/** The provisioning file that the vault is made of, in place of what is typed. */
export type Provided = Output<'provision.read'>;
export type Applied = Output<'provision.apply'>;

export interface FirstRunDraft {
  readonly office: CreateInput['office'];
  readonly station: CreateInput['station'];
  readonly term: { label: string; from: string | null; to: string | null };
  readonly admin: FirstPerson;
  readonly clerk: FirstPerson;
  /** one person holds both posts, by a document of the head */
  readonly onePerson: boolean;
  readonly exception: { document: string; until: string | null };
}

interface FirstRunState {
  readonly step: FirstRunStep;
  readonly draft: FirstRunDraft;
  /** the file that was chosen; null while everything is typed */
  readonly provided: Provided | null;
  /** what else the file set, once the vault stood; null before, and where it was refused */
  readonly applied: Applied | null;
  readonly code: string | null;
  /** the code stands in place of one that was shown before and not proved: a paper with that one opens nothing */
  readonly codeIsAnother: boolean;
  readonly groups: readonly number[];
  readonly busy: boolean;
  readonly error: WireError | null;
  change(part: Partial<FirstRunDraft>): void;
  go(step: FirstRunStep): void;
  /** Asks for a provisioning file; cancelled or refused, nothing changes but the error. */
  readProvided(): Promise<void>;
  /** Back to typing. */
  forgetProvided(): void;
  create(): Promise<void>;
  /** Shows the code again, which starts the proof over with other groups. */
  renewChallenge(): Promise<void>;
  /** After an interrupted proof: a new code in place of the one that nobody saw. */
  newCode(): Promise<void>;
  prove(typed: readonly string[]): Promise<boolean>;
  clear(): void;
}

const PERSON: FirstPerson = { fullName: '', position: '', username: '', passphrase: '', again: '' };
const DRAFT: FirstRunDraft = {
  office: { name: '', code: '', kind: 'party', superior: '', symbol: '', place: '' },
  station: { name: '', profile: 'connected', profileGround: '' },
  term: { label: '2025-2030', from: '2025-07-01', to: '2030-06-30' },
  admin: { ...PERSON, username: 'quantri' },
  clerk: { ...PERSON, username: 'vanthu' },
  onePerson: false,
  exception: { document: '', until: null },
};
const EMPTY = {
  step: 'office',
  draft: DRAFT,
  provided: null,
  applied: null,
  code: null,
  codeIsAnother: false,
  groups: [],
  busy: false,
  error: null,
} as const;

/** What is typed in the first run. Passphrases leave this store as soon as the vault exists. */
export const useFirstRun = create<FirstRunState>((set, get) => ({
  ...EMPTY,
  change: (part) => set((state) => ({ draft: { ...state.draft, ...part } })),
  go: (step) => set({ step, error: null }),
  readProvided: async () => {
    set({ busy: true, error: null });
    const reply = await host().readProvision();
    if (!reply.ok) set({ busy: false, error: reply.error });
    else if (reply.value === null) set({ busy: false });
    else set({ busy: false, provided: reply.value, step: 'people' });
  },
  forgetProvided: () => set({ provided: null, step: 'office', error: null }),
  create: async () => {
    set({ busy: true, error: null });
    const { provided, draft: typed } = get();
    const reply = await call(
      'vault.create',
      provided === null ? toInput(typed) : fromProvided(provided, typed.admin.passphrase),
    );
    if (!reply.ok) return set({ busy: false, error: reply.error });
    const { admin, clerk } = get().draft;
    set((state) => ({
      busy: false,
      code: reply.value.recoveryCode,
      step: 'recovery',
      draft: {
        ...state.draft,
        admin: { ...admin, passphrase: '', again: '' },
        clerk: { ...clerk, passphrase: '', again: '' },
      },
    }));
    await get().renewChallenge();
  },
  renewChallenge: async () => {
    const reply = await call('vault.recoveryChallenge', {});
    set(reply.ok ? { groups: reply.value.groups, error: null } : { error: reply.error });
  },
  newCode: async () => {
    set({ busy: true, step: 'recovery' });
    const reply = await call('vault.newRecoveryCode', {});
    if (!reply.ok) return set({ busy: false, error: reply.error });
    set({ busy: false, code: reply.value.recoveryCode, codeIsAnother: true });
    await get().renewChallenge();
  },
  prove: async (typed) => {
    const groups = get().groups.map((group, index) => ({ group, text: typed[index] ?? '' }));
    set({ busy: true });
    const reply = await call('vault.proveRecovery', { groups });
    set({ busy: false, error: reply.ok ? null : reply.error });
    if (reply.ok) {
      set({ step: 'done', code: null });
      await applyProvided(get().provided, set);
    }
    return reply.ok;
  },
  clear: () => set(EMPTY),
}));

function toInput(draft: FirstRunDraft): CreateInput {
  const { admin, clerk, onePerson, term, exception } = draft;
  const person = ({ username, fullName, position, passphrase }: FirstPerson) => ({
    username,
    fullName,
    position,
    passphrase,
  });
  return {
    office: draft.office,
    station: draft.station,
    term:
      draft.office.kind === 'party' && term.from !== null && term.to !== null
        ? { label: term.label, from: term.from, to: term.to }
        : null,
    people: onePerson
      ? [{ ...person(admin), roles: ['admin', 'clerk'] }]
      : [
          { ...person(admin), roles: ['admin'] },
          { ...person(clerk), roles: ['clerk', 'intake'] },
        ],
    exception:
      onePerson && exception.until !== null ? { document: exception.document, until: exception.until } : null,
    training: false,
  };
}

/** The administrator who sits here typed the own passphrase; everybody else changes what was handed over. */
function fromProvided(provided: Provided, passphrase: string): CreateInput {
  const { office, station, term, exception, people } = provided;
  return {
    office,
    station,
    term,
    exception,
    training: false,
    people: people.map(({ firstPassphrase, ...person }) => ({
      ...person,
      passphrase: firstPassphrase ?? passphrase,
      temporary: firstPassphrase !== null,
    })),
  };
}

/** The rest of the file: days, cards, policy, idle time. The vault stands whether or not it can be applied. */
async function applyProvided(
  provided: Provided | null,
  set: (part: Partial<Pick<FirstRunState, 'applied' | 'error'>>) => void,
): Promise<void> {
  if (provided === null) return;
  const reply = await host().applyProvision(provided.sha256);
  if (reply.ok) set({ applied: reply.value });
  else set({ error: reply.error });
}

/** Ends the session of the first administrator, so that the clerk can sign in. */
export async function leaveFirstRun(): Promise<void> {
  useFirstRun.getState().clear();
  await useSession.getState().lock();
}
