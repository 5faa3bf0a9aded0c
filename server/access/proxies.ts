import { BlockList, isIP } from 'node:net'

type Range = readonly [address: string, prefix: number]

const NAMED: Readonly<Record<string, readonly Range[]>> = {
  loopback: [
    ['127.0.0.0', 8],
    ['::1', 128],
  ],
  linklocal: [
    ['169.254.0.0', 16],
    ['fe80::', 10],
  ],
  uniquelocal: [
    ['10.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['fc00::', 7],
  ],
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** An IPv4 address that came over an IPv6 socket, written as IPv4. */
export const plainAddress = (address: string): string =>
  address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')

function rangesOf(entry: string): readonly Range[] | null {
  const named = NAMED[entry]
  if (named) return named
  const [address = '', bits] = entry.split('/')
  const version = isIP(address)
  if (version === 0) return null
  const most = version === 6 ? 128 : 32
  if (bits === undefined) return [[address, most]]
  const prefix = Number(bits)
  return /^\d+$/.test(bits) && prefix <= most ? [[address, prefix]] : null
}

/** Addresses whose forwarded headers count. */
export type Trusts = (address: string) => boolean

/**
 * Reads a list of addresses, networks (`10.0.0.0/8`) and the names `loopback`, `linklocal`, `uniquelocal`.
 * @returns the first entry that is none of these, or who is trusted
 */
export function parseProxies(
  list: readonly string[],
): { ok: true; value: Trusts } | { ok: false; reason: string } {
  const block = new BlockList()
  for (const entry of list) {
    const ranges = rangesOf(entry)
    if (!ranges) return { ok: false, reason: entry }
    for (const [address, prefix] of ranges) block.addSubnet(address, prefix, familyOf(address))
  }
  return {
    ok: true,
    value: (address) => isIP(address) !== 0 && block.check(address, familyOf(address)),
  }
}

const loopback = parseProxies(['loopback'])

/** Whether an address is this machine's own. */
export const isLoopback: Trusts = (address) => loopback.ok && loopback.value(plainAddress(address))
