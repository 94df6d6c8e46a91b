import { useColumnWidths } from '../../app/columnWidths.ts';
import { useState } from 'react';
import { call } from '../../app/bridge.ts';
import { PageHead } from '../../app/PageHead.tsx';
import { createPages, usePages } from '../../app/query.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Note } from '../../components/Note.tsx';
import { VirtualTable } from '../../components/VirtualTable.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { useLedgerSentence } from '../../app/ledgerSentence.ts';
import type { WireError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';

type Item = Output<'ledger.list'>['items'][number];

const useLedger = createPages<Record<string, never>, Item>({
  ask: async (_filter, after, limit) => {
    const reply = await call('ledger.list', {
      before: after === null ? null : Number(after),
      limit,
      actorId: null,
      act: null,
    });
    if (!reply.ok) return reply;
    const { items } = reply.value;
    const last = items.at(-1)?.seq ?? 1;
    return {
      ok: true,
      value: { rows: items, next: items.length === limit && last > 1 ? String(last) : null },
    };
  },
  topics: [
    'documents.changed',
    'submissions.changed',
    'exchange.changed',
    'people.changed',
    'settings.changed',
  ],
});
const EVERYTHING: Record<string, never> = {};

/** Nhật ký: what was done, by whom, in order; and whether the chain is whole. */
export function LedgerPage() {
  const t = useT();
  const widths = useColumnWidths('ledger');
  const format = useFormat();
  const sentence = useLedgerSentence();
  const { rows, next, error, loadMore, reload } = usePages(useLedger, EVERYTHING);
  const [selected, setSelected] = useState<string | null>(null);
  const [verdict, setVerdict] = useState<Output<'ledger.verify'> | null>(null);
  const [failure, setFailure] = useState<WireError | null>(null);
  const verify = async (): Promise<void> => {
    const reply = await call('ledger.verify', {});
    setVerdict(reply.ok ? reply.value : null);
    setFailure(reply.ok ? null : reply.error);
  };
  if (error) return <ErrorPanel error={error} onRetry={() => void reload()} />;
  return (
    <>
      <PageHead
        title={t('ledgerPage.title')}
        actions={
          <Button kind="primary" icon="check" onPress={() => void verify()}>
            {t('ledgerPage.verify')}
          </Button>
        }
      >
        <span className="m wide-only">{t('ledgerPage.lead')}</span>
      </PageHead>
      {failure ? <ErrorPanel error={failure} /> : null}
      {verdict ? (
        <div className="pad">
          <Note
            live
            tone={verdict.intact ? 'done' : 'danger'}
            title={t(verdict.intact ? 'ledgerPage.intact' : 'ledgerPage.broken', {
              entries: format.number(verdict.entries),
              first: verdict.firstWrong ?? 0,
            })}
          >
            {verdict.head === ''
              ? t('ledgerPage.openOnly')
              : t.rich('ledgerPage.head', {
                  head: verdict.head.slice(0, 32),
                  code: (chunks) => <span className="code">{chunks}</span>,
                })}
          </Note>
        </div>
      ) : null}
      <VirtualTable
        label={t('ledgerPage.title')}
        items={rows}
        keyOf={(item) => String(item.seq)}
        selectedKey={selected}
        onSelect={setSelected}
        hasMore={next !== null}
        onLoadMore={() => void loadMore()}
        widths={widths}
        columns={[
          {
            id: 'seq',
            title: t('ledgerPage.seq'),
            width: 64,
            render: (item) => <span className="md">{format.number(item.seq)}</span>,
          },
          { id: 'at', title: t('ledgerPage.at'), width: 150, render: (item) => format.dateTime(item.atMs) },
          {
            id: 'actor',
            title: t('ledgerPage.actor'),
            width: 180,
            render: (item) => <span className="cut">{item.actor || t('ledgerPage.system')}</span>,
          },
          {
            id: 'act',
            title: t('ledgerPage.act'),
            width: 'grow',
            min: 300,
            render: (item) => <span className="cut">{sentence(item)}</span>,
          },
          {
            id: 'hash',
            title: t('ledgerPage.hash'),
            width: 110,
            render: (item) => <span className="code m">{item.hash.slice(0, 10)}</span>,
          },
        ]}
      />
    </>
  );
}
