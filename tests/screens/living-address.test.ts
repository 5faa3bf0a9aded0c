import { expect, it } from 'vitest'
import { livingAddress } from '../../src/screens/poster/living-address.ts'

const from = (address: string) => livingAddress(new URL(address), 's1', 'c1')

it('leads to the compass without any secret, and nowhere from an address that only this device knows', () => {
  expect(from('https://kompassi.example.fi/s/s1/poster?as=facilitator')).toBe(
    'https://kompassi.example.fi/s/s1/canvas/c1',
  )
  expect(from('http://192.168.1.7:3000/s/s1/poster')).toBe('http://192.168.1.7:3000/s/s1/canvas/c1')
  for (const own of ['http://localhost:3000/', 'http://127.0.0.1:3000/', 'http://[::1]:3000/']) {
    expect(from(own)).toBeNull()
  }
})
