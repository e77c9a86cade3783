import { runChild } from './children.mjs'

const isRoot = () => process.getuid?.() === 0

/** Installs a package of the distribution where that is possible: as root on Debian or Ubuntu. Whoever asks looks whether it is there. */
export async function aptInstall(name) {
  if (!isRoot()) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => runChild('apt-get', 'apt-get', args, { capture: true, env })
  await apt('update', '-q')
  await apt('install', '-y', '-q', '--no-install-recommends', name)
}
