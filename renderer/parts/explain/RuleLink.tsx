import { LinkButton } from '../../components/LinkButton.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useRouter } from '../../data/router.ts';

/** The rule by its number; opens it under Căn cứ. Many stand beside each other, so none asks for its words. */
export function RuleLink({ rule }: { rule: string }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  return <LinkButton onPress={() => go('grounds', { id: rule })}>{t('refusal.rule', { rule })}</LinkButton>;
}
