import { GroundDetail, GroundLink } from '../../../forms/Failure.tsx';
import { Button } from '../../../components/Button.tsx';
import { Note } from '../../../components/Note.tsx';
import { RefusalPanel } from '../../../components/RefusalPanel.tsx';
import { Icon } from '../../../design/Icon.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Finding } from './entryForm.ts';
import type { Screening } from './useScreening.ts';

/** A secrecy mark: the work stops here, nothing is kept, and this says what to do with the paper. */
export function StopCard({
  finding,
  onEmpty,
  onNoMark,
}: {
  finding: Finding;
  onEmpty: () => void;
  /** what was taken for a mark is none: a reason is asked; null where the words can be sealed instead */
  onNoMark: (() => void) | null;
}) {
  const t = useT();
  return (
    <RefusalPanel
      title={t('submissions.stop.title')}
      why={t('submissions.stop.why')}
      ground={<GroundLink rule={finding.rule} />}
      groundDetail={<GroundDetail rule={finding.rule} />}
      next={
        <ol className="stopSteps">
          <li>{t('submissions.stop.step1')}</li>
          <li>{t('submissions.stop.step2')}</li>
          <li>{t('submissions.stop.step3')}</li>
        </ol>
      }
      actions={
        <>
          <Button size="small" kind="danger" onPress={onEmpty}>
            {t('submissions.stop.empty')}
          </Button>
          {onNoMark === null ? null : (
            <Button size="small" onPress={onNoMark}>
              {t('secrecy.stop.noMark')}
            </Button>
          )}
        </>
      }
    />
  );
}

/** Suggestions with their reasons; a person decides. */
export function Findings({ screening }: { screening: Screening }) {
  const t = useT();
  const { phrases, hints } = screening;
  if (phrases.length === 0 && hints.length === 0) {
    return (
      <div className="row top gap-4 m cap">
        <Icon name="shield" size={14} />
        <span className="grow">{t('submissions.screening.clean')}</span>
      </div>
    );
  }
  return (
    <div className="col gap-4">
      {phrases.map((finding) => (
        <Note
          key={`${finding.rule}${finding.excerpt ?? ''}`}
          tone="caution"
          live
          title={t('submissions.finding.secret-phrase')}
        >
          {finding.excerpt ? <Seen excerpt={finding.excerpt} /> : null}
          {t('submissions.finding.phraseNext')}
        </Note>
      ))}
      {hints.map((finding) => (
        <Note
          key={`${finding.what}${finding.excerpt ?? ''}`}
          tone="info"
          title={t(`submissions.finding.${finding.what}`)}
        >
          {finding.excerpt ? <Seen excerpt={finding.excerpt} /> : null}
          {finding.what === 'out-of-scope' ? `${t('submissions.findingWhy.out-of-scope')} ` : null}
          {t(`submissions.findingNext.${finding.what}`)}
        </Note>
      ))}
    </div>
  );
}

/** What was seen, and then what to do about it. */
const Seen = ({ excerpt }: { excerpt: string }) => (
  <>
    <q>{excerpt}</q>.{' '}
  </>
);
