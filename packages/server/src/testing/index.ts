/** For tests of pages: a server without a port, axe without a browser, and a browser when it matters. */
export { violationsIn } from './axe.ts';
export { openChromium, picture, pictureFolder } from './browser.ts';
export { BUILT_CLI, freePort, startBuiltServer, type BuiltServer } from './built-server.ts';
export { startTestServer, type TestServer } from './start-test-server.ts';
export { bareApp, TEST_SETTINGS } from './bare-app.ts';
export { KIT_PAGES, KIT_ROOM } from './kit/routes.tsx';
export { doormanFor } from './visitors.ts';
