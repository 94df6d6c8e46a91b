import type { Output } from '../../../shared/ipc/contract.ts';
import { createQuery } from '../../app/query.ts';

type Keys = Output<'keys.list'>;
export type OwnCertificate = Keys['certificates'][number];
export type PeerCertificate = Keys['peers'][number];
export type KeyRequest = Keys['requests'][number];
export type RevocationListLine = Keys['lists'][number];

export const useKeys = createQuery('keys.list', ['people.changed', 'exchange.changed']);
