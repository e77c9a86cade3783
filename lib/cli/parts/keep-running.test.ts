import { expect, test } from 'vitest'

type Result = { code: number; signal?: string }
type Service = { name: string; ended: Promise<Result>; startAgain?: () => Promise<Service> }

type Outside = { isStopping(): boolean; say(line: string): void; now?(): number }

// The commands are plain JavaScript, so that they run before anything is installed; their shapes are stated here.
const {
  keepRunning,
}: { keepRunning(services: Service[], outside: Outside): Promise<{ service: Service; result: Result } | undefined> } =
  await import(new URL('./keep-running.mjs', import.meta.url).href)

/** A service whose lives end when the test says so. */
function mortal(name: string, isStartedAgain: boolean) {
  const ends: ((result: Result) => void)[] = []
  const newLife = (): Service => ({
    name,
    ended: new Promise((resolve) => ends.push(resolve)),
    ...(isStartedAgain && { startAgain: async () => newLife() }),
  })
  return { service: newLife(), die: (result: Result) => ends.at(-1)?.(result), lives: () => ends.length }
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

test('a web server that was ended is started again, and its callbacks are safe in the file meanwhile', async () => {
  const web = mortal('The web server', true)
  const said: string[] = []
  const watching = keepRunning([web.service], { isStopping: () => false, say: (line) => void said.push(line) })
  web.die({ code: 1, signal: 'SIGKILL' })
  await turn()
  web.die({ code: 134 })
  await turn()
  expect(web.lives()).toBe(3)
  expect(said.join()).toMatch(/SIGKILL.*starting it again.*code 134/s)
  for (let count = 0; count < 4; count += 1) {
    web.die({ code: 1 })
    await turn()
  }
  expect(await watching).toMatchObject({ service: { name: 'The web server' } })
  expect(web.lives()).toBe(6)
})

test('what ends only now and then is started again for ever', async () => {
  const web = mortal('The web server', true)
  let clock = 0
  void keepRunning([web.service], { isStopping: () => false, say: () => undefined, now: () => clock })
  for (let count = 0; count < 20; count += 1) {
    clock += 5 * 60_000
    web.die({ code: 1 })
    await turn()
  }
  expect(web.lives()).toBe(21)
})

test('the sandbox ends everything, and a stop is no failure', async () => {
  const sandbox = mortal('The sandbox', false)
  const web = mortal('The web server', true)
  const watching = keepRunning([sandbox.service, web.service], { isStopping: () => false, say: () => undefined })
  sandbox.die({ code: 1 })
  expect(await watching).toMatchObject({ service: { name: 'The sandbox' }, result: { code: 1 } })

  const other = mortal('The web server', true)
  const stopped = keepRunning([other.service], { isStopping: () => true, say: () => undefined })
  other.die({ code: 0 })
  expect(await stopped).toBeUndefined()
  expect(other.lives()).toBe(1)
})
