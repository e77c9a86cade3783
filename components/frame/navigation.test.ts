import { describe, expect, test } from 'vitest'
import { permissionsOf, ROLES } from '@/lib/core/permissions'
import { NAVIGATION, navigationFor } from './navigation'

const pages = (roles: Parameters<typeof permissionsOf>[0], sandbox = true) =>
  navigationFor(permissionsOf(roles), sandbox).flatMap(({ items }) => items.map((item) => item.page))

describe('navigation', () => {
  test('an administrator sees no money page', () => {
    expect(pages(['administrator'])).toEqual(['providers', 'audit', 'people', 'rules', 'views', 'phone'])
  })

  test('the virtual phone is in no rail of a live installation', () => {
    for (const role of ROLES) expect(pages([role], false)).not.toContain('phone')
  })

  test('someone without any permission sees an empty rail, not empty groups', () => {
    expect(navigationFor(new Set(), true)).toEqual([])
  })

  test('no two pages share an address', () => {
    const addresses = NAVIGATION.flatMap(({ items }) => items.map((item) => item.href))
    expect(new Set(addresses).size).toBe(addresses.length)
  })
})
