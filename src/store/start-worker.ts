/**
 * Starts a module worker. From another origin (a CDN) it may not be started directly: a one-line worker of the page's own
 * origin imports it then.
 *
 * @param url Of the worker's module, absolute.
 * @param name For developer tools.
 * @throws Where no worker may run: a policy of the page, an old browser, no browser.
 */
export function startWorker(url: URL, name: string): Worker {
  if (url.origin === location.origin) return new Worker(url, { type: 'module', name })
  const shim = new Blob([`import ${JSON.stringify(url.href)}`], { type: 'text/javascript' })
  return new Worker(URL.createObjectURL(shim), { type: 'module', name })
}
