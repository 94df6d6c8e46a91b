import type { Output } from '../../../shared/ipc/contract.ts';

type Keys = Output<'keys.list'>;
export type OwnCertificate = Keys['certificates'][number];
export type PeerCertificate = Keys['peers'][number];
export type TokenState = Output<'tokens.state'>;
export type BoundCertificate = TokenState['bound'][number];
export type FoundToken = Output<'tokens.look'>['tokens'][number];
export type TokenCertificate = FoundToken['certificates'][number];
export type KeyRequest = Keys['requests'][number];
export type RevocationListLine = Keys['lists'][number];
