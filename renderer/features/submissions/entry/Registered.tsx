import { host } from '../../../data/bridge.ts';
import { PaperButton } from '../../../parts/papers/PaperButton.tsx';
import { useRouter } from '../../../data/router.ts';
import { Button } from '../../../components/Button.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Note } from '../../../components/Note.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import type { Case } from '../stores.ts';
import type { PartyKind } from './entryForm.ts';
import { Telling } from './Telling.tsx';
import { isUnnamed } from './useTelling.ts';

export interface RegisteredProps {
  done: {
    readonly id: string;
    readonly receiptCode: string;
    readonly source: Case['source'];
    readonly atCounter: boolean;
    readonly party: PartyKind;
    /** null: nothing is sent by itself and nobody is asked to (words that were sealed) */
    readonly tell: boolean | null;
    /** what the letter did not say of its sender */
    readonly lacks: readonly ('fullName' | 'address' | 'phoneOrEmail')[];
    /** the entry of the classified book into which the words went */
    readonly sealed: { readonly documentId: string; readonly entryNumber: number } | null;
  };
  onNext: () => void;
}

/** The code, large: the sender asks by it. Its last sign checks the others. */
export function Registered({ done, onNext }: RegisteredProps) {
  const { id, receiptCode, source, atCounter, tell, lacks, sealed } = done;
  const t = useT();
  const go = useRouter((state) => state.go);
  const copy = (): void => {
    void host()
      .copyText(receiptCode)
      .then(() => useToasts.getState().show({ text: t('submissions.codeCopied') }));
  };
  const open = (): void => go('submissions', { id });
  useShortcuts('form', { 'form.saveNext': onNext });
  useShortcuts('app', { 'app.registerSubmission': onNext });
  useShortcuts('submission', { 'submission.open': open });
  const cut = receiptCode.length - 1;
  const unnamed = isUnnamed(done);
  return (
    <section className="registered" aria-label={t('submissions.registered')}>
      <h2 className="sec done">{t('submissions.registered')}</h2>
      <p className="receiptCode" role="status" aria-label={t('submissions.codeIs', { code: receiptCode })}>
        {receiptCode.slice(0, cut)}
        <b>{receiptCode.slice(cut)}</b>
      </p>
      <p className="s">{t('submissions.codeWhat')}</p>
      <div className="row wrap mt8" data-next="">
        <Button kind="primary" icon="plus" shortcut="form.saveNext" onPress={onNext} autoFocus>
          {t('submissions.takeInNext')}
        </Button>
        <PaperButton
          subjectKind="submission"
          subjectId={id}
          title={t('papers.titleOf.submission', { code: receiptCode })}
        />
        <Button icon="link" onPress={copy}>
          {t('submissions.copyCode')}
        </Button>
        <Button shortcut="submission.open" onPress={open}>
          {t('submissions.openCase')}
        </Button>
      </div>
      {sealed === null ? null : (
        <Note tone="caution" title={t('submissions.sealed.title', { number: sealed.entryNumber })}>
          {t('submissions.sealed.next')}{' '}
          <LinkButton onPress={() => go('classifiedIn', { id: sealed.documentId })}>
            {t('submissions.sealed.open')}
          </LinkButton>
        </Note>
      )}
      {unnamed ? <Note title={t('submissions.unnamed')}>{t('submissions.unnamedWhat')}</Note> : null}
      {lacks.length === 0 || unnamed ? null : (
        <Note
          tone="caution"
          title={t('submissions.lacks', {
            what: lacks.map((name) => t(`import.missing.${name}`)).join(', '),
          })}
          actions={
            <Button size="small" onPress={() => go('submissions', { id, params: { ask: 'supplement' } })}>
              {t('submissions.decision.ask-supplement')}
            </Button>
          }
        >
          {t('submissions.lacksWhat')}
        </Note>
      )}
      {tell === null || unnamed ? null : (
        <Telling id={id} receiptCode={receiptCode} source={source} atCounter={atCounter} now={tell} />
      )}
    </section>
  );
}
