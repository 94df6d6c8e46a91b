import type { Certificate } from '../crypto/x509/certificates.ts';
import type { Db } from '../db/handles.ts';
import { outsideRows } from '../people/outsideStore.ts';
import { underTrust } from './guard.ts';

/** Authorities outside this vault that the office compared and signed. @throws AppError `roster-broken` */
export const outsideAuthorities = (db: Db): Certificate[] =>
  underTrust(db, 'outsideAuthorities', () => outsideRows(db).map(({ certificate }) => certificate));
