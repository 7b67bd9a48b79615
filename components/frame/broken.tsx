import { useTexts } from '../../utils/ui/language-context.ts';

/** The database cannot be opened: what to do, and what not. */
export function Broken() {
  const texts = useTexts();
  return (
    <div class="broken">
      <p class="problem" role="alert">
        {texts.storageBroken}
      </p>
    </div>
  );
}
