import { PlainFailure } from './words.mjs'

/** The floor that package.json's "engines" names; npm only warns about it. */
const NODE_FLOOR = [20, 19]

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > NODE_FLOOR[0] || (major === NODE_FLOOR[0] && minor >= NODE_FLOOR[1])) return
  throw new PlainFailure(
    `Hazina needs Node ${NODE_FLOOR.join('.')} or newer; this is Node ${version}. Install a newer Node and run the command again.`,
  )
}
