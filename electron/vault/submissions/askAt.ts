import type { Ports } from '../ports.ts';
import { contactOf } from '../tables/settings.ts';
import { CASE_TEXT } from './caseText.ts';

/** Whom the sender asks: the office, and where it said so its telephone and address. */
export function askAt(ports: Ports): string {
  const { phone, address } = contactOf(ports.db);
  const parts = [
    `${CASE_TEXT.askAt} ${ports.station.office.name}`,
    phone === '' ? '' : `${CASE_TEXT.askByPhone} ${phone}`,
    address,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
