/**
 * Kinds of copies (NĐ 26/2020 Đ3, kept in the drafts of 2026): bản chính; sao y bản chính, sao lục, trích sao;
 * chụp; bản điện tử.
 */
export const COPY_KINDS = ['original', 'certified', 'forwarded', 'extract', 'photo', 'electronic'] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

/** Kinds that are made later and need a permit. */
export const MADE_KINDS = ['certified', 'forwarded', 'extract', 'photo', 'electronic'] as const;
export type MadeKind = (typeof MADE_KINDS)[number];

/** Originals and copies are numbered apart: "Bản số 01" and "Bản sao số 01" of one document are two things. */
export type CopySeries = 'original' | 'copy';

export type CopyMedium = 'paper' | 'electronic';

/** "01", "12", "104": as stamped. */
export const copyNumber = (number: number): string => String(number).padStart(2, '0');

/** Made at once under a permit. */
export const MOST_COPIES = 50;
