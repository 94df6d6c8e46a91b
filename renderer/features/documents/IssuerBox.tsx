import { useFound } from '../../forms/useFound.ts';
import { ComboBox, type ComboBoxProps } from '../../components/ComboBox.tsx';
import { issuersWith } from './issuersWith.ts';

export type IssuerBoxProps = Omit<ComboBoxProps, 'suggestions' | 'foundBy'>;

/** The issuers of former entries, found without marks; any other name may be typed. */
export function IssuerBox(props: IssuerBoxProps) {
  const found = useFound(props.value, issuersWith);
  return <ComboBox {...props} suggestions={found.rows} foundBy={found.by} />;
}
