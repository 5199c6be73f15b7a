// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Stale, staleAfter } from '../../../lib/console/changes.ts';
import { reconcile } from '../../../lib/console/reconcile.ts';
import { MARKER } from '../../../lib/console/selectors.ts';

const LIST = { page: 'list' } as const;

const idOf = (n: number) => `i-bp1${String(n).padStart(17, '0')}`;
const link = (n: number) => `<a href="/server/${idOf(n)}/detail">${idOf(n)}</a>`;
const actions = '<div class="wind-rc-actions"><span><button>远程连接</button></span></div>';
const cells = (n: number, withActions: boolean) =>
  `<td>${link(n)}</td><td>运行中</td><td>${withActions ? actions : '-'}</td>`;
const TABLE =
  '<table><thead><tr><th>实例ID/名称</th><th>状态</th><th>操作</th></tr></thead><tbody></tbody></table>';

/** What a page may do to its list; `n` says which instance, `at` which row. */
const moves: Record<string, (at: number, n: number) => void> = {
  'adds a row': (at, n) => {
    const row = document.createElement('tr');
    row.innerHTML = cells(n, n % 3 > 0);
    body()?.insertBefore(row, rowAt(at) ?? null);
  },
  'removes a row': (at) => rowAt(at)?.remove(),
  'moves a row': (at, n) => {
    const row = rowAt(at);
    if (row) body()?.insertBefore(row, rowAt(n) ?? null);
  },
  'writes another instance into a row': (at, n) => {
    rowAt(at)
      ?.querySelector('a')
      ?.setAttribute('href', `/server/${idOf(n)}/detail`);
  },
  'draws a row anew': (at, n) => {
    const row = rowAt(at);
    if (row) row.innerHTML = cells(n, n % 3 > 0);
  },
  'takes the actions away': (at) => rowAt(at)?.querySelector('.wind-rc-actions')?.remove(),
  'takes the link away': (at) => rowAt(at)?.querySelector('a')?.remove(),
  'links to a second instance': (at, n) => {
    rowAt(at)?.firstElementChild?.insertAdjacentHTML('beforeend', link(n));
  },
  'unfolds a row': (at, n) => {
    const cell = rowAt(at)?.lastElementChild;
    if (cell) cell.innerHTML = `<table><tbody><tr>${cells(n, true)}</tr></tbody></table>`;
  },
  'draws the table anew': (_, n) => {
    document.querySelector('main table')?.remove();
    document.querySelector('main')?.insertAdjacentHTML('afterbegin', TABLE);
    const tbody = body();
    if (tbody) tbody.innerHTML = `<tr>${cells(n, true)}</tr><tr>${cells(n + 1, false)}</tr>`;
  },
  'renames the column of actions': (_, n) => {
    const head = document.querySelector('th:last-child');
    if (head) head.textContent = n % 2 ? '操作' : '其他';
  },
  'links to an instance elsewhere': (_, n) => {
    document.querySelector('aside')?.insertAdjacentHTML('beforeend', `<p>${link(n)}</p>`);
  },
  'says something else': (_, n) => {
    document.querySelector('aside')?.insertAdjacentHTML('beforeend', `<p>${n} alarms</p>`);
  },
};

const body = () => document.querySelector('main tbody');
const rowAt = (at: number) => body()?.children[at];

/** Makes what is stale right, as the content script does, with plain elements for buttons. */
function pass(stale: Stale): void {
  const { add, remove } = reconcile(document, LIST, () => true, stale);
  for (const host of remove) host.remove();
  for (const { container, after, form } of add) {
    const host = document.createElement('span');
    host.setAttribute(MARKER, form);
    container.insertBefore(host, after?.nextSibling ?? null);
  }
}

test('after any change, to look at what is stale is as good as to look at everything', () => {
  const move = fc.record({
    name: fc.constantFrom(...Object.keys(moves)),
    at: fc.nat(5),
    n: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(fc.array(move, { minLength: 1, maxLength: 3 })), (steps) => {
      document.body.innerHTML = `<main>${TABLE}</main><aside></aside>`;
      const observer = new MutationObserver(() => undefined);
      observer.observe(document.documentElement, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['href'],
      });
      for (const step of steps) {
        for (const { name, at, n } of step) moves[name]?.(at, n);
        pass(staleAfter(observer.takeRecords()));
        observer.takeRecords();
        const { add, remove } = reconcile(document, LIST, () => true);
        expect({ add, remove }).toEqual({ add: [], remove: [] });
      }
      observer.disconnect();
    }),
  );
});
