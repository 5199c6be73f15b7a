import { OVERLAY } from './selectors.ts';

/**
 * How the console's own globals name the account, best first: the main account's number, then its
 * name in the ECS console's older global (console-base, 2023). `CURRENT_PK` is a RAM user's own
 * number unless the account itself is signed in.
 */
const IN_SCRIPT = [fieldOf('MAIN_ACCOUNT_PK'), fieldOf('MASTER_PK')];
const CURRENT = fieldOf('CURRENT_PK');
const IS_MAIN_ACCOUNT = /\bACCOUNT_TYPE\\?["']?\s*[:=]\s*\\?["']main\b/;

/** A label that a person can read, in the account's menu. */
const IN_TEXT = /(?:账号|帳號|帐号|Account)\s*ID\s*[:：]?\s*(\d{10,20})(?!\d)/i;

/**
 * The account whose console this is, as far as the page shows it: a hint for choosing a profile, and
 * never proof, since the page can write what it likes. A wrong one can't open a wrong machine: ids
 * of instances are unique over all accounts.
 *
 * The globals themselves can't be seen from a content script's world. A script in the page's own
 * world could, and the page could see and change that script; but the console writes its globals in
 * an inline script, whose text is a part of the document. Cookies are left alone: they hold
 * credentials, and name the wrong account after a change of users (console-base's own comment).
 */
export function readAccount(document: Document): string | undefined {
  const scripts = [...document.scripts].filter(({ src }) => !src).map(({ text }) => text);
  for (const field of IN_SCRIPT) {
    const accountId = onlyMatch(scripts, field);
    if (accountId) return accountId;
  }
  const mainScripts = scripts.filter((script) => IS_MAIN_ACCOUNT.test(script));
  return onlyMatch(mainScripts, CURRENT) ?? onlyMatch(menuTexts(document), IN_TEXT);
}

function fieldOf(name: string): RegExp {
  return new RegExp(String.raw`\b${name}\\?["']?\s*[:=]\s*\\?["']?(\d{10,20})(?!\d)`);
}

/** Texts that contradict each other name nobody. */
function onlyMatch(texts: readonly string[], pattern: RegExp): string | undefined {
  const found = new Set(texts.flatMap((text) => pattern.exec(text)?.[1] ?? []));
  return found.size === 1 ? [...found][0] : undefined;
}

const menuTexts = (document: Document): string[] =>
  [...document.querySelectorAll(`header, ${OVERLAY}`)].map(({ textContent }) => textContent ?? '');
