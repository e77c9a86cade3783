/** Whether the ports are free, asked before anything is started, so that the answer can name the variable to change. */
import net from 'node:net'
import { PlainFailure } from './words.mjs'

/** The sandbox's control port and one for each provider. */
export const SANDBOX_PORT_COUNT = 5

function whyNotFree(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', (error) => resolve(error.code))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)))
  })
}

async function requireFree(port, host, what, howToChange) {
  const code = await whyNotFree(port, host)
  if (code === undefined) return
  if (code === 'EADDRINUSE') {
    throw new PlainFailure(
      `Port ${port}, which ${what} needs, is in use: another program, or a Hazina that is already running. Stop it, or ${howToChange}.`,
    )
  }
  throw new PlainFailure(
    `Port ${port}, which ${what} needs, cannot be opened on ${host} (${code}). To use another, ${howToChange}.`,
  )
}

export async function requireFreePorts({ port, host, sandboxPort, isSandboxMode }) {
  await requireFree(
    port,
    host,
    'the web server',
    `choose another with the variable PORT, for example PORT=${port + 100} npm start`,
  )
  if (!isSandboxMode) return
  for (let offset = 0; offset < SANDBOX_PORT_COUNT; offset++) {
    await requireFree(
      sandboxPort + offset,
      '127.0.0.1',
      'the sandbox',
      `choose another first port with the variable SANDBOX_PORT (it uses ${SANDBOX_PORT_COUNT} from there), for example SANDBOX_PORT=${sandboxPort + 100} npm start`,
    )
  }
}
