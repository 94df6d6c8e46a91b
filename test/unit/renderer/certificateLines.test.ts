import { describe, expect, it } from 'vitest';
import { certificateLines, successorOf } from '../../../renderer/features/keys/lines.ts';
import type { OwnCertificate } from '../../../renderer/features/keys/rows.ts';

const certificate = (id: string, more: Partial<OwnCertificate>): OwnCertificate =>
  ({
    id,
    owner: 'office',
    purpose: 'sign',
    personId: null,
    state: 'in-force',
    warning: null,
    ...more,
  }) as OwnCertificate;

describe('the certificate that took the place of another', () => {
  const lines = certificateLines(
    [
      certificate('old', { state: 'kept' }),
      certificate('other-purpose', { purpose: 'encrypt' }),
      certificate('of-a-person', { owner: 'person', personId: 'p1' }),
      certificate('new', {}),
      certificate('left', { owner: 'person', personId: 'p2', state: 'kept' }),
    ],
    [],
    'p1',
  );
  const successor = (id: string): string | undefined => {
    const line = lines.find(({ key }) => key === id);
    return line && successorOf(line, lines).key;
  };

  it('is of the same owner and the same use', () => expect(successor('old')).toBe('new'));
  it('is itself while it is in use', () => expect(successor('other-purpose')).toBe('other-purpose'));
  it('is itself where nothing took its place', () => expect(successor('left')).toBe('left'));
});
