/** How many waiting transactions may share one commit. */
const GROUP_MAX = 64

/** One transaction's work on what its engine writes with, and whoever waits for it. */
export type Waiting<On> = Readonly<{
  work: (on: On) => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (reason: unknown) => void
}>

export interface Writer<On> {
  run<T>(work: (on: On) => Promise<T>): Promise<T>
  idle(): Promise<void>
}

/**
 * The queue of one process before its engine. Each round takes what is waiting and settles every one of it: a caller hears
 * of success only after the commit of its round, so many callbacks share one flush without any being acknowledged
 * early (SPEED.md 6). @param round never throws
 */
export function openWriteQueue<On>(round: (group: readonly Waiting<On>[]) => Promise<void>): Writer<On> {
  const queue: Waiting<On>[] = []
  let running: Promise<void> | undefined

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      // Whatever arrives in this turn of the event loop joins the group.
      await new Promise((resolve) => setImmediate(resolve))
      await round(queue.splice(0, GROUP_MAX))
    }
    running = undefined
  }

  return {
    run<T>(work: (on: On) => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: (value) => resolve(value as T), reject })
        running ??= drain()
      })
    },
    async idle() {
      while (running) await running
    },
  }
}
