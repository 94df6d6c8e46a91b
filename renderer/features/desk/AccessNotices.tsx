import { call } from '../../app/bridge.ts';
import { useQuery } from '../../app/query.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { useNotices } from './stores.ts';

/** Emergency openings of documents that this person reads or inspects, until confirmed. */
export function AccessNotices() {
  const t = useT();
  const format = useFormat();
  const { value } = useQuery(useNotices, {});
  return (value?.notices ?? []).map((notice) => (
    <Note
      key={notice.changeId}
      tone="danger"
      live
      title={t('access.notice', { number: notice.number, year: notice.year })}
      actions={
        <Button size="small" onPress={() => void call('access.readNotice', { changeId: notice.changeId })}>
          {t('access.noticeRead')}
        </Button>
      }
    >
      {t('access.noticeWho', {
        person: notice.person.fullName,
        second: notice.second.fullName,
        from: format.dateTime(notice.atMs),
        until: format.time(notice.untilMs),
      })}
      {notice.ground === null ? '' : ` ${t('access.groundOf', { ground: notice.ground })}`}
    </Note>
  ));
}
