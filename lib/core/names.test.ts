import { describe, expect, it } from 'vitest'
import { namesAgree } from './names'

describe('the name on the order beside the name the provider tells', () => {
  it.each([
    ['Jane Wanjiku', 'JANE WANJIKU'],
    ['Jane Wanjiku', 'WANJIKU JANE'],
    ['Jane Wanjiku', 'Jane Akinyi Wanjiku'],
    ['Jane Akinyi Wanjiku', 'JANE WANJIKU'],
    ['Jane A. Wanjiku', 'Jane Akinyi Wanjiku'],
    ['J. Wanjiku', 'JANE WANJIKU'],
    ['Jane Wanjiku', 'JANE'],
    ['Ngũgĩ wa Thiong’o', 'NGUGI WA THIONG’O'],
    ['Mama Mboga Ltd.', 'MAMA MBOGA LTD'],
    ['', 'JANE WANJIKU'],
    ['Jane Wanjiku', ' '],
  ])('takes %j and %j for one', (ours, theirs) => {
    expect(namesAgree(ours, theirs)).toBe(true)
  })

  it.each([
    ['Jane Wanjiku', 'JANE WANJIRU'],
    ['Jane Wanjiku', 'John Otieno'],
    ['Jane Wanjiku', 'PETER'],
    ['Jane Akinyi Wanjiku', 'JANE ACHIENG'],
    ['Mama Mboga Ltd', 'Mama Njeri Ltd'],
  ])('sees that %j is not %j', (ours, theirs) => {
    expect(namesAgree(ours, theirs)).toBe(false)
  })
})
