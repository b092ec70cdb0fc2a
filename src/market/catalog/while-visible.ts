/** Runs `task` now and then every so many milliseconds, but not while nobody sees the page. Returns how to stop. */
export function whileVisible(task: () => void, everyMs: number): () => void {
  const page = globalThis.document as Document | undefined
  let timer: ReturnType<typeof setInterval> | undefined

  function follow() {
    clearInterval(timer)
    timer = undefined
    if (page?.hidden) return
    task()
    timer = setInterval(task, everyMs)
  }

  follow()
  page?.addEventListener('visibilitychange', follow)
  return () => {
    clearInterval(timer)
    page?.removeEventListener('visibilitychange', follow)
  }
}
