import { INTAKE_FIELDS } from '../../../../shared/domain/submission/intake.ts';
import { Select } from '../../../components/Select.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { ImportMapping } from './useImport.ts';
import { Panel } from '../../../parts/frame/Panel.tsx';

const NONE = '';

/** Which column is what. Proposed by the headings, corrected here, remembered for exports with the same headings. */
export function MappingPanel(props: {
  headings: readonly string[];
  mapping: ImportMapping;
  remembered: boolean;
  disabled: boolean;
  onChange: (mapping: ImportMapping) => void;
}) {
  const { headings, mapping, remembered, disabled, onChange } = props;
  const t = useT();
  const choices = [
    { id: NONE, text: t('import.noColumn') },
    ...headings.map((heading, index) => ({
      id: String(index),
      text: heading === '' ? t('import.column', { number: index + 1 }) : heading,
    })),
  ];
  return (
    <Panel
      title={t('import.mapping')}
      end={<span className="m cap">{t(remembered ? 'import.remembered' : 'import.proposed')}</span>}
    >
      <div className="pad importMapping">
        {INTAKE_FIELDS.map((name) => (
          <Select
            key={name}
            label={t(`import.field.${name}`)}
            required={name === 'title' || name === 'body'}
            value={String(mapping[name] ?? NONE)}
            disabled={disabled}
            choices={choices}
            onChange={(next) => {
              const { [name]: _old, ...others } = mapping;
              onChange(next === NONE ? others : { ...others, [name]: Number(next) });
            }}
          />
        ))}
      </div>
    </Panel>
  );
}
