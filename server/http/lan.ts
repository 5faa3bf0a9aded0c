import { networkInterfaces } from 'node:os'

// Bridges of containers and virtual machines, and tunnels: no phone in the room reaches them.
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|utun|tun|tap|wg|zt|tailscale)/i

/** This machine's IPv4 address in the local network; null when it has none. */
export function lanAddress(): string | null {
  const addresses = Object.entries(networkInterfaces()).flatMap(([name, list]) =>
    (list ?? [])
      .filter((entry) => entry.family === 'IPv4' && !entry.internal && !entry.address.startsWith('169.254.'))
      .map(({ address }) => ({ address, isVirtual: VIRTUAL.test(name) })),
  )
  return (addresses.find(({ isVirtual }) => !isVirtual) ?? addresses[0])?.address ?? null
}

const EVERY_ADDRESS = new Set(['0.0.0.0', '::'])

/** Whether a server that listens on `host` (see HOST) is reached from the local network, too. */
export const isInLan = (host: string): boolean => EVERY_ADDRESS.has(host)
