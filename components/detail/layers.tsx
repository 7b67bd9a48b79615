import './layers.css';
import type { Capture, Provenance } from '../../utils/contract/capture.ts';
import { PROVENANCE_TEXTS, type ProvenanceTexts } from '../../utils/i18n/provenance-texts.ts';
import { useLanguage } from '../../utils/ui/language-context.ts';

/** The field's value as the page was understood; null for what the review shows elsewhere. */
function readValue({ permalink, publishedAt, author, metadata }: Capture, field: string): string | null {
  const values: Record<string, string | null | undefined> = {
    permalink,
    publishedAt: publishedAt.iso,
    'author.name': author.name,
    'metadata.headline': metadata.headline,
    'metadata.canonicalUrl': metadata.canonicalUrl,
    'metadata.modifiedAt': metadata.modifiedAt?.iso,
    'metadata.byline': metadata.byline.join(', '),
    'metadata.editors': metadata.editors.join(', '),
    'metadata.publisher': metadata.publisher,
    'metadata.section': metadata.section,
    'metadata.origin': [metadata.origin?.name, metadata.origin?.url].filter(Boolean).join(' · '),
  };
  return values[field] ?? null;
}

/** For each field where its value comes from, which layers of the page say the same, and which say what else. */
export function Layers({ capture }: { capture: Capture }) {
  const words = PROVENANCE_TEXTS[useLanguage()];
  const fields = Object.keys(words.field).flatMap((field) => {
    const provenance = capture.provenance[field];
    // The first name of the byline says nothing more.
    const known = field === 'author.name' && 'metadata.byline' in capture.provenance;
    return provenance && !known ? [{ field, provenance }] : [];
  });
  if (fields.length === 0) return null;
  const differing = fields.filter(({ provenance }) => provenance.differs?.length).length;
  const compared = fields.some(({ provenance }) => provenance.differs);
  return (
    // What layers disagree about is not to be overlooked.
    <details class="layers" open={differing > 0}>
      <summary>
        {words.title}
        {compared && <span class="hint"> · {differing > 0 ? words.disagree(differing) : words.allAgree}</span>}
      </summary>
      <dl>
        {fields.map(({ field, provenance }) => (
          <Field
            key={field}
            name={words.field[field] ?? field}
            value={readValue(capture, field)}
            provenance={provenance}
            words={words}
          />
        ))}
      </dl>
    </details>
  );
}

interface FieldProps {
  name: string;
  value: string | null;
  provenance: Provenance;
  words: ProvenanceTexts;
}

function Field({ name, value, provenance: { source, detail, agrees, differs }, words }: FieldProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {value && <span class="layers-value">{value}</span>}
        <span class="hint" title={detail ?? undefined}>
          {words.from(words.source[source])}
          {agrees &&
            ` · ${agrees.length > 0 ? words.same(agrees.map((other) => words.source[other]).join(', ')) : words.only}`}
        </span>
        {differs?.map((other) => (
          <span key={`${other.source} ${other.detail}`} class="layers-other" title={other.detail ?? undefined}>
            {words.other(words.source[other.source])}: {other.value}
          </span>
        ))}
      </dd>
    </>
  );
}
