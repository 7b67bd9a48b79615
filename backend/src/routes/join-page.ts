/** The page behind an invite link. No script, nothing loaded: the code in its address stays in the browser. */
import { createHash } from 'node:crypto';

const STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
body { max-width: 34rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
section + section { margin-top: 2.5rem; }
`;

/** Content security policy that allows this one style and nothing else. */
export const JOIN_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export const JOIN_PAGE = `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Undangan Pantau ASN</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<section>
<h1>Undangan Pantau ASN</h1>
<p>Anda diundang untuk menghubungkan ekstensi Pantau ASN di peramban Anda dengan jaringan pemantau.</p>
<ol>
<li>Salin seluruh alamat halaman ini dari bilah alamat, termasuk bagian setelah tanda #.</li>
<li>Buka pengaturan ekstensi Pantau ASN.</li>
<li>Tempelkan alamat itu di kolom tautan undangan.</li>
</ol>
<p>Undangan ini hanya berlaku untuk satu perangkat dan untuk waktu terbatas. Jangan teruskan kepada orang lain.</p>
</section>
<section lang="en">
<h1>Pantau ASN invitation</h1>
<p>You are invited to connect the Pantau ASN extension in your browser to the monitoring network.</p>
<ol>
<li>Copy the whole address of this page from the address bar, including the part after the # sign.</li>
<li>Open the settings of the Pantau ASN extension.</li>
<li>Paste the address into the invite link field.</li>
</ol>
<p>This invitation works for one device only and for a limited time. Do not pass it on.</p>
</section>
</main>
</body>
</html>
`;
