import { once } from 'node:events'
import { type AddressInfo, type Server, Socket, connect, createServer } from 'node:net'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DirectWriter, directWriter } from '../../server/sync/direct-writing.ts'
import { until } from '../support/until.ts'

/** More than the kernel takes of what nobody reads. */
const LARGE = 30_000_000

const filled = (length: number, byte: number): Buffer => Buffer.alloc(length, byte)

describe('writing past a stream', () => {
  let server: Server
  let stream: Socket
  let client: Socket
  let writer: DirectWriter
  let heard: Buffer[]

  beforeEach(async () => {
    server = createServer({ noDelay: true }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    client = connect((server.address() as AddressInfo).port, '127.0.0.1')
    heard = []
    client.on('data', (chunk: Buffer) => heard.push(chunk))
    ;[stream] = (await once(server, 'connection')) as [Socket]
    stream.on('error', () => undefined)
    const made = directWriter(stream)
    // Or this Node does it differently: then everything is written by the stream.
    if (!made) throw new Error('nothing can be written past a stream here')
    writer = made
  })

  afterEach(() => {
    client.destroy()
    stream.destroy()
    server.close()
  })

  it('arrives, and nothing waits', async () => {
    expect(writer.write(Buffer.from('yksi '))).toBe(true)
    expect(writer.write(Buffer.from('kaksi'))).toBe(true)
    expect(writer.waiting).toBe(0)
    await until(() => Buffer.concat(heard).toString() === 'yksi kaksi')
  })

  it('waits for who does not read, and what comes after it stays after it', async () => {
    client.pause()
    expect(writer.write(filled(LARGE, 1))).toBe(true)
    expect(writer.waiting).toBe(LARGE)
    expect(writer.write(filled(10, 2))).toBe(false)
    stream.write(filled(10, 2))
    expect(stream.writableLength).toBe(10)
    client.resume()
    await until(() => writer.waiting === 0 && stream.writableLength === 0)
    expect(writer.write(filled(10, 3))).toBe(true)
    stream.end()
    await once(client, 'end')
    const all = Buffer.concat(heard)
    expect(all.length).toBe(LARGE + 20)
    expect(all.equals(Buffer.concat([filled(LARGE, 1), filled(10, 2), filled(10, 3)]))).toBe(true)
  })

  it('is whole when the stream ends meanwhile', async () => {
    client.pause()
    writer.write(filled(LARGE, 1))
    stream.end()
    client.resume()
    await once(client, 'end')
    expect(Buffer.concat(heard).length).toBe(LARGE)
  })

  it('leaves order to the stream while that has something', () => {
    stream.cork()
    stream.write('yksi')
    expect(writer.write(Buffer.from('kaksi'))).toBe(false)
    stream.uncork()
    expect(writer.write(Buffer.from('kaksi'))).toBe(true)
  })

  it('ends the socket of whom it cannot reach', async () => {
    client.resetAndDestroy()
    await until(() => {
      writer.write(Buffer.from('?'))
      return stream.destroyed
    })
    expect(writer.write(Buffer.from('?'))).toBe(false)
    expect(writer.waiting).toBe(0)
  })

  it('ends what waits with the socket', async () => {
    client.pause()
    writer.write(filled(LARGE, 1))
    stream.destroy()
    await until(() => writer.waiting === 0)
    expect(writer.write(Buffer.from('?'))).toBe(false)
  })
})

it('only plain sockets are written past their streams', () => {
  class OtherSocket extends Socket {}
  expect(directWriter(new PassThrough())).toBeNull()
  expect(directWriter(new OtherSocket())).toBeNull()
  expect(directWriter(new Socket())).toBeNull()
})
