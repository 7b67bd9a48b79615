/** Our icons: strokes in the colour of the text. No hands, no party's signs. */
import type { ComponentChildren } from 'preact';

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      {children}
    </svg>
  );
}

export const BackIcon = () => (
  <Icon>
    <path d="M10 3 5 8l5 5" />
  </Icon>
);
export const FlagIcon = () => (
  <Icon>
    <path d="M3.5 14.5v-13M3.5 2.5h8.2l-1.9 2.9 1.9 2.9H3.5" />
  </Icon>
);
export const PickIcon = () => (
  <Icon>
    <path d="M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3" />
    <circle cx="8" cy="8" r="1.6" />
  </Icon>
);
export const OpenIcon = () => (
  <Icon>
    <path d="M9.5 2.5h4v4M13.5 2.5 8 8M6.5 3.5h-4v10h10v-4" />
  </Icon>
);
export const SettingsIcon = () => (
  <Icon>
    <path d="M2 4.5h7M13 4.5h1M2 11.5h1M7 11.5h7" />
    <circle cx="11" cy="4.5" r="1.8" />
    <circle cx="5" cy="11.5" r="1.8" />
  </Icon>
);
export const ImageOffIcon = () => (
  <Icon>
    <path d="M2.5 2.5l11 11M5 3.5h8.5v8.5M2.5 5v8.5H11" />
  </Icon>
);
export const RecordIcon = () => (
  <Icon>
    <path d="M2.5 5h2.2l1.2-1.8h4.2L11.3 5h2.2v7.8h-11z" />
    <circle cx="8" cy="8.6" r="2.2" />
  </Icon>
);
