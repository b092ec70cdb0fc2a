import type { Eip1193Provider } from '../../../src/wallet/index.ts'

/** A wallet that answers each method as it is told to, and can be made to report changes. */
export interface ScriptedProvider extends Eip1193Provider {
  /** Methods asked for, in order. */
  readonly asked: string[]
  /** Listeners attached now. */
  readonly listening: number
  emit(event: string, value: unknown): void
}

type Answer = (params: never) => unknown

export function scriptedProvider(answers: Readonly<Record<string, Answer>>): ScriptedProvider {
  const asked: string[] = []
  const listeners: [string, (...args: never[]) => void][] = []
  return {
    asked,
    get listening() {
      return listeners.length
    },
    async request({ method, params }) {
      asked.push(method)
      const answer = answers[method]
      if (!answer) throw Object.assign(new Error(`${method} is not supported`), { code: 4200 })
      return answer(params as never)
    },
    on(event, listener) {
      listeners.push([event, listener])
    },
    removeListener(event, listener) {
      const index = listeners.findIndex(([name, own]) => name === event && own === listener)
      if (index >= 0) listeners.splice(index, 1)
    },
    emit(event, value) {
      for (const [name, listener] of [...listeners]) {
        if (name === event) (listener as (value: unknown) => void)(value)
      }
    },
  }
}

export function failing(code: number, extra: object = {}): Answer {
  return () => {
    throw Object.assign(new Error('no'), { code, ...extra })
  }
}
