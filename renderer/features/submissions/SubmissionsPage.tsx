import './submissions.css';
import { useState } from 'react';
import { useRoute } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { CasePage } from './CasePage.tsx';
import { DutiesPage } from './DutiesPage.tsx';
import { RetentionPage } from './RetentionPage.tsx';
import { CaseList } from './CaseList.tsx';
import { firstView, type ListView } from './listView.ts';

/** Phản ánh, kiến nghị, sáng kiến, giải pháp: the list, and one case in full. */
export function SubmissionsPage() {
  const { id, params } = useRoute();
  const { userId } = useOpenSession();
  const [view, setView] = useState<ListView>(() => firstView(params));
  const filter = {
    group: view.group,
    state: view.state,
    personId: view.chip === 'mine' ? userId : null,
    overdue: view.chip === 'overdue',
    words: view.settled === '' ? null : view.settled,
  };
  if (params['view'] === 'duties') return <DutiesPage />;
  if (params['view'] === 'retention') return <RetentionPage />;
  if (id !== null) return <CasePage id={id} filter={filter} />;
  return (
    <CaseList view={view} onView={(part) => setView((before) => ({ ...before, ...part }))} filter={filter} />
  );
}
