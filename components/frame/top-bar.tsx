import type { ComponentChildren } from 'preact';
import { useTexts } from '../../utils/ui/language-context.ts';
import { BackIcon, OpenIcon, RecordIcon, SettingsIcon } from './icons.tsx';

interface Props {
  title: string;
  /** In a tab of our own there is room for words, and no need to open one. */
  inTab: boolean;
  /** Null in the list: there the other ways begin. */
  onBack: (() => void) | null;
  onRecord(): void;
  onReview(): void;
  /** Null in the settings themselves. */
  onSettings: (() => void) | null;
}

/** Where one is, the way back, and the ways to what is not in the lists. */
export function TopBar({ title, inTab, onBack, onRecord, onReview, onSettings }: Props) {
  const texts = useTexts();
  return (
    <header class="top">
      {onBack && (
        <IconButton label={texts.back} onClick={onBack}>
          <BackIcon />
        </IconButton>
      )}
      <span class="brand">{title}</span>
      <span class="spring" />
      {!onBack && (
        <IconButton label={texts.recordDirect} onClick={onRecord} className={inTab ? 'button' : undefined}>
          <RecordIcon /> {inTab && <span class="wide-only">{texts.recordDirect}</span>}
        </IconButton>
      )}
      {!inTab && !onBack && (
        <IconButton label={texts.openReview} onClick={onReview}>
          <OpenIcon />
        </IconButton>
      )}
      {onSettings && (
        <IconButton label={texts.settings} onClick={onSettings}>
          <SettingsIcon />
        </IconButton>
      )}
    </header>
  );
}

function IconButton({
  label,
  className = 'button icon-button',
  onClick,
  children,
}: {
  label: string;
  className?: string | undefined;
  onClick(): void;
  children: ComponentChildren;
}) {
  return (
    <button type="button" class={className} aria-label={label} title={label} onClick={onClick}>
      {children}
    </button>
  );
}
