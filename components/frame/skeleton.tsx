/** Where something will be in a moment: its room, without words. Quick answers come before it can be seen. */

const ROWS = 6;
const lines = (...widths: string[]) => widths.map((width, index) => <span key={index} style={{ width }} />);

/** A finding of a list. */
export function RowSkeleton() {
  return (
    <div class="item skeleton" aria-hidden="true">
      <span class="thumbnail" />
      <span class="skeleton-lines">{lines('55%', '90%', '40%')}</span>
    </div>
  );
}

export function ListSkeleton() {
  return (
    <div class="list" aria-hidden="true">
      {Array.from({ length: ROWS }, (_, index) => (
        <RowSkeleton key={index} />
      ))}
    </div>
  );
}

export function DetailSkeleton() {
  return (
    <div class="detail skeleton" aria-hidden="true">
      <span class="skeleton-lines">{lines('60%')}</span>
      <span class="skeleton-picture" />
      <span class="skeleton-lines">{lines('80%', '95%', '70%', '85%')}</span>
    </div>
  );
}

/** Cards, as in the settings. */
export function CardsSkeleton() {
  return (
    <div class="settings skeleton" aria-hidden="true">
      {Array.from({ length: 3 }, (_, index) => (
        <span key={index} class="card skeleton-lines">
          {lines('40%', '90%', '75%')}
        </span>
      ))}
    </div>
  );
}
