/** What was permitted and what became of it; spoiled ones were destroyed at once and may be made again. */
export interface PermitCount {
  readonly permitted: number;
  /** every copy made under the permit, spoiled ones too */
  readonly made: number;
  readonly spoiled: number;
}

/** Copies that may still be made: permitted = good + those still to make (NĐ 26/2020 Đ3: exact number). */
export const roomLeft = ({ permitted, made, spoiled }: PermitCount): number =>
  Math.max(0, permitted - (made - spoiled));
