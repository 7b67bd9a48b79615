/**
 * Fills the form of a reporting channel on the channel's own page, by the person's gesture. Fields are recognised by what
 * a person reads beside them, so a new look does not break it. Nothing is ever submitted, and what has been typed stays.
 */

export interface FormValues {
  /** Values by the keys of `FIELDS`; what is empty is left alone. */
  values: Record<string, string>;
  files: { name: string; type: string; base64: string }[];
}

export interface FillResult {
  filled: string[];
  /** Had a value, but no field for it was found, or it did not take it. */
  missed: string[];
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** How each field may be named; the first control whose name fits is it. */
const FIELDS: Record<string, RegExp> = {
  title: /\bjudul\b/,
  body: /\b(?:isi laporan|isi pengaduan|uraian|kronologi)\b/,
  date: /\btanggal (?:kejadian|peristiwa)\b/,
  place: /\b(?:lokasi|tempat) kejadian\b/,
  agency: /\binstansi\b/,
  category: /\bkategori\b/,
  classification: /\b(?:klasifikasi|pengaduan)\b/,
  anonymous: /\banonim\b/,
  confidential: /\brahasia\b/,
};
const ATTACHMENT = /\b(?:lampiran|bukti|berkas|unggah)\b/;

const flat = (text: string | null | undefined) =>
  (text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What names a control, nearest to a person's eye first. */
function nameOf(control: Control): string {
  const byId = (ids: string | null) =>
    (ids ?? '')
      .split(/\s+/)
      .map((id) => (id ? control.ownerDocument.getElementById(id)?.textContent : ''))
      .join(' ');
  const names = [
    ...Array.from(control.labels ?? [], (label) => label.textContent),
    control.getAttribute('aria-label'),
    byId(control.getAttribute('aria-labelledby')),
    control.getAttribute('placeholder'),
    control.getAttribute('title'),
    control.getAttribute('name')?.replace(/[_-]+/g, ' '),
  ];
  return flat(names.filter(Boolean).join(' '));
}

const isUsable = (control: Control) =>
  !control.disabled &&
  !(
    control instanceof HTMLInputElement &&
    ['hidden', 'submit', 'button', 'image', 'reset', 'password'].includes(control.type)
  );

/** Sets a value as typing does: frameworks watch the native setter and the events. */
function setValue(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  const descriptor = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value');
  if (descriptor?.set) descriptor.set.call(control, value);
  else control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The option that is meant: its whole text, else the last part of `main › sub`, else the first. */
function chooseOption(select: HTMLSelectElement, value: string): boolean {
  const parts = [value, ...value.split('›').toReversed()].map(flat);
  for (const part of parts) {
    const option =
      [...select.options].find(({ text }) => flat(text) === part) ??
      [...select.options].find(({ text }) => part !== '' && flat(text).includes(part));
    if (!option || option.value === '') continue;
    setValue(select, option.value);
    return true;
  }
  return false;
}

/** A day as the field wants it: ISO for a date field, else in the order that its placeholder shows. */
function writeDate(control: Control, iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  if (control instanceof HTMLInputElement && control.type === 'date') return iso;
  const hint = control.getAttribute('placeholder')?.toLowerCase() ?? '';
  if (/^y{4}|^t{4}/.test(hint)) return iso;
  return [day, month, year].join(hint.includes('-') ? '-' : '/');
}

function fillOne(control: Control, key: string, value: string): boolean {
  if (control instanceof HTMLSelectElement) return chooseOption(control, value);
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
    if (!control.checked) control.click();
    return control.checked;
  }
  const wanted = key === 'date' ? writeDate(control, value) : value;
  // What the person has already written is theirs.
  if (control.value.trim() !== '') return control.value.trim() === wanted.trim();
  setValue(control, wanted);
  return control.value !== '';
}

/** The control for a field. A classification is one of several radio buttons: the one with its value in the name. */
function findControl(
  controls: readonly Control[],
  key: string,
  value: string,
  taken: ReadonlySet<Control>,
): Control | undefined {
  const pattern = FIELDS[key];
  const isBox = (control: Control) => control instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(control.type);
  const wantsBox = key === 'anonymous' || key === 'confidential';
  return controls.find((control) => {
    if (
      taken.has(control) ||
      !pattern?.test(nameOf(control)) ||
      (control instanceof HTMLInputElement && control.type === 'file')
    )
      return false;
    if (key === 'classification')
      return isBox(control) ? nameOf(control).includes(flat(value)) : control instanceof HTMLSelectElement;
    return wantsBox ? isBox(control) : !isBox(control);
  });
}

function attach(controls: readonly Control[], files: FormValues['files']): boolean {
  const inputs = controls.filter(
    (control): control is HTMLInputElement => control instanceof HTMLInputElement && control.type === 'file',
  );
  const input =
    inputs.find((control) => ATTACHMENT.test(nameOf(control))) ?? (inputs.length === 1 ? inputs[0] : undefined);
  if (!input) return false;
  const transfer = new DataTransfer();
  for (const { name, type, base64 } of input.multiple ? files : files.slice(0, 1)) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([bytes], name, { type }));
  }
  input.files = transfer.files;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
  return input.files.length > 0;
}

/** Fills what it recognises in `document`. */
export function fillForm(document: Document, { values, files }: FormValues): FillResult {
  const controls = [...document.querySelectorAll<Control>('input, textarea, select')].filter(isUsable);
  const result: FillResult = { filled: [], missed: [] };
  const taken = new Set<Control>();
  for (const [key, value] of Object.entries(values)) {
    if (value === '' || !(key in FIELDS)) continue;
    const control = findControl(controls, key, value, taken);
    if (control) taken.add(control);
    (control && fillOne(control, key, value) ? result.filled : result.missed).push(key);
  }
  if (files.length > 0) (attach(controls, files) ? result.filled : result.missed).push('attachments');
  return result;
}
