import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { CourseTable } from './CourseTable.tsx';
import { SendCourse } from './SendCourse.tsx';
import { SignCourse } from './SignCourse.tsx';

/** Lớp học: this station's own signed report, and the reports of other training stations with their sum. */
export function CourseTab() {
  const { t, format } = useWords();
  const { value, error, reload } = useAsk('course.rows', {});
  return (
    <ScrollPane label={t('lessons.tab.course')} takesFocus>
      <div className="lessons courseWide">
        <p className="s">{t('course.what')}</p>
        <CourseActs />
        {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
        {value === null && !error ? <LoadingRows /> : null}
        {value === null ? null : (
          <p className="m cap">
            {value.own === null
              ? t('course.ownNone')
              : t('course.own', { edition: value.own.edition, at: format.dateTime(value.own.madeMs) })}
          </p>
        )}
        {value !== null && value.stations.length === 0 ? <EmptyState>{t('course.none')}</EmptyState> : null}
        {value !== null && value.stations.length > 0 ? <CourseTable value={value} /> : null}
      </div>
    </ScrollPane>
  );
}

function CourseActs() {
  const t = useT();
  const { roles } = useOpenSession();
  const [failed, setFailed] = useState<WireError | null>(null);
  const take = async (): Promise<void> => {
    setFailed(null);
    const reply = await host().readCourse();
    if (!reply.ok) setFailed(reply.error);
    else if (reply.value !== null) {
      const { taken, edition, learners } = reply.value;
      useToasts
        .getState()
        .show({ text: taken ? t('course.taken', { edition, learners }) : t('course.known') });
    }
  };
  return (
    <>
      <div className="row wrap gap-4">
        {mayCall(roles, 'course.sign') ? (
          <>
            <SignCourse />
            <SendCourse />
          </>
        ) : null}
        {mayCall(roles, 'course.takeFile') ? (
          <Button icon="folder" onPress={() => void take()}>
            {t('course.take')}
          </Button>
        ) : null}
      </div>
      {failed ? <Failure error={failed} onClose={() => setFailed(null)} /> : null}
    </>
  );
}
