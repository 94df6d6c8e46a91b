import './documents.css';
import { useEffect, useState, type ReactNode } from 'react';
import type { DocumentDetail } from '../../../shared/ipc/contract/documents.ts';
import { paneSizes, useAppearance } from '../../data/appearance.ts';
import { focusIsInFrame } from '../../focus/panes.ts';
import { useAsk } from '../../data/ask.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { SplitPanes, type Pane } from '../../components/SplitPanes.tsx';
import { type TabItem, Tabs } from '../../components/Tabs.tsx';
import { useNarrow } from '../../components/useNarrow.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { DetailPane } from './detail/DetailPane.tsx';
import { DocumentViewer } from './detail/DocumentViewer.tsx';

export interface RecordPanesProps {
  /** name under which the widths are remembered */
  screen: string;
  id: string | null;
  today: string;
  rows: ReactNode;
  rowsLabel: string;
  /** `three`: list, page, detail. `two`: the table of a classified book with the detail at its right. */
  look: 'three' | 'two';
}

const SETTLE_MS = 90;

/** The record whose row stays chosen for a moment: running down a list with J does not read every one. */
function useSettledId(id: string | null): string | null {
  const [settled, setSettled] = useState(id);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(id), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return settled;
}

export function RecordPanes(props: RecordPanesProps) {
  const t = useT();
  const narrow = useNarrow();
  const settings = useAppearance((state) => state.settings);
  const rememberPanes = useAppearance((state) => state.rememberPanes);
  const id = useSettledId(props.id);
  const record = useAsk('documents.get', id === null ? null : { id });
  const detail = record.value?.id === id ? record.value : null;
  const pane = (render: (detail: DocumentDetail) => ReactNode): ReactNode => {
    if (id === null) return <EmptyState>{t('documents.chooseOne')}</EmptyState>;
    if (record.status === 'failed' && record.error && detail === null) {
      return <ErrorPanel error={record.error} onRetry={() => void record.reload()} />;
    }
    return detail === null ? <LoadingRows rows={4} height={46} /> : render(detail);
  };
  const rows: Pane = {
    id: 'rows',
    label: props.rowsLabel,
    ...(props.look === 'three'
      ? { size: 362, min: 280, max: 560, narrowSize: 356 }
      : { size: 'grow' as const }),
    content: props.rows,
  };
  // the pages alone, over the whole of the panes, until F11 or Esc
  const [wideFor, setWide] = useState<string | null>(null);
  const wide = props.id !== null && wideFor === props.id;
  useShortcuts('app', {
    'app.wide': () => {
      if (props.id === null) return false;
      setWide(wide ? null : props.id);
      return true;
    },
  });
  const areThere = detail !== null && detail.id === props.id;
  useEffect(() => {
    if (!wide || !areThere) return undefined;
    const frame = requestAnimationFrame(focusPages);
    return () => cancelAnimationFrame(frame);
  }, [wide, areThere]);
  useShortcuts('app', { 'app.closeLayer': () => setWide(null) }, { enabled: wide });
  const viewer = pane((shown) => <DocumentViewer key={shown.id} detail={shown} />);
  const process = (columns: boolean): ReactNode =>
    pane((shown) => <DetailPane key={shown.id} detail={shown} today={props.today} columns={columns} />);
  const three = props.look === 'three';
  // one and the same pane at every size: what has the focus or is being written in it stays
  const beside = three && !narrow;
  const content = <TabbedPane viewer={viewer} process={process(three && narrow)} bare={beside} wide={wide} />;
  const detailPane: Pane = {
    id: 'detail',
    label: t('documents.pane.detail'),
    content,
    ...(three
      ? { size: narrow ? ('grow' as const) : 372, min: 300, max: 560 }
      : { size: 366, min: 300, max: 560, narrowSize: 330 }),
  };
  const page: Pane = { id: 'page', label: t('word.document'), size: 'grow', content: viewer };
  return (
    <SplitPanes
      only={!wide ? null : beside ? 'page' : 'detail'}
      panes={beside ? [rows, page, detailPane] : [rows, detailPane]}
      sizes={paneSizes(settings, props.screen)}
      onSizes={(sizes) => rememberPanes(props.screen, sizes)}
    />
  );
}

/** The pages take the focus: J, K and the arrows turn them. */
const focusPages = (): void =>
  document.querySelector<HTMLElement>('.splitPane:not([hidden]) [data-keys="viewer"]')?.focus();

interface TabbedPaneProps {
  viewer: ReactNode;
  process: ReactNode;
  /** the page stands beside it: there is nothing to turn to */
  bare: boolean;
  /** the pages have the whole room */
  wide: boolean;
}

/** Page and process in one pane: F6 and F7 turn between them. */
function TabbedPane({ viewer, process, bare, wide }: TabbedPaneProps) {
  const t = useT();
  const [chosen, setTab] = useState<'page' | 'process'>('process');
  const tab = bare ? 'process' : wide ? 'page' : chosen;
  useShortcuts(
    'detail',
    {
      'app.nextPane': () => {
        if (tab === 'page' || focusIsInFrame()) return false;
        setTab('page');
        return true;
      },
      'detail.process': () => setTab('process'),
    },
    { enabled: !bare },
  );
  const page: TabItem<'page' | 'process'> = {
    id: 'page',
    title: t('word.document'),
    shortcut: 'app.nextPane',
    content: viewer,
  };
  return (
    <Tabs
      label={t('documents.pane.detail')}
      value={tab}
      onChange={setTab}
      bare={bare}
      tabs={[
        ...(bare ? [] : [page]),
        { id: 'process', title: t('documents.tab.process'), shortcut: 'detail.process', content: process },
      ]}
    />
  );
}
