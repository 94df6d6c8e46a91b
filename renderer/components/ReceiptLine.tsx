import './marks.css';
import { useT } from '../i18n/I18n.tsx';

export type ReceiptStep = 'confirmed' | 'waiting' | 'refused' | 'open';
const STEPS = ['sent', 'delivered', 'received', 'registered'] as const;

export interface ReceiptLineProps {
  /** Gửi · Tới · Nhận · Sổ, as far as its kind goes. Confirmed means by a signed receipt, nothing less. */
  steps: readonly ReceiptStep[];
}

export function ReceiptLine({ steps }: ReceiptLineProps) {
  const t = useT();
  const words = STEPS.slice(0, steps.length)
    .map((step, index) =>
      t('receipt.step', { step: t(`receipt.${step}`), state: t(`receipt.${steps[index] ?? 'open'}`) }),
    )
    .join(', ');
  return (
    <span className="receiptLine" role="img" aria-label={t('receipt.label', { steps: words })}>
      {steps.map((step, index) => (
        <span key={STEPS[index]} className={`receiptStep receipt-${step}`}>
          <span className="receiptDot" />
        </span>
      ))}
    </span>
  );
}
