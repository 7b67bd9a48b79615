import type { ShortcutName } from '../../utils/i18n/review-texts.ts';
import { REVIEW_TEXTS } from '../../utils/i18n/review-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';
import { Choice } from '../form/fields.tsx';
import { Dialog } from './dialog.tsx';

/** As they stand on keyboards. */
const CAPS: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' };

interface Props {
  keys: Record<ShortcutName, readonly string[]>;
  singleKeys: boolean;
  onSingleKeys(on: boolean): void;
  onClose(): void;
}

/** Which key does what. */
export function HelpDialog({ keys, singleKeys, onSingleKeys, onClose }: Props) {
  const texts = useTextsOf(REVIEW_TEXTS);
  return (
    <Dialog title={texts.helpTitle} onClose={onClose}>
      <table class="times keys">
        <tbody>
          {Object.entries(keys).map(([name, list]) => (
            <tr key={name}>
              <th scope="row">
                {list.map((key) => (
                  <kbd key={key}>{CAPS[key] ?? key}</kbd>
                ))}
              </th>
              <td>{texts.shortcut[name as ShortcutName]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Choice label={texts.helpSingle} checked={singleKeys} onChange={onSingleKeys} />
      <div class="row">
        <span class="spring" />
        <button type="button" class="button primary" onClick={onClose}>
          {texts.close}
        </button>
      </div>
    </Dialog>
  );
}
