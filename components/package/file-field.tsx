interface Props {
  label: string;
  name: string;
  /** As the browser's file dialog takes it. */
  accept: string;
  disabled?: boolean;
  onFile(file: File): void;
}

/** A file that is read as soon as it is chosen. */
export function FileField({ label, name, accept, disabled = false, onFile }: Props) {
  return (
    <label>
      {label}
      <input
        type="file"
        name={name}
        accept={accept}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          // The same file can be chosen again, when it has been mended.
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
