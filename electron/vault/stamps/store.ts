import { z } from 'zod';
import { doing, valueOf } from '../db/statements.ts';

/** The authority for time stamps that is asked; null: none. */
export const stampUrl = valueOf(z.string().nullable())('SELECT stamp_url FROM station WHERE id = 1');

export const setStampUrl = doing<[url: string | null]>('UPDATE station SET stamp_url = ? WHERE id = 1');
