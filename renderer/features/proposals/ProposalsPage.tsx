import './proposals.css';
import { useState } from 'react';
import { useRoute } from '../../data/router.ts';
import { ProposalList } from './ProposalList.tsx';
import { ProposalView } from './ProposalView.tsx';
import type { Box } from './stores.ts';

/** Trình ký: the list by what waits for me, and one phiếu trình in full. */
export function ProposalsPage() {
  const { id, params } = useRoute();
  const asked = params['filter'];
  const [box, setBox] = useState<Box>(asked === 'mine' || asked === 'all' ? asked : 'waiting');
  if (id !== null) return <ProposalView key={id} id={id} />;
  return <ProposalList box={box} onBox={setBox} />;
}
