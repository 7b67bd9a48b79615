/** What the network did with a finding: a line in lists, a panel beside it. */
import type { Handling } from '../../utils/contract/api.ts';
import { NETWORK_TEXTS } from '../../utils/i18n/network-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';
import { useMomentFormat } from '../../utils/ui/use-moment-format.ts';

/** What the network did with a finding, in one line of a list. */
export function HandlingLine({ handling: { status, ticket } }: { handling: Handling }) {
  const texts = useTextsOf(NETWORK_TEXTS);
  return (
    <>
      {texts.status[status]}
      {ticket && ` · ${texts.ticketIs(ticket)}`}
    </>
  );
}

/** The same in full, beside the finding. `receivedAt` is when the network had it first. */
export function HandlingPanel({ handling, receivedAt }: { handling: Handling | null; receivedAt: string }) {
  const texts = useTextsOf(NETWORK_TEXTS);
  const formatDate = useMomentFormat();
  return (
    <section class="note" aria-label={texts.panelTitle}>
      <strong>{texts.panelTitle}</strong>
      <dl class="facts">
        <dt>{texts.statusLabel}</dt>
        <dd>{texts.status[handling?.status ?? 'received']}</dd>
        <dt>{texts.since}</dt>
        <dd>{formatDate(handling?.updatedAt ?? receivedAt)}</dd>
        {handling?.ticket && (
          <>
            <dt>{texts.ticket}</dt>
            <dd>{handling.ticket}</dd>
          </>
        )}
        {handling?.note && (
          <>
            <dt>{texts.note}</dt>
            <dd class="text">{handling.note}</dd>
          </>
        )}
      </dl>
      {!handling && <p>{texts.untouched}</p>}
    </section>
  );
}
