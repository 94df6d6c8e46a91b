import { useMemo, useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useColumnWidths } from '../../data/columnWidths.ts';
import { useRoute } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { SplitPanes } from '../../components/SplitPanes.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { column, VirtualTable, type TableColumn } from '../../components/VirtualTable.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { CertificateView } from './CertificateView.tsx';
import {
  certificateLines,
  MEANINGS,
  shortSerial,
  shownState,
  successorOf,
  type CertificateLine,
} from './lines.ts';

/** Everybody's certificates that this person may see, and beside them the one that is chosen. */
export function CertificatesTab({ keys }: { keys: Output<'keys.list'> }) {
  const t = useT();
  const { userId } = useOpenSession();
  const wanted = useRoute().id;
  const widths = useColumnWidths('certificates');
  const columns = useCertificateColumns();
  const lines = certificateLines(keys.certificates, keys.peers, userId);
  const choice = (key: string | null) => ({
    key,
    inUse: lines.find((line) => line.key === key)?.group !== 'kept',
  });
  const [chosen, setChosen] = useState(() => choice(wanted));
  const reveal = useMemo(() => (wanted === null ? null : { key: wanted }), [wanted]);
  const found = lines.find((line) => line.key === chosen.key) ?? lines[0] ?? null;
  // renewed while it was looked at: the new one stands there, not the old one with its revocation
  const current = found !== null && chosen.inUse ? successorOf(found, lines) : found;
  return (
    <SplitPanes
      panes={[
        {
          id: 'certificates',
          label: t('certs.tab.certificates'),
          size: 'grow',
          content: (
            <VirtualTable
              autoFocus
              label={t('certs.tab.certificates')}
              items={lines}
              keyOf={(line) => line.key}
              groupOf={({ group }) => ({ id: group, title: t(`certs.group.${group}`) })}
              selectedKey={current?.key ?? null}
              onSelect={(key) => setChosen(choice(key))}
              reveal={reveal}
              rowHeight={46}
              widths={widths}
              columns={columns}
            />
          ),
        },
        {
          id: 'certificate',
          label: t('certs.one'),
          size: 420,
          narrowSize: 360,
          content: current === null ? null : <CertificateView key={chosen.key} line={current} keys={keys} />,
        },
      ]}
    />
  );
}

function useCertificateColumns(): TableColumn<CertificateLine>[] {
  const { t, format } = useWords();
  const day = (ms: number): string => format.date(format.dayOf(ms));
  return [
    {
      id: 'holder',
      title: t('certs.holder'),
      width: 'grow',
      min: 190,
      render: ({ certificate }) => (
        <span className="col">
          <span className="md cut">{certificate.name}</span>
          <span className="m cap cut">{t(`certs.purpose.${certificate.purpose}`)}</span>
        </span>
      ),
    },
    column('state', t('certs.state'), 150, ({ certificate }) => (
      <StateMark meaning={MEANINGS[shownState(certificate)]}>
        {t(`certs.state.${shownState(certificate)}`)}
      </StateMark>
    )),
    column('validity', t('certs.validity'), 120, ({ certificate }) => (
      <span className="col">
        <span className="nowrap">{day(certificate.untilMs)}</span>
        <span className="m cap nowrap">{t('word.fromDate', { date: day(certificate.fromMs) })}</span>
      </span>
    )),
    column('serial', t('certs.serial'), 170, ({ certificate }) => (
      <span className="col">
        <span className="code" title={certificate.serial}>
          {shortSerial(certificate.serial)}
        </span>
        <span className="m cap cut">{certificate.issuer}</span>
      </span>
    )),
  ];
}
