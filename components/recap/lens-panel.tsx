import type { Lens } from '../../utils/domain/recap.ts';
import { RECAP_TEXTS } from '../../utils/i18n/recap-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';

interface Props {
  lenses: readonly Lens[];
  nameOf(dimension: Lens['dimension'], key: string): string;
}

/** The network's own view of where it found most; never leaves it. */
export function LensPanel({ lenses, nameOf }: Props) {
  const texts = useTextsOf(RECAP_TEXTS);
  return (
    <section class="section" aria-labelledby="lenses">
      <h2 id="lenses">{texts.lenses}</h2>
      <p class="note">{texts.lensesHint}</p>
      {lenses.map(({ dimension, bands }) => (
        <div key={dimension}>
          <h3>{texts.lens[dimension]}</h3>
          {bands === null ? (
            <p class="hint">{texts.lensesFew}</p>
          ) : (
            <table class="times">
              <tbody>
                {bands.map(({ key, count, band }) => (
                  <tr key={key}>
                    <th scope="row">{nameOf(dimension, key)}</th>
                    <td>
                      {texts.band[band]} ({texts.total(count)})
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      ))}
    </section>
  );
}
