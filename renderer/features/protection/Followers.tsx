import { useState } from 'react';
import type { ProtectionDetail } from '../../../shared/ipc/contract/protection.ts';
import { call } from '../../data/bridge.ts';
import { mayCall } from '../../data/mayCall.ts';
import { PaperButton } from '../../parts/papers/PaperButton.tsx';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { ActForm } from './ActForm.tsx';
import { date, REQUIRED, text } from './form.ts';
import { eventWords } from './words.ts';
import { Panel } from '../../parts/frame/Panel.tsx';

type Notice = ProtectionDetail['notices'][number];

/** What follows a change: notices to each recipient with their confirmation, stamps on each copy held here. */
export function Followers({ detail, today }: { detail: ProtectionDetail; today: string }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState<string | null>(null);
  const { notices, stamps } = detail;
  return (
    <>
      {notices.length > 0 ? (
        <Panel title={t('protection.notices')} end={<NoticePapers detail={detail} />}>
          <ul className="protectionRows">
            {notices.map((notice) => (
              <li key={notice.id}>
                <NoticeLine notice={notice} today={today} />
                {mayCall(roles, 'protection.noticeSent') && notice.ackedOn === null && open !== notice.id ? (
                  <Button size="small" onPress={() => setOpen(notice.id)}>
                    {t(notice.sentOn === null ? 'protection.noticeSend' : 'protection.noticeConfirm')}
                  </Button>
                ) : null}
                {open === notice.id ? (
                  <NoticeForm notice={notice} today={today} onClose={() => setOpen(null)} />
                ) : null}
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {stamps.length > 0 ? (
        <Panel title={t('protection.stamps')}>
          <ul className="protectionRows">
            {stamps.map((stamp) => (
              <li key={stamp.id}>
                <span className="grow">
                  {t(`protection.stamp.${stamp.stamp}`)} · {stamp.copyLabel}
                  {stamp.holder === '' ? '' : ` · ${stamp.holder}`}
                </span>
                {stamp.doneMs !== null ? (
                  <span className="done">{t('protection.stampDone')}</span>
                ) : mayCall(roles, 'protection.stampDone') ? (
                  <Button
                    size="small"
                    icon="stamp"
                    onPress={() => void call('protection.stampDone', { taskId: stamp.id })}
                  >
                    {t('protection.stampNow')}
                  </Button>
                ) : (
                  <span className="m">{t('protection.stampWaits')}</span>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  );
}

/** The notices of each change, as papers for the recipients. */
function NoticePapers({ detail }: { detail: ProtectionDetail }) {
  const t = useT();
  const events = detail.events.filter((event) =>
    detail.notices.some((notice) => notice.eventId === event.id),
  );
  return events.map((event) => (
    <PaperButton
      key={event.id}
      subjectKind="level-event"
      subjectId={event.id}
      title={t('papers.titleOf.levelEvent')}
      size="small"
      {...(events.length > 1 ? { label: eventWords(t, event) } : {})}
    />
  ));
}

function NoticeLine({ notice, today }: { notice: Notice; today: string }) {
  const { t, format } = useWords();
  const late = notice.ackedOn === null && notice.dueOn < today;
  const state =
    notice.ackedOn !== null
      ? t('protection.noticeAcked', { date: format.date(notice.ackedOn) })
      : notice.sentOn !== null
        ? t('protection.noticeSentOn', { date: format.date(notice.sentOn), code: notice.sentCode })
        : t('protection.noticeDue', { date: format.date(notice.dueOn) });
  return (
    <span className="grow">
      <b className="md">{notice.recipient}</b>{' '}
      <span className={notice.ackedOn !== null ? 'done' : late ? 'danger' : 'm'}>{state}</span>
    </span>
  );
}

function NoticeForm({ notice, today, onClose }: { notice: Notice; today: string; onClose: () => void }) {
  const t = useT();
  const send = notice.sentOn === null;
  return (
    <ActForm
      title={t(send ? 'protection.noticeSend' : 'protection.noticeConfirm')}
      verb={t('protection.verb.record')}
      fields={
        send
          ? [date('decidedOn', 6, REQUIRED), text('code', 9)]
          : [date('decidedOn', 6, REQUIRED), text('ground', 9)]
      }
      today={today}
      onSend={({ decidedOn, code, ground }) =>
        send
          ? call('protection.noticeSent', { noticeId: notice.id, sentOn: decidedOn ?? '', code })
          : call('protection.noticeAcknowledged', {
              noticeId: notice.id,
              ackedOn: decidedOn ?? '',
              note: ground,
            })
      }
      onDone={onClose}
      onClose={onClose}
    />
  );
}
