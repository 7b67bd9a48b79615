import { SETTINGS_TEXTS } from '../../utils/i18n/settings-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';

interface Props {
  /** Ids of adapters and hosts where the action does not appear. */
  off: readonly string[];
  publishers: readonly { host: string; name: string }[];
  /** Set by the organisation. */
  isManaged: boolean;
  onChange(off: string[]): void;
}

/** Where the action appears: Facebook, news sites as a whole, and each of them. */
export function SitesCard({ off, publishers, isManaged, onChange }: Props) {
  const texts = useTextsOf(SETTINGS_TEXTS);
  const toggle = (site: string) =>
    onChange(off.includes(site) ? off.filter((other) => other !== site) : [...off, site]);
  const site = (id: string, name: string, disabled = isManaged) => (
    <label key={id} class="choice">
      <input
        type="checkbox"
        name={`site-${id}`}
        checked={!off.includes(id)}
        disabled={disabled}
        onChange={() => toggle(id)}
      />
      <span>{name}</span>
    </label>
  );
  const isNewsOff = off.includes('news');
  const on = isNewsOff ? 0 : publishers.filter(({ host }) => !off.includes(host)).length;
  return (
    <fieldset class="card">
      <legend>{texts.sites}</legend>
      <p class="hint">{isManaged ? texts.managed : texts.sitesHint}</p>
      {site('facebook', texts.facebook)}
      {site('news', texts.news)}
      <details>
        <summary>{texts.each(on, publishers.length)}</summary>
        <div class="checks">{publishers.map(({ host, name }) => site(host, name, isManaged || isNewsOff))}</div>
      </details>
    </fieldset>
  );
}
