import type { ComponentChildren } from 'preact';

/** What went wrong with the whole page, across its width: what to do, and what not. */
export function Alert({ children }: { children: ComponentChildren }) {
  return (
    <div class="alert">
      <p class="problem" role="alert">
        {children}
      </p>
    </div>
  );
}
