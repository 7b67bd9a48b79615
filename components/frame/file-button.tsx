import { useRef } from 'preact/hooks';

interface Props {
  label: string;
  accept: string;
  name: string;
  multiple?: boolean;
  disabled?: boolean;
  onFiles(files: readonly File[]): void;
}

/** Choosing files. Browsers write their own button in their language, which need not be the person's. */
export function FileButton({ label, accept, name, multiple = false, disabled = false, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        name={name}
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          onFiles(Array.from(currentTarget.files ?? []));
          // The same file again is a choice as well: it may have been mended, or taken out.
          currentTarget.value = '';
        }}
      />
      <button type="button" class="button" disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </button>
    </>
  );
}
