/** What of a first page is drawn for the recogniser: all that registers it stands in there (NĐ 30/2020, Phụ lục I). */
export const HEAD = { dpi: 200, share: 0.45 } as const;
