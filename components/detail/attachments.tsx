import '../direct/direct.css';
import type { FindingDetail } from '../../utils/storage/queue-queries.ts';
import { useTexts } from '../../utils/ui/language-context.ts';
import { useObjectUrl } from '../../utils/ui/use-object-url.ts';

type Attachment = FindingDetail['attachments'][number];

/** Photos and documents that a person added. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  const texts = useTexts();
  return (
    <section aria-label={texts.attachments}>
      <ul class="attachments">
        {attachments.map((attachment, index) => (
          <li key={attachment.file.sha256}>
            <AttachmentLink attachment={attachment} number={index + 1} />
          </li>
        ))}
      </ul>
      {attachments.some(({ file }) => file.derivedFrom !== null) && <p class="hint">{texts.cleaned}</p>}
    </section>
  );
}

function AttachmentLink({ attachment: { file, blob }, number }: { attachment: Attachment; number: number }) {
  const texts = useTexts();
  const url = useObjectUrl(blob);
  if (!url) return null;
  // A document is saved, not opened: in the browser it would run as a page of this extension's origin.
  if (file.role === 'document')
    return (
      <a href={url} download={`${file.sha256.slice(0, 12)}.pdf`}>
        {texts.document}
      </a>
    );
  return (
    <a href={url} target="_blank" rel="noopener">
      <img src={url} alt={texts.photoAlt(number)} />
    </a>
  );
}
