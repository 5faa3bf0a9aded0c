import { measure } from './load/measure.ts'
import { pinGenerator } from './servers/pinned-process.ts'
import { startOurs } from './servers/ours.ts'
import { startHocuspocus, startPlainRoom } from './servers/peers.ts'
pinGenerator()
const [which = 'ours', n = '100', rooms = '1', sockets = '1', profile] = process.argv.slice(2)
const start = { ours: startOurs, hocuspocus: startHocuspocus, plain: startPlainRoom }[which]!
const s = await start(profile ? { nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${profile}`] } : {})
try {
  console.log(
    which,
    n,
    rooms,
    sockets,
    await measure(s, { rooms: +rooms, perRoom: +n, seconds: 6, sockets: +sockets as 1 | 3 }),
  )
} finally {
  await s.stop()
}
