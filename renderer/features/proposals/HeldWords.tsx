import type { ReactNode } from 'react';
import { useOpenSession } from '../../data/session.ts';
import { Watermark } from '../../components/viewer/Watermark.tsx';

/** The words of a draft; those of a classified one carry who reads and when, as its pages do, however far they are scrolled. */
export function HeldWords({ classified, children }: { classified: boolean; children: ReactNode }) {
  const { fullName } = useOpenSession();
  if (!classified) return children;
  return (
    <div className="heldWords">
      <div className="heldMark">
        <div>
          <Watermark who={fullName} />
        </div>
      </div>
      {children}
    </div>
  );
}
