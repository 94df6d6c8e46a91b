import './trainingMenu.css';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu } from '../../components/Menu.tsx';
import { Icon } from '../../design/Icon.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useRouter } from '../../data/router.ts';
import { useTrainingActs } from './useTrainingActs.ts';

/** In the yellow band: the guided tasks, which stand far down in the side bar, and partners, calendar, beginning again. */
export function TrainingMenu() {
  const t = useT();
  const acts = useTrainingActs();
  const go = useRouter((state) => state.go);
  return (
    <>
      <AriaButton className="trainingMenu" onPress={() => go('lessons')}>
        {t('lessons.title')}
      </AriaButton>
      <Menu label={t('training.menu')} acts={acts}>
        <AriaButton className="trainingMenu">
          {t('training.menu')}
          <Icon name="chevron-down" size={14} />
        </AriaButton>
      </Menu>
    </>
  );
}
