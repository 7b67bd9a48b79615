import { expect, test, vi } from 'vitest';
import { BackupRestorer, BackupSaver } from '../../components/settings/backup-panel.tsx';
import { BACKUP_TEXTS } from '../../utils/i18n/backup-texts.ts';
import { VAULT_TEXTS } from '../../utils/i18n/vault-texts.ts';
import { draw, settle, type } from './render.tsx';

const texts = BACKUP_TEXTS.id;
const PASSPHRASE = 'empat kata yang acak';

const field = (root: HTMLElement, name: string) => {
  const found = root.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (!found) throw new Error(`No field ${name}`);
  return found;
};

test('a backup asks for a passphrase of its own, shows how far it is, and can be called off', async () => {
  const [onSave, onCancel] = [vi.fn(), vi.fn()];
  const saver = (status: Parameters<typeof BackupSaver>[0]['status']) => (
    <BackupSaver texts={texts} vault={VAULT_TEXTS.id} status={status} onSave={onSave} onCancel={onCancel} />
  );
  const root = await draw(saver({ state: 'idle' }));
  for (const name of ['backup-new', 'backup-repeat']) type(field(root, name), PASSPHRASE);
  await settle();
  root.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  await settle();
  expect(onSave).toHaveBeenCalledWith(PASSPHRASE, '');
  const busy = await draw(saver({ state: 'busy', findings: 2, total: 8, bytes: 1_500_000 }));
  expect(busy.querySelector('[role=status]')?.textContent).toBe('Menulis temuan 2 dari 8 (1,5 MB)');
  expect(busy.querySelector('progress')?.position).toBe(0.25);
  expect(busy.querySelector<HTMLButtonElement>('button[type=submit]')?.disabled).toBe(true);
  [...busy.querySelectorAll('button')].find(({ textContent }) => textContent === texts.cancel)?.click();
  expect(onCancel).toHaveBeenCalled();
  const empty = await draw(saver({ state: 'empty' }));
  expect(empty.querySelector<HTMLButtonElement>('button[type=submit]')?.disabled).toBe(true);
});

test('restoring takes a file and its passphrase, and says what came of it', async () => {
  const onRestore = vi.fn();
  const restorer = (status: Parameters<typeof BackupRestorer>[0]['status']) => (
    <BackupRestorer texts={texts} status={status} onRestore={onRestore} onCancel={() => {}} />
  );
  const root = await draw(restorer({ state: 'idle' }));
  const file = new File(['isi'], 'cadangan.pantau');
  const data = new DataTransfer();
  data.items.add(file);
  field(root, 'backup-file').files = data.files;
  field(root, 'backup-file').dispatchEvent(new Event('change', { bubbles: true }));
  type(field(root, 'restore-passphrase'), PASSPHRASE);
  await settle();
  root.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  expect(onRestore).toHaveBeenCalledWith(file, PASSPHRASE);
  const report = { added: 3, known: 1, different: 2, broken: 0 };
  const done = await draw(restorer({ state: 'done', report }));
  expect([...done.querySelectorAll('.note p')].map(({ textContent }) => textContent)).toEqual([
    '3 temuan dipulihkan.',
    '1 sudah ada di sini, sama persis.',
    expect.stringContaining('2 ada di sini dalam keadaan lain'),
  ]);
  const failed = await draw(restorer({ state: 'failed', code: 'damaged' }));
  expect(failed.querySelector('[role=alert]')?.textContent).toContain('Tidak ada yang berubah di sini');
});
