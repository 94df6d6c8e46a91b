import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import { columnsOf } from '../db/rows.ts';
import { doing, isThere, manyOf, oneOf } from '../db/statements.ts';

/** The key of a session and who it is of: the statement, and the signature of the person's own key over it. */
const SessionRow = z.object({
  /** SHA-256 of the statement, hexadecimal */
  id: z.string(),
  statement: z.string(),
  signature: bytes,
});
export type SessionRow = z.infer<typeof SessionRow>;

const SELECT = `SELECT ${columnsOf(SessionRow)} FROM signing_session`;

export const sessionById = oneOf(SessionRow)<[id: string]>(`${SELECT} WHERE id = ?`);

/** In the order in which they began. */
export const allSessions = manyOf(SessionRow)(`${SELECT} ORDER BY number`);

export const isSessionKnown = isThere<[id: string]>('SELECT 1 FROM signing_session WHERE id = ?');

export const insertSession = doing<SessionRow>(`
  INSERT INTO signing_session (number, id, statement, signature)
  SELECT ifnull((SELECT max(number) FROM signing_session), 0) + 1, :id, :statement, :signature`);
