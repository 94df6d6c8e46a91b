import { Select } from '../../../components/Select.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { byHand } from '../words.ts';

type Receipt = Pick<Case, 'id' | 'receiptCode' | 'source'>;

export interface ReceiptSelectProps {
  value: string | null;
  /** those whose sender is still to be told */
  receipts: readonly Receipt[];
  /** with the channel that this sender came through */
  onChange: (id: string, channel: ReturnType<typeof byHand>) => void;
}

/** To which sender of a merged case: each receipt has its own. */
export function ReceiptSelect({ value, receipts, onChange }: ReceiptSelectProps) {
  const t = useT();
  return (
    <Select
      span={6}
      label={t('submissions.receipt')}
      value={value}
      onChange={(id) => {
        const chosen = receipts.find((one) => one.id === id);
        if (chosen) onChange(id, byHand(chosen.source));
      }}
      choices={receipts.map((one) => ({
        id: one.id,
        text: one.receiptCode,
        detail: t(`submissions.source.${one.source}`),
      }))}
    />
  );
}
