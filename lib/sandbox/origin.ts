import { AsyncLocalStorage } from 'node:async_hooks'

/** The request that something happens because of, also long after its answer has left. */
export interface Origin {
  operation: string
  /** Called after each callback that went out because of the request, while its answer is still held back. */
  told?: () => void
}

const origins = new AsyncLocalStorage<Origin>()

/** Runs the work of a request; delayed work and callbacks begun in it keep the origin. */
export function withOrigin<T>(origin: Origin, run: () => T): T {
  return origins.run(origin, run)
}

export function currentOrigin(): Origin | undefined {
  return origins.getStore()
}

/** The same function, which will run under the origin of now: timers and phones would lose it otherwise. */
export function keepingOrigin<A extends unknown[], R>(run: (...values: A) => R): (...values: A) => R {
  const under = AsyncLocalStorage.snapshot()
  return (...values) => under(run, ...values)
}
