import { pinGenerator } from './servers/pinned-process.ts'
import { startOurs } from './servers/ours.ts'
import { seatAll } from './load/crowd.ts'
import { Client } from './load/client.ts'
import { holds } from './load/until.ts'
pinGenerator()
const s = await startOurs({environment:{LOG_LEVEL:'info'}})
const t0 = performance.now()
const [seats=[]] = await s.seats(1, 1000)
console.log('seats', performance.now()-t0)
const all: Client[] = []
for (let i=0;i<20;i++){ const t=performance.now(); const b=seats.slice(i*50,i*50+50).map(x=>new Client(x,{client:i,updates:[],ends:[]})); all.push(...b)
 const ok = await holds(()=>b.every(c=>c.synced||c.closed!==null),10000); console.log(i, ok, (performance.now()-t).toFixed(0), b.map(c=>c.closed).filter(x=>x!==null), b.filter(c=>!c.synced).map(c=>JSON.stringify([(c as any).socket.received,(c as any).socket.isUpgraded,(c as any).socket.rest?.length,(c as any).socket.rest?.slice(0,20),c.bytes]))); if(!ok) break }
void seatAll
await s.stop()
