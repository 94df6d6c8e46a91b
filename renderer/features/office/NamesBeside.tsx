import './office.css';
import { useT } from '../../i18n/I18n.tsx';

interface Names {
  readonly name: string;
  readonly symbol: string;
  readonly place: string;
}

/** What stands now and what will stand, side by side; with a number as the next documents will bear it. */
export function NamesBeside(props: { kind: 'party' | 'state'; before: Names; after: Names }) {
  const { kind, before, after } = props;
  const t = useT();
  const rows = [
    [t('firstRun.officeName'), before.name, after.name],
    [t('firstRun.symbol'), before.symbol, after.symbol],
    [t('office.example'), exampleNumber(kind, before.symbol), exampleNumber(kind, after.symbol)],
    [t('firstRun.place'), before.place, after.place],
  ] as const;
  return (
    <table className="namesBeside" data-selectable="">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('office.before')}</th>
          <th scope="col">{t('office.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, was, is]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{was === '' ? '–' : was}</td>
            <td>
              {was === is ? <span className="m">{t('office.same')}</span> : <b>{is === '' ? '–' : is}</b>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const exampleNumber = (kind: 'party' | 'state', symbol: string): string =>
  kind === 'party' ? `47-CV/${symbol}` : `47/CV-${symbol}`;
