import type { VaultTexts } from '../../utils/i18n/vault-texts.ts';

interface Props {
  texts: VaultTexts;
  shown: boolean;
  onShow(shown: boolean): void;
}

/** Whether what is typed can be read. */
export function ShowChoice({ texts, shown, onShow }: Props) {
  return (
    <label class="choice">
      <input type="checkbox" checked={shown} onChange={(event) => onShow(event.currentTarget.checked)} />
      {texts.show}
    </label>
  );
}
