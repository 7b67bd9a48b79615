/** The review page: the popup's app in a tab of its own; `#ID` opens one finding, `#langsung` the form for a direct one. */
import { DIRECT } from '../../utils/ui/queue-app.tsx';
import { showQueue } from '../../utils/ui/show-queue.tsx';

const asked = location.hash.slice(1);
const opening = import('../../utils/storage/open-queue.ts').then(({ openQueue }) => openQueue());
await showQueue({
  opening: opening.then(
    (opened) =>
      opened && {
        ...opened,
        openDesk: async () => (await import('./open-direct-desk.ts')).openDirectDesk(opened.database),
      },
  ),
  tabId: null,
  initialFinding: asked === DIRECT ? null : asked || null,
  initiallyDirect: asked === DIRECT,
});
