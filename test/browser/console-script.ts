/**
 * The content script as it is, inside the console's page, with a stand-in for the extension's API:
 * bundled by tests that have to see what it sends, and to hit its buttons with a real mouse.
 */
import { ContentScriptContext } from 'wxt/utils/content-script-context';
import consoleContent from '../../entrypoints/console.content/index.ts';

consoleContent.main?.(new ContentScriptContext('console', {}));
