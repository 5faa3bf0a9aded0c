import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newCode, newToken, normaliseCode } from '../../server/access/links.ts'
import { hashSecret, isSecret, newSecret, sameSecret } from '../../server/access/secrets.ts'

describe('codes', () => {
  it('have six characters that nobody takes for another', () => {
    const seen = new Set<string>()
    for (let i = 0; i < 2000; i++) {
      const code = newCode()
      expect(code).toMatch(/^[A-Z0-9]{6}$/)
      for (const letter of code) seen.add(letter)
    }
    expect(seen.size).toBe(24)
    for (const lookAlike of '01258BILOSUZ') expect(seen.has(lookAlike)).toBe(false)
  })

  it('are read however they are typed', () => {
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.constantFrom('', ' ', '-', '–', '\u00A0')),
        fc.boolean(),
        (gaps, small) => {
          const code = newCode()
          let typed = ''
          for (const letter of code) typed += letter + (gaps.next().value ?? '')
          expect(normaliseCode(small ? typed.toLowerCase() : typed)).toBe(code)
        },
      ),
    )
  })

  it('are not made of anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const code = normaliseCode(text)
        expect(code === null || /^[34679ACDEFGHJKMNPQRTVWXY]{6}$/.test(code)).toBe(true)
      }),
    )
    expect(normaliseCode('AAAAA')).toBe(null)
    expect(normaliseCode('AAAAAAA')).toBe(null)
    expect(normaliseCode('AAAAA0')).toBe(null)
  })
})

describe('secrets', () => {
  it('are long, fit a fragment, and differ', () => {
    expect(new Set(Array.from({ length: 100 }, newToken)).size).toBe(100)
    expect(newToken()).toMatch(/^[A-Za-z0-9_-]{32}$/)
    expect(isSecret(newSecret())).toBe(true)
    expect(isSecret(`${newSecret()}x`)).toBe(false)
  })

  it('are compared as a whole', () => {
    const secret = newSecret()
    expect(sameSecret(secret, secret)).toBe(true)
    expect(sameSecret(secret, secret.slice(1))).toBe(false)
    expect(sameSecret('', secret)).toBe(false)
    expect(hashSecret(secret)).not.toContain(secret)
  })
})
