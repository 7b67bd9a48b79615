import { expect, test, vi } from 'vitest';
import { PassphraseCard, type PassphraseState } from '../../components/vault/passphrase-card.tsx';
import { UnlockForm } from '../../components/vault/unlock-form.tsx';
import { DEVICE_TEXTS } from '../../utils/i18n/device-texts.ts';
import { VAULT_TEXTS } from '../../utils/i18n/vault-texts.ts';
import { draw, settle, type } from './render.tsx';

const texts = VAULT_TEXTS.id;
const GOOD = 'empat kata yang acak';

const card = (vault: PassphraseState, extra: Partial<Parameters<typeof PassphraseCard>[0]> = {}) => (
  <PassphraseCard
    texts={texts}
    vault={vault}
    onSet={async () => null}
    onChange={async () => null}
    onRemove={async () => null}
    onLock={() => {}}
    onLockAfter={() => {}}
    {...extra}
  />
);

const field = (root: HTMLElement, name: string) => {
  const found = root.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (!found) throw new Error(`No field ${name}`);
  return found;
};
const submit = async (root: Element | null | undefined) => {
  // A person's click comes after what they typed has been drawn.
  await settle();
  root?.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  await settle();
};
const alertOf = (root: HTMLElement) => root.querySelector('[role=alert]')?.textContent;

test('a new passphrase is warned about, has to be long enough, and is entered twice', async () => {
  const onSet = vi.fn(async () => null);
  const root = await draw(card(null, { onSet }));
  expect(root.textContent).toContain('tidak dapat dipulihkan');
  type(field(root, 'set-new'), 'pendek');
  type(field(root, 'set-repeat'), 'pendek');
  await submit(root);
  expect(alertOf(root)).toContain('12');
  field(root, 'set-new').value = '';
  type(field(root, 'set-new'), GOOD);
  await submit(root);
  expect(alertOf(root)).toBe(texts.different);
  expect(onSet).not.toHaveBeenCalled();
  field(root, 'set-repeat').value = '';
  type(field(root, 'set-repeat'), GOOD);
  await submit(root);
  expect(onSet).toHaveBeenCalledWith(GOOD);
});

test('it is shown only when the person wants to see it', async () => {
  const root = await draw(card(null));
  expect(field(root, 'set-new').type).toBe('password');
  root.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
  await settle();
  expect(field(root, 'set-new').type).toBe('text');
});

test('with one set: lock, choose when, change and remove; how far sealing is', async () => {
  const [onLock, onLockAfter, onChange] = [vi.fn(), vi.fn(), vi.fn(async () => null)];
  const onRemove = vi.fn(async () => texts.wrong);
  const progress = { done: 1, total: 4 };
  const root = await draw(
    card({ state: 'converting', progress, lockAfter: 15 }, { onLock, onLockAfter, onChange, onRemove }),
  );
  expect(root.querySelector('[role=status]')?.textContent).toContain('25 %');
  expect(root.querySelector('progress')?.value).toBe(25);
  [...root.querySelectorAll('button')].find(({ textContent }) => textContent === texts.lockNow)?.click();
  expect(onLock).toHaveBeenCalled();
  const select = root.querySelector('select');
  if (!select) throw new Error('No choice of minutes');
  expect(select.value).toBe('15');
  select.value = '60';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  expect(onLockAfter).toHaveBeenCalledWith(60);
  const [change, remove] = root.querySelectorAll('details');
  for (const details of [change, remove]) if (details) details.open = true;
  type(field(root, 'change-current'), 'yang lama sekali');
  type(field(root, 'change-new'), GOOD);
  type(field(root, 'change-repeat'), GOOD);
  await submit(change);
  expect(onChange).toHaveBeenCalledWith('yang lama sekali', GOOD);
  expect(change?.textContent).toContain(texts.changed);
  expect(field(root, 'change-new').value, 'what was typed is gone').toBe('');
  type(field(root, 'remove-current'), 'bukan ini');
  await submit(remove);
  expect(onRemove).toHaveBeenCalledWith('bukan ini');
  expect(remove?.querySelector('[role=alert]')?.textContent).toBe(texts.wrong);
});

test('locked: the cursor is in the field, a wrong passphrase says that nothing is lost, forgetting it leads on', async () => {
  const onUnlock = vi.fn(async () => texts.wrong);
  const onWipe = vi.fn();
  const root = await draw(
    <UnlockForm texts={texts} device={DEVICE_TEXTS.id} wipeFailed={false} onUnlock={onUnlock} onWipe={onWipe} />,
  );
  await settle();
  expect(document.activeElement).toBe(field(root, 'passphrase'));
  expect(root.textContent).toContain('Pengiriman menunggu');
  type(field(root, 'passphrase'), 'salah sama sekali');
  await submit(root);
  expect(onUnlock).toHaveBeenCalledWith('salah sama sekali');
  expect(alertOf(root)).toContain('Tidak ada yang hilang');
  expect(field(root, 'passphrase').value, 'can be mended').toBe('salah sama sekali');
  const details = root.querySelector('details');
  if (details) details.open = true;
  details?.querySelector('button')?.click();
  await settle();
  expect(onWipe).not.toHaveBeenCalled();
  [...root.querySelectorAll('button')].find(({ textContent }) => textContent === DEVICE_TEXTS.id.wipeYes)?.click();
  expect(onWipe).toHaveBeenCalled();
});
