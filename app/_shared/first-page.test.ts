import { expect, test } from 'vitest'
import { permissionsOf, ROLES } from '@/lib/core/permissions'
import { firstPage } from './first-page'

test('everyone starts on a page they may open; an administrator sees no money', () => {
  const first = (role: (typeof ROLES)[number]) =>
    firstPage({ id: '1', name: 'x', signInName: 'x', roles: [role], permissions: permissionsOf([role]) }, false)?.href
  expect(ROLES.map(first)).toEqual(['/', '/', '/', '/', '/', '/providers'])
})

test('somebody without any role has no page', () => {
  const nobody = { id: '1', name: 'x', signInName: 'x', roles: [], permissions: permissionsOf([]) }
  expect(firstPage(nobody, true)?.href).toBeUndefined()
})
