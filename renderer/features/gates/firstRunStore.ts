import { create } from 'zustand';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { WireError } from '../../../shared/errors.ts';
import { call } from '../../app/bridge.ts';
import { useSession } from '../../app/session.ts';

type CreateInput = Input<'vault.create'>;
export type FirstRunStep = 'office' | 'people' | 'recovery' | 'done';

export interface FirstPerson {
  readonly fullName: string;
  readonly position: string;
  readonly username: string;
  readonly passphrase: string;
  readonly again: string;
}

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
  readonly code: string | null;
  readonly groups: readonly number[];
  readonly busy: boolean;
  readonly error: WireError | null;
  change(part: Partial<FirstRunDraft>): void;
  go(step: FirstRunStep): void;
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
const EMPTY = { step: 'office', draft: DRAFT, code: null, groups: [], busy: false, error: null } as const;

/** What is typed in the first run. Passphrases leave this store as soon as the vault exists. */
export const useFirstRun = create<FirstRunState>((set, get) => ({
  ...EMPTY,
  change: (part) => set((state) => ({ draft: { ...state.draft, ...part } })),
  go: (step) => set({ step, error: null }),
  create: async () => {
    set({ busy: true, error: null });
    const reply = await call('vault.create', toInput(get().draft));
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
    set({ busy: false, code: reply.value.recoveryCode });
    await get().renewChallenge();
  },
  prove: async (typed) => {
    const groups = get().groups.map((group, index) => ({ group, text: typed[index] ?? '' }));
    set({ busy: true });
    const reply = await call('vault.proveRecovery', { groups });
    set({ busy: false, error: reply.ok ? null : reply.error });
    if (reply.ok) set({ step: 'done', code: null });
    else
      await get()
        .renewChallenge()
        .then(() => set({ error: reply.error }));
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

/** Ends the session of the first administrator, so that the clerk can sign in. */
export async function leaveFirstRun(): Promise<void> {
  useFirstRun.getState().clear();
  await useSession.getState().lock();
}
