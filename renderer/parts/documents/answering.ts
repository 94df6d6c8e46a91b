import type { DocumentDetail } from '../../../shared/ipc/contract/documents.ts';
import type { Level } from '../../../shared/domain/levels/level.ts';

export type Answered = Pick<DocumentDetail, 'id' | 'code' | 'issuer' | 'level'>;

/** An incoming document that a new phiếu trình answers, as facts of the route to its form. */
export const answering = ({ id, code, issuer, level }: Answered): Record<string, string> => ({
  answers: id,
  code,
  issuer,
  level,
});

/** What the route says is answered; null where the form was opened for nothing. */
export function answeredBy(params: Readonly<Record<string, string>>): Answered | null {
  const { answers: id, code, issuer, level } = params;
  if (id === undefined || code === undefined) return null;
  return { id, code, issuer: issuer ?? '', level: (level ?? 'none') as Level };
}
