import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings } from './env'

const NEEDED = { HAZINA_KEY: '07'.repeat(32), NEXTAUTH_SECRET: 'x'.repeat(32), HAZINA_ROOT: '/srv/hazina' }
const read = (DATABASE_URL: string) => readSettings({ ...NEEDED, DATABASE_URL })

describe('DATABASE_URL', () => {
  it('empty or a path is a file', () => {
    expect(read('')).toMatchObject({ databaseFile: '/srv/hazina/.hazina/sandbox.db', databaseUrl: undefined })
    expect(read('data/own.db')).toMatchObject({ databaseFile: path.resolve('/srv/hazina/data/own.db') })
  })

  it('of a PostgreSQL server is kept as it is; the file is then the one that was there before', () => {
    const url = 'postgres://hazina:secret@db.example:5432/hazina'
    expect(read(url)).toMatchObject({ databaseUrl: url, databaseFile: '/srv/hazina/.hazina/sandbox.db' })
  })

  it.each(['mysql://a:secret@b/c', 'postgres://a:secret@b', 'postgresql://a:secret@/'])(
    'refuses %s in a sentence that does not show the password',
    (url) => {
      expect(() => read(url)).toThrow(/^Hazina cannot start: DATABASE_URL/)
      expect(() => read(url)).not.toThrow(/secret/)
    },
  )
})
