import { expect, it } from 'vitest'

// The commands are plain JavaScript, so that they run before anything is installed; their shapes are stated here.
const { lockfileFaults }: { lockfileFaults(text: string): string[] } = await import(
  new URL('./lockfile.mjs', import.meta.url).href
)

const lockfile = (packages: Record<string, object>) => JSON.stringify({ lockfileVersion: 3, packages })

it('an optional dependency without an entry of its own is a fault: npm ci fails on the platform that needs it', () => {
  const text = lockfile({
    'node_modules/next': { version: '1.0.0', optionalDependencies: { '@next/linux': '1.0.0', '@next/mac': '1.0.0' } },
    'node_modules/@next/linux': { version: '1.0.0', optional: true },
  })
  expect(lockfileFaults(text)).toEqual(['node_modules/next may need @next/mac, which has no entry of its own.'])
})

it('an entry nested in the package that needs it, or in one above, counts', () => {
  const text = lockfile({
    'node_modules/a/node_modules/b': { version: '1.0.0', optionalDependencies: { x: '1', y: '1', z: '1' } },
    'node_modules/a/node_modules/b/node_modules/x': { version: '1.0.0' },
    'node_modules/a/node_modules/y': { version: '1.0.0' },
    'node_modules/z': { version: '1.0.0' },
  })
  expect(lockfileFaults(text)).toEqual([])
})

it('the address of the registry that was used is a fault', () => {
  const text = lockfile({ 'node_modules/a': { version: '1.0.0', resolved: 'https://registry.example/a.tgz' } })
  expect(lockfileFaults(text)).toHaveLength(1)
})
