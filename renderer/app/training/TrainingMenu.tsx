import './trainingMenu.css';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu } from '../../components/Menu.tsx';
import { Icon } from '../../design/Icon.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useTrainingActs } from './useTrainingActs.ts';

/** In the yellow band: partners, calendar, beginning again. */
export function TrainingMenu() {
  const t = useT();
  const acts = useTrainingActs();
  return (
    <Menu label={t('training.menu')} acts={acts}>
      <AriaButton className="trainingMenu">
        {t('training.menu')}
        <Icon name="chevron-down" size={14} />
      </AriaButton>
    </Menu>
  );
}
