import type { Ports } from '../ports.ts';
import { readStation } from '../tables/station.ts';
import { CASE_TEXT } from './caseText.ts';

/** Whom the sender asks: the office, and where it said so its telephone and address. */
export function askAt(ports: Ports): string {
  const { officeName, contactPhone, contactAddress } = readStation(ports.db);
  const parts = [
    `${CASE_TEXT.askAt} ${officeName}`,
    contactPhone === '' ? '' : `${CASE_TEXT.askByPhone} ${contactPhone}`,
    contactAddress,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
