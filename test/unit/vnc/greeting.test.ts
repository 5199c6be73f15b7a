import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGreeting, type Greeting } from '../../../lib/vnc/greeting.ts';

const HOST = 'hz01-vncproxy.aliyun.com';
const VERSION = [...'RFB 003.008\n'].map((letter) => letter.charCodeAt(0));
const HANDSHAKE = [VERSION, [1], [1]];
const REQUESTS = [
  [0, 32],
  [2, 7],
  [3, 1],
  [3, 80],
];
const ALL = [...HANDSHAKE, ...REQUESTS];

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A connection on which noVNC says `words`, one after the other. */
function connect(greeting: Greeting, words: number[][], host = HOST) {
  const sent: number[][] = [];
  const socket = Object.assign(new EventTarget(), {
    send: (data: Uint8Array) => void sent.push([...data]),
    close: vi.fn(),
  });
  const greeted = greeting.greet(socket as unknown as WebSocket, host);
  socket.dispatchEvent(new Event('open'));
  for (const word of words) socket.send(new Uint8Array(word));
  return { sent, socket, greeted };
}

function afterOneThatWorked(words = ALL): Greeting {
  const greeting = createGreeting();
  connect(greeting, words).greeted.worked();
  return greeting;
}

test('the first connection is greeted bit by bit', () => {
  const { sent, greeted } = connect(createGreeting(), ALL);
  expect(sent).toEqual(ALL);
  expect(greeted.saidAt()).toBeUndefined();
});

test('the next one is told all at once, and nothing twice', () => {
  const { sent, greeted } = connect(afterOneThatWorked(), [...ALL, [3, 0], [5, 0]]);
  expect(sent).toEqual([ALL.flat(), [3, 0], [5, 0]]);
  expect(greeted.saidAt()).toBeDefined();
});

test('an answer in one message is read to its end, though noVNC stops twice in it', () => {
  const { socket, greeted } = connect(afterOneThatWorked(), []);
  const told: number[] = [];
  socket.addEventListener('message', () => told.push(told.length));
  const hear = (data: ArrayBuffer) => socket.dispatchEvent(new MessageEvent('message', { data }));
  hear(new ArrayBuffer(167));
  expect(told).toHaveLength(3);
  greeted.worked();
  hear(new ArrayBuffer(10));
  expect(told).toHaveLength(4);
});

test('it goes on like that while it works', () => {
  const greeting = afterOneThatWorked();
  connect(greeting, ALL).greeted.worked();
  expect(connect(greeting, ALL).sent).toEqual([ALL.flat()]);
});

test('a screen with another size is asked for once more', () => {
  const { sent, socket } = connect(afterOneThatWorked(), [...ALL.slice(0, -1), [3, 99], [3, 1]]);
  expect(sent).toEqual([ALL.flat(), [3, 99], [3, 1]]);
  expect(socket.close).not.toHaveBeenCalled();
});

test('a server that wants another handshake is closed, and greeted bit by bit the next time', () => {
  const greeting = afterOneThatWorked();
  const { sent, socket } = connect(greeting, [VERSION, [2]]);
  expect(sent).toEqual([ALL.flat()]);
  expect(socket.close).toHaveBeenCalledOnce();
  expect(connect(greeting, ALL).sent).toEqual(ALL);
});

test('so is one that does not answer', () => {
  const greeting = afterOneThatWorked();
  const { socket } = connect(greeting, [VERSION]);
  vi.advanceTimersByTime(3000);
  expect(socket.close).toHaveBeenCalledOnce();
  expect(connect(greeting, ALL).sent).toEqual(ALL);
});

test('one that answered is left in peace', () => {
  const { socket } = connect(afterOneThatWorked(), ALL);
  vi.advanceTimersByTime(60_000);
  expect(socket.close).not.toHaveBeenCalled();
});

test.each([
  ['another host', ALL, 'bj01-vncproxy.aliyun.com'],
  ['a password', [VERSION, [2], Array(16).fill(7), [1], ...REQUESTS], HOST],
  ['an older version', [VERSION, [1], ...REQUESTS, [3, 1]], HOST],
])('%s is greeted bit by bit', (_name, words, host) => {
  const { sent, socket } = connect(afterOneThatWorked(words), words, host);
  expect(sent).toEqual(words);
  vi.advanceTimersByTime(60_000);
  expect(socket.close).not.toHaveBeenCalled();
});

test('a connection that never opened is no reason to give it up', () => {
  const greeting = afterOneThatWorked();
  greeting.greet(Object.assign(new EventTarget(), { send() {} }) as unknown as WebSocket, HOST);
  expect(connect(greeting, ALL).sent).toEqual([ALL.flat()]);
});
