/** Watches running services: one that can be started again is, when it ends by itself; not for ever. */
const AGAIN_MAX = 5
const WINDOW_MS = 10 * 60_000

/**
 * @param services `{name, ended, startAgain?}`; `startAgain` resolves to the service's next life once it answers
 * @param outside `{isStopping(), say(sentence)}`
 * @returns the service that ended and was not started again, with its result; undefined when everything is being stopped
 */
export async function keepRunning(services, { isStopping, say, now = Date.now }) {
  const lives = [...services]
  let endedAt = []
  for (;;) {
    const { place, result } = await Promise.race(
      lives.map(async (service, index) => ({ place: index, result: await service.ended })),
    )
    const service = lives[place]
    if (isStopping()) return undefined
    endedAt = [...endedAt.filter((at) => now() - at < WINDOW_MS), now()]
    if (!service.startAgain || endedAt.length > AGAIN_MAX) return { service, result }
    say(`\n${service.name} ended by itself (${result.signal ?? `code ${result.code}`}); starting it again.`)
    lives[place] = await service.startAgain()
  }
}
