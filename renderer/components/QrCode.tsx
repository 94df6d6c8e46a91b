import './qrCode.css';
import { useMemo } from 'react';
import { encode } from 'uqr';

export interface QrCodeProps {
  /** What a scanner types; digits only, so that no way of typing Vietnamese changes it. */
  text: string;
  label: string;
}

/** A QR code, black on white in either theme, for the camera or scanner at the other desk. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg className="qrCode" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <rect className="qrCodePaper" width={size} height={size} />
      <path className="qrCodeInk" d={path} />
    </svg>
  );
}

function drawn(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join('') };
}
