/** The explanation that lies in every package, for whoever opens it without knowing the program. Plain text. */
export const PACKAGE_READ_ME = {
  id: `PAKET BUKTI PANTAU ASN

Isi paket ini bersifat rahasia. Semua temuan di dalamnya adalah DUGAAN.
Jangan disebarkan di media sosial atau grup percakapan.

ISI
  data/ID-TEMUAN/finding.json                   catatan temuan
  data/ID-TEMUAN/custody.jsonl                  rantai penguasaan bukti: satu kejadian pada setiap baris
  data/ID-TEMUAN/captures/ID/capture.json       catatan tangkapan, tidak pernah diubah
  data/ID-TEMUAN/captures/ID/capture.json.sig   tanda tangan perangkat atas catatan itu
  data/ID-TEMUAN/captures/ID/public-key.pem     kunci publik perangkat
  data/ID-TEMUAN/captures/ID/files/             berkas bukti: tangkapan layar, salinan isi halaman
  data/ID-TEMUAN/captures/ID/timestamps/        cap waktu tepercaya (RFC 3161), jika jaringan memintanya
  data/ID-TEMUAN/captures/ID/derivatives/       gambar turunan untuk dilihat: gabungan tangkapan layar (stitched), dengan bingkai
                                                pada hal yang ditandai (outlined), salinan samaran (redacted)
  data/ID-TEMUAN/captures/ID/withheld.json      hash berkas asli yang sengaja ditinggalkan karena ada salinan samaran
  receipt.json                                  tanda terima server, jika sudah dikirim

YANG DIBUKTIKAN
  - Setiap berkas sama, byte demi byte, dengan saat ditangkap (SHA-256).
  - Catatan tangkapan ditandatangani oleh kunci yang tidak dapat disalin keluar dari perangkat yang menangkapnya.
  - Kejadian sesudahnya dicatat berurutan; kejadian yang dihapus atau disisipkan terlihat.
  - Dengan tanda terima: server jaringan telah menerima catatan itu pada waktu yang tertulis di dalamnya.
  - Dengan cap waktu: lembaga lain, yang tidak melihat isinya, menyatakan catatan itu sudah ada pada waktu tersebut.

YANG TIDAK DIBUKTIKAN
  - Bahwa situs tersebut benar menyajikan isi ini. Halaman di layar dapat diubah sebelum ditangkap.
  - Bahwa jam perangkat benar. Waktu tanpa tanda terima atau cap waktu adalah waktu menurut perangkat itu sendiri.
  - Bahwa gambar turunan dan salinan samaran benar dibuat dari aslinya, selama aslinya tidak disertakan: hash aslinya ada
    dalam catatan yang ditandatangani, sehingga asli yang diperlihatkan kemudian dapat dicocokkan.
  - Siapa pemilik akun, siapa yang menulis, dan siapa relawan yang menangkapnya.
  - Bahwa ada pelanggaran. Itu wewenang lembaga yang memeriksa.

CARA MEMERIKSA
  Termudah: buka Pantau ASN, Pengaturan, "Periksa paket", lalu pilih berkas ZIP ini. Tidak perlu internet.

  Tanpa Pantau ASN (Linux, macOS), sesudah ZIP dibuka:
    cd pantau-asn-*
    sha256sum -c manifest-sha256.txt
    sha256sum -c tagmanifest-sha256.txt
    openssl dgst -sha256 -verify signature/public-key.pem -signature signature/manifest-sha256.txt.sig manifest-sha256.txt
    cd data/ID-TEMUAN/captures/ID
    openssl dgst -sha256 -verify public-key.pem -signature capture.json.sig capture.json
  Setiap baris harus berakhir dengan "OK" atau "Verified OK".
  Cap waktu, dengan sertifikat akar LEMBAGA yang diambil dari lembaga itu sendiri:
    openssl ts -verify -data capture.json -in timestamps/LEMBAGA.tsr -CAfile AKAR.pem
  Jawabannya harus "Verification: OK". Waktunya: openssl ts -reply -in timestamps/LEMBAGA.tsr -text
  Dengan bagit (https://pypi.org/project/bagit/):  bagit.py --validate pantau-asn-*

  Rantai penguasaan bukti: "previous" pada setiap baris custody.jsonl adalah SHA-256 dari baris sebelumnya.
`,
  en: `EVIDENCE PACKAGE OF PANTAU ASN

What is in this package is confidential. All findings in it are SUSPECTED.
Do not spread it on social media or in group chats.

CONTENT
  data/FINDING-ID/finding.json                   record of the finding
  data/FINDING-ID/custody.jsonl                  custody log: one event on each line
  data/FINDING-ID/captures/ID/capture.json       record of the capture, never changed
  data/FINDING-ID/captures/ID/capture.json.sig   the device's signature over that record
  data/FINDING-ID/captures/ID/public-key.pem     the device's public key
  data/FINDING-ID/captures/ID/files/             evidence files: screenshots, a copy of the page's content
  data/FINDING-ID/captures/ID/timestamps/        trusted times (RFC 3161), where the network asked for them
  data/FINDING-ID/captures/ID/derivatives/       pictures made for looking at: the screenshots in one (stitched), with a frame
                                                 around what was flagged (outlined), the redacted copy (redacted)
  data/FINDING-ID/captures/ID/withheld.json      hashes of original files left out on purpose, for there is a redacted copy
  receipt.json                                   the server's receipt, where it has been sent

WHAT IT PROVES
  - Every file is the same, byte for byte, as when it was captured (SHA-256).
  - The record of the capture was signed with a key that cannot be copied out of the device that captured it.
  - Later events are logged in order; an event that was removed or slipped in shows.
  - With a receipt: the network's server had received that record at the time that it states.
  - With a trusted time: somebody else, who did not see the content, states that the record existed at that time.

WHAT IT DOES NOT PROVE
  - That the site really served this content. A page on a screen can be altered before it is captured.
  - That the device's clock was right. A time without a receipt or a trusted time is the time as the device itself had it.
  - That pictures made from the originals, and redacted copies, really were, as long as the originals are not here: their
    hashes are in the signed record, so that an original that is shown later can be compared.
  - Who owns the account, who wrote it, and which volunteer captured it.
  - That there was a violation. That is for the authority that examines it.

HOW TO CHECK IT
  Easiest: open Pantau ASN, Settings, "Check a package", and choose this ZIP file. No internet is needed.

  Without Pantau ASN (Linux, macOS), after unpacking the ZIP:
    cd pantau-asn-*
    sha256sum -c manifest-sha256.txt
    sha256sum -c tagmanifest-sha256.txt
    openssl dgst -sha256 -verify signature/public-key.pem -signature signature/manifest-sha256.txt.sig manifest-sha256.txt
    cd data/FINDING-ID/captures/ID
    openssl dgst -sha256 -verify public-key.pem -signature capture.json.sig capture.json
  Every line must end with "OK" or "Verified OK".
  A trusted time, with the root certificate of the AUTHORITY, fetched from the authority itself:
    openssl ts -verify -data capture.json -in timestamps/AUTHORITY.tsr -CAfile ROOT.pem
  The answer must be "Verification: OK". Its time: openssl ts -reply -in timestamps/AUTHORITY.tsr -text
  With bagit (https://pypi.org/project/bagit/):  bagit.py --validate pantau-asn-*

  Custody log: "previous" on each line of custody.jsonl is the SHA-256 of the line before it.
`,
};
