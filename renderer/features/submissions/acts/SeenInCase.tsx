import { Note } from '../../../components/Note.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useScreening } from '../entry/useScreening.ts';
import type { Case } from '../stores.ts';

/** What bears on the sorting; words to be written out were a matter of the entry. */
const BEARS = ['secret-phrase', 'complaint', 'out-of-scope', 'personal-data'] as const;

/**
 * Suggestions from the words of a case, for whoever sorts it: what came from a file or by envelope was read by nobody
 * before. A person decides.
 */
export function SeenInCase({ detail }: { detail: Case }) {
  const t = useT();
  const { findings } = useScreening(detail.title, detail.body, '');
  return BEARS.flatMap((what) => {
    const seen = findings.find((finding) => finding.what === what);
    if (seen === undefined) return [];
    return [
      <Note
        key={what}
        tone={what === 'secret-phrase' ? 'caution' : 'info'}
        title={t(`submissions.finding.${what}`)}
      >
        {seen.excerpt === null ? null : (
          <>
            <q>{seen.excerpt}</q>.{' '}
          </>
        )}
        {t(`submissions.seen.${what}`)}
      </Note>,
    ];
  });
}
