import type { Page } from 'playwright-core';

/** Something that can be pressed, chosen or filled in, as a screen reader is told of it. */
export interface Control {
  readonly role: string;
  readonly name: string;
}

const CONTROLS = new Set(['button', 'link', 'radio', 'checkbox', 'textbox', 'combobox', 'DisclosureTriangle']);

/** All controls of a page in Chromium's own accessibility tree, in reading order. */
export async function controlsOf(page: Page): Promise<Control[]> {
  const chromium = await page.context().newCDPSession(page);
  const { nodes } = await chromium.send('Accessibility.getFullAXTree');
  await chromium.detach();
  return nodes
    .map(({ role, name }) => ({ role: String(role?.value ?? ''), name: String(name?.value ?? '').trim() }))
    .filter(({ role }) => CONTROLS.has(role));
}

/** The line of a slow phone. */
export interface Line {
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
}

/** 400 kbps with 400 ms there and back, on a processor six times slower than this machine's. */
export async function slowPhone(page: Page): Promise<Line> {
  const chromium = await page.context().newCDPSession(page);
  const speed = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
  const set = async (offline: boolean): Promise<void> => {
    await chromium.send('Network.emulateNetworkConditions', { offline, ...speed });
  };
  await chromium.send('Network.enable');
  await set(false);
  await chromium.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  return { cut: () => set(true), mend: () => set(false) };
}
