import type { Spot } from '../../lib/console/rows.ts';
import { MARKER } from '../../lib/console/selectors.ts';
import type { Button } from './button.ts';
import { type ButtonParts, createFace, dress, type Standing, say } from './button-parts.ts';
import { BUTTON_STYLE } from './button-style.ts';
import type { Look } from './looks.ts';
import { attachShadow } from './shadow.ts';
import type { Words } from './words.ts';

/**
 * Makes buttons as copies of the first one with the same form, look and standing. To copy is several
 * times as fast as to make, and a list may have a thousand (measured).
 */
export function createButtonMaker(document: Document, words: Words) {
  const models = new WeakMap<Look, Map<string, ButtonParts>>();

  return (form: Spot['form'], look: Look, standing: Standing): Button => {
    const model = modelOf(form, look, standing);
    const host = copy(model.host);
    const root = attachShadow(host, BUTTON_STYLE);
    root.append(copy(model.root));
    return { form, host, root, look, standing, outcome: 'opened', isAwake: false };
  };

  function modelOf(form: Spot['form'], look: Look, standing: Standing): ButtonParts {
    const alike = models.get(look) ?? new Map<string, ButtonParts>();
    models.set(look, alike);
    const key = `${form} ${standing.stopped} ${standing.shown} ${standing.hasChoice}`;
    const model = alike.get(key) ?? createModel(form, look, standing);
    alike.set(key, model);
    return model;
  }

  function createModel(form: Spot['form'], look: Look, standing: Standing): ButtonParts {
    const host = document.createElement('span');
    host.setAttribute(MARKER, form);
    const root = document.createDocumentFragment();
    const dot = document.createElement('span');
    dot.className = 'dot';
    root.append(createFace(document, form), dot);
    const model: ButtonParts = { form, host, root, standing, outcome: 'opened' };
    dress(model, look);
    say(model, words);
    return model;
  }
}

const copy = <N extends Node>(node: N): N => node.cloneNode(true) as N;
