import './review.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  title: string;
  children: ComponentChildren;
  onClose(): void;
  /** Whether Escape may close it; it may where this is absent. */
  onCancel?(): boolean;
  /** As large as the window. */
  wide?: boolean;
}

/** A question over the page: the browser's own dialog keeps the focus in it and closes with Escape. */
export function Dialog({ title, children, onClose, onCancel, wide = false }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // What has the focus may stand at the end: it is read from the beginning.
    dialog.current?.scrollTo(0, 0);
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? 'dialog wide-dialog' : 'dialog'}
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        if (onCancel && !onCancel()) event.preventDefault();
      }}
      onClose={onClose}
    >
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}
