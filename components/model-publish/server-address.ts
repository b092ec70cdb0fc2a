/** A server's base URL as the page names it, if a secret may be sent there: https, or this machine. */
export function serverAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOwnMachine = url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname)
  return url?.protocol === 'https:' || isOwnMachine ? text : undefined
}
