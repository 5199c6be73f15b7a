// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { type Stale, staleAfter } from '../../../lib/console/changes.ts';

const PAGE = `
  <p id="clock">12:00</p>
  <a id="loose" href="/server/i-bp1h2ty6wuk3z0n7qae9/detail">i-bp1h2ty6wuk3z0n7qae9</a>
  <table>
    <thead><tr id="heads"><th id="head">实例ID/名称</th><th>操作</th></tr></thead>
    <tbody id="body">
      <tr id="first"><td><a id="link" href="/server/i-bp1b7qx0c4m9sldk2jfh/detail">i-b</a></td><td id="cell"></td></tr>
      <tr id="second"><td id="name">web</td><td></td></tr>
      <tr id="unfolded"><td><table><tbody><tr id="inner"><td id="deep"></td></tr></tbody></table></td></tr>
    </tbody>
  </table>
  <div class="next-table-lock-left"><table><tbody id="copies"><tr id="copy"><td></td></tr></tbody></table></div>`;

const get = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`There is no #${id}.`);
  return element;
};

function make(html: string): Element {
  const holder = document.createElement('template');
  holder.innerHTML = html;
  const [made] = holder.content.children;
  if (!made) throw new Error('Nothing was made.');
  return made;
}

/** What a change of the page makes stale, rows by their ids. */
function after(change: () => void): string[] | 'page' {
  document.body.innerHTML = PAGE;
  const observer = new MutationObserver(() => undefined);
  observer.observe(document.documentElement, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['href'],
  });
  change();
  const stale: Stale = staleAfter(observer.takeRecords());
  observer.disconnect();
  return stale === 'page' ? stale : [...stale].map(({ id }) => id);
}

const ofRows: [string, () => void, string[]][] = [
  ['a clock that ticks', () => (get('clock').textContent = '12:01'), []],
  ['a banner', () => document.body.append(make('<div><b>News</b></div>')), []],
  ['a row that comes', () => get('body').append(make('<tr id="new"><td></td></tr>')), ['new']],
  ['a row that goes', () => get('first').remove(), []],
  ['another address in a row', () => get('link').setAttribute('href', '/x'), ['first']],
  ['another text in a row', () => (get('name').firstChild as Text).appendData('!'), ['second']],
  ['an element that comes in a row', () => get('cell').append(make('<b></b>')), ['first']],
  [
    'two rows',
    () => {
      get('name').textContent = 'db';
      get('cell').textContent = 'x';
      get('name').textContent = 'api';
    },
    ['second', 'first'],
  ],
];

test.each(ofRows)('%s makes the rows stale that it is in', (_what, change, rows) => {
  expect(after(change)).toEqual(rows);
});

const ofThePage: [string, () => void][] = [
  ['a table that comes', () => document.body.append(make('<table><tr><td></td></tr></table>'))],
  ['a table that goes', () => document.querySelector('table')?.remove()],
  ['heads that change', () => (get('head').textContent = '名称')],
  ['heads that come', () => get('body').append(make('<tr><th>ID</th></tr>'))],
  [
    'a link out of rows that comes',
    () => document.body.append(make('<a href="/server/i-bp1b7qx0c4m9">x</a>')),
  ],
  ['a link out of rows that leads elsewhere', () => get('loose').setAttribute('href', '/home')],
  ['a row with a table in it', () => (get('unfolded').firstElementChild as Element).append('x')],
  ['a row inside of another', () => get('deep').append('x')],
  ['a copy of a row that goes', () => get('copy').remove()],
];

test.each(ofThePage)('%s makes the whole page stale', (_what, change) => {
  expect(after(change)).toBe('page');
});
