/** The dialog of reactions: kinds in tabs, and a list of which only the entries in view exist, in elements used again and again. */
import { ME, PEOPLE } from './make-posts.js';
import { renderReactionTabs, renderReactor } from './render-surfaces.js';

/** Height of an entry, in pixels. */
const ROW = 56;
const KINDS = ['like', 'love', 'like', 'haha', 'like', 'care', 'angry'];
const TOWNS = ['Utara', 'Selatan', 'Timur', 'Barat', 'Tengah'];

/** Everyone who reacted to `post`: the volunteer comes first, as on Facebook. */
export function makeReactors(post) {
  return Array.from({ length: post.likes }, (_, index) => {
    const base = PEOPLE[(index - 1) % PEOPLE.length];
    const round = Math.floor((index - 1) / PEOPLE.length);
    const person =
      index === 0
        ? ME
        : round === 0
          ? base
          : {
              name: `${base.name} ${TOWNS[(round - 1) % TOWNS.length]} ${round}`,
              vanity: `warga.latihan.${index}`,
            };
    return { person, kind: KINDS[index % KINDS.length] };
  });
}

/** Content of the dialog and what keeps it going; `fill` puts it into the element. */
export function createReactionList(post) {
  const reactors = makeReactors(post);
  let open = null;
  const shown = () => reactors.filter(({ kind }) => open === null || kind === open);

  function drawRows(list) {
    const people = shown();
    const from = Math.max(0, Math.floor(list.scrollTop / ROW) - 2);
    const wanted = people.slice(from, from + Math.ceil(list.clientHeight / ROW) + 4);
    const holder = list.firstElementChild;
    holder.style.height = `${people.length * ROW}px`;
    while (holder.children.length > wanted.length) holder.lastElementChild.remove();
    wanted.forEach((reactor, index) => {
      const entry = holder.children[index] ?? holder.appendChild(document.createElement('div'));
      const key = `${reactor.person.vanity ?? reactor.person.id}`;
      entry.style.cssText = `position:absolute;inset-inline:0;top:${(from + index) * ROW}px;height:${ROW}px`;
      if (entry.dataset.key === key) return;
      entry.dataset.key = key;
      entry.innerHTML = renderReactor(reactor, { badge: open === null });
    });
  }

  return function fill(body) {
    body.innerHTML = `${renderReactionTabs(reactors, { open })}<div class="list"><div></div></div>`;
    const list = body.querySelector('.list');
    list.style.cssText = 'position:relative;overflow-y:auto;height:320px';
    list.addEventListener('scroll', () => drawRows(list), { passive: true });
    body.querySelector('.tabs').addEventListener('click', (event) => {
      const tab = event.target.closest('[role="tab"]');
      if (!tab) return;
      open = tab.dataset.kind ?? null;
      fill(body);
    });
    drawRows(list);
  };
}
