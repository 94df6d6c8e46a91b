import { Button } from '../components/Button.tsx';
import { Note } from '../components/Note.tsx';
import { useT } from '../i18n/I18n.tsx';
import { useShortcuts } from '../keys/KeyProvider.tsx';
import type { DraftProposals } from './useDraftWords.ts';

interface DraftTakenProps<F> {
  proposals: DraftProposals<F>;
  /** a field in words */
  nameOf: (field: keyof F) => string;
}

/** Which fields were filled from the draft; the same key takes that out, and takes it again. */
export function DraftTaken<F>({ proposals, nameOf }: DraftTakenProps<F>) {
  const t = useT();
  const { taken, free, take, undo } = proposals;
  const toggle = free.length > 0 ? take : taken.length > 0 ? undo : null;
  useShortcuts('registration', toggle === null ? {} : { 'registration.takePage': toggle });
  if (toggle === null) return null;
  const fields = (free.length > 0 ? free : taken).map((field) => nameOf(field)).join(', ');
  return (
    <Note
      tone="info"
      title={t(free.length > 0 ? 'draft.says' : 'draft.taken', { fields })}
      actions={
        <Button size="small" shortcut="registration.takePage" onPress={toggle}>
          {t(free.length > 0 ? 'draft.take' : 'draft.takeOut')}
        </Button>
      }
    >
      {t('draft.read')}
    </Note>
  );
}
