import { measure } from './load/measure.ts'
import { readProfile } from './profile.ts'
import { pinGenerator } from './servers/pinned-process.ts'
import { startOurs } from './servers/ours.ts'
import { startHocuspocus, startPlainRoom } from './servers/peers.ts'
pinGenerator()
const [which='ours', n='100', rooms='1', sockets='1', profile] = process.argv.slice(2)
const start = { ours: startOurs, hocuspocus: startHocuspocus, plain: startPlainRoom }[which]!
const s = await start(profile ? { nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${profile}`] } : {})
let port = 0
const seats = s.seats.bind(s)
const s2 = { ...s, seats: async (r: number, p: number) => { const x = await seats(r, p); port = x[0]![0]!.port; return x } }
try { const m = await measure(s2, { rooms: +rooms, perRoom: +n, seconds: 6, sockets: +sockets as 1|3 }); console.log(which, n, rooms, sockets, m && `p50 ${m.latency.p50.toFixed(1)} p99 ${m.latency.p99.toFixed(1)} cpu ${m.cpu.toFixed(2)} delay ${m.delay.toFixed(1)} others ${m.others.toFixed(2)} bytes ${Object.values(m.bytes).map(Math.round)}`)
 if (which==='ours') { const t = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text(); console.log(/kompassi_tick_seconds_sum.*/.exec(t)?.[0], /kompassi_tick_seconds_count.*/.exec(t)?.[0], /kompassi_commit_seconds_sum.*/.exec(t)?.[0], /kompassi_commit_seconds_count.*/.exec(t)?.[0]) }
} finally { await s.stop() }
if (profile) { const p = readProfile(profile, 5); console.log('busy', p.busy.toFixed(2)); for (const h of p.hot.slice(0,24)) console.log((h.part*100).toFixed(1).padStart(5), h.place) }
