import { beforeEach, describe, expect, test } from 'vitest';
import { fillForm } from '../../utils/page/fill-form.ts';
import practice from '../practice/lapor/index.html?raw';

const VALUES = {
  classification: 'Pengaduan',
  title: 'Dugaan pelanggaran netralitas ASN',
  body: 'Dengan hormat,\nbaris kedua.',
  date: '2026-11-20',
  place: 'Media sosial Facebook',
  agency: 'Pemerintah Kabupaten Contoh',
  category: 'Netralitas ASN › Foto bersama peserta pemilu',
  anonymous: 'Ya',
  confidential: 'Ya',
};
const FILE = { name: 'bukti-1.jpg', type: 'image/jpeg', base64: btoa('gambar') };
const ALL = [...Object.keys(VALUES), 'attachments'];

const field = <T extends HTMLElement>(selector: string) => document.body.querySelector(selector) as T;

describe('a form of the shape of SP4N-LAPOR!', () => {
  beforeEach(() => {
    document.body.innerHTML = new DOMParser().parseFromString(practice, 'text/html').body.innerHTML;
  });

  test('is filled in, and not sent', () => {
    let submitted = false;
    field<HTMLFormElement>('#laporan').addEventListener('submit', () => {
      submitted = true;
    });
    const { filled, missed } = fillForm(document, { values: VALUES, files: [FILE] });
    expect(missed).toEqual([]);
    expect(filled.toSorted()).toEqual(ALL.toSorted());
    expect(field<HTMLInputElement>('[value="1"]').checked).toBe(true);
    expect(field<HTMLInputElement>('[name=judul]').value).toBe(VALUES.title);
    expect(field<HTMLTextAreaElement>('[name=isi]').value).toBe(VALUES.body);
    expect(field<HTMLInputElement>('[name=tanggal]').value).toBe('20-11-2026');
    expect(field<HTMLInputElement>('[name=lokasi]').value).toBe(VALUES.place);
    expect(field<HTMLInputElement>('[name=instansi]').value).toBe(VALUES.agency);
    expect(field<HTMLSelectElement>('#kategori').value).toBe('22');
    expect(field<HTMLInputElement>('[name=anonim]').checked).toBe(true);
    expect(field<HTMLInputElement>('[name=rahasia]').checked).toBe(true);
    expect(field<HTMLInputElement>('#lampiran').files?.[0]?.name).toBe('bukti-1.jpg');
    expect(submitted).toBe(false);
  });

  test('the page’s own script hears of every value', () => {
    const heard = new Map<string, string>();
    field<HTMLFormElement>('#laporan').addEventListener('input', ({ target }) => {
      const { name, id, value } = target as HTMLInputElement;
      heard.set(name || id, value);
    });
    fillForm(document, { values: VALUES, files: [] });
    expect(heard.get('judul')).toBe(VALUES.title);
    expect(heard.get('kategori')).toBe('22');
  });

  test('what the person has typed stays', () => {
    field<HTMLInputElement>('[name=judul]').value = 'Judul saya';
    const { missed } = fillForm(document, { values: VALUES, files: [] });
    expect(field<HTMLInputElement>('[name=judul]').value).toBe('Judul saya');
    expect(missed).toEqual(['title']);
  });

  test('filling in twice changes nothing more', () => {
    fillForm(document, { values: VALUES, files: [FILE] });
    const before = document.body.innerHTML;
    expect(fillForm(document, { values: VALUES, files: [FILE] }).missed).toEqual([]);
    expect(document.body.innerHTML).toBe(before);
    expect(field<HTMLInputElement>('[name=anonim]').checked).toBe(true);
  });
});

describe('other forms', () => {
  test.each([
    ['a label around', '<label>Judul Laporan <input></label>'],
    ['a label for it', '<label for="a">Judul laporan*</label><input id="a">'],
    ['aria-label', '<input aria-label="Judul Laporan">'],
    ['aria-labelledby', '<span id="a">Judul Laporan</span><input aria-labelledby="a">'],
    ['its name', '<input name="judul_laporan">'],
  ])('%s', (_name, html) => {
    document.body.innerHTML = html;
    expect(fillForm(document, { values: { title: 'x' }, files: [] })).toEqual({ filled: ['title'], missed: [] });
    expect(field<HTMLInputElement>('input').value).toBe('x');
  });

  test('a date field gets its day', () => {
    document.body.innerHTML = '<label>Tanggal Kejadian <input type="date"></label>';
    fillForm(document, { values: { date: '2026-11-20' }, files: [] });
    expect(field<HTMLInputElement>('input').value).toBe('2026-11-20');
  });

  test('nothing is put where nothing is recognised: not into a password, a hidden or a disabled field', () => {
    document.body.innerHTML =
      '<input type="password" aria-label="Judul Laporan"><input type="hidden" name="judul"><input disabled aria-label="Judul Laporan"><input aria-label="Nama lengkap">';
    expect(fillForm(document, { values: VALUES, files: [FILE] }).filled).toEqual([]);
    expect([...document.querySelectorAll('input')].map(({ value }) => value)).toEqual(['', '', '', '']);
  });

  test('empty values are left alone', () => {
    document.body.innerHTML = '<input aria-label="Judul Laporan">';
    expect(fillForm(document, { values: { title: '' }, files: [] })).toEqual({ filled: [], missed: [] });
  });
});
