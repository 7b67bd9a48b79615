import { IDENTITY_CONFIDENCES } from '../../utils/contract/codes.ts';
import type { Reference } from '../../utils/contract/reference.ts';
import { wibDay } from '../../utils/domain/days.ts';
import { checkNip, maskNip } from '../../utils/domain/nip.ts';
import { routeAgency } from '../../utils/domain/route-agency.ts';
import { FORM_TEXTS } from '../../utils/i18n/form-texts.ts';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { useTexts, useTextsOf } from '../../utils/ui/language-context.ts';
import type { Draft } from '../../utils/ui/use-draft.ts';
import { Choice, EntryField, LongField, TextField, toggled, useShown } from './fields.tsx';
import { RegionField } from './region-field.tsx';

interface Props {
  draft: Draft;
  reference: Reference;
  captures: readonly CaptureRow[];
  /** Starts attaching a captured profile from the queue; null where that cannot be done. */
  onAttachIdentity: (() => void) | null;
}

/** Who is reported, and why we believe it. */
export function PersonSection({ draft, reference, captures, onAttachIdentity }: Props) {
  const page = useTexts();
  const texts = useTextsOf(FORM_TEXTS);
  const { finding, change, changeReported } = draft;
  const { reported } = finding;
  const region = reference.regions.find(({ id }) => id === reported.regionId) ?? null;
  const routing = routeAgency(reported.position, reported.agency, region);
  return (
    <fieldset class="section">
      <legend>{texts.sections.person}</legend>
      <TextField
        name="name"
        label={page.reportedName}
        hint={page.reportedHint}
        value={reported.name}
        onInput={(name) => changeReported({ name })}
      />
      <TextField
        name="account"
        label={page.account}
        value={reported.account}
        onInput={(account) => changeReported({ account })}
      />
      <div class="pair">
        <EntryField
          name="employment"
          label={texts.employment}
          value={reported.employment}
          entries={reference.employments}
          onInput={(employment) => changeReported({ employment })}
        />
        <EntryField
          name="positionGroup"
          label={texts.positionGroup}
          value={reported.positionGroup}
          entries={reference.positionGroups}
          onInput={(positionGroup) => changeReported({ positionGroup })}
        />
      </div>
      <TextField
        name="position"
        label={page.position}
        value={reported.position}
        onInput={(position) => changeReported({ position })}
      />
      <TextField
        name="agency"
        label={page.agency}
        value={reported.agency}
        onInput={(agency) => changeReported({ agency })}
      />
      <RegionField
        name="region"
        label={texts.regionPick}
        words={reported.region}
        regionId={reported.regionId}
        regions={reference.regions}
        onInput={(words, regionId) => changeReported({ region: words, regionId })}
      />
      <TextField
        name="parentAgency"
        label={texts.parentAgency}
        value={reported.parentAgency}
        onInput={(parentAgency) => changeReported({ parentAgency })}
      />
      {routing && routing.parent !== reported.parentAgency && (
        <p class="hint">
          {texts.parentProposal(routing.parent)}{' '}
          <button type="button" class="button small" onClick={() => changeReported({ parentAgency: routing.parent })}>
            {texts.take}
          </button>
        </p>
      )}
      {routing?.caution && <p class="note">{texts.caution[routing.caution]}</p>}
      <NipField value={reported.nip} onInput={(nip) => changeReported({ nip })} />
      <fieldset>
        <legend>{texts.identity}</legend>
        <div class="checks">
          {IDENTITY_CONFIDENCES.map((level) => (
            <Choice
              key={level}
              type="radio"
              name={`identity-${finding.id}`}
              label={texts.identityLevels[level]}
              checked={reported.identityConfidence === level}
              onChange={() => changeReported({ identityConfidence: level })}
            />
          ))}
        </div>
        <LongField
          name="identityBasis"
          label={texts.identityBasis}
          hint={texts.identityBasisHint}
          rows={2}
          value={reported.identityBasis}
          onInput={(identityBasis) => changeReported({ identityBasis })}
        />
        {captures.length > 1 &&
          captures.map(({ id, capture }) => (
            <Choice
              key={id}
              label={texts.identityCapture(
                capture.author.name ??
                  capture.metadata.documentTitle ??
                  capture.observedUrl ??
                  page.target[capture.target],
              )}
              checked={finding.identityCaptureIds.includes(id)}
              onChange={(inside) => change({ identityCaptureIds: toggled(finding.identityCaptureIds, id, inside) })}
            />
          ))}
        {onAttachIdentity && (
          <button type="button" class="button" onClick={onAttachIdentity}>
            {texts.identityAttach}
          </button>
        )}
      </fieldset>
    </fieldset>
  );
}

/** A staff number: masked until it is to be edited, its form checked, never whose it is. */
function NipField({ value, onInput }: { value: string | null; onInput(value: string | null): void }) {
  const texts = useTextsOf(FORM_TEXTS);
  const [open, show] = useShown();
  const answer = checkNip(value ?? '', wibDay(new Date()));
  const masked = value !== null && value !== '' && !open && answer.state === 'valid';
  return (
    <div class="field">
      {masked ? (
        <p>
          <span class="label">{texts.nip}</span> <span class="hash">{maskNip(value)}</span>{' '}
          <button type="button" class="button small" onClick={show}>
            {texts.nipShow}
          </button>
        </p>
      ) : (
        <TextField
          name="nip"
          label={texts.nip}
          hint={texts.nipHint}
          maxLength={40}
          value={value}
          onInput={(nip) => {
            show();
            onInput(nip);
          }}
        />
      )}
      {answer.state === 'wrong' && <p class="problem">{texts.nipError[answer.error]}</p>}
      {answer.state === 'valid' && (
        <p class="hint">
          {texts.nipValid(texts.nipKind[answer.kind])}{' '}
          {answer.warnings.map((warning) => texts.nipWarning[warning]).join(' ')}
        </p>
      )}
    </div>
  );
}
