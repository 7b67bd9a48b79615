/** Invented captures and the ground truth that they meet. */
import type { Capture, Extraction } from '../../../utils/contract/capture.ts';
import { emptyExtraction } from '../../../utils/sites/extraction.ts';
import type { ExpectedArticle, ExpectedComment, ExpectedPost, RealPage } from '../../harness/real-pages.ts';
import { sampleCapture } from '../sample.ts';

const PROFILE = 'https://www.facebook.com/sari.contoh';

const at = (iso: string): Extraction['publishedAt'] => ({
  raw: iso,
  iso,
  precision: 'minute',
  zone: '+07:00',
  assumed: [],
});

export function postExtraction(id: string): Extraction {
  const post = emptyExtraction('facebook', 'post', 'feed');
  post.author = { name: 'Sari Contoh', url: PROFILE, id: null };
  post.ids.post = id;
  post.permalink = `${PROFILE}/posts/${id}`;
  post.text = `Kabar ${id}\nhari ini`;
  post.publishedAt = at('2026-11-20T19:16+07:00');
  post.audience = 'public';
  return post;
}

export function expectedPost(id: string, comments: ExpectedComment[] = []): ExpectedPost {
  return {
    author: { name: 'Sari Contoh', url: `${PROFILE}/` },
    permalinks: [`https://www.facebook.com/${id}`, `${PROFILE}/posts/${id}/`],
    ids: [id],
    textStart: `Kabar ${id} hari`,
    publishedAt: '2026-11-20T12:16:40Z',
    publishedRaw: null,
    audience: 'public',
    comments,
  };
}

export function commentExtraction(id: string): Extraction {
  const comment = emptyExtraction('facebook', 'comment', 'feed');
  comment.author = { name: 'Budi Misal', url: null, id: null };
  comment.ids.comment = id;
  comment.permalink = `${PROFILE}/posts/1?comment_id=${id}`;
  comment.text = `Balasan ${id}`;
  return comment;
}

export function expectedComment(id: string): ExpectedComment {
  return {
    author: { name: 'Budi Misal', url: null },
    commentId: id,
    text: `Balasan  ${id}`,
    permalinks: [`${PROFILE}/posts/1?comment_id=${id}`],
  };
}

export function articleExtraction(): Extraction {
  const article = emptyExtraction('news', 'article', 'article');
  Object.assign(article.metadata, {
    headline: 'Camat Contoh Hadir',
    canonicalUrl: 'https://berita.example/a/',
    byline: ['Wartawan Contoh'],
    publisher: 'Berita Contoh',
    language: 'id',
  });
  article.publishedAt = at('2026-11-20T19:16+07:00');
  article.text = 'Isi berita contoh.';
  return article;
}

export function expectedArticle(): ExpectedArticle {
  return {
    headline: 'Camat Contoh  Hadir',
    canonicalUrl: 'https://berita.example/a',
    publishedAt: '2026-11-20T19:16:05+07:00',
    publishedRaw: null,
    modifiedAt: null,
    byline: ['Wartawan Contoh'],
    editor: null,
    publisher: 'Berita Contoh',
    section: null,
    textStart: 'Isi berita',
    language: 'id',
  };
}

export function invented(kind: RealPage['kind'], expect: RealPage['expect']): RealPage {
  const url = kind.startsWith('news') ? 'https://berita.example/a' : 'https://www.facebook.com/';
  return { file: `${kind}.html`, url, kind, language: 'id', rendered: true, note: '', expect };
}

/** Whole captures of these extractions. */
export async function capturesOf(...extractions: Extraction[]): Promise<Capture[]> {
  return Promise.all(
    extractions.map(async (extraction, index) => ({ ...(await sampleCapture(index + 1)).capture, ...extraction })),
  );
}
