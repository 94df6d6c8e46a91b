import { Failure } from '../../../forms/Failure.tsx';
import { useRouter } from '../../../data/router.ts';
import { Button } from '../../../components/Button.tsx';
import { Note } from '../../../components/Note.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { edxmlStatusText } from '../words.ts';
import type { EdxmlReading } from './useEdxmlPackage.ts';

/** What became of an edXML package that was attached. */
export function EdxmlNote({ reading, registers }: { reading: EdxmlReading; registers: string | null }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { taken, error } = reading;
  if (error) {
    const why = `edxml.reason.${error.params['reason'] ?? ''}`;
    return <Failure error={error} {...(t.has(why) ? { safe: t(why) } : {})} onClose={reading.forget} />;
  }
  // the next entry is about another document
  if (taken === null || (taken.kind === 'document' && taken.packageId !== registers)) return null;
  if (taken.kind === 'document') {
    const { from, proposal, leftOut } = taken;
    return (
      <Note tone={leftOut.length > 0 ? 'caution' : 'info'} title={t('edxml.read', { from: from.name })} live>
        <p>{t('edxml.read.files', { count: proposal.stagedFiles.length, id: from.id })}</p>
        {leftOut.length > 0 ? <p>{t('edxml.read.leftOut', { names: leftOut.join('; ') })}</p> : null}
      </Note>
    );
  }
  const { documentId } = taken;
  const status = edxmlStatusText(t, taken.status);
  const words = { from: taken.from.name, code: taken.code, status };
  return (
    <Note
      tone={documentId === null ? 'caution' : 'done'}
      title={t(documentId === null ? 'edxml.status.unmatched' : 'edxml.status.taken', words)}
      live
      actions={
        documentId === null ? null : (
          <Button size="small" onPress={() => go('outgoing', { id: documentId })}>
            {t('common.open')}
          </Button>
        )
      }
    >
      {documentId === null ? t('edxml.status.unmatched.next') : taken.description}
    </Note>
  );
}
