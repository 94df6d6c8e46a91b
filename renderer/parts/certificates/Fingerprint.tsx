import './fingerprint.css';
import { useT } from '../../i18n/I18n.tsx';

/** The words first: they are read out by telephone. The figures stand below for whoever compares on paper. */
export function Fingerprint({ hex, words, short = false }: { hex: string; words: string; short?: boolean }) {
  const t = useT();
  return (
    <div className="fingerprint" data-selectable="">
      <span className="heard">{t('exchange.fingerprint')}: </span>
      <div className={short ? 'fingerprintWords' : 'fingerprintWords fingerprintWords-large'}>{words}</div>
      <div className={short ? 'code m cut' : 'code m'} title={hex}>
        {hex}
      </div>
    </div>
  );
}
