/** Tells now, and whenever it changes, whether anybody can see the page. Returns how to stop. */
export function watchVisibility(tell: (visible: boolean) => void): () => void {
  const page = globalThis.document as Document | undefined
  const listener = () => tell(page?.hidden !== true)
  listener()
  page?.addEventListener('visibilitychange', listener)
  return () => page?.removeEventListener('visibilitychange', listener)
}
