import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanUrl, isTrackingParameter } from '../../../utils/capture/clean-url.ts';
import { HttpUrl } from '../../../utils/contract/primitives.ts';

describe('cleanUrl', () => {
  it.each([
    ['https://a.example/x?utm_source=wa&id=7&fbclid=IwAR0#top', 'https://a.example/x?id=7'],
    ['https://a.example/x?fbclid=1', 'https://a.example/x'],
    ['https://a.example/x?', 'https://a.example/x'],
    ['https://user:secret@a.example/x', 'https://a.example/x'],
    ['https://a.example/x;jsessionid=ABC?p=1', 'https://a.example/x?p=1'],
    ['https://a.example/x?q=a%20b+c&k=%C3%A9&empty=&bare', 'https://a.example/x?q=a%20b+c&k=%C3%A9&empty=&bare'],
    ['https://a.example/x?__cft__[0]=AZ&__tn__=R&story_fbid=2&id=1', 'https://a.example/x?story_fbid=2&id=1'],
    ['https://a.example/x?__cft__%5B0%5D=AZ&v=1', 'https://a.example/x?v=1'],
    ['https://a.example/x?UTM_Medium=x&Gclid=1&v=1', 'https://a.example/x?v=1'],
    ['https://a.example/x?mc_eid=1&_ga=2&ref=beranda&igshid=3&dclid=4', 'https://a.example/x'],
    ['https://a.example/x?access_token=1&sid=2af&email=a@b.c&page=2', 'https://a.example/x?page=2'],
    ['https://a.example/x?sid=1234&b=1', 'https://a.example/x?sid=1234&b=1'],
    ['http://a.example/read/2016/02/16/Akan.Dipangkas.', 'http://a.example/read/2016/02/16/Akan.Dipangkas.'],
    ['  https://a.example/x ', 'https://a.example/x'],
    ['HTTPS://A.EXAMPLE:443/x', 'https://a.example/x'],
  ])('%s', (url, expected) => expect(cleanUrl(url)).toBe(expected));

  it.each([
    '',
    ' ',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'mailto:a@b.c',
    'x',
    'https://',
    'about:blank',
  ])('refuses %j', (url) => expect(cleanUrl(url)).toBeNull());

  it('reads relative addresses and URL objects', () => {
    expect(cleanUrl('/b?ref=1', 'https://a.example/x')).toBe('https://a.example/b');
    expect(cleanUrl('//b.example/y', 'https://a.example/x')).toBe('https://b.example/y');
    expect(cleanUrl(new URL('https://a.example/#x'))).toBe('https://a.example/');
    expect(cleanUrl('/b', 'nonsense')).toBeNull();
  });

  it('refuses what is too long', () => {
    expect(cleanUrl(`https://a.example/${'a'.repeat(5000)}`)).toBeNull();
    expect(cleanUrl(`https://a.example/?fbclid=${'a'.repeat(5000)}`)).toBe('https://a.example/');
    expect(cleanUrl(`https://a.example/?${'a=1&'.repeat(2_000_000)}`)).toBeNull();
  });

  it('keeps parameters that name the item', () => {
    for (const name of [
      'id',
      'v',
      'fbid',
      'story_fbid',
      'comment_id',
      'set',
      'p',
      'page',
      'q',
      'single',
      'cat',
      'i',
      'news_id',
      'author',
    ])
      expect(isTrackingParameter(name)).toBe(false);
  });

  const part = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc
      .array(
        fc.constantFrom(
          '?',
          '&',
          'utm_x=1',
          'id=%',
          'fbclid',
          '=',
          '+ref=2',
          '%20sid=1',
          ';sid=3',
          '/',
          '#',
          '%',
          'a',
          ';;',
          '[0]',
        ),
      )
      .map((parts) => `https://a.example/x${parts.join('')}`),
    fc.string({ unit: 'binary' }).map((text) => `https://a.example/${text}`),
    fc.string(),
  );

  it('is idempotent, and gives only addresses that the contract takes', () => {
    fc.assert(
      fc.property(part, (url) => {
        const once = cleanUrl(url);
        if (once === null) return;
        expect(cleanUrl(once)).toBe(once);
        expect(HttpUrl.safeParse(once).success).toBe(true);
        const parsed = new URL(once);
        expect(parsed.hash + parsed.username + parsed.password).toBe('');
        for (const name of parsed.searchParams.keys()) expect(isTrackingParameter(name.trim())).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});
