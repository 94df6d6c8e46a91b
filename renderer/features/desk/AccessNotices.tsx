import type { Output } from '../../../shared/ipc/contract.ts';
import { PAGE_OF_BOOK } from '../../parts/navigation/bookPages.ts';
import { call } from '../../data/bridge.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';

type Notice = Output<'access.notices'>['notices'][number];

/** What concerns this person's reading: documents that they were let into, and emergency openings; until confirmed. */
export function AccessNotices() {
  const { value } = useAsk('access.notices', {});
  return (value?.notices ?? []).map((notice) =>
    notice.kind === 'granted' ? (
      <LetIn key={notice.changeId} notice={notice} />
    ) : (
      <Opened key={notice.changeId} notice={notice} />
    ),
  );
}

const read = ({ changeId }: Notice): void => void call('access.readNotice', { changeId });

function LetIn({ notice }: { notice: Notice }) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const open = (): void => {
    read(notice);
    go(PAGE_OF_BOOK[notice.book], { id: notice.documentId });
  };
  return (
    <Note
      tone="info"
      title={t('access.granted', { ...entryOf(notice), book: t(`documents.book.${notice.book}`) })}
      actions={
        <>
          <Button size="small" icon="folder" onPress={open}>
            {t('access.grantedOpen')}
          </Button>
          <Button size="small" onPress={() => read(notice)}>
            {t('access.noticeRead')}
          </Button>
        </>
      }
    >
      {t('access.grantedBy', { person: notice.second.fullName, when: format.dateTime(notice.atMs) })}
      <Ground notice={notice} />
    </Note>
  );
}

function Opened({ notice }: { notice: Notice }) {
  const { t, format } = useWords();
  return (
    <Note
      tone="danger"
      live
      title={t('access.notice', { ...entryOf(notice), book: t(`documents.book.${notice.book}`) })}
      actions={
        <Button size="small" onPress={() => read(notice)}>
          {t('access.noticeRead')}
        </Button>
      }
    >
      {t('access.noticeWho', {
        person: notice.person.fullName,
        second: notice.second.fullName,
        from: format.dateTime(notice.atMs),
        until: notice.untilMs === null ? '' : format.time(notice.untilMs),
      })}
      <Ground notice={notice} />
    </Note>
  );
}

const entryOf = ({ number, year }: Notice): { number: number; year: number } => ({ number, year });

function Ground({ notice: { ground } }: { notice: Notice }) {
  const t = useT();
  return ground === null ? null : <> {t('access.groundOf', { ground })}</>;
}
