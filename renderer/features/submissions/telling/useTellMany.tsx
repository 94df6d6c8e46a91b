import { type ReactNode, useState } from 'react';
import { TOLD_AT_ONCE } from '../../../../shared/domain/submission/reach.ts';
import type { Input, Output } from '../../../../shared/ipc/contract.ts';
import type { Reply } from '../../../../shared/ipc/reply.ts';
import type { ToastInput } from '../../../components/toastStore.ts';
import { Button } from '../../../components/Button.tsx';
import { Note } from '../../../components/Note.tsx';
import { call } from '../../../data/bridge.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useAct } from '../../../data/useAct.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { errorWords } from '../../../i18n/errorWords.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { ReportDialog } from '../../../parts/papers/ReportDialog.tsx';
import { SureTold, type Waiting } from './SureTold.tsx';

type Refused = Output<'submissions.deliverSeveral'>['refused'];
type Letters = Output<'papers.letters'>;

interface TellMany {
  readonly waiting: readonly Waiting[];
  readonly paper: Input<'papers.letters'>['paper'];
  readonly title: (count: number) => string;
  readonly what: string;
  readonly yes: (count: number) => string;
  readonly no: string;
  readonly done: (count: number, told: readonly Waiting[]) => string | ToastInput;
  /** writes down that these know; says what stood against some of them */
  readonly tell: (told: readonly Waiting[]) => Promise<Reply<Refused>>;
  /** the question stands there at once */
  readonly asked?: boolean;
}

/**
 * Several senders are told in one act: looked at by way before, the letters in one file first. As with one letter, what is
 * printed or saved is what says that they were told: whoever closes the letters has told nobody.
 * @returns the button, what is said of those who were refused, and the dialogs; null where there are not two to tell
 */
export function useTellMany(many: TellMany): { button: ReactNode; beside: ReactNode } {
  const t = useT();
  const { roles } = useOpenSession();
  const prints = mayCall(roles, 'papers.letters');
  const tellable = many.waiting
    .filter(({ reach }) => reach.way !== null && (reach.way !== 'post' || prints))
    .slice(0, TOLD_AT_ONCE);
  const several = tellable.length > 1;
  const [sure, setSure] = useState(several && many.asked === true);
  const [letters, setLetters] = useState<Letters | null>(null);
  const [refused, setRefused] = useState<Refused>([]);
  const act = useAct({ reread: 'submissions.get' });
  const tell = (without: Refused): void => {
    const told = tellable.filter(({ id }) => without.every((one) => one.id !== id));
    if (told.length === 0) return;
    void act.run(
      () => many.tell(told),
      (against) => {
        setRefused([...without, ...against]);
        return told.length === against.length
          ? null
          : many.done(
              told.length - against.length,
              told.filter(({ id }) => against.every((one) => one.id !== id)),
            );
      },
    );
  };
  const begin = (): void => {
    setRefused([]);
    const ids = tellable.filter(({ reach }) => reach.way === 'post').map(({ id }) => id);
    if (ids.length === 0) return tell([]);
    void act.run(
      () => lettersTo(many.paper, ids),
      (made) => {
        setRefused(made.refused);
        if (made.letters === null) queueMicrotask(() => tell(made.refused));
        else setLetters(made.letters);
      },
    );
  };
  const code = (id: string): string => many.waiting.find((one) => one.id === id)?.receiptCode ?? '';
  return {
    button: several ? (
      <Button size="small" icon="check" disabled={act.busy} onPress={() => setSure(true)}>
        {many.yes(tellable.length)}
      </Button>
    ) : null,
    beside: (
      <>
        {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
        {refused.length === 0 ? null : (
          <Note tone="caution" live title={t('submissions.tellRefused', { count: refused.length })}>
            <ul>
              {refused.map(({ id, code: fault, params }) => (
                <li key={id}>
                  {t('submissions.refusedOf', {
                    code: code(id),
                    why: errorWords(t, { code: fault, params }).title,
                  })}
                </li>
              ))}
            </ul>
          </Note>
        )}
        {sure && several ? (
          <SureTold
            title={many.title(tellable.length)}
            what={many.what}
            yes={many.yes(tellable.length)}
            no={many.no}
            told={tellable}
            left={many.waiting.filter(({ reach }) => reach.way === null)}
            onYes={begin}
            onClose={() => setSure(false)}
          />
        ) : null}
        {letters === null ? null : (
          <ReportDialog
            report={letters}
            title={t('submissions.letters', { count: letters.pages })}
            fileName={letters.fileName.replace(/\.pdf$/, '')}
            onOut={() => {
              setLetters(null);
              tell(letters.refused);
            }}
            onClose={() => setLetters(null)}
          />
        )}
      </>
    ),
  };
}

/** The letters of those who can have one; where nobody can, what stands against each, and the others are told all the same. */
async function lettersTo(
  paper: TellMany['paper'],
  ids: string[],
): Promise<Reply<{ letters: Letters | null; refused: Refused }>> {
  const reply = await call('papers.letters', { paper, ids });
  if (reply.ok) return { ok: true, value: { letters: reply.value, refused: reply.value.refused } };
  if (reply.error.params['id'] === undefined) return reply;
  const { code, params } = reply.error;
  return {
    ok: true,
    value: { letters: null, refused: ids.map((id) => ({ id, code, params: { ...params } })) },
  };
}
