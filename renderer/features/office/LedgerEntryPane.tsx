import { mayCall } from '../../data/mayCall.ts';
import { useLedgerSentence } from '../../parts/ledger/ledgerSentence.ts';
import { type PageName, useRouter } from '../../data/router.ts';
import { hitRoute } from '../../parts/navigation/searchHits.tsx';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import type { Role } from '../../../shared/domain/people/roles.ts';
import type { LedgerItem } from './ledgerStore.ts';
import { Fact } from '../../parts/frame/Fact.tsx';

type LedgerRecord = NonNullable<LedgerItem['record']>;

/** One entry whole: the sentence, who, when, at which station, what about, and by which checksum it is held. */
export function LedgerEntryPane({ item, onRecord }: { item: LedgerItem; onRecord: () => void }) {
  const { t, format } = useWords();
  const session = useOpenSession();
  const sentence = useLedgerSentence();
  const { record } = item;
  return (
    <ScrollPane label={t('ledgerPage.entry')} keys="detail">
      <div className="pad col gap-8">
        <p className="ledgerSentence" data-selectable="">
          {sentence(item)}
        </p>
        <dl className="kv">
          <Fact label={t('ledgerPage.entryNumber')}>{format.number(item.seq)}</Fact>
          <Fact label={t('word.at')}>{format.dateTime(item.atMs)}</Fact>
          {item.clockWrong ? (
            <Fact label={t('ledgerPage.clock')}>{t('ledgerPage.clockWrongWhy')}</Fact>
          ) : null}
          <Fact label={t('ledgerPage.filter.actor')}>{item.actor || t('ledgerPage.system')}</Fact>
          <Fact label={t('ledgerPage.station')}>{session.station.name}</Fact>
          {record === null ? null : (
            <Fact label={t(`ledgerPage.record.${record.kind}`)}>
              <RecordLink record={record} roles={session.roles} />
            </Fact>
          )}
          {item.hash === '' ? null : (
            <>
              <dt>{t('ledgerPage.hash')}</dt>
              <dd className="code" data-selectable="">
                {item.hash}
              </dd>
            </>
          )}
        </dl>
        {record === null ? null : (
          <Button icon="filter" onPress={onRecord}>
            {t(`ledgerPage.onlyThis.${record.kind}`)}
          </Button>
        )}
      </div>
    </ScrollPane>
  );
}

/** The record by its name; a link for those who may open its page, where need-to-know is asked again. */
function RecordLink({ record, roles }: { record: LedgerRecord; roles: readonly Role[] }) {
  const go = useRouter((state) => state.go);
  const to = pageOf(record, roles);
  return (
    <span className="col gap-4">
      <span className="row gap-4">
        {record.level === 'none' ? null : <LevelChip level={record.level} />}
        {to === null ? (
          <span>{record.label}</span>
        ) : (
          <LinkButton onPress={() => go(to[0], to[1])}>{record.label}</LinkButton>
        )}
      </span>
      {record.title === null ? null : <span className="m">{record.title}</span>}
    </span>
  );
}

const BOOKS = ['incoming', 'outgoing', 'classified-incoming', 'classified-outgoing'] as const;

function pageOf(record: LedgerRecord, roles: readonly Role[]): [PageName, { id: string }] | null {
  const { kind, id } = record;
  const book = BOOKS.find((one) => one === record.book) ?? null;
  switch (kind) {
    case 'document':
      return book !== null && mayCall(roles, 'documents.get')
        ? hitRoute({ subjectKind: 'document', id, book })
        : null;
    case 'submission':
      return mayCall(roles, 'submissions.get') ? hitRoute({ subjectKind: 'submission', id, book }) : null;
    case 'person':
    case 'peer':
      return null;
  }
}
